import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  matchUnit,
  municipalityNameKey,
  organisationKindOf,
  schoolNameKey,
  shortNames,
  shortSchoolName,
} from '../../src/domain/school-name.ts';

/** The schools of order № 380, as it prints them. */
const SERGOKALA = [
  'МКОУ «Дегвинская СОШ»',
  'МКОУ «Мургукская СОШ»',
  'МКОУ «Урахинская СОШ им А.А. Тахо Годи»',
  'МКОУ «Сергокалинская СОШ №2»',
  'МКОУ «Сергокалинская СОШ №1»',
  'МКОУ «Нижнемулебкинская СОШ»',
  'МКОУ «Кадиркентская СОШ»',
  'МКОУ «Новомугринская СОШ»',
  'МКОУ «Бурхимахинская СОШ»',
  'МКОУ «Ванашимахинская СОШ им. С.Омарова»',
  'МКОУ «Бурдекинская СОШ»',
  'МКОУ «Канасирагинская СОШ»',
].map((name, index) => ({ id: index + 1, name }));
const idOf = (part: string) => SERGOKALA.find((unit) => unit.name.includes(part))!.id;

describe('schoolNameKey', () => {
  it.each([
    [
      'МКОУ «Сергокалинская СОШ №2»',
      [
        'МКОУ "Сергокалинская СОШ № 2"',
        'МКОУ “Сергокалинская СОШ №2”',
        'МКОУ „Сергокалинская СОШ № 2“',
        'МКОУ Сергокалинская СОШ №2',
        'мкоу сергокалинская сош №2',
        'МКОУ ««Сергокалинская» СОШ №2»',
        'МКОУ «Сергокалинская СОШ N2»',
        'МКОУ «Сергокалинская СОШ N 2»',
        'МКОУ «Сергокалинская СОШ No 2»',
        'МКОУ «Сергокалинская СОШ\u00a0№\u00a02»',
        'МКОУ «Сергокалинская СОШ№2»',
        'МКОУ «Сергокалинская  СОШ - № 2»',
        'МКОУ "Сергокалинская СОШ" № 2',
        'МКОУ СОШ №2 «Сергокалинская»',
        'MKOY «Cepгoкaлинcкaя COШ №2»',
        'Муниципальное казенное общеобразовательное учреждение «Сергокалинская средняя общеобразовательная школа №2»',
        'Муниципальное казённое общеобразовательное учреждение "Сергокалинская СОШ № 2"',
        'муниципального казенного общеобразовательного учреждения «Сергокалинская средняя общеобразовательная школа № 2»',
      ],
    ],
    [
      'МКОУ «Урахинская СОШ им А.А. Тахо Годи»',
      [
        'МКОУ «Урахинская СОШ им. А.А. Тахо-Годи»',
        'МКОУ «Урахинская СОШ имени А. А. Тахо-Годи»',
        'МКОУ «Урахинская СОШ» им. А.А.Тахо-Годи',
      ],
    ],
    ['МКОУ «Новомугринская СОШ»', ['МКОУ «Ново-Мугринская СОШ»', 'МКОУ «Ново - мугринская СОШ»']],
    ['МБОУ «Берёзовская ООШ»', ['МБОУ «Березовская основная общеобразовательная школа»']],
    ['МБОУ «Берёзовская НОШ»', ['МБОУ «Березовская начальная общеобразовательная школа»']],
    [
      'МКДОУ «Детский сад №3 «Ромашка»',
      [
        'МКДОУ д/с № 3 "Ромашка"',
        'МКДОУ «Д/С №3 Ромашка»',
        'МКДОУ №3 «Ромашка»',
        'Муниципальное казенное дошкольное образовательное учреждение детский сад № 3 «Ромашка»',
      ],
    ],
    [
      'МАОУ «Гимназия № 1»',
      ['МАОУ Гимназия №01', 'Муниципальное автономное общеобразовательное учреждение "Гимназия N1"'],
    ],
    ['МБОУ «Лицей №5»', ['МБОУ лицей № 5']],
    ['ГКОУ «Ахтынская СОШИ»', ['ГКОУ «Ахтынская средняя общеобразовательная школа-интернат»']],
    [
      'МКОУ «Цудахарская НШДС»',
      ['МКОУ «Цудахарская НШ-ДС»', 'МКОУ «Цудахарская начальная школа - детский сад»'],
    ],
    ['ЧОУ «Школа Надежда»', ['Частное общеобразовательное учреждение «Школа „Надежда“»']],
    ['МОБУ «СОШ №5»', ['Муниципальное общеобразовательное бюджетное учреждение СОШ № 5']],
    [
      'МДОБУ «Ромашка»',
      ['Муниципальное дошкольное образовательное бюджетное учреждение детский сад "Ромашка"'],
    ],
    ['ФГКОУ «СОШ №9»', ['Федеральное государственное казенное общеобразовательное учреждение СОШ 9']],
  ])('%s', (name, spellings) => {
    for (const spelling of spellings) expect(schoolNameKey(spelling), spelling).toBe(schoolNameKey(name));
  });

  it('keeps apart what is different', () => {
    const names = [
      'МКОУ «Сергокалинская СОШ №1»',
      'МКОУ «Сергокалинская СОШ №11»',
      'МКОУ «Сергокалинская СОШ №2»',
      'МКОУ «Сергокалинская СОШ №1а»',
      'МКОУ «Сергокалинская СОШ»',
      'МКОУ «Сергокалинская ООШ №1»',
      'МБОУ «Сергокалинская СОШ №1»',
      'Филиал МКОУ «Сергокалинская СОШ №1»',
      'МКДОУ «Сергокалинский детский сад №1»',
      'МКОУ «СОШ №1»',
      'МКОУ «Детский сад «Садко»',
      'МКОУ «Детский сад»',
    ];
    expect(new Set(names.map(schoolNameKey)).size).toBe(names.length);
  });

  it('any mixture of spellings of one name has one key, any other number another', () => {
    const name = fc.constantFrom(
      'Дегвинская',
      'Нижнемулебкинская',
      'Берёзовская',
      'Верх-Исетская',
      'Тёплоключевская',
    );
    const number = fc.integer({ min: 1, max: 120 });
    const form = fc.constantFrom('МКОУ', 'мкоу', 'Муниципальное казённое общеобразовательное учреждение');
    const type = fc.constantFrom(
      'СОШ',
      'средняя общеобразовательная школа',
      'Средняя Общеобразовательная Школа',
    );
    const quotes = fc.constantFrom(['«', '»'], ['"', '"'], ['„', '“'], ['', ''], ['««', '»']);
    const sign = fc.constantFrom('№', '№ ', 'N', 'N ', '№\u00a0', 'No ');
    const fold = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase().replaceAll('O', 'O').replaceAll('№', '№'),
      (text: string) =>
        text.replaceAll('ё', 'е').replaceAll('а', 'a').replaceAll('о', 'o').replaceAll('С', 'C'),
      (text: string) => text.normalize('NFD'),
    );
    const spelling = fc.record({ form, type, quotes, sign, fold });
    fc.assert(
      fc.property(name, number, number, spelling, spelling, (words, n, m, one, other) => {
        const spell = (s: typeof one, k: number) =>
          s.fold(`${s.form} ${s.quotes[0]}${words} ${s.type} ${s.sign}${k}${s.quotes[1]}`);
        expect(schoolNameKey(spell(other, n))).toBe(schoolNameKey(spell(one, n)));
        if (n !== m) expect(schoolNameKey(spell(other, m))).not.toBe(schoolNameKey(spell(one, n)));
      }),
      { seed: 20241022, numRuns: 500 },
    );
  });
});

