import { describe, expect, test } from 'vitest';
import { ANNA, BORIS, boot, call, codeOf } from './start.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function upload(url: string, field: string, name: string, bytes: Uint8Array) {
  const form = new FormData();
  form.set(field, new File([Uint8Array.from(bytes)], name));
  return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, string>;
}

describe('a document from the bot', () => {
  test('goes address → upload → save → attachment, and a person can open it', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    expect(await codeOf(sandbox, 'docs.getMessagesUploadServer')).toBe(100);
    expect(await codeOf(sandbox, 'docs.getMessagesUploadServer', { peer_id: BORIS })).toBe(901);
    const server = await call(sandbox, 'docs.getMessagesUploadServer', { peer_id: ANNA, type: 'doc' });
    const { upload_url } = server.response as { upload_url: string };
    const { file } = await upload(upload_url, 'file', 'коды школ.xlsx', Buffer.from('таблица'));
    const saved = (await call(sandbox, 'docs.save', { file: file!, title: 'Коды школ.xlsx' })).response as {
      type: string;
      doc: { id: number; owner_id: number; title: string; size: number; ext: string; url: string };
    };
    expect(saved).toMatchObject({
      type: 'doc',
      doc: { title: 'Коды школ.xlsx', size: 14, ext: 'xlsx', type: 1 },
    });
    const attachment = `doc${saved.doc.owner_id}_${saved.doc.id}`;
    expect(
      await codeOf(sandbox, 'messages.send', { peer_ids: ANNA, random_id: 3, attachment, message: '' }),
    ).toBeUndefined();
    expect(world.botMessages(ANNA)[0]?.attachments).toMatchObject([
      { type: 'doc', doc: { id: saved.doc.id } },
    ]);
    expect(await (await fetch(saved.doc.url)).text()).toBe('таблица');
  });

  test('a wrong field, a refused kind and an unknown ticket fail', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    const server = await call(sandbox, 'docs.getMessagesUploadServer', { peer_id: ANNA });
    const { upload_url } = server.response as { upload_url: string };
    expect(await upload(upload_url, 'document', 'a.txt', PNG)).toEqual({ error: 'no file' });
    expect(await upload(upload_url, 'file', 'a.mp3', PNG)).toEqual({ error: 'unsupported file type' });
    expect(await codeOf(sandbox, 'docs.save', { file: 'sandbox|1|x' })).toBe(105);
    expect(await codeOf(sandbox, 'docs.save')).toBe(100);
  });
});

describe('a photo from the bot', () => {
  test('goes through save with server and hash', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    const server = await call(sandbox, 'photos.getMessagesUploadServer', { peer_id: ANNA });
    const { upload_url } = server.response as { upload_url: string };
    const uploaded = await upload(upload_url, 'photo', 'график.png', PNG);
    expect(await codeOf(sandbox, 'photos.saveMessagesPhoto', { ...uploaded, hash: 'x' })).toBe(129);
    const [photo] = (await call(sandbox, 'photos.saveMessagesPhoto', uploaded)).response as {
      id: number;
      owner_id: number;
      access_key: string;
      sizes: { url: string; width: number }[];
    }[];
    expect(photo?.sizes[0]?.width).toBe(1);
    const attachment = `photo${photo!.owner_id}_${photo!.id}_${photo!.access_key}`;
    expect(
      await codeOf(sandbox, 'messages.send', { peer_ids: ANNA, random_id: 3, attachment }),
    ).toBeUndefined();
    const image = await fetch(photo!.sizes[0]!.url);
    expect(image.headers.get('content-type')).toBe('image/png');
    const notPicture = await upload(upload_url, 'photo', 'a.png', Buffer.from('просто текст, а не картинка'));
    expect(notPicture['photo']).toBe('[]');
    expect(await codeOf(sandbox, 'photos.saveMessagesPhoto', notPicture)).toBe(129);
  });
});

test('a person’s document comes as an attachment whose url redirects once to the bytes', async () => {
  const { world } = await boot();
  const bytes = Buffer.from('Школа;Доля\nДегвинская;43,36');
  world.dropFile(ANNA, ANNA, 'мониторинг 25.10.csv', bytes);
  const { message } = world.updates().at(-1)?.object as {
    message: {
      text: string;
      attachments: { type: string; doc: { url: string; ext: string; size: number } }[];
    };
  };
  const doc = message.attachments[0]!.doc;
  expect(doc).toMatchObject({
    title: 'мониторинг 25.10.csv',
    ext: 'csv',
    size: bytes.length,
    owner_id: ANNA,
  });
  const first = await fetch(doc.url, { redirect: 'manual' });
  expect(first.status).toBe(302);
  const second = await fetch(new URL(first.headers.get('location')!, doc.url), { redirect: 'manual' });
  expect(second.status).toBe(200);
  expect(second.headers.get('content-disposition')).toContain('attachment');
  expect(Buffer.from(await second.arrayBuffer())).toEqual(bytes);
  expect((await fetch(doc.url.replace(/hash=\w+/, 'hash=0'))).status).toBe(404);
});

describe('a person’s photo', () => {
  test('comes with owner, id, key and sizes, and the bot may show it to another by that name alone', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(BORIS);
    const before = world.updates().length;
    world.sendPhoto(ANNA, ANNA, 'экран.png', PNG, 'вот');
    expect(world.updates()).toHaveLength(before + 1);
    const { message } = world.updates().at(-1)?.object as {
      message: { text: string; attachments: { type: string; photo: SandboxPhoto }[] };
    };
    expect(message.text).toBe('вот');
    const { photo, type } = message.attachments[0]!;
    expect({ type, ...photo }).toMatchObject({ type: 'photo', owner_id: ANNA, sizes: [{ width: 1 }, {}] });
    const name = `photo${photo.owner_id}_${photo.id}`;
    const send = (random_id: number, attachment: string) =>
      codeOf(sandbox, 'messages.send', { peer_ids: BORIS, random_id, message: 'снимок', attachment });
    expect(await send(1, `${name}_${photo.access_key}`)).toBeUndefined();
    expect(world.botMessages(BORIS).at(-1)?.attachments).toMatchObject([{ photo: { id: photo.id } }]);
    expect(await send(2, name)).toBe(100);
    expect(await send(3, `${name}_other`)).toBe(100);
    expect(await send(4, `photo${BORIS}_${photo.id}_${photo.access_key}`)).toBe(100);
    expect(await send(5, 'photo1_2_3')).toBe(100);
    expect((await fetch(photo.sizes[0]!.url)).headers.get('content-type')).toBe('image/png');
  });

  test('what is no picture is refused on the page', async () => {
    const { sandbox, world } = await boot();
    const response = await fetch(`${sandbox.origin}/sandbox/photo?person=${ANNA}&peer=${ANNA}&name=a.png`, {
      method: 'POST',
      body: 'а не картинка, а просто длинный текст',
    });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('Это не картинка');
    expect(world.messages(ANNA)).toEqual([]);
  });
});

type SandboxPhoto = {
  id: number;
  owner_id: number;
  access_key: string;
  sizes: { url: string; width: number }[];
};
