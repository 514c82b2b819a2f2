/** For how many days words are kept before only the fact remains. */
export type Retention = {
  /** What people wrote, as it came in. */
  inboxDays: number;
  /** What the bot said. */
  outboxDays: number;
  /** Codes that did not fit, counted against guessing. */
  wrongCodeDays: number;
};

export const DEFAULT_RETENTION: Retention = { inboxDays: 7, outboxDays: 90, wrongCodeDays: 30 };
