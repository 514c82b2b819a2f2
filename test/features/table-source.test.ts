import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { municipalityNameKey, schoolNameKey } from '../../src/domain/school-name.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { insertTriedSource, turnOnSource, findSource } from '../../src/storage/table-source.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { LINK, startFakeCloud } from '../support/fake-cloud.ts';
import type { FakeCloud } from '../support/fake-cloud.ts';
import {
  createFriday,
  importsOf,
  LAST_WEEK,
  NEW_WEEK,
  rowsOf,
  setSource,
  weekTable,
} from '../support/friday.ts';
import type { Friday } from '../support/friday.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = await startFakeCloud();
});
afterEach(async () => {
  await cloud.close();
});

const MONTHLY = (on: string, more = 0) =>
  [
    `Доля учеников, использовавших Сферум за последние 12 месяцев, по состоянию на ${on}`,
    'Наименование ОО;Доля учеников, использовавших Сферум за последние 12 месяцев, %',
    ...SCHOOLS.slice(0, 4).map((school, index) => `${school};${20 + 5 * index + more},5`),
  ].join('\n');

async function setMonthly(friday: Friday): Promise<void> {
  await friday.say('Источник таблицы');
  await friday.press('Источник месячной');
  await friday.say('с 5 числа');
  await friday.say(LINK);
  await friday.press('Смотреть здесь');
}

describe('a monthly source', () => {
  it('is awaited from its day and told of once after three working days', async () => {
    const friday = createFriday({ cloud, now: at('2024-11-01', '10:00') });
    await friday.sendFile('доля 22.10.csv', MONTHLY('22.10.2024'));
    await friday.press('Записать');
    cloud.put('доля 22.10.csv', MONTHLY('22.10.2024'), at('2024-10-22', '12:00'));
    await setMonthly(friday);
    await friday.until(at('2024-11-05', '08:50'), 240);
    const from = friday.transcript.length;
    await friday.until(at('2024-11-12', '10:00'), 120);
    const told = friday.transcript.slice(from);
    expect(told.split('Месячная таблица ещё не пришла').length - 1).toBe(1);
    expect(told).toContain('── 2024-11-08 12:');
    cloud.put('доля 08.11.csv', MONTHLY('08.11.2024', 3), at('2024-11-12', '10:00'));
    await friday.until(at('2024-11-12', '20:00'), 60);
    expect(friday.transcript).toContain('Месячная таблица на 08.11 пришла, бот записал её сам');
    expect(importsOf(friday.world)).toEqual(['доля 22.10.csv', 'доля 08.11.csv']);
  });
});

describe('several districts', () => {
  it('with one link: each has its own look, and the trouble of one delays no other', async () => {
    cloud.put('мониторинг 18.10.csv', LAST_WEEK, at('2024-10-18', '17:02'));
    const friday = createFriday({ cloud, now: at('2024-10-25', '10:00') });
    const { db, now } = friday.world;
    const name = 'Дальний район';
    const far = insertUnit(
      db,
      { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
      now,
    );
    const school = 'МКОУ «Чужедальняя СОШ»';
    insertUnit(
      db,
      {
        level: 'organisation',
        parentId: far,
        name: school,
        nameKey: schoolNameKey(school),
        organisationKind: 'school',
      },
      now,
    );
    friday.world.person(77, 'Координатор дальнего', 'coordinator', far);
    const { id: by } = ensurePerson(db, 77, now);
    const source = { kind: 'https', url: 'https://files.example.ru/x.csv' } as const;
    const tried = { districtId: far, awaits: 'week', fromDay: undefined, setBy: by } as const;
    turnOnSource(db, findSource(db, insertTriedSource(db, { ...tried, source }, now))!, by, now);
    await setSource(friday, LINK);
    cloud.put('мониторинг 25.10.csv', NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '17:05'));
    expect(importsOf(friday.world)).toEqual(['мониторинг 18.10.csv', 'мониторинг 25.10.csv']);
    expect(friday.transcript.split('бот записал её сам').length - 1).toBe(1);
    // The other's buttons open nothing of ours.
    friday.world.say(77, '', { payload: { c: 'table-source-remove', a: { s: 2, yes: 1 } } });
    friday.world.say(77, '', { payload: { c: 'table-source-look', a: { s: 2 } } });
    expect(findSource(db, 2)).toMatchObject({ state: 'on', districtId: friday.world.districtId });
  });
});

describe('a folder', () => {
  it('a file is read when two looks saw it alike', async () => {
    const folder = join(tempFolder(), 'обмен');
    mkdirSync(folder);
    const friday = createFriday({ now: at('2024-10-25', '10:00'), sources: { folders: [folder] } });
    await setSource(friday, folder);
    expect(friday.transcript).toContain('Открывается, но в папке на сервере пусто');
    await friday.until(at('2024-10-25', '16:55'), 60);
    // Copied bit by bit over the hour.
    const half = NEW_WEEK.slice(0, 120);
    writeFileSync(join(folder, 'мониторинг.csv'), half);
    await friday.until(at('2024-10-25', '17:02'), 1);
    writeFileSync(join(folder, 'мониторинг.csv'), NEW_WEEK);
    await friday.until(at('2024-10-25', '17:07'), 1);
    expect(importsOf(friday.world)).toEqual(['мониторинг 18.10.csv']);
    await friday.until(at('2024-10-25', '17:20'));
    expect(importsOf(friday.world)).toEqual(['мониторинг 18.10.csv', 'мониторинг.csv']);
  });
});