describe('matchUnit', () => {
  it.each([
    ['МКОУ «Сергокалинская СОШ №2»', '№2'],
    ['МКОУ "Сергокалинская СОШ № 2"', '№2'],
    ['Сергокалинская СОШ №2', '№2'],
    ['сергокалинская 2', '№2'],
    ['Сергокалинская №1', '№1'],
    ['2 сергокалинская школа', '№2'],
    ['2-я Сергокалинская', '№2'],
    ['Дегвинская', 'Дегвинская'],
    ['дегвинская школа', 'Дегвинская'],
    ['Урахинская', 'Урахинская'],
    ['Урахинская СОШ', 'Урахинская'],
    ['школа им. Тахо-Годи', 'Урахинская'],
    ['Ванашимахинская СОШ имени Омарова', 'Ванашимахинская'],
    ['Ново-Мугринская', 'Новомугринская'],
    ['Н-Мулебкинская СОШ', 'Нижнемулебкинская'],
    ['Мyргyкская', 'Мургукская'],
  ])('«%s» is one: %s', (spelling, part) =>
    expect(matchUnit(spelling, SERGOKALA)).toMatchObject({ kind: 'one', id: idOf(part) }),
  );

  it.each([
    ['Сергокалинская', ['№1', '№2']],
    ['Сергокалинская СОШ', ['№1', '№2']],
    ['МКОУ «Сергокалинская СОШ»', ['№1', '№2']],
  ])('«%s» is several: %j', (spelling, parts) =>
    expect(matchUnit(spelling, SERGOKALA)).toEqual({
      kind: 'several',
      ids: parts.map(idOf).toSorted((a, b) => a - b),
    }),
  );

  it.each([
    ['Сергокалинская СОШ №11', ['№1', '№2']],
    ['Сергокалинская СОШ №3', ['№1', '№2']],
    ['Сергокалинская ООШ №2', ['№2', '№1']],
    ['МБОУ «Дегвинская СОШ»', ['Дегвинская']],
    ['Дигвинская СОШ', ['Дегвинская']],
    ['Дегвинской школы', ['Дегвинская']],
    ['Урахинская СОШ им. Омарова', ['Урахинская']],
  ])('«%s» is none, near %j', (spelling, parts) => {
    const match = matchUnit(spelling, SERGOKALA);
    expect(match.kind).toBe('none');
    if (match.kind === 'none')
      expect(match.near.slice(0, parts.length).toSorted()).toEqual(parts.map(idOf).toSorted());
  });

  it.each(['', 'СОШ', 'МКОУ', 'школа', '2', 'а', 'Итого', 'Махачкала'])('«%s» is none', (spelling) =>
    expect(matchUnit(spelling, SERGOKALA).kind).toBe('none'),
  );

  it('one school in the district is not every school', () => {
    const units = [{ id: 7, name: 'МКОУ «Дегвинская СОШ»' }];
    expect(matchUnit('СОШ', units)).toEqual({ kind: 'none', near: [] });
    expect(matchUnit('Мургукская СОШ', units).kind).toBe('none');
  });

  it('a whole name counts even where it says little', () => {
    const units = [
      { id: 7, name: 'МКДОУ «Детский сад»' },
      { id: 8, name: 'МКОУ «СОШ»' },
    ];
    expect(matchUnit('МКДОУ "Детский сад"', units)).toEqual({ kind: 'one', id: 7, by: 'name' });
    expect(matchUnit('МКОУ СОШ', units)).toEqual({ kind: 'one', id: 8, by: 'name' });
    expect(matchUnit('СОШ', units).kind).toBe('none');
  });

  it('numbers are never fuzzy', () => {
    const units = [1, 2, 10, 11, 12, 21, 111].map((n) => ({ id: n, name: `МБОУ СОШ №${n}` }));
    for (const { id } of units) {
      for (const spelling of [`СОШ №${id}`, `школа ${id}`, `МБОУ «СОШ N ${id}»`]) {
        expect(matchUnit(spelling, units)).toMatchObject({ kind: 'one', id });
      }
    }
    expect(matchUnit('СОШ №3', units).kind).toBe('none');
    expect(matchUnit('СОШ №01', units)).toMatchObject({ kind: 'one', id: 1 });
  });

  it('the number of a school is not one of its namesake or its jubilee', () => {
    const units = [
      { id: 1, name: 'МКОУ «Цилитлинская СОШ им. 26 Бакинских комиссаров»' },
      { id: 2, name: 'МБОУ «СОШ 50-летия Октября»' },
      { id: 3, name: 'МБОУ «СОШ №7»' },
    ];
    expect(matchUnit('СОШ №26', units).kind).toBe('none');
    expect(matchUnit('СОШ №50', units).kind).toBe('none');
    expect(matchUnit('СОШ №7', units)).toMatchObject({ kind: 'one', id: 3 });
    expect(matchUnit('школа им. 26 Бакинских комиссаров', units)).toMatchObject({ kind: 'one', id: 1 });
    expect(matchUnit('школа 50-летия Октября', units)).toMatchObject({ kind: 'one', id: 2 });
  });

  it('the full name beats the longer one it is part of; its first word alone does not', () => {
    const units = [
      { id: 1, name: 'МКОУ «Сергокалинская СОШ»' },
      { id: 2, name: 'МКОУ «Сергокалинская СОШ №2»' },
      { id: 3, name: 'Филиал МКОУ «Сергокалинская СОШ»' },
    ];
    expect(matchUnit('МКОУ "Сергокалинская СОШ"', units)).toEqual({ kind: 'one', id: 1, by: 'name' });
    expect(matchUnit('Сергокалинская СОШ', units)).toEqual({ kind: 'one', id: 1, by: 'name' });
    expect(matchUnit('Сергокалинская', units)).toEqual({ kind: 'several', ids: [1, 2, 3] });
    expect(matchUnit('филиал Сергокалинская', units)).toEqual({ kind: 'one', id: 3, by: 'part' });
  });

  it('a name without a legal form is met by one that has it', () => {
    const units = [
      { id: 1, name: 'Дегвинская СОШ' },
      { id: 2, name: 'Мургукская' },
    ];
    expect(matchUnit('МКОУ «Дегвинская СОШ»', units)).toEqual({ kind: 'one', id: 1, by: 'name' });
    expect(matchUnit('МКОУ «Мургукская СОШ»', units)).toEqual({ kind: 'one', id: 2, by: 'part' });
  });

  it('aliases are names too, after the names', () => {
    const units = [
      { id: 1, name: 'МКОУ «Дегвинская СОШ»', aliases: ['МБОУ «Первая школа»'] },
      { id: 2, name: 'МБОУ «Первая школа»' },
      { id: 3, name: 'МКОУ «Урахинская СОШ»', aliases: ['Урахи-1'] },
    ];
    expect(matchUnit('МБОУ «Первая школа»', units)).toEqual({ kind: 'one', id: 2, by: 'name' });
    expect(matchUnit('урахи 1', units)).toEqual({ kind: 'one', id: 3, by: 'alias' });
    expect(matchUnit('МКОУ «Дегвинская СОШ»', units)).toEqual({ kind: 'one', id: 1, by: 'name' });
  });

  it('a school and a kindergarten of one village', () => {
    const units = [
      { id: 1, name: 'МКОУ «Гимназия «Родник»' },
      { id: 2, name: 'МКДОУ «Детский сад «Родник»' },
      { id: 3, name: 'МКОУ «Лицей»' },
    ];
    expect(matchUnit('родник', units)).toEqual({ kind: 'several', ids: [1, 2] });
    expect(matchUnit('д/с Родник', units)).toMatchObject({ kind: 'one', id: 2 });
    expect(matchUnit('школа Родник', units)).toMatchObject({ kind: 'one', id: 1 });
    expect(matchUnit('лицей', units)).toMatchObject({ kind: 'one', id: 3 });
  });

  it('«Верх-» and «В-», both ways', () => {
    const units = [
      { id: 1, name: 'МБОУ «Верх-Исетская СОШ»' },
      { id: 2, name: 'МБОУ «Н-Исетская СОШ»' },
      { id: 3, name: 'МБОУ «Исетская СОШ»' },
    ];
    expect(matchUnit('В-Исетская СОШ', units)).toMatchObject({ kind: 'one', id: 1 });
    expect(matchUnit('Верхисетская СОШ', units)).toMatchObject({ kind: 'one', id: 1 });
    expect(matchUnit('Нижнеисетская СОШ', units)).toMatchObject({ kind: 'one', id: 2 });
    expect(matchUnit('Исетская СОШ', units)).toMatchObject({ kind: 'one', id: 3 });
    expect(matchUnit('Исетская', units)).toMatchObject({ kind: 'several' });
  });

  it('every unit is found by its own name and by its short one', () => {
    const shorts = shortNames(SERGOKALA.map((unit) => unit.name));
    for (const { id, name } of SERGOKALA) {
      expect(matchUnit(name, SERGOKALA)).toEqual({ kind: 'one', id, by: 'name' });
      expect(matchUnit(shorts.get(name)!, SERGOKALA)).toMatchObject({ kind: 'one', id });
    }
  });
});

