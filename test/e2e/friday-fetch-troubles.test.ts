import { describe, expect, it } from 'vitest';
import { packTable } from '../../src/domain/packed-table.ts';
import { refusedTable } from '../../src/ingest/read-table.ts';
import type { FakeCloud } from '../support/fake-cloud.ts';
import { NEW, OLD, startFriday, withFridayCloud } from '../support/friday-cloud.ts';
import type { FridayOptions } from '../support/friday-cloud.ts';
import { importsOf, NEW_WEEK } from '../support/friday.ts';
import { readPacked } from '../support/read-packed.ts';
import { at } from '../support/week-tables.ts';

let cloud: FakeCloud;
withFridayCloud((made) => {
  cloud = made;
});

const onFriday = (options: FridayOptions = {}) => startFriday({ cloud, ...options });

/** The week's table as a page, as some programs save it under the name of a book. */
const asPage = (text: string) =>
  [
    '<html><head><meta charset="utf-8"></head><body>',
    `<h1>${text.split('\n')[0]}</h1><table>`,
    ...text
      .split('\n')
      .slice(1)
      .map(
        (line) =>
          `<tr>${line
            .split(';')
            .map((cell) => `<td>${cell}</td>`)
            .join('')}</tr>`,
      ),
    '</table></body></html>',
  ].join('\n');

describe('one file of a folder is in trouble', () => {
  it.each(['page', 'foreign'] as const)('(%s): the table beside it is taken', async (how) => {
    const friday = await onFriday();
    cloud.put('Памятка 25.10.csv', 'Что писать;кому\nслова;всем', at('2024-10-25', '17:00'));
    cloud.spoil('Памятка 25.10.csv', how);
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '16:59'));
    await friday.until(at('2024-10-25', '17:10'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('what was read beside it is not read again, and the trouble is told', async () => {
    const friday = await onFriday();
    cloud.put('Список.csv', 'школа;телефон\nпервая;1', at('2024-10-25', '16:00'));
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '16:59'));
    cloud.spoil(NEW, 'page');
    await friday.until(at('2024-10-25', '18:30'));
    const list = cloud.asked.filter((path) => path.endsWith(encodeURIComponent('Список.csv')));
    expect(list.filter((path) => path.startsWith('/public/get/'))).toHaveLength(1);
    await friday.say('Источник таблицы');
    expect(friday.transcript).toContain('сайт показывает страницу');
    cloud.spoil(NEW);
    await friday.until(at('2024-10-25', '19:00'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });
});

describe('the bytes are not what was listed', () => {
  it('a table that lost its end on the way is not written; the whole one is', async () => {
    const friday = await onFriday();
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    cloud.spoil(NEW, 'cut');
    await friday.until(at('2024-10-25', '17:00'));
    expect(importsOf(friday.world)).toEqual([OLD]);
    cloud.spoil(NEW);
    await friday.until(at('2024-10-25', '17:10'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
    expect(friday.transcript).toContain('4 школы, 12 значений');
  });

  it('a service that tells sizes otherwise: what two looks saw alike is shown to a person', async () => {
    const friday = await onFriday();
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    cloud.spoil(NEW, 'cut');
    await friday.until(at('2024-10-25', '17:30'));
    expect(importsOf(friday.world)).toEqual([OLD]);
    expect(friday.transcript).toContain('Размер файла не тот');
    expect(friday.transcript.split('нужна ваша проверка')).toHaveLength(2);
    // It waits; once the whole one comes, nobody has to decide.
    await friday.until(at('2024-10-25', '19:00'));
    expect(friday.transcript.split('нужна ваша проверка')).toHaveLength(2);
    cloud.spoil(NEW);
    await friday.until(at('2024-10-25', '20:30'));
    expect(friday.transcript).toContain('бот записал её сам');
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('a page that is the file itself is read as a table', async () => {
    const friday = await onFriday();
    cloud.put('мониторинг 25.10.xls', asPage(NEW_WEEK), at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:10'));
    const isTaken = importsOf(friday.world).length === 2 || friday.transcript.includes('нужна ваша проверка');
    expect(isTaken).toBe(true);
    expect(friday.transcript).not.toContain('показывает страницу');
  });
});

it('a table that a loaded machine did not read to its end is read at the next look', async () => {
  let reads = 0;
  const friday = await onFriday({
    async readTable(file, options) {
      const table = await readPacked(file, options);
      if (file.name !== NEW || ++reads > 1) return table;
      return packTable(refusedTable(file.name, 'time'));
    },
  });
  cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
  await friday.until(at('2024-10-25', '17:00'));
  await friday.say('Источник таблицы');
  expect(friday.transcript).toContain('не дочитал');
  await friday.until(at('2024-10-25', '17:15'));
  expect(importsOf(friday.world)).toEqual([OLD, NEW]);
});

describe('the service answers otherwise', () => {
  it('the older dispatcher turns strangers away', async () => {
    const friday = await onFriday();
    cloud.be('v3-dispatcher');
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:10'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('a listing without sizes, times and hashes: what is replaced under its name is seen', async () => {
    cloud.be('bare-listing');
    const friday = await onFriday();
    await friday.until(at('2024-10-25', '17:15'));
    cloud.put(OLD, NEW_WEEK, at('2024-10-25', '17:15'));
    await friday.until(at('2024-10-25', '17:40'));
    expect(importsOf(friday.world)).toEqual([OLD, OLD]);
  });

  it.each(['Мониторинг', 'Таблица за 25.10'])('a table by the name of «%s» is read', async (name) => {
    const friday = await onFriday();
    cloud.put(name, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:05'));
    expect(importsOf(friday.world)).toEqual([OLD, name]);
  });

  it('pages shorter than was asked for are all turned', async () => {
    cloud.pageBy(20);
    for (let index = 0; index < 70; index += 1) {
      cloud.put(`скан ${index}.pdf`, '%PDF', at('2024-10-25', '12:00'));
    }
    const friday = await onFriday();
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:05'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('it says when to come again: nobody asks before', async () => {
    const friday = await onFriday();
    cloud.be({ retryAfterSeconds: 3_600 });
    await friday.until(at('2024-10-25', '17:00'));
    const before = cloud.asked.length;
    cloud.be('well');
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:55'));
    expect(cloud.asked.length).toBe(before);
    await friday.until(at('2024-10-25', '18:10'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });

  it('by a year: it is asked again in three hours', async () => {
    const friday = await onFriday();
    cloud.be({ retryAfterSeconds: 31_536_000 });
    await friday.until(at('2024-10-25', '17:00'));
    cloud.be('well');
    cloud.put(NEW, NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '20:10'));
    expect(importsOf(friday.world)).toEqual([OLD, NEW]);
  });
});
