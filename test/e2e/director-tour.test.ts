import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import { expectPicturesOf, openPhone } from '../support/phone.ts';
import type { Phone } from '../support/phone.ts';
import { hasBrowser } from '../support/sandbox-browser.ts';

const COORDINATOR = { id: 1001, note: 'управление образования' };
/** A school with much to show and one with little. */
const DIRECTOR = { id: 1002, note: 'Верхнеключевская' };
const LOW_SCHOOL = { id: 1003, note: 'Дальнехуторская' };
const SIX = ['Показатели', 'Что делать', 'Сроки', 'Отчёт', 'Задать вопрос', 'Ещё'];

/** What a director sees on a phone, screen after screen; the chapters follow one another. */
describe.skipIf(!hasBrowser('the tour of a director'))('the tour of a director', () => {
  let phone: Phone;

  beforeAll(async () => {
    phone = await openPhone({ role: 'Директор', keys: SIX, guide: 'guide' });
  }, 120_000);
  afterAll(() => phone.close());

  test('«Показатели», a card, and what hangs on it', async () => {
    await phone.open(DIRECTOR);
    const figures = await phone.press('Показатели');
    expect(figures.text).toContain('МБОУ «Верхнеключевская СОШ»');
    expect(figures.text).toContain('Пишут 10+ сообщений — 13 учителей из 22');
    await phone.picture('01-figures', figures, { what: 'screen' });

    const card = await phone.press('Пишут');
    await phone.expectSeenWhole(card);
    expect(card.text).toMatch(/^Пишут 10\+ сообщений — 13 учителей из 22/);
    expect(card.text).toContain('Ниже, чем неделей раньше: было 15 (−2 учителя)');
    expect(card.text).toContain('Что считается:');
    await phone.picture('02-card', card);

    const source = await phone.press('Откуда цифра');
    await phone.expectSeenWhole(source);
    expect(source.text).toContain('«выдуманные-данные-неделя-2024-10-18.xlsx», лист «Школы», строка 9');

    await phone.press('Пишут');
    const compared = await phone.press('Сравнить');
    await phone.expectSeenWhole(compared);
    expect(compared.text).toContain('По району — 42,6 %');
    expect(compared.text).toContain('Другие школы не называются');

    await phone.press('Пишут');
    const trend = await phone.press('Динамика');
    expect(trend.text).toContain('За 12–18.10 — 13 из 22');
    await phone.expectDrawn(trend.node.locator('.photo'));
    await phone.picture('03-trend', trend);
  });

  test('«Почему мало» leads to a measure, «Что делать» to the next one', async () => {
    await phone.say('Показатели');
    const first = await phone.say('почему мало пишут');
    expect(first.text).toContain('Вопрос 1 из 4');
    await phone.picture('04-why', first);
    await phone.press('Да');
    await phone.press('Да');
    expect((await phone.press('Да')).text).toContain('Вопрос 4 из 4');
    const found = await phone.press('Нет');
    expect(found.text).toMatch(/^Причина: рабочие чаты школы ведутся не в Сферуме/);
    const planned = await phone.press('Внести в план');
    expect(planned.text).toContain('Записал в план: 29.10 (вторник)');

    const step = await phone.press('Что делать');
    await phone.expectSeenWhole(step);
    expect(step.text).toContain('выясните, почему показатель «Звонят» низкий');
    expect((await phone.press('Почему мало')).text).toContain('проходят звонком в Сферуме?');
    await phone.press('Нет');
    const next = await phone.press('Что делать');
    await phone.expectSeenWhole(next);
    expect(next.text).toContain('На сегодня:');
    expect(next.text).toContain('Кто:');
    await phone.picture('05-next-step', next);
    const done = await phone.press('Сделано');
    expect(done.text).toContain('Отметил сделанным');

    const plan = await phone.press('План на неделю');
    await phone.expectSeenWhole(plan);
    expect(plan.text).toContain('завести чат педсовета в Сферуме');
    expect(plan.text).toContain('Сделано за последние 7 дней: 1 мера');
  });

  test('«Отчёт» is ready and reaches the coordinator', async () => {
    const report = await phone.press('Отчёт');
    expect(report.text).toContain('Ждали его к среде, 23.10');
    expect(report.text).toContain('Анализ и меры за неделю 12–18.10');
    expect(report.text).toContain('завести чат педсовета в Сферуме и внести учителей: до 29.10');
    await phone.picture('06-report', report);
    expect((await phone.press('Отправить координатору')).text).toContain('Отправил координатору 24.10');

    await phone.open(COORDINATOR);
    expect(await phone.newest('Анализ и меры за неделю 12–18.10')).toContain('Верхнеключевская');
  });

  test('the number of employees, and what follows for the target', async () => {
    await phone.open(DIRECTOR);
    const written = await phone.say('Сотрудники 38 из 45');
    expect(written.text).toContain('до 100 % не хватает 7 (постановление № 380, п. 1.2). Срок 30.10');
    const forecast = await phone.say('Прогноз');
    expect(forecast.text).toContain('Данных мало');
    expect(forecast.text).toContain('нужно 7 человек за 4 рабочих дня');
  });

  test('«Цифра неверна»: the coordinator takes what the school says', async () => {
    await phone.say('Показатели');
    await phone.press('Пишут');
    expect((await phone.press('Цифра неверна')).text).toContain('Что у вас вместо этого?');
    const claim = await phone.say('15 из 22');
    await phone.expectSeenWhole(claim);
    expect(claim.text).toContain('У вас: 15 из 22 (68,2 %)');
    await phone.picture('07-dispute', claim);
    expect((await phone.press('Отправить')).text).toContain('Решение пришлю сюда');

    await phone.open(COORDINATOR);
    const disputes = await phone.say('Споры');
    expect(disputes.text).toContain('15 из 22 (68,2 %)');
    expect((await phone.press('Принять')).text).toContain('станет 15 из 22');
    await phone.press('Ошибка в таблице');

    await phone.open(DIRECTOR);
    await phone.newest('15 из 22');
    expect((await phone.press('Показатели')).text).toContain('15 учителей из 22 (68,2 %)');
  });

  test('a question in one’s own words, with a typing error', async () => {
    await phone.press('Задать вопрос');
    const answered = await phone.say('почему саобщения не засчитались');
    expect(answered.text).toContain('Почему учителя пишут, а сообщения не засчитаны?');
    expect(answered.text).toContain('Источники:');
    await phone.picture('08-question', answered);
  });

  test('«Ещё»: own data and notifications', async () => {
    await phone.press('Ещё');
    const own = await phone.press('Мои данные');
    await phone.expectSeenWhole(own);
    expect(own.text).toContain('Бот хранит о вас:');
    expect(own.text).toContain('номер VK — 1002');
    await phone.press('Ещё');
    const notifications = await phone.press('Уведомления');
    await phone.expectSeenWhole(notifications);
    expect(notifications.text).toContain('Тихие часы — с 20:00 до 08:00');
  });

  test('free words are understood, and the bot says how', async () => {
    const understood = await phone.say('покажи показатили за прошлую неделю');
    expect(understood.text).toContain('Понял так: показатели за неделю 12–18.10.');
    expect(understood.text).toContain('МБОУ «Верхнеключевская СОШ»');
  });

  test('a school with zeros gets its first step, not a reproach', async () => {
    await phone.open(LOW_SCHOOL);
    const figures = await phone.press('Показатели');
    expect(figures.text).toContain('Пишут 10+ сообщений — 0 учителей из 5');
    expect(figures.text).toContain('Статус — Не активна');
    expect((await phone.say('почему у нас ноль')).text).toContain('нужны три условия');
    expect((await phone.press('Нет')).text).toContain('Причина: в Сферуме не заполнены данные о школе');
  });
});

test('the guide names the six buttons and has each picture, small and told in words', () => {
  const guide = readFileSync(projectPath('docs', 'guide-director.md'), 'utf8');
  for (const label of SIX) expect(guide).toContain(`**${label}**`);
  const shown = expectPicturesOf('guide', guide);
  expect(shown).toEqual(shown.toSorted());
});
