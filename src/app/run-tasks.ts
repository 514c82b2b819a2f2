import { setTimeout as sleep } from 'node:timers/promises';
import type { Metric } from '../domain/metric.ts';
import { LOOK_AT_SOURCE, TRY_SOURCE } from '../features/table-source/look-task.ts';
import { READ_REPORT } from '../features/school-report/reading-task.ts';
import { READ_TABLE } from '../features/table-import/reading-task.ts';
import {
  readOrderInWorker,
  readReportInWorker,
  readSchoolListInWorker,
  readTableInWorker,
} from '../ingest/read-in-worker.ts';
import type { HostPolicy } from '../net/allowed-hosts.ts';
import type { Clock } from '../shared/clock.ts';
import type { SourceDeps } from '../sources/found.ts';
import type { Logger } from '../shared/log.ts';
import { insertInboxEvent } from '../storage/inbox.ts';
import type { Db } from '../storage/open.ts';
import { finishTask, listDueTasks, retryTask } from '../storage/task.ts';
import type { Task } from '../storage/task.ts';
import { inTransaction } from '../storage/transaction.ts';
import { fetchAndRead, fetchFrom, PassingFailure } from './fetch-and-read.ts';
import type { FetchFile, Reading, TaskOutcome } from './fetch-and-read.ts';
import { lookAtSource, trySource } from './fetch-source.ts';
import { fetchAndReadOrder, READ_ORDER } from './read-order.ts';
import type { OrderReading } from './read-order.ts';
import { fetchAndReadReport } from './read-report.ts';
import type { ReportReading } from './read-report.ts';

export type TaskLoopOptions = {
  db: Db;
  clock: Clock;
  log: Logger;
  hosts: HostPolicy;
  metrics: readonly Metric[];
  /** How sources of tables are asked; absent: they are not (the sandbox, a rehearsal). */
  sources?: SourceDeps;
  /** A result waits in the inbox. */
  onEnded: () => void;
  /** Other ways to the bytes of a file and to what they say: tests'. */
  fetchFile?: FetchFile;
  readers?: Partial<Pick<OrderReading, 'readOrder'>> &
    Pick<Reading, 'readTable' | 'readSchools'> &
    Partial<Pick<ReportReading, 'readReport'>>;
};

export type TaskLoop = {
  start(): void;
  /** There may be a new task, or the clock moved. */
  wake(): void;
  /** Takes nothing new and gives up what is under way: it is repeated at the next start. */
  stop(): Promise<void>;
  /** Resolves when nothing that is due now is left. */
  drain(): Promise<void>;
};

/**
 * A slow file must not hold up a second coordinator's, a source that hangs neither a file nor another source, nor
 * whoever waits to be shown what is there.
 */
const AT_ONCE = 3;
const LANES = [
  { except: [LOOK_AT_SOURCE, TRY_SOURCE] },
  { only: [LOOK_AT_SOURCE] },
  { only: [TRY_SOURCE] },
] as const;
/** When a task is due again after its n-th attempt began: what a crash in the middle of it waits for too. */
const RETRY_MS = [5_000, 20_000, 60_000];
const MOST_ATTEMPTS = 3;
/** How often the database is asked without being woken: a retry that became due. */
const LOOK_MS = 1_000;
const STOP_MS = 2_000;

/**
 * Runs tasks outside of the transactions that asked for them. The result enters the inbox as an event in one
 * transaction with the end of the task, so it is handled exactly once; the work itself may be repeated after a crash.
 */
export function createTaskLoop(options: TaskLoopOptions): TaskLoop {
  const { db, clock, log, onEnded } = options;
  const reading = {
    db,
    metrics: options.metrics,
    fetchFile: options.fetchFile ?? fetchFrom(options.hosts),
    readTable: readTableInWorker,
    readSchools: readSchoolListInWorker,
    readReport: readReportInWorker,
    readOrder: readOrderInWorker,
    now: () => clock.now(),
    ...(options.sources && { sources: options.sources }),
    ...options.readers,
  };
  const running = new Map<number, Promise<void>>();
  const lanes = new Map<number, (typeof LANES)[number]>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  function take(): void {
    for (const lane of LANES) takeFrom(lane);
  }

  function takeFrom(lane: (typeof LANES)[number]): void {
    if (stopping.signal.aborted) return;
    const under = [...lanes.values()].filter((one) => one === lane).length;
    const due = listDueTasks(db, clock.now(), AT_ONCE + under, lane).filter(({ id }) => !running.has(id));
    for (const task of due.slice(0, AT_ONCE - under)) {
      lanes.set(task.id, lane);
      running.set(
        task.id,
        attempt(task)
          // The end itself could not be written (a full disk): the attempt that is planned already does it again.
          .catch((error: unknown) => log.error({ task: task.id, error }, 'the end of a task was not written'))
          .finally(() => {
            running.delete(task.id);
            lanes.delete(task.id);
            take();
          }),
      );
    }
  }

  async function attempt(task: Task): Promise<void> {
    try {
      // The next attempt is planned before this one begins, so that a crash in the middle is counted too.
      retryTask(db, task.id, new Date(clock.now().getTime() + (RETRY_MS[task.attempts] ?? LOOK_MS)));
      if (task.attempts >= MOST_ATTEMPTS) throw new Error('the program ended during every attempt');
      const outcome = await runTask(task);
      // A task that is cut off by the end of the program is repeated at the next start.
      if (!stopping.signal.aborted) end(task, 'done', outcome);
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (error instanceof PassingFailure) {
        log.warn({ task: task.id, attempt: task.attempts + 1, error }, 'a task will be tried again');
        if (task.attempts + 1 >= MOST_ATTEMPTS) end(task, 'failed', error.finally);
        return;
      }
      log.error({ task: task.id, kind: task.kind, error }, 'a task failed');
      // The address holds a key: it is not kept.
      const params = { ...(task.params as Record<string, unknown>), url: undefined };
      end(task, 'failed', { params, result: { outcome: 'broken' } });
    }
  }

  function runTask({ kind, params }: Task): Promise<TaskOutcome> {
    if (kind === READ_ORDER) return fetchAndReadOrder(reading, params, stopping.signal);
    if (kind === READ_REPORT) return fetchAndReadReport(reading, params, stopping.signal);
    if (kind === LOOK_AT_SOURCE) return lookAtSource(reading, params, stopping.signal);
    if (kind === TRY_SOURCE) return trySource(reading, params, stopping.signal);
    if (kind !== READ_TABLE) throw new Error(`nothing runs tasks of the kind ${kind}`);
    return fetchAndRead(reading, params, stopping.signal);
  }

  function end({ id, kind }: Task, state: 'done' | 'failed', { params, result, commit }: TaskOutcome): void {
    const now = clock.now();
    inTransaction(db, () => {
      commit?.();
      finishTask(db, id, state, now);
      const incoming = { kind: 'task-ended', taskId: id, task: kind, params, result } as const;
      insertInboxEvent(db, { eventId: `task/${id}`, incoming }, now);
    });
    onEnded();
  }

  return {
    start() {
      timer = setInterval(take, LOOK_MS);
      timer.unref();
      take();
    },
    wake: take,
    async stop() {
      stopping.abort();
      clearInterval(timer);
      // A worker that reads cannot be hurried; what it gives after the end is thrown away.
      await Promise.race([Promise.allSettled(running.values()), sleep(STOP_MS, undefined, { ref: false })]);
    },
    async drain() {
      take();
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}
