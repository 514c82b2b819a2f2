import { bindClock, setClock } from './clock.js';
import { bindDrop } from './composer.js';
import { drawList } from './dialog-list.js';
import { byId } from './dom.js';
import { bindDrawer, refreshDrawer } from './drawer.js';
import { get, listen, postFile } from './server.js';
import { speakerOf, state } from './state.js';
import { changeThread, openThread } from './thread.js';

async function load() {
  const fresh = await get('state');
  state.group = fresh.group;
  state.timeZone = fresh.timeZone;
  state.people = new Map(fresh.people.map((person) => [person.id, person]));
  state.dialogs = new Map(fresh.dialogs.map((dialog) => [dialog.peerId, dialog]));
  state.messages.clear();
  byId('group-name').textContent = fresh.group.name;
  document.title = `${fresh.group.name} — песочница`;
  setClock(fresh.now, false);
  await openFromAddress();
}

/** The open dialog stands in the address, so that a reload and the browser's «back» work as on a phone. */
async function openFromAddress() {
  const wide = matchMedia('(min-width: 760px)').matches;
  const named = Number(location.hash.slice(1)) || undefined;
  const first = wide ? state.dialogs.keys().next().value : undefined;
  await openThread(named ?? first);
  drawList();
}

function onChange(change) {
  if (change.type === 'clock') {
    setClock(change.now, true);
    void refreshDrawer();
    return;
  }
  if (change.dialog !== undefined) {
    const { peerId } = change.dialog;
    state.dialogs.set(peerId, change.dialog);
    const isNews = change.type === 'message' && change.message.fromId < 0 && peerId !== state.openPeer;
    if (isNews) state.unread.set(peerId, (state.unread.get(peerId) ?? 0) + 1);
    drawList();
  }
  changeThread(change);
}

window.addEventListener('hashchange', () => void openFromAddress());
bindClock();
bindDrawer();
bindDrop(byId('thread'), async (files) => {
  const dialog = state.dialogs.get(state.openPeer);
  if (dialog === undefined) return;
  for (const file of files) await postFile(speakerOf(dialog), dialog.peerId, file);
});
listen(onChange, () => void load());
