import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { compareClasses, parseClassList, parseClassName } from '../../src/domain/class-name.ts';
import { doubtsOf } from '../../src/domain/report-check.ts';
import {
  isValueOf,
  missingFields,
  reportTotals,
  withImplied,
  withoutImplied,
} from '../../src/domain/report-form.ts';
import type { ReportForm, ReportRow } from '../../src/domain/report-form.ts';
import { parseReportLine } from '../../src/domain/report-line.ts';
import { LETTERS_OF_CLASSES } from '../../src/domain/report-lexicon.ts';

const form: ReportForm = loadReference().reportForms[0]!;
const whole = { chat: true, teacher: true, pupils: [24, 26], teachers: [3, 3], interaction: 'yes' } as const;

describe('classes', () => {
  test.each([
    ['1А, 1Б 2А', ['1А', '1Б', '2А']],
    ['1а-11б', Array.from({ length: 11 }, (_, i) => [`${i + 1}А`, `${i + 1}Б`]).flat()],
    ['с 1 по 4', ['1', '2', '3', '4']],
    ['9 "а", 9-Б, 9В класс', ['9А', '9Б', '9В']],
    ['9А–В', ['9А', '9Б', '9В']],
    ['5 а, 5 б и 6 а', ['5А', '5Б', '6А']],
    ['10A\n11A', ['10А', '11А']],
    ['5-7 А', ['5А', '6А', '7А']],
    ['1а, б, в; 2а и б', ['1А', '1Б', '1В', '2А', '2Б']],
    ['9А/9Б', ['9А', '9Б']],
    ['1–11', Array.from({ length: 11 }, (_, i) => `${i + 1}`)],
  ])('«%s»', (text, classes) => {
    expect(parseClassList(text)).toEqual({ classes, unclear: [] });
  });

  test('what is no class is said and not guessed', () => {
    expect(parseClassList('1А, 13Б, дошкольная группа, 0А').unclear).toEqual([
      '13Б',
      'дошкольная группа',
      '0А',
    ]);
  });

  const grade = fc.integer({ min: 1, max: 11 });
  const letter = fc.constantFrom(...Array.from(LETTERS_OF_CLASSES));

  test('however a class is typed, it is the same class', () => {
    fc.assert(
      fc.property(
        grade,
        letter,
        fc.constantFrom('', ' ', '-', ' "', '«'),
        fc.boolean(),
        fc.constantFrom('', ' класс', ' кл.'),
        (of, by, between, isSmall, after) => {
          const typed = `${of}${between}${isSmall ? by.toLowerCase() : by}${after}`;
          expect(parseClassName(typed)).toBe(`${of}${by}`);
        },
      ),
    );
  });

  test('a list read and printed reads as itself, each class once and in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(grade, letter), { maxLength: 40 }),
        fc.constantFrom(', ', '\n', '; ', ' '),
        (pairs, between) => {
          const names = pairs.map(([of, by]) => `${of}${by}`);
          const { classes, unclear } = parseClassList(names.join(between));
          expect(unclear).toEqual([]);
          expect(classes).toEqual([...new Set(names)].toSorted(compareClasses));
          expect(parseClassList(classes.join(between)).classes).toEqual(classes);
        },
      ),
    );
  });

  test('no text is too strange', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const name of parseClassList(text).classes) expect(parseClassName(name)).toBe(name);
      }),
    );
  });
});

