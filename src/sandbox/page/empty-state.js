import { avatar, h } from './dom.js';
import { post } from './server.js';
import { speakerOf, state } from './state.js';
import { texts } from './texts.js';

/** What stands in a dialog in which nothing was said, and in a chat without the bot. */
export function emptyState(dialog, messages) {
  if (dialog.kind === 'chat' && !dialog.communityIn) {
    const personId = speakerOf(dialog);
    const add = h(
      'button',
      {
        type: 'button',
        class: 'button primary',
        onclick: () => post('invite', { personId, peerId: dialog.peerId }),
      },
      texts.addBot,
    );
    return emptyCard(avatar(dialog.title, dialog.peerId), texts.noBot, texts.noBotHint, add);
  }
  if (messages.length > 0) return undefined;
  if (dialog.kind === 'chat') {
    return emptyCard(
      avatar(dialog.title, dialog.peerId),
      texts.emptyChat,
      `${texts.emptyChatHint}${state.group.screenName}».`,
    );
  }
  const personId = dialog.peerId;
  const start = h(
    'button',
    { type: 'button', class: 'button primary', onclick: () => post('start', { personId }) },
    texts.start,
  );
  const input = h('input', { id: 'ref', name: 'ref', autocomplete: 'off', required: true });
  const byLink = h(
    'details',
    { class: 'by-link' },
    h('summary', {}, texts.byLink),
    h(
      'form',
      {
        onsubmit: (event) => {
          event.preventDefault();
          void post('start', { personId, ref: input.value.trim() });
        },
      },
      h('label', { for: 'ref' }, texts.refLabel),
      h('div', { class: 'row' }, input, h('button', { type: 'submit', class: 'button' }, texts.refGo)),
    ),
  );
  return emptyCard(avatar(dialog.title, personId), texts.emptyPrivate, texts.emptyPrivateHint, start, byLink);
}

export function emptyCard(picture, title, hint, ...more) {
  return h(
    'div',
    { class: 'empty' },
    picture,
    h('p', { class: 'empty-title' }, title),
    h('p', { class: 'hint' }, hint),
    more,
  );
}
