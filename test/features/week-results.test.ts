import { describe, expect, it } from 'vitest';
import { runDueJobs } from '../../src/app/run-due-jobs.ts';
import { monthOf } from '../../src/domain/period.ts';
import { insertImport, undoImport } from '../../src/storage/import.ts';
import { noteChatLeft } from '../../src/storage/chat.ts';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { listJobRuns } from '../../src/storage/job-run.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { CHANNEL, SCHOOLS, at, loadShares, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';
import type { WeekRow } from '../support/week-tables.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;
const OTHER_DIRECTOR = 202;

/** Made-up weeks of twelve schools: who writes, who calls, of how many teachers. */
const WEEK_BEFORE: Record<string, WeekRow> = Object.fromEntries(
  SCHOOLS.map((name, index) => [
    name,
    {
      messages: [index % 4 === 0 ? 0 : 3 + index, 20 + index],
      calls: [index % 3, 20 + index],
      active: index !== 6,
    },
  ]),
);
const WEEK: Record<string, WeekRow> = {
  ...WEEK_BEFORE,
  [SCHOOLS[1]]: { messages: [8, 21], calls: [1, 21], active: true },
  [SCHOOLS[2]]: { messages: [4, 22], calls: [1, 22], active: true },
  [SCHOOLS[4]]: { messages: [6, 24], calls: [1, 24], active: true },
  [SCHOOLS[6]]: { ...WEEK_BEFORE[SCHOOLS[6]], active: true },
};

function createDistrict(options: Partial<Parameters<typeof createTestWorld>[0]> = {}): TestWorld {
  const world = createTestWorld({ now: at('2024-10-24', '15:00'), schools: SCHOOLS, ...options });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.person(DIRECTOR, 'директор Дегвинской', 'director', schoolId(world, SCHOOLS[0]));
  world.person(OTHER_DIRECTOR, 'директор Мургукской', 'director', schoolId(world, SCHOOLS[1]));
  world.tick();
  return world;
}

/** What the channel was told since `from` characters of the transcript. */
function toldTo(world: TestWorld, name = 'беседа района'): string[] {
  return world.transcript
    .split(/\n(?=Бот →|──|#)/)
    .filter((message) => message.startsWith(`Бот → ${name}`))
    .map((message) => message.replace(/^.*\n/, '').replace(/^ {4}/gm, '').trim());
}

describe('golden', () => {
  it('a Friday with data', async () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-18', WEEK_BEFORE);
    loadShares(world, 'pupils-12-months', '2024-10-22', [
      [schoolId(world, SCHOOLS[0]), 48.68],
      [schoolId(world, SCHOOLS[1]), 47.37],
      [schoolId(world, SCHOOLS[2]), 45.65],
    ]);
    world.moveTo(at('2024-10-25', '17:30'));
    world.note('17:40: координатор загружает таблицу за 19–25.10');
    world.sleepUntil(at('2024-10-25', '17:40'));
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-26', '12:00'));
    await expect(world.transcript).toMatchFileSnapshot('../golden/friday-with-data.txt');
  });

  it('a Friday without data: the table comes on Saturday at night', async () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-18', WEEK_BEFORE);
    world.moveTo(at('2024-10-26', '21:00'));
    world.note('суббота, 21:00: координатор загружает таблицу за 19–25.10');
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-28', '12:00'), 60);
    await expect(world.transcript).toMatchFileSnapshot('../golden/friday-without-data.txt');
  });
});

