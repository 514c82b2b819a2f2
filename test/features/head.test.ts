import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { figureOfValue } from '../../src/domain/measurement.ts';
import { dateOnly } from '../../src/domain/period.ts';
import type { ButtonPayload } from '../../src/bot/incoming.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import { insertDispute } from '../../src/storage/dispute.ts';
import { insertDutyAnswer } from '../../src/storage/duty-answer.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { all } from '../../src/storage/statement.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { insertImport } from '../../src/storage/import.ts';
import { insertUnit, setUnitLevel } from '../../src/storage/unit.ts';
import { createTestWorld } from '../support/test-world.ts';
import { loadWeek } from '../support/week-tables.ts';
import type { TestWorld } from '../support/test-world.ts';
import { DIRECTOR, OTHER, OWN, SCHOOLS, districtAt, invite, noon, schoolId, week } from './people-support.ts';

const HEAD = 40;
const [, , THIRD = ''] = SCHOOLS;

function districtWithHead(now = noon('2024-10-27')): TestWorld {
  const world = districtAt(now);
  world.person(HEAD, 'Руководитель');
  return world;
}

/** Two weeks of five schools, duties, a dispute, something sent and something that waits. */
function fill(world: TestWorld): void {
  const { db } = world;
  const rows = (messages: readonly number[], calls: readonly number[]) =>
    Object.fromEntries(
      [...world.schools.keys()].slice(0, 5).map((name, index) => [
        name,
        {
          messages: [messages[index] ?? 0, 20 + index] as const,
          calls: [calls[index] ?? 0, 20 + index] as const,
        },
      ]),
    );
  loadWeek(world, '2024-10-18', rows([3, 5, 7, 2, 0], [0, 1, 0, 0, 2]), noon('2024-10-19'));
  loadWeek(world, '2024-10-25', rows([9, 6, 7, 1, 4], [0, 1, 0, 0, 2]), noon('2024-10-26'));
  insertDeadline(
    db,
    { districtId: world.districtId, dueOn: day('2024-10-30'), title: 'зарегистрировать всех сотрудников' },
    noon('2024-10-22'),
  );
  insertDeadline(
    db,
    {
      districtId: world.districtId,
      dueOn: day('2024-11-02'),
      title: 'отчёт о чатах классов',
      unitIds: [schoolId(world, OTHER), schoolId(world, OWN)],
    },
    noon('2024-10-22'),
  );
  insertBatch(db, { districtId: world.districtId, title: 'о сроке', kind: 'broadcast' }, noon('2024-10-24'));
  insertBatch(db, { districtId: world.districtId, title: 'письмо', kind: 'letter' }, noon('2024-10-25'));
  insertBatch(db, { districtId: world.districtId, title: 'всем', state: 'awaits' }, noon('2024-10-26'));
  const importId = all<{ id: number }>(db, 'SELECT max(id) AS id FROM import')[0]!.id;
  insertDispute(
    db,
    {
      unitId: schoolId(world, OTHER),
      metric: { code: 'messages', version: 2 },
      period: week('2024-10-19', '2024-10-25'),
      importId,
    },
    { figure: undefined, words: 'у нас пишут больше', attachments: [] },
    ensurePerson(db, DIRECTOR, world.now).id,
    noon('2024-10-26'),
  );
}

/** What the head may change: what is theirs, and what the program keeps of a conversation. */
const PERSONAL = new Set([
  ...['inbox', 'outbox', 'dialog', 'person', 'person_preference', 'held_message', 'wrong_code', 'task'],
  // Of the head's own role and code.
  ...['binding', 'invitation', 'journal', 'sqlite_sequence', 'job_run', 'job_cursor', 'app_fact'],
]);

function contentOf({ db }: TestWorld): string {
  const tables = all<{ name: string }>(
    db,
    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
  )
    .map(({ name }) => name)
    .filter((name) => !PERSONAL.has(name));
  return JSON.stringify(tables.map((name) => [name, all(db, `SELECT * FROM "${name}"`)]));
}

