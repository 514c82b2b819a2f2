import { dayKey, dayText, timeText } from './dates.js';
import { actionText } from './dialog-list.js';
import { avatar, h, icon } from './dom.js';
import { textNodes } from './links.js';
import { nameOf, speakerOf, state } from './state.js';
import { texts } from './texts.js';

/**
 * The lines of a dialog: day separators, service lines and bubbles. A line that shows the same as before is taken from
 * `drawn` (by what it shows) and stays the same element. `onPress(where, index, element)` for inline buttons.
 */
export function messageNodes(dialog, messages, drawn, onPress) {
  const nodes = [];
  const reuse = (key, build) => {
    if (!drawn.has(key)) drawn.set(key, build());
    nodes.push(drawn.get(key));
  };
  let previous;
  for (const message of messages) {
    const at = new Date(message.at);
    const newDay = previous === undefined || dayKey(new Date(previous.at)) !== dayKey(at);
    const follows = !newDay && !previous.action && previous.fromId === message.fromId;
    if (newDay) reuse(`day ${message.at}`, () => h('p', { class: 'day' }, h('span', {}, dayText(at))));
    reuse(JSON.stringify([message, follows]), () =>
      message.action
        ? h('p', { class: 'action' }, actionText(message))
        : bubble(dialog, message, follows, onPress),
    );
    previous = message;
  }
  return nodes;
}

function bubble(dialog, message, follows, onPress) {
  const own = message.fromId === speakerOf(dialog);
  const name = nameOf(message.fromId);
  const replied = state.messages
    .get(dialog.peerId)
    ?.find((each) => each.conversationMessageId === message.replyTo);
  const marks = [message.edited && texts.edited, message.hiddenFromBot && texts.hidden].filter(Boolean);
  return h(
    'article',
    {
      class: `message ${own ? 'own' : ''} ${follows ? 'follows' : ''}`,
      'aria-label': `${own ? texts.you : name}, ${timeText(new Date(message.at))}`,
    },
    !own && (follows ? h('span', { class: 'avatar-gap' }) : sender(message, name)),
    h(
      'div',
      { class: 'message-body' },
      h(
        'div',
        { class: 'bubble' },
        !own && !follows && dialog.kind === 'chat' && h('p', { class: 'from' }, name),
        replied && h('p', { class: 'replied' }, replied.text),
        message.text && h('p', { class: 'text' }, textNodes(message.text)),
        message.attachments.map(attachment),
        h(
          'span',
          { class: 'when' },
          marks.map((mark) => `${mark} · `),
          h('time', { datetime: message.at }, timeText(new Date(message.at))),
        ),
      ),
      message.keyboard?.inline &&
        keyboardNode(message.keyboard, (index, element) =>
          onPress(message.conversationMessageId, index, element),
        ),
    ),
  );
}

function sender(message, name) {
  return message.fromId < 0
    ? h('img', { class: 'avatar', src: 'favicon.svg', alt: '' })
    : avatar(name, message.fromId);
}

/** Paths only: the page may be open under another name of this machine, and loads from itself alone. */
function localPath(address) {
  const url = new URL(address);
  return url.pathname + url.search;
}

function attachment(each) {
  if (each.type === 'doc') {
    const { doc } = each;
    return h(
      'a',
      { class: 'document', href: localPath(doc.url), download: doc.title },
      h('span', { class: 'document-type', 'aria-hidden': 'true' }, doc.ext || '?'),
      h('span', { class: 'document-body' }, h('b', {}, doc.title), h('small', {}, texts.bytes(doc.size))),
      icon('down'),
    );
  }
  if (each.type === 'photo') {
    const size = each.photo.sizes.at(-1);
    const path = localPath(size.url);
    return h(
      'a',
      { class: 'photo', href: path, target: '_blank' },
      h('img', { src: path, alt: texts.photo, width: size.width, height: size.height, loading: 'lazy' }),
    );
  }
  return h('p', { class: 'foreign' }, each.reference ?? each.type);
}

const COLOURS = { primary: 'primary', positive: 'positive', negative: 'negative' };

/** Rows of real buttons; `onPress(index, element)` counts row by row. */
export function keyboardNode(keyboard, onPress) {
  let index = -1;
  return h(
    'div',
    { class: `keyboard ${keyboard.inline ? 'inline' : 'below'}`, role: 'group', 'aria-label': texts.keys },
    keyboard.buttons.map((row) =>
      h(
        'div',
        { class: 'keyboard-row' },
        row.map(({ action, color }) => {
          index += 1;
          const own = index;
          return h(
            'button',
            {
              type: 'button',
              class: `key ${COLOURS[color] ?? ''}`,
              onclick: (event) => onPress(own, event.currentTarget),
            },
            h('span', {}, action.label ?? action.type),
            action.type === 'open_link' && icon('link'),
          );
        }),
      ),
    ),
  );
}
