import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { handleWaiting } from '../../src/app/handle-incoming.ts';
import { CAUSES, CAUSE_CODES } from '../../src/domain/cause.ts';
import type { CauseCode } from '../../src/domain/cause.ts';
import { questionsFor } from '../../src/domain/diagnosis.ts';
import { weekOf } from '../../src/domain/period.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { causeText } from '../../src/features/subjects/causes/cause-texts.ts';
import { parseAnswer } from '../../src/features/diagnosis/parse-answer.ts';
import { questionText } from '../../src/features/diagnosis/question-texts.ts';
import { saveDistrictLink } from '../../src/storage/district-link.ts';
import { findDialog } from '../../src/storage/dialog.ts';
import { findDiagnosis, saveDiagnosis } from '../../src/storage/diagnosis.ts';
import { closeFinding, findFinding, insertFinding, listFindings } from '../../src/storage/finding.ts';
import { insertInboxEvent } from '../../src/storage/inbox.ts';
import { insertBinding } from '../../src/storage/binding.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { all } from '../../src/storage/statement.ts';
import { addDirector, createOffice } from '../support/office.ts';
import type { TestWorld } from '../support/test-world.ts';
import { SCHOOLS, at, loadShares, loadWeek, schoolId } from '../support/week-tables.ts';

const DIRECTOR = 20;
const RESPONSIBLE = 21;
const COORDINATOR = 10;
const OWN = 'МКОУ «Сергокалинская СОШ №2»';
const OTHER = 'МКОУ «Дегвинская СОШ»';
const WEEK = { messages: [9, 31], calls: [2, 31], active: true } as const;

function office(schools: readonly string[] = SCHOOLS) {
  const { world, say } = createOffice({ now: at('2024-10-28', '12:00'), schools });
  addDirector(world, DIRECTOR, OWN);
  return { world, say };
}

function begun(rows: Parameters<typeof loadWeek>[2] = { [OWN]: WEEK }): TestWorld {
  const { world } = office();
  loadWeek(world, '2024-10-25', rows);
  return world;
}

const press = (world: TestWorld, from: number, c: string, a: Record<string, unknown>) =>
  world.say(from, '', { payload: { c, a } }).replaceAll('\u00a0', ' ');

const answerTo = (world: TestWorld, q: string, a: string, extra: Record<string, unknown> = {}) =>
  press(world, DIRECTOR, 'why-answer', { m: 'calls', q, a, ...extra });

test('from a low figure to its cause, with pauses', async () => {
  const world = begun();
  world.note('самый низкий показатель бот выбирает сам; статус «Активна» закрыл четыре вопроса');
  world.say(DIRECTOR, 'Почему мало');
  world.say(DIRECTOR, 'да');
  world.say(DIRECTOR, 'Не знаю');
  world.say(DIRECTOR, 'а как это');
  world.say(DIRECTOR, 'Позже');
  world.note('другая команда посередине');
  world.say(DIRECTOR, 'Сроки');
  world.say(DIRECTOR, 'Почему мало');
  world.say(DIRECTOR, 'Продолжить с вопроса 3');
  world.say(DIRECTOR, 'да, у всех');
  world.say(DIRECTOR, 'Да');
  world.note('через день молчания оставленный вопрос всё ещё ждёт');
  world.sleepUntil(at('2024-10-29', '15:00'));
  world.say(DIRECTOR, 'Вернуться к вопросам', {
    payload: { c: 'why', a: { m: 'calls', s: schoolId(world, OWN), back: true } },
  });
  world.say(DIRECTOR, 'нет');
  world.say(DIRECTOR, 'Переслать учителям');
  world.note('та же причина ещё раз, затем проверка заново: обычных причин нет');
  world.say(DIRECTOR, 'почему');
  world.say(DIRECTOR, 'Проверить заново');
  for (let n = 0; n < 4; n++) world.say(DIRECTOR, 'да');
  world.note('новая неделя: искать начинаем сначала');
  world.sleepUntil(at('2024-11-02', '12:00'));
  loadWeek(world, '2024-11-01', { [OWN]: { messages: [12, 31], calls: [1, 31], active: true } });
  world.say(DIRECTOR, 'почему мало');
  world.say(DIRECTOR, 'Пишут');
  await expect(world.transcript).toMatchFileSnapshot('../golden/diagnosis-calls.txt');
});

