import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { plannedRuns } from '../../src/app/planned-runs.ts';
import { runDueJobs } from '../../src/app/run-due-jobs.ts';
import type { JobsShell } from '../../src/app/run-due-jobs.ts';
import { municipalityNameKey } from '../../src/domain/school-name.ts';
import type { Job } from '../../src/features/feature.ts';
import { createLogger } from '../../src/shared/log.ts';
import { findJobCursor, listJobRuns } from '../../src/storage/job-run.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Db } from '../../src/storage/open.ts';
import { listDueOutbox } from '../../src/storage/outbox-sending.ts';
import { listOutboxLines } from '../../src/storage/outbox-history.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { createTestWorld, testDefaults } from '../support/test-world.ts';
import { at } from '../support/week-tables.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const PEER = 7;

/** At every full hour; useful for three; says the moment. */
const hourly: Job = {
  name: 'hourly',
  title: 'Каждый час',
  occurrences: (_context, after, upTo) => hoursBetween(after, upTo),
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + 3 * HOUR),
  run: (_context, scheduledFor) => ({
    messages: [{ to: PEER, lane: 'bulk', text: scheduledFor.toISOString() }],
    detail: { said: scheduledFor.toISOString() },
  }),
};

function hoursBetween(after: Date, upTo: Date): Date[] {
  const found: Date[] = [];
  for (let time = Math.ceil((after.getTime() + 1) / HOUR) * HOUR; time <= upTo.getTime(); time += HOUR) {
    found.push(new Date(time));
  }
  return found;
}

const opened: { db: Db; folder?: string }[] = [];
afterEach(() => {
  for (const { db, folder } of opened.splice(0)) {
    db.close();
    if (folder !== undefined) rmSync(folder, { recursive: true });
  }
});

function createShell(jobs: readonly Job[], file = ':memory:'): { shell: JobsShell; districtId: number } {
  const world = createTestWorld({ now: at('2024-10-21', '10:00') });
  const db = file === ':memory:' ? world.db : openDatabase(file);
  if (file === ':memory:') opened.push({ db });
  const shell = { world: { ...world.base, db }, features: { jobs }, log: createLogger('silent') };
  return { shell, districtId: world.districtId };
}

const said = ({ world }: JobsShell) =>
  listOutboxLines(world.db, 100_000)
    .map(({ text }) => text)
    .toReversed();
const runsOf = ({ world }: JobsShell, job = 'hourly') =>
  listJobRuns(world.db, job, 1 as never, 100_000).map(({ scheduledFor, outcome }) => [
    scheduledFor.toISOString().slice(11, 16),
    outcome,
  ]);
const utc = (time: string) => new Date(`2024-10-22T${time}:00.000Z`);

