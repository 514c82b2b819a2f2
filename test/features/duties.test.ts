import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import type { Evidence } from '../../src/domain/duty.ts';
import { listDutyAnswers } from '../../src/storage/duty-answer.ts';
import { listDuties } from '../../src/storage/duty.ts';
import type { NewDuty } from '../../src/storage/duty.ts';
import { insertBinding } from '../../src/storage/binding.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { all } from '../../src/storage/statement.ts';
import { insertWeekNote } from '../../src/storage/week-note.ts';
import { weekOf } from '../../src/domain/period.ts';
import { FIRST, FOUR, SECOND, addDutyTo, createDutyOffice, push } from '../support/duties.ts';
import type { DutyOffice } from '../support/duties.ts';
import { COORDINATOR } from '../support/office.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';

function createDistrict(now?: Date) {
  const office = createDutyOffice(now);
  office.world.person(22, 'Ответственный', 'responsible', schoolId(office.world, SCHOOLS[2]));
  return office;
}

const answersOf = ({ world }: DutyOffice, id: number) =>
  listDutyAnswers(world.db, id).map(({ kind, state, amount, words, attachments }) => ({
    kind,
    state,
    ...(amount !== undefined && { amount }),
    ...(words !== undefined && { words }),
    ...(attachments.length > 0 && { attachments }),
  }));

it('golden: the coordinator adds, follows and decides duties of every kind', async () => {
  const office = createDistrict();
  const { world } = office;
  loadWeek(world, '2024-10-25', {
    [SCHOOLS[0]]: { messages: [9, 31], active: true },
    [SCHOOLS[1]]: { messages: [2, 20], active: false },
  });
  office.say('Добавить срок');
  world.press(COORDINATOR, 'Без даты');
  world.press(COORDINATOR, 'В кратчайшие сроки');
  office.say('перевести в Сферум все чаты служебной переписки');
  world.press(COORDINATOR, 'Чем подтвердить');
  world.press(COORDINATOR, 'Число');
  office.say('переведённых чатов');
  world.press(COORDINATOR, 'Сохранить');
  office.say('Срок 12.11 назначить ответственного за Сферум');
  world.press(COORDINATOR, 'Чем подтвердить');
  world.press(COORDINATOR, 'Файл или снимок');
  office.say('приказ школы');
  world.press(COORDINATOR, 'Сделать важным');
  world.press(COORDINATOR, 'Сохранить');
  world.note('школы отвечают');
  world.press(FIRST, 'Приложить файл');
  world.say(FIRST, '', { pictures: ['photo20_7'] });
  world.press(SECOND, 'Приложить файл');
  world.press(SECOND, 'Нас не касается');
  world.say(SECOND, 'ответственного назначает головная школа');
  office.say('Сроки');
  world.press(COORDINATOR, 'Кто не готов: 12.11');
  world.press(COORDINATOR, 'Решить ответы (1)');
  world.press(COORDINATOR, 'Дегвинская');
  world.press(COORDINATOR, 'Вернуть');
  office.say('на снимке нет подписи, пришлите ещё раз');
  world.press(COORDINATOR, 'Решить');
  world.press(COORDINATOR, 'Согласиться');
  world.press(COORDINATOR, 'К сроку');
  world.press(COORDINATOR, 'Продлить');
  world.press(COORDINATOR, 'Дегвинская');
  office.say('18.11');
  office.say('печать вернут после ремонта');
  world.press(COORDINATOR, 'К сроку');
  world.press(COORDINATOR, 'Снять срок');
  world.press(COORDINATOR, 'Да, снять');
  world.note('второй координатор нажимает ту же кнопку');
  world.person(11, 'Второй координатор', 'coordinator');
  push(office, 11, 'deadline-remove', { d: 2, yes: 1 });
  await expect(world.transcript).toMatchFileSnapshot('../golden/duties-coordinator.txt');
});