test('«Не активна», other metrics, and figures that are not low', async () => {
  const { world } = office();
  world.note('данных ещё нет');
  world.say(DIRECTOR, 'Почему мало');
  world.note('«Не активна»: сразу три условия');
  loadWeek(world, '2024-10-25', { [OWN]: { messages: [0, 31], active: false } });
  world.say(DIRECTOR, 'Почему мало');
  world.say(DIRECTOR, 'да');
  world.say(DIRECTOR, 'нет, не все');
  world.note('двое пишут: администратор точно входил');
  world.sleepUntil(at('2024-11-02', '12:00'));
  loadWeek(world, '2024-11-01', { [OWN]: { messages: [2, 31], active: false } });
  world.say(DIRECTOR, 'Почему мало');
  world.note('показатели учеников, «Моя школа», сотрудники');
  const own = schoolId(world, OWN);
  loadShares(world, 'pupils-12-months', '2024-11-01', [[own, 43.36]]);
  loadShares(world, 'my-school-pupils', '2024-11-01', [[own, 0]]);
  loadShares(world, 'my-school-teachers', '2024-11-01', [[own, 100]]);
  world.say(DIRECTOR, 'Почему мало');
  press(world, DIRECTOR, 'why', { m: 'pupils-12-months' });
  press(world, DIRECTOR, 'why', { m: 'my-school-pupils' });
  world.say(DIRECTOR, 'Не знаю');
  world.say(DIRECTOR, 'нет');
  world.say(DIRECTOR, 'Сотрудники 38 из 45');
  press(world, DIRECTOR, 'why', { m: 'employees' });
  world.say(DIRECTOR, 'Нет');
  world.note('не мало; данных нет');
  press(world, DIRECTOR, 'why', { m: 'my-school-teachers' });
  press(world, DIRECTOR, 'why', { m: 'calls' });
  press(world, DIRECTOR, 'why', { m: 'teachers' });
  await expect(world.transcript).toMatchFileSnapshot('../golden/diagnosis-metrics.txt');
});

test('the coordinator sees causes by schools and nobody’s name', async () => {
  const schools = SCHOOLS.slice(0, 6);
  const { world, say } = office(schools);
  world.note('никто ещё не искал');
  say('Причины');
  const rows = schools.map((name) => [name, { messages: [5, 20], calls: [0, 20], active: true }] as const);
  loadWeek(world, '2024-10-25', Object.fromEntries(rows));
  say('Причины');
  const found = (school: string, person: number, m: string, q: CauseCode) => {
    if (person !== DIRECTOR) addDirector(world, person, school);
    press(world, person, 'why', { m });
    for (const question of questionsFor({ code: m, value: 0, period: weekOf(day('2024-10-25')) }, [])) {
      press(world, person, 'why-answer', { m, q: question, a: question === q ? 'no' : 'yes' });
    }
  };
  const before = world.transcript.length;
  found(OWN, DIRECTOR, 'messages', 'wrong-role');
  found(OWN, DIRECTOR, 'calls', 'meetings-elsewhere');
  found(OTHER, 30, 'messages', 'wrong-role');
  found('МКОУ «Мургукская СОШ»', 31, 'calls', 'wrong-role');
  const after = world.transcript.length;
  world.note('четыре причины у трёх школ');
  say('Причины');
  say('Причина 1: 3 школы');
  say('Все причины');
  say('Без причины: 3');
  world.note('у одной школы показатель вырос: её причина закрыта');
  world.sleepUntil(at('2024-11-02', '12:00'));
  loadWeek(world, '2024-11-01', { [OTHER]: { messages: [15, 20], calls: [0, 20], active: true } });
  say('Причины');
  expect(findFinding(world.db, schoolId(world, OTHER), 'messages')).toBeUndefined();
  const shown = world.transcript.slice(0, before) + world.transcript.slice(after);
  await expect(shown).toMatchFileSnapshot('../golden/diagnosis-causes.txt');
});

test('a step that is done stays a cause that was found, a search without one is counted apart', () => {
  const schools = SCHOOLS.slice(0, 4);
  const { world, say } = office(schools);
  const rows = schools.map((name) => [name, { messages: [5, 20], calls: [5, 20], active: true }] as const);
  loadWeek(world, '2024-10-25', Object.fromEntries(rows));
  const { id: personId } = findPersonByExternalId(world.db, DIRECTOR)!;
  const find = (school: string, cause: CauseCode) =>
    world.db.transaction(() =>
      insertFinding(
        world.db,
        { unitId: schoolId(world, school), metricCode: 'calls', cause, personId },
        world.now,
      ),
    )();
  find(OTHER, 'none-found');
  const onlyNone = say('Причины').replaceAll('\u00a0', ' ');
  expect(onlyNone).not.toContain('Причина найдена');
  expect(onlyNone).toContain('Проверили и не нашли — у 1 школы из 4.');
  find(OWN, 'meetings-elsewhere');
  const args = { k: 'finding', s: schoolId(world, OWN), m: 'calls', c: 'meetings-elsewhere' };
  press(world, DIRECTOR, 'step-done', args);
  const both = say('Причины').replaceAll('\u00a0', ' ');
  expect(both).toContain('Причина найдена у 1 школы из 4. Исправлено, ждём таблицу — у 1.');
  expect(both).toContain('Проверили и не нашли — у 1 школы.');
  expect(both).toContain('причины пока нет — у 2 школ.');
  const list = press(world, COORDINATOR, 'causes', { c: 'meetings-elsewhere' });
  expect(list).toContain('Сергокалинская №2 — Звонят, 28.10, исправлено, ждём таблицу');
});

