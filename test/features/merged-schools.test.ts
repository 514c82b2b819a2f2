import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { listNamesOn } from '../../src/storage/unit-name.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { listBindingsOfUnit } from '../../src/storage/binding.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { closeUnit, findUnit, listSchools, updateUnit } from '../../src/storage/unit.ts';
import { insertAlias } from '../../src/storage/unit.ts';
import { schoolNameKey } from '../../src/domain/school-name.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { all, get, run } from '../../src/storage/statement.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { schoolNames, snapshot, written } from '../support/school-rows.ts';
import { SCHOOLS, at, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';

const [DEGVA, MURGUK] = SCHOOLS;
const DOUBLE = 'МКОУ «Дегвинская школа»';
const SECOND = 11;
const FRIDAY = '2024-10-25';

type Office = ReturnType<typeof createOffice>;

/** Friday evening: a school stands in the list twice, each with a director and a figure of its own week. */
function createDistrict(): Office {
  const office = createOffice({ now: at(FRIDAY, '17:00'), schools: [...SCHOOLS.slice(0, 4), DOUBLE] });
  office.world.person(SECOND, 'Второй координатор', 'coordinator');
  addDirector(office.world, 20, DEGVA);
  addDirector(office.world, 21, DOUBLE);
  return office;
}

const pressed = (c: string, a: Record<string, unknown>) => ({ payload: { c, a } });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function merge(
  office: Office,
  {
    by = COORDINATOR,
    n = 0,
    goes = DOUBLE,
    stays = DEGVA,
  }: { by?: number; n?: number; goes?: string; stays?: string } = {},
): string {
  const { world } = office;
  const args = { o: idOf(office, stays), s: idOf(office, goes), n };
  return plain(world.say(by, '(кнопка)', pressed('school-merge', args)));
}

function unmerge({ world }: Office, m = 1): string {
  return plain(world.say(COORDINATOR, '(кнопка)', pressed('school-unmerge', { m, yes: 1 })));
}

function idOf({ world }: Office, name: string): UnitId {
  const found = listSchools(world.db, world.districtId).find((school) => school.name === name);
  return found?.id ?? schoolId(world, name);
}

function table(rows: readonly (readonly [name: string, teachers: number, wrote: number])[], till: string) {
  const from = { '25.10.2024': '19.10.2024', '01.11.2024': '26.10.2024', '08.11.2024': '02.11.2024' }[till];
  return [
    `Мониторинг с ${from ?? till} по ${till}`,
    'Наименование ОО;Количество учителей;Написали не менее 10 сообщений, чел.',
    ...rows.map((row) => row.join(';')),
  ].join('\n');
}

describe('what used the figures of two schools that are one', () => {
  /** The results are out, a letter is sent, and the double asks about its figure. */
  function published() {
    const office = createDistrict();
    const { world } = office;
    openChannel(world, COORDINATOR);
    world.tick();
    loadWeek(world, FRIDAY, {
      [DEGVA]: { messages: [3, 30], calls: [1, 30] },
      ...Object.fromEntries(SCHOOLS.slice(1, 4).map((name) => [name, { messages: [5, 20], calls: [1, 20] }])),
    });
    loadWeek(world, FRIDAY, { [DOUBLE]: { messages: [9, 30], calls: [2, 30] } });
    world.moveTo(at(FRIDAY, '18:30'));
    for (const words of ['Письмо', 'Последняя неделя', 'Пишут', 'Дальше', 'Составить', 'Разослать школам'])
      office.say(words);
    office.say('Школам из списка: 5');
    office.say('Отправить: 2 человека');
    world.say(20, '(кнопка)', pressed('dispute', { m: 'calls', w: FRIDAY }));
    world.say(20, '4 из 30');
    world.say(20, 'Отправить');
    return office;
  }

  it('the results in the беседа, the letter and the question are followed, and followed back', () => {
    const office = published();
    const preview = plain(
      office.world.say(
        COORDINATOR,
        '(кнопка)',
        pressed('school-merge', { o: idOf(office, DEGVA), s: idOf(office, DOUBLE) }),
      ),
    );
    expect(preview).toContain('На них уже опираются: итоги недели в беседе, 1 письмо, 1 вопрос школы.');
    const said = merge(office, { n: 2 });
    expect(said).toContain('Итоги недели 19–25.10 уже в беседе: исправлю их');
    expect(said).toContain('в нём больше не действуют цифры');
    expect(said).toContain('Цифра, о которой спрашивала школа, теперь другая');
    const back = unmerge(office);
    expect(back).toContain('Итоги недели 19–25.10 в беседе верны, исправлять их не нужно.');
    expect(back).toContain('снова верно');
  });

  it('the беседа reads the district without the double', () => {
    const office = published();
    merge(office, { n: 2 });
    const from = office.world.transcript.length;
    office.world.press(COORDINATOR, 'Исправить в беседе сейчас');
    const told = plain(office.world.transcript.slice(from));
    expect(told).toContain('24 учителя из 90');
    expect(told).toContain('беседа района');
  });
});

describe('a spelling that was taken off a school, given back', () => {
  async function tied(spellings: readonly string[]) {
    const office = createOffice({ now: at('2024-11-11', '10:00'), schools: SCHOOLS.slice(0, 4) });
    const own = idOf(office, DEGVA);
    const school = findUnit(office.world.db, own)!;
    const [name = ''] = spellings;
    insertAlias(office.world.db, school, { name, nameKey: schoolNameKey(name) }, office.world.now);
    for (const [index, spelling] of spellings.entries()) {
      const till = ['25.10.2024', '01.11.2024'][index] ?? '';
      await office.sendFile(`${till}.csv`, table([[spelling, 30, 7 + index]], till));
      office.say('Записать');
    }
    return { office, own };
  }

  it('to a school of the list: every row is as before', async () => {
    const { office, own } = await tied(['Верхнедегвинская СОШ', 'ВЕРХНЕДЕГВИНСКАЯ  СОШ']);
    expect(written(office, own)).toHaveLength(2);
    const before = snapshot(office);
    office.say('Школы Дегвинская');
    office.say('Названия');
    office.say('Не она: 1');
    office.say('Мургукская');
    office.say('Перенести, 2 значения');
    expect(written(office, own)).toEqual([]);
    expect(written(office, idOf(office, MURGUK))).toHaveLength(2);
    unmerge(office);
    expect(snapshot(office)).toEqual(before);
    const said = await office.sendFile('снова.csv', table([['ВЕРХНЕДЕГВИНСКАЯ СОШ', 30, 9]], '08.11.2024'));
    expect(said).not.toContain('[Решить]');
    office.say('Записать');
    expect(written(office, own)).toHaveLength(3);
  });

  it('from a school that appeared with it: that school is hers, and the next table asks nothing', async () => {
    const { office, own } = await tied(['Верхнедегвинская СОШ']);
    office.say('Школы Дегвинская');
    office.say('Названия');
    office.say('Не она: 1');
    office.say('Новая школа');
    office.say('Перенести, 1 значение');
    expect(schoolNames(office)).toContain('Верхнедегвинская СОШ');
    await office.sendFile('потом.csv', table([['Верхнедегвинская СОШ', 30, 12]], '01.11.2024'));
    office.say('Записать');
    unmerge(office);
    expect(schoolNames(office)).toEqual(SCHOOLS.slice(0, 4));
    expect(written(office, own)).toEqual([
      ['2024-11-01', 12],
      ['2024-10-25', 7],
    ]);
    const said = await office.sendFile('снова.csv', table([['Верхнедегвинская СОШ', 30, 9]], '08.11.2024'));
    expect(said).not.toContain('[Решить]');
    office.say('Записать');
    expect(written(office, own)).toHaveLength(3);
  });
});

describe('taken apart after something else has changed', () => {
  it('nobody who has gone in between speaks for a school again', () => {
    const office = createDistrict();
    const { db, now } = office.world;
    office.world.person(20, 'Директор', 'director', idOf(office, DOUBLE));
    merge(office);
    erasePerson(db, findPersonByExternalId(db, 20)!, now);
    unmerge(office);
    expect(listBindingsOfUnit(db, schoolId(office.world, DOUBLE))).toHaveLength(1);
    expect(listBindingsOfUnit(db, schoolId(office.world, DEGVA))).toEqual([]);
  });

  it('numbers that were typed since stay, and so does the school somebody has chosen since', () => {
    const office = createDistrict();
    const { db } = office.world;
    office.world.person(20, 'Директор', 'director', idOf(office, DOUBLE));
    const double = schoolId(office.world, DOUBLE);
    updateUnit(db, double, { roll: 120, staff: 30 });
    const { id } = findPersonByExternalId(db, 20)!;
    const [own] = listBindingsOfUnit(db, double).filter(({ personId }) => personId === id);
    run(db, 'UPDATE person SET current_binding_id = ? WHERE id = ?', [own?.id ?? 0, id]);
    merge(office);
    expect(findUnit(db, schoolId(office.world, DEGVA))).toMatchObject({ roll: 120, staff: 30 });
    updateUnit(db, schoolId(office.world, DEGVA), { roll: 300 });
    run(db, 'UPDATE person SET current_binding_id = NULL WHERE id = ?', [id]);
    unmerge(office);
    expect(findUnit(db, schoolId(office.world, DEGVA))?.roll).toBe(300);
    expect(findUnit(db, double)?.roll).toBe(120);
    expect(get(db, 'SELECT current_binding_id AS own FROM person WHERE id = ?', [id])).toEqual({ own: null });
  });
});

describe('which of two stays', () => {
  it('a closed one works again with what the working one has, and closes again when they are taken apart', () => {
    const office = createDistrict();
    const { db, now } = office.world;
    const double = schoolId(office.world, DOUBLE);
    closeUnit(db, double, now);
    merge(office, { goes: DEGVA, stays: DOUBLE });
    expect(findUnit(db, double)?.closed).toBe(false);
    expect(office.world.say(20, 'Показатели')).toContain(DOUBLE);
    unmerge(office);
    expect(findUnit(db, double)?.closed).toBe(true);
  });

  it('a second coordinator hears who made them one', () => {
    const office = createDistrict();
    merge(office);
    expect(merge(office, { by: SECOND })).toContain('Это уже сделал другой координатор');
    expect(schoolNames(office)).not.toContain(DOUBLE);
  });

  it('a name that stood as a spelling of a third school means the one that stays', async () => {
    const office = createDistrict();
    const { db, now } = office.world;
    const third = findUnit(db, schoolId(office.world, MURGUK))!;
    insertAlias(db, third, { name: DOUBLE, nameKey: schoolNameKey(DOUBLE) }, now);
    const before = snapshot(office);
    merge(office);
    await office.sendFile('неделя.csv', table([[DOUBLE, 30, 9]], '25.10.2024'));
    office.say('Записать');
    expect(written(office, idOf(office, DEGVA))).toEqual([['2024-10-25', 9]]);
    office.say('Отменить загрузку');
    office.say('Да, отменить');
    unmerge(office);
    expect(snapshot(office).find((line) => line.startsWith('unit_alias:'))).toBe(
      before.find((line) => line.startsWith('unit_alias:')),
    );
  });
});

describe('what a school has when it turns out to be another', () => {
  const codeIn = (text: string) => /код.*: (\w{10})$/m.exec(text)?.[1] ?? '';

  /** A planned broadcast to the double alone, a code that waits, an answer to a duty, a question, a note, employees. */
  function busy() {
    const office = createDistrict();
    const { world } = office;
    for (const title of ['список чатов', 'план на месяц']) {
      insertDuty(
        world.db,
        {
          districtId: world.districtId,
          kind: 'dated',
          title,
          startsOn: day('2024-10-22'),
          dueOn: day('2024-11-12'),
        },
        world.now,
      );
    }
    world.person(22, 'Ответственный', 'responsible', schoolId(world, DOUBLE));
    loadWeek(world, FRIDAY, { [DOUBLE]: { messages: [0, 30], calls: [0, 30], active: false } });
    const code = codeIn(office.say('Пригласить Дегвинская школа'));
    world.say(21, 'Показатели');
    world.say(21, 'сотрудники 38 из 45');
    world.say(21, 'Вопрос району');
    world.say(21, 'когда придёт таблица?');
    world.say(21, 'Отправить');
    world.say(21, 'Готово');
    world.press(21, world.transcript.match(/\[([^\]]*12\.11 \(1\))\]/)?.[1] ?? 'Готово');
    office.say('Рассылка');
    office.say('Зайдите за документами.');
    office.say('Кому');
    office.say('Выбрать школы');
    office.say('Дегвинская школа');
    office.say('Выбраны');
    office.say('Назначить время');
    office.say('завтра 9:00');
    office.say('Запланировать');
    return { office, code };
  }

  it('goes with it and comes back to the last row', () => {
    const { office } = busy();
    const before = snapshot(office);
    const empty = before.filter((line) => line.endsWith(': []')).map((line) => line.slice(0, -4));
    for (const name of ['duty_answer', 'question', 'invitation', 'batch']) expect(empty).not.toContain(name);
    const said = merge(office, { n: 4 });
    expect(said).toContain('Объединил');
    expect(snapshot(office)).not.toEqual(before);
    unmerge(office);
    expect(snapshot(office)).toEqual(before);
  });

  it('a code of the double lets in to the school, and a planned broadcast finds its people', () => {
    const { office, code } = busy();
    merge(office, { n: 4 });
    expect(office.world.say(99, code)).toContain(DEGVA);
    const from = office.world.transcript.length;
    office.world.moveTo(at('2024-10-26', '09:30'), 15);
    const told = plain(office.world.transcript.slice(from));
    expect(told).toContain('Зайдите за документами.');
    expect(told).toContain(`Бот → Директор ${DOUBLE}`);
  });

  it('its director reads and answers as the school, by old buttons too', () => {
    const { office } = busy();
    merge(office, { n: 4 });
    expect(plain(office.world.say(21, 'Показатели'))).toContain(DEGVA);
    expect(plain(office.world.say(21, '(кнопка)', pressed('dispute', { m: 'calls', w: FRIDAY })))).toContain(
      'Звонят',
    );
    expect(plain(office.world.say(21, 'Сроки'))).toContain(DEGVA);
  });

  it('three that are one come apart in the order they were joined in reverse, and in no other', () => {
    const office = createDistrict();
    const before = snapshot(office);
    merge(office);
    merge(office, { goes: DEGVA, stays: MURGUK });
    expect(unmerge(office, 1)).toContain('эту школу потом объединили с другой');
    unmerge(office, 2);
    unmerge(office, 1);
    expect(snapshot(office)).toEqual(before);
  });
});

