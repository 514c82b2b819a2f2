import { isChat, type PeerId } from '../bot/incoming.ts';
import type { Logger } from '../shared/log.ts';
import type { Db } from '../storage/open.ts';
import {
  clearUnanswered,
  markOver,
  markRetry,
  markSent,
  type ExpiredRow,
  type OutboxRow,
} from '../storage/outbox-sending.ts';
import { markStopped } from '../storage/outbox-batch.ts';
import { markEdited, sayInstead } from '../storage/outbox-edit.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Decision } from './decide.ts';
import type { SendFailure } from './transport.ts';

/**
 * Who hears of what became of messages. Each is called inside the transaction that records it: it may write to the
 * database (mark a person unreachable, enqueue a line to the coordinator) and must neither wait nor throw – a throw
 * takes back its own writes alone and is logged.
 */
export type DeliveryEvents = {
  /** The messenger refuses this person for good: until they write or allow messages again. */
  onPersonUnreachable(peerId: PeerId, failure: SendFailure): void;
  /** The messenger has just taken a message to this person. */
  onPersonReached(peerId: PeerId): void;
  /** The chat is closed to the community. */
  onChatUnreachable(peerId: PeerId, failure: SendFailure): void;
  /** A setting, the token or a long quota: told once when a rest begins; `peerId` – whom it was noticed at. */
  onOperatorNeeded(failure: SendFailure, peerId: PeerId): void;
  /** Messages of which nobody can tell whether they arrived: «возможен повтор». They are not sent again. */
  onUncertain(rows: readonly OutboxRow[]): void;
  /** Messages that were no longer useful before they could be sent. */
  onExpired(rows: readonly ExpiredRow[]): void;
};

export type Recorder = { db: Db; log: Logger; events: DeliveryEvents };

/** One outcome, ready to be written. */
export type Settled = {
  row: OutboxRow;
  decision: Decision;
  failure: SendFailure | undefined;
  missing: readonly SendFailure[];
};

/** Writes what became of a row and reports it. Inside a transaction. */
export function record(recorder: Recorder, { row, decision, failure, missing }: Settled, now: Date): void {
  const { db, events } = recorder;
  const tell = (report: () => void) => safely(recorder, report);
  for (const lack of missing) {
    if (lack.kind === 'operator' || lack.kind === 'unknown') {
      tell(() => events.onOperatorNeeded(lack, row.peerId));
    }
  }
  switch (decision.kind) {
    case 'sent': {
      if (row.edits !== undefined) {
        markEdited(db, row.id, now);
        return;
      }
      const { messageId, conversationMessageId } = decision.sent;
      markSent(db, row.id, {
        now,
        ...(messageId !== undefined && { messageId }),
        ...(conversationMessageId !== undefined && { conversationMessageId }),
      });
      // What was in doubt may have arrived long ago.
      if (row.unansweredSince === undefined && row.content.kind === 'message' && !isChat(row.peerId)) {
        tell(() => events.onPersonReached(row.peerId));
      }
      return;
    }
    case 'again':
      markRetry(db, row.id, decision);
      break;
    case 'anew':
      clearUnanswered(db, row.id);
      return;
    case 'stopped':
      markStopped(db, row.id);
      return;
    case 'instead':
      markOver(db, row.id, 'failed', decision.failure);
      sayInstead(db, row.id, now);
      return;
    case 'over':
      markOver(db, row.id, decision.state, decision.failure);
      if (decision.isCertain) clearUnanswered(db, row.id);
      if (decision.state === 'uncertain') tell(() => events.onUncertain([row]));
  }
  if (failure === undefined) return;
  if (decision.report === 'person') tell(() => events.onPersonUnreachable(row.peerId, failure));
  if (decision.report === 'chat') tell(() => events.onChatUnreachable(row.peerId, failure));
  if (decision.report === 'operator') tell(() => events.onOperatorNeeded(failure, row.peerId));
}

/** Runs a report in a savepoint of its own: what the app makes of it must not lose what is recorded. */
export function safely({ db, log }: Pick<Recorder, 'db' | 'log'>, report: () => void): void {
  try {
    inTransaction(db, report);
  } catch (error) {
    log.error({ err: error }, 'a report of delivery threw');
  }
}