it('golden: a director answers what each duty asks for', async () => {
  const office = createDistrict();
  const { world } = office;
  loadWeek(world, '2024-10-25', {
    [SCHOOLS[0]]: { messages: [9, 31], active: true },
    [SCHOOLS[1]]: { messages: [2, 20], active: false },
  });
  const evidence = (title: string, of: Evidence, more: Partial<NewDuty> = {}) =>
    addDutyTo(office, { title, evidence: of, basis: 'постановление № 380', ...more });
  evidence('назначить ответственного', { kind: 'file', what: 'приказ школы' });
  evidence('перевести чаты', { kind: 'count', of: 'переведённых чатов' }, { kind: 'soon' });
  evidence('добиться статуса «Активна»', { kind: 'metric', metric: 'status' }, { kind: 'soon' });
  evidence('зарегистрировать всех', { kind: 'metric', metric: 'employees' }, { dueOn: day('2024-10-30') });
  evidence('отчёт по классам', { kind: 'report', form: 'class-report' }, { dueOn: day('2024-11-02') });
  evidence('прислать анализ недели', { kind: 'week-note' }, { kind: 'weekly' });
  evidence('вести строгий учёт', { kind: 'confirm' }, { kind: 'standing' });
  evidence(
    'рассказать на сайте об электронном обучении',
    { kind: 'link', what: 'страница сайта школы' },
    {
      dueOn: day('2025-05-01'),
      question: 'Планируете электронное обучение в следующем учебном году?',
    },
  );
  world.say(FIRST, 'Сроки');
  world.note('цифру показывает мониторинг');
  push(office, FIRST, 'deadline-done', { d: 4 });
  push(office, FIRST, 'deadline-done', { d: 3 });
  world.note('файл');
  push(office, FIRST, 'deadline-done', { d: 1 });
  world.say(FIRST, 'приказ подписан');
  world.say(FIRST, '', { pictures: ['photo20_1'] });
  world.note('число');
  push(office, FIRST, 'deadline-done', { d: 2 });
  world.say(FIRST, 'двенадцать');
  world.say(FIRST, '12 чатов');
  world.note('отчёты');
  push(office, FIRST, 'deadline-done', { d: 5 });
  push(office, FIRST, 'deadline-done', { d: 6 });
  world.note('1 мая: сначала вопрос');
  push(office, FIRST, 'deadline-done', { d: 8 });
  world.press(FIRST, 'Да');
  world.say(FIRST, 'http://школа');
  world.say(FIRST, 'shkola.ru/eo');
  push(office, SECOND, 'deadline-done', { d: 8 });
  world.press(SECOND, 'Нет');
  world.note('раз в квартал');
  world.say(FIRST, 'Готово 28.12');
  world.say(FIRST, 'Не готово');
  world.press(FIRST, 'Не готово: 28.12');
  world.note('нас не касается');
  world.say(SECOND, 'Нас не касается');
  world.press(SECOND, 'Не касается: 12.11');
  world.say(SECOND, 'приказ подписывает Иванов Иван Петрович');
  world.say(SECOND, 'ответственного назначает головная школа');
  world.say(SECOND, 'Сроки');
  world.note('у координатора');
  push(office, COORDINATOR, 'duty-answers', { d: 1 });
  push(office, COORDINATOR, 'duty-answers', { d: 2 });
  push(office, COORDINATOR, 'duty-answers', { d: 8 });
  await expect(world.transcript).toMatchFileSnapshot('../golden/duties-director.txt');
});

it('golden: duties of the orders, from templates', async () => {
  const office = createDistrict(at('2024-10-22', '12:00'));
  const { world } = office;
  office.say('Из шаблона');
  world.press(COORDINATOR, '1');
  world.press(COORDINATOR, 'Сохранить');
  office.say('Из шаблона');
  world.press(COORDINATOR, 'Ещё 11');
  world.press(COORDINATOR, '6');
  world.press(COORDINATOR, 'Сохранить');
  office.say('Из шаблона');
  world.press(COORDINATOR, 'Ещё 11');
  world.press(COORDINATOR, 'Ещё 6');
  world.press(COORDINATOR, 'Ещё 1');
  world.press(COORDINATOR, '16');
  world.press(COORDINATOR, 'Сохранить');
  office.say('Сроки');
  office.say('Кто не прислал анализ');
  await expect(world.transcript).toMatchFileSnapshot('../golden/duties-templates.txt');
});

