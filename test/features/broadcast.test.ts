import { describe, expect, it } from 'vitest';
import { batchTitle } from '../../src/features/subjects/batches/batch-text.ts';
import { markOver } from '../../src/storage/outbox-sending.ts';
import { setReachable } from '../../src/storage/person.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { releaseHeld } from '../support/held-batch.ts';
import { SCHOOLS, at, schoolId } from '../support/week-tables.ts';

const FIVE = SCHOOLS.slice(0, 5);

function createDistrict(now = at('2024-10-22', '12:00')) {
  const office = createOffice({ now, schools: FIVE });
  addDirector(office.world, 20, SCHOOLS[0]);
  addDirector(office.world, 21, SCHOOLS[1]);
  addDirector(office.world, 22, SCHOOLS[3]);
  office.world.person(30, 'Ответственный Дегвинской', 'responsible', schoolId(office.world, SCHOOLS[0]));
  return office;
}

it.each([
  ['Работа школ в «Сферуме».', 'Работа школ в «Сферуме'],
  ['«Сферум» и «Моя школа»', '«Сферум» и «Моя школа'],
  ['Совещание в пятницу.', 'Совещание в пятницу'],
])('the title of «%s» ends with no second quotation mark', (text, title) => {
  expect(batchTitle(text)).toBe(title);
});

it('golden: a broadcast', async () => {
  const office = createDistrict();
  office.say('Рассылка');
  office.say(
    'Коллеги, в четверг в 15:00 — совещание по Сферуму.\nСсылка придёт утром.\n\nВопросы — в ответ на письмо.',
  );
  office.say('Кому');
  office.say('И ответственным');
  office.say('Кому');
  office.say('Выбрать школы');
  office.say('Дегвинская, Мургукская');
  office.say('Выбраны');
  office.say('Изменить');
  office.say('Коллеги, в четверг в 15:00 — совещание по Сферуму.');
  office.say('Отправить');
  office.say('Что с рассылкой');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/broadcast.txt');
});

describe('sending', () => {
  it('each person gets it once, whatever the number of their schools', () => {
    const office = createDistrict();
    office.world.person(20, 'Директор двух школ', 'director', schoolId(office.world, SCHOOLS[2]));
    office.say('Рассылка');
    office.say('текст');
    expect(office.say('Отправить')).toContain('Отправить всему району? Получат 3 человека.');
    expect(office.say('Да, отправить')).toContain('Отправляю: 3 человека.');
    expect(office.world.transcript.match(/Бот → Директор двух школ\n(?: {4}.*\n)* {4}текст/g)).toHaveLength(
      1,
    );
  });

  it('a second press sends nothing', () => {
    const office = createDistrict();
    office.say('Рассылка');
    office.say('текст');
    office.say('Отправить');
    office.say('Да, отправить');
    expect(office.world.press(COORDINATOR, 'Да, отправить')).toContain('Эта кнопка уже не действует.');
    expect(office.world.press(COORDINATOR, 'Отправить')).toContain('Эта кнопка уже не действует.');
  });

  it('waits for 08:00 at night and says so', () => {
    const office = createDistrict(at('2024-10-22', '23:10'));
    office.say('Рассылка');
    expect(office.say('текст')).toContain('С 20:00 до 08:00 бот не пишет первым: уйдёт завтра в 08:00.');
    office.say('Отправить');
    expect(office.say('Да, отправить')).toContain('Записал: 3 человека, уйдёт завтра в 08:00.');
    expect(office.say('Что с рассылкой')).toContain('Уйдёт завтра в 08:00: 3 человека.');
    office.world.moveTo(at('2024-10-23', '08:00'));
    expect(office.say('Что с рассылкой')).toContain('Дошло всем: 3.');
  });

  it('tells of everybody it did not reach, with the reason in words', () => {
    const office = createDistrict(at('2024-10-22', '23:10'));
    const { db } = office.world;
    office.say('Рассылка');
    office.say('текст');
    office.say('Отправить');
    office.say('Да, отправить');
    releaseHeld(office.world, at('2024-10-23', '08:00'), at('2024-10-23', '08:30'));
    const ids = db.prepare('SELECT id FROM outbox WHERE batch_id = 1 ORDER BY id').pluck().all() as number[];
    markOver(db, ids[0]!, 'failed', 'person:901');
    markOver(db, ids[1]!, 'failed', 'person:936');
    const said = office.say('Что с рассылкой');
    expect(said).toContain('Не дошло: Дегвинская — закрыл сообщения от бота.');
    expect(said).toContain('Не дошло: Мургукская — такого собеседника в VK нет.');
    expect(said).toContain('Дошло: 0 из 3.');
  });

  it('names those who closed their messages before it is sent', () => {
    const office = createDistrict();
    setReachable(office.world.db, 21, false, '901');
    office.say('Рассылка');
    const said = office.say('текст');
    expect(said).toContain('Закрыли сообщения от бота: Мургукская.');
    expect(said).toContain('Получат 2 человека: директора 2 школ из 5.');
    office.say('Отправить');
    expect(office.say('Да, отправить')).toContain('Отправляю: 2 человека.');
  });

  it('tells a school with an ответственный alone from one with nobody', () => {
    const office = createDistrict();
    office.world.person(31, 'Ответственный Урахинской', 'responsible', schoolId(office.world, SCHOOLS[2]));
    office.say('Рассылка');
    const said = office.say('текст');
    expect(said).toContain('Не подключены: Сергокалинская №1.');
    expect(said).toContain('Директор не подключён, есть ответственный: Урахинская.');
    office.say('Кому');
    expect(office.say('И ответственным')).not.toContain('есть ответственный');
  });

  it('is not offered for sending where everybody closed their messages', () => {
    const office = createDistrict();
    for (const id of [20, 21, 22]) setReachable(office.world.db, id, false, '901');
    office.say('Рассылка');
    const said = office.say('текст');
    expect(said).toContain('Сейчас сообщение никто не получит.');
    expect(said).not.toMatch(/Получат|Уйдёт|\[Отправить\]/);
  });
});

describe('what is refused', () => {
  it('a file or nothing instead of a text', () => {
    const office = createDistrict();
    office.say('Рассылка');
    expect(office.say('  ')).toContain('Нужен текст.');
  });

  it('a text that is too long', () => {
    const office = createDistrict();
    office.say('Рассылка');
    expect(office.say('а'.repeat(3600))).toContain('Слишком длинно: больше 3500 знаков.');
  });

  it('a district with nobody in the bot', () => {
    const office = createOffice({ now: at('2024-10-22', '12:00'), schools: FIVE });
    expect(office.say('Рассылка')).toContain('Отправлять пока некому');
  });

  it('a director who tries', () => {
    expect(createDistrict().world.say(20, 'Рассылка')).toContain('Это может только координатор района.');
  });
});
