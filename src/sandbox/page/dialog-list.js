import { listTime } from './dates.js';
import { avatar, byId, h } from './dom.js';
import { nameOf, state } from './state.js';
import { texts } from './texts.js';

export function drawList() {
  const list = byId('list');
  const focused = document.activeElement?.dataset?.peer;
  const dialogs = [...state.dialogs.values()];
  const group = (title, kind) => {
    const items = dialogs.filter((dialog) => dialog.kind === kind);
    if (items.length === 0) return undefined;
    const id = `list-${kind}`;
    return [
      h('h2', { class: 'list-title', id }, title),
      h(
        'ul',
        { class: 'list-items', 'aria-labelledby': id },
        items.map((dialog) => h('li', {}, item(dialog))),
      ),
    ];
  };
  const scrolled = list.scrollTop;
  list.replaceChildren(
    ...[group(texts.people, 'private'), group(texts.chats, 'chat')].flat().filter(Boolean),
  );
  list.scrollTop = scrolled;
  if (focused !== undefined) list.querySelector(`[data-peer="${focused}"]`)?.focus();
}

function item(dialog) {
  const note =
    dialog.kind === 'private'
      ? state.people.get(dialog.peerId)?.note
      : texts.members(dialog.memberIds.length);
  const unread = state.unread.get(dialog.peerId) ?? 0;
  const open = state.openPeer === dialog.peerId;
  return h(
    'button',
    {
      type: 'button',
      class: `dialog ${open ? 'open' : ''}`,
      'aria-current': open ? 'true' : undefined,
      dataset: { peer: dialog.peerId },
      onclick: () => {
        location.hash = String(dialog.peerId);
      },
    },
    avatar(dialog.title, dialog.peerId),
    h(
      'span',
      { class: 'dialog-body' },
      h(
        'span',
        { class: 'dialog-head' },
        h('span', { class: 'dialog-title' }, dialog.title),
        dialog.last && h('time', { class: 'dialog-time' }, listTime(new Date(dialog.last.at))),
      ),
      note && h('span', { class: 'dialog-note' }, note),
      h(
        'span',
        { class: 'dialog-foot' },
        h('span', { class: 'dialog-last' }, preview(dialog)),
        unread > 0 &&
          h(
            'span',
            { class: 'badge' },
            h('span', { 'aria-hidden': 'true' }, unread),
            h('span', { class: 'visually-hidden' }, texts.unread(unread)),
          ),
      ),
    ),
  );
}

function preview(dialog) {
  const { last } = dialog;
  if (!last) return texts.noMessages;
  const text = last.action
    ? actionText(last)
    : last.text.replace(/\[(?:club|public|id)\d+\|([^\]]+)\]/g, '$1') ||
      (last.attachments[0]?.type === 'photo' ? texts.photo : (last.attachments[0]?.doc?.title ?? texts.file));
  if (last.action) return text;
  if (last.fromId < 0) return `${texts.bot}: ${text}`;
  return dialog.kind === 'chat' ? `${state.people.get(last.fromId)?.firstName ?? ''}: ${text}` : text;
}

export function actionText(message) {
  const { type, member_id: memberId } = message.action;
  const who = nameOf(message.fromId);
  const whom = memberId < 0 ? texts.theBot : nameOf(memberId ?? message.fromId);
  return (texts.actions[type] ?? (() => who))(who, whom);
}