test('the head: connects by a code, reads, and hears on Monday', async () => {
  const world = districtWithHead();
  fill(world);
  const { code } = invite(world, world.districtId, 'head');
  world.say(HEAD, code);
  world.tick();
  world.moveTo(noon('2024-10-28'));
  for (const words of ['Сроки', 'Люди', 'Журнал', 'Споры', 'Ещё', 'Загрузки', 'Помощь']) {
    world.say(HEAD, words);
  }
  world.say(HEAD, 'Школы');
  world.press(HEAD, 'Дегвинская');
  await expect(world.transcript.replaceAll(code, '…')).toMatchFileSnapshot('../golden/head.txt');
});

describe('what the head presses', () => {
  test('changes nothing, however far they go', () => {
    const world = districtWithHead();
    fill(world);
    world.person(HEAD, 'Руководитель', 'head');
    const before = contentOf(world);
    const tried = new Set<string>();
    const commands = new Set(
      world.features.commands.filter(({ who }) => who.includes('head')).map((one) => one.name),
    );
    const queue: ButtonPayload[] = [{ c: 'start' }];
    for (let next = queue.shift(); next !== undefined && tried.size < 150; next = queue.shift()) {
      const key = JSON.stringify(next);
      if (tried.has(key) || ['erase-me', 'broadcast-approve', 'broadcast-refuse'].includes(next.c)) continue;
      tried.add(key);
      world.say(HEAD, '(кнопка)', { payload: next });
      for (const content of listRecentContents(world.db, HEAD, 2)) {
        if (content.kind !== 'message') continue;
        for (const one of content.keyboard?.rows.flat() ?? []) {
          if (one.kind !== 'command') continue;
          expect(commands, one.label).toContain(one.payload.c);
          queue.push(one.payload);
        }
      }
    }
    expect(tried.size).toBeGreaterThan(20);
    expect(contentOf(world)).toBe(before);
  });

  test('is refused where it writes, typed or forged', () => {
    const world = districtWithHead();
    fill(world);
    world.person(HEAD, 'Руководитель', 'head');
    const before = contentOf(world);
    for (const typed of ['Пригласить всех', 'Закрыть школу', 'цель звонят 50', 'Новый срок 30.10 отчёт']) {
      world.say(HEAD, typed);
    }
    for (const c of ['role-end', 'role-new', 'hand-over', 'settings-place', 'import-undo', 'school-close']) {
      expect(world.say(HEAD, '(кнопка)', { payload: { c, a: { b: 1, s: 1, i: 1, yes: 1 } } })).toContain(
        'может только',
      );
    }
    expect(contentOf(world)).toBe(before);
  });
});

test('the head chooses when to be written to, and is offered no reminder of schools', () => {
  const world = districtWithHead();
  world.person(HEAD, 'Руководитель', 'head');
  world.say(HEAD, 'Ещё');
  world.press(HEAD, 'Настройки и помощь');
  const said = world.press(HEAD, 'Уведомления');
  expect(said).toContain('Тихие часы');
  expect(said).not.toMatch(/Приходят|Выключить/);
  world.press(HEAD, 'Одно сообщение в день');
  expect(world.press(HEAD, 'В 12:00')).toContain('12:00');
  world.tick();
  world.moveTo(noon('2024-10-28'));
  expect(world.transcript).toMatch(
    /── 2024-10-28 12:00 ──\nБот → Руководитель\n {4}.*(\n {4}.*)*Сводка за неделю/,
  );
});

