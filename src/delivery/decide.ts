import { isChat } from '../bot/incoming.ts';
import type { OutboxRow } from '../storage/outbox-sending.ts';
import type { Pauses } from './pauses.ts';
import { BUTTON_ATTEMPTS, retryDelayMs } from './retry-policy.ts';
import type { LookUpOutcome, SendFailure, SendOutcome, Sent } from './transport.ts';

/** Who has to hear of a failure. */
type Report = 'person' | 'chat' | 'operator';

/** What is written about a row after a call. `failure` is the column's text: kind and code. */
export type Decision =
  | { kind: 'sent'; sent: Sent }
  | { kind: 'again'; dueAt: Date; failure: string; answered: boolean; report?: 'operator' }
  /** `isCertain`: nothing of it can stand in the dialog, of an earlier attempt neither. */
  | { kind: 'over'; state: 'failed' | 'uncertain'; failure: string; isCertain: boolean; report?: Report }
  /** It is certain that nothing of it stands in the dialog: the next attempt is the first again. */
  | { kind: 'anew' }
  /** Its batch was stopped before the call began. */
  | { kind: 'stopped' }
  /** The message cannot be edited any more: what the edit says is said in one of its own. */
  | { kind: 'instead'; failure: string };

/**
 * What follows from the outcome of sending `row`. `attempts` counts this one. Pure but for `pauses`, which learn from
 * it: called once per outcome.
 */
export function decideSend(row: OutboxRow, outcome: SendOutcome, pauses: Pauses, now: Date): Decision {
  if (outcome.kind === 'sent') {
    if (row.content.kind !== 'button-answer') pauses.succeeded(row.peerId, row.lane, now);
    return { kind: 'sent', sent: outcome };
  }
  const { failure } = outcome;
  const note = noteOf(failure);
  if (row.content.kind === 'button-answer') return decideButton(row, failure, pauses, now);
  if (failure.withdrawn) return { kind: 'stopped' };
  if (failure.alone) {
    const doubtful = row.unansweredSince !== undefined;
    return { kind: 'again', dueAt: now, failure: `alone:${failure.code ?? 'all'}`, answered: !doubtful };
  }
  if (failure.uneditable && row.content.kind === 'edit') {
    return { kind: 'instead', failure: `edit:${failure.code ?? 0}` };
  }
  // The doubt of an earlier attempt is not lifted by a later one that certainly failed.
  const answered = failure.answered && row.unansweredSince === undefined;
  switch (failure.kind) {
    case 'retry':
    case 'paced':
    case 'operator':
    case 'halt': {
      const { dueAt, alarm } = pauses.failed(attemptOf(row), failure, now);
      return { kind: 'again', dueAt, failure: note, answered, ...(alarm && { report: 'operator' }) };
    }
    case 'person':
    case 'chat':
      return { ...refused(note, answered), report: isChat(row.peerId) ? 'chat' : 'person' };
    case 'unknown':
      return { ...refused(note, answered), report: 'operator' };
    case 'defect':
      return refused(note, answered);
  }
}

/** A button's answer is worth a second try and no more; only trouble with the community itself is learnt from it. */
function decideButton(row: OutboxRow, failure: SendFailure, pauses: Pauses, now: Date): Decision {
  const note = noteOf(failure);
  const affectsAll = failure.kind === 'halt' || failure.community === true;
  const alarm = affectsAll && pauses.failed(attemptOf(row), failure, now).alarm;
  const passing = failure.kind === 'retry' || failure.kind === 'paced';
  if (!passing || row.attempts + 1 >= BUTTON_ATTEMPTS) {
    return { ...refused(note, failure.answered), ...(alarm && { report: 'operator' }) };
  }
  const waitMs = Math.max(retryDelayMs(1), failure.retryAfterMs ?? 0);
  return {
    kind: 'again',
    dueAt: new Date(now.getTime() + waitMs),
    failure: note,
    answered: failure.answered,
  };
}

/** What follows from looking for a doubtful message in its dialog. */
export function decideLookUp(row: OutboxRow, outcome: LookUpOutcome, pauses: Pauses, now: Date): Decision {
  switch (outcome.kind) {
    case 'found':
      return { kind: 'sent', sent: { ...outcome, kind: 'sent' } };
    case 'absent':
      return { kind: 'anew' };
    case 'unknown':
      return doubtful('not-found-in-history');
    case 'failed': {
      const { failure } = outcome;
      const passing = ['retry', 'paced', 'operator', 'halt'].includes(failure.kind);
      if (!passing) return doubtful(noteOf(failure));
      const { dueAt, alarm } = pauses.failed(row, failure, now);
      const again = { kind: 'again', dueAt, failure: noteOf(failure), answered: false } as const;
      return alarm ? { ...again, report: 'operator' } : again;
    }
  }
}

function refused(failure: string, isCertain: boolean): Extract<Decision, { kind: 'over' }> {
  return { kind: 'over', state: 'failed', failure, isCertain };
}

function doubtful(failure: string): Decision {
  return { kind: 'over', state: 'uncertain', failure, isCertain: false };
}

/** The row with the attempt that has just ended. */
function attemptOf(row: OutboxRow): OutboxRow {
  return { ...row, attempts: row.attempts + 1 };
}

/** «person:901»; the kind alone where the messenger gave no number. */
function noteOf({ kind, code }: SendFailure): string {
  return code === undefined ? kind : `${kind}:${code}`;
}
