import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COORDINATOR } from '../support/office.ts';
import { LINK } from '../support/fake-cloud.ts';
import type { FakeCloud } from '../support/fake-cloud.ts';
import { NEW, OLD, startFriday, withFridayCloud } from '../support/friday-cloud.ts';
import type { FridayOptions } from '../support/friday-cloud.ts';
import { createFriday, importsOf, NEW_WEEK, rowsOf, setSource, weekTable } from '../support/friday.ts';
import type { Friday } from '../support/friday.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

/** A school that nobody knows: a person decides. */
const WITH_NEW_SCHOOL = weekTable('с 19.10.2024 по 25.10.2024', [
  ...rowsOf(2),
  ['МКОУ «Новая СОШ»', 10, 2, 1],
]);
const MONTHLY = [
  'Данные на 15.10.2024',
  '№;Наименование ОО;Доля учащихся, использовавших Сферум за последние 12 месяцев, %',
  ...SCHOOLS.slice(0, 4).map((school, index) => `${index + 1};${school};4${index},5`),
].join('\n');

let cloud: FakeCloud;
withFridayCloud((made) => {
  cloud = made;
});

const onFriday = (options: FridayOptions = {}) => startFriday({ cloud, ...options });

const has = (friday: Friday, words: string) => friday.transcript.split(words).length - 1;
/** What was said last to the coordinator, up to now. */
const last = (friday: Friday) => friday.transcript.slice(friday.transcript.lastIndexOf('Бот → '));

describe('nothing has come, and the program was down at Saturday noon', () => {
  it.each([
    ['2024-10-26', '13:00'],
    ['2024-10-28', '14:00'],
  ] as const)('back on %s at %s: told once, after a look', async (day, time) => {
    const friday = await onFriday();
    friday.world.sleepUntil(at(day, time));
    friday.world.tick();
    await friday.settle();
    await friday.until(new Date(at(day, time).getTime() + 5 * 60 * 60_000), 30);
    expect(has(friday, 'Таблица за неделю 19–25.10 ещё не пришла.\n    Смотрел')).toBe(1);
  });

  it('a source that is set on Sunday owes no Saturday', async () => {
    const friday = createFriday({ cloud, now: at('2024-10-27', '11:00') });
    await setSource(friday, LINK);
    await friday.until(at('2024-10-27', '18:00'), 60);
    expect(friday.transcript).not.toContain('Смотрел');
    expect(friday.transcript).toContain('Таблица за неделю 19–25.10 там ещё не появилась.');
  });
});