describe('shortSchoolName', () => {
  it.each([
    ['МКОУ «Дегвинская СОШ»', 'Дегвинская'],
    ['МКОУ «Сергокалинская СОШ №2»', 'Сергокалинская №2'],
    ['МКОУ "Сергокалинская СОШ № 2"', 'Сергокалинская №2'],
    ['МКОУ «Урахинская СОШ им А.А. Тахо Годи»', 'Урахинская'],
    ['МКОУ «Ванашимахинская СОШ им. С.Омарова»', 'Ванашимахинская'],
    [
      'Муниципальное казенное общеобразовательное учреждение «Дегвинская средняя общеобразовательная школа»',
      'Дегвинская',
    ],
    ['МБОУ «Верх-Исетская СОШ»', 'Верх-Исетская'],
    ['МБОУ СОШ №1', 'СОШ №1'],
    ['МБОУ «Средняя общеобразовательная школа № 1 г. Охи»', 'СОШ №1'],
    ['МБОУ «СОШ им. Героя России Иванова»', 'СОШ им. Героя России Иванова'],
    ['МБОУ СОШ с. Новое', 'СОШ с. Новое'],
    ['МАОУ «Гимназия № 1»', 'Гимназия №1'],
    ['МАОУ «Сергокалинская гимназия»', 'Сергокалинская гимназия'],
    ['МБОУ «Лицей «Родник»', 'Лицей Родник'],
    ['ГКОУ «Ахтынская школа-интернат»', 'Ахтынская школа-интернат'],
    ['МКДОУ «Детский сад №3 «Ромашка»', 'Детский сад №3'],
    ['МКДОУ д/с "Ромашка"', 'Детский сад Ромашка'],
    ['МКДОУ «Дегвинский детский сад»', 'Дегвинский детский сад'],
    ['ЧОУ «Школа Надежда»', 'Школа Надежда'],
    ['МКОУ «Цудахарская НШ-ДС»', 'Цудахарская НШДС'],
    ['Дегвинская', 'Дегвинская'],
    ['Сергокалинская №2', 'Сергокалинская №2'],
    ['МОБУ СОШ №5', 'СОШ №5'],
    ['НОЧУ СОШ «Радость»', 'СОШ Радость'],
    ['МКОУ «Вечерняя (сменная) общеобразовательная школа»', 'Вечерняя сменная'],
    ['ГБОУ «Ахтынский лицей-интернат»', 'Ахтынский лицей-интернат'],
    ['МКОУ «Цилитлинская СОШ им. 26 Бакинских комиссаров»', 'Цилитлинская'],
    ['МБОУ «СОШ 50-летия Октября»', 'СОШ 50-летия Октября'],
    ['МБДОУ №8', 'Детский сад №8'],
    ['МКДОУ «Ромашка»', 'Детский сад Ромашка'],
    ['МКОУ', 'МКОУ'],
    ['', ''],
  ])('%s → %s', (name, expected) => expect(shortSchoolName(name)).toBe(expected));
});

