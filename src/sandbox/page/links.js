import { avatar, byId, h } from './dom.js';
import { post } from './server.js';
import { nameOf, state } from './state.js';
import { texts } from './texts.js';

const PIECES =
  /\[(?:club|public|id)(\d+)\|([^\]]+)\]|https?:\/\/[^\s<>«»"]+[^\s<>«»".,;:!?)]|\bvk\.me\/[\w.-]+\?[\w=&%.-]+\w/g;

/** Splits a message's text into plain text, mentions and links; line breaks stay as they are. */
export function textNodes(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(PIECES)) {
    nodes.push(text.slice(at, match.index));
    const [whole, mentioned, label] = match;
    nodes.push(mentioned === undefined ? link(whole) : h('span', { class: 'mention' }, label));
    at = match.index + whole.length;
  }
  nodes.push(text.slice(at));
  return nodes;
}

function link(text) {
  const address = text.startsWith('http') ? text : `https://${text}`;
  const open = (event) => {
    event.preventDefault();
    followLink(address);
  };
  return h('a', { href: address, rel: 'noreferrer noopener', onclick: open }, text);
}

/** A vk.me invitation is played here; anything else would leave the machine, so the person is asked first. */
export function followLink(address) {
  const url = new URL(address);
  const ref = url.searchParams.get('ref');
  if (/(^|\.)vk\.(me|com|ru)$/.test(url.hostname) && ref !== null) askWho(ref);
  else askToLeave(address);
}

function askWho(ref) {
  const people = [...state.people.values()].map((person) =>
    h(
      'button',
      {
        type: 'button',
        class: 'ask-person',
        onclick: async () => {
          byId('ask').close();
          await post('start', { personId: person.id, ref });
          location.hash = String(person.id);
        },
      },
      avatar(nameOf(person.id), person.id),
      h('span', {}, h('b', {}, nameOf(person.id)), person.note && h('small', {}, person.note)),
    ),
  );
  ask(texts.inviteTitle, texts.inviteHint(ref), h('div', { class: 'ask-people' }, people), []);
}

function askToLeave(address) {
  const go = h(
    'button',
    {
      type: 'button',
      class: 'button primary',
      onclick: () => {
        byId('ask').close();
        window.open(address, '_blank', 'noopener,noreferrer');
      },
    },
    texts.open,
  );
  ask(texts.linkTitle, texts.linkHint, h('p', { class: 'ask-address' }, address), [go]);
}

function ask(title, hint, content, buttons) {
  const dialog = byId('ask');
  const cancel = h(
    'button',
    { type: 'button', class: 'button', onclick: () => dialog.close() },
    texts.cancel,
  );
  dialog.replaceChildren(
    h('h2', { id: 'ask-title' }, title),
    h('p', { class: 'hint' }, hint),
    content,
    h('div', { class: 'ask-buttons' }, cancel, ...buttons),
  );
  dialog.showModal();
}
