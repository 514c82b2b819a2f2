import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/domain/metric.ts';
import type { ColumnMeaning, ColumnQuestion, Table } from '../../src/domain/table.ts';
import { columnKey } from '../../src/ingest/column-key.ts';
import { lines, metrics, readText, remarks } from './table-files.ts';

const TITLE = 'Мониторинг с 19.10.2024 по 25.10.2024';
const NEXT_TITLE = 'Мониторинг с 26.10.2024 по 01.11.2024';

function table(headings: string, rows: readonly string[], title = TITLE): string {
  return [title, `Наименование ОО;${headings}`, ...rows.map((row, i) => `МБОУ «СОШ № ${i + 1}»;${row}`)].join(
    '\n',
  );
}

function profileOf({ shape }: Table, answers: Readonly<Record<string, ColumnMeaning>>) {
  return {
    shape: shape?.hash ?? '',
    meanings: Object.entries(answers).map(([key, meaning]) => ({ key, meaning })),
  };
}

/** «C2 scale: calls fraction 0.7, calls percent 0.3» */
function asked({ questions }: Table): string[] {
  return questions.map(
    ({ at, doubt, candidates }) =>
      `${at.cell} ${doubt}: ${candidates.map(({ meaning, confidence }) => `${meant(meaning)} ${confidence}`).join(', ')}`,
  );
}

function meant(meaning: ColumnMeaning): string {
  switch (meaning.kind) {
    case 'metric':
      return `${meaning.code}${meaning.version === undefined ? '' : `@${meaning.version}`} ${meaning.measure}${meaning.base === undefined ? '' : ` of «${meaning.base}»`}`;
    case 'base':
      return `base ${meaning.audience}`;
    default:
      return meaning.kind;
  }
}

const only = ({ questions }: Table): ColumnQuestion => {
  expect(questions).toHaveLength(1);
  return questions[0]!;
};

describe('what is sure is taken silently, with its confidence', () => {
  it('headings that name the metric, the people and the rule', async () => {
    const read = await readText(
      table('Количество учителей;Написали не менее 10 сообщений, чел.;Звонят, %', ['31;9;6,5', '22;4;0']),
    );
    expect(read.questions).toEqual([]);
    expect(read.columns?.map(({ at, meaning, confidence }) => [at.cell, meant(meaning), confidence])).toEqual(
      [
        ['B2', 'base teachers', 0.95],
        ['C2', 'messages@2 count', 0.95],
        ['D2', 'calls@1 percent', 0.95],
      ],
    );
  });

  it('numbers that are common and not needed are no questions', async () => {
    const read = await readText(
      table('ИНН;Место в рейтинге;Количество сотрудников;Динамика;Звонят, %;Примечание', [
        '5027123456;1;40;0,5;6,5;да',
        '5027123457;2;41;0,1;5,0;нет',
        '5027123458;3;42;0,2;5,0;нет',
      ]),
    );
    expect(read.questions).toEqual([]);
    expect(read.records).toHaveLength(3);
  });
});

describe('what is doubtful is asked', () => {
  it.each([
    [
      'a heading that nobody knows',
      'Количество учителей;Активность педагогов в чатах',
      ['31;9', '22;4'],
      'C2 unknown: messages count 0.34, teachers-12-months count 0.26, messages percent 0.23, teachers-12-months percent 0.17',
    ],
    [
      'a threshold of no definition',
      'Более 5 сообщений, %',
      ['31,5', '22,1'],
      'B2 definition: messages@1 percent 0.45, messages@2 percent 0.45',
    ],
    [
      'shares as parts of one',
      'Звонят, доля',
      ['0,5', '0,25', '0,1'],
      'B2 scale: calls fraction 0.7, calls percent 0.3',
    ],
    ['people or percents', 'Звонят', ['5', '25'], 'B2 count-or-percent: calls percent 0.7'],
    [
      'a count of unknown people',
      'Звонят, чел.;Штат по списку',
      ['5;40', '25;41'],
      'B2 no-base: calls count of «штат по списку» 0.4, calls percent 0.3',
    ],
    ['messages counted, not people', 'Количество отправленных сообщений', ['120', '15'], 'B2 messages: '],
    ['a negation', 'Учителя, не написавшие ни одного сообщения, %', ['12,5', '15'], 'B2 negation: '],
  ])('%s', async (_, headings, rows, question) => {
    const read = await readText(table(headings, rows));
    expect(asked(read).join('|')).toContain(question);
    expect(read.records.filter(({ at }) => at.cell.startsWith(question[0]!))).toEqual([]);
  });

  it('the same metric twice with other values: both columns', async () => {
    const read = await readText(table('Звонят, %;Совершили звонки, %', ['5;6', '7;8']));
    expect(asked(read).map((one) => one.slice(0, 8))).toEqual(['B2 twice', 'C2 twice']);
  });

  it('samples are numbers alone: no text of the file, no name', async () => {
    const { samples } = only(
      await readText(table('Охват, кто отвечает', ['5 чел.', 'Иванова', '38 из 45', '12,5%', '7'])),
    );
    expect(samples).toEqual(['5', '38 из 45', '12,5\u00a0%']);
  });

  it('a table in which no column is known is one nevertheless, where it is of a week', async () => {
    const read = await readText(table('Охват', ['31,5', '22']));
    expect(read.problems.filter(({ severity }) => severity === 'refuse')).toEqual([]);
    expect(only(read)).toMatchObject({ heading: 'Охват', samples: ['31,5', '22'], measures: ['percent'] });
  });

  it('a refused file asks nothing', async () => {
    const read = await readText(table('ФИО учителя;Охват', ['Иванов И.И.;31,5']));
    expect(read.questions).toEqual([]);
    expect(read.records).toEqual([]);
  });
});

