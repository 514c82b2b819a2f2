import { z } from 'zod';
import type { CallOptions, UploadedFile, UploadOutcome } from '../delivery/transport.ts';
import type { VkClient } from './client.ts';
import { strange, uploadForDialog } from './upload-for-dialog.ts';

const serverSchema = z.object({ upload_url: z.url() });
/** `photo` is JSON in a string; an empty list in it means that VK saw no picture. */
const uploadedSchema = z.object({
  server: z.union([z.number(), z.string()]),
  photo: z.string().refine((photo) => photo !== '' && photo !== '[]'),
  hash: z.string().min(1),
});
const savedSchema = z.tuple(
  [z.object({ id: z.number(), owner_id: z.number(), access_key: z.string().optional() })],
  z.unknown(),
);

/** Uploads a picture for a dialog and returns VK's attachment string. */
export function uploadPicture(
  client: VkClient,
  file: UploadedFile,
  options: CallOptions,
): Promise<UploadOutcome> {
  return uploadForDialog(file.peerId, (peerId) => uploadOnce(client, file, peerId, options));
}

async function uploadOnce(
  client: VkClient,
  { fileName, bytes }: UploadedFile,
  peerId: number | undefined,
  options: CallOptions,
): Promise<UploadOutcome> {
  const server = await client.call('photos.getMessagesUploadServer', { peer_id: peerId }, options);
  if (server.kind === 'failed') return server;
  const address = serverSchema.safeParse(server.response);
  if (!address.success) return strange('photos.getMessagesUploadServer');

  const upload = await client.upload(address.data.upload_url, { field: 'photo', fileName, bytes }, options);
  if (upload.kind === 'failed') return upload;
  const uploaded = uploadedSchema.safeParse(upload.response);
  if (!uploaded.success) return strange('the upload');

  const save = await client.call('photos.saveMessagesPhoto', uploaded.data, options);
  if (save.kind === 'failed') return save;
  const saved = savedSchema.safeParse(save.response);
  if (!saved.success) return strange('photos.saveMessagesPhoto');
  const [{ owner_id: ownerId, id, access_key: key }] = saved.data;
  return { kind: 'uploaded', attachment: `photo${ownerId}_${id}${key === undefined ? '' : `_${key}`}` };
}