it('the button of a report leads straight to it; the one of the analysis to the analysis', () => {
  const office = createDistrict();
  const { world } = office;
  addDutyTo(office, {
    title: 'отчёт по классам',
    dueOn: day('2024-11-12'),
    evidence: { kind: 'report', form: 'class-report' },
  });
  world.say(FIRST, 'Сроки');
  expect(world.press(FIRST, 'Заполнить отчёт')).toContain('Сначала классы школы.');
  addDutyTo(office, { kind: 'weekly', title: 'прислать анализ', evidence: { kind: 'week-note' } });
  loadWeek(world, '2024-10-25', { [FOUR[0]!]: { messages: [9, 31] } });
  expect(world.say(FIRST, 'Сроки')).toContain('[Отчёт за неделю');
  expect(world.press(FIRST, 'Отчёт за неделю: 30.10')).toContain('Анализ и меры за неделю 19–25.10');
});

describe('what shows that a duty is done', () => {
  it('a metric that reaches its target, and nobody’s word', () => {
    const office = createDistrict();
    const id = addDutyTo(office, {
      title: 'все в Сферуме',
      evidence: { kind: 'metric', metric: 'employees' },
    });
    expect(push(office, FIRST, 'deadline-done', { d: id })).toContain('его покажет сам показатель');
    expect(answersOf(office, id)).toEqual([]);
    office.world.say(FIRST, 'Сотрудники 44 из 45');
    expect(push(office, FIRST, 'deadline-done', { d: id })).toMatch(/не хватает 1/);
    office.world.say(FIRST, 'Сотрудники 45 из 45');
    expect(push(office, FIRST, 'deadline-done', { d: id })).toContain('уже выполнен');
    expect(push(office, COORDINATOR, 'deadline-card', { d: id })).toContain('Готово у 1 из\u00a04');
  });

  it('the note of the week before, week by week', () => {
    const office = createDistrict();
    const { world } = office;
    const figures = Object.fromEntries(FOUR.map((name) => [name, { messages: [9, 31] as const }]));
    loadWeek(world, '2024-10-25', figures);
    const id = addDutyTo(office, {
      kind: 'weekly',
      title: 'прислать анализ',
      evidence: { kind: 'week-note' },
    });
    const { id: by } = findPersonByExternalId(world.db, FIRST)!;
    const unitId = schoolId(world, SCHOOLS[0]);
    insertWeekNote(
      world.db,
      { unitId, week: weekOf(day('2024-10-25')), text: 'анализ' },
      { by, now: world.now },
    );
    expect(office.say('Кто не прислал анализ')).toContain('Готово у 1 из 4');
    world.sleepUntil(at('2024-11-02', '12:00'));
    expect(office.say('Кто не прислал анализ')).toContain('Цифр за неделю ещё нет у 4 школ');
    loadWeek(world, '2024-11-01', figures);
    expect(office.say('Кто не прислал анализ')).toContain('Готово у 0 из 4');
    expect(push(office, FIRST, 'deadline-done', { d: id })).toContain('Этот срок закроет отчёт за неделю');
  });

  it('a number, a link or files; what is none of it is asked for again', () => {
    const office = createDistrict();
    const { world } = office;
    const count = addDutyTo(office, { title: 'чаты', evidence: { kind: 'count', of: 'чатов' } });
    push(office, FIRST, 'deadline-done', { d: count });
    for (const wrong of ['много', '12 или 13', '-3', '9999999']) {
      expect(world.say(FIRST, wrong), wrong).toContain('Пришлите одно число');
    }
    world.say(FIRST, 'всего 0');
    expect(answersOf(office, count)).toEqual([{ kind: 'done', state: 'given', amount: 0 }]);

    const link = addDutyTo(office, { title: 'сайт', evidence: { kind: 'link' } });
    push(office, FIRST, 'deadline-done', { d: link });
    for (const wrong of ['http://school.ru', 'на сайте', 'javascript:alert(1)', 'https://[club1|x]']) {
      expect(world.say(FIRST, wrong), wrong).toContain('не похоже на адрес');
    }
    world.say(FIRST, 'https://school.ru/page');
    expect(answersOf(office, link)).toEqual([
      { kind: 'done', state: 'given', words: 'https://school.ru/page' },
    ]);

    const file = addDutyTo(office, { title: 'приказ', evidence: { kind: 'file' } });
    push(office, FIRST, 'deadline-done', { d: file });
    expect(world.say(FIRST, 'сейчас пришлю')).toContain('Жду файл');
    const scan = { name: 'приказ.pdf', extension: 'pdf', size: 10, url: 'https://vk.com/doc1' };
    expect(world.say(FIRST, '', { files: [scan] })).toContain('показать координатору не получится');
    world.say(FIRST, '', { files: [{ ...scan, reference: 'doc20_5' }], pictures: ['photo20_6'] });
    expect(answersOf(office, file)).toEqual([
      { kind: 'done', state: 'given', attachments: ['photo20_6', 'doc20_5'] },
    ]);
    const shown = push(office, COORDINATOR, 'duty-answer-card', { a: 3 });
    expect(shown).toContain('🖼 doc20_5');
  });
});

