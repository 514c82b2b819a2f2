import type { DocumentSpec } from '../documents/document-spec.ts';
import { writeDocument } from '../documents/write-document.ts';
import type { Logger } from '../shared/log.ts';
import type { Db } from '../storage/open.ts';
import { saveUploaded, type OutboxRow } from '../storage/outbox.ts';
import { UPLOAD_ATTEMPTS } from './retry-policy.ts';
import type { CallOptions, Failed, SendFailure, Transport } from './transport.ts';

/** `missing`: documents that VK does not take; the text goes without them. */
export type Attached = { kind: 'attached'; attachments: string[]; missing: SendFailure[] };

/** In the row's list: this document will not be uploaded any more. */
const GIVEN_UP = '';

/**
 * Draws and uploads a row's documents. Each attachment string is committed as soon as it is known, so that no later
 * attempt uploads it again. A document that cannot be uploaded is given up and the text goes alone; a failure that
 * concerns the message itself (the peer, the token, a passing one) is returned.
 */
export async function attach(
  { db, transport, log }: { db: Db; transport: Transport; log: Logger },
  row: OutboxRow,
  documents: readonly DocumentSpec[],
  options: CallOptions,
): Promise<Attached | Failed> {
  const uploaded = [...(row.uploaded ?? [])];
  const missing: SendFailure[] = [];
  for (const spec of documents.slice(uploaded.length)) {
    const bytes = await writeDocument(spec);
    const outcome = await transport.upload({ peerId: row.peerId, fileName: spec.fileName, bytes }, options);
    if (outcome.kind === 'failed') {
      const { failure } = outcome;
      const stopping = options.signal?.aborted === true;
      if (stopping || concernsMessage(failure, row))
        return { kind: 'failed', failure: { ...failure, answered: true } };
      log.error({ outboxId: row.id, peerId: row.peerId, failure }, 'document not uploaded, text goes alone');
      missing.push(failure);
    }
    uploaded.push(outcome.kind === 'uploaded' ? outcome.attachment : GIVEN_UP);
    saveUploaded(db, row.id, uploaded);
  }
  return { kind: 'attached', attachments: uploaded.filter((name) => name !== GIVEN_UP), missing };
}

function concernsMessage({ kind }: SendFailure, row: OutboxRow): boolean {
  if (kind === 'retry') return row.attempts + 1 < UPLOAD_ATTEMPTS;
  return kind === 'paced' || kind === 'halt' || kind === 'person' || kind === 'chat';
}
