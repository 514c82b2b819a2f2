import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { figureOfCounts } from '../../src/domain/measurement.ts';
import type { Figure } from '../../src/domain/measurement.ts';
import { weekOf } from '../../src/domain/period.ts';
import { countDoubtful, listDoubtfulFigures } from '../../src/storage/figure-doubt.ts';
import { insertImport, undoImport } from '../../src/storage/import.ts';
import { listJournal } from '../../src/storage/journal.ts';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { updateUnit } from '../../src/storage/unit.ts';
import { COORDINATOR, addDirector, createOffice, workbook } from '../support/office.ts';
import { sheetsOf } from '../support/sheets-of.ts';
import type { WeekRow } from '../support/week-tables.ts';
import { SCHOOLS, at, loadShares, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';

const NOW = at('2024-10-25', '18:30');
const HEAD = 30;
const DIRECTOR = 20;
const OTHER_COORDINATOR = 11;
const HEADINGS = [
  ...['№', 'Наименование ОО', 'Статус', 'Количество учителей'],
  ...['Написали не менее 10 сообщений, чел.', 'Совершили хотя бы 1 звонок, чел.'],
  'Доля обучающихся, использовавших Сферум за 12 месяцев, %',
];
type Row = readonly (string | number | null)[];

const STAFF = [31, 22, 27, 48, 45, 26, 31, 19, 24, 21, 20, 18];
const WRITES = [9, 4, 11, 21, 30, 8, 5, 6, 2, 3, 4, 5];

function rowsOf(change: (row: Row, index: number) => Row | undefined = (row) => row): Row[] {
  return SCHOOLS.flatMap((name, index) => {
    const row: Row = [index + 1, name, 'Активна', STAFF[index]!, WRITES[index]!, 1, 20 + index];
    const changed = change(row, index);
    return changed === undefined ? [] : [changed];
  });
}

function table(rows: readonly Row[], title = 'Мониторинг с 19.10.2024 по 25.10.2024'): string {
  return [title, HEADINGS.join(';'), ...rows.map((row) => row.join(';'))].join('\n');
}

function createDistrict(now = NOW) {
  const office = createOffice({ now, schools: SCHOOLS });
  const { world } = office;
  addDirector(world, DIRECTOR, SCHOOLS[0]);
  world.person(HEAD, 'Руководитель', 'head');
  world.person(OTHER_COORDINATOR, 'Второй координатор', 'coordinator');
  return office;
}

/** Four ordinary weeks before the table. */
function withHistory(office: ReturnType<typeof createDistrict>): void {
  for (const [index, friday] of ['2024-09-27', '2024-10-04', '2024-10-11', '2024-10-18'].entries()) {
    const rows = SCHOOLS.map((name, of) => {
      const writes = Math.max(0, WRITES[of]! - 2 + ((index + of) % 3));
      return [
        name,
        { messages: [writes, STAFF[of]!] as const, calls: [of % 3, STAFF[of]!] as const, active: true },
      ];
    });
    loadWeek(office.world, friday, Object.fromEntries(rows) as never, at(friday, '18:00'));
  }
}

const figureIn = (office: ReturnType<typeof createDistrict>, school: string, code: string) =>
  listMeasurementsOfUnit(office.world.db, schoolId(office.world, school)).find(
    ({ metric, period }) => metric.code === code && period.to === day('2024-10-25'),
  );

it('golden: from a table with doubts in it to the last mark', async () => {
  const office = createDistrict();
  const { world } = office;
  withHistory(office);
  updateUnit(world.db, schoolId(world, SCHOOLS[6]), { roll: 119 });
  const rows = rowsOf((row, index) => {
    const [n, name, status, staff, writes, calls, share] = row;
    if (index === 0) return [n!, name!, status!, staff!, 28, 2, share!];
    if (index === 3) return [n!, name!, status!, staff!, 0, calls!, share!];
    if (index === 1) return [n!, name!, status!, staff!, writes!, 34, share!];
    if (index === 6) return [n!, name!, 'Не активна', staff!, writes!, 0, 18.51];
    return index === 10 ? undefined : row;
  });
  const book = await workbook({
    name: 'Школы',
    columns: HEADINGS.map((title) => ({ title })),
    rows: rows.map((row) => [...row]),
  });
  world.note(
    'у Дегвинской втрое больше обычного, у Сергокалинской № 2 ноль, у Мургукской звонящих больше, чем учителей',
  );
  await office.sendFile('мониторинг.xlsx', book, { text: 'за 19–25.10' });
  office.say('Записать, 3 под вопросом с пометкой');
  world.note('что видит директор');
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'Пишут');
  world.note('руководитель читает, но не решает');
  world.say(HEAD, 'Проверить данные');
  world.say(HEAD, 'По одному');
  world.note('координатор решает');
  office.say('Проверить данные');
  world.press(COORDINATOR, 'Резко выше или ниже обычного — 2');
  office.say('По одному');
  office.say('Верно');
  office.say('Ввести верное');
  office.say('19 из 48');
  office.say('Звонок в школу 25.10');
  world.press(COORDINATOR, 'Записать');
  office.say('Проверить данные');
  office.say('По одному');
  office.say('Верно');
  world.note('директор снова смотрит');
  world.say(DIRECTOR, 'Показатели');
  expect(countDoubtful(world.db, world.districtId)).toBe(0);
  expect(figureIn(office, SCHOOLS[0], 'messages')).not.toHaveProperty('doubt');
  const acts = listJournal(world.db, world.districtId, { limit: 20, skip: 0 }).map(({ act }) => act);
  expect(acts.filter((act) => act.startsWith('Значение признано верным'))).toHaveLength(2);
  await expect(world.transcript).toMatchFileSnapshot('../golden/doubts.txt');
});

