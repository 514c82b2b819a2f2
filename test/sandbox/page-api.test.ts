import { expect, test } from 'vitest';
import { ANNA, boot, call } from './start.ts';

test('the page’s files come with a strict policy and load nothing from elsewhere', async () => {
  const { sandbox } = await boot();
  for (const path of ['/', '/page.css', '/page.js', '/favicon.svg']) {
    const response = await fetch(sandbox.origin + path);
    expect(response.status, path).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    const text = await response.text();
    expect(text.replaceAll('http://www.w3.org/2000/svg', ''), path).not.toMatch(
      /(?:src|href|url\()=?["'(]?https?:/,
    );
    expect(text, path).not.toContain('innerHTML');
  }
  expect((await fetch(`${sandbox.origin}/../package.json`)).status).toBe(404);
});

test('people act through JSON, and the page hears of it', async () => {
  const { sandbox, world } = await boot({
    inspect: () => ({
      outbox: [],
      planned: [{ title: 'Итоги недели', at: '2024-10-25T13:00:00Z' }],
    }),
  });
  const post = async (name: string, body: object) => {
    const response = await fetch(`${sandbox.origin}/sandbox/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const get = async (path: string) => await (await fetch(`${sandbox.origin}/sandbox/${path}`)).json();
  const stop = new AbortController();
  const events = await fetch(`${sandbox.origin}/sandbox/events`, { signal: stop.signal });
  const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();

  expect((await post('start', { personId: ANNA, ref: 'K7' })).status).toBe(200);
  await call(sandbox, 'messages.send', { peer_ids: ANNA, random_id: 1, message: 'Ответ' });
  let heard = '';
  while (!heard.includes('Ответ')) heard += (await reader.read()).value ?? '';
  expect(heard).toContain('"type":"message"');
  stop.abort();

  expect(await get(`messages?peer=${ANNA}`)).toMatchObject({
    messages: [{ text: 'Начать' }, { text: 'Ответ' }],
  });
  expect(await get('state')).toMatchObject({
    timeZone: 'Asia/Yekaterinburg',
    dialogs: [{ peerId: ANNA }, {}, {}],
  });
  expect(await get('inspect')).toMatchObject({ planned: [{ title: 'Итоги недели' }] });
  expect(await post('say', { personId: ANNA, peerId: ANNA, text: ' ' })).toEqual({
    status: 409,
    body: { error: 'Пустое сообщение не отправить.' },
  });
  const file = await fetch(`${sandbox.origin}/sandbox/file?person=${ANNA}&peer=${ANNA}&name=a.csv`, {
    method: 'POST',
    body: 'a;b',
  });
  expect(file.status).toBe(200);
  expect(world.messages(ANNA).at(-1)?.attachments).toMatchObject([{ doc: { title: 'a.csv' } }]);
});

test('the clock moves to the district’s Friday and never back', async () => {
  const { sandbox, clock } = await boot();
  const move = async (body: object) => {
    const response = await fetch(`${sandbox.origin}/sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.status;
  };
  const minute = () => clock.now().toISOString().slice(0, 16);
  expect(await move({ preset: 'friday-12' })).toBe(200);
  expect(minute()).toBe('2024-10-25T07:00');
  expect(await move({ preset: 'friday-18' })).toBe(200);
  expect(minute()).toBe('2024-10-25T13:00');
  expect(await move({ preset: 'friday-12' })).toBe(200);
  expect(minute()).toBe('2024-11-01T07:00');
  expect(await move({ preset: 'plus-day' })).toBe(200);
  expect(minute()).toBe('2024-11-02T07:00');
  expect(await move({ local: '2024-11-05T09:30' })).toBe(200);
  expect(minute()).toBe('2024-11-05T04:30');
  expect(await move({ local: '2024-11-01T00:00' })).toBe(409);
  expect(await move({ local: 'завтра' })).toBe(409);
});
