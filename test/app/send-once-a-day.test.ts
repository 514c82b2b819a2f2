import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { enqueueNotice } from '../../src/app/enqueue-notice.ts';
import { runDueJobs } from '../../src/app/run-due-jobs.ts';
import type { JobsShell } from '../../src/app/run-due-jobs.ts';
import { button, inline } from '../../src/bot/buttons.ts';
import type { LocalTime } from '../../src/domain/zone.ts';
import type { Job, JobMessage } from '../../src/features/feature.ts';
import { createLogger } from '../../src/shared/log.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Db } from '../../src/storage/open.ts';
import { endBinding, insertBinding, listBindingsOfPerson } from '../../src/storage/binding.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { listDueOutbox } from '../../src/storage/outbox-sending.ts';
import { listOutboxLines, listRecentContents } from '../../src/storage/outbox-history.ts';
import { deletePreference, savePreference } from '../../src/storage/preference.ts';
import { at } from '../support/week-tables.ts';
import { createTestWorld } from '../support/test-world.ts';

const PEER = 70;
const CHAT = 2_000_000_001;
const DAY = '2024-10-29';

/** A job at one time of every day, on the clocks of Moscow, useful for a day. */
function daily(name: string, time: LocalTime, extra: Partial<JobMessage> = {}, usefulHours = 24): Job {
  const momentsOf = (after: Date, upTo: Date) =>
    Array.from({ length: 30 }, (_, n) => at(`2024-10-${String(n + 2).padStart(2, '0')}`, time)).filter(
      (one) => after < one && one <= upTo,
    );
  const usefulUntil = (_context: unknown, moment: Date) =>
    new Date(moment.getTime() + usefulHours * 3_600_000);
  return {
    name,
    title: `Работа ${name}`,
    occurrences: (_context, after, upTo) => momentsOf(after, upTo),
    usefulUntil,
    run: (context, moment) => ({
      messages: [PEER, CHAT].map((to) => ({
        to,
        lane: 'bulk' as const,
        text: `${name} ${moment.toISOString().slice(0, 10)}`,
        usefulUntil: usefulUntil(context, moment),
        ...extra,
      })),
    }),
  };
}

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

function createScene(jobs: readonly Job[], { onceADayAt }: { onceADayAt?: LocalTime } = {}) {
  const world = createTestWorld({ now: at(DAY, '07:00'), schools: ['МКОУ «Дегвинская СОШ»'] });
  const { db } = world;
  opened.push(() => db.close());
  world.person(PEER, 'Директор', 'director', [...world.schools.values()][0]);
  const { id } = ensurePerson(db, PEER, world.now);
  const set = (key: string, value: unknown) => savePreference(db, id, key, value, world.now);
  if (onceADayAt !== undefined) set('once-a-day', onceADayAt);
  const shell = { world: world.base, features: { jobs }, log: createLogger('silent') };
  runDueJobs(shell, at(DAY, '07:00'));
  return { db, shell, id, set, world, look: (time: LocalTime, on = DAY) => runDueJobs(shell, at(on, time)) };
}

const toPeer = (db: Db, peer = PEER) =>
  listOutboxLines(db, 1000)
    .filter(({ peerId }) => peerId === peer)
    .map(({ text }) => text)
    .toReversed();
const dueTo = (db: Db, now: Date) =>
  listDueOutbox(db, 'bulk', { now, limit: 100, except: [] })
    .filter(({ peerId }) => peerId === PEER)
    .map(({ content }) => (content.kind === 'message' ? content.text : ''));

