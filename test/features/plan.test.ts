import { describe, expect, it, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import type { CauseCode } from '../../src/domain/cause.ts';
import { findPersonName } from '../../src/domain/person-name.ts';
import { parseMeasure } from '../../src/features/plan/parse-measure.ts';
import { insertFinding, listFindings } from '../../src/storage/finding.ts';
import { listDoneMeasures, listOpenMeasures } from '../../src/storage/measure.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { savePreference } from '../../src/storage/preference.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';

const DIRECTOR = 201;
const RESPONSIBLE = 202;
const OTHER = 203;
const OWN = SCHOOLS[0];

/** Monday 28.10.2024, 10:00. */
function createDistrict(now = at('2024-10-28', '10:00')): TestWorld {
  const world = createTestWorld({ now, schools: SCHOOLS });
  world.person(DIRECTOR, 'директор', 'director', schoolId(world, OWN));
  world.person(OTHER, 'другой директор', 'director', schoolId(world, SCHOOLS[1]));
  loadWeek(world, '2024-10-25', { [OWN]: { messages: [5, 31], calls: [0, 31], active: true } });
  world.tick();
  return world;
}

function find(world: TestWorld, metricCode: string, cause: CauseCode): void {
  const personId = findPersonByExternalId(world.db, DIRECTOR)!.id;
  const finding = { unitId: schoolId(world, OWN), metricCode, cause, personId };
  world.db.transaction(() => insertFinding(world.db, finding, world.now))();
}

function press(world: TestWorld, c: string, a: unknown, by = DIRECTOR): string {
  return world.say(by, '(кнопка)', { payload: { c, a } }).replaceAll('\u00a0', ' ');
}

const open = (world: TestWorld, school: string = OWN) =>
  listOpenMeasures(world.db, [schoolId(world, school)]);

it('golden: a plan is made, moved, ticked off and taken back', async () => {
  const world = createDistrict();
  world.say(DIRECTOR, 'План на неделю');
  find(world, 'calls', 'meetings-elsewhere');
  find(world, 'messages', 'ordinary-profile');
  world.say(DIRECTOR, 'План на неделю');
  world.say(DIRECTOR, 'В план: Звонят');
  world.say(DIRECTOR, 'мера внести завуча в чат до среды');
  world.say(DIRECTOR, 'план: показать учителям учебный профиль');
  world.say(DIRECTOR, 'в пятницу');
  world.say(DIRECTOR, 'Добавить меру');
  world.say(DIRECTOR, 'попросить Магомедову П.Г. вести чат, 31.10');
  world.say(DIRECTOR, 'поручить завучу вести чат, 31.10');
  world.say(DIRECTOR, 'План на неделю');
  world.say(DIRECTOR, '1');
  world.say(DIRECTOR, 'Перенести');
  world.say(DIRECTOR, 'Завтра');
  world.say(DIRECTOR, 'План');
  world.say(DIRECTOR, '2');
  world.say(DIRECTOR, 'Убрать');
  world.say(DIRECTOR, 'Вернуть');
  world.say(DIRECTOR, 'План');
  world.say(DIRECTOR, '1');
  world.say(DIRECTOR, 'Сделано');
  world.say(DIRECTOR, 'План');
  await expect(world.transcript).toMatchFileSnapshot('../golden/plan.txt');
});

it('golden: the mornings of a plan', async () => {
  const world = createDistrict(at('2024-10-25', '16:00'));
  world.say(DIRECTOR, 'мера внести завуча в чат до 29.10');
  world.say(DIRECTOR, 'мера провести планёрку звонком 29.10');
  world.say(DIRECTOR, 'мера проверить роли учителей в воскресенье');
  world.say(DIRECTOR, 'мера собрать список чатов до среды');
  world.moveTo(at('2024-10-28', '12:00'), 60);
  world.say(DIRECTOR, 'Сделано');
  world.moveTo(at('2024-10-29', '09:30'), 30);
  world.say(DIRECTOR, 'Сделано: 2');
  world.moveTo(at('2024-11-01', '12:00'), 60);
  await expect(world.transcript).toMatchFileSnapshot('../golden/plan-reminders.txt');
});

describe('reminders', () => {
  it('are not sent of what was ticked off, removed or moved meanwhile', () => {
    const world = createDistrict();
    for (const title of ['первое', 'второе', 'третье', 'четвёртое']) {
      world.say(DIRECTOR, `мера ${title} дело 29.10`);
    }
    const ids = open(world).map(({ id }) => id);
    press(world, 'plan-done', { i: ids[0] });
    press(world, 'plan-remove', { i: ids[1] });
    press(world, 'plan-move', { i: ids[2], o: '2024-11-01' });
    world.moveTo(at('2024-10-29', '10:00'), 60);
    const told = world.transcript.slice(world.transcript.indexOf('── 2024-10-29 09:00'));
    expect(told.match(/Бот → директор/g)).toHaveLength(1);
    expect(told).toContain('Сегодня по плану: четвёртое дело.');
    expect(told).not.toMatch(/первое|второе|третье/);
  });

  it('one message for all schools of a person, each only for its people', () => {
    const world = createDistrict();
    world.person(DIRECTOR, 'директор', 'responsible', schoolId(world, SCHOOLS[3]));
    world.person(RESPONSIBLE, 'ответственный', 'responsible', schoolId(world, OWN));
    world.say(RESPONSIBLE, 'мера внести завуча в чат завтра');
    world.say(OTHER, 'мера собрать список чатов завтра');
    world.moveTo(at('2024-10-29', '10:00'), 60);
    const told = world.transcript.slice(world.transcript.indexOf('── 2024-10-29 09:00'));
    expect(told.match(/внести завуча/g)).toHaveLength(2);
    expect(told.match(/собрать список/g)).toHaveLength(1);
    expect(told).toContain(`${OWN}\n    Сегодня по плану: внести завуча в чат.`);
  });

  it('do not go to whom switched them off', () => {
    const world = createDistrict();
    const { id } = findPersonByExternalId(world.db, DIRECTOR)!;
    savePreference(world.db, id, 'off', ['plan-reminders'], world.now);
    world.say(DIRECTOR, 'мера внести завуча в чат завтра');
    world.moveTo(at('2024-10-30', '10:00'), 60);
    expect(world.transcript).not.toContain('Сегодня по плану');
  });

  it('of many measures keep within the messenger’s buttons', () => {
    const world = createDistrict();
    for (let index = 0; index < 9; index += 1) world.say(DIRECTOR, `мера дело ${index + 1} по списку завтра`);
    world.moveTo(at('2024-10-29', '10:00'), 60);
    const [newest] = listRecentContents(world.db, DIRECTOR, 1);
    const buttons = newest?.kind === 'message' ? newest.keyboard?.rows.flat() : [];
    expect(buttons).toHaveLength(7);
    expect(world.transcript).toContain('Остальные — в плане.');
  });

  it('go out at 09:00 of the district', () => {
    const zone = 'Asia/Kamchatka';
    const world = createTestWorld({
      now: at('2024-10-28', '10:00', zone),
      schools: SCHOOLS,
      settings: { timeZone: zone },
    });
    world.person(DIRECTOR, 'директор', 'director', schoolId(world, OWN));
    world.tick();
    expect(world.say(DIRECTOR, 'мера внести завуча в чат завтра')).toContain('Напомню в этот день в 09:00.');
    world.moveTo(at('2024-10-29', '12:00', zone), 30);
    expect(world.transcript).toContain('── 2024-10-29 09:00 ──\nБот → директор\n    Сегодня по плану');
  });
});

describe('buttons', () => {
  it('have one effect, however often and from wherever they are pressed', () => {
    const world = createDistrict();
    world.person(RESPONSIBLE, 'ответственный', 'responsible', schoolId(world, OWN));
    find(world, 'calls', 'meetings-elsewhere');
    const proposal = { m: 'calls', c: 'meetings-elsewhere', s: schoolId(world, OWN) };
    expect(press(world, 'plan-add', proposal)).toContain('Записал в план');
    expect(press(world, 'plan-add', proposal)).toContain('Уже есть в плане');
    expect(press(world, 'plan-add', proposal, RESPONSIBLE)).toContain('Уже есть в плане');
    const [{ id } = { id: 0 }, ...others] = open(world);
    expect(others).toEqual([]);
    expect(press(world, 'plan-done', { i: id })).toContain('Отметил сделанным');
    expect(press(world, 'plan-done', { i: id }, RESPONSIBLE)).toContain('Уже отмечено сделанным');
    expect(press(world, 'plan-remove', { i: id })).toContain('Уже отмечено сделанным');
    expect(press(world, 'plan-move', { i: id })).toContain('Этой меры в плане уже нет');
    expect(listFindings(world.db, schoolId(world, OWN))).toEqual([]);
    expect(press(world, 'plan-add', proposal)).toContain('Такой причины у показателя сейчас нет');
    expect(press(world, 'plan-back', { i: id })).toContain('Вернул в план');
    expect(press(world, 'plan-back', { i: id })).toContain('и так в плане');
    expect(open(world)).toMatchObject([{ id, state: 'open' }]);
  });

  it('of another school do nothing', () => {
    const world = createDistrict();
    world.say(OTHER, 'мера собрать список чатов завтра');
    const [measure] = open(world, SCHOOLS[1]);
    for (const command of ['measure', 'plan-done', 'plan-remove', 'plan-back', 'plan-move']) {
      const said = press(world, command, { i: measure!.id, o: '2024-11-01' });
      expect(said).toContain('Этой меры в плане уже нет');
      expect(said).not.toContain('собрать список');
    }
    expect(open(world, SCHOOLS[1])).toEqual([measure]);
  });

  it('of a question that is closed change nothing', () => {
    const world = createDistrict();
    world.say(DIRECTOR, 'мера внести завуча в чат');
    expect(press(world, 'plan-draft', { o: '2024-10-30' })).toContain('Записал в план');
    expect(press(world, 'plan-draft', { o: '2024-10-31' })).toContain('уже сработала или вопрос закрыт');
    expect(open(world)).toMatchObject([{ dueOn: '2024-10-30' }]);
  });
});

describe('words', () => {
  it('the same measure twice is one, a day that is past is asked for again', () => {
    const world = createDistrict();
    world.say(DIRECTOR, 'мера внести завуча в чат завтра');
    expect(world.say(DIRECTOR, 'мера внести завуча в чат завтра')).toContain('Уже есть в плане');
    expect(world.say(DIRECTOR, 'мера провести планёрку 25.10.2024')).toContain('уже в прошлом');
    world.say(DIRECTOR, 'Отмена');
    expect(open(world)).toHaveLength(1);
  });

  it('a title is at most 200 characters and the plan at most 30 measures', () => {
    const world = createDistrict();
    expect(world.say(DIRECTOR, `мера ${'очень '.repeat(40)}важно завтра`)).toContain('Слишком длинно');
    world.say(DIRECTOR, 'Отмена');
    for (let index = 0; index < 31; index += 1) world.say(DIRECTOR, `мера дело по счёту ${index} до 15.11`);
    expect(open(world)).toHaveLength(30);
    const said = world.say(DIRECTOR, 'План');
    expect(said).toContain('[Ещё 26]');
  });

  it('are gone with the person, the steps of the program stay', () => {
    const world = createDistrict();
    find(world, 'calls', 'meetings-elsewhere');
    press(world, 'plan-add', { m: 'calls', c: 'meetings-elsewhere' });
    world.say(DIRECTOR, 'мера внести завуча в чат завтра');
    erasePerson(world.db, findPersonByExternalId(world.db, DIRECTOR)!, world.now);
    expect(open(world)).toMatchObject([{ cause: 'meetings-elsewhere' }]);
    expect(JSON.stringify(world.db.prepare('SELECT * FROM measure').all())).not.toContain('завуча');
  });
});

it('a dialog goes on after a restart and for the school it was begun for', () => {
  const world = createDistrict();
  world.say(DIRECTOR, 'мера внести завуча в чат');
  world.person(DIRECTOR, 'директор', 'director', schoolId(world, SCHOOLS[1]));
  world.say(DIRECTOR, 'в среду');
  expect(open(world)).toMatchObject([{ title: 'внести завуча в чат', dueOn: '2024-10-30' }]);
  expect(open(world, SCHOOLS[1])).toEqual([]);
});

test.each([
  ['провести планёрку звонком до пятницы', 'провести планёрку звонком', '2024-11-01'],
  ['внести завуча в чат, срок до 30 октября', 'внести завуча в чат', '2024-10-30'],
  ['в среду провести звонок', 'провести звонок', '2024-10-30'],
  ['завтра: проверить роли', 'проверить роли', '2024-10-29'],
  ['проверить роли пн', 'проверить роли', '2024-11-04'],
  ['проверить роли к 5.11.', 'проверить роли', '2024-11-05'],
  ['проверить роли во вторник', 'проверить роли', '2024-10-29'],
  ['проверить роли в эту пятницу', 'проверить роли', '2024-11-01'],
  ['собрать 5 из 10 учителей', 'собрать 5 из 10 учителей', undefined],
  ['провести среду общения', 'провести среду общения', undefined],
  ['соблюдать сроки', 'соблюдать сроки', undefined],
  ['Внести завуча в чат. До среды.', 'Внести завуча в чат', '2024-10-30'],
  ['внести завуча в чат.', 'внести завуча в чат', undefined],
  ['пятница', '', '2024-11-01'],
  ['', '', undefined],
])('«%s»', (text, title, dueOn) => {
  expect(parseMeasure(text, day('2024-10-28'))).toEqual({ title, dueOn });
});

test.each([
  ['попросить Магомедову П.Г. вести чат', 'Магомедову П.Г.'],
  ['П. Магомедова ведёт чат', 'П. Магомедова'],
  ['А.А. Алиев против', 'А.А. Алиев'],
  ['поговорить с Патимат Гаджиевной', 'Патимат Гаджиевной'],
  ['Иванова-Петрова С. не отвечает', 'Иванова-Петрова С.'],
  ['внести завуча в чат', undefined],
  ['школа им. С.Омарова', undefined],
  ['Основной чат педсовета в Сферуме', undefined],
  ['Провести планёрку в Сферуме. Потом чат', undefined],
])('a name in «%s»: %s', (text, name) => {
  expect(findPersonName(text)).toBe(name);
});

it('a measure ticked off counts among those of the last days', () => {
  const world = createDistrict();
  world.say(DIRECTOR, 'мера внести завуча в чат завтра');
  press(world, 'plan-done', { i: open(world)[0]!.id });
  expect(listDoneMeasures(world.db, schoolId(world, OWN), at('2024-10-28', '00:00'))).toHaveLength(1);
  expect(world.say(DIRECTOR, 'План').replaceAll('\u00a0', ' ')).toContain(
    'Сделано за последние 7 дней: 1 мера',
  );
});
