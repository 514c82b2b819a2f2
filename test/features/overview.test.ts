import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { figureOfCounts } from '../../src/domain/measurement.ts';
import { insertImport } from '../../src/storage/import.ts';
import { insertUnit, setUnitLevel } from '../../src/storage/unit.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at, loadShares, loadWeek, schoolId } from '../support/week-tables.ts';
import { sheetsOf } from '../support/sheets-of.ts';

function createDistrict(now = at('2024-10-28', '10:00')) {
  const office = createOffice({ now, schools: SCHOOLS });
  addDirector(office.world, 20, SCHOOLS[0]);
  addDirector(office.world, 21, SCHOOLS[1]);
  return office;
}

const MESSAGES = [9, 4, 11, 21, 30, 8, 5, 6, 2, 3, 0];
const TEACHERS = [31, 22, 27, 48, 45, 26, 31, 19, 24, 21, 14];

/** Eleven schools of twelve, one of them doubtful. */
function loadOctober({ world }: ReturnType<typeof createDistrict>) {
  loadWeek(
    world,
    '2024-10-25',
    Object.fromEntries(
      SCHOOLS.slice(0, 11).map((name, index) => [
        name,
        {
          messages: [MESSAGES[index]!, TEACHERS[index]!] as const,
          calls: [index % 3, TEACHERS[index]!] as const,
          active: index !== 6,
          ...(index === 7 && { doubt: 'equal-neighbours' }),
        },
      ]),
    ),
  );
  loadShares(world, 'pupils-12-months', '2024-10-22', [
    [schoolId(world, SCHOOLS[0]), 48.68],
    [schoolId(world, SCHOOLS[1]), 47.37],
    [schoolId(world, SCHOOLS[11]), 18.49],
  ]);
}

it('golden: «Сводка»', async () => {
  const office = createDistrict();
  office.say('Сводка');
  office.world.note('после загрузки таблицы');
  loadOctober(office);
  office.say('Сводка');
  office.say('Ещё 5');
  office.say('Звонят');
  office.say('Статус');
  office.say('Ученики за 12 месяцев');
  office.world.note('неделей позже новой таблицы ещё нет');
  office.world.sleepUntil(at('2024-11-02', '10:00'));
  office.say('Сводка');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/overview.txt');
});

describe('the document', () => {
  it('has every school, every value and every gap', () => {
    const office = createDistrict();
    loadOctober(office);
    office.say('Сводка');
    const [document] = office.documentsTo(COORDINATOR);
    expect(document?.fileName).toBe('Сводка 28.10.2024.xlsx');
    const [bySchool, values, gaps] = sheetsOf(document);
    expect(bySchool?.columns.map(({ title }) => title.replaceAll('\u00a0', ' ')).slice(5)).toEqual([
      'Пишут 10+ сообщений, неделя 19–25.10 (сб–пт)',
      'Звонят, неделя 19–25.10 (сб–пт)',
      'Статус, на 25.10',
      'Ученики в Сферуме за 12 месяцев, на 22.10',
    ]);
    expect(bySchool?.rows).toHaveLength(12);
    expect(values?.rows).toHaveLength(11 * 3 + 3);
    expect(gaps?.rows).toContainEqual(['МКОУ «Канасирагинская СОШ»', 'Пишут 10+ сообщений']);
  });

  it('comes with the first screen alone', () => {
    const office = createDistrict();
    loadOctober(office);
    office.say('Сводка');
    office.say('Звонят');
    expect(office.documentsTo(COORDINATOR)).toHaveLength(1);
  });
});

describe('what stands on a line', () => {
  it('definitions are never mixed: the newest one counts', () => {
    const office = createDistrict();
    loadWeek(office.world, '2023-04-14', { [SCHOOLS[0]]: { messages: [5, 10], version: 1 } });
    loadWeek(office.world, '2023-05-05', { [SCHOOLS[1]]: { messages: [2, 10] } });
    const said = office.say('Сводка');
    expect(said).toContain('Пишут 10+ сообщений');
    expect(said).toContain('1. Мургукская — 2 из 10 (20,0 %)');
    expect(said).not.toContain('Дегвинская — 5');
  });

  it('percents alone give no average of the district without saying so', () => {
    const office = createDistrict();
    loadShares(office.world, 'pupils-12-months', '2024-10-22', [
      [schoolId(office.world, SCHOOLS[0]), 48],
      [schoolId(office.world, SCHOOLS[1]), 46],
    ]);
    expect(office.say('Сводка')).toContain('Среднее по школам, без учёта численности: 47,0 %');
  });

  it('a forged metric or page shows nothing', () => {
    const office = createDistrict();
    loadOctober(office);
    const press = (a: unknown) => office.world.say(COORDINATOR, 'x', { payload: { c: 'overview', a } });
    expect(press({ m: 'no-such' })).toContain('По этому показателю данных больше нет.');
    expect(press({ m: 7 })).toContain('Сводка на');
  });

  it('a director gets nothing of it', () => {
    const office = createDistrict();
    loadOctober(office);
    expect(office.world.say(20, 'Сводка')).toContain(
      'Это может только координатор района или руководитель управления.',
    );
  });
});