describe('one message a day', () => {
  test('what jobs make is one message at its hour, in order, with a heading over each part', () => {
    const jobs = [daily('a', '10:00'), daily('b', '12:00'), daily('c', '09:00')];
    const { db, look } = createScene(jobs, { onceADayAt: '09:00' });
    for (const time of ['09:00', '10:00', '12:00', '18:00'] as const) look(time);
    // Alone at its hour: as it is.
    expect(toPeer(db)).toEqual(['c 2024-10-29']);
    look('09:00', '2024-10-30');
    expect(toPeer(db)[1]).toBe('Работа a\na 2024-10-29\n\nРабота b\nb 2024-10-29\n\nРабота c\nc 2024-10-30');
    expect(toPeer(db, CHAT)).toHaveLength(4);
  });

  test('what is useless by then and a deadline of today go at once', () => {
    const jobs = [
      daily('short', '12:00', {}, 5),
      daily('deadline-reminders', '10:00', { workingDaysLeft: 0 }),
      daily('long', '11:00'),
    ];
    const { db, look } = createScene(jobs, { onceADayAt: '09:00' });
    for (const time of ['10:00', '11:00', '12:00'] as const) look(time);
    expect(toPeer(db)).toEqual(['deadline-reminders 2024-10-29', 'short 2024-10-29']);
  });

  test('nobody else is touched', () => {
    const { db, look } = createScene([daily('a', '10:00')]);
    look('10:00');
    expect(toPeer(db)).toEqual(['a 2024-10-29']);
  });

  test('switched off again, it comes at the next look', () => {
    const { db, look, id } = createScene([daily('a', '10:00')], { onceADayAt: '09:00' });
    look('10:00');
    deletePreference(db, id, 'once-a-day');
    db.prepare('UPDATE held_message SET due_at = ?').run(at(DAY, '10:01').getTime());
    look('10:01');
    expect(toPeer(db)).toEqual(['a 2024-10-29']);
    look('10:02');
    expect(toPeer(db)).toHaveLength(1);
  });

  test('a role that ended takes what waits with it', () => {
    const { db, look, id } = createScene([daily('a', '10:00')], { onceADayAt: '09:00' });
    look('10:00');
    const [binding] = listBindingsOfPerson(db, id);
    endBinding(db, binding!.id, id, at(DAY, '11:00'));
    look('09:00', '2024-10-30');
    expect(toPeer(db)).toEqual([]);
  });

  test('after a stop what waited is said together, what is useless by then is not', () => {
    const jobs = [daily('a', '10:00'), daily('b', '11:00', {}, 200)];
    const { db, shell, look } = createScene(jobs, { onceADayAt: '09:00' });
    look('10:00');
    look('11:00');
    runDueJobs({ ...shell, features: { jobs: [] } }, at('2024-10-30', '14:00'));
    expect(toPeer(db)).toEqual(['b 2024-10-29']);
  });

  test('the buttons of all parts once each, within what the messenger takes', () => {
    const press = (n: number) => button(`Готово ${n}`, 'done', { d: n }, n > 7 ? 'positive' : undefined);
    const rows = (...ns: number[]) => inline(...ns.map((n) => [press(n)]), [button('Сроки', 'deadlines')]);
    const jobs = [
      daily('a', '09:00', { keyboard: rows(1, 2, 3, 4, 5) }),
      daily('b', '09:00', { keyboard: rows(5, 6, 7, 8, 9) }),
      daily('c', '09:00', { keyboard: inline([button('Сроки', 'other'), press(10)]) }),
    ];
    const { db, look } = createScene(jobs, { onceADayAt: '09:00' });
    look('09:00');
    const [content] = listRecentContents(db, PEER, 1);
    const keyboard = content?.kind === 'message' ? content.keyboard : undefined;
    const labels = keyboard?.rows.flat().map(({ label }) => label) ?? [];
    expect(keyboard?.rows.length).toBeLessThanOrEqual(6);
    expect(labels).toHaveLength(10);
    expect(new Set(labels).size).toBe(10);
    expect(labels).toEqual(expect.arrayContaining(['Готово 8', 'Готово 9', 'Готово 10', 'Сроки']));
  });

  test('what is too long for one message goes on in another, each with its own buttons', () => {
    const long = (name: string) =>
      daily(name, '09:00', { text: name.repeat(2500), keyboard: inline([button(name, name)]) });
    const { db, look } = createScene([long('a'), long('b')], { onceADayAt: '09:00' });
    look('09:00');
    expect(toPeer(db).map((text) => text.length)).toEqual([2509, 2509]);
    expect(listRecentContents(db, PEER, 2)).toMatchObject([
      { keyboard: { rows: [[{ label: 'b' }]] } },
      { keyboard: { rows: [[{ label: 'a' }]] } },
    ]);
  });
});

describe('what a person switched off', () => {
  test('two kinds at once: each goes by its own switch', () => {
    const jobs = [daily('friday-reminder', '10:00'), daily('week-results', '10:00')];
    const { db, look, set } = createScene(jobs);
    set('off', ['friday-reminder']);
    look('10:00');
    expect(toPeer(db)).toEqual(['week-results 2024-10-29']);
    expect(toPeer(db, CHAT)).toHaveLength(2);
  });

  test('the kind of a job is its own word where it has one', () => {
    const { db, look, set } = createScene([{ ...daily('late', '10:00'), kind: 'week-results' }]);
    set('off', ['week-results']);
    look('10:00');
    expect(toPeer(db)).toEqual([]);
  });

  test('a stored value the program does not know switches nothing off', () => {
    const { db, look, set } = createScene([daily('friday-reminder', '10:00')]);
    set('off', { everything: true });
    set('quiet', 'always');
    set('once-a-day', 'never');
    set('paused', [1]);
    look('10:00');
    expect(toPeer(db)).toEqual(['friday-reminder 2024-10-29']);
  });
});