describe('the summary of Monday', () => {
  const told = (world: TestWorld) =>
    [...world.transcript.matchAll(/── (\S+) (\S+) ──\nБот → Руководитель\n {4}Сводка за неделю/g)].map(
      ([, on, at]) => `${on} ${at}`,
    );

  test.each([
    ['2024-10-27', '2024-10-29', ['2024-10-28 09:00']],
    // 04.11 is a day off.
    ['2024-11-03', '2024-11-06', ['2024-11-05 09:00']],
    // 30.12 has no working day before the next Monday; 06.01 moves to 09.01.
    ['2024-12-29', '2025-01-14', ['2025-01-09 09:00', '2025-01-13 09:00']],
    ['2025-06-08', '2025-06-10', ['2025-06-09 09:00']],
  ])('from %s to %s', (from, to, expected) => {
    const world = districtWithHead(noon(from));
    world.person(HEAD, 'Руководитель', 'head');
    world.tick();
    world.moveTo(noon(to));
    expect(told(world)).toEqual(expected);
  });

  test('is told to the head alone, and of the own district', () => {
    const world = districtWithHead();
    world.person(HEAD, 'Руководитель', 'head');
    world.tick();
    world.moveTo(noon('2024-10-28'));
    expect(world.transcript.split('Сводка за неделю · ').length - 1).toBe(1);
  });

  const summaryOf = (prepare: (world: TestWorld) => void, more: readonly string[] = []): string => {
    const world = createTestWorld({ now: noon('2024-10-27'), schools: [...SCHOOLS, ...more] });
    world.person(HEAD, 'Руководитель', 'head');
    world.tick();
    prepare(world);
    world.moveTo(noon('2024-10-28'));
    return (world.transcript.split('Сводка за неделю')[1] ?? '').replaceAll('\u00a0', ' ');
  };

  test('of a table that has percents alone it tells their mean, not that there is no table', () => {
    const rows = Object.fromEntries(
      [OWN, OTHER, THIRD].map((name, index) => [name, { messages: 20 + index }]),
    );
    const said = summaryOf((world) => void loadWeek(world, '2024-10-25', rows));
    expect(said).toContain('Неделя 19–25.10');
    expect(said).toContain('Пишут: 21,0 % (среднее по школам, без учёта численности');
  });

  test('kindergartens are added up apart', () => {
    const gardens = [
      'МБДОУ «Детский сад «Ласточка»',
      'МБДОУ «Детский сад «Ромашка»',
      'МБДОУ «Детский сад «Теремок»',
    ];
    const rows = Object.fromEntries(
      [OWN, OTHER, THIRD, ...gardens].map((name, index) => [name, { messages: [index, 10] as const }]),
    );
    const said = summaryOf((world) => void loadWeek(world, '2024-10-25', rows), gardens);
    expect(said).toContain('Школы, пишут: 3 учителя из 30');
    expect(said).toContain('Детские сады, пишут: 12 учителей из 30');
  });

  test('of a region it has the sums of its municipalities', () => {
    const said = summaryOf(({ db, districtId, now }) => {
      setUnitLevel(db, districtId, 'region');
      const ids = ['Анивский округ', 'Охинский округ'].map((name) =>
        insertUnit(db, { level: 'municipality', parentId: districtId, name, nameKey: name }, now),
      );
      insertImport(
        db,
        { districtId, origin: 'federal', title: 'таблица', summary: {} },
        ids.map((unitId) => ({
          unitId,
          metric: { code: 'not-active', version: 1 },
          period: dateOnly(day('2024-10-25')),
          origin: 'federal' as const,
          ...figureOfValue(3),
        })),
        now,
      );
    });
    expect(said).toContain('Не активны, на 25.10: 6 по 2 районам');
    expect(said).not.toContain('не пришла');
  });
});

test('what of schools waits for a decision is told on Monday, and results are counted as people say it', () => {
  const world = districtWithHead();
  world.person(HEAD, 'Руководитель', 'head');
  const { db, districtId } = world;
  const dutyId = insertDeadline(
    db,
    { districtId, dueOn: day('2024-11-06'), title: 'приказ' },
    noon('2024-10-22'),
  );
  insertDutyAnswer(
    db,
    {
      dutyId,
      unitId: schoolId(world, OWN),
      occasion: 'once',
      kind: 'not-ours',
      by: ensurePerson(db, DIRECTOR, world.now).id,
    },
    noon('2024-10-25'),
  );
  insertBatch(db, { districtId, title: 'итоги', kind: 'results' }, noon('2024-10-25'));
  world.moveTo(noon('2024-10-28'));
  const said = world.transcript.replaceAll('\u00a0', ' ');
  expect(said).toContain('Ждут решения: 1 ответ школы «Нас не касается».');
  expect(said).toContain('Отправлено за неделю: итоги недели.');
});