describe('a name of a day in the past', () => {
  it('an earlier day given later takes the place of a later one; the spelling of each still finds the school', async () => {
    const office = createDistrict();
    const { world } = office;
    const id = idOf(office, MURGUK);
    const rename = (name: string, since: string) => {
      world.say(COORDINATOR, '(кнопка)', pressed('school-ask', { s: id, k: 'name' }));
      office.say(name);
      office.say(since);
    };
    rename('МКОУ «Мургукская ООШ»', '01.09.2024');
    rename('МКОУ «Мургукский лицей»', '01.09.2023');
    expect(['2023-08-31', '2023-09-01', '2024-10-01'].map((on) => nameOn(office, id, on))).toEqual([
      MURGUK,
      'МКОУ «Мургукский лицей»',
      'МКОУ «Мургукский лицей»',
    ]);
    for (const spelling of [MURGUK, 'МКОУ «Мургукская ООШ»']) {
      const said = await office.sendFile('неделя.csv', table([[spelling, 30, 9]], '25.10.2024'));
      expect(said).not.toContain('[Решить]');
    }
  });
});

const nameOn = ({ world }: Office, id: UnitId, on: string) =>
  listNamesOn(world.db, world.districtId, day(on)).get(id) ?? findUnit(world.db, id)?.name;