describe('own quiet hours', () => {
  test('hold what jobs and people say, never an answer', () => {
    const { db, look, set, world } = createScene([daily('a', '19:00')]);
    set('quiet', { from: '18:00', to: '10:00' });
    look('19:00');
    const context = { ...world.base, now: at(DAY, '19:00') };
    enqueueNotice(context, { to: PEER, lane: 'bulk', text: 'Рассылка' });
    enqueueNotice(context, { to: PEER, lane: 'reply', text: 'Ответ' });
    expect(dueTo(db, at('2024-10-30', '09:59'))).toEqual([]);
    expect(
      listDueOutbox(db, 'reply', { now: at(DAY, '19:00'), limit: 9, except: [] }).map(({ peerId }) => peerId),
    ).toEqual([PEER]);
    expect(dueTo(db, at('2024-10-30', '10:00'))).toEqual(['a 2024-10-29']);
  });

  test('what was held up until the evening waits for their end', () => {
    const { db, look, set } = createScene([daily('a', '12:00')]);
    look('12:00');
    set('quiet', { from: '18:00', to: '10:00' });
    look('18:30');
    expect(dueTo(db, at('2024-10-30', '09:00'))).toEqual([]);
    expect(dueTo(db, at('2024-10-30', '10:00'))).toEqual(['a 2024-10-29']);
  });
});

describe('faults', () => {
  test('killed between the holding and the hour: a program started anew says it once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'once-'));
    opened.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'bot.sqlite');
    const { world, shell } = createScene([daily('a', '10:00')]);
    const start = (): JobsShell & { db: Db } => {
      const db = openDatabase(file);
      return { ...shell, world: { ...world.base, db }, db };
    };
    const first = start();
    first.db
      .prepare(
        `INSERT INTO unit (level, name, name_key, created_at) VALUES ('municipality', 'Район', 'район', 0)`,
      )
      .run();
    const { id } = ensurePerson(first.db, PEER, at(DAY, '07:00'));
    insertBinding(first.db, id, 'coordinator', 1 as never, at(DAY, '07:00'));
    savePreference(first.db, id, 'once-a-day', '09:00', at(DAY, '07:00'));
    runDueJobs(first, at(DAY, '07:00'));
    runDueJobs(first, at(DAY, '10:00'));
    first.db.close();
    const second = start();
    runDueJobs(second, at('2024-10-30', '09:00'));
    runDueJobs(second, at('2024-10-30', '09:00'));
    second.db.close();
    const third = start();
    runDueJobs(third, at('2024-10-30', '09:01'));
    expect(toPeer(third.db)).toEqual(['a 2024-10-29']);
    third.db.close();
  });

  test('a merge that breaks in the middle is undone as a whole and tried again', () => {
    const { db, shell, look } = createScene([daily('a', '10:00'), daily('b', '11:00')], {
      onceADayAt: '09:00',
    });
    look('10:00');
    look('11:00');
    let isBroken = true;
    const random = (length: number) => {
      if (isBroken) throw new Error('no luck');
      return shell.world.random(length);
    };
    const broken = { ...shell, features: { jobs: [] }, world: { ...shell.world, random } };
    runDueJobs(broken, at('2024-10-30', '09:00'));
    expect(toPeer(db)).toEqual([]);
    isBroken = false;
    runDueJobs(broken, at('2024-10-30', '09:01'));
    expect(toPeer(db)).toEqual(['Работа a\na 2024-10-29\n\nРабота b\nb 2024-10-29']);
  });

  test('a clock set back neither loses a part nor says it twice', () => {
    const { db, look } = createScene([daily('a', '10:00'), daily('b', '08:00')], { onceADayAt: '09:00' });
    look('10:00');
    look('09:00', '2024-10-30');
    look('08:30');
    look('10:30');
    look('09:00', '2024-10-30');
    look('09:01', '2024-10-30');
    const said = toPeer(db).join('\n');
    for (const part of ['a 2024-10-29', 'b 2024-10-29', 'b 2024-10-30']) {
      expect(said.split(part), part).toHaveLength(2);
    }
  });

  test('whatever the looks: every message is said exactly once, in the order it was made', () => {
    const steps = fc.array(fc.integer({ min: 5, max: 700 }), { minLength: 5, maxLength: 25 });
    const hour = fc.constantFrom<LocalTime>('08:00', '09:00', '12:00', '18:00');
    fc.assert(
      fc.property(steps, hour, fc.boolean(), (minutes, onceADayAt, isQuiet) => {
        const jobs = [daily('a', '08:30', {}, 2000), daily('b', '12:00', {}, 2000)];
        const { db, shell, set, look } = createScene(jobs, { onceADayAt });
        if (isQuiet) set('quiet', { from: '18:00', to: '10:00' });
        let now = at(DAY, '07:00').getTime();
        for (const step of minutes) {
          now += step * 60_000;
          runDueJobs(shell, new Date(now));
        }
        // Days later everything has been said.
        runDueJobs({ ...shell, features: { jobs: [] } }, new Date(now + 3 * 86_400_000));
        look('12:00', '2024-11-30');
        const said = toPeer(db)
          .join('\n')
          .split('\n')
          .filter((line) => /^[ab] /.test(line));
        const made = toPeer(db, CHAT);
        expect(said.filter((line) => made.includes(line)).toSorted()).toEqual([...new Set(said)].toSorted());
        expect([...new Set(said)].toSorted()).toEqual(made.toSorted());
        expect(said.filter((line) => line.startsWith('a'))).toEqual(
          made.filter((line) => line.startsWith('a')),
        );
      }),
      { seed: 20241030, numRuns: 30 },
    );
  });
});
