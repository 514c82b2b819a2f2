import { isChat, type PeerId } from '../bot/incoming.ts';
import type { UploadOutcome } from '../delivery/transport.ts';
import { failed } from './client.ts';

/** VK's «unknown error», which saving gives for some chats. */
const UNKNOWN_ERROR = 1;

/**
 * Uploads something for a dialog. Where VK does not save it for a chat it is tried once more without naming the chat; if
 * that fails too, the failure is permanent.
 */
export async function uploadForDialog(
  peerId: PeerId,
  uploadOnce: (peerId: PeerId | undefined) => Promise<UploadOutcome>,
): Promise<UploadOutcome> {
  const outcome = await uploadOnce(peerId);
  if (outcome.kind === 'uploaded' || !isChat(peerId) || outcome.failure.code !== UNKNOWN_ERROR) {
    return outcome;
  }
  const again = await uploadOnce(undefined);
  if (again.kind === 'uploaded') return again;
  return failed({ ...again.failure, kind: 'unknown', answered: true });
}

/** VK answered with something that is not what its schema says: no code tells why, and another try often helps. */
export function strange(step: string): UploadOutcome {
  return failed({ kind: 'retry', message: `${step} answered something else`, answered: true });
}
