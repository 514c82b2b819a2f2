import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import type { CauseCode } from '../../src/domain/cause.ts';
import { insertFinding } from '../../src/storage/finding.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { findNoteWords, findWeekNote } from '../../src/storage/week-note.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';
import type { WeekRow } from '../support/week-tables.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;
const RESPONSIBLE = 202;
const OTHER = 203;
const OWN = SCHOOLS[0];
const WEEK = day('2024-10-25');

/** Monday 28.10.2024, 10:00: two weeks of the whole district. */
function createDistrict(): TestWorld {
  const world = createTestWorld({ now: at('2024-10-28', '10:00'), schools: SCHOOLS });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.person(DIRECTOR, 'директор', 'director', schoolId(world, OWN));
  world.person(OTHER, 'другой директор', 'director', schoolId(world, SCHOOLS[1]));
  return world;
}

function loadWeeks(world: TestWorld): void {
  const others = SCHOOLS.slice(1).map((name, index): [string, WeekRow] => [
    name,
    { messages: [index, 20 + index], calls: [0, 20 + index], active: true },
  ]);
  loadWeek(world, '2024-10-18', { [OWN]: { messages: [7, 31], calls: [2, 31], active: false } });
  loadWeek(world, '2024-10-25', {
    [OWN]: { messages: [9, 31], calls: [0, 31], active: true },
    ...Object.fromEntries(others),
  });
}

function find(world: TestWorld, metricCode: string, cause: CauseCode): void {
  const personId = findPersonByExternalId(world.db, DIRECTOR)!.id;
  const finding = { unitId: schoolId(world, OWN), metricCode, cause, personId };
  world.db.transaction(() => insertFinding(world.db, finding, world.now))();
}

function press(world: TestWorld, c: string, a: unknown, by = DIRECTOR): string {
  return world.say(by, '(кнопка)', { payload: { c, a } }).replaceAll('\u00a0', ' ');
}

/** What the button under the newest message to somebody carries. */
function payloadOf(world: TestWorld, label: string, of = DIRECTOR): unknown {
  const [newest] = listRecentContents(world.db, of, 1);
  const buttons = newest?.kind === 'message' ? (newest.keyboard?.rows.flat() ?? []) : [];
  const found = buttons.find((one) => one.label === label);
  return found?.kind === 'command' ? found.payload : undefined;
}

it('golden: the note of a week from the first table to the coordinator', async () => {
  const world = createDistrict();
  world.note('таблицы ещё нет');
  world.say(DIRECTOR, 'Отчёт');
  world.say(COORDINATOR, 'Анализы школ');
  world.note('таблица пришла');
  loadWeeks(world);
  world.say(DIRECTOR, 'Отчёт');
  world.note('причина найдена, меры намечены');
  find(world, 'calls', 'meetings-elsewhere');
  press(world, 'plan-add', { m: 'calls', c: 'meetings-elsewhere' });
  world.say(DIRECTOR, 'мера внести завуча в чат завтра');
  world.say(DIRECTOR, 'мера проверить роли учителей до 31.10');
  world.sleepUntil(at('2024-10-29', '18:30'));
  world.say(DIRECTOR, 'Что делать');
  world.say(DIRECTOR, 'Сделано');
  world.say(DIRECTOR, 'План');
  world.say(DIRECTOR, '1');
  world.say(DIRECTOR, 'Не получается');
  world.say(DIRECTOR, 'Нет доступа');
  world.say(DIRECTOR, 'Отчёт');
  world.say(DIRECTOR, 'Дополнить');
  world.say(DIRECTOR, 'На каникулах планёрок не будет.');
  world.say(DIRECTOR, 'Отправить координатору');
  world.press(DIRECTOR, 'Отправить координатору');
  world.say(DIRECTOR, 'Отчёт');
  world.say(COORDINATOR, 'Анализы школ');
  world.say(COORDINATOR, 'Дегвинская');
  world.note('30.10: дополнение изменили после отправки');
  world.sleepUntil(at('2024-10-30', '20:30'));
  world.say(DIRECTOR, 'Отчёт');
  world.say(DIRECTOR, 'Изменить дополнение');
  world.say(DIRECTOR, 'Планёрка звонком будет 05.11.');
  world.say(DIRECTOR, 'Отправить заново');
  world.moveTo(at('2024-10-31', '08:30'), 30);
  world.say(COORDINATOR, 'Анализы школ');
  await expect(world.transcript).toMatchFileSnapshot('../golden/report.txt');
});