describe('both ask about one figure', () => {
  /** The double asks last; both have the figure of the week from one table each. */
  function asked() {
    const office = createDistrict();
    const { world } = office;
    world.person(22, 'Директор двойника', 'director', schoolId(world, DOUBLE));
    loadWeek(world, FRIDAY, { [DEGVA]: { messages: [3, 30], calls: [1, 30] } });
    loadWeek(world, FRIDAY, { [DOUBLE]: { messages: [9, 30], calls: [2, 30] } });
    ask(office, 20, '4 из 30');
    world.moveTo(at(FRIDAY, '17:10'));
    ask(office, 22, '5 из 30');
    return office;
  }
  const ask = ({ world }: Office, from: number, claim: string) => {
    world.say(from, '(кнопка)', pressed('dispute', { m: 'calls', w: FRIDAY }));
    world.say(from, claim);
    world.say(from, 'Отправить');
  };
  const open = ({ world }: Office) =>
    all<{ unit_id: number; numerator: number }>(
      world.db,
      "SELECT unit_id, numerator FROM dispute WHERE state = 'open' ORDER BY id",
    );

  it('what was asked last waits for a decision, the other is closed with a word to who asked', () => {
    const office = asked();
    const own = idOf(office, DEGVA);
    const from = office.world.transcript.length;
    const said = merge(office, { n: 2 });
    expect(said).toContain('Спрашивали обе: Звонят, неделя 19–25.10 (сб–пт). Открыт последний вопрос.');
    expect(open(office)).toEqual([{ unit_id: own, numerator: 5 }]);
    const card = plain(office.say('Споры'));
    expect(card).toContain('Дегвинская');
    expect(card).toContain('5 из 30');
    office.world.moveTo(at('2024-10-26', '10:00'));
    const told = plain(office.world.transcript.slice(from));
    expect(told).toContain('Звонят, неделя 19–25.10 (сб–пт): школа спрашивала об этой цифре дважды');
    expect(plain(office.world.say(22, '(кнопка)', pressed('dispute', { m: 'calls', w: FRIDAY })))).toContain(
      '5 из 30',
    );
  });

  it('is two questions again when the schools are two', () => {
    const office = asked();
    const before = snapshot(office);
    merge(office, { n: 2 });
    unmerge(office);
    expect(snapshot(office)).toEqual(before);
    expect(plain(office.say('Споры'))).toContain('5 из 30');
  });

  it('the other way round as well: the one that stays asked last', () => {
    const office = asked();
    const before = snapshot(office);
    const double = idOf(office, DOUBLE);
    merge(office, { n: 2, goes: DEGVA, stays: DOUBLE });
    expect(open(office)).toEqual([{ unit_id: double, numerator: 5 }]);
    unmerge(office);
    expect(snapshot(office)).toEqual(before);
  });

  it('a question that was asked anew since stays open, and the one before it closed', () => {
    const office = asked();
    merge(office, { n: 2 });
    office.world.press(22, 'Отозвать');
    ask(office, 20, '6 из 30');
    expect(open(office)).toHaveLength(1);
    unmerge(office);
    expect(open(office)).toEqual([{ unit_id: idOf(office, DEGVA), numerator: 6 }]);
  });
});
