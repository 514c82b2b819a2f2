const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The first three within five seconds, calls included; then rarer, up to five minutes. */
const RETRIES = [0.5 * SECOND, SECOND, 2 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE];
const LONGEST_RETRY = 5 * MINUTE;
const LONGEST_PACE = 24 * HOUR;

/** How long a row waits after its `attempts`-th attempt (from 1) failed for a passing reason. */
export function retryDelayMs(attempts: number): number {
  return RETRIES[Math.max(0, attempts - 1)] ?? LONGEST_RETRY;
}

/**
 * How long a peer or a lane is left alone after the messenger asked for fewer calls the `times`-th time in a row: its
 * own shortest wait, four times longer at each repetition, a day at most.
 */
export function pacedDelayMs(shortestMs: number, times: number): number {
  return Math.min(LONGEST_PACE, shortestMs * 4 ** Math.max(0, times - 1));
}

/** A wait this short is only the row's own; a longer one holds its peer. */
export const SHORT_PACE_MS = 10 * SECOND;
/** From here on a wait is the operator's matter too: a quota of the hour or the day is used up. */
export const LONG_PACE_MS = HOUR;

const OPERATOR_PAUSES = [2 * MINUTE, 5 * MINUTE, 10 * MINUTE];
const LONGEST_OPERATOR_PAUSE = 15 * MINUTE;
const HALT_PAUSE = 5 * MINUTE;

/** How long sending rests before one message tries whether somebody has put it right; `times` in a row, from 1. */
export function pauseMs(kind: 'operator' | 'halt', times: number): number {
  if (kind === 'halt') return HALT_PAUSE;
  return OPERATOR_PAUSES[Math.max(0, times - 1)] ?? LONGEST_OPERATOR_PAUSE;
}

/** VK remembers a random_id for about an hour and a hundred messages of the dialog; nearer to it than this nobody relies on it. */
export const REPEAT_WINDOW_MS = 50 * MINUTE;
export const REPEAT_WINDOW_MESSAGES = 90;

/** How long an edit waits for a message that has not been sent yet. */
export const EDIT_LATER_MS = 5 * SECOND;

/** Attempts of the answer to a callback button; the person has pressed again long before a third. */
export const BUTTON_ATTEMPTS = 2;
/** Attempts of a row whose document does not upload before its text goes alone. */
export const UPLOAD_ATTEMPTS = 5;
