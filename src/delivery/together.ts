import type { OutboxRow } from '../storage/outbox-sending.ts';

/** Rows that go in one call: one, or several of the same content. */
export type Together = readonly [OutboxRow, ...OutboxRow[]];
