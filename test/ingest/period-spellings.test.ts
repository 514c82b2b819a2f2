import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import { datesIn } from '../../src/ingest/period-text.ts';
import { lines, readBytes, readText, remarks, workbook } from './table-files.ts';

const SEED = 20_230_429;
const FIRST_SATURDAY = day('2023-01-07');
const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** Saturday and Friday of a week in pieces: `d` and `dd`, the month's name, the year in four digits and in two. */
type Pieces = { iso: string; d: string; dd: string; mm: string; month: string; yyyy: string; yy: string };

function piecesOf(on: CalendarDay): Pieces {
  const [yyyy = '', mm = '', dd = ''] = on.split('-');
  return {
    iso: on,
    d: String(Number(dd)),
    dd,
    mm,
    month: MONTHS[Number(mm) - 1] ?? '',
    yyyy,
    yy: yyyy.slice(2),
  };
}

type Spelling = (from: Pieces, to: Pieces) => string;
const dotted = ({ dd, mm, yyyy }: Pieces) => `${dd}.${mm}.${yyyy}`;
const short = ({ dd, mm, yy }: Pieces) => `${dd}.${mm}.${yy}`;

/** Spellings that name both days whole, so they hold whatever month or year the week ends in. */
const ANY_WEEK: Record<string, Spelling> = {
  'dd.mm.yy-dd.mm.yy': (a, b) => `Дошкольные образовательные организации (${short(a)}-${short(b)})`,
  'с … по …': (a, b) => `За период с ${dotted(a)} по ${dotted(b)} 0% пользователей`,
  'неделя с … по … г.': (a, b) => `неделя с ${dotted(a)} г. по ${dotted(b)} г.`,
  'dd.mm.yyyyг. – dd.mm.yyyyг.': (a, b) => `${dotted(a)}г. – ${dotted(b)}г.`,
  'за период … — …': (a, b) => `за период ${dotted(a)} — ${dotted(b)}`,
  'dd.mm-dd.mm.yyyy': (a, b) => `${a.dd}.${a.mm}-${b.dd}.${b.mm}.${b.yyyy}`,
  'с dd.mm по dd.mm.yyyy г.': (a, b) => `с ${a.dd}.${a.mm} по ${b.dd}.${b.mm}.${b.yyyy} г.`,
  'd месяца yyyy – d месяца yyyy': (a, b) =>
    `${a.d} ${a.month} ${a.yyyy} г. – ${b.d} ${b.month} ${b.yyyy} г.`,
  'с d месяца yyyy года по d месяца yyyy года': (a, b) =>
    `с ${a.d} ${a.month} ${a.yyyy} года по ${b.d} ${b.month} ${b.yyyy} года`,
  'с d месяца по d месяца yyyy': (a, b) => `с ${a.d} ${a.month} по ${b.d} ${b.month} ${b.yyyy} года`,
  iso: (a, b) => `${a.iso}..${b.iso}`,
  'iso in a file name': (a, b) => `мониторинг_${a.iso}_${b.iso}.xlsx`,
  'digits in a file name': (a, b) => `выгрузка_${a.yyyy}${a.mm}${a.dd}-${b.yyyy}${b.mm}${b.dd}.csv`,
  'underscores in a file name': (a, b) => `Сферум_${a.dd}_${a.mm}_${a.yyyy}-${b.dd}_${b.mm}_${b.yyyy}.csv`,
  'glued to words': (a, b) => `Сферум_${a.dd}.${a.mm}-${b.dd}.${b.mm}.${b.yyyy}_Сахалин.xlsx`,
  'whole dates glued to words': (a, b) => `Сферум_${dotted(a)}_${dotted(b)}_Сахалин.xlsx`,
  slashes: (a, b) => `${a.dd}/${a.mm}/${a.yyyy} - ${b.dd}/${b.mm}/${b.yyyy}`,
  'two digits with г.': (a, b) => `с ${short(a)}г. по ${short(b)}г.`,
};

