import { Agent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { afterEach, expect, test } from 'vitest';
import { API, Keyboard, Upload } from 'vk-io';
import { ANNA, BORIS, boot, TOKEN } from './start.ts';

// vk-io's types know https alone; over http: it needs this agent.
const agent = new Agent({ keepAlive: true }) as unknown as HttpsAgent;
afterEach(() => agent.destroy());

test('the real vk-io calls, uploads and reads refusals', async () => {
  const { sandbox, world } = await boot();
  const api = new API({ token: TOKEN, apiBaseUrl: sandbox.apiBaseUrl, apiLimit: 1000, agent });
  const upload = new Upload({ api, agent });
  world.startDialog(ANNA);
  const keyboard = Keyboard.keyboard([
    [Keyboard.textButton({ label: 'Показатели', payload: { command: 'metrics' }, color: 'primary' })],
    [Keyboard.urlButton({ label: 'Сайт', url: 'https://example.org' })],
  ]).inline();
  const document = await upload.messageDocument({
    peer_id: ANNA,
    title: 'Коды.csv',
    source: { value: Buffer.from('школа;код'), filename: 'Коды.csv', contentType: 'text/csv' },
  });
  const items = await api.messages.send({
    peer_ids: [ANNA, BORIS],
    random_id: 11,
    message: 'Здравствуйте\nвторая строка + плюс & амперсанд',
    keyboard: keyboard.toString(),
    attachment: String(document),
  });
  expect(items).toMatchObject([
    { peer_id: ANNA, conversation_message_id: 2 },
    { peer_id: BORIS, error: { code: 901 } },
  ]);
  const [message] = world.botMessages(ANNA);
  expect(message).toMatchObject({
    text: 'Здравствуйте\nвторая строка + плюс & амперсанд',
    attachments: [{ type: 'doc', doc: { title: 'Коды.csv', ext: 'csv' } }],
  });
  const pressed = world.press(ANNA, ANNA, 2, 'Показатели');
  expect(pressed).toMatchObject({ message: { payload: '{"command":"metrics"}' } });
  expect(world.press(ANNA, ANNA, 2, 'Сайт')).toEqual({ kind: 'link', link: 'https://example.org' });
  await expect(api.messages.send({ peer_id: BORIS, random_id: 1, message: 'а' })).rejects.toMatchObject({
    code: 901,
  });
  await expect(api.call('messages.fly', {})).rejects.toMatchObject({ code: 3 });
});