test('every cause with its step and its memo', async () => {
  const lines = CAUSE_CODES.map((code) => {
    const { name, step, who, takes, memo, measure } = causeText(code);
    const plan = `${measure.title} (рабочих дней: ${measure.workingDays})`;
    const told = [`Причина: ${name}`, `Шаг: ${step}`, `Кто: ${who}`, `Время: ${takes}`, `В план: ${plan}`];
    return [`── ${code} ──`, ...told, 'Учителям:', ...memo.split('\n').map((line) => `    ${line}`)].join(
      '\n',
    );
  });
  await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('../golden/diagnosis-steps.txt');
});

test('every question of every metric', async () => {
  const { world } = office();
  const period = weekOf(day('2024-10-25'));
  const codes = [...new Set(CAUSES.flatMap(({ metrics }) => metrics))];
  const lines = codes.map((code) => {
    const { title, audience } = world.base.reference.metrics.find((metric) => metric.code === code)!;
    const questions = questionsFor({ code, value: 0, period }, []).map((question) => {
      const { how, ask, ...text } = questionText(question, audience);
      return `    ${text.question}\n        ${how}\n        Спросите ${ask.whom}: «${ask.words}»`;
    });
    return [`── ${title} ──`, ...questions].join('\n');
  });
  await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('../golden/diagnosis-questions.txt');
});