/** Spellings that say the month once. */
const ONE_MONTH: Record<string, Spelling> = {
  'dd–dd.mm.yyyy': (a, b) => `неделя ${a.dd}–${b.dd}.${b.mm}.${b.yyyy}`,
  'd - d.mm.yyyy': (a, b) => `${a.d} - ${b.d}.${b.mm}.${b.yyyy}`,
  'dd–dd месяца yyyy': (a, b) => `за период ${a.dd}–${b.dd} ${b.month} ${b.yyyy}`,
  'd – d месяца yyyy г.': (a, b) => `${a.d} – ${b.d} ${b.month} ${b.yyyy} г.`,
  'с d по d месяца yyyy года': (a, b) => `неделя с ${a.d} по ${b.d} ${b.month} ${b.yyyy} года`,
  'с dd по dd.mm.yyyy': (a, b) => `с ${a.dd} по ${b.dd}.${b.mm}.${b.yyyy}`,
  'a short month': (a, b) => `${a.d}–${b.d} ${b.month.slice(0, 3)} ${b.yyyy}`,
};

const ANY_DATE: Record<string, (one: Pieces) => string> = {
  'dd.mm.yyyy г.': (a) => `на ${dotted(a)} г.`,
  'dd.mm.yyyyг.': (a) => `${dotted(a)}г.`,
  'по состоянию на': (a) => `по состоянию на ${dotted(a)}`,
  'd месяца yyyy года': (a) => `${a.d} ${a.month} ${a.yyyy} года`,
  iso: (a) => a.iso,
  'in a file name': (a) => `выгрузка_${a.dd}_${a.mm}_${a.yyyy}.csv`,
};

const saturday = fc.integer({ min: 0, max: 52 * 12 }).map((week) => addDays(FIRST_SATURDAY, 7 * week));