describe('what every digest must stand', () => {
  it('missing: without the table it says so, and names the last period', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)).toEqual([
      'Итоги недели · Сергокалинский район\nТаблица за 19–25.10 ещё не пришла.\nПришлю итоги сюда, когда её загрузят.',
    ]);
    loadWeek(world, '2024-10-18', WEEK_BEFORE);
    world.moveTo(at('2024-11-01', '18:00'), 60);
    expect(toldTo(world).at(-1)).toContain('Таблица за 26.10–01.11 ещё не пришла, последняя — за 12–18.10.');
  });

  it('duplicate: one message however often it is looked at, and after the table is loaded again', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '18:00'));
    world.tick();
    world.tick();
    undoImport(world.db, loadWeek(world, '2024-10-25', WEEK_BEFORE), undefined, world.now);
    loadWeek(world, '2024-10-25', WEEK_BEFORE);
    world.moveTo(at('2024-10-31', '18:00'), 60);
    expect(toldTo(world)).toHaveLength(1);
  });

  it('premature: nothing before the hour, though the table is in', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '17:59'));
    expect(toldTo(world)).toEqual([]);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)).toHaveLength(1);
  });

  it('resume: after a stop over the hour they come once, not at night', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '17:00'));
    world.sleepUntil(at('2024-10-25', '23:10'));
    world.tick();
    expect(toldTo(world)).toEqual([]);
    world.moveTo(at('2024-10-26', '08:30'));
    expect(toldTo(world)).toEqual([]);
    world.moveTo(at('2024-10-26', '09:00'));
    expect(toldTo(world)).toHaveLength(1);
    world.moveTo(at('2024-10-28', '09:00'), 60);
    expect(toldTo(world)).toHaveLength(1);
    expect(listJobRuns(world.db, 'week-results', world.districtId, 9)).toMatchObject([{ outcome: 'late' }]);
  });

  it('after the next reminder they are worth nothing', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    world.moveTo(at('2024-10-25', '17:00'));
    world.sleepUntil(at('2024-11-01', '12:30'));
    world.tick();
    expect(toldTo(world)).toEqual([]);
    expect(listJobRuns(world.db, 'week-results', world.districtId, 9)).toMatchObject([{ outcome: 'missed' }]);
  });
});

describe('the table comes later', () => {
  function waiting(): TestWorld {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    world.moveTo(at('2024-10-25', '18:30'));
    return world;
  }

  it('by day: at the next look, once', () => {
    const world = waiting();
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '19:00'));
    expect(toldTo(world)).toHaveLength(2);
    expect(toldTo(world)[1]).toMatch(/^Итоги недели 19–25\.10 · /);
    world.moveTo(at('2024-10-27', '19:00'));
    expect(toldTo(world)).toHaveLength(2);
  });

  it('a table stamped before the last look but committed after it is not lost', () => {
    const world = waiting();
    loadWeek(world, '2024-10-25', WEEK, at('2024-10-25', '18:29'));
    world.moveTo(at('2024-10-25', '19:00'));
    expect(toldTo(world)).toHaveLength(2);
  });

  it('an undone table is none', () => {
    const world = waiting();
    world.moveTo(at('2024-10-25', '21:00'));
    undoImport(world.db, loadWeek(world, '2024-10-25', WEEK), undefined, world.now);
    world.moveTo(at('2024-10-26', '12:00'));
    expect(toldTo(world)).toHaveLength(1);
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-26', '12:30'));
    expect(toldTo(world)).toHaveLength(2);
  });

  it('a loading of another week, of a state or typed in by the coordinator is not the table', () => {
    const world = waiting();
    loadWeek(world, '2024-10-18', WEEK_BEFORE);
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { active: true } });
    world.db.transaction(() =>
      insertImport(
        world.db,
        { districtId: world.districtId, origin: 'coordinator', title: 'со слов школы', summary: {} },
        [
          {
            unitId: schoolId(world, SCHOOLS[0]),
            metric: { code: 'messages', version: 2 },
            period: { from: '2024-10-19' as never, to: '2024-10-25' as never },
            origin: 'coordinator',
            state: 'value',
            value: 20,
            numerator: 4,
            denominator: 20,
          },
        ],
        world.now,
      ),
    )();
    world.moveTo(at('2024-10-28', '12:00'), 60);
    expect(toldTo(world)).toHaveLength(1);
  });

  it('after the next reminder the old week is not told any more', () => {
    const world = waiting();
    world.moveTo(at('2024-11-01', '12:30'));
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-11-01', '18:00'), 60);
    expect(toldTo(world)).toHaveLength(2);
    expect(toldTo(world)[1]).toContain('Таблица за 26.10–01.11 ещё не пришла, последняя — за 19–25.10.');
  });

  it('a stop over the night: at 09:00 and not before', () => {
    const world = waiting();
    loadWeek(world, '2024-10-25', WEEK);
    world.sleepUntil(at('2024-10-25', '22:00'));
    world.tick();
    expect(toldTo(world)).toHaveLength(1);
    world.moveTo(at('2024-10-26', '09:00'));
    expect(toldTo(world)).toHaveLength(2);
  });
});

