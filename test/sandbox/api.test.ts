import { describe, expect, test } from 'vitest';
import { ANNA, BORIS, boot, call, codeOf, GROUP, TOKEN } from './start.ts';

describe('envelope', () => {
  test('an error is HTTP 200 and never shows the token', async () => {
    const { sandbox } = await boot();
    const response = await fetch(
      `${sandbox.apiBaseUrl}/users.fly?v=5.199&access_token=${TOKEN}&user_ids=${ANNA}`,
    );
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).not.toContain(TOKEN);
    expect(JSON.parse(text)).toEqual({
      error: {
        error_code: 3,
        error_msg: 'Unknown method passed',
        request_params: [
          { key: 'method', value: 'users.fly' },
          { key: 'oauth', value: '1' },
          { key: 'v', value: '5.199' },
          { key: 'user_ids', value: String(ANNA) },
        ],
      },
    });
  });

  test('the token comes as a parameter or as a bearer; v is mandatory; a JSON body is not read', async () => {
    const { sandbox } = await boot();
    const url = `${sandbox.apiBaseUrl}/utils.getServerTime`;
    const ask = async (init: RequestInit, query = '') =>
      (await (await fetch(url + query, { method: 'POST', ...init })).json()) as {
        response?: number;
        error?: { error_code: number; error_msg: string };
      };
    const bearer = { authorization: `Bearer ${TOKEN}` };
    expect((await ask({ headers: bearer, body: new URLSearchParams({ v: '5.199' }) })).response).toBe(
      1_729_576_800,
    );
    expect((await ask({ body: new URLSearchParams({ access_token: TOKEN }) })).error).toMatchObject({
      error_code: 8,
      error_msg: expect.stringContaining('v is required') as string,
    });
    expect(
      (await ask({ body: new URLSearchParams({ v: '5.199', access_token: 'wrong' }) })).error,
    ).toMatchObject({
      error_code: 5,
      error_msg: 'User authorization failed: invalid access_token (4).',
    });
    expect((await ask({ body: new URLSearchParams({ v: '5.199' }) })).error?.error_code).toBe(5);
    expect(
      (await ask({ body: new URLSearchParams({ v: '5.60', access_token: TOKEN }) })).error?.error_code,
    ).toBe(8);
    const json = { 'content-type': 'application/json' };
    expect(
      (await ask({ headers: json, body: JSON.stringify({ v: '5.199', access_token: TOKEN }) })).error
        ?.error_code,
    ).toBe(8);
    const form = new FormData();
    form.set('v', '5.199');
    form.set('access_token', TOKEN);
    expect((await ask({ body: form })).response).toBe(1_729_576_800);
  });

  test('a body over 2 MB is 413 and the server goes on', async () => {
    const { sandbox } = await boot();
    const body = new URLSearchParams({ message: 'x'.repeat(3 * 1024 * 1024) });
    const status = await fetch(`${sandbox.apiBaseUrl}/messages.send`, { method: 'POST', body }).then(
      (response) => response.status,
      () => 'cut',
    );
    expect([413, 'cut']).toContain(status);
    expect(await codeOf(sandbox, 'utils.getServerTime')).toBeUndefined();
  });

  test('a foreign Host and a foreign Origin are refused', async () => {
    const { sandbox } = await boot();
    const refused = await fetch(`${sandbox.origin}/sandbox/say`, {
      method: 'POST',
      headers: { origin: 'http://evil.example', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(refused.status).toBe(403);
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      const port = new URL(sandbox.origin).port;
      request({ port, host: '127.0.0.1', path: '/', headers: { host: `evil.example:${port}` } }, (response) =>
        resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });

  test('more than 20 calls a second are error 6', async () => {
    const { sandbox } = await boot({ limits: {} });
    const codes = await Promise.all(Array.from({ length: 25 }, () => codeOf(sandbox, 'utils.getServerTime')));
    expect(codes.filter((code) => code === 6)).toHaveLength(5);
  });
});

describe('what the start-up check asks', () => {
  test('community, rights and Long Poll settings', async () => {
    const { sandbox, world } = await boot();
    expect((await call(sandbox, 'groups.getById')).response).toMatchObject({
      groups: [{ id: GROUP, screen_name: 'sferum_monitor' }],
    });
    expect((await call(sandbox, 'groups.getTokenPermissions')).response).toMatchObject({
      mask: 397_316,
      permissions: expect.arrayContaining([{ name: 'messages', setting: 4096 }]) as unknown,
    });
    await call(sandbox, 'groups.setLongPollSettings', {
      group_id: GROUP,
      message_event: 0,
      message_reply: 1,
    });
    expect((await call(sandbox, 'groups.getLongPollSettings', { group_id: GROUP })).response).toMatchObject({
      is_enabled: true,
      events: { message_new: 1, message_event: 0, message_reply: 1, wall_post_new: 0 },
    });
    world.configure({ longPollEnabled: false });
    expect((await call(sandbox, 'groups.getLongPollServer', { group_id: GROUP })).error?.error_msg).toContain(
      'longpoll for this group is not enabled',
    );
    expect(await codeOf(sandbox, 'groups.getLongPollServer', { group_id: 1 })).toBe(15);
    expect(await codeOf(sandbox, 'groups.getLongPollServer')).toBe(100);
  });

  test('people are known by id, strangers are left out', async () => {
    const { sandbox } = await boot();
    expect((await call(sandbox, 'users.get', { user_ids: `${ANNA},id${BORIS},999` })).response).toMatchObject(
      [{ id: ANNA, first_name: 'Анна', last_name: 'Первая' }, { id: BORIS }],
    );
  });
});
