/** What the page knows. One object, changed in place; the parts redraw themselves after a change. */
export const state = {
  group: { id: 0, name: '', screenName: '' },
  timeZone: 'UTC',
  people: new Map(),
  dialogs: new Map(),
  /** The open dialog's peer, or undefined. */
  openPeer: undefined,
  /** Messages by peer, for dialogs that were opened. */
  messages: new Map(),
  unread: new Map(),
  /** Who speaks in a chat, by peer. */
  speakers: new Map(),
  clockOffsetMs: 0,
};

export function nameOf(id) {
  if (id < 0) return state.group.name;
  const person = state.people.get(id);
  return person === undefined ? `id${id}` : `${person.firstName} ${person.lastName}`;
}

/** In a private dialog the person; in a chat whoever was chosen to speak. */
export function speakerOf(dialog) {
  if (dialog.kind === 'private') return dialog.peerId;
  const chosen = state.speakers.get(dialog.peerId);
  return dialog.memberIds.includes(chosen) ? chosen : dialog.memberIds[0];
}

export const now = () => new Date(Date.now() + state.clockOffsetMs);
