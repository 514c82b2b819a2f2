import { z } from 'zod';
import type { CallOptions, UploadedFile, UploadOutcome } from '../delivery/transport.ts';
import type { VkClient } from './client.ts';
import { strange, uploadForDialog } from './upload-for-dialog.ts';

const serverSchema = z.object({ upload_url: z.url() });
const uploadedSchema = z.object({ file: z.string().min(1) });
const savedSchema = z.object({
  doc: z.object({ id: z.number(), owner_id: z.number(), access_key: z.string().optional() }),
});

/** Uploads a document for a dialog and returns VK's attachment string. */
export function uploadDocument(
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
  const server = await client.call('docs.getMessagesUploadServer', { type: 'doc', peer_id: peerId }, options);
  if (server.kind === 'failed') return server;
  const address = serverSchema.safeParse(server.response);
  if (!address.success) return strange('docs.getMessagesUploadServer');

  const upload = await client.upload(address.data.upload_url, { field: 'file', fileName, bytes }, options);
  if (upload.kind === 'failed') return upload;
  const uploaded = uploadedSchema.safeParse(upload.response);
  // `{"error": "…"}` in place of the file.
  if (!uploaded.success) return strange('the upload');

  const save = await client.call('docs.save', { file: uploaded.data.file, title: fileName }, options);
  if (save.kind === 'failed') return save;
  const saved = savedSchema.safeParse(save.response);
  if (!saved.success) return strange('docs.save');
  const { owner_id: ownerId, id, access_key: key } = saved.data.doc;
  return { kind: 'uploaded', attachment: `doc${ownerId}_${id}${key === undefined ? '' : `_${key}`}` };
}
