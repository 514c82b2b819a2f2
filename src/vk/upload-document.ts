import { z } from 'zod';
import { isChat } from '../bot/incoming.ts';
import type { CallOptions, UploadedFile, UploadOutcome } from '../delivery/transport.ts';
import { failed, type VkClient } from './client.ts';

const serverSchema = z.object({ upload_url: z.url() });
const uploadedSchema = z.object({ file: z.string().min(1) });
const savedSchema = z.object({
  doc: z.object({ id: z.number(), owner_id: z.number(), access_key: z.string().optional() }),
});

/** VK's «unknown error», which `docs.save` gives for some chats. */
const UNKNOWN_ERROR = 1;

/**
 * Uploads a document for a dialog and returns VK's attachment string. A chat whose document VK does not save is tried
 * once more without naming the chat; if that fails too, the failure is permanent.
 */
export async function uploadDocument(
  client: VkClient,
  file: UploadedFile,
  options: CallOptions,
): Promise<UploadOutcome> {
  const outcome = await uploadOnce(client, file, file.peerId, options);
  if (outcome.kind === 'uploaded' || !isChat(file.peerId) || outcome.failure.code !== UNKNOWN_ERROR) {
    return outcome;
  }
  const again = await uploadOnce(client, file, undefined, options);
  if (again.kind === 'uploaded') return again;
  return failed({ ...again.failure, kind: 'unknown', answered: true });
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

  const upload = await client.upload(address.data.upload_url, { fileName, bytes }, options);
  if (upload.kind === 'failed') return upload;
  const uploaded = uploadedSchema.safeParse(upload.response);
  // `{"error": "…"}` in place of the file: VK gives no code here and another try often helps.
  if (!uploaded.success) return strange('the upload');

  const save = await client.call('docs.save', { file: uploaded.data.file, title: fileName }, options);
  if (save.kind === 'failed') return save;
  const saved = savedSchema.safeParse(save.response);
  if (!saved.success) return strange('docs.save');
  const { owner_id: ownerId, id, access_key: key } = saved.data.doc;
  return { kind: 'uploaded', attachment: `doc${ownerId}_${id}${key === undefined ? '' : `_${key}`}` };
}

function strange(step: string): UploadOutcome {
  return failed({ kind: 'retry', message: `${step} answered something else`, answered: true });
}
