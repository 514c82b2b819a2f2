import { spin, takeAnswer } from './callbacks.js';
import { composer } from './composer.js';
import { avatar, bindMenu, byId, h, iconButton, toast } from './dom.js';
import { emptyCard, emptyState } from './empty-state.js';
import { followLink } from './links.js';
import { keyboardNode, messageNodes } from './message.js';
import { get, post, postFile } from './server.js';
import { speakerOf, state } from './state.js';
import { texts } from './texts.js';

const SHOWN = 200;
const TYPING_MS = 5000;

let typingTimer;
let shown = SHOWN;
/** What the drawn foot depends on: it is not drawn anew for nothing, since somebody may be typing in it. */
let footDrawn = '';
/** The lines of the open dialog as they stand, by what they show. */
const drawnNodes = new Map();

export async function openThread(peerId) {
  state.openPeer = peerId;
  state.unread.delete(peerId);
  shown = SHOWN;
  const dialog = state.dialogs.get(peerId);
  document.body.classList.toggle('in-thread', dialog !== undefined);
  if (dialog === undefined) {
    byId('thread').replaceChildren(
      emptyCard(h('img', { src: 'favicon.svg', alt: '' }), texts.choose, texts.chooseHint),
    );
    return;
  }
  // What arrives while the answer is under way lands in the empty list and is kept.
  const arrived = [];
  state.messages.set(peerId, arrived);
  const { messages } = await get(`messages?peer=${peerId}`);
  for (const message of arrived) applyMessage(messages, message);
  state.messages.set(peerId, messages);
  if (state.openPeer !== peerId) return;
  drawThread();
  if (matchMedia('(min-width: 760px)').matches) byId('composer-text')?.focus();
}

function drawThread() {
  const dialog = state.dialogs.get(state.openPeer);
  const pane = byId('thread');
  pane.replaceChildren(
    head(dialog),
    h('div', {
      class: `log ${dialog.kind}`,
      id: 'log',
      role: 'log',
      'aria-live': 'polite',
      'aria-label': dialog.title,
      tabindex: '0',
    }),
    h('p', { class: 'typing', id: 'typing', hidden: true }, texts.typing),
    h('div', { class: 'foot', id: 'foot' }),
    h('div', { class: 'drop', 'aria-hidden': 'true' }, texts.dropHere),
  );
  drawnNodes.clear();
  footDrawn = '';
  // The foot first: it takes its height from the log, whose end is to be seen.
  drawFoot();
  drawLog(true);
}

function head(dialog) {
  const note = dialog.kind === 'private' ? state.people.get(dialog.peerId)?.note : undefined;
  const menu = h('div', { class: 'menu', hidden: true });
  const button = iconButton('more', texts.more, { 'aria-expanded': 'false' });
  const { close } = bindMenu(button, menu);
  menu.append(
    ...menuItems(dialog).map(([label, run]) =>
      h('button', { type: 'button', class: 'menu-item', onclick: () => (close(), run()) }, label),
    ),
  );
  return h(
    'header',
    { class: 'thread-head' },
    iconButton('back', texts.back, { class: 'icon-button back', onclick: () => (location.hash = '') }),
    avatar(dialog.title, dialog.peerId),
    h(
      'div',
      { class: 'thread-names' },
      h('h2', { class: 'thread-title' }, dialog.title),
      h(
        'p',
        { class: 'thread-note', id: 'thread-note' },
        [note, ...statusOf(dialog)].filter(Boolean).join(' · '),
      ),
    ),
    h('div', { class: 'menu-root' }, button, menu),
  );
}

function statusOf(dialog) {
  if (dialog.kind === 'private') {
    return [dialog.last && !dialog.allowed ? texts.denied : texts.withBot];
  }
  const bot = !dialog.communityIn ? texts.botOut : dialog.fullAccess ? texts.botInFull : texts.botIn;
  return [texts.members(dialog.memberIds.length), bot];
}

function menuItems(dialog) {
  const { peerId } = dialog;
  if (dialog.kind === 'private') {
    return dialog.allowed
      ? [[texts.deny, () => post('deny', { personId: peerId }).then(() => toast(texts.deniedDone))]]
      : [[texts.allow, () => post('allow', { personId: peerId }).then(() => toast(texts.allowed))]];
  }
  const personId = speakerOf(dialog);
  if (!dialog.communityIn) return [[texts.addBot, () => post('invite', { personId, peerId })]];
  return [
    [
      dialog.fullAccess ? texts.takeAccess : texts.giveAccess,
      () => post('access', { peerId, full: !dialog.fullAccess }),
    ],
    [texts.removeBot, () => post('kick', { personId, peerId })],
  ];
}