describe('a person decides otherwise', () => {
  it('what was loaded by hand and taken back is not written again by itself', async () => {
    const friday = await onFriday();
    await friday.sendFile('моя.csv', NEW_WEEK);
    await friday.press('Записать');
    await friday.press('Отменить загрузку');
    await friday.press('Да, отменить');
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:30'));
    expect(importsOf(friday.world)).toEqual([OLD, 'моя.csv']);
    expect(friday.transcript).toContain('Загрузку этого файла отменили');
  });

  it('what the bot wrote is taken back: it does not come again, and nothing promises that it does', async () => {
    const friday = await onFriday();
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:10'));
    await friday.press('Отменить загрузку');
    await friday.press('Да, отменить');
    await friday.say('Источник таблицы');
    await friday.press('Посмотреть сейчас');
    expect(last(friday)).not.toContain('Сейчас взял бы');
    expect(last(friday)).toContain('загрузка отменена');
    // Set anew, it is a question, not a second writing.
    await friday.press('Присылать самому');
    await friday.press('Да, буду присылать сам');
    await friday.say('Источник таблицы');
    await friday.press('Указать источник');
    await friday.say(LINK);
    await friday.press('Смотреть здесь');
    await friday.until(at('2024-10-25', '18:30'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
    expect(has(friday, 'нужна ваша проверка')).toBe(1);
  });

  it('a table that was put aside no longer waits for anybody', async () => {
    const friday = await onFriday();
    cloud.put(NEW, WITH_NEW_SCHOOL, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:10'));
    await friday.say('Источник таблицы');
    expect(last(friday)).toContain('ждёт вашей проверки');
    await friday.press('Посмотреть');
    await friday.press('Отменить');
    await friday.say('Источник таблицы');
    expect(last(friday)).toContain('приходила, но её не записали');
    await friday.until(at('2024-10-26', '13:00'), 30);
    expect(friday.transcript).not.toContain('Смотрел');
  });

  it('a file of no week is not the table: Saturday says that the table is missing', async () => {
    const friday = await onFriday();
    cloud.put('список.csv', NEW_WEEK.replace(/^.*\n/, 'Мониторинг\n'), at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:10'));
    await friday.until(at('2024-10-25', '18:00'));
    expect(last(friday)).toContain('неделя не указана: возможно, это она');
    await friday.until(at('2024-10-26', '13:00'), 30);
    expect(has(friday, 'ещё не пришла.\n    Смотрел')).toBe(1);
    // Put aside from the question about its week, it waits no more.
    await friday.press('Посмотреть');
    await friday.press('Отменить');
    expect(last(friday)).toContain('сам файл удалён');
    await friday.say('Источник таблицы');
    expect(last(friday)).toContain('ещё не появилась');
  });
});

describe('what is said', () => {
  it('a table without its week is asked about in words, not in switches of a command line', async () => {
    const friday = await onFriday();
    cloud.put('таблица.csv', NEW_WEEK.replace(/^.*\n/, 'Мониторинг\n'), at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:10'));
    expect(friday.transcript).toContain('1. Не указано, за какую неделю данные: спрошу при просмотре.');
    expect(friday.transcript).not.toContain('--period');
  });

  it('the hour of the results knows that the table waits, and opens it', async () => {
    const friday = await onFriday();
    cloud.put(NEW, WITH_NEW_SCHOOL, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '18:00'));
    expect(last(friday)).toContain('Таблица за 19–25.10 пришла и ждёт вашей проверки');
    expect(last(friday)).not.toContain('Пришлите файл таблицы');
    expect(last(friday)).toContain('[Посмотреть]');
  });

  it('the hour of the results knows that the bot looks for it', async () => {
    const friday = await onFriday();
    await friday.until(at('2024-10-25', '18:00'));
    expect(last(friday)).toContain('Ищу её сам');
  });

  it('asked twice at once, the answer opens the table that waits', async () => {
    const friday = await onFriday();
    cloud.put(NEW, WITH_NEW_SCHOOL, at('2024-10-25', '17:00'));
    friday.world.moveTo(at('2024-10-25', '17:00'), 5);
    friday.world.say(COORDINATOR, 'Источник таблицы');
    friday.world.press(COORDINATOR, 'Посмотреть сейчас');
    friday.world.press(COORDINATOR, 'Посмотреть сейчас');
    await friday.until(at('2024-10-25', '17:30'));
    expect(has(friday, 'нужна ваша проверка')).toBe(1);
    const answered = friday.transcript.split('Бот → ').find((one) => one.includes('пришла и ждёт'));
    expect(answered).toContain('[Посмотреть]');
  });
});

describe('a folder of everything', () => {
  it('hundreds of scans that are newer hide no table', async () => {
    const friday = await onFriday();
    for (let index = 0; index < 600; index += 1) {
      cloud.put(`скан ${index}.pdf`, `%PDF ${index}`, at('2024-10-25', '17:01'));
    }
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '16:58'));
    await friday.until(at('2024-10-25', '17:05'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('a neighbour of whose schools one is called as ours asks nobody, and delays nothing', async () => {
    const friday = await onFriday();
    const rows = ['Чужая', 'Дальняя', 'Иная'].map(
      (name) => [`МБОУ «${name} СОШ»`, 20, 1, 1] as [string, number, number, number],
    );
    cloud.put(
      'Соседний район 25.10.csv',
      weekTable('с 19.10.2024 по 25.10.2024', [[SCHOOLS[0], 31, 9, 1], ...rows]),
      at('2024-10-25', '17:01'),
    );
    await friday.until(at('2024-10-25', '17:05'));
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:06'));
    await friday.until(at('2024-10-25', '17:30'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
    expect(friday.transcript).not.toContain('нужна ваша проверка');
  });

  it('on the machine’s disk: a table among more than five thousand files', async () => {
    const folder = tempFolder();
    for (let index = 0; index < 5_100; index += 1) writeFileSync(`${folder}/a${index}.pdf`, '');
    const friday = await onDisk(folder);
    writeFileSync(`${folder}/я ${NEW}`, NEW_WEEK);
    await friday.until(at('2024-10-25', '17:30'));
    expect(importsOf(friday.world)).toEqual([OLD, `я ${NEW}`]);
  });
});

async function onDisk(folder: string): Promise<Friday> {
  const friday = createFriday({ now: at('2024-10-25', '10:00'), sources: { folders: [folder] } });
  await setSource(friday, folder);
  await friday.until(at('2024-10-25', '16:55'), 60);
  return friday;
}

it('a monthly source of the same folder takes no weekly table for its own', async () => {
  const friday = createFriday({ cloud, now: at('2024-10-21', '10:00') });
  await setSource(friday, LINK);
  await friday.say('Источник таблицы');
  await friday.press('Источник месячной');
  await friday.say('10');
  await friday.say(LINK);
  expect(last(friday)).not.toContain('месячная таблица на 18.10');
  await friday.press('Смотреть здесь');
  await friday.until(at('2024-10-25', '16:55'), 120);
  cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
  await friday.until(at('2024-10-25', '20:00'), 15);
  expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  cloud.put('месяц.csv', MONTHLY, at('2024-10-28', '10:00'));
  await friday.until(at('2024-10-28', '18:00'), 60);
  expect(has(friday, 'Месячная таблица на 15.10 пришла, нужна ваша проверка')).toBe(1);
});

it('New Year’s holidays: what comes on the first working day is found', async () => {
  const friday = createFriday({ cloud, now: at('2024-12-30', '10:00') });
  await setSource(friday, LINK);
  await friday.until(at('2025-01-09', '10:00'), 240);
  cloud.put('январь.csv', weekTable('с 28.12.2024 по 03.01.2025', rowsOf(3)), at('2025-01-09', '10:00'));
  await friday.until(at('2025-01-09', '13:00'), 30);
  expect(importsOf(friday.world)).toEqual([OLD, 'январь.csv']);
});

it('the source is found by words', async () => {
  const friday = createFriday({ cloud });
  for (const words of [
    'источник',
    'источник таблиц',
    'откуда бот берёт таблицу',
    'пусть бот сам забирает таблицу',
    'автоматически загружать таблицу из облака',
    'ссылка на облако',
  ]) {
    await friday.say(words);
    expect([words, last(friday)]).toEqual([words, expect.stringContaining('[Указать источник]')]);
  }
});
