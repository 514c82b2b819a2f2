import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesFor, nameFinder } from '../../src/domain/name-candidates.ts';
import { isNearlySure } from '../../src/domain/name-certainty.ts';
import { schoolNameKey } from '../../src/domain/school-name.ts';
import type { UnitId } from '../../src/domain/unit.ts';

const DISTRICT = [
  'МКОУ «Дегвинская СОШ»',
  'МКОУ «Урахинская СОШ им А.А. Тахо Годи»',
  'МКОУ «Сергокалинская СОШ №1»',
  'МКОУ «Сергокалинская СОШ №2»',
  'МКОУ «Нижнемулебкинская СОШ»',
  'МКОУ «Новомугринская СОШ»',
  'МКДОУ «Дегвинский детский сад»',
  'Филиал МКОУ «Дегвинская СОШ» – «Краковская НОШ»',
  'МКОУ «Вечерняя (сменная) школа №1»',
  'ГКС(К)ОУ «Дегвинская школа-интернат»',
  'МБОУ «Верхне-Исетская СОШ»',
  'МБОУ «Татарско-Ибряевская ООШ»',
  'МБОУ «СОШ №5 с. Кедровое»',
  'МБОУ «Гимназия II»',
].map((name, index) => ({ id: index + 1, name }));
const nameOf = (id: number | undefined) => DISTRICT.find((unit) => unit.id === id)?.name;

describe('short types', () => {
  const units = [
    ...['МБОУ лицей № 2', 'МБОУ «Башкирский лицей № 2»', 'ГБОУ «Школа-интернат № 3»', 'МБОУ СОШ № 3'],
    ...['ГКОУ «Кадетская школа-интернат № 7»', 'МБОУ «Верхняя СШ»', 'МБОУ «Башкирская гимназия № 1»'],
  ].map((name, id) => ({ id, name }));
  const find = nameFinder(units);
  it.each([
    ['Башлицей № 2', 1],
    ['Башгимназия №1', 6],
    ['КШИ № 7', 4],
  ])('%s is proposed first and never taken', (spelling, id) => {
    const { automatic, candidates } = find(spelling);
    expect([automatic, candidates[0]?.id]).toEqual([undefined, id]);
  });
  it('ШИ is the школа-интернат written short', () => expect(find('ГБОУ ШИ №3').automatic).toBe(2));
});

describe('what is taken without a question', () => {
  it.each([
    ['мкоу "дегвинская   сош"', 1],
    ['Дегвинская средняя общеобразовательная школа', 1],
    ['МКОУ «Дегвинская средняя общеобра-\nзовательная школа»', 1],
    ['Муниципальное казённое общеобразовательное учреждение «Дегвинская СОШ»', 1],
    ['МКОУСОШ «Дегвинская»', 1],
    ['MKOY Дeгвинcкaя COШ', 1],
    ['«Урахинская СОШ» имени А. А. Тахо-Годи', 2],
    ['Сергокалинская СОШ #1', 3],
    ['Сергокалинская СОШ No 2', 4],
    ['МКОУ «Ново Мугринская СОШ»', 6],
    ['Дегвинский детсад', 7],
    ['МБОУ «Гимназия № 2»', 14],
    ['МБОУ СОШ 5 село Кедровое', 13],
  ])('«%s»', (spelling, id) => expect(nameOf(candidatesFor(spelling, DISTRICT).automatic)).toBe(nameOf(id)));

  it('a spelling that a person named, exactly and but for the legal form', () => {
    const units = [{ id: 1, name: 'МКОУ «Дегвинская СОШ»', aliases: ['МКОУ «Первая школа»'] }];
    expect(candidatesFor('МКОУ "Первая школа"', units).automatic).toBe(1);
    expect(candidatesFor('Первая школа', units).automatic).toBe(1);
    expect(candidatesFor('МБОУ «Первая школа»', units).automatic).toBeUndefined();
  });
});