describe('a conversation that is interrupted', () => {
  test('the same button twice, on two devices and by two people, counts once', () => {
    const world = begun();
    world.person(RESPONSIBLE, 'Ответственный', 'responsible', schoolId(world, OWN));
    world.say(DIRECTOR, 'Почему мало');
    expect(answerTo(world, 'ordinary-profile', 'yes')).toContain('Вопрос 2 из 4');
    const again = answerTo(world, 'ordinary-profile', 'no');
    expect(again).toContain('На этот вопрос вы уже ответили.');
    expect(again).toContain('Вопрос 2 из 4');
    expect(world.say(RESPONSIBLE, 'Почему мало')).toContain('Продолжить с вопроса 2');
    world.say(RESPONSIBLE, 'Продолжить с вопроса 2');
    expect(world.say(RESPONSIBLE, 'нет')).toContain('Причина: учебный профиль верифицирован не у всех');
    expect(answerTo(world, 'profile-not-verified', 'no')).toContain('Этот разговор уже закончен.');
    expect(all(world.db, 'SELECT id FROM finding')).toHaveLength(1);
  });

  test('two messages at once are two answers to two questions', () => {
    const world = begun();
    world.say(DIRECTOR, 'Почему мало');
    for (const eventId of ['a', 'b']) {
      const text = eventId === 'a' ? 'да, все' : 'нет ещё';
      const incoming = { kind: 'message', peerId: DIRECTOR, senderId: DIRECTOR, text, files: [] } as const;
      insertInboxEvent(
        world.db,
        { eventId, incoming: { ...incoming, conversationMessageId: eventId.charCodeAt(0) } },
        world.now,
      );
    }
    while (handleWaiting(world.shell, world.now) > 0) world.deliver();
    world.deliver();
    expect(findFinding(world.db, schoolId(world, OWN), 'calls')?.cause).toBe('profile-not-verified');
  });

  test('«Начать заново» of yesterday does not wipe today’s answers', () => {
    const world = begun();
    world.say(DIRECTOR, 'Почему мало');
    answerTo(world, 'ordinary-profile', 'yes');
    const restart = (r: number) => press(world, DIRECTOR, 'why', { m: 'calls', r });
    expect(restart(1)).toContain('Вопрос 1 из 4');
    expect(restart(1)).toContain('Вопрос 1 из 4');
    answerTo(world, 'ordinary-profile', 'yes');
    answerTo(world, 'profile-not-verified', 'yes');
    expect(restart(1)).toContain('Вы остановились на вопросе 3 из 4');
  });

  test('after 30 days, with newer figures and in an unknown shape it begins anew', () => {
    const world = begun();
    const unitId = schoolId(world, OWN);
    const half = () => {
      press(world, DIRECTOR, 'why', { m: 'calls' });
      return answerTo(world, 'ordinary-profile', 'yes');
    };
    expect(half()).toContain('Вопрос 2 из 4');
    world.sleepUntil(at('2024-11-27', '12:00'));
    expect(world.say(DIRECTOR, 'Почему мало')).toContain('Вы остановились на вопросе 2');
    world.sleepUntil(at('2024-11-28', '12:00'));
    expect(answerTo(world, 'profile-not-verified', 'yes')).toContain('Этот разговор уже закончен.');
    expect(world.say(DIRECTOR, 'Почему мало')).toContain('Вопрос 1 из 4');
    answerTo(world, 'ordinary-profile', 'yes');
    loadWeek(world, '2024-11-22', { [OWN]: WEEK });
    expect(answerTo(world, 'profile-not-verified', 'yes')).toContain('Этот разговор уже закончен.');
    expect(world.say(DIRECTOR, 'Почему мало')).toContain('Вопрос 1 из 4');
    for (const answers of [{ figure: 1 }, [], null, 'да']) {
      saveDiagnosis(world.db, { unitId, metricCode: 'calls', answers }, world.now);
      expect(world.say(DIRECTOR, 'Почему мало')).toContain('Вопрос 1 из 4');
    }
  });

  test('silence of a day, «Отмена» and a lost dialog end it politely, and it goes on from its place', () => {
    const world = begun();
    world.say(DIRECTOR, 'Почему мало');
    answerTo(world, 'ordinary-profile', 'yes');
    world.say(DIRECTOR, 'Отмена');
    expect(world.say(DIRECTOR, 'Почему мало')).toContain('Продолжить с вопроса 2');
    world.say(DIRECTOR, 'Продолжить с вопроса 2');
    world.sleepUntil(at('2024-10-29', '13:00'));
    expect(world.say(DIRECTOR, 'да, у всех')).toContain('[Почему мало]');
    expect(world.say(DIRECTOR, 'Почему мало')).toContain('Продолжить с вопроса 2');
    world.say(DIRECTOR, 'Продолжить с вопроса 2');
    const { id } = findPersonByExternalId(world.db, DIRECTOR)!;
    expect(findDialog(world.db, id, DIRECTOR)?.name).toBe('why');
    world.db.exec(`UPDATE dialog SET state = '{"q":"чужое"}'`);
    expect(world.say(DIRECTOR, 'да, у всех')).toContain('Этот разговор уже закончен.');
    expect(world.say(DIRECTOR, 'Почему мало')).toContain('Продолжить с вопроса 2');
  });

  test('a button of another own school answers about that school, a foreign one does nothing', () => {
    const world = begun({ [OWN]: WEEK, [OTHER]: WEEK });
    const other = schoolId(world, OTHER);
    expect(press(world, DIRECTOR, 'why', { m: 'calls', s: other })).toContain('Эта кнопка устарела');
    expect(answerTo(world, 'ordinary-profile', 'no', { s: other })).toContain('Эта кнопка устарела');
    expect(listFindings(world.db, other)).toEqual([]);
    const { id } = findPersonByExternalId(world.db, DIRECTOR)!;
    insertBinding(world.db, id, 'director', other, world.now);
    expect(press(world, DIRECTOR, 'why', { m: 'calls', s: other })).toContain(OTHER);
    const said = answerTo(world, 'ordinary-profile', 'no', { s: other });
    expect(said).toContain(`${OTHER}\n    Причина: работают из обычного профиля`);
    expect(listFindings(world.db, other)).toHaveLength(1);
    expect(listFindings(world.db, schoolId(world, OWN))).toEqual([]);
    const memo = press(world, DIRECTOR, 'memo', { c: 'ordinary-profile' }).split('Бот → ').at(-1);
    expect(memo).toContain('Коллеги');
    expect(memo?.split('\n').slice(1).join('\n')).not.toMatch(/Дегвинская|Сергокалинская/);
  });
});

test('what was left for later fits one screen', () => {
  const world = begun({ [OWN]: { calls: [0, 31] } });
  world.say(DIRECTOR, 'Почему мало');
  for (let n = 0; n < 7; n++) world.say(DIRECTOR, 'позже');
  const said = world.say(DIRECTOR, 'позже').replaceAll('\u00a0', ' ');
  expect(said).toContain('Непроверенными остались 8 вопросов');
  expect(said).toContain('И ещё 5.');
  expect(answerTo(world, 'wrong-role', 'no')).toContain('Причина: часть учителей добавлена с ролью «ученик»');
});

