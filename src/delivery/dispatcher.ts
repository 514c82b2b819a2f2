import { setMaxListeners } from 'node:events';
import type { Clock } from '../shared/clock.ts';
import type { Logger } from '../shared/log.ts';
import type { Db } from '../storage/open.ts';
import { nextOutboxDue, reclaimSending, type OutboxRow } from '../storage/outbox-sending.ts';
import { isBatchStopped } from '../storage/outbox-batch.ts';
import { inTransaction } from '../storage/transaction.ts';
import { decideLookUp, decideSend } from './decide.ts';
import { drawPicture, type DrawPicture } from './draw-picture.ts';
import { createPauses } from './pauses.ts';
import { createPictureCache } from './picture-cache.ts';
import { pick, type Flight, type Picked } from './pick.ts';
import { record, type DeliveryEvents, type Settled } from './record.ts';
import { lookUpRow, sendRows } from './run-row.ts';
import type { SendFailure, Transport } from './transport.ts';

export type Dispatcher = {
  /** Takes up what an earlier run left half done, and begins. */
  start(): void;
  /** Something may be due: after a commit that enqueued, and after the clock was moved. Cheap, may be called often. */
  wake(): void;
  /** Resolves when nothing that may go now is left and nothing is under way. */
  drain(): Promise<void>;
  /**
   * Takes nothing new, waits up to four seconds for what is under way and records it; what is still open then is taken
   * up at the next start. Afterwards the database is not touched. May be called again.
   */
  stop(): Promise<void>;
};

const LONGEST_SLEEP_MS = 15_000;
const GRACE_MS = 4_000;
/** After the database refused to write. */
const RECORD_AGAIN_MS = 1_000;

/**
 * The loop between the outbox and the messenger. One turn is one transaction: what came back since the last turn is
 * recorded and what may go now is marked as being sent; after the commit the calls begin. So a crash at any point
 * leaves a row either untouched, or marked with the moment of its attempt.
 */