describe('what is asked about, and why', () => {
  it.each([
    ['МБОУ «Дегвинская СОШ»', 1, 'form-differs'],
    ['Дегвинская ООШ', 1, 'type-differs'],
    ['Дигвинская СОШ', 1, 'letter-differs'],
    ['Дегвинской СОШ', 1, 'ending-differs'],
    ['Дегвинская', 1, 'type-differs'],
    ['Урахинская СОШ', 2, 'part-of-name'],
    ['Н-Мулебкинская СОШ', 5, 'abbreviation'],
    ['Мулебкинская СОШ', 5, 'word-within'],
    ['Мугринская СОШ', 6, 'word-within'],
    ['Сергокалинская СОШ', 3, 'number-absent'],
    ['В-Исетская СОШ', 11, 'abbreviation'],
    ['Тат. Ибряевская ООШ', 12, 'abbreviation'],
    ['МКОУ «Дегвинская СОШ» Сергокалинского района', 1, 'name-is-part'],
    ['Краковская НОШ', 8, 'branch-and-head'],
  ])('«%s» may be %i: %s', (spelling, id, code) => {
    const { automatic, candidates } = candidatesFor(spelling, DISTRICT);
    expect(automatic).toBeUndefined();
    expect(nameOf(candidates[0]?.id)).toBe(nameOf(id));
    expect(candidates[0]?.reasons.map((reason) => reason.code)).toContain(code);
  });

  it.each([
    ['Сергокалинская СОШ №11', [3, 4]],
    ['Сергокалинская СОШ №1а', [3, 4]],
    ['Сергокалинская СОШ №3', [3, 4]],
    ['Дегвинский детский сад', [1]],
    ['МКДОУ «Нижнемулебкинский детский сад»', [5]],
  ])('«%s» is none of %j', (spelling, ids) => {
    const { automatic, candidates } = candidatesFor(spelling, DISTRICT);
    expect(ids).not.toContain(automatic);
    for (const id of ids) expect(candidates.map((one) => one.id)).not.toContain(id);
  });

  it.each(['СОШ', 'МКОУ', '', '2', 'Итого', '…', 'Ленин', 'Вечерняя школа', 'СОШ №1'])(
    '«%s» is taken for nobody',
    (spelling) => expect(candidatesFor(spelling, DISTRICT).automatic).toBeUndefined(),
  );

  it('«№ 1 А» is №1а, «№ 1 А.С. Пушкина» is not', () => {
    const units = [
      { id: 1, name: 'МБОУ СОШ №1' },
      { id: 2, name: 'МБОУ СОШ №1а' },
      { id: 3, name: 'МБОУ СОШ №1 А.С. Пушкина' },
    ];
    expect(candidatesFor('СОШ № 1 А', units).automatic).toBe(2);
    expect(candidatesFor('СОШ № 1', units).automatic).toBe(1);
    expect(candidatesFor('СОШ № 1 А. С. Пушкина', units).automatic).toBe(3);
  });

  it('a village and a person of one name are two', () => {
    const units = [
      { id: 1, name: 'МКОУ «СОШ с. Омарова»' },
      { id: 2, name: 'МКОУ «Урахинская СОШ»' },
    ];
    expect(candidatesFor('МКОУ «СОШ им. С. Омарова»', units).automatic).toBeUndefined();
    expect(candidatesFor('МКОУ «СОШ село Омарова»', units).automatic).toBe(1);
    expect(schoolNameKey('МКОУ «СОШ им. С. Омарова»')).not.toBe(schoolNameKey('МКОУ «СОШ с. Омарова»'));
  });

  it('two that fit alike are asked about', () => {
    const units = [
      { id: 1, name: 'МКОУ «Дегвинская СОШ»' },
      { id: 2, name: 'МБОУ «Дегвинская СОШ»' },
    ];
    const { automatic, candidates } = candidatesFor('Дегвинская СОШ', units);
    expect(automatic).toBeUndefined();
    expect(candidates.map(({ id }) => id).toSorted()).toEqual([1, 2]);
  });

  it('a school that somebody said no to is neither taken nor proposed', () => {
    const refused = [schoolNameKey('Дегвинская СОШ'), schoolNameKey('Дегвинская')];
    const units = [{ id: 1, name: 'МКОУ «Дегвинская СОШ»', refused }];
    expect(candidatesFor('Дегвинская СОШ', units)).toEqual({ candidates: [] });
    expect(candidatesFor('Дегвинская', units)).toEqual({ candidates: [] });
    expect(candidatesFor('МКОУ «Дегвинская СОШ»', units).automatic).toBe(1);
  });

  it('a spelling is refused by its key as it is stored, however it is compared', () => {
    const spelling = 'ДСОШ №1';
    const unit = { id: 1, name: 'МБОУ «Дмитровская СОШ №1»' };
    expect(candidatesFor(spelling, [unit]).candidates.map(({ id }) => id)).toEqual([1]);
    expect(candidatesFor(spelling, [{ ...unit, refused: [schoolNameKey(spelling)] }])).toEqual({
      candidates: [],
    });
  });

  it('one far ahead with nothing to think about is nearly sure, a number or another place is not', () => {
    const sure = (spelling: string) =>
      isNearlySure(
        candidatesFor(spelling, DISTRICT).candidates.map((one) => ({
          ...one,
          id: one.id as UnitId,
          name: '',
        })),
      );
    expect(sure('МБОУ «Дегвинская СОШ»')).toBe(true);
    expect(sure('МКОУ «Дегвинская школа»')).toBe(true);
    expect(sure('Урахинская СОШ')).toBe(true);
    const asked = [
      'Мулебкинская СОШ',
      'Сергокалинская СОШ',
      'Дигвинская СОШ',
      // The other half of a double name, another kind of school, another village.
      'Ибряевская ООШ',
      'Дегвинская гимназия',
      'Дегвинская ООШ',
      'СОШ №5 с. Кедровка',
    ];
    expect(asked.filter(sure)).toEqual([]);
  });
});