test('a figure that has recovered meanwhile needs no cause', () => {
  const world = begun({ [OWN]: { messages: [9, 31], active: false } });
  world.say(DIRECTOR, 'Почему мало');
  loadWeek(world, '2024-11-01', { [OWN]: { messages: [31, 31], active: true } });
  const said = press(world, DIRECTOR, 'why-answer', { m: 'status', q: 'organisation-data-empty', a: 'no' });
  expect(said).toContain('Статус, на 01.11 — Активна. Всё выполнено');
  expect(listFindings(world.db, schoolId(world, OWN))).toEqual([]);
  expect(world.say(DIRECTOR, 'Почему мало')).toContain('Низких показателей сейчас нет');
});

test('the district’s own addresses stand in the step and in the memo', () => {
  const world = begun();
  const { id } = findPersonByExternalId(world.db, COORDINATOR)!;
  saveDistrictLink(world.db, world.districtId, 'support', 'pomosch@rayon.ru', { by: id, now: world.now });
  expect(press(world, DIRECTOR, 'memo', { c: 'wrong-role' })).toContain('Поддержка: pomosch@rayon.ru.');
});

describe('findings', () => {
  test('of one metric there is one in force, and it is closed once', () => {
    const world = begun();
    const unitId = schoolId(world, OWN);
    const find = (q: string) => {
      press(world, DIRECTOR, 'why', { m: 'calls', r: 0 });
      for (const question of ['ordinary-profile', 'profile-not-verified', 'wrong-role']) {
        answerTo(world, question, question === q ? 'no' : 'yes');
      }
    };
    find('ordinary-profile');
    expect(findDiagnosis(world.db, unitId, 'calls')).toBeUndefined();
    find('wrong-role');
    const [finding, ...others] = listFindings(world.db, unitId);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ cause: 'wrong-role', metricCode: 'calls' });
    expect(closeFinding(world.db, finding!.id, world.now)).toBe(true);
    expect(closeFinding(world.db, finding!.id, world.now)).toBe(false);
    expect(world.say(DIRECTOR, 'Почему мало')).toContain('Вопрос 1 из 4');
  });

  test('a doubtful figure is named as such and rules nothing out', () => {
    const world = begun({ [OWN]: { messages: [34, 31], calls: [0, 31], doubt: 'over-base' } });
    const said = world.say(DIRECTOR, 'Почему мало');
    expect(said).toContain('Эта цифра проверяется.');
    expect(said).toContain('Вопрос 1 из 8');
  });
});

test.each([
  ['да', 'yes'],
  ['Да, все верифицированы', 'yes'],
  ['есть', 'yes'],
  ['нет', 'no'],
  ['не все', 'no'],
  ['нет ещё', 'no'],
  ['не знаю', 'unknown'],
  ['да я не знаю', 'unknown'],
  ['Потом', 'later'],
  ['да, но не все', undefined],
  ['нет, да', undefined],
  ['а что это', undefined],
  ['', undefined],
])('«%s» is %s', (text, answer) => {
  expect(parseAnswer(text)).toBe(answer);
});

describe('nothing is advised for the sake of the count', () => {
  const FORBIDDEN = [
    /(?:напишите|пишите|отправьте|отправляйте|оставьте)[^.]{0,30}(?:\d+|десять|трёх|трех|несколько|больше|побольше)[^.]{0,12}сообщени/iu,
    /(?:сделайте|совершите|наберите|закажите)[^.]{0,30}звон/iu,
    /позвоните\s+(?:друг|колл|в чат|кому)/iu,
    /ради\s+(?:цифр|показател|мониторинг|процент|отч[её]т|плана)/iu,
    /для\s+(?:галочки|статистики|цифр|мониторинга)/iu,
    /чтобы\s+(?:показатель|цифра|процент|доля)/iu,
    /накрут|нагна(?:ть|йте)|дотянут?ь/iu,
  ];
  const offences = (text: string) => FORBIDDEN.filter((pattern) => pattern.test(text)).map(String);

  test.each([
    'Напишите хотя бы 10 сообщений за неделю.',
    'Отправьте в чат ещё несколько сообщений.',
    'Сделайте один звонок до пятницы.',
    'Позвоните друг другу, чтобы показатель вырос.',
  ])('the words are recognised: %s', (text) => {
    expect(offences(text)).not.toEqual([]);
  });

  test('in no text of the product', () => {
    const folder = join(import.meta.dirname, '../../src/features');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /texts\.ts$/.test(name),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) expect(offences(readFileSync(join(folder, name), 'utf8')), name).toEqual([]);
  });
});