describe('the source', () => {
  it('set on Saturday for a table that is there: taken at once', async () => {
    const friday = createFriday({ cloud, now: at('2024-10-26', '10:00') });
    await friday.sendFile('мониторинг 18.10.csv', LAST_WEEK);
    await friday.press('Записать');
    cloud.put('мониторинг 25.10.csv', NEW_WEEK, at('2024-10-25', '17:00'));
    await friday.say('Источник таблицы');
    await friday.press('Указать источник');
    await friday.say(LINK);
    expect(friday.transcript).toContain('Сейчас взял бы «мониторинг 25.10.csv».');
    await friday.press('Смотреть здесь');
    expect(friday.transcript).toContain('Смотрю уже сейчас.');
    expect(importsOf(friday.world)).toEqual(['мониторинг 18.10.csv', 'мониторинг 25.10.csv']);
  });

  it('is looked at when somebody asks, and taken down by a second press', async () => {
    cloud.put('мониторинг 18.10.csv', LAST_WEEK, at('2024-10-18', '17:02'));
    const friday = createFriday({ cloud, now: at('2024-10-25', '10:00') });
    await setSource(friday, LINK);
    await friday.until(at('2024-10-25', '18:10'), 15);
    await friday.say('Источник таблицы');
    await friday.press('Посмотреть сейчас');
    expect(friday.transcript).toContain(
      'Таблица за неделю 19–25.10 ещё не появилась, смотрел сегодня в 18:10.',
    );
    await friday.press('Источник таблицы');
    await friday.press('Присылать самому');
    await friday.press('Да, буду присылать сам');
    const asked = cloud.asked.length;
    cloud.put('мониторинг 25.10.csv', NEW_WEEK, at('2024-10-25', '19:00'));
    await friday.until(at('2024-10-26', '13:00'), 60);
    expect(cloud.asked.length).toBe(asked);
    expect(friday.transcript).not.toContain('Смотрел в облаке');
    await friday.say('Журнал');
    expect(friday.transcript).toContain('Источник таблицы снят');
  });

  it('brings the week that the district expects', async () => {
    const friday = createFriday({
      cloud,
      now: at('2024-10-25', '10:00'),
      settings: { expectedWeek: 'week-before' },
    });
    await friday.sendFile('ранняя.csv', weekTable('с 05.10.2024 по 11.10.2024', rowsOf(1)));
    await friday.press('Записать');
    await friday.say('Источник таблицы');
    await friday.press('Указать источник');
    await friday.say(LINK);
    await friday.press('Смотреть здесь');
    cloud.put('новая.csv', NEW_WEEK, at('2024-10-25', '17:00'));
    cloud.put('мониторинг 18.10.csv', LAST_WEEK, at('2024-10-25', '16:59'));
    await friday.until(at('2024-10-25', '17:10'), 5);
    expect(importsOf(friday.world)).toEqual(['ранняя.csv', 'мониторинг 18.10.csv']);
  });

  it('a table without its week is handed over once, and what lay there before is not', async () => {
    const nameless = NEW_WEEK.replace('Мониторинг с 19.10.2024 по 25.10.2024\n', '');
    cloud.put('шаблон.csv', nameless.replace(';11;', ';1;'), at('2024-10-01', '12:00'));
    const friday = createFriday({ cloud, now: at('2024-10-25', '10:00') });
    await setSource(friday, LINK);
    await friday.until(at('2024-10-25', '16:55'), 60);
    cloud.put('таблица.csv', nameless, at('2024-10-25', '17:00'));
    await friday.until(at('2024-10-25', '19:00'), 15);
    expect(friday.transcript.split('нужна ваша проверка').length - 1).toBe(1);
    expect(friday.transcript).toContain(
      'Пришла новая таблица, нужна ваша проверка: «таблица.csv» из облака.',
    );
    await friday.press('Посмотреть');
    expect(friday.transcript).toContain('таблица «таблица.csv»? В ней не указано, за какой период данные.');
    await friday.press('19–25.10');
    await friday.press('Записать');
    expect(importsOf(friday.world)).toEqual(['мониторинг 18.10.csv', 'таблица.csv']);
  });

  it('of a hostile name stays a name', async () => {
    const friday = createFriday({ cloud, now: at('2024-10-25', '10:00') });
    cloud.put(`..%2f..\u202e\u0000${'ж'.repeat(200)}.csv`, LAST_WEEK, at('2024-10-18', '17:00'));
    await setSource(friday, LINK);
    const { db } = friday.world;
    const [name] = db.prepare('SELECT name FROM source_file').pluck().all() as string[];
    expect(name).toHaveLength(80);
    expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