describe('the answers', () => {
  it('0,5 as 50 %, and as half a per cent', async () => {
    const text = table('Звонят, доля', ['0,5', '0,07', '1']);
    const first = await readText(text);
    const read = async (measure: 'fraction' | 'percent') => {
      const answers = { [only(first).key]: { kind: 'metric', code: 'calls', measure } as const };
      const again = await readText(text, { profiles: [profileOf(first, answers)] });
      expect(again.questions).toEqual([]);
      expect(again.shape).toEqual({ hash: first.shape?.hash, isKnown: true });
      return again.records.map(({ value }) => value);
    };
    expect(await read('fraction')).toEqual([50, 7, 100]);
    expect(await read('percent')).toEqual([0.5, 0.07, 1]);
  });

  it('a count with the column of how many', async () => {
    const text = table('Звонят, чел.;Штат по списку', ['5;40', '10;41']);
    const first = await readText(text);
    const profiles = [
      profileOf(first, {
        'звонят, чел.': { kind: 'metric', code: 'calls', measure: 'count', base: 'штат по списку' },
      }),
    ];
    const again = await readText(text, { profiles });
    expect(lines(again)).toEqual([
      'МБОУ «СОШ № 1» | calls@1 | 2024-10-19..2024-10-25 | 12.5 5/40',
      'МБОУ «СОШ № 2» | calls@1 | 2024-10-19..2024-10-25 | 24.3902 10/41',
    ]);
  });

  it('a definition, and a column to be left out', async () => {
    const text = table('Более 5 сообщений, %;Охват', ['31,5;1', '22,1;7']);
    const first = await readText(text);
    const profiles = [
      profileOf(first, {
        'более 5 сообщений, %': { kind: 'metric', code: 'messages', version: 1, measure: 'percent' },
        охват: { kind: 'skip' },
      }),
    ];
    const again = await readText(text, { profiles });
    expect(again.records.map(({ metric }) => metric)).toEqual([
      { code: 'messages', version: 1 },
      { code: 'messages', version: 1 },
    ]);
    expect(again.questions).toEqual([]);
    expect(remarks(again).filter((one) => one.includes('unknown-column'))).toEqual([]);
  });

  it('an answer that leaves a question of its own is asked on', async () => {
    const text = table('Охват;Штат по списку', ['5;40', '10;41']);
    const first = await readText(text);
    const answers = { охват: { kind: 'metric', code: 'calls', measure: 'count' } as const };
    const again = await readText(text, { profiles: [profileOf(first, answers)] });
    expect(asked(again)).toContain('B2 no-base: calls count of «штат по списку» 0.4, calls percent 0.3');
  });

  it('a row of indicators that says more: taken or left out as answered', async () => {
    const text = [
      'Сведения за неделю с 19.10.2024 по 25.10.2024',
      'Показатель;Ед. изм.;Значение',
      'Количество учителей, зарегистрированных в Сферум;чел.;498',
      'Учителя начальных классов, отправившие не менее 10 сообщений;чел.;212',
      'Доля учителей, совершивших хотя бы один звонок;%;6,2',
    ].join('\n');
    const read = await readText(text);
    expect(asked(read)).toEqual(['A4 unknown: messages@2 count 0.6']);
    expect(read.questions[0]).toMatchObject({ inRow: true, samples: ['212'] });
    const key = read.questions[0]?.key ?? '';
    const calls = 'район | calls@1 | 2024-10-19..2024-10-25 | 6.2249 31/498';
    const meaning = { kind: 'metric', code: 'messages', version: 2, measure: 'count' } as const;
    const taken = await readText(text, { profiles: [profileOf(read, { [key]: meaning })] });
    expect(lines(taken)).toEqual(['район | messages@2 | 2024-10-19..2024-10-25 | 42.5703 212/498', calls]);
    const skipped = await readText(text, { profiles: [profileOf(read, { [key]: { kind: 'skip' } })] });
    expect(lines(skipped)).toEqual([calls]);
    for (const { questions, problems } of [taken, skipped]) expect([...questions, ...problems]).toEqual([]);
  });

  it('percents under «Количество …» are one question, answered for the whole column', async () => {
    const text = table('Всего учителей;Количество учителей, написавших 10+ сообщений', [
      '40;30,0%',
      '31;25,8%',
    ]);
    const read = await readText(text);
    expect(asked(read)).toEqual(['C2 count-or-percent: messages percent 0.7']);
    expect(remarks(read)).toEqual(['ask count-or-percent C2']);
    const answers = profileOf(read, {
      [read.questions[0]?.key ?? '']: { kind: 'metric', code: 'messages', measure: 'percent' },
    });
    expect(lines(await readText(text, { profiles: [answers] }))).toEqual([
      'МБОУ «СОШ № 1» | messages@2 | 2024-10-19..2024-10-25 | 30 12/40',
      'МБОУ «СОШ № 2» | messages@2 | 2024-10-19..2024-10-25 | 25.8065 8/31',
    ]);
  });

  it('a metric of another district or a retired one is as good as no answer', async () => {
    const text = table('Охват', ['31,5', '22']);
    const first = await readText(text);
    const answers = { охват: { kind: 'metric', code: 'd7-1', measure: 'percent' } as const };
    expect(only(await readText(text, { profiles: [profileOf(first, answers)] })).key).toBe('охват');
    const own: Metric = {
      ...metrics.find(({ code }) => code === 'calls')!,
      code: 'd7-1',
      title: 'Читают книги',
    };
    const { readTable } = await import('../../src/ingest/read-table.ts');
    const known = await readTable(
      { name: 'таблица.csv', bytes: new TextEncoder().encode(text) },
      { metrics: [...metrics, own], profiles: [profileOf(first, answers)] },
    );
    expect(known.records.map(({ metric, value }) => [metric.code, value])).toEqual([
      ['d7-1', 31.5],
      ['d7-1', 22],
    ]);
  });
});