describe('sending', () => {
  it('happens once, from whichever device and by whomever of the school', () => {
    const world = createDistrict();
    world.person(RESPONSIBLE, 'ответственный', 'responsible', schoolId(world, OWN));
    loadWeeks(world);
    world.say(DIRECTOR, 'Отчёт');
    const payload = payloadOf(world, 'Отправить координатору');
    expect(world.say(DIRECTOR, '(кнопка)', { payload })).toContain('Отправил координатору 28.10 10:00');
    expect(world.say(DIRECTOR, '(кнопка)', { payload })).toContain('Второй раз не отправляю');
    expect(world.say(RESPONSIBLE, '(кнопка)', { payload })).toContain('Второй раз не отправляю');
    expect(world.db.prepare('SELECT count(*) FROM week_note').pluck().get()).toBe(1);
    expect(world.transcript.match(/Бот → координатор/g)).toHaveLength(1);
  });

  it('sends nothing that the person did not see', () => {
    const world = createDistrict();
    loadWeeks(world);
    world.say(DIRECTOR, 'Отчёт');
    const payload = payloadOf(world, 'Отправить координатору');
    loadWeek(world, '2024-10-25', { [OWN]: { messages: [10, 31] } });
    const said = world.say(DIRECTOR, '(кнопка)', { payload });
    expect(said).toContain('Не отправил: текст с тех пор изменился');
    expect(said).toContain('10 из\u00a031');
    expect(findWeekNote(world.db, schoolId(world, OWN), WEEK)).toBeUndefined();
  });

  it('of another school or with a made-up button shows the own report and sends nothing', () => {
    const world = createDistrict();
    loadWeeks(world);
    world.say(OTHER, 'Отчёт');
    const foreign = payloadOf(world, 'Отправить координатору', OTHER);
    for (const payload of [
      foreign,
      { c: 'report-send', a: {} },
      { c: 'report-send', a: { s: schoolId(world, OWN), w: '2024-10-18', h: 'x' } },
    ]) {
      expect(world.say(DIRECTOR, '(кнопка)', { payload })).toContain('9 из\u00a031');
    }
    expect(world.db.prepare('SELECT count(*) FROM week_note').pluck().get()).toBe(0);
  });

  it('at night reaches the coordinator in the morning, and says so', () => {
    const world = createDistrict();
    loadWeeks(world);
    world.sleepUntil(at('2024-10-28', '21:00'));
    world.say(DIRECTOR, 'Отчёт');
    const said = world.say(DIRECTOR, 'Отправить координатору');
    expect(said).toContain('он увидит его 29.10 (вторник) в 08:00');
    expect(said).not.toContain('Бот → координатор');
    world.moveTo(at('2024-10-29', '08:30'), 30);
    expect(world.transcript).toContain('Бот → координатор');
  });
});