describe('shortNames', () => {
  it('gives the short ones where they differ', () => {
    const names = SERGOKALA.map((unit) => unit.name);
    expect([...shortNames(names).values()]).toEqual(names.map(shortSchoolName));
  });

  it('gets longer on collision, and only there', () => {
    const names = [
      'МКОУ «Дегвинская СОШ»',
      'МКОУ «Дегвинская ООШ»',
      'МКОУ «Урахинская СОШ им А.А. Тахо Годи»',
      'МКОУ «Урахинская СОШ им. С.Омарова»',
      'МКОУ «Мургукская СОШ»',
      'МБОУ «Мургукская СОШ»',
      'МБОУ «СОШ №1 г. Охи»',
      'МБОУ «СОШ №1 с. Новое»',
      'МКОУ «Кадиркентская СОШ»',
    ];
    expect(Object.fromEntries(shortNames(names))).toEqual({
      'МКОУ «Дегвинская СОШ»': 'Дегвинская СОШ',
      'МКОУ «Дегвинская ООШ»': 'Дегвинская ООШ',
      'МКОУ «Урахинская СОШ им А.А. Тахо Годи»': 'Урахинская СОШ им А.А. Тахо Годи',
      'МКОУ «Урахинская СОШ им. С.Омарова»': 'Урахинская СОШ им. С.Омарова',
      'МКОУ «Мургукская СОШ»': 'МКОУ «Мургукская СОШ»',
      'МБОУ «Мургукская СОШ»': 'МБОУ «Мургукская СОШ»',
      'МБОУ «СОШ №1 г. Охи»': 'СОШ №1 г. Охи',
      'МБОУ «СОШ №1 с. Новое»': 'СОШ №1 с. Новое',
      'МКОУ «Кадиркентская СОШ»': 'Кадиркентская',
    });
  });

  it('never gives one name to two schools', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc
            .tuple(
              fc.constantFrom('МКОУ', 'МБОУ', ''),
              fc.constantFrom('Дегвинская', 'Урахинская', ''),
              fc.constantFrom('СОШ', 'ООШ', 'лицей', ''),
              fc.constantFrom('', '№1', '№ 1', '№2'),
              fc.constantFrom('', 'им. Омарова', 'им Омарова'),
            )
            .map((parts) => parts.filter((part) => part !== '').join(' ')),
        ),
        (names) => {
          const shorts = shortNames(names);
          expect(new Set(shorts.values()).size).toBe(names.length);
        },
      ),
      { seed: 20241022, numRuns: 300 },
    );
  });
});