describe('the preview', () => {
  it('says how many values are marked and how many do not enter, and the button says the same', async () => {
    const office = createDistrict();
    withHistory(office);
    const said = await office.sendFile(
      'т.csv',
      table(rowsOf((row, index) => (index === 0 ? [...row.slice(0, 4), 30, 34, 20] : row))),
    );
    expect(said).toContain(
      'Под вопросом 1 значение: запишется с пометкой «проверяется». Не войдёт 1 значение.',
    );
    expect(said).toContain('[Записать, 1 под вопросом с пометкой]');
    office.say('Записать, 1 под вопросом с пометкой');
    expect(figureIn(office, SCHOOLS[0], 'messages')).toMatchObject({ numerator: 30, doubt: 'jump' });
    expect(figureIn(office, SCHOOLS[0], 'calls')).toBeUndefined();
  });

  it('many of a kind are one line; all of them are in the file with their cells and schools', async () => {
    const office = createDistrict();
    withHistory(office);
    const said = await office.sendFile('т.csv', table(rowsOf((row) => [...row.slice(0, 4), row[3]!, 1, 20])));
    expect(said).toContain('Таких ещё');
    expect(said.split('\n').filter((line) => /^\s+\d\. /.test(line)).length).toBeLessThanOrEqual(5);
    const [document] = office.documentsTo(COORDINATOR);
    const [problems] = sheetsOf(document);
    expect(problems?.name).toBe('Замечания');
    expect(problems?.filter).toBe(true);
    const jump = problems?.rows.find((row) => row[3] === 'E3');
    expect(jump?.slice(1, 6)).toEqual(['под вопросом', 'т.csv', 'E3', 'Дегвинская', 'Пишут']);
    const severities = problems?.rows.map((row) => row[1]);
    const order = ['не войдёт', 'под вопросом', 'на заметку'];
    const ranks = severities?.map((one) => order.indexOf(typeof one === 'string' ? one : '')) ?? [];
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it('last week’s table under this week’s date is asked about, whole', async () => {
    const office = createDistrict();
    await office.sendFile('т.csv', table(rowsOf(), 'Мониторинг с 12.10.2024 по 18.10.2024'));
    office.say('Записать');
    const said = await office.sendFile('т.csv', table(rowsOf()));
    expect(said).toContain('эти же цифры уже записаны за неделю 12–18.10');
    expect(said).toMatch(/Записать, \d+ под вопросом с пометкой/);
  });

  it('a table of zeros is no copy of another table of zeros', async () => {
    const office = createDistrict();
    const zeros = rowsOf((row) => [...row.slice(0, 4), 0, 0, null]);
    await office.sendFile('т.csv', table(zeros, 'Мониторинг с 12.10.2024 по 18.10.2024'));
    office.say('Записать');
    const said = await office.sendFile('т.csv', table(zeros));
    expect(said).not.toContain('уже записаны');
    expect(said).toContain('[Записать]');
  });

  it('days that overlap a stored week are named once', async () => {
    const office = createDistrict();
    await office.sendFile('т.csv', table(rowsOf()));
    office.say('Записать');
    const other = rowsOf((row) => [...row.slice(0, 4), 3, 2, null]);
    const said = await office.sendFile('т.csv', table(other, 'Мониторинг с 21.10.2024 по 25.10.2024'));
    expect(said).toContain('Период 21–25.10 пересекается с записанным: неделя 19–25.10 (сб–пт).');
  });

  it('a third of the schools may be missing with their names, more is asked about', async () => {
    const office = createDistrict();
    const few = await office.sendFile('т.csv', table(rowsOf((row, index) => (index < 4 ? undefined : row))));
    expect(few).toContain('В файле нет 4 школ:');
    const many = await office.sendFile('т.csv', table(rowsOf((row, index) => (index < 5 ? undefined : row))));
    expect(many).toContain('В файле нет 5 школ из 12:');
    expect(many).toContain('Проверьте, весь ли это файл.');
  });
});

describe('«Проверить данные»', () => {
  /** Two jumps and a value twice. */
  function marked() {
    const office = createDistrict();
    loadWeek(office.world, '2024-10-25', {
      [SCHOOLS[0]]: { messages: [28, 31], doubt: 'jump' },
      [SCHOOLS[1]]: { messages: [22, 22], doubt: 'jump' },
      [SCHOOLS[2]]: { calls: [3, 27], doubt: 'count-percent-differ' },
    });
    return office;
  }

  it('says so where there is nothing to check', () => {
    expect(createDistrict().say('Проверить данные')).toContain('Значений под вопросом нет');
  });

  it('«Верны все» asks once, with the number, and takes the marks of one rule away', () => {
    const office = marked();
    office.say('Проверить данные');
    office.world.press(COORDINATOR, 'Резко выше или ниже обычного — 2');
    const asked = office.say('Верны все 2');
    expect(asked).toContain('Дегвинская');
    expect(countDoubtful(office.world.db, office.world.districtId)).toBe(3);
    expect(office.say('Да, верны все 2')).toContain('Записал: верны 2 значения.');
    expect(countDoubtful(office.world.db, office.world.districtId)).toBe(1);
    expect(figureIn(office, SCHOOLS[2], 'calls')).toMatchObject({ doubt: 'count-percent-differ' });
  });

  it('two coordinators: the second press says who was first', () => {
    const office = marked();
    for (const who of [COORDINATOR, OTHER_COORDINATOR]) {
      office.world.say(who, 'Проверить данные');
      office.world.press(who, 'Резко выше или ниже обычного — 2');
      office.world.press(who, 'По одному');
    }
    office.world.press(OTHER_COORDINATOR, 'Верно');
    const late = office.say('Верно');
    expect(late).toContain('Это значение больше не под вопросом.');
    expect(late).toMatch(/другой координатор/i);
  });

  it('a list that changed meanwhile is shown again', () => {
    const office = marked();
    office.say('Проверить данные');
    office.world.press(COORDINATOR, 'Резко выше или ниже обычного — 2');
    office.say('Верны все 2');
    const [first] = listDoubtfulFigures(office.world.db, office.world.districtId).filter(
      ({ doubts }) => doubts[0]?.code === 'jump',
    );
    office.world.say(OTHER_COORDINATOR, 'x', {
      payload: { c: 'doubt-right', a: { m: first!.measurementId } },
    });
    expect(office.say('Да, верны все 2')).toContain('Пока вы смотрели, список изменился.');
  });

  it('forged numbers and other districts’ values change nothing', () => {
    const office = marked();
    const { world } = office;
    const [first] = listDoubtfulFigures(world.db, world.districtId);
    for (const a of [
      {},
      { m: 'x' },
      { m: -1 },
      { m: 99_999 },
      { m: first!.measurementId, t: 99_999 },
      null,
    ]) {
      if (a !== null && 't' in a) continue;
      world.say(COORDINATOR, 'x', { payload: { c: 'doubt-right', a } });
    }
    expect(countDoubtful(world.db, world.districtId)).toBe(3);
    world.db.prepare('UPDATE import SET district_id = ?').run(schoolId(world, SCHOOLS[5]));
    expect(
      world.say(COORDINATOR, 'x', { payload: { c: 'doubt-right', a: { m: first!.measurementId } } }),
    ).toContain('больше не под вопросом');
    expect(figureIn(office, SCHOOLS[0], 'messages')).toMatchObject({ doubt: 'jump' });
  });

  it('of two values one is chosen, and the other leaves force', () => {
    const office = createDistrict();
    const { world } = office;
    const of = (k: number): Figure => ({ ...figureOfCounts(k, 31), doubt: 'two-values' });
    writeTwins(office, [of(9), of(12)]);
    expect(figureIn(office, SCHOOLS[0], 'messages')).toMatchObject({ numerator: 12 });
    expect(world.say(DIRECTOR, 'Показатели')).toMatch(
      /9 из\s31 \(29,0\s%\) или 12 из\s31 \(38,7\s%\), проверяется/,
    );
    office.say('Проверить данные');
    const one = office.say('По одному');
    expect(one).toContain('[Верно: 9 из 31 (29,0 %)] [Верно: 12 из 31 (38,7 %)]');
    office.say('Верно: 9 из 31 (29,0 %)');
    const chosen = figureIn(office, SCHOOLS[0], 'messages');
    expect(chosen).toMatchObject({ numerator: 9 });
    expect(chosen).not.toHaveProperty('doubt');
    expect(undoImport(world.db, 1, undefined, world.now)).toBe(true);
    expect(figureIn(office, SCHOOLS[0], 'messages')).toBeUndefined();
  });

  it('a value that is superseded or undone is asked about no longer, and again when it returns', () => {
    const office = marked();
    const { db, districtId } = office.world;
    const second = loadWeek(office.world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    expect(countDoubtful(db, districtId)).toBe(2);
    undoImport(db, second, undefined, office.world.now);
    expect(countDoubtful(db, districtId)).toBe(3);
    undoImport(db, 1, undefined, office.world.now);
    expect(countDoubtful(db, districtId)).toBe(0);
  });

  it('a percent that was called right is not called impossible on the card either', () => {
    const office = createDistrict();
    const { world } = office;
    updateUnit(world.db, schoolId(world, SCHOOLS[0]), { roll: 119 });
    loadShares(
      world,
      'pupils-12-months',
      '2024-10-25',
      [[schoolId(world, SCHOOLS[0]), 18.51]],
      'impossible-percent',
    );
    const impossible = /не получается ни при\sкаком/;
    world.say(DIRECTOR, 'Показатели');
    expect(world.say(DIRECTOR, 'Ученики за 12 месяцев')).toMatch(impossible);
    office.say('Проверить данные');
    office.say('По одному');
    office.say('Верно');
    const card = world.say(DIRECTOR, 'Ученики за 12 месяцев');
    expect(card).toMatch(/18,51/);
    expect(card).not.toMatch(impossible);
  });

  it('what was called right is not asked about when the same table comes again', async () => {
    const office = createDistrict();
    withHistory(office);
    const rows = rowsOf((row, index) => (index === 0 ? [...row.slice(0, 4), 30, 1, 20] : row));
    await office.sendFile('т.csv', table(rows));
    office.say('Записать, 1 под вопросом с пометкой');
    office.say('Проверить данные');
    office.say('По одному');
    office.say('Верно');
    const more = await office.sendFile(
      'т2.csv',
      table(rows.map((row, index) => (index === 5 ? [...row.slice(0, 6), 33] : row))),
    );
    expect(more).not.toContain('Под вопросом');
    office.say('Записать');
    expect(figureIn(office, SCHOOLS[0], 'messages')).not.toHaveProperty('doubt');
  });
});

/** Two figures of one thing in one document, as the import plan writes them. */
function writeTwins({ world }: ReturnType<typeof createDistrict>, figures: readonly Figure[]): void {
  const measurements = figures.map((figure) => ({
    ...figure,
    unitId: schoolId(world, SCHOOLS[0]),
    metric: { code: 'messages', version: 2 },
    period: weekOf(day('2024-10-25')),
    origin: 'federal' as const,
  }));
  inTransaction(world.db, () =>
    insertImport(
      world.db,
      { districtId: world.districtId, origin: 'federal', title: 'дважды.csv', summary: {} },
      measurements,
      world.now,
    ),
  );
}

it('a doubtful value is marked wherever it is shown, and the беседа neither names nor tells it', () => {
  const office = createDistrict(at('2024-10-25', '16:00'));
  const { world } = office;
  openChannel(world, COORDINATOR);
  withHistory(office);
  loadWeek(
    world,
    '2024-10-25',
    Object.fromEntries<WeekRow>([
      ...SCHOOLS.slice(1).map(
        (name, index) => [name, { messages: [WRITES[index + 1]!, STAFF[index + 1]!] as const }] as const,
      ),
      [SCHOOLS[0], { messages: [29, 31] as const, doubt: 'jump' }] as const,
    ]),
  );
  loadShares(
    world,
    'pupils-12-months',
    '2024-10-25',
    [[schoolId(world, SCHOOLS[0]), 77.77]],
    'impossible-percent',
  );
  for (const text of [
    'Показатели',
    'Пишут',
    'Ученики за 12 месяцев',
    'Динамика',
    'Откуда цифра',
    'Сравнить',
    'Прогноз',
    'Что делать',
    'Почему мало',
    'Отчёт',
    'Сроки',
  ])
    world.say(DIRECTOR, text);
  for (const text of [
    'Сводка',
    'Показатели Дегвинская',
    'Динамика Дегвинская',
    'Сравнить',
    'Проверить данные',
    'По одному',
    'Письмо',
  ])
    office.say(text);
  world.say(HEAD, 'Сводка');
  world.passTo(at('2024-10-26', '12:00'));
  const shown = world.transcript
    .split('\n')
    .filter((line) => /29 из 31|29 учителей из 31|93,5\s?%|77,77/.test(line));
  expect(shown.length).toBeGreaterThan(5);
  for (const line of shown)
    expect(line).toMatch(
      /проверя|под вопросом|«Пишут 10\+ сообщений», неделя|Пишут 10\+ сообщений, неделя|за 12 месяцев, на|«Ученики/i,
    );
  const channel = world.transcript
    .split(/^(?=Бот → |\S+: )/m)
    .filter((part) => part.startsWith('Бот → беседа района'));
  expect(channel.join('')).toContain('Итоги недели 19–25.10');
  expect(channel.join('')).toMatch(/Проверяются значения 1\sшколы/);
  expect(channel.join('')).not.toContain('Дегвинская');
  expect(channel.join('')).not.toMatch(/77,77|29 из 31/);
});

describe('«Ввести верное»', () => {
  /** One school writes 29 of 31, which is doubtful. */
  function loadDoubtful(office: ReturnType<typeof createDistrict>): void {
    loadWeek(
      office.world,
      '2024-10-25',
      Object.fromEntries<WeekRow>([
        ...SCHOOLS.slice(1).map(
          (name, index) => [name, { messages: [WRITES[index + 1]!, STAFF[index + 1]!] as const }] as const,
        ),
        [SCHOOLS[0], { messages: [29, 31] as const, doubt: 'jump' }] as const,
      ]),
    );
  }

  function correct(office: ReturnType<typeof createDistrict>, value = '1 из 31'): string {
    office.say('Проверить данные');
    office.say('По одному');
    office.say('Ввести верное');
    office.say(value);
    office.say('Звонок в школу 25.10');
    return plain(office.say('Записать'));
  }

  function undoNewest(office: ReturnType<typeof createDistrict>): string {
    office.say('Загрузки');
    office.say('Отменить загрузку');
    return office.say('Да, отменить');
  }

  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  const own = (office: ReturnType<typeof createDistrict>) =>
    listMeasurementsOfUnit(office.world.db, schoolId(office.world, SCHOOLS[0])).filter(
      ({ metric, period }) => metric.code === 'messages' && period.to === day('2024-10-25'),
    );

  it('stands in place of the doubtful figure wherever that is told, until it is taken back', () => {
    const office = createDistrict();
    const { world } = office;
    withHistory(office);
    loadDoubtful(office);
    const told = () => {
      const from = world.transcript.length;
      for (const words of ['Показатели', 'Пишут', 'Откуда цифра', 'Динамика', 'Отчёт', 'Прогноз'])
        world.say(DIRECTOR, words);
      for (const words of ['Сводка', 'Показатели Дегвинская', 'Проверить данные', 'Письмо'])
        office.say(words);
      for (const words of ['Последняя неделя', 'Пишут', 'Дальше', 'Составить']) office.say(words);
      return plain(world.transcript.slice(from));
    };
    const before = told();
    expect(before).toContain('Пишут 10+ сообщений — 29 учителей из 31 (93,5 %), проверяется');
    expect(before).toContain('Проверяется: ');
    expect(before).toContain('ниже 50 % — 10 школ из 11 (от 8,33 %');
    expect(before).toContain('Не вошли, под вопросом: Дегвинская');
    expect(correct(office)).toContain(
      'Записал: Дегвинская · Пишут 10+ сообщений, неделя 19–25.10 (сб–пт) — 1 из 31 (3,2 %) вместо 29 из 31 (93,5 %). Пометка снята.',
    );
    expect(own(office)).toMatchObject([{ origin: 'federal', numerator: 1, denominator: 31 }]);
    expect(own(office)[0]).not.toHaveProperty('doubt');
    const corrected = told();
    expect(corrected).not.toMatch(/проверяется/i);
    expect(corrected).not.toContain('введено координатором');
    expect(corrected).toContain('Пишут 10+ сообщений — 1 учитель из 31 (3,2 %)');
    expect(corrected).toContain('Дегвинская — 1 из 31 (3,2 %)');
    expect(corrected).toContain('Источник: «исправление координатора».');
    expect(corrected).toContain('Исправил координатор 25.10 18:30');
    expect(corrected).toContain('Почему исправлено: «Звонок в школу 25.10».');
    expect(corrected).toContain('29 из 31 (93,5 %) — ');
    expect(corrected).toContain('Значений под вопросом нет');
    expect(corrected).toContain('По школам вместе: 100 из 332 (30,1 %)');
    expect(corrected).toContain('ниже 50 % — 11 школ из 12 (от 3,23 %');
    expect(corrected).not.toContain('Не вошли, под вопросом');
    const values = office
      .documentsTo(COORDINATOR)
      .flatMap((document) => sheetsOf(document).filter(({ name }) => name === 'Все значения'))
      .at(-1);
    const rows = values?.rows.filter(([school, , , , , count]) => school === SCHOOLS[0] && count === 1);
    expect(rows?.map((row) => row.slice(5, 9))).toEqual([[1, 31, 'мониторинг', null]]);
    undoNewest(office);
    expect(own(office)).toMatchObject([{ origin: 'federal', numerator: 29, doubt: 'jump' }]);
    expect(countDoubtful(world.db, world.districtId)).toBe(1);
    const undone = told();
    expect(undone).toContain('Пишут 10+ сообщений — 29 учителей из 31 (93,5 %), проверяется');
    expect(undone).not.toContain('1 учитель из 31');
  });

  it('the results of the week in the беседа sum it, and are corrected where they are out', () => {
    const office = createDistrict(at('2024-10-25', '16:00'));
    const { world } = office;
    openChannel(world, COORDINATOR);
    withHistory(office);
    loadDoubtful(office);
    world.passTo(at('2024-10-25', '18:30'));
    const posts = () =>
      plain(world.transcript)
        .split(/^(?=Бот|\S+: )/m)
        .filter((part) => /^Бот.*беседа района/.test(part));
    expect(posts().at(-1)).toContain('Пишут: 128 учителей из 332');
    expect(correct(office)).toContain('Итоги недели 19–25.10');
    world.passTo(at('2024-10-26', '12:00'));
    expect(posts().at(-1)).toContain('Пишут: 100 учителей из 332');
    expect(posts().at(-1)).not.toContain('Проверя');
    undoNewest(office);
    expect(own(office)).toMatchObject([{ doubt: 'jump' }]);
  });

  it('corrects both of two values, and they return together', () => {
    const office = createDistrict();
    const of = (k: number): Figure => ({ ...figureOfCounts(k, 31), doubt: 'two-values' });
    writeTwins(office, [of(9), of(12)]);
    expect(correct(office, '10 из 31')).toContain(
      '10 из 31 (32,3 %) вместо 9 из 31 (29,0 %) или 12 из 31 (38,7 %). Пометка снята.',
    );
    expect(own(office)).toMatchObject([{ origin: 'federal', numerator: 10 }]);
    expect(countDoubtful(office.world.db, office.world.districtId)).toBe(0);
    undoNewest(office);
    expect(own(office)).toMatchObject([{ numerator: 12, doubt: 'two-values' }]);
    office.say('Проверить данные');
    expect(plain(office.say('По одному'))).toContain('[Верно: 9 из 31 (29,0 %)] [Верно: 12 из 31 (38,7 %)]');
  });

  it('the very same value takes the mark away', () => {
    const office = createDistrict();
    loadDoubtful(office);
    office.say('Значение Дегвинская; пишут; 19–25.10; 29 из 31; Звонок в школу');
    expect(office.world.transcript).toContain(
      'В мониторинге то же значение с пометкой «проверяется»: она снимется.',
    );
    expect(plain(office.say('Записать'))).toContain('— 29 из 31 (93,5 %). Пометка снята.');
    expect(own(office)).toMatchObject([{ origin: 'federal', numerator: 29 }]);
    expect(countDoubtful(office.world.db, office.world.districtId)).toBe(0);
  });

  it('a value that is doubtful itself keeps the mark', () => {
    const office = createDistrict();
    const { world } = office;
    updateUnit(world.db, schoolId(world, SCHOOLS[0]), { roll: 119 });
    const share = [[schoolId(world, SCHOOLS[0]), 18.51]] as const;
    loadShares(world, 'pupils-12-months', '2024-10-25', share, 'impossible-percent');
    const said = plain(correct(office, '18,53 %'));
    expect(said).toContain('— 18,53 % вместо 18,51 %. Пометка «проверяется» осталась.');
    expect(countDoubtful(world.db, world.districtId)).toBe(1);
  });

  it('a value typed before the table came settles nothing: the figure is asked about like any other', () => {
    const office = createDistrict();
    const { world } = office;
    office.say('Значение Дегвинская; пишут; 19–25.10; 5 из 31; Звонок в школу');
    office.say('Записать');
    loadDoubtful(office);
    expect(countDoubtful(world.db, world.districtId)).toBe(1);
    expect(plain(office.say('Сводка'))).toContain('С пометкой «проверяется» — 1 значение.');
    expect(plain(world.press(COORDINATOR, 'Ещё 6'))).toContain('Дегвинская — 29 из 31 (93,5 %), проверяется');
    office.say('Проверить данные');
    office.say('По одному');
    office.say('Ввести верное');
    office.say('5 из 31');
    expect(plain(office.say('письмо № 7'))).toContain(
      'В мониторинге 29 из 31 (93,5 %), проверяется: введённое встанет вместо него, пометка снимется.\n' +
        '    Введённое раньше, 5 из 31 (16,1 %), останется рядом.',
    );
    office.say('Записать');
    expect(own(office).map(({ origin, numerator }) => [origin, numerator])).toEqual([
      ['federal', 5],
      ['coordinator', 5],
    ]);
    expect(countDoubtful(world.db, world.districtId)).toBe(0);
  });

  it('what changed after the preview is shown anew before anything is written', () => {
    const office = createDistrict();
    const { world } = office;
    loadDoubtful(office);
    office.say('Значение Дегвинская; пишут; 19–25.10; 1 из 31; Звонок в школу');
    const [open] = listDoubtfulFigures(world.db, world.districtId);
    world.say(OTHER_COORDINATOR, 'x', { payload: { c: 'doubt-right', a: { m: open!.measurementId } } });
    const again = plain(office.say('Записать'));
    expect(again).toContain('Пока вы смотрели, данные изменились.');
    expect(again).toContain('В мониторинге 29 из 31 (93,5 %): эта строка останется');
    expect(own(office)).toMatchObject([{ origin: 'federal', numerator: 29 }]);
    office.say('Записать');
    expect(own(office)).toHaveLength(2);
    expect(world.press(COORDINATOR, 'Записать')).toContain('Эта кнопка уже не действует.');
    expect(own(office)).toHaveLength(2);
  });

  it('is of the definition that the doubtful figure was told under', () => {
    const office = createDistrict();
    const { world } = office;
    inTransaction(world.db, () =>
      insertImport(
        world.db,
        { districtId: world.districtId, origin: 'federal', title: 'старая.csv', summary: {} },
        [
          {
            ...figureOfCounts(9, 31),
            doubt: 'definition-dates-differ',
            unitId: schoolId(world, SCHOOLS[0]),
            metric: { code: 'messages', version: 1 },
            period: weekOf(day('2024-10-25')),
            origin: 'federal',
          },
        ],
        world.now,
      ),
    );
    correct(office, '8 из 31');
    expect(own(office)).toMatchObject([{ origin: 'federal', numerator: 8, metric: { version: 1 } }]);
    expect(countDoubtful(world.db, world.districtId)).toBe(0);
  });
});

it('a week that is all doubtful is no sum in the беседа', () => {
  const office = createDistrict(at('2024-10-25', '16:00'));
  const { world } = office;
  openChannel(world, COORDINATOR);
  loadWeek(
    world,
    '2024-10-25',
    Object.fromEntries(
      SCHOOLS.map((name, index) => [
        name,
        { messages: [WRITES[index]!, STAFF[index]!] as const, doubt: 'same-figures' },
      ]),
    ),
  );
  world.passTo(at('2024-10-26', '12:00'));
  const post =
    world.transcript.split(/^(?=Бот → |\S+: )/m).find((part) => part.startsWith('Бот → беседа района')) ?? '';
  expect(post).toContain('Пишут: цифры проверяются');
  expect(post).not.toMatch(/\d+ учител/);
});