const place = fc.constantFrom('Дегвинская', 'Мулебкинская', 'Нижнемулебкинская', 'Верх-Исетская', 'Исетская');
const type = fc.constantFrom('СОШ', 'ООШ', 'школа', 'детский сад', 'гимназия', 'вечерняя школа', '');
const form = fc.constantFrom('МКОУ', 'МБОУ', 'МКДОУ', 'ГКС(К)ОУ', '');
const number = fc.constantFrom('', '№1', '№ 2', '№11', '№1а', 'II');
const named = fc.constantFrom('', 'им. Омарова', 'с. Новое', 'филиал');
const name = fc
  .tuple(form, place, type, number, named)
  .map((parts) => parts.filter((part) => part !== '').join(' '));

describe('properties', () => {
  const options = { seed: 20241025, numRuns: 400 };

  it('adding a school never turns a question into a silent match with another', () => {
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 6 }), name, (spelling, names, added) => {
        const units = names.map((one, id) => ({ id, name: one }));
        const before = candidatesFor(spelling, units).automatic;
        const after = candidatesFor(spelling, [...units, { id: 99, name: added }]).automatic;
        if (before === undefined) expect([undefined, 99]).toContain(after);
        else expect([before, 99, undefined]).toContain(after);
      }),
      options,
    );
  });

  it('who has the very name is meant, and two names mean each other or none does', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(candidatesFor(one, [{ id: 1, name: one }]).automatic).toBe(1);
        const there = candidatesFor(one, [{ id: 1, name: other }]).automatic;
        const back = candidatesFor(other, [{ id: 1, name: one }]).automatic;
        expect(there).toBe(back);
      }),
      options,
    );
  });

  it('nothing with another number is ever taken or proposed', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (words, n, m) => {
        fc.pre(n !== m);
        const found = candidatesFor(`${words} СОШ №${n}`, [{ id: 1, name: `МКОУ «${words} СОШ № ${m}»` }]);
        expect(found).toEqual({ candidates: [] });
      }),
      options,
    );
  });

  it('any text is compared in a bounded time, and no key of it harms', () => {
    const find = nameFinder([...DISTRICT, { id: 90, name: '__proto__' }, { id: 91, name: 'constructor' }]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { automatic, candidates } = find(text);
        expect(candidates.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
        if (automatic !== undefined) expect(candidates[0]?.id).toBe(automatic);
      }),
      options,
    );
    for (const text of [
      '-\n'.repeat(20_000),
      '«'.repeat(50_000),
      'а '.repeat(20_000),
      'в('.repeat(20_000),
      'муниципальное '.repeat(20_000),
    ]) {
      const from = performance.now();
      find(text);
      expect(performance.now() - from).toBeLessThan(3000);
    }
  });

  it('a region: hundreds of spellings among two thousand schools', () => {
    const villages = Array.from({ length: 1000 }, (_, index) =>
      Array.from(
        String(index).padStart(3, '0'),
        (digit) => 'ба ве го да жи ку лю мо на ре'.split(' ')[Number(digit)],
      ).join(''),
    );
    const names = villages.flatMap((village) => [
      `МБОУ «${village}нская СОШ»`,
      `МБДОУ «${village}нский детский сад №1»`,
    ]);
    const units = names.map((one, id) => ({ id, name: one }));
    const from = performance.now();
    const find = nameFinder(units);
    const asked = names.slice(0, 600);
    const right = asked.filter((one, id) => {
      const spelling =
        id % 3 === 0 ? one.replace('МБ', 'МК') : one.replace('МБОУ ', '').replace('МБДОУ ', '');
      return find(spelling).candidates[0]?.id === id;
    });
    expect(right).toHaveLength(asked.length);
    expect(performance.now() - from).toBeLessThan(15_000);
  });
});
