import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { weekOf } from '../../src/domain/period.ts';
import { findDispute, listOpenDisputes } from '../../src/storage/dispute.ts';
import { listImports } from '../../src/storage/import.ts';
import { listFiguresOf } from '../../src/storage/measurement.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { all } from '../../src/storage/statement.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;
const [OWN] = SCHOOLS;
const FRIDAY = '2024-10-25';
const PHOTO = 'photo201_456239017_key';

function createDistrict(calls: readonly [number, number] = [1, 20]): TestWorld {
  const world = createTestWorld({ now: at('2024-10-28', '10:00'), schools: SCHOOLS });
  world.person(COORDINATOR, 'Координатор', 'coordinator');
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  loadWeek(world, FRIDAY, { [OWN]: { calls, messages: [9, 31] } });
  return world;
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const say = (world: TestWorld, who: number, text: string) => plain(world.say(who, text));
const press = (world: TestWorld, who: number, c: string, a: Record<string, unknown> = {}) =>
  plain(world.say(who, '(кнопка)', { payload: { c, a } }));
const open = (world: TestWorld) => listOpenDisputes(world.db, [schoolId(world, OWN)]);
const calls = (world: TestWorld) =>
  listFiguresOf(world.db, [schoolId(world, OWN)], {
    metric: { code: 'calls', version: 1 },
    period: weekOf(day(FRIDAY)),
    origin: 'federal',
  })[0];
const askOf = (world: TestWorld) => press(world, DIRECTOR, 'dispute', { m: 'calls', w: FRIDAY });

function dispute(world: TestWorld, claim: string): number {
  askOf(world);
  say(world, DIRECTOR, claim);
  say(world, DIRECTOR, 'Отправить');
  return open(world)[0]!.id;
}

/** What the director's newest button of this label carries. */
function payloadOf(world: TestWorld, label: string): unknown {
  const buttons = listRecentContents(world.db, DIRECTOR, 10).flatMap((content) =>
    content.kind === 'message' ? (content.keyboard?.rows.flat() ?? []) : [],
  );
  const found = buttons.find((one) => one.kind === 'command' && one.label === label);
  if (found?.kind !== 'command') throw new Error(`no button ${label}`);
  return found.payload;
}

/** What is said to the director from here on. */
function toldFrom(world: TestWorld): () => string {
  const from = world.transcript.length;
  return () =>
    plain(world.transcript.slice(from))
      .split('\nБот → ')
      .filter((said) => said.startsWith('Директор'))
      .join('\n');
}

describe('a number typed where the reason is asked for', () => {
  it('is another number, never a reason', () => {
    const world = createDistrict([2, 31]);
    const d = dispute(world, '5 из 31');
    press(world, COORDINATOR, 'dispute-accept', { d });
    expect(say(world, COORDINATOR, '6 из 31.')).toContain('станет 6 из 31 (19,4 %)');
    expect(calls(world)).toMatchObject({ numerator: 2 });
    expect(say(world, COORDINATOR, '40 из 31')).toContain('так не бывает');
    expect(say(world, COORDINATOR, '7')).toContain('это люди или проценты?');
    expect(say(world, COORDINATOR, '2 из 31')).toContain('уже и стоит');
    say(world, COORDINATOR, '6 из 31');
    expect(say(world, COORDINATOR, 'по журналу школы')).toContain('Исправил');
    expect(calls(world)).toMatchObject({ numerator: 6, denominator: 31 });
  });

  it('within a reason is asked about, unless it is one of the two', () => {
    const world = createDistrict([2, 31]);
    const d = dispute(world, '5 из 31');
    press(world, COORDINATOR, 'dispute-accept', { d });
    expect(say(world, COORDINATOR, 'в журнале 6 из 31')).toContain('В причине стоит 6 из 31');
    expect(calls(world)).toMatchObject({ numerator: 2 });
    say(world, COORDINATOR, 'в журнале 5 из 31, в таблице было 2 из 31');
    expect(calls(world)).toMatchObject({ numerator: 5 });
  });

  it('nor is it an answer to the school', () => {
    const world = createDistrict([2, 31]);
    const d = dispute(world, '5 из 31');
    press(world, COORDINATOR, 'dispute-reject', { d });
    expect(say(world, COORDINATOR, '6 из 31')).toContain('Так цифра останется прежней');
    expect(open(world)).toHaveLength(1);
  });
});

describe('a percent that the people of the figure do not make', () => {
  it('is questioned, and the coordinator chooses', () => {
    const world = createDistrict();
    askOf(world);
    expect(say(world, DIRECTOR, '31,8 %')).toContain('не получается ни при каком целом числе из 20 учителей');
    say(world, DIRECTOR, 'Отправить');
    const d = open(world)[0]!.id;
    const asked = press(world, COORDINATOR, 'dispute-accept', { d });
    expect(asked).toContain('31,8 % не получается ни при каком целом числе из 20 учителей.');
    expect(asked).toContain('[6 из 20 (30,0 %)]\n');
    expect(asked).toContain('[7 из 20 (35,0 %)]\n');
    expect(say(world, COORDINATOR, '7 из 20 (35,0 %)')).toContain('станет 7 из 20');
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' });
    expect(calls(world)).toMatchObject({ numerator: 7, denominator: 20 });
  });

  it('a number typed instead is taken; the percent itself goes with its mark', () => {
    const world = createDistrict();
    const d = dispute(world, '31,8 %');
    press(world, COORDINATOR, 'dispute-accept', { d });
    expect(say(world, COORDINATOR, '7 из 22')).toContain('станет 7 из 22 (31,8 %)');
    press(world, COORDINATOR, 'dispute-accept', { d });
    const kept = say(world, COORDINATOR, '31,8 %, с пометкой «проверяется»');
    expect(kept).toContain('станет 31,8 %');
    expect(kept).toContain('запишу с пометкой «проверяется»');
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'proof' });
    expect(calls(world)).toMatchObject({ value: 31.8, doubt: 'impossible-percent' });
  });

  it('one that stands for one number of people is written by it', () => {
    const world = createDistrict();
    const d = dispute(world, '30 %');
    expect(press(world, COORDINATOR, 'dispute-accept', { d })).toContain('станет 6 из 20 (30,0 %)');
  });

  it('one of several numbers is chosen from; none and all are plain', () => {
    const world = createDistrict([3, 498]);
    const d = dispute(world, '5 %');
    const asked = press(world, COORDINATOR, 'dispute-accept', { d });
    expect(asked).toContain('это разное число людей');
    expect(asked).toContain('[25 из 498 (5,0 %)]');
    expect(say(world, COORDINATOR, '0 %')).toContain('станет 0 из 498');
    expect(say(world, COORDINATOR, '100 %')).toContain('станет 498 из 498');
  });

  it('the same figure told in percent is the same', () => {
    const world = createDistrict();
    askOf(world);
    expect(say(world, DIRECTOR, '5 %')).toContain('Сейчас и стоит 1 из 20');
  });
});