describe('«Нас не касается»', () => {
  it('waits, is returned with a remark, given again and agreed to', () => {
    const office = createDistrict();
    const { world } = office;
    const id = addDutyTo(office, { title: 'приказ' });
    push(office, FIRST, 'duty-not-ours', { d: id });
    expect(world.say(FIRST, 'у нас это делает районная школа')).toContain('Передал координатору');
    expect(push(office, FIRST, 'deadline-done', { d: id })).toContain('Координатор ещё решает');
    push(office, COORDINATOR, 'duty-return', { a: 1 });
    expect(office.say('приказ нужен от каждой')).toContain('Вернул, срок снова открыт: Дегвинская');
    expect(world.say(FIRST, 'Сроки')).toContain('Координатор вернул: приказ нужен от каждой');
    push(office, FIRST, 'duty-not-ours', { d: id });
    world.say(FIRST, 'школа закрывается');
    expect(push(office, COORDINATOR, 'duty-accept', { a: 2 })).toContain('Записал');
    expect(world.say(FIRST, 'Сроки')).toContain('Вас не касается: 12.11 — приказ');
    expect(push(office, COORDINATOR, 'deadline-card', { d: id })).toContain(
      'Готово у 0 из\u00a03, не касается',
    );
    expect(push(office, FIRST, 'deadline-not-done', { d: id })).toContain('Отозвал ответ');
    expect(world.say(FIRST, 'Сроки')).toContain('приказ');
  });

  it('is decided once: the second coordinator sees who did it', () => {
    const office = createDistrict();
    office.world.person(11, 'Второй', 'coordinator');
    const id = addDutyTo(office, { title: 'приказ' });
    push(office, FIRST, 'duty-not-ours', { d: id });
    office.world.say(FIRST, 'не наша школа');
    push(office, COORDINATOR, 'duty-accept', { a: 1 });
    expect(push(office, 11, 'duty-accept', { a: 1 })).toContain('Это уже сделал');
    expect(answersOf(office, id)).toEqual([{ kind: 'not-ours', state: 'accepted', words: 'не наша школа' }]);
  });

  it('holds for the next occasions of a weekly duty too', () => {
    const office = createDistrict();
    const id = addDutyTo(office, { kind: 'weekly', title: 'анализ' });
    push(office, FIRST, 'duty-not-ours', { d: id });
    office.world.say(FIRST, 'детский сад без учеников');
    push(office, COORDINATOR, 'duty-accept', { a: 1 });
    office.world.sleepUntil(at('2024-11-12', '12:00'));
    expect(office.world.say(FIRST, 'Сроки')).toContain('Вас не касается: 13.11 — анализ');
  });
});