describe('the shape', () => {
  const hashOf = async (text: string, name?: string) => (await readText(text, {}, name)).shape?.hash;
  const HEADINGS = 'Количество учителей;Пишут 10+ сообщений за 19.10–25.10, чел.';

  it('is the same next week: other dates, rows and file name', async () => {
    const next = table(HEADINGS.replace('19.10–25.10', '26.10–01.11'), ['40;9', '22;4', '12;3'], NEXT_TITLE);
    expect(await hashOf(next, 'мониторинг 01.11.csv')).toBe(await hashOf(table(HEADINGS, ['31;9'])));
  });

  it('of a heading is the same for any week and any order number', () => {
    const date = fc.date({ min: new Date('2023-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    const spellings = (from: string, to: string) => [
      `с ${from} по ${to} пишут 10+ сообщений, %`,
      `Пишут 10+ сообщений, % (${from}–${to})`,
      `Пишут 10+ сообщений, % за ${from.slice(0, 5)}–${to}`,
    ];
    const printed = (on: Date) => on.toISOString().slice(0, 10).split('-').reverse().join('.');
    fc.assert(
      fc.property(date, date, fc.integer({ min: 1, max: 52 }), (a, b, week) => {
        const first = spellings(printed(a), printed(a)).map((text) => columnKey([text]));
        const second = spellings(printed(b), printed(b)).map((text) => columnKey([text]));
        expect(second).toEqual(first);
        expect(columnKey([`Неделя ${week}`, 'Звонят, %'])).toBe(columnKey(['Неделя 7', 'Звонят, %']));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['one more column', `${HEADINGS};Звонят, %`],
    ['a renamed heading', HEADINGS.replace('учителей', 'педагогов')],
    ['another order', HEADINGS.split(';').toReversed().join(';')],
    ['another threshold', HEADINGS.replace('10+', 'более 3')],
  ])('is another with %s', async (_, headings) => {
    const row = headings
      .split(';')
      .map((__, index) => String(40 - index))
      .join(';');
    expect(await hashOf(table(headings, [row]))).not.toBe(await hashOf(table(HEADINGS, ['31;9'])));
  });

  it('«доля» alone is what the title says: two titles are two shapes', async () => {
    const of = (title: string) => hashOf(table('Доля, %', ['31,5', '22'], `${title} за 22.10.2024`));
    expect(await of('Доля учителей в «Моей школе»')).not.toBe(await of('Доля обучающихся в «Моей школе»'));
    expect(await of('Охват одним')).not.toBe(await of('Охват другим'));
  });

  it('answers of another shape are proposed first, not taken', async () => {
    const first = await readText(table('Охват', ['31,5', '22']));
    const answers = { охват: { kind: 'metric', code: 'calls', measure: 'percent' } as const };
    const other = await readText(table('Охват;Звонят чаще, %', ['31,5;1', '22;2']), {
      profiles: [profileOf(first, answers)],
    });
    expect(other.shape?.isKnown).toBe(false);
    expect(asked(other)[0]).toBe('B2 unknown: calls percent 0.7');
  });

  it('keys of headings are never keys of objects', async () => {
    const read = await readText(table('__proto__;constructor', ['31,5;1,5', '22;7']));
    expect(read.questions.map(({ key }) => key)).toEqual(['рrото', 'соnsтruстоr']);
    const profiles = [profileOf(read, { __proto__: { kind: 'skip' } as never })];
    await expect(readText(table('__proto__;constructor', ['31,5;1,5']), { profiles })).resolves.toBeDefined();
  });
});