describe('organisationKindOf', () => {
  it.each([
    ['МКОУ «Дегвинская СОШ»', 'school'],
    ['Гимназия №1', 'school'],
    ['МБОУ «Образовательный центр»', 'school'],
    ['МКОУ «Цудахарская НШДС»', 'school'],
    ['Ахтынская школа-интернат', 'school'],
    ['МКДОУ «Ромашка»', 'kindergarten'],
    ['Детский сад №3', 'kindergarten'],
    ['МБДОУ «ЦРР – детский сад №5»', 'kindergarten'],
    ['ГБПОУ «Колледж экономики»', 'college'],
    ['Дагестанский политехнический техникум', 'college'],
    ['МБУ ДО «Дом творчества»', 'other'],
    ['Муниципальное бюджетное учреждение дополнительного образования «Спортивная школа»', 'other'],
    ['ДЮСШ №1', 'other'],
    ['Детская музыкальная школа', 'other'],
    ['Дегвинская', undefined],
    ['', undefined],
  ])('%s: %s', (name, expected) => expect(organisationKindOf(name)).toBe(expected));
});

describe('municipalityNameKey', () => {
  it.each([
    ['Городской округ «Охинский»', ['Охинский городской округ', 'ГО Охинский', 'городской округ "Охинский"']],
    ['Городской округ Ногликский', ['Ногликский городской округ', 'Ногликский район', 'МО ГО «Ногликский»']],
    [
      'Городской округ «город Южно-Сахалинск»',
      ['г. Южно-Сахалинск', 'город Южно - Сахалинск', 'Южно-Сахалинск', 'ГО «Город Южно-Сахалинск»'],
    ],
    ['Городской округ «Александровск-Сахалинский район»', ['Александровск-Сахалинский городской округ']],
    [
      'Сергокалинский район',
      [
        'МР «Сергокалинский район»',
        'муниципальный район «Сергокалинский район»',
        'МО "Сергокалинский район"',
        'муниципальное образование «Сергокалинский район»',
        'Сергокалинский муниципальный округ',
        'Сергокалинский р-н',
        'Сергокалинского района',
        'Ceргокалинский рaйон',
      ],
    ],
  ])('%s', (name, spellings) => {
    for (const spelling of spellings)
      expect(municipalityNameKey(spelling), spelling).toBe(municipalityNameKey(name));
  });

  it('keeps the 18 of Sakhalin apart', () => {
    const names = [
      'Городской округ «город Южно-Сахалинск»',
      'Городской округ «Александровск-Сахалинский район»',
      'Анивский городской округ',
      'Городской округ «Долинский»',
      'Корсаковский городской округ',
      'Курильский городской округ',
      'Макаровский городской округ',
      'Невельский городской округ',
      'Городской округ Ногликский',
      'Городской округ «Охинский»',
      'Поронайский городской округ',
      'Северо-Курильский городской округ',
      'Городской округ «Смирныховский»',
      'Томаринский городской округ',
      'Тымовский городской округ',
      'Углегорский городской округ',
      'Холмский городской округ',
      'Южно-Курильский городской округ',
    ];
    expect(new Set(names.map(municipalityNameKey)).size).toBe(18);
  });

  it('a town is not the district around it', () => {
    expect(municipalityNameKey('город Дербент')).not.toBe(municipalityNameKey('Дербентский район'));
  });
});