export function createDispatcher({
  db,
  transport,
  clock,
  log,
  events,
  draw = drawPicture,
}: {
  db: Db;
  transport: Transport;
  clock: Clock;
  log: Logger;
  events: DeliveryEvents;
  /** Replaced in tests. */
  draw?: DrawPicture;
}): Dispatcher {
  const pauses = createPauses();
  const recorder = { db, log, events };
  const sender = { db, transport, log, draw, pictures: createPictureCache() };
  const ending = new AbortController();
  // Every row that waits for its place among the calls listens to it; that is no leak.
  setMaxListeners(0, ending.signal);
  const underWay = new Map<number, Flight>();
  let settled: Settled[] = [];
  let state: 'new' | 'running' | 'stopping' | 'stopped' = 'new';
  let turnPlanned = false;
  let timer: NodeJS.Timeout | undefined;
  let idleWaiters: (() => void)[] = [];
  let stopped: Promise<void> | undefined;

  /** Calls that end together are recorded together: every commit is a write to the disk. */
  function planTurn(): void {
    if (turnPlanned || state === 'stopped') return;
    turnPlanned = true;
    setImmediate(() => {
      turnPlanned = false;
      turn();
    });
  }

  function turn(): void {
    if (state === 'stopped') return;
    clearTimeout(timer);
    const done = settled;
    const now = clock.now();
    let picked: Picked;
    try {
      picked = inTransaction(db, () => {
        for (const outcome of done) record(recorder, outcome, now);
        const finished = new Set(done.map(({ row }) => row.id));
        const busy = [...underWay.values()].filter(({ rows: [row] }) => !finished.has(row.id));
        return state === 'running' ? pick(recorder, pauses, busy, now) : { flights: [], again: false };
      });
    } catch (error) {
      log.error({ err: error }, 'the outbox could not be written, tried again in a second');
      timer = setTimeout(turn, RECORD_AGAIN_MS);
      return;
    }
    settled = settled.slice(done.length);
    for (const { row } of done) underWay.delete(row.id);
    for (const flight of picked.flights) begin(flight);
    if (picked.again) planTurn();
    else if (underWay.size === 0 && settled.length === 0) tellIdle();
    if (state === 'running') sleep(now);
  }

  function begin(flight: Flight): void {
    underWay.set(flight.rows[0].id, flight);
    void finish(flight).then((outcomes) => {
      if (state === 'stopped') return;
      settled.push(...outcomes);
      planTurn();
    });
  }

  async function finish({ rows, lane, work, edited }: Flight): Promise<Settled[]> {
    const [row] = rows;
    const options = { lane, signal: ending.signal };
    if (work === 'look-up') {
      const outcome = await lookUpRow(sender, row, options);
      const failure = outcome.kind === 'failed' ? outcome.failure : undefined;
      return [{ row, failure, missing: [], decision: decideLookUp(row, outcome, pauses, clock.now()) }];
    }
    const outcomes = await sendRows(sender, rows, { ...options, ...admission(row), edited });
    return outcomes.flatMap(({ outcome, missing }, index) => {
      const one = rows[index];
      if (one === undefined) return [];
      const failure = outcome.kind === 'failed' ? outcome.failure : undefined;
      if (failure !== undefined) logFailure(one.id, one.peerId, one.attempts + 1, failure);
      return [{ row: one, failure, missing, decision: decideSend(one, outcome, pauses, clock.now()) }];
    });
  }

  /** A batch may be stopped while its rows wait for their place among the calls; what may have arrived goes on. */
  function admission({ batchId, edits, unansweredSince }: OutboxRow): { admit?: () => boolean } {
    if (batchId === undefined || edits !== undefined || unansweredSince !== undefined) return {};
    return { admit: () => !isBatchStopped(db, batchId) };
  }

  function logFailure(outboxId: number, peerId: number, attempts: number, failure: SendFailure): void {
    const loud = ['halt', 'operator', 'defect', 'unknown'].includes(failure.kind);
    log[loud ? 'error' : 'warn']({ outboxId, peerId, attempts, failure }, 'not sent');
  }

  /** Until something becomes due or a rest ends; never so long that a moved clock would be noticed late. */
  function sleep(now: Date): void {
    const moments = [nextOutboxDue(db, now), pauses.nextEnd(now)].filter((moment) => moment !== undefined);
    const untilNext = Math.min(...moments.map((moment) => moment.getTime() - now.getTime()));
    timer = setTimeout(planTurn, Math.min(LONGEST_SLEEP_MS, Math.max(1, untilNext)));
  }

  function tellIdle(): void {
    const waiters = idleWaiters;
    idleWaiters = [];
    for (const tell of waiters) tell();
  }

  function drain(): Promise<void> {
    if (state === 'stopped') return Promise.resolve();
    return new Promise((resolve) => {
      idleWaiters.push(resolve);
      planTurn();
    });
  }

  async function end(): Promise<void> {
    if (state === 'new') {
      state = 'stopped';
      return;
    }
    state = 'stopping';
    // Those that still wait for their place among the calls go back into the queue untouched.
    ending.abort();
    let graceTimer: NodeJS.Timeout | undefined;
    const grace = new Promise<void>((resolve) => {
      graceTimer = setTimeout(resolve, GRACE_MS);
    });
    await Promise.race([drain(), grace]);
    state = 'stopped';
    clearTimeout(graceTimer);
    clearTimeout(timer);
    tellIdle();
    if (underWay.size > 0) log.warn({ rows: underWay.size }, 'stopped with messages under way');
  }

  return {
    start() {
      if (state !== 'new') return;
      const reclaimed = reclaimSending(db, clock.now());
      if (reclaimed > 0) log.info({ rows: reclaimed }, 'messages of an interrupted run are due again');
      state = 'running';
      planTurn();
    },
    wake: planTurn,
    drain,
    stop: () => (stopped ??= end()),
  };
}