function drawLog(toEnd) {
  const log = byId('log');
  const dialog = state.dialogs.get(state.openPeer);
  const messages = state.messages.get(state.openPeer) ?? [];
  if (!log || !dialog) return;
  const atEnd = toEnd || log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const earlier =
    messages.length > shown &&
    h(
      'button',
      { type: 'button', class: 'button earlier', onclick: () => ((shown += SHOWN), drawLog()) },
      texts.earlier,
    );
  const card = emptyState(dialog, messages);
  const nodes = messageNodes(dialog, messages.slice(-shown), drawnNodes, pressButton);
  placeChildren(log, [earlier, ...nodes, card].filter(Boolean));
  if (atEnd) log.scrollTop = log.scrollHeight;
}

/** Puts the children in order and touches only what changed: a screen reader then reads the new message alone. */
function placeChildren(parent, children) {
  const kept = new Set(children);
  for (const child of [...parent.childNodes]) if (!kept.has(child)) child.remove();
  children.forEach((child, index) => {
    if (parent.childNodes[index] !== child) parent.insertBefore(child, parent.childNodes[index] ?? null);
  });
}

function drawFoot() {
  const foot = byId('foot');
  const dialog = state.dialogs.get(state.openPeer);
  if (!foot || !dialog) return;
  const depends = JSON.stringify([dialog.peerId, dialog.keyboard, dialog.memberIds, speakerOf(dialog)]);
  if (depends === footDrawn) return;
  footDrawn = depends;
  const kept = byId('composer-text');
  const draft = kept?.value ?? '';
  const focused = kept !== null && document.activeElement === kept;
  const keys =
    dialog.keyboard &&
    keyboardNode(dialog.keyboard, (index, element) => pressButton('keyboard', index, element));
  if (keys) keys.id = 'keys';
  foot.replaceChildren(
    ...composer(dialog, keys, draft, {
      say: (text) => post('say', { personId: speakerOf(dialog), peerId: dialog.peerId, text }),
      send: (files, kind) => sendFiles(dialog, files, kind),
      changeSpeaker: (id) => {
        state.speakers.set(dialog.peerId, id);
        drawThread();
      },
    }),
  );
  if (focused) byId('composer-text').focus();
}

async function sendFiles(dialog, files, kind) {
  for (const file of files) await postFile(speakerOf(dialog), dialog.peerId, file, kind);
}

async function pressButton(where, button, element) {
  const dialog = state.dialogs.get(state.openPeer);
  const pressed = await post('press', { personId: speakerOf(dialog), peerId: dialog.peerId, where, button });
  if (pressed.kind === 'link') followLink(pressed.link);
  if (pressed.kind !== 'callback') return;
  spin(pressed.callbackId, element);
}

/** Takes a change into the open dialog; returns nothing, redraws what it touched. */
export function changeThread(change) {
  if (change.type === 'callback') {
    takeAnswer(change.callbackId, change.answer);
    return;
  }
  if (change.type === 'typing') {
    if (change.peerId === state.openPeer) showTyping();
    return;
  }
  const peerId = change.dialog.peerId;
  const messages = state.messages.get(peerId);
  if (messages !== undefined && change.message !== undefined) applyMessage(messages, change.message);
  if (peerId !== state.openPeer) return;
  if (change.type === 'dialog') {
    byId('thread').querySelector('.thread-head')?.replaceWith(head(change.dialog));
  } else if (change.message.fromId < 0) {
    hideTyping();
  }
  drawLog(change.type === 'message' && change.message.fromId > 0);
  drawFoot();
}

function applyMessage(messages, message) {
  const known = messages.findIndex((each) => each.conversationMessageId === message.conversationMessageId);
  if (message.deleted) {
    if (known >= 0) messages.splice(known, 1);
  } else if (known >= 0) messages[known] = message;
  else messages.push(message);
}

function showTyping() {
  byId('typing').hidden = false;
  clearTimeout(typingTimer);
  typingTimer = setTimeout(hideTyping, TYPING_MS);
}

function hideTyping() {
  const line = byId('typing');
  if (line) line.hidden = true;
}