describe('the clock tests', () => {
  it('the first sight backfills nothing', () => {
    const { shell } = createShell([hourly]);
    expect(runDueJobs(shell, utc('10:30'))).toEqual([]);
    expect(said(shell)).toEqual([]);
    runDueJobs(shell, utc('11:00'));
    expect(said(shell)).toEqual(['2024-10-22T11:00:00.000Z']);
  });

  it('on time, late, missed', () => {
    const { shell } = createShell([hourly]);
    runDueJobs(shell, utc('10:30'));
    runDueJobs(shell, utc('11:05'));
    expect(runDueJobs(shell, utc('15:30')).map(({ outcome }) => outcome)).toEqual([
      'missed',
      'late',
      'late',
      'late',
    ]);
    expect(runsOf(shell)).toEqual([
      ['15:00', 'late'],
      ['14:00', 'late'],
      ['13:00', 'late'],
      ['12:00', 'missed'],
      ['11:00', 'done'],
    ]);
    expect(said(shell)).toHaveLength(4);
  });

  it('a clock set back doubles nothing and forgets nothing', () => {
    const { shell } = createShell([hourly]);
    runDueJobs(shell, utc('10:30'));
    runDueJobs(shell, utc('12:00'));
    runDueJobs(shell, utc('10:40'));
    runDueJobs(shell, utc('11:00'));
    runDueJobs(shell, utc('12:30'));
    runDueJobs(shell, utc('13:00'));
    expect(said(shell).map((text) => text.slice(11, 16))).toEqual(['11:00', '12:00', '13:00']);
  });

  it('a clock that was years ahead for a while stops nothing', () => {
    const { shell } = createShell([hourly]);
    runDueJobs(shell, utc('10:30'));
    runDueJobs(shell, new Date('2035-01-01T10:00:00Z'));
    runDueJobs(shell, utc('10:50'));
    runDueJobs(shell, utc('11:00'));
    expect(said(shell)).toEqual(['2024-10-22T11:00:00.000Z']);
    expect(runsOf(shell)).toEqual([['11:00', 'done']]);
  });

  it('skew: seconds before and after the moment', () => {
    const { shell } = createShell([hourly]);
    runDueJobs(shell, utc('10:30'));
    runDueJobs(shell, new Date(utc('11:00').getTime() - 1));
    expect(said(shell)).toEqual([]);
    runDueJobs(shell, new Date(utc('11:00').getTime() + 1));
    runDueJobs(shell, new Date(utc('11:00').getTime() - 1));
    runDueJobs(shell, utc('11:00'));
    expect(said(shell)).toHaveLength(1);
  });

  it('two programs on one database: the row of the run is unique', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
    const file = join(folder, 'bot.sqlite');
    const first = createShell([hourly], file).shell;
    const second = createShell([hourly], file).shell;
    opened.push({ db: first.world.db }, { db: second.world.db, folder });
    insertUnit(
      first.world.db,
      { level: 'municipality', parentId: undefined, name: 'Район', nameKey: municipalityNameKey('Район') },
      utc('10:00'),
    );
    runDueJobs(first, utc('10:30'));
    // The second one read its cursor before the first one ran: it believes that the hour is still owed.
    const slow: Job = {
      ...hourly,
      occurrences(context, after, upTo) {
        runDueJobs(first, utc('11:00'));
        return hourly.occurrences(context, after, upTo);
      },
    };
    expect(runDueJobs({ ...second, features: { jobs: [slow] } }, utc('11:00'))).toEqual([]);
    expect(said(second)).toEqual(['2024-10-22T11:00:00.000Z']);
  });

  it('killed between the run and the cursor: the run is known by its row', () => {
    const { shell } = createShell([hourly]);
    runDueJobs(shell, utc('10:30'));
    const before = findJobCursor(shell.world.db, 'hourly', 1 as never);
    runDueJobs(shell, utc('11:00'));
    shell.world.db.prepare('UPDATE job_cursor SET considered_until = ?').run(before!.getTime());
    expect(runDueJobs(shell, utc('11:01'))).toEqual([]);
    expect(said(shell)).toHaveLength(1);
  });

  it('restarted between the transaction and the sending: the message waits in the outbox', () => {
    const { shell } = createShell([hourly]);
    runDueJobs(shell, utc('10:30'));
    runDueJobs(shell, utc('11:00'));
    const due = { now: utc('11:00'), limit: 10, except: [] };
    expect(listDueOutbox(shell.world.db, 'bulk', due)).toMatchObject([{ peerId: PEER }]);
    expect(runDueJobs({ ...shell }, utc('11:00'))).toEqual([]);
    expect(listDueOutbox(shell.world.db, 'bulk', due)).toHaveLength(1);
  });
});

describe('a job that throws', () => {
  it('is tried again while it is useful, leaves nothing behind and stops no other', () => {
    let isBroken = true;
    const broken: Job = {
      ...hourly,
      name: 'broken',
      run(context, scheduledFor) {
        context.db.prepare("INSERT INTO app_fact (key, value) VALUES ('half', 'done')").run();
        if (isBroken) throw new Error('no');
        return hourly.run(context, scheduledFor);
      },
    };
    const { shell } = createShell([broken, hourly]);
    runDueJobs(shell, utc('10:30'));
    expect(runDueJobs(shell, utc('11:00')).map(({ job }) => job)).toEqual(['hourly']);
    expect(shell.world.db.prepare("SELECT 1 FROM app_fact WHERE key = 'half'").get()).toBeUndefined();
    isBroken = false;
    expect(runDueJobs(shell, utc('11:02')).map(({ job }) => job)).toEqual(['broken']);
    expect(runDueJobs(shell, utc('11:03'))).toEqual([]);
  });

  it('does not block its own later moments, and is given up when it is useless', () => {
    const broken: Job = {
      ...hourly,
      run(context, scheduledFor) {
        if (scheduledFor.getTime() === utc('11:00').getTime()) throw new Error('no');
        return hourly.run(context, scheduledFor);
      },
    };
    const { shell } = createShell([broken]);
    for (let time = utc('10:30').getTime(); time <= utc('15:00').getTime(); time += 10 * MINUTE) {
      runDueJobs(shell, new Date(time));
    }
    expect(runsOf(shell).toReversed()).toEqual([
      ['11:00', 'missed'],
      ['12:00', 'done'],
      ['13:00', 'done'],
      ['14:00', 'done'],
      ['15:00', 'done'],
    ]);
  });

  it('a job that cannot tell its moments stops no other', () => {
    const lost: Job = {
      ...hourly,
      name: 'lost',
      occurrences() {
        throw new Error('no such time zone');
      },
    };
    const { shell } = createShell([lost, hourly]);
    runDueJobs(shell, utc('10:30'));
    expect(runDueJobs(shell, utc('11:00')).map(({ job }) => job)).toEqual(['hourly']);
  });
});

