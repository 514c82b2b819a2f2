import { isChat } from '../bot/incoming.ts';
import type { Lane } from '../bot/outgoing.ts';
import {
  expireOutbox,
  listDueButtonAnswers,
  listDueOutbox,
  markOver,
  markRetry,
  markSending,
  type OutboxRow,
} from '../storage/outbox-sending.ts';
import { listAlike, markStopped, mayGoTogether } from '../storage/outbox-batch.ts';
import { findEditTarget, markPointless, sayInstead } from '../storage/outbox-edit.ts';
import { countDialogMessagesSince } from '../storage/outbox-history.ts';
import type { Pauses } from './pauses.ts';
import { safely, type Recorder } from './record.ts';
import { EDIT_LATER_MS, REPEAT_WINDOW_MESSAGES, REPEAT_WINDOW_MS } from './retry-policy.ts';
import type { Together } from './together.ts';
import { PEERS_IN_A_CALL } from './transport.ts';

/**
 * Rows under way in one call: `send` are marked as being sent, `look-up` is not (nothing is sent). `edited`: the place
 * of the message that an edit replaces.
 */
export type Flight = { rows: Together; lane: Lane; work: 'send' | 'look-up'; edited?: number };

/** How many calls of a lane may be under way together. More than the limiter's second is of no use. */
const SLOTS: Readonly<Record<Lane, number>> = { reply: 16, bulk: 8 };

/** `again`: something was given up, and what its report enqueued has not been looked at. */
export type Picked = { flights: Flight[]; again: boolean };

/**
 * Takes what may go now and marks it, answers first; gives up on what is no longer useful. Inside a transaction, which
 * is committed before any call. `busy` is what is under way.
 */
export function pick(recorder: Recorder, pauses: Pauses, busy: readonly Flight[], now: Date): Picked {
  const { db, events } = recorder;
  const expired = expireOutbox(db, now).filter((row) => row.kind === 'message');
  if (expired.length > 0) safely(recorder, () => events.onExpired(expired));

  const flights: Flight[] = [];
  let again = expired.length > 0;
  const slotsOf = (lane: Lane) => pauses.slotsNow(lane, SLOTS[lane], busy.length + flights.length, now);
  const roomOf = (lane: Lane) =>
    slotsOf(lane) - [...busy, ...flights].filter((flight) => flight.lane === lane).length;
  for (const row of roomOf('reply') > 0 ? listDueButtonAnswers(db, { now, limit: roomOf('reply') }) : []) {
    flights.push({ rows: [row], lane: 'reply', work: 'send' });
  }
  // One message of a dialog at a time, whatever its lane: they arrive in the order in which they were sent.
  const taken = new Set(pauses.restingPeers(now));
  for (const { rows } of [...busy, ...flights]) {
    for (const { peerId, content } of rows) if (content.kind !== 'button-answer') taken.add(peerId);
  }
  const take = (flight: Flight) => {
    flights.push(flight);
    for (const { peerId } of flight.rows) taken.add(peerId);
  };
  for (const lane of ['reply', 'bulk'] as const) {
    // What rested is tried with one message, not with a hundred.
    const together = slotsOf(lane) === SLOTS[lane];
    for (let room = roomOf(lane); room > 0; room = roomOf(lane)) {
      const due = listDueOutbox(db, lane, { now, limit: room, except: [...taken] });
      for (const row of due) {
        if (taken.has(row.peerId)) continue;
        const flight = flightOf(recorder, row, lane, now);
        if (flight === undefined) {
          again = true;
          // The next one of this dialog waits for the next turn.
          taken.add(row.peerId);
        } else if (together && flight.work === 'send' && mayGoTogether(row)) {
          const limit = PEERS_IN_A_CALL - 1;
          const alike = listAlike(db, row, { now, limit, except: [...taken] });
          const certain = alike.filter((one) => !outsideWindow(recorder, one, now));
          take({ ...flight, rows: [row, ...certain] });
        } else {
          take(flight);
        }
      }
      if (due.length < room) break;
    }
  }
  const sending = flights
    .filter(({ work }) => work === 'send')
    .flatMap(({ rows }) => rows.map(({ id }) => id));
  markSending(db, sending, now);
  return { flights, again };
}

/** What is to be done for a row; undefined where it was settled without a call, which is written down. */
function flightOf(recorder: Recorder, row: OutboxRow, lane: Lane, now: Date): Flight | undefined {
  const { db, events } = recorder;
  if (row.edits !== undefined) return editOf(recorder, row, lane, now);
  if (row.isStopped && row.unansweredSince === undefined) {
    markStopped(db, row.id);
    return undefined;
  }
  // Of a stopped batch nothing is sent any more, but it may have arrived.
  if (!row.isStopped && !outsideWindow(recorder, row, now)) return { rows: [row], lane, work: 'send' };
  if (!isChat(row.peerId)) return { rows: [row], lane, work: 'look-up' };
  markOver(db, row.id, 'uncertain', 'outside-window');
  safely(recorder, () => events.onUncertain([row]));
  return undefined;
}

/** An edit of what did not arrive has no point; of what is still on its way it waits. */
function editOf({ db }: Recorder, row: OutboxRow, lane: Lane, now: Date): Flight | undefined {
  const target = findEditTarget(db, row.edits ?? 0);
  switch (target?.state) {
    case 'sent': {
      const { conversationMessageId: edited } = target;
      if (edited !== undefined) return { rows: [row], lane, work: 'send', edited };
      markOver(db, row.id, 'failed', 'edit:no-place');
      sayInstead(db, row.id, now);
      return undefined;
    }
    case 'waiting':
    case 'sending': {
      const dueAt = new Date(now.getTime() + EDIT_LATER_MS);
      markRetry(db, row.id, { dueAt, failure: 'not-sent-yet', answered: true });
      return undefined;
    }
    default:
      markPointless(db, row.id);
      return undefined;
  }
}

/** An attempt of unknown outcome is so old that the messenger no longer knows its random_id: sending might double it. */
function outsideWindow({ db }: Recorder, { peerId, unansweredSince }: OutboxRow, now: Date): boolean {
  if (unansweredSince === undefined) return false;
  return (
    now.getTime() - unansweredSince.getTime() > REPEAT_WINDOW_MS ||
    countDialogMessagesSince(db, peerId, unansweredSince) >= REPEAT_WINDOW_MESSAGES
  );
}