describe('what stands in it', () => {
  it('a measure done once stands in one note: that of the week it followed', () => {
    const world = createDistrict();
    loadWeeks(world);
    world.say(DIRECTOR, 'мера внести завуча в чат сегодня');
    world.say(DIRECTOR, 'Что делать');
    world.say(DIRECTOR, 'Сделано');
    expect(world.say(DIRECTOR, 'Отчёт')).toContain('— внести завуча в чат: сделано 28.10');
    world.say(DIRECTOR, 'Отправить координатору');
    world.sleepUntil(at('2024-11-02', '10:00'));
    loadWeek(world, '2024-11-01', { [OWN]: { messages: [12, 31], calls: [1, 31] } });
    const next = world.say(DIRECTOR, 'Отчёт');
    expect(next).toContain('за неделю 26.10–01.11');
    expect(next).not.toContain('внести завуча');
  });

  it('no figure of another school, and none under another definition as what it was before', () => {
    const world = createDistrict();
    loadWeek(world, '2024-10-18', { [OWN]: { messages: [30, 31], version: 1 } });
    loadWeek(world, '2024-10-25', {
      [OWN]: { messages: [9, 31], calls: [0, 31] },
      [SCHOOLS[1]]: { messages: [17, 29] },
    });
    const said = world.say(DIRECTOR, 'Отчёт').replaceAll('\u00a0', ' ');
    expect(said).toContain('Пишут 10+ сообщений — 9 из 31 (29,0 %)\n');
    expect(said).not.toMatch(/30 из|17|29 из|Мургук/);
  });

  it('nothing to explain where nothing is low', () => {
    const world = createDistrict();
    loadWeek(world, '2024-10-25', { [OWN]: { messages: [30, 31], calls: [16, 31], active: true } });
    const said = world.say(DIRECTOR, 'Отчёт');
    expect(said).not.toContain('Причина');
    expect(said).toContain('Не хватает: мер.');
  });

  it('a doubtful figure is called so', () => {
    const world = createDistrict();
    loadWeek(world, '2024-10-25', { [OWN]: { messages: [9, 31], doubt: 'two-values' } });
    expect(world.say(DIRECTOR, 'Отчёт')).toContain('проверяется');
  });

  it('nobody’s name without asking', () => {
    const world = createDistrict();
    loadWeeks(world);
    world.say(DIRECTOR, 'Отчёт');
    world.say(DIRECTOR, 'Дополнить');
    expect(world.say(DIRECTOR, 'Чат ведёт Магомедова П.Г.')).toContain('Похоже, здесь чьё-то имя');
    expect(findNoteWords(world.db, schoolId(world, OWN), WEEK)).toBeUndefined();
    expect(world.say(DIRECTOR, 'Это не имя, записать')).toContain(
      'Дополнение школы: Чат ведёт Магомедова П.Г.',
    );
    world.say(DIRECTOR, 'Изменить дополнение');
    expect(world.say(DIRECTOR, 'Убрать дополнение')).not.toContain('Дополнение школы');
  });
});

it('words are gone with the person, that a note was sent is not', () => {
  const world = createDistrict();
  loadWeeks(world);
  world.say(DIRECTOR, 'Отчёт');
  world.say(DIRECTOR, 'Дополнить');
  world.say(DIRECTOR, 'Планёрка будет звонком.');
  world.say(DIRECTOR, 'Отправить координатору');
  erasePerson(world.db, findPersonByExternalId(world.db, DIRECTOR)!, world.now);
  expect(findNoteWords(world.db, schoolId(world, OWN), WEEK)).toBeUndefined();
  expect(world.say(COORDINATOR, 'Анализы школ').replaceAll('\u00a0', ' ')).toContain('прислали 1 из 12');
  expect(world.say(COORDINATOR, 'Дегвинская')).toContain(
    'Текст удалён вместе с данными того, кто его отправил',
  );
});

describe('the coordinator’s list', () => {
  it('golden: of many schools, by pages', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `МБОУ «СОШ №${index + 1}»`);
    const world = createTestWorld({ now: at('2024-10-28', '10:00'), schools: names });
    world.person(COORDINATOR, 'координатор', 'coordinator');
    loadWeek(world, '2024-10-25', Object.fromEntries(names.map((name) => [name, { messages: [5, 20] }])));
    for (const [index, name] of names.slice(0, 14).entries()) {
      world.person(300 + index, `директор ${index + 1}`, 'director', schoolId(world, name));
      world.say(300 + index, 'Отчёт');
      world.say(300 + index, 'Отправить координатору');
    }
    const from = world.transcript.length;
    world.say(COORDINATOR, 'Анализы школ');
    world.say(COORDINATOR, 'Ещё 8');
    world.say(COORDINATOR, 'СОШ №9');
    world.say(COORDINATOR, 'Анализы школ');
    world.say(COORDINATOR, 'Не прислали: ещё 11');
    await expect(world.transcript.slice(from)).toMatchFileSnapshot('../golden/report-office.txt');
  });

  it('stops at the own district', () => {
    const world = createDistrict();
    loadWeeks(world);
    expect(press(world, 'week-note', { s: world.districtId }, COORDINATOR)).toContain(
      'Такой школы в вашем районе нет',
    );
    expect(press(world, 'week-note', { s: 9999, w: 'вчера' }, COORDINATOR)).toContain('Такой школы');
    expect(press(world, 'week-note', { s: schoolId(world, OWN) }, COORDINATOR)).toContain(
      'анализ не прислан',
    );
    expect(press(world, 'week-note', { s: schoolId(world, OWN) })).not.toContain('анализ не прислан');
  });
});