it('two messages of one run to one peer are both said', () => {
  const talkative: Job = {
    ...hourly,
    run: (context, at) => ({
      messages: [...hourly.run(context, at).messages, ...hourly.run(context, at).messages],
    }),
  };
  const { shell } = createShell([talkative]);
  runDueJobs(shell, utc('10:30'));
  runDueJobs(shell, utc('11:00'));
  expect(said(shell)).toHaveLength(2);
});

it('in its quiet hours a late run waits for their end', () => {
  // Moscow is three hours ahead: quiet from 17:00 to 05:00 UTC.
  const quiet: Job = {
    ...hourly,
    quiet: { from: '20:00', to: '08:00' },
    occurrences: (_context, after, upTo) => [utc('16:00')].filter((one) => after < one && one <= upTo),
    usefulUntil: () => utc('23:00'),
  };
  const longer: Job = { ...quiet, name: 'longer', usefulUntil: () => new Date('2024-10-23T12:00:00Z') };
  const { shell } = createShell([quiet, longer]);
  runDueJobs(shell, utc('15:00'));
  expect(runDueJobs(shell, utc('18:00'))).toEqual([]);
  expect(runDueJobs(shell, utc('23:30'))).toMatchObject([{ job: 'hourly', outcome: 'missed' }]);
  expect(runDueJobs(shell, new Date('2024-10-23T04:59:00Z'))).toEqual([]);
  expect(runDueJobs(shell, new Date('2024-10-23T05:00:00Z'))).toMatchObject([
    { job: 'longer', outcome: 'late' },
  ]);
});

describe('whatever the ticks and the stops', () => {
  /** Minutes between looks: a regular loop, pauses, stops of days, a clock that goes back. */
  const steps = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 20 }) },
      { weight: 3, arbitrary: fc.integer({ min: 20, max: 400 }) },
      { weight: 1, arbitrary: fc.integer({ min: 400, max: 5000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -200, max: -1 }) },
    ),
    { minLength: 1, maxLength: 60 },
  );

  it('each moment is decided on exactly once, and each that is still useful is run', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (minutes, isFlaky) => {
        let failures = 0;
        const job: Job = {
          ...hourly,
          run(context, scheduledFor) {
            failures += 1;
            if (isFlaky && failures % 3 === 0) throw new Error('now and then');
            return hourly.run(context, scheduledFor);
          },
        };
        const { shell } = createShell([job]);
        const start = utc('10:30');
        let now = start.getTime();
        let latest = now;
        const looks = [now];
        runDueJobs(shell, start);
        for (const step of minutes) {
          now = Math.max(start.getTime(), now + step * MINUTE);
          latest = Math.max(latest, now);
          looks.push(now);
          runDueJobs(shell, new Date(now));
        }
        // The loop goes on: what failed last is tried again.
        for (let again = 0; again < 3; again += 1) runDueJobs(shell, new Date(latest + again));

        const moments = hoursBetween(start, new Date(latest));
        const runs = listJobRuns(shell.world.db, 'hourly', 1 as never, 100_000);
        expect(runs.map(({ scheduledFor }) => scheduledFor.getTime()).toSorted((a, b) => a - b)).toEqual(
          moments.map((moment) => moment.getTime()),
        );
        const ran = runs
          .filter(({ outcome }) => outcome !== 'missed')
          .map(({ scheduledFor }) => scheduledFor);
        expect(said(shell).toSorted()).toEqual(ran.map((moment) => moment.toISOString()).toSorted());
        if (isFlaky) return;
        for (const { scheduledFor, outcome } of runs) {
          // The first look at or after the moment: was it still useful then?
          const seen = looks.find((look) => look >= scheduledFor.getTime()) ?? latest;
          const isUseful = seen < scheduledFor.getTime() + 3 * HOUR;
          expect(outcome !== 'missed').toBe(isUseful);
        }
      }),
      { seed: 20241025, numRuns: 60 },
    );
  });
});

describe('plannedRuns', () => {
  it('the next moments of all jobs, soonest first, without housekeeping', () => {
    const world = createTestWorld({ now: at('2024-10-24', '10:00'), settings: testDefaults() });
    expect(plannedRuns(world.shell, world.now, 3)).toEqual([]);
    world.person(100, 'координатор', 'coordinator');
    expect(plannedRuns(world.shell, world.now, 3)).toEqual([
      { title: 'Напоминание в пятницу', at: at('2024-10-25', '12:00'), district: 'Сергокалинский район' },
      { title: 'Итоги недели', at: at('2024-10-25', '18:00'), district: 'Сергокалинский район' },
      { title: 'Напоминание в пятницу', at: at('2024-11-01', '12:00'), district: 'Сергокалинский район' },
    ]);
  });
});