describe('a correction that is taken back', () => {
  it('before the school heard of it: it never does, and its question is open again', () => {
    const world = createDistrict();
    world.tick();
    const d = dispute(world, '9 из 20');
    world.moveTo(at('2024-10-28', '20:00'));
    const told = toldFrom(world);
    press(world, COORDINATOR, 'dispute-accept', { d });
    expect(say(world, COORDINATOR, 'Ошибка в таблице')).toContain('Школе напишу 29.10 08:00');
    expect(say(world, COORDINATOR, 'Отменить исправление')).toContain('исправлено на 9 из 20');
    expect(say(world, COORDINATOR, 'Да, отменить')).toContain('Школе о нём не сообщали.');
    world.moveTo(at('2024-10-29', '12:00'));
    expect(told()).toBe('');
    expect(calls(world)).toMatchObject({ numerator: 1 });
    expect(open(world)).toMatchObject([{ id: d, state: 'open', figure: { numerator: 9 } }]);
    expect(say(world, COORDINATOR, 'Споры')).toContain('У школы: 9 из 20');
  });

  it('after it did: it hears of that too, once, and of the next decision', () => {
    const world = createDistrict();
    const d = dispute(world, '9 из 20');
    press(world, COORDINATOR, 'dispute-accept', { d });
    expect(say(world, COORDINATOR, 'Ошибка в таблице')).toContain('Школе написал.');
    const i = listImports(world.db, world.districtId)[0]!.id;
    const told = toldFrom(world);
    expect(press(world, COORDINATOR, 'dispute-undo', { i, yes: 1 })).toContain('Вопрос школы снова открыт');
    expect(press(world, COORDINATOR, 'dispute-undo', { i, yes: 1 })).toContain('уже отменено');
    expect(told().match(/Координатор отменил исправление/g)).toHaveLength(1);
    expect(told()).toContain('теперь 1 из 20 (5,0 %)');
    expect(told()).toContain('Ваш вопрос снова открыт');
    press(world, COORDINATOR, 'dispute-accept', { d });
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'proof' });
    expect(told()).toContain('Координатор исправил цифру');
    expect(findDispute(world.db, d)?.state).toBe('accepted');
  });

  it('from «Загрузки» and by words alike; it is called a correction', () => {
    const world = createDistrict();
    const d = dispute(world, '9 из 20');
    press(world, COORDINATOR, 'dispute-accept', { d });
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' });
    expect(say(world, COORDINATOR, 'Загрузки')).toContain('[Отменить исправление 2]');
    expect(say(world, COORDINATOR, 'Отменить загрузку 2')).toContain('Отменить исправление?');
    expect(say(world, COORDINATOR, 'Оставить')).toContain('Исправление осталось.');
    const i = listImports(world.db, world.districtId)[0]!.id;
    expect(press(world, COORDINATOR, 'import-undo', { i, yes: 1 })).toContain('Отменить исправление?');
    expect(calls(world)).toMatchObject({ numerator: 9 });
    say(world, COORDINATOR, 'Да, отменить');
    expect(open(world)).toHaveLength(1);
  });

  it('where the school asks about it anew, that question alone stays open', () => {
    const world = createDistrict();
    const d = dispute(world, '9 из 20');
    press(world, COORDINATOR, 'dispute-accept', { d });
    press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' });
    const again = dispute(world, '8 из 20');
    const i = listImports(world.db, world.districtId)[0]!.id;
    expect(press(world, COORDINATOR, 'dispute-undo', { i, yes: 1 })).toContain('уже просит проверить снова');
    expect(open(world).map(({ id }) => id)).toEqual([again]);
  });

  it('a school that nobody speaks for is not said to have been written to', () => {
    const world = createDistrict();
    const d = dispute(world, '9 из 20');
    say(world, DIRECTOR, 'Уйти из школы');
    say(world, DIRECTOR, 'Да, уйти');
    press(world, COORDINATOR, 'dispute-accept', { d });
    const said = press(world, COORDINATOR, 'dispute-reason', { d, r: 'table' });
    expect(said).toContain('Из школы никто не подключён, сообщить некому.');
  });
});

