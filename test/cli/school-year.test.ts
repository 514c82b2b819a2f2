import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { rehearse } from '../../src/cli/rehearsal/rehearse.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import { DISTRICT_DEFAULTS } from '../../src/domain/district-settings.ts';
import { addWorkingDays, isWorkingDay } from '../../src/domain/working-calendar.ts';
import { parseTimeZone } from '../../src/domain/zone.ts';
import { addDuty } from '../../src/features/subjects/duties/add-deadline.ts';
import { districtContextOf } from '../../src/features/settings.ts';
import { createLogger } from '../../src/shared/log.ts';
import { backupDatabase } from '../../src/storage/backup.ts';
import { makeChannel, noteChatJoined } from '../../src/storage/chat.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { getUnit } from '../../src/storage/unit.ts';
import { addDirector } from '../support/office.ts';
import {
  COORDINATOR,
  DATED,
  DOWN,
  FIRST_DIRECTOR,
  NOTE_SENDERS,
  VACATIONS,
  actsOfYear,
  instant,
} from '../support/school-year.ts';
import { createTestWorld } from '../support/test-world.ts';
import { CHANNEL, SCHOOLS, at } from '../support/week-tables.ts';

const reference = loadReference();
const SHORTS = [
  ...[
    'Дегвинская',
    'Мургукская',
    'Урахинская',
    'Сергокалинская №2',
    'Сергокалинская №1',
    'Нижнемулебкинская',
  ],
  ...[
    'Кадиркентская',
    'Новомугринская',
    'Бурхимахинская',
    'Ванашимахинская',
    'Бурдекинская',
    'Канасирагинская',
  ],
];

/** What was said, to whom, when: parsed from the print alone. */
type Said = { on: CalendarDay; time: string; to: string[]; text: string };

let printed = '';
let said: Said[] = [];