describe('more time for one school', () => {
  it('moves the day of that school alone, and only later', () => {
    const office = createDistrict();
    const { world } = office;
    const id = addDutyTo(office, { title: 'приказ', dueOn: day('2024-10-30') });
    push(office, COORDINATOR, 'duty-extend', { d: id, s: schoolId(world, SCHOOLS[0]) });
    expect(office.say('30.10')).toContain('должен быть позже');
    expect(office.say('08.11 ремонт')).toContain('Продлил до 08.11: Дегвинская');
    expect(world.say(FIRST, 'Сроки')).toContain('08.11 (пятница)');
    expect(world.say(SECOND, 'Сроки')).toContain('30.10 (среда)');
    expect(world.transcript).toContain('Координатор продлил вам срок до 08.11. Было: 30.10 — приказ.');
    world.sleepUntil(at('2024-11-20', '12:00'));
    expect(world.say(FIRST, 'Сроки')).toContain('срок прошёл');
    expect(world.say(SECOND, 'Сроки')).toContain('Сроков сейчас нет');
  });

  it('is none for a school that has done it, or has no day', () => {
    const office = createDistrict();
    const id = addDutyTo(office, { title: 'приказ' });
    push(office, FIRST, 'deadline-done', { d: id });
    const s = schoolId(office.world, SCHOOLS[0]);
    expect(push(office, COORDINATOR, 'duty-extend', { d: id, s })).toContain('уже не нужно');
    const soon = addDutyTo(office, { kind: 'soon', title: 'чаты' });
    expect(push(office, COORDINATOR, 'duty-extend', { d: soon })).toContain('нет даты');
  });
});

it('a duty made known is a batch, so that its text can be corrected', () => {
  const office = createDistrict();
  office.say('Срок 12.11 отчёт');
  expect(office.say('Сохранить')).toContain('Сообщил: 3 человека');
  const [batch] = all<{ id: number; kind: string; text: string }>(
    office.world.db,
    'SELECT id, kind, text FROM batch',
  );
  expect(batch).toMatchObject({ kind: 'duty' });
  const sent = all<{ content: string }>(office.world.db, 'SELECT content FROM outbox WHERE batch_id = ?', [
    batch!.id,
  ]);
  expect(sent).toHaveLength(3);
  for (const { content } of sent)
    expect((JSON.parse(content) as { text: string }).text).toContain(batch!.text);
  expect(all<{ act: string }>(office.world.db, 'SELECT act FROM journal')).toEqual([
    { act: 'Срок 12.11 «отчёт» добавлен' },
  ]);
});

it('a person of two schools answers for the school of the button', () => {
  const office = createDistrict();
  const { world } = office;
  const { id: person } = findPersonByExternalId(world.db, FIRST)!;
  insertBinding(world.db, person, 'director', schoolId(world, SCHOOLS[3]), world.now);
  const id = addDutyTo(office, { title: 'чаты', evidence: { kind: 'count', of: 'чатов' } });
  push(office, FIRST, 'deadline-done', { d: id, s: schoolId(world, SCHOOLS[3]) });
  world.say(FIRST, '4');
  expect(listDutyAnswers(world.db, id).map(({ unitId, amount }) => ({ unitId, amount }))).toEqual([
    { unitId: schoolId(world, SCHOOLS[3]), amount: 4 },
  ]);
});

it('words of whoever erased themself go from the answers', () => {
  const office = createDistrict();
  const { world } = office;
  const id = addDutyTo(office, { title: 'приказ' });
  push(office, FIRST, 'duty-not-ours', { d: id });
  world.say(FIRST, 'у нас особый случай');
  expect(listDuties(world.db, world.districtId)).toHaveLength(1);
  push(office, COORDINATOR, 'duty-return', { a: 1 });
  office.say('напишите подробнее');
  push(office, FIRST, 'erase-me', { yes: true });
  const rows = all(world.db, 'SELECT words, attachments FROM duty_answer');
  expect(JSON.stringify(rows)).not.toContain('особый случай');
  const told = all(world.db, 'SELECT content FROM outbox');
  expect(JSON.stringify(told)).not.toContain('особый случай');
});