describe('every spelling of every week', () => {
  it.each(Object.entries(ANY_WEEK))('%s', (_, spell) => {
    fc.assert(
      fc.property(saturday, (from) => {
        const to = addDays(from, 6);
        const found = datesIn(spell(piecesOf(from), piecesOf(to)));
        expect([found.ranges, found.dates, found.months]).toEqual([[{ from, to }], [], []]);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it.each(Object.entries(ONE_MONTH))('%s', (_, spell) => {
    fc.assert(
      fc.property(saturday, (from) => {
        const to = addDays(from, 6);
        fc.pre(from.slice(0, 7) === to.slice(0, 7));
        const found = datesIn(spell(piecesOf(from), piecesOf(to)));
        expect([found.ranges, found.dates, found.months]).toEqual([[{ from, to }], [], []]);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it.each(Object.entries(ANY_DATE))('a date, %s', (_, spell) => {
    fc.assert(
      fc.property(saturday, fc.nat(6), (from, shift) => {
        const on = addDays(from, shift);
        const found = datesIn(spell(piecesOf(on)));
        expect([found.ranges, found.dates, found.months]).toEqual([[], [on], []]);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});

describe('what is no week', () => {
  const longer: [string, string][] = [
    ['IV квартал 2023 года', '2023-10-01..2023-12-31'],
    ['за 4 квартал 2023 г.', '2023-10-01..2023-12-31'],
    ['2-й квартал 2024', '2024-04-01..2024-06-30'],
    ['первое полугодие 2024 года', '2024-01-01..2024-06-30'],
    ['за октябрь 2023', '2023-10-01..2023-10-31'],
    ['сентябрь – октябрь 2023 г.', '2023-09-01..2023-10-31'],
  ];
  it.each(longer)('%s', async (text, expected) => {
    const found = datesIn(text);
    expect(found.months.map(({ from, to }) => `${from}..${to}`)).toEqual([expected]);
    expect([found.ranges, found.dates]).toEqual([[], []]);
    const table = await readText(`${text}\nШкола;Звонят, %\nСОШ № 1;5`);
    expect(remarks(table)).toEqual(['refuse no-period']);
  });

  it('a state takes the last day of a month or a quarter', async () => {
    const table = await readText('IV квартал 2023 года\nШкола;Статус\nСОШ № 1;Активна');
    expect(lines(table)).toEqual(['СОШ № 1 | status@1 | 2023-12-31 | 1']);
  });

  it.each(['41 неделя', '41 неделя 2023 года', 'неделя № 41', 'за прошлую неделю', 'учебный год 2023/2024'])(
    '%s: asked',
    async (title) => {
      const table = await readText(`${title}\nШкола;Звонят, %\nСОШ № 1;5`);
      expect([table.records, remarks(table)]).toEqual([[], ['refuse no-period']]);
    },
  );
});

describe('a period without its year', () => {
  const table = (title: string, name = 'мониторинг.csv', options = {}) =>
    readText(`${title}\nШкола;Звонят, %\nСОШ № 1;5`, options, name);
  const week = ['СОШ № 1 | calls@1 | 2023-04-29..2023-05-05 | 5'];

  it.each(['мониторинг 29.04-05.05.csv', 'с 29 апреля по 5 мая.csv', 'неделя 29 апреля – 5 мая.csv'])(
    'is asked about and never guessed, «%s»',
    async (name) => {
      const read = await table('Мониторинг', name);
      expect(remarks(read)).toEqual(['refuse no-period']);
      expect(read.problems[0]?.sentence).toContain('В файле период 29.04–05.05, а год не указан.');
    },
  );

  it('takes the year that the file names', async () => {
    expect(lines(await table('Мониторинг, 2023 год', 'мониторинг 29.04-05.05.csv'))).toEqual(week);
    expect(lines(await table('с 29 апреля по 5 мая, 2022/2023 учебный год'))).toEqual(week);
    expect(lines(await table('неделя 29.04–05.05, выгружено 06.05.2023'))).toEqual(week);
  });

  it('two years in the file name none', async () => {
    expect(remarks(await table('2022 и 2023 годы', 'мониторинг 29.04-05.05.csv'))).toEqual([
      'refuse no-period',
    ]);
  });

  it('a given week agrees with it or is refused', async () => {
    const given = { period: { from: day('2023-04-29'), to: day('2023-05-05') } };
    expect(lines(await table('неделя 29.04–05.05', undefined, given))).toEqual(week);
    expect(remarks(await table('неделя 22.04–28.04', undefined, given))).toEqual(['refuse period-differs']);
  });
});

describe('a period in cells of its own', () => {
  const rows = (...title: (string | Date | number)[]) => [title, [], ['Школа', 'Звонят, %'], ['СОШ № 1', 5]];
  const week = ['СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 5'];

  it('«с», a date, «по», a date', async () => {
    const text = 'Период с;19.10.2024;по;25.10.2024\n\nШкола;Звонят, %\nСОШ № 1;5';
    expect(lines(await readText(text))).toEqual(week);
  });

  it('two dates of Excel', async () => {
    const days = [new Date(Date.UTC(2024, 9, 19)), new Date(Date.UTC(2024, 9, 25))];
    const book = await workbook({ name: 'Л', rows: rows('Начало', days[0]!, 'Окончание', days[1]!) });
    expect(lines(await readBytes('т.xlsx', book))).toEqual(week);
  });

  it('in the sheet’s name alone', async () => {
    const book = await workbook({ name: '19-25.10.2024', rows: rows('Мониторинг') });
    expect(lines(await readBytes('т.xlsx', book))).toEqual(week);
  });

  it('over the other table of the file', async () => {
    const sheet = (name: string, title: string, school: string) => ({
      name,
      rows: [[title], ['Школа', 'Звонят, %'], [school, 5]],
    });
    const book = await workbook(
      sheet('А', 'с 19.10.2024 по 25.10.2024', 'СОШ № 1'),
      sheet('Б', 'Сады', 'ДС № 1'),
    );
    expect(lines(await readBytes('т.xlsx', book))).toEqual([
      ...week,
      'ДС № 1 | calls@1 | 2024-10-19..2024-10-25 | 5',
    ]);
  });
});