beforeAll(async () => {
  const world = createTestWorld({ now: at('2024-09-01', '10:00'), schools: SCHOOLS });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  for (const [index, name] of SCHOOLS.entries()) addDirector(world, FIRST_DIRECTOR + index, name);
  noteChatJoined(world.db, CHANNEL, world.now);
  makeChannel(world.db, CHANNEL, world.districtId, findPersonByExternalId(world.db, COORDINATOR)!.id);
  const context = districtContextOf({ ...world.base, now: world.now }, getUnit(world.db, world.districtId));
  world.db.transaction(() => {
    addDuty(context, {
      kind: 'weekly',
      weekday: 3,
      title: 'прислать анализ недели',
      evidence: { kind: 'week-note' },
    });
    addDuty(context, { kind: 'standing', title: 'вести служебную переписку в Сферуме' });
  })();
  world.deliver();
  const folder = mkdtempSync(join(tmpdir(), 'sferum-year-'));
  const copy = join(folder, 'year.sqlite');
  backupDatabase(world.db, copy);
  const db = openDatabase(copy);
  try {
    await rehearse(
      {
        db,
        reference,
        defaults: { ...DISTRICT_DEFAULTS, operator: 'управление образования района' },
        from: instant('2024-09-02', '00:00'),
        to: instant('2025-06-01', '00:00'),
        zone: parseTimeZone('Europe/Moscow')!,
        acts: actsOfYear(),
        log: createLogger('silent'),
      },
      (text) => (printed += text),
    );
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
  said = parse(printed);
}, 600_000);

it('golden: the school year 2024/25 of twelve schools', async () => {
  await expect(printed).toMatchFileSnapshot('../golden/school-year.txt');
});

describe('reminders of dated duties, counted here by the rules of the order', () => {
  it.each(DATED)('$title', ({ title, dueOn, addedAt, done }) => {
    const { calendar } = reference;
    const before = isWorkingDay(calendar, dueOn) ? [7, 3, 1, 0] : [7, 3, 1];
    const slots = [...before.map((n) => -n), 1, 3].map((n) => ({
      n,
      on: n === 0 ? dueOn : addWorkingDays(calendar, dueOn, n),
    }));
    for (const [index, short] of SHORTS.entries()) {
      const doneAt = done.get(index);
      const got = remindersOf(short, title);
      for (const { on } of slots) {
        const moment = instant(on, '09:00');
        const isOwed = moment > addedAt && (doneAt === undefined || doneAt > moment);
        const isTold = got.includes(on);
        expect([short, on, isTold]).toEqual([short, on, isOwed]);
      }
      const allowed = new Set<string>(slots.map(({ on }) => on));
      expect(got.filter((on) => !allowed.has(on))).toEqual([]);
    }
  });

  it('the names go to the coordinator once, three working days after', () => {
    for (const { title, dueOn, done } of DATED) {
      const on = addWorkingDays(reference.calendar, dueOn, 3);
      const lists = said.filter(
        ({ to, text }) => to.includes('координатор') && /не сделал/.test(text) && text.includes(title),
      );
      expect(lists.map((one) => one.on)).toEqual([on]);
      const owing = SHORTS.filter((_, index) => {
        const doneAt = done.get(index);
        return doneAt === undefined || doneAt > instant(on, '09:00');
      });
      // Several duties of one morning are lines of one message.
      const text = lists[0]?.text ?? '';
      const own = text.startsWith('Срок прошёл')
        ? text
        : text.split('\n').find((line) => line.includes(title));
      for (const short of SHORTS)
        expect([short, own?.includes(short)]).toEqual([short, owing.includes(short)]);
    }
  });
});

describe('the weekly note', () => {
  it('nobody who sent it is reminded of it, nobody is in the vacations', () => {
    for (const { on, to, text } of said.filter(({ text }) => isReminderOf(text, 'прислать анализ недели'))) {
      expect(VACATIONS.some(({ from, to: until }) => from <= on && on <= until)).toBe(false);
      const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
      for (const school of NOTE_SENDERS) {
        // They send it on Tuesday at 14:00: Tuesday morning they owe it, later in the week they do not.
        if (weekday === 3 || weekday === 4)
          expect([on, to.includes(`директор, ${SHORTS[school] ?? ''}`), text]).toEqual([on, false, text]);
      }
    }
  });

  it('who owes it hears of it the working day before, but for the week’s budget', () => {
    const mornings = said
      .filter(({ text }) => isReminderOf(text, 'прислать анализ недели'))
      .map(({ on }) => on);
    // 24.09.2024 is an ordinary Tuesday.
    expect(mornings).toContain('2024-09-24');
  });
});

it('nothing is said while the bot is down, and the stop is told once', () => {
  const [from, until] = [DOWN.at, DOWN.until];
  expect(
    said.filter(({ on, time }) => instant(on, time as never) > from && instant(on, time as never) < until),
  ).toEqual([]);
  const told = said.filter(({ text }) => text.includes('Бот не работал'));
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('с 10.02 11:00 до 17.02 09:30');
});

it('the late table and the corrected one are told in the chat', () => {
  const chat = said.filter(({ to }) => to.includes('беседа района'));
  const weeks = chat.map(({ on, text }) => `${on} ${text.split('\n')[0] ?? ''}`);
  expect(weeks.filter((line) => line.startsWith('2024-11-08'))).toHaveLength(1);
  expect(weeks.filter((line) => line.startsWith('2024-11-11'))).toHaveLength(1);
  expect(weeks.filter((line) => line.startsWith('2024-11-26'))).toHaveLength(1);
});

it('nobody is written to at night, and nobody gets more than the week allows of what can wait', () => {
  for (const { time, to, text } of said) {
    if (to.includes('координатор')) continue;
    expect([time >= '08:00' && time < '20:00', text.slice(0, 60)]).toEqual([true, text.slice(0, 60)]);
  }
});

function parse(text: string): Said[] {
  const found: Said[] = [];
  let on = '' as CalendarDay;
  let time = '';
  let current: Said | undefined;
  for (const line of text.split('\n')) {
    const moment = /^── (\d\d)\.(\d\d)\.(\d{4}) \([^)]*\) (\d\d:\d\d) ──$/.exec(line);
    if (moment !== null) {
      on = `${moment[3] ?? ''}-${moment[2] ?? ''}-${moment[1] ?? ''}` as CalendarDay;
      time = moment[4] ?? '';
    }
    if (line.startsWith('→ ')) {
      const names = line.replace(/^→ (?:\d+\s\S+: )?/, '').split('; ');
      current = { on, time, to: names, text: '' };
      found.push(current);
    } else if (current !== undefined && line.startsWith('    ')) {
      current.text += `${line.slice(4)}\n`;
    } else current = undefined;
  }
  return found;
}

function isReminderOf(text: string, title: string): boolean {
  return (
    /Когда сделаете|Сроки/.test(text) &&
    text.includes(title) &&
    !/^(?:Новый срок|Отметил|Готово|МКОУ)/.test(text)
  );
}

function remindersOf(short: string, title: string): string[] {
  return said
    .filter(({ to, text }) => to.includes(`директор, ${short}`) && isReminderOf(text, title))
    .map(({ on }) => on);
}