describe('a name', () => {
  const NAMED = 'Сидорова Анна Петровна не умеет писать, 9 из 20';

  it('in the school’s words is asked about once, and goes nowhere without a word', () => {
    const world = createDistrict();
    askOf(world);
    const asked = say(world, DIRECTOR, NAMED);
    expect(asked).toContain('Похоже, здесь чьё-то имя');
    expect(asked).toContain('[Это не имя]');
    expect(press(world, DIRECTOR, 'dispute-send')).toContain('чьё-то имя');
    expect(open(world)).toEqual([]);
    expect(say(world, DIRECTOR, 'один учитель не умеет писать, 9 из 20')).toContain(
      'Отправить координатору?',
    );
    say(world, DIRECTOR, 'Отправить');
    expect(open(world)[0]?.words).toBe('один учитель не умеет писать, 9 из 20');
  });

  it('that is none goes on as it was typed', () => {
    const world = createDistrict();
    askOf(world);
    say(world, DIRECTOR, NAMED);
    expect(say(world, DIRECTOR, 'Это не имя')).toContain('У вас: 9 из 20');
    say(world, DIRECTOR, 'Отправить');
    expect(open(world)[0]).toMatchObject({ words: NAMED, figure: { numerator: 9 } });
  });

  it.each([
    ['dispute-reject', 'dispute-answer', 'rejected'],
    ['dispute-accept', 'dispute-reason', 'accepted'],
  ])('in the coordinator’s words: %s', (command, own, state) => {
    const world = createDistrict();
    const d = dispute(world, '9 из 20');
    press(world, COORDINATOR, command, { d });
    const told = toldFrom(world);
    expect(say(world, COORDINATOR, 'Петров Иван Сергеевич проверил')).toContain('чьё-то имя');
    expect(told()).toBe('');
    expect(say(world, COORDINATOR, 'Это не имя')).toContain('Петров Иван Сергеевич проверил.');
    expect(findDispute(world.db, d)?.state).toBe(state);
    expect(press(world, COORDINATOR, own, { d, r: 'own' })).toContain('Уже решено');
  });
});