describe('who reads it', () => {
  it('no channel: the coordinators, with how to set it', () => {
    const world = createDistrict();
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '18:00'));
    const [told, ...more] = toldTo(world, 'координатор');
    expect(more).toEqual([]);
    expect(told).toMatch(/^Итоги недели 19–25\.10 · Сергокалинский район/);
    expect(told).toContain('«Сделать беседой района»');
    expect(told).not.toContain('в личных сообщениях');
  });

  it('no channel and no table: the coordinator is asked for it', () => {
    const world = createDistrict();
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world, 'координатор')[0]).toMatchInlineSnapshot(`
      "Итоги недели · Сергокалинский район
      Таблица за 19–25.10 ещё не пришла.
      Пришлите файл таблицы в этот диалог, и итоги придут сразу (после 20:00 — утром, в 09:00).

      Беседы района пока нет, поэтому итоги пришли вам. Добавьте бота в беседу и нажмите там «Сделать беседой района»."
    `);
  });

  it('the channel is gone: the coordinators are told', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    noteChatLeft(world.db, CHANNEL, 'kicked');
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)).toEqual([]);
    expect(toldTo(world, 'координатор')[0]).toContain('Бота нет в беседе района');
  });

  it('low results go to the school alone; a school that is not low hears nothing', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-18', WEEK_BEFORE);
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world, 'директор Дегвинской').at(-1)).toMatch(
      /^Итоги недели 19–25\.10 · МКОУ «Дегвинская СОШ»/,
    );
    expect(toldTo(world, 'директор Мургукской').at(-1)).not.toContain('Итоги недели');
    expect(toldTo(world)[0]).not.toContain('Дегвинская');
  });

  it('a school whose status is not «Активна» is shown that step first', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-25', {
      ...WEEK,
      [SCHOOLS[0]]: { messages: [0, 20], calls: [0, 20], active: false },
    });
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world, 'директор Дегвинской').at(-1)).toMatchInlineSnapshot(`
      "Итоги недели 19–25.10 · МКОУ «Дегвинская СОШ»
      Пишут 10+ сообщений — 0 учителей из 20
      Звонят — 0 из 20
      Начните со статуса: сейчас он «Не активна». Нужно, чтобы администратор вошёл, заполнил данные об организации и добавил не меньше трёх сотрудников с ролью «учитель».
      [Показатели]"
    `);
  });

  it('who holds two schools gets one message of those that are low', () => {
    const world = createDistrict();
    world.person(DIRECTOR, 'директор Дегвинской', 'director', schoolId(world, SCHOOLS[8]));
    world.person(DIRECTOR, 'директор Дегвинской', 'director', schoolId(world, SCHOOLS[1]));
    loadWeek(world, '2024-10-18', WEEK_BEFORE);
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world, 'директор Дегвинской').at(-1)).toMatchInlineSnapshot(`
      "Итоги недели 19–25.10 · МКОУ «Бурхимахинская СОШ»
      Пишут 10+ сообщений — 0 учителей из 28, неделей раньше 0
      Звонят — 2 из 28 (7,1 %), неделей раньше 2

      Итоги недели 19–25.10 · МКОУ «Дегвинская СОШ»
      Пишут 10+ сообщений — 0 учителей из 20, неделей раньше 0
      Звонят — 0 из 20, неделей раньше 0

      Сначала проверьте, в каком профиле работают учителя: засчитывается учебный, обычный — нет.
      [Показатели]"
    `);
  });
});

