import { toast } from './dom.js';
import { texts } from './texts.js';

/** Asks the sandbox; a refusal is shown and thrown, so that the caller stops. */
async function request(path, init) {
  let response;
  try {
    response = await fetch(`/sandbox/${path}`, init);
  } catch (error) {
    toast(texts.lost, 'bad');
    throw error;
  }
  const body = await response.json().catch(() => ({ error: texts.lost }));
  if (!response.ok) {
    toast(body.error ?? texts.lost, 'bad');
    throw new Error(body.error);
  }
  return body;
}

export const get = (path) => request(path, { cache: 'no-store' });

export const post = (path, body) =>
  request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** `kind`: `file` – a document, `photo` – a picture as VK's clients send it. */
export function postFile(personId, peerId, file, kind = 'file') {
  const query = new URLSearchParams({ person: personId, peer: peerId, name: file.name });
  return request(`${kind}?${query}`, { method: 'POST', body: file });
}

/** Changes as they happen; `onOpen` at first and whenever the connection came back: something may have been missed. */
export function listen(onChange, onOpen) {
  const source = new EventSource('/sandbox/events');
  let lost = false;
  source.addEventListener('message', (event) => onChange(JSON.parse(event.data)));
  source.addEventListener('error', () => {
    if (!lost) toast(texts.lost, 'bad');
    lost = true;
  });
  source.addEventListener('open', () => {
    if (lost) toast(texts.restored);
    lost = false;
    onOpen();
  });
}
