import type { OutboxRow } from '../storage/outbox-sending.ts';
import { attach, forgetUploads, type Uploader } from './attach.ts';
import type { Together } from './together.ts';
import type { CallOptions, LookUpOutcome, SendFailure, SendOutcome } from './transport.ts';

/** What the asynchronous part of delivery needs. */
export type Sender = Uploader;

/** `missing`: what kept its documents and pictures from being uploaded, while the text was sent. */
export type RowOutcome = { outcome: SendOutcome; missing: readonly SendFailure[] };

/**
 * Uploads and sends rows that are marked as being sent, in one call; an outcome for each. `edited`: the place of the
 * message that an edit replaces. Never rejects: a throw below is a defect of ours.
 */
export async function sendRows(
  sender: Sender,
  rows: Together,
  { edited, ...options }: CallOptions & { edited?: number | undefined },
): Promise<RowOutcome[]> {
  try {
    return await sendContent(sender, rows, edited, options);
  } catch (error) {
    const [{ id, peerId }] = rows;
    sender.log.error({ err: error, outboxId: id, peerId }, 'sending threw');
    return rows.map(() => ({ outcome: defect(error), missing: [] }));
  }
}

async function sendContent(
  sender: Sender,
  rows: Together,
  edited: number | undefined,
  options: CallOptions,
): Promise<RowOutcome[]> {
  const { transport } = sender;
  const [{ content, peerId, randomId }, ...others] = rows;
  if (content.kind === 'button-answer') {
    return [{ outcome: await transport.answerButton(content, options), missing: [] }];
  }
  const attached = await attach(sender, rows, content, options);
  if (attached.kind === 'failed') {
    const refused = { outcome: attached, missing: [] };
    const [next, ...rest] = others;
    // Whoever the file was to be uploaded for is refused for their own sake: it is uploaded for the next one.
    if (next !== undefined && (attached.failure.kind === 'person' || attached.failure.kind === 'chat')) {
      return [refused, ...(await sendContent(sender, [next, ...rest], edited, options))];
    }
    return [refused, ...others.map(() => ({ outcome: NOT_TRIED, missing: [] }))];
  }
  const { attachments, missing, borrowed } = attached;
  const { text, keyboard, attachments: references, notifies } = content;
  const message = {
    text,
    attachments,
    ...(references && { references }),
    ...(keyboard && { keyboard }),
    ...(notifies && { notifies }),
  };
  let outcomes: SendOutcome[];
  if (edited !== undefined) {
    outcomes = [await transport.edit({ ...message, peerId, conversationMessageId: edited }, options)];
  } else if (rows.length === 1) {
    outcomes = [await transport.send({ ...message, peerId, randomId }, options)];
  } else {
    const peerIds = rows.map((row) => row.peerId);
    outcomes = await transport.sendToAll({ ...message, peerIds, randomId }, options);
  }
  const [first] = outcomes;
  if (borrowed && rows.length === 1 && first?.kind === 'failed' && first.failure.attached) {
    // Once more with files of this dialog's own; nothing was sent.
    forgetUploads(sender, rows);
    return sendContent({ ...sender, borrows: false }, [{ ...rows[0], uploaded: undefined }], edited, options);
  }
  return rows.map((_, index) => ({ outcome: outcomes[index] ?? NOT_TRIED, missing }));
}

/** Another of the call failed before it was made. */
const NOT_TRIED: SendOutcome = {
  kind: 'failed',
  failure: { kind: 'retry', message: 'not tried', answered: true },
};

/** Looks whether a doubtful message stands in its private dialog. Never rejects. */
export async function lookUpRow(
  { transport, log }: Sender,
  row: OutboxRow,
  options: CallOptions,
): Promise<LookUpOutcome> {
  const { peerId, randomId, content, unansweredSince } = row;
  const text = content.text ?? '';
  try {
    return await transport.findSent(
      { peerId, randomId, text, since: unansweredSince ?? row.createdAt },
      options,
    );
  } catch (error) {
    log.error({ err: error, outboxId: row.id, peerId }, 'looking up threw');
    return defect(error);
  }
}

function defect(error: unknown): { kind: 'failed'; failure: SendFailure } {
  return { kind: 'failed', failure: { kind: 'defect', message: String(error), answered: false } };
}