describe('a typed line', () => {
  const values = (text: string, given = {}) => {
    const read = parseReportLine(text, form, given);
    return 'values' in read ? read.values : read.trouble;
  };

  test.each([
    ['да, да, 24 из 26, 3 из 3, есть', whole],
    ['да 24 из 26, учителя 3 из 3', { chat: true, pupils: [24, 26], teachers: [3, 3] }],
    ['чат есть, классный есть, дети 24/26, педагоги 3/3, общение есть', whole],
    ['чата нет', { chat: false, interaction: 'none' }],
    ['нет чата, кл. руководитель назначен', { chat: false, teacher: true, interaction: 'none' }],
    ['чат да, классный руководитель не назначен', { chat: true, teacher: false }],
    ['+ + 24 из 26 3 из 3 мало', { ...whole, interaction: 'little' }],
    ['да да 24 26 3 3 есть', whole],
    ['да, да, 24, 26, 3, 3, есть', whole],
    ['+ + 24/26 3/3 +', whole],
    [
      '- - 0/20 0/3 -',
      { chat: false, teacher: false, pupils: [0, 20], teachers: [0, 3], interaction: 'none' },
    ],
    ['чата нет, кл рук да', { chat: false, teacher: true, interaction: 'none' }],
    ['взаимодействие редко', { interaction: 'little' }],
    ['0 из 20', { pupils: [0, 20] }],
    ['Чат — да; учеников 24 из 26; учителей 3 из 3', { chat: true, pupils: [24, 26], teachers: [3, 3] }],
  ])('«%s»', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('«чат есть» after «чата нет» takes back what followed from it', () => {
    const before = { chat: false, teacher: true, interaction: 'none' };
    expect(values('чат есть', before)).toEqual({ chat: true, teacher: true });
    expect(values('чат есть, взаимодействия нет', before)).toEqual({
      chat: true,
      teacher: true,
      interaction: 'none',
    });
    expect(values('чат есть', { ...before, interaction: 'little' })).toMatchObject({ interaction: 'little' });
    expect(withoutImplied(form, before, { chat: true })).toEqual({ chat: false, teacher: true });
    expect(withoutImplied(form, before, { teacher: false })).toEqual(before);
  });

  test('a short line fills what is missing', () => {
    expect(values('3 из 3', { chat: true, pupils: [24, 26] })).toEqual({
      chat: true,
      pupils: [24, 26],
      teachers: [3, 3],
    });
    expect(values('есть', { chat: true, teacher: true, pupils: [24, 26], teachers: [3, 3] })).toEqual(whole);
  });

  test('a whole line takes the place of what stood', () => {
    expect(values('да, нет, 20 из 26, 2 из 3, мало', { chat: true })).toEqual({
      chat: true,
      teacher: false,
      pupils: [20, 26],
      teachers: [2, 3],
      interaction: 'little',
    });
  });

  test('what cannot be is told, words nobody knows are not given back', () => {
    expect(values('да, да, 30 из 26')).toMatchObject({ kind: 'over', n: 30, m: 26 });
    expect(values('ученики 24')).toMatchObject({ kind: 'of-what', n: 24 });
    expect(values('да да 26 24')).toMatchObject({ kind: 'over', n: 26, m: 24 });
    for (const text of ['−1', '1e3', '24.5 из 26', '24 из 26 из 28'])
      expect(values(text)).toEqual({ kind: 'unclear' });
    expect(values('классный Магомедова')).toEqual({ kind: 'unclear' });
    expect(values('не знаю')).toEqual({ kind: 'unclear' });
  });

  test('any values, printed as people write them, come back', () => {
    const pair = fc
      .integer({ min: 0, max: 40 })
      .chain((m) => fc.tuple(fc.integer({ min: 0, max: m }), fc.constant(m)));
    fc.assert(
      fc.property(
        fc.record({
          chat: fc.boolean(),
          teacher: fc.boolean(),
          pupils: pair,
          teachers: pair,
          interaction: fc.constantFrom('yes', 'little', 'none'),
        }),
        fc.constantFrom(', ', '; ', ' '),
        (row, between) => {
          const yes = (is: boolean) => (is ? 'да' : 'нет');
          const of = ([n, m]: readonly number[]) => `${n} из ${m}`;
          const option = form.fields.at(-1)!.options!.find(({ code }) => code === row.interaction)!.title;
          const line = [yes(row.chat), yes(row.teacher), of(row.pupils), of(row.teachers), option].join(
            between,
          );
          expect(values(line)).toEqual(row);
        },
      ),
    );
  });

  test('no text gives a value that may not be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('да нет 0123 из/,;есть чат учи')) }),
        (text) => {
          const read = parseReportLine(text, form);
          if ('trouble' in read) return;
          for (const field of form.fields) {
            const value = read.values[field.code];
            if (value !== undefined) expect(isValueOf(field, value)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('totals and doubts', () => {
  const rows: ReportRow[] = [
    { name: '9А', values: whole },
    { name: '9Б', values: { ...whole, chat: false, pupils: [0, 24], teachers: [1, 4], interaction: 'none' } },
  ];

  test('through numerators', () => {
    expect(reportTotals(form, rows)).toMatchObject([
      { kind: 'yes-no', yes: 1, of: 2 },
      { kind: 'yes-no', yes: 2, of: 2 },
      { kind: 'of', numerator: 24, denominator: 50 },
      { kind: 'of', numerator: 4, denominator: 7 },
      { kind: 'choice', of: 2 },
    ]);
  });

  test('another roll than the district’s list, more teachers than employees, a sudden change are asked', () => {
    expect(doubtsOf(form, rows, {})).toEqual([]);
    expect(doubtsOf(form, rows, { roll: 52, staff: 30 })).toEqual([]);
    expect(doubtsOf(form, rows, { roll: 90, staff: 3 })).toMatchObject([
      { kind: 'roll', whole: 50, known: 90 },
      { kind: 'staff', whole: 4, known: 3 },
    ]);
    const before = [{ name: '9А', values: { ...whole, pupils: [4, 26] as const } }];
    expect(doubtsOf(form, rows, { before })).toMatchObject([{ kind: 'change', now: 24, before: 4 }]);
  });

  test('what follows by itself is no longer asked', () => {
    expect(missingFields(form, withImplied(form, { chat: false })).map(({ code }) => code)).toEqual([
      'teacher',
      'pupils',
      'teachers',
    ]);
  });
});
