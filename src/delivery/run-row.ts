import type { OutboxRow } from '../storage/outbox.ts';
import { attach, type Uploader } from './attach.ts';
import type { CallOptions, LookUpOutcome, SendFailure, SendOutcome } from './transport.ts';

/** What the asynchronous part of delivery needs. */
export type Sender = Uploader;

/** `missing`: what kept its documents and pictures from being uploaded, while the text was sent. */
export type RowOutcome = { outcome: SendOutcome; missing: readonly SendFailure[] };

/** Uploads and sends a row that is marked as being sent. Never rejects: a throw below is a defect of ours. */
export async function sendRow(sender: Sender, row: OutboxRow, options: CallOptions): Promise<RowOutcome> {
  try {
    return await sendContent(sender, row, options);
  } catch (error) {
    sender.log.error({ err: error, outboxId: row.id, peerId: row.peerId }, 'sending threw');
    return { outcome: defect(error), missing: [] };
  }
}

async function sendContent(sender: Sender, row: OutboxRow, options: CallOptions): Promise<RowOutcome> {
  const { transport } = sender;
  const { content } = row;
  if (content.kind === 'button-answer') {
    return { outcome: await transport.answerButton(content, options), missing: [] };
  }
  const attached = await attach(sender, row, content, options);
  if (attached.kind === 'failed') return { outcome: attached, missing: [] };
  const { attachments, missing } = attached;
  const { peerId, randomId } = row;
  const { text, keyboard, attachments: references } = content;
  const outcome = await transport.send(
    {
      peerId,
      randomId,
      text,
      attachments,
      ...(references && { references }),
      ...(keyboard && { keyboard }),
    },
    options,
  );
  return { outcome, missing };
}

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