describe('figures that are not of schools', () => {
  const load = (
    office: ReturnType<typeof createDistrict>,
    unitId: UnitId,
    code: string,
    on: string,
    value: number,
    origin: 'federal' | 'coordinator' = 'federal',
  ) =>
    insertImport(
      office.world.db,
      { districtId: office.world.districtId, origin, title: 'письмо', summary: {} },
      [
        {
          unitId,
          metric: { code, version: 1 },
          period: { from: day(on), to: day(on) },
          origin,
          state: value === 0 ? 'zero' : 'value',
          value,
        },
      ],
      office.world.now,
    );

  it('a letter about the district alone is shown as it is', () => {
    const office = createDistrict();
    const { districtId } = office.world;
    load(office, districtId, 'my-school-teachers', '2023-10-01', 81);
    load(office, districtId, 'my-school-pupils', '2023-10-01', 0);
    load(office, districtId, 'teachers-12-months', '2023-10-01', 51, 'coordinator');
    expect(office.say('Сводка')).toBe(
      [
        'Бот → Координатор',
        '    Сводка на 28.10 · Сергокалинский район',
        '    Учителя в Сферуме за 12 месяцев, на 01.10.2023 — 51 %, введено координатором',
        '    Учителя в «Моей школе», на 01.10.2023 — 81 %',
        '    Ученики в «Моей школе», на 01.10.2023 — 0 %',
      ].join('\n'),
    );
  });

  it('they have a button of their own beside the schools', () => {
    const office = createDistrict();
    loadOctober(office);
    load(office, office.world.districtId, 'my-school-teachers', '2024-10-01', 81);
    office.say('Сводка');
    expect(office.say('Район в целом')).toContain('Учителя в «Моей школе», на 01.10 — 81 %');
  });

  it('a region’s table lists municipalities, the most first where fewer is better', () => {
    const office = createOffice({ now: at('2023-05-10', '10:00'), district: 'Сахалинская область' });
    const { db, districtId } = office.world;
    setUnitLevel(db, districtId, 'region');
    for (const [index, name] of ['Анивский городской округ', 'Городской округ «Охинский»'].entries()) {
      const id = insertUnit(
        db,
        { level: 'municipality', parentId: districtId, name, nameKey: name },
        office.world.now,
      );
      load(office, id, 'not-active', '2023-05-05', 3 + 4 * index);
    }
    expect(office.say('Сводка')).toContain('Не активны, на 05.05: 10 по 2 районам');
    const said = office.say('Не активны');
    expect(said).toContain(
      'Не активны, на 05.05\n    Всего: 10\n    1. Городской округ «Охинский» — 7\n    2. Анивский',
    );
  });
});

describe('a value the coordinator typed for a newer week', () => {
  const typed = (office: ReturnType<typeof createDistrict>, version = 2) =>
    insertImport(
      office.world.db,
      { districtId: office.world.districtId, origin: 'coordinator', title: 'письмо', summary: {} },
      [
        {
          unitId: schoolId(office.world, SCHOOLS[0]),
          metric: { code: 'messages', version },
          period: { from: day('2024-10-26'), to: day('2024-11-01') },
          origin: 'coordinator',
          ...figureOfCounts(5, 31),
        },
      ],
      office.world.now,
    );

  it('does not displace the district’s table', () => {
    const office = createDistrict(at('2024-11-02', '10:00'));
    loadOctober(office);
    typed(office);
    const said = office.say('Сводка');
    expect(said).toContain('Пишут 10+ сообщений, неделя 19–25.10');
    expect(said).toContain('Таблица за неделю 26.10–01.11 ещё не загружена.');
    expect(said).toContain('9 из 31');
    expect(said).toContain('Введено координатором за 26.10–01.11: Дегвинская — 5 из 31.\n');
    const values = sheetsOf(office.documentsTo(COORDINATOR)[0])[1]!;
    expect(values.rows.filter((row) => row.includes('введено координатором'))).toHaveLength(1);
  });

  it('is the table where the monitoring has none', () => {
    const office = createDistrict(at('2024-11-02', '10:00'));
    typed(office);
    const said = office.say('Сводка');
    expect(said).toContain('1. Дегвинская — 5 из 31 (16,1 %), введено координатором');
    expect(said).not.toContain('Введено координатором за');
  });
});