describe('[Отправить] pressed twice', () => {
  it('tells what was sent, with the way to take it back', () => {
    const world = createDistrict();
    askOf(world);
    say(world, DIRECTOR, '9 из 20');
    const send = payloadOf(world, 'Отправить');
    world.say(DIRECTOR, 'Отправить', { payload: send });
    const again = plain(world.say(DIRECTOR, 'Отправить', { payload: send }));
    expect(again).toContain('Уже отправлено.');
    expect(again).toContain('у школы 9 из 20 (45,0 %)');
    expect(again).toContain('[Отозвать]');
    say(world, DIRECTOR, 'Отозвать');
    expect(open(world)).toEqual([]);
    expect(plain(world.say(DIRECTOR, 'Отправить', { payload: send }))).toContain('Школа отозвала вопрос');
    expect(listImports(world.db, world.districtId)).toHaveLength(1);
  });

  it('of another preview sends nothing of the open one', () => {
    const world = createDistrict();
    askOf(world);
    say(world, DIRECTOR, '9 из 20');
    const old = { s: schoolId(world, OWN), m: 'calls', w: FRIDAY, t: world.now.getTime() };
    press(world, DIRECTOR, 'dispute', { m: 'messages', w: FRIDAY });
    say(world, DIRECTOR, '11 из 31');
    expect(press(world, DIRECTOR, 'dispute-send', old)).toContain('Сейчас: Пишут');
    expect(open(world)).toEqual([]);
    say(world, DIRECTOR, 'Отправить');
    expect(open(world)).toMatchObject([{ metric: { code: 'messages' } }]);
    world.sleepUntil(at('2024-10-28', '10:10'));
    expect(press(world, DIRECTOR, 'dispute-send', { ...old, t: world.now.getTime() })).toContain('Не помню');
  });
});

describe('a picture that was never sent on', () => {
  const kept = (world: TestWorld) =>
    ['inbox', 'outbox', 'dialog', 'dispute'].filter((table) =>
      JSON.stringify(all(world.db, `SELECT * FROM ${table}`)).includes(PHOTO),
    );

  it('leaves nothing: out of the blue, cancelled, after a day of silence', () => {
    const world = createDistrict();
    world.tick();
    world.say(DIRECTOR, '', { pictures: [PHOTO] });
    expect(kept(world)).toEqual([]);

    askOf(world);
    world.say(DIRECTOR, 'вот журнал', { pictures: [PHOTO] });
    expect(kept(world)).toEqual(['dialog']);
    say(world, DIRECTOR, 'Отмена');
    expect(kept(world)).toEqual([]);

    askOf(world);
    world.say(DIRECTOR, '', { pictures: [PHOTO] });
    world.moveTo(at('2024-10-30', '05:00'));
    expect(kept(world)).toEqual([]);
    expect(say(world, DIRECTOR, 'так что же')).toContain('[Цифра неверна]');
  });

  it('the words and the name of a file stay, what it could be opened by does not', () => {
    const world = createDistrict();
    const file = {
      name: 'журнал.pdf',
      extension: 'pdf',
      size: 9,
      url: 'https://vk.com/x',
      reference: 'doc1_2',
    };
    world.say(DIRECTOR, 'вот журнал', { files: [file] });
    const rows = all<{ incoming: string }>(world.db, 'SELECT incoming FROM inbox ORDER BY id DESC LIMIT 1');
    expect(JSON.parse(rows[0]!.incoming)).toMatchObject({
      text: 'вот журнал',
      files: [{ name: 'журнал.pdf', extension: 'pdf', size: 9 }],
    });
    expect(rows[0]!.incoming).not.toMatch(/vk\.com|doc1_2/);
  });
});