describe('what is told', () => {
  it('low schools by name only with the switch on, at most ten', () => {
    const schools = Array.from({ length: 40 }, (_, index) => `МКОУ «Школа №${index + 1}»`);
    const world = createTestWorld({ now: at('2024-10-25', '10:00'), schools });
    world.person(COORDINATOR, 'координатор', 'coordinator');
    openChannel(world, COORDINATOR);
    world.tick();
    const rows = (growth: number): Record<string, WeekRow> =>
      Object.fromEntries(
        schools.map((name, index) => [name, { messages: [index < 13 ? 0 : 1 + growth, 20], calls: [1, 20] }]),
      );
    loadWeek(world, '2024-10-18', rows(0));
    loadWeek(world, '2024-10-25', rows(3));
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)[0]).toMatch(/Ноль по сообщениям — у 13\u00a0школ из 40$/m);
    expect(toldTo(world)[0]).toContain('и ещё\u00a017');

    const by = { by: undefined, now: world.now };
    saveDistrictSetting(world.db, world.districtId, 'nameLowSchools', true, by);
    loadWeek(world, '2024-11-01', rows(3));
    world.moveTo(at('2024-11-01', '18:00'), 60);
    expect(toldTo(world)[1]).toMatch(/Ноль по сообщениям — у 13\u00a0школ из 40: Школа №1, .*и ещё\u00a03$/m);
  });

  it('the week before the Friday, where the district expects that one', () => {
    const world = createDistrict({ settings: { expectedWeek: 'week-before' } });
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-18', WEEK_BEFORE);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)[0]).toMatch(/^Итоги недели 12–18\.10 · /);
  });

  it('a monthly table makes its own section of the next results, once', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-18', WEEK_BEFORE);
    loadShares(world, 'my-school-teachers', monthOf(2024, 9)!, [[world.districtId, 81]]);
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)[0]).toContain(
      'Новая таблица за месяц:\nУчителя в «Моей школе», за сентябрь 2024 — 81\u00a0%',
    );
    loadWeek(world, '2024-11-01', WEEK);
    world.moveTo(at('2024-11-01', '18:00'), 60);
    expect(toldTo(world)).toHaveLength(2);
    expect(toldTo(world)[1]).not.toContain('Моей школе');
  });

  it('what came without the weekly table is told with its own date, and not again when the table is in', () => {
    const world = createDistrict();
    openChannel(world, COORDINATOR);
    loadShares(world, 'pupils-12-months', '2024-10-22', [[schoolId(world, SCHOOLS[0]), 48.68]]);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)[0]).toMatchInlineSnapshot(`
      "Итоги недели · Сергокалинский район
      Таблица за 19–25.10 ещё не пришла.
      Пришлю итоги сюда, когда её загрузят.
      Обновлено:
      Ученики в Сферуме за 12 месяцев, на 22.10 — данные есть только у 1 школы"
    `);
    loadWeek(world, '2024-10-25', WEEK);
    world.moveTo(at('2024-10-25', '19:00'));
    expect(toldTo(world)[1]).not.toContain('12 месяцев');
  });
});

it('two programs on one database: the row of the run is unique', () => {
  const world = createDistrict();
  openChannel(world, COORDINATOR);
  loadWeek(world, '2024-10-25', WEEK);
  const other = { ...world.shell, world: { ...world.base } };
  world.sleepUntil(at('2024-10-25', '18:00'));
  expect(runDueJobs(world.shell, world.now).filter(({ job }) => job === 'week-results')).toHaveLength(1);
  expect(runDueJobs(other, world.now)).toEqual([]);
});

