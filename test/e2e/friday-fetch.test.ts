import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { COORDINATOR } from '../support/office.ts';
import { LINK } from '../support/fake-cloud.ts';
import type { FakeCloud } from '../support/fake-cloud.ts';
import { NEW, OLD, startFriday, withFridayCloud } from '../support/friday-cloud.ts';
import type { FridayOptions } from '../support/friday-cloud.ts';
import {
  createFriday,
  DOUBTFUL,
  importsOf,
  LAST_WEEK,
  NEW_WEEK,
  rowsOf,
  setSource,
  weekTable,
} from '../support/friday.ts';
import type { Friday } from '../support/friday.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { at } from '../support/week-tables.ts';

let cloud: FakeCloud;
const told: string[] = [];
withFridayCloud((made) => {
  cloud = made;
});
const onFriday = (options: FridayOptions = {}) => startFriday({ cloud, ...options });

/** A story of the golden file: what is said from here on. */
function story(title: string, friday: Friday): () => void {
  const from = friday.transcript.length;
  return () => told.push(`### ${title}\n${friday.transcript.slice(from === 1 ? 0 : from)}`);
}

const has = (friday: Friday, words: string) => friday.transcript.split(words).length - 1;

describe('the table is found', () => {
  it('at 17:00, and the source is set by pressing', async () => {
    const friday = createFriday({ cloud });
    const end = story('источник указывают; таблица лежит в 17:00', friday);
    await setSource(friday, LINK);
    await friday.until(at('2024-10-25', '16:55'), 60);
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '16:58'));
    await friday.until(at('2024-10-25', '18:30'));
    await friday.say('Источник таблицы');
    end();
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
    expect(has(friday, 'бот записал её сам')).toBe(1);
    const looks = cloud.asked.length;
    await friday.until(at('2024-10-26', '13:00'), 60);
    expect(cloud.asked.length).toBe(looks);
  });

  it('at 19:40, after last week’s under a new name', async () => {
    const friday = await onFriday();
    const end = story('в 17:30 прошлая неделя под новым именем, в 19:40 новая', friday);
    await friday.until(at('2024-10-25', '17:30'));
    const before = cloud.asked.length;
    cloud.put('мониторинг 25.10 (новый).csv', LAST_WEEK, at('2024-10-25', '17:30'));
    await friday.until(at('2024-10-25', '19:40'));
    // Fetched once; its bytes are known.
    expect(cloud.asked.slice(before).filter((path) => path.startsWith('/public/get/'))).toHaveLength(1);
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '19:40'));
    await friday.until(at('2024-10-25', '20:10'));
    end();
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('on Monday, after it was told once that it is missing', async () => {
    const friday = await onFriday();
    const end = story('таблицы нет до понедельника', friday);
    await friday.until(at('2024-10-26', '12:30'), 30);
    expect(has(friday, 'Смотрел в облаке')).toBe(1);
    await friday.until(at('2024-10-28', '11:00'), 60);
    expect(has(friday, 'Смотрел в облаке')).toBe(1);
    cloud.put(NEW, NEW_WEEK, at('2024-10-28', '11:00'));
    await friday.until(at('2024-10-28', '12:30'), 15);
    end();
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('never: looks end on Wednesday, and the next Friday begins anew', async () => {
    const friday = await onFriday();
    await friday.until(at('2024-10-31', '12:00'), 120);
    const end = story('таблица так и не пришла, спрашивают в четверг', friday);
    await friday.say('Источник таблицы');
    end();
    const looks = cloud.asked.length;
    await friday.until(at('2024-11-01', '16:55'), 120);
    expect(cloud.asked.length).toBe(looks);
    cloud.put('ноябрь.csv', weekTable('с 26.10.2024 по 01.11.2024', rowsOf(3)), at('2024-11-01', '17:00'));
    await friday.until(at('2024-11-01', '17:30'));
    expect(importsOf(friday.world)).toEqual([OLD, 'ноябрь.csv']);
  });

  it('in a folder of several files and of weeks', async () => {
    const strangers: [string, number, number, number][] = [
      ['МБОУ «Чужая СОШ»', 20, 1, 1],
      ['МБОУ «Дальняя СОШ»', 30, 2, 2],
    ];
    const friday = await onFriday();
    const end = story('папка с письмами и чужими таблицами, недели — во вложенных папках', friday);
    const noon = at('2024-10-25', '12:00');
    cloud.put('Письмо.pdf', '%PDF-1.7 письмо', noon);
    cloud.put('Инструкция.csv', 'Как заполнять;что писать\nвнимательно;да', noon);
    cloud.put('2024/25.10/Другой район.csv', weekTable('с 19.10.2024 по 25.10.2024', strangers), noon);
    cloud.put('2024/25.10/Наш район.csv', NEW_WEEK, noon);
    cloud.put('2024/18.10/Наш район.csv', LAST_WEEK, at('2024-10-18', '17:00'));
    await friday.until(at('2024-10-25', '17:10'));
    await friday.say('Источник таблицы');
    end();
    expect(importsOf(friday.world)).toEqual([OLD, 'Наш район.csv']);
    expect(friday.transcript).not.toContain('Чужая');
  });

  it('by the older way of listing, behind a link to one file', async () => {
    cloud.linkTo(OLD);
    cloud.be('only-v2');
    const friday = await onFriday();
    cloud.put(OLD, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:30'));
    expect(importsOf(friday.world)).toEqual([OLD, OLD]);
  });

  it('from another node where the first does not know it', async () => {
    const friday = await onFriday();
    cloud.be({ file: 'nosdc' });
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:30'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });
});

describe('the service is in trouble', () => {
  it('500, then a captcha: told once when it lasts, nothing when it works again', async () => {
    const friday = await onFriday();
    const end = story('облако не отвечает, потом спрашивает, не робот ли', friday);
    cloud.be('broken');
    await friday.until(at('2024-10-25', '22:00'), 10);
    cloud.be('captcha');
    await friday.until(at('2024-10-26', '12:30'), 30);
    await friday.say('Источник таблицы');
    cloud.be('well');
    cloud.put(NEW, NEW_WEEK, at('2024-10-26', '13:00'));
    await friday.until(at('2024-10-26', '15:00'), 30);
    end();
    expect(has(friday, 'не открывается')).toBe(1);
    expect(has(friday, 'бот записал её сам')).toBe(1);
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('an hour of it is nobody’s concern', async () => {
    const friday = await onFriday();
    cloud.be('gone');
    await friday.until(at('2024-10-25', '18:30'), 10);
    cloud.be('unknown-answer');
    await friday.until(at('2024-10-25', '19:30'), 10);
    cloud.be('well');
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '19:00'));
    await friday.until(at('2024-10-25', '20:10'));
    expect(friday.transcript).not.toContain('не открывается');
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it.each([
    ['an endless body', { file: 'endless' }, 'больше 20 МБ'],
    ['a page instead of the file', { file: 'captcha' }, 'показывает страницу'],
    ['a private address', { file: { redirect: 'https://192.168.1.10/table.csv' } }, 'не разрешён'],
    ['a foreign host', { file: { redirect: 'https://evil.example/table.csv' } }, 'не разрешён'],
    ['this machine', { file: { redirect: 'http://127.0.0.1:1/table.csv' } }, 'не разрешён'],
  ] as const)('%s gives nothing, and says why', async (_, mood, why) => {
    const friday = await onFriday();
    cloud.be(mood);
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:10'));
    await friday.say('Источник таблицы');
    expect(friday.transcript).toContain(why);
    expect(importsOf(friday.world)).toEqual([OLD]);
  });

  it('one that hangs delays nobody: a coordinator’s own file is read meanwhile', async () => {
    const friday = await onFriday({ sources: { timeoutMs: 60_000 } });
    cloud.be({ file: 'slow' });
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    friday.world.moveTo(at('2024-10-25', '17:00'), 5);
    const hanging = friday.settle();
    await new Promise<void>((resolve) => {
      const look = () => (cloud.asked.at(-1)?.startsWith('/public/get/') ? resolve() : setImmediate(look));
      look();
    });
    const other = createFriday({ cloud });
    await other.sendFile(OLD, LAST_WEEK);
    expect(other.transcript).toContain('Новых значений 12');
    await friday.stop();
    await hanging;
    expect(importsOf(friday.world)).toEqual([OLD]);
  });
});

describe('a table that is not plain', () => {
  it('is handed over, opened and written', async () => {
    const friday = await onFriday();
    const end = story('в таблице спорное значение: решает координатор', friday);
    cloud.put(NEW, DOUBTFUL, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:30'));
    expect(importsOf(friday.world)).toEqual([OLD]);
    await friday.press('Посмотреть');
    end();
    friday.world.press(COORDINATOR, 'Записать остальное');
    await friday.until(at('2024-10-26', '13:00'), 30);
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
    expect(has(friday, 'нужна ваша проверка')).toBe(1);
    expect(friday.transcript).not.toContain('Смотрел');
  });

  it('and lies there twice: one question', async () => {
    const friday = await onFriday();
    cloud.put(NEW, DOUBTFUL, at('2024-10-25', '17:00'));
    cloud.put('копия.csv', DOUBTFUL, at('2024-10-25', '17:01'));
    await friday.until(at('2024-10-25', '18:10'));
    expect(has(friday, 'нужна ваша проверка')).toBe(1);
  });

  it('of a look that nobody has seen: the columns are asked', async () => {
    const friday = await onFriday();
    const end = story('таблица нового вида', friday);
    const text = NEW_WEEK.replace('Количество учителей', 'Учителей всего').replace(
      'Статус;',
      'Статус;Место;',
    );
    cloud.put(NEW, text.replaceAll('Активна;', 'Активна;7;'), at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:30'));
    await friday.press('Посмотреть');
    end();
    expect(importsOf(friday.world)).toEqual([OLD]);
    expect(has(friday, 'нужна ваша проверка')).toBe(1);
  });

  it.each([NEW, 'мониторинг 25.10 исправленный.csv'])(
    'ends politely where a newer one comes as %s',
    async (name) => {
      const friday = await onFriday();
      const end = story(`пока спорная ждёт, приходит исправленная: ${name}`, friday);
      cloud.put(NEW, DOUBTFUL, at('2024-10-25', '17:00'));
      await friday.until(at('2024-10-25', '17:30'));
      cloud.put(name, NEW_WEEK, at('2024-10-25', '17:40'));
      await friday.until(at('2024-10-25', '19:00'), 10);
      await friday.press('Посмотреть');
      end();
      expect(friday.transcript).toContain('Этот файл больше не нужен');
      expect(importsOf(friday.world)).toEqual([OLD, name]);
    },
  );

  it('written by hand meanwhile: the source stops', async () => {
    const friday = await onFriday();
    cloud.put(NEW, DOUBTFUL, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:30'));
    await friday.sendFile('моя таблица.csv', NEW_WEEK);
    await friday.press('Записать');
    await friday.until(at('2024-10-25', '19:00'), 10);
    await friday.press('Посмотреть');
    expect(friday.transcript).toContain('Этот файл больше не нужен');
    const looks = cloud.asked.length;
    await friday.until(at('2024-10-26', '13:00'), 30);
    expect(cloud.asked.length).toBe(looks);
    expect(importsOf(friday.world)).toEqual([OLD, 'моя таблица.csv']);
  });
});

describe('the program dies', () => {
  it('while it fetches, and between what it fetched and what it writes: one import', async () => {
    const file = `${tempFolder()}/bot.sqlite`;
    const first = await onFriday({ file, sources: { timeoutMs: 60_000 } });
    cloud.be({ file: 'slow' });
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    first.world.moveTo(at('2024-10-25', '17:00'), 5);
    const hanging = first.settle();
    await new Promise<void>((resolve) => {
      const look = () => (cloud.asked.at(-1)?.startsWith('/public/get/') ? resolve() : setImmediate(look));
      look();
    });
    await first.stop();
    await hanging;
    first.world.db.close();

    cloud.be('well');
    const second = createFriday({ cloud, file, now: at('2024-10-25', '17:02') });
    // The task is repeated; its result waits in the inbox when the program dies again.
    await second.drainTasks();
    second.world.db.close();

    const third = createFriday({ cloud, file, now: at('2024-10-25', '17:03') });
    await third.settle();
    await third.until(at('2024-10-25', '18:00'));
    expect(importsOf(third.world)).toEqual([OLD, NEW]);
    expect(has(third, 'бот записал её сам')).toBe(1);
    third.world.db.close();
  });

  it('over the weekend: one look when it is back', async () => {
    const friday = await onFriday();
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    friday.world.sleepUntil(at('2024-10-28', '09:00'));
    const before = cloud.asked.length;
    friday.world.tick();
    await friday.settle();
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
    expect(cloud.asked.slice(before).filter((path) => path.includes('/list'))).toHaveLength(1);
  });
});

it('asks nobody where the program may not: the sandbox, a rehearsal', async () => {
  const friday = createFriday({ cloud, sources: 'off' });
  const end = story('в песочнице', friday);
  await friday.say('Источник таблицы');
  await friday.press('Указать источник');
  await friday.say(LINK);
  end();
  await friday.press('Всё равно смотреть здесь');
  await friday.until(at('2024-10-26', '13:00'), 60);
  expect(cloud.asked).toEqual([]);
  expect(friday.transcript).not.toContain('Смотрел');
});

it('Sakhalin: the refresh of Saturday 01:00 is found by night, told in the morning', async () => {
  const friday = await onFriday({
    settings: { timeZone: 'Asia/Sakhalin' },
    now: at('2024-10-25', '14:00', 'Asia/Sakhalin'),
  });
  const end = story('Сахалин: таблица найдена ночью', friday);
  cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:30'));
  await friday.until(at('2024-10-26', '12:30', 'Asia/Sakhalin'), 15);
  end();
  expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  expect(has(friday, 'бот записал её сам')).toBe(1);
});

it('a link of any other site needs its host allowed', async () => {
  const site = createServer((_, response) => response.end(NEW_WEEK));
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const friday = createFriday({ cloud });
  const end = story('ссылка на другой сайт, папка на сервере, и то, что ссылкой не бывает', friday);
  await friday.say('Источник таблицы');
  await friday.press('Указать источник');
  await friday.say('мониторинг.csv');
  await friday.say('http://files.example.ru/table.csv');
  await friday.say('https://cloud.mail.ru/home/');
  await friday.say('https://files.example.ru/table.csv?key=secret');
  await friday.press('Указать другой');
  await friday.say('/srv/monitoring');
  end();
  expect(friday.transcript).not.toContain('key=secret\n    ');
  site.close();
});

// After the stories that it is made of.
it('golden: what the coordinator reads', async () => {
  await expect(told.join('\n')).toMatchFileSnapshot('../golden/friday-fetch.txt');
});
