import { isChat } from '../bot/incoming.ts';
import type { Lane } from '../bot/outgoing.ts';
import {
  expireOutbox,
  listDueButtonAnswers,
  listDueOutbox,
  markOver,
  markSending,
  type OutboxRow,
} from '../storage/outbox.ts';
import { countDialogMessagesSince } from '../storage/outbox-history.ts';
import type { Pauses } from './pauses.ts';
import { safely, type Recorder } from './record.ts';
import { REPEAT_WINDOW_MESSAGES, REPEAT_WINDOW_MS } from './retry-policy.ts';

/** A row under way: `send` is marked as being sent, `look-up` is not (nothing is sent). */
export type Flight = { row: OutboxRow; lane: Lane; work: 'send' | 'look-up' };

/** How many rows of a lane may be under way together. More than the limiter's second is of no use. */
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
  const roomOf = (lane: Lane) => {
    const all = [...busy, ...flights];
    const slots = pauses.slotsNow(lane, SLOTS[lane], all.length, now);
    return slots - all.filter((flight) => flight.lane === lane).length;
  };
  for (const row of roomOf('reply') > 0 ? listDueButtonAnswers(db, { now, limit: roomOf('reply') }) : []) {
    flights.push({ row, lane: 'reply', work: 'send' });
  }
  for (const lane of ['reply', 'bulk'] as const) {
    const limit = roomOf(lane);
    if (limit <= 0) continue;
    // One message of a dialog at a time, whatever its lane: they arrive in the order in which they were sent.
    const taken = [...busy, ...flights].filter(({ row }) => row.content.kind === 'message');
    const except = [...taken.map(({ row }) => row.peerId), ...pauses.restingPeers(now)];
    for (const row of listDueOutbox(db, lane, { now, limit, except })) {
      if (!outsideWindow(recorder, row, now)) {
        flights.push({ row, lane, work: 'send' });
      } else if (!isChat(row.peerId)) {
        flights.push({ row, lane, work: 'look-up' });
      } else {
        markOver(db, row.id, 'uncertain', 'outside-window');
        safely(recorder, () => events.onUncertain([row]));
        again = true;
      }
    }
  }
  const sending = flights.filter(({ work }) => work === 'send').map(({ row }) => row.id);
  markSending(db, sending, now);
  return { flights, again };
}

/** An attempt of unknown outcome is so old that the messenger no longer knows its random_id: sending might double it. */
function outsideWindow({ db }: Recorder, { peerId, unansweredSince }: OutboxRow, now: Date): boolean {
  if (unansweredSince === undefined) return false;
  return (
    now.getTime() - unansweredSince.getTime() > REPEAT_WINDOW_MS ||
    countDialogMessagesSince(db, peerId, unansweredSince) >= REPEAT_WINDOW_MESSAGES
  );
}
