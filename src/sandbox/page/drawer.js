import { momentText } from './dates.js';
import { byId, h, iconButton } from './dom.js';
import { get } from './server.js';
import { state } from './state.js';
import { texts } from './texts.js';

const REFRESH_MS = 2000;
let last = '';

export function bindDrawer() {
  const drawer = byId('drawer');
  const button = byId('drawer-button');
  const set = (open) => {
    drawer.hidden = !open;
    document.body.classList.toggle('drawer-open', open);
    button.setAttribute('aria-expanded', String(open));
    last = '';
    if (open) void refreshDrawer();
    else button.focus();
  };
  drawer.append(
    h(
      'header',
      { class: 'drawer-head' },
      h('h2', { id: 'drawer-title' }, texts.drawerTitle),
      iconButton('close', texts.close, { onclick: () => set(false) }),
    ),
    h('div', { class: 'drawer-body', id: 'drawer-body' }),
  );
  button.addEventListener('click', () => set(drawer.hidden));
  drawer.addEventListener('keydown', (event) => event.key === 'Escape' && set(false));
  setInterval(() => void refreshDrawer(), REFRESH_MS);
}

/** Draws anew only when something changed, so that a person's scroll and selection stay. */
export async function refreshDrawer() {
  if (byId('drawer').hidden || document.hidden) return;
  const inspection = await fetchInspection();
  const text = JSON.stringify(inspection);
  if (text === last) return;
  last = text;
  const body = byId('drawer-body');
  if (inspection === undefined) {
    body.replaceChildren(h('p', { class: 'hint' }, texts.unavailable));
    return;
  }
  body.replaceChildren(
    h(
      'h3',
      {},
      texts.outbox,
      inspection.outbox.length > 0 && h('span', { class: 'count' }, inspection.outbox.length),
    ),
    inspection.outbox.length === 0
      ? h('p', { class: 'hint' }, texts.outboxEmpty)
      : h('ul', { class: 'cards' }, inspection.outbox.map(outboxCard)),
    h('h3', {}, texts.planned),
    inspection.planned.length === 0
      ? h('p', { class: 'hint' }, texts.plannedEmpty)
      : h('ol', { class: 'cards' }, inspection.planned.map(plannedCard)),
  );
}

async function fetchInspection() {
  try {
    return await get('inspect');
  } catch {
    return undefined;
  }
}

function outboxCard({ lane, peerId, text, state: status, dueAt, note }) {
  const to = state.dialogs.get(peerId)?.title ?? `id${peerId}`;
  return h(
    'li',
    { class: 'card' },
    h(
      'p',
      { class: 'card-head' },
      h('span', { class: 'pill' }, status),
      h('span', { class: 'card-lane' }, lane),
    ),
    h('p', { class: 'card-text' }, text),
    h('p', { class: 'card-foot' }, `${texts.to} ${to} · ${momentText(new Date(dueAt))}`),
    note && h('p', { class: 'card-note' }, note),
  );
}

function plannedCard({ title, at }) {
  return h(
    'li',
    { class: 'card plan' },
    h('p', { class: 'card-text' }, title),
    h('p', { class: 'card-foot' }, h('time', { datetime: at }, momentText(new Date(at)))),
  );
}
