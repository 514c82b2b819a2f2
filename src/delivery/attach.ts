import type { OutboxContent } from '../bot/outgoing.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import type { DocumentSpec } from '../documents/document-spec.ts';
import { writeDocument } from '../documents/write-document.ts';
import type { Logger } from '../shared/log.ts';
import type { Db } from '../storage/open.ts';
import { saveUploaded, type OutboxRow } from '../storage/outbox-sending.ts';
import type { DrawPicture } from './draw-picture.ts';
import type { PictureCache } from './picture-cache.ts';
import type { Together } from './together.ts';
import { UPLOAD_ATTEMPTS } from './retry-policy.ts';
import type {
  CallOptions,
  Failed,
  SendFailure,
  Transport,
  UploadedFile,
  UploadOutcome,
} from './transport.ts';

/**
 * `missing`: documents and pictures that VK does not take; the text goes without them. `borrowed`: some were uploaded
 * for another dialog or at another time.
 */
export type Attached = {
  kind: 'attached';
  attachments: string[];
  missing: SendFailure[];
  borrowed: boolean;
};

export type Uploader = {
  db: Db;
  transport: Transport;
  log: Logger;
  draw: DrawPicture;
  pictures: PictureCache;
  /** false: what was uploaded for others is not used. */
  borrows?: false;
};

/** What is drawn and uploaded for a message, in the order in which it stands in the row's list. */
type Item = { kind: 'document'; spec: DocumentSpec } | { kind: 'picture'; spec: ChartSpec };

/** In the row's list: this one will not be uploaded any more. */
const GIVEN_UP = '';

/**
 * Draws and uploads the documents and pictures of rows that go together, for the first of them. Each attachment string is committed as soon as it is known, so that
 * no later attempt uploads it again. What cannot be drawn or uploaded is given up and the text goes alone; a failure
 * that concerns the message itself (the peer, the token, a passing one) is returned.
 */
export async function attach(
  uploader: Uploader,
  rows: Together,
  { documents = [], charts = [] }: Pick<Extract<OutboxContent, { kind: 'message' }>, 'documents' | 'charts'>,
  options: CallOptions,
): Promise<Attached | Failed> {
  const { db, log } = uploader;
  const [row] = rows;
  const items: Item[] = [
    ...documents.map((spec) => ({ kind: 'document', spec }) as const),
    ...charts.map((spec) => ({ kind: 'picture', spec }) as const),
  ];
  const uploaded = [...(row.uploaded ?? [])];
  let borrowed = uploaded.length > 0;
  const missing: SendFailure[] = [];
  for (const item of items.slice(uploaded.length)) {
    const shared = knownFor(uploader, row, item);
    const file = shared === undefined ? await drawn(uploader, row, item) : undefined;
    let attachment = shared ?? GIVEN_UP;
    borrowed ||= shared !== undefined;
    if (file !== undefined) {
      const outcome = await upload(uploader, file, options);
      if (outcome.kind === 'failed') {
        const { failure } = outcome;
        const stopping = options.signal?.aborted === true;
        if (stopping || concernsMessage(failure, row))
          return { kind: 'failed', failure: { ...failure, answered: true } };
        log.error(
          { outboxId: row.id, peerId: row.peerId, file: file.fileName, failure },
          'not uploaded, text goes alone',
        );
        missing.push(failure);
      } else {
        ({ attachment } = outcome);
        borrowed ||= outcome.borrowed === true;
        keepForBatch(uploader, row, item, attachment);
      }
    }
    uploaded.push(attachment);
    for (const { id } of rows) saveUploaded(db, id, uploaded);
  }
  return { kind: 'attached', attachments: uploaded.filter((name) => name !== GIVEN_UP), missing, borrowed };
}

/** The rows' files are uploaded anew at the next attempt. */
export function forgetUploads({ db }: Uploader, rows: Together): void {
  for (const { id } of rows) saveUploaded(db, id, []);
}

/** A document of a batch is written and uploaded for the first of its recipients. */
function knownFor({ pictures, borrows }: Uploader, row: OutboxRow, item: Item): string | undefined {
  if (borrows === false || row.batchId === undefined || item.kind !== 'document') return undefined;
  return pictures.find(specBytes(row.batchId, item));
}

function keepForBatch({ pictures }: Uploader, row: OutboxRow, item: Item, attachment: string): void {
  if (row.batchId === undefined || item.kind !== 'document') return;
  pictures.keep(specBytes(row.batchId, item), attachment);
}

/** A document as data is the same document, whenever it is written. */
function specBytes(batchId: number, { spec }: Item): Uint8Array {
  return new TextEncoder().encode(`${batchId}/${JSON.stringify(spec)}`);
}

/** Undefined where a picture cannot be drawn: what it shows stands in the text, which does not wait for another try. */
async function drawn(
  { draw, log }: Uploader,
  { id, peerId }: OutboxRow,
  item: Item,
): Promise<UploadedFile | undefined> {
  if (item.kind === 'document') {
    const { fileName } = item.spec;
    return { kind: 'document', peerId, fileName, bytes: await writeDocument(item.spec) };
  }
  try {
    return { kind: 'picture', peerId, fileName: 'chart.png', bytes: await draw(item.spec) };
  } catch (error) {
    log.error({ err: error, outboxId: id, peerId }, 'picture not drawn, text goes alone');
    return undefined;
  }
}

/** A picture that many are sent is uploaded for the first of them. */
async function upload(
  { transport, pictures, borrows }: Uploader,
  file: UploadedFile,
  options: CallOptions,
): Promise<UploadOutcome & { borrowed?: true }> {
  if (file.kind === 'document') return transport.upload(file, options);
  const known = borrows === false ? undefined : pictures.find(file.bytes);
  if (known !== undefined) return { kind: 'uploaded', attachment: known, borrowed: true };
  const outcome = await transport.upload(file, options);
  if (outcome.kind === 'uploaded') pictures.keep(file.bytes, outcome.attachment);
  return outcome;
}

function concernsMessage({ kind }: SendFailure, row: OutboxRow): boolean {
  if (kind === 'retry') return row.attempts + 1 < UPLOAD_ATTEMPTS;
  return kind === 'paced' || kind === 'halt' || kind === 'person' || kind === 'chat';
}
