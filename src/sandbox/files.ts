import { randomBytes } from 'node:crypto';
import { unixSeconds, type Attachment } from './wire.ts';

/** All files together; the oldest ones are forgotten beyond it. */
const KEPT_BYTES = 256 * 1024 * 1024;

export type StoredFile = {
  id: number;
  ownerId: number;
  kind: 'doc' | 'photo';
  name: string;
  bytes: Buffer;
  accessKey: string;
  at: Date;
  width: number;
  height: number;
};

export type Files = {
  add(file: { ownerId: number; kind: 'doc' | 'photo'; name: string; bytes: Buffer; at: Date }): StoredFile;
  find(id: number): StoredFile | undefined;
  findByKey(accessKey: string): StoredFile | undefined;
};

/** Documents and photos of both sides. Ids are unique over all owners. */
export function createFiles(): Files {
  const byId = new Map<number, StoredFile>();
  const byKey = new Map<string, StoredFile>();
  let lastId = 456_239_016;
  let keptBytes = 0;
  return {
    add({ ownerId, kind, name, bytes, at }) {
      const accessKey = randomBytes(9).toString('hex');
      lastId += 1;
      const file: StoredFile = {
        id: lastId,
        ownerId,
        kind,
        name,
        bytes,
        accessKey,
        at,
        ...imageSize(bytes),
      };
      byId.set(file.id, file);
      byKey.set(accessKey, file);
      keptBytes += bytes.length;
      for (const oldest of byId.values()) {
        if (keptBytes <= KEPT_BYTES || oldest === file) break;
        keptBytes -= oldest.bytes.length;
        byId.delete(oldest.id);
        byKey.delete(oldest.accessKey);
      }
      return file;
    },
    find: (id) => byId.get(id),
    findByKey: (accessKey) => byKey.get(accessKey),
  };
}

export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** PNG, JPEG or GIF by their first bytes, whatever the name says. */
export function imageTypeOf(bytes: Buffer): 'image/png' | 'image/jpeg' | 'image/gif' | undefined {
  if (bytes.length < 24) return undefined;
  if (bytes.readUInt32BE(0) === 0x89504e47) return 'image/png';
  if (bytes.readUInt16BE(0) === 0xffd8) return 'image/jpeg';
  if (bytes.toString('latin1', 0, 4) === 'GIF8') return 'image/gif';
  return undefined;
}

/** Exact for PNG, which is what a bot draws; VK's usual frame otherwise. */
function imageSize(bytes: Buffer): { width: number; height: number } {
  if (imageTypeOf(bytes) !== 'image/png') return { width: 800, height: 600 };
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The attachment as VK hands it out. The document's `url` redirects once before the bytes come. */
export function attachmentOf(file: StoredFile, origin: string): Attachment {
  return file.kind === 'doc'
    ? { type: 'doc', doc: docObject(file, origin) }
    : { type: 'photo', photo: photoObject(file, origin) };
}

export function docObject(file: StoredFile, origin: string) {
  const ext = extensionOf(file.name);
  return {
    id: file.id,
    owner_id: file.ownerId,
    title: file.name,
    size: file.bytes.length,
    ext,
    date: unixSeconds(file.at),
    type: docType(ext),
    url: `${origin}/doc${file.ownerId}_${file.id}?hash=${file.accessKey}&dl=1`,
    is_unsafe: 0,
    access_key: file.accessKey,
  };
}

export function photoObject(file: StoredFile, origin: string) {
  const url = `${origin}/files/${file.accessKey}/photo`;
  const { width, height } = file;
  return {
    album_id: -64,
    date: unixSeconds(file.at),
    id: file.id,
    owner_id: file.ownerId,
    access_key: file.accessKey,
    text: '',
    has_tags: false,
    sizes: [
      { type: 'x', width, height, url },
      { type: 'z', width, height, url },
    ],
    orig_photo: { type: 'base', width, height, url },
  };
}

/** VK's numbers: 1 text, 2 archive, 3 gif, 4 image, 5 audio, 6 video, 7 e-book, 8 the rest (a csv among them). */
function docType(ext: string): number {
  if (['txt', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf', 'rtf'].includes(ext)) return 1;
  if (['zip', 'rar', '7z', 'gz'].includes(ext)) return 2;
  if (ext === 'gif') return 3;
  if (['png', 'jpg', 'jpeg', 'webp'].includes(ext)) return 4;
  return 8;
}