describe('a figure of one or two organisations', () => {
  const garden = 'МБДОУ «Детский сад «Ласточка»';
  const second = 'МБДОУ «Детский сад «Ромашка»';
  const third = 'МБДОУ «Детский сад «Теремок»';
  const told = (rows: Record<string, WeekRow>): string => {
    const world = createDistrict({ schools: [...SCHOOLS, garden, second, third] });
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-25', { ...WEEK, ...rows });
    world.moveTo(at('2024-10-26', '12:00'));
    return toldTo(world)[0]?.split('Детские сады')[1] ?? '';
  };

  it.each([0, 2])('is withheld as a count of zeros too: %s callers', (calls) => {
    const said = told({ [garden]: { calls: [calls, 9] } });
    expect(said).toContain('данные есть только у 1\u00a0детского сада');
    expect(said).not.toMatch(/Ноль|Ноля/);
  });

  it('«Ноля нет» is not said of the others beside it', () => {
    const said = told({
      [garden]: { messages: [3, 9], calls: [0, 9] },
      [second]: { messages: [4, 9] },
      [third]: { messages: [5, 9] },
    });
    expect(said).toContain('Пишут: 12\u00a0учителей');
    expect(said).not.toMatch(/Ноль|Ноля/);
  });

  it('of two each would know the other’s: withheld, of three it is told', () => {
    const two = told({ [garden]: { calls: [0, 9] }, [second]: { calls: [1, 9] } });
    expect(two).toContain('Звонят: данные есть только у 2\u00a0детских садов');
    expect(two).not.toMatch(/Ноль|Ноля/);
    const three = told({
      [garden]: { calls: [0, 9] },
      [second]: { calls: [1, 9] },
      [third]: { calls: [2, 9] },
    });
    expect(three).toContain('Ноль по звонкам — у 1\u00a0детского сада из 3');
  });

  it('of three those that grew are counted and not named: the change of the last one would follow', () => {
    const gardens = (grown: number): Record<string, WeekRow> => ({
      [garden]: { messages: [0, 9] },
      [second]: { messages: [1 + grown, 9] },
      [third]: { messages: [2 + grown, 9] },
    });
    const world = createDistrict({ schools: [...SCHOOLS, garden, second, third] });
    openChannel(world, COORDINATOR);
    loadWeek(world, '2024-10-18', { ...WEEK_BEFORE, ...gardens(0) });
    world.tick();
    loadWeek(world, '2024-10-25', { ...WEEK, ...gardens(2) });
    world.moveTo(at('2024-10-26', '12:00'));
    const said = toldTo(world).at(-1)?.split('Детские сады')[1] ?? '';
    expect(said).toContain('Рост по сообщениям — у 2\u00a0детских садов из 3');
    expect(said).not.toMatch(/Ромашка|Теремок/);
  });
});

describe('those that grew, by name', () => {
  /** Twelve schools; the first `still` of them have nobody who writes, the others two more than before. */
  const growth = (still: number, options: Parameters<typeof createDistrict>[0] = {}): string => {
    const world = createDistrict(options);
    openChannel(world, COORDINATOR);
    const rows = (grown: number) =>
      Object.fromEntries(
        SCHOOLS.map((name, index): [string, WeekRow] => [
          name,
          { messages: [index < still ? 0 : index + grown, 40] },
        ]),
      );
    loadWeek(world, '2024-10-18', rows(0));
    world.tick();
    loadWeek(world, '2024-10-25', rows(2));
    world.moveTo(at('2024-10-26', '12:00'));
    return toldTo(world).at(-1) ?? '';
  };
  const namesIn = (told: string) => (/Выросли больше всех.*/.exec(told)?.[0] ?? '').match(/\+2/g)?.length;

  it('leave three schools without a name: the change of one or two would follow from the sums', () => {
    expect(namesIn(growth(1))).toBe(9);
    expect(growth(1)).toContain('и ещё\u00a02');
    expect(namesIn(growth(4))).toBe(8);
    expect(namesIn(growth(1, { settings: { nameLowSchools: true } }))).toBe(10);
  });

  it('and no count of zeros that is all of the others', () => {
    expect(growth(3)).not.toContain('Ноль');
    expect(growth(2)).toContain('Ноль по сообщениям — у 2\u00a0школ из 12');
  });
});
