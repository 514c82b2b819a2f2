import { describe, expect, it } from 'vitest';
import { writeDocument } from '../../src/documents/write-document.ts';
import { municipalityNameKey } from '../../src/domain/school-name.ts';
import { listDistrictMetrics } from '../../src/storage/district-metric.ts';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { findStagedFile } from '../../src/storage/staged-file.ts';
import { listTableProfiles } from '../../src/storage/table-profile.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { COORDINATOR, addDirector, createOffice, officeOver } from '../support/office.ts';
import { SCHOOLS, at, schoolId } from '../support/week-tables.ts';

const NOW = at('2024-10-28', '10:00');
const THREE = SCHOOLS.slice(0, 3);
const HEADINGS = [
  ...['Наименование ОО', 'Количество учителей', 'Активность педагогов в чатах'],
  ...['Звонят, доля', 'Читают новости школы', 'Примечание'],
];

type Row = readonly (string | number)[];
const OTHER_ROWS: readonly Row[] = [
  [31, 12, '0,23', 14, ''],
  [22, 6, '0,55', 8, ''],
  [27, 10, '0,3', 5, ''],
];
const ROWS: readonly Row[] = [
  [31, 9, '0,06', 12, ''],
  [22, 4, '0,5', 7, ''],
  [27, 11, '0,33', 3, 'нет связи'],
];

function table(rows: readonly Row[] = ROWS, days = '19.10–25.10.2024', headings = HEADINGS): string {
  return [
    `Мониторинг за ${days}`,
    headings.join(';'),
    ...rows.map((row, index) => [THREE[index], ...row].join(';')),
  ].join('\n');
}

function createDistrict() {
  return createOffice({ now: NOW, schools: THREE });
}

const figures = (office: ReturnType<typeof createDistrict>, school = THREE[0]!) =>
  listMeasurementsOfUnit(office.world.db, schoolId(office.world, school)).map(
    ({ metric, value, numerator, denominator }) =>
      `${metric.code} ${numerator ?? value ?? '?'} ${denominator ?? '%'}`,
  );

it('golden: a strange table, the same next week, and one with a renamed column', async () => {
  const office = createDistrict();
  await office.sendFile('отчёт 25.10.csv', table());
  office.say('Пишут сообщения, число');
  office.say('Звонят, 0,5 = 50 %');
  office.say('Это другой показатель');
  office.say('Добавить показатель');
  office.say('Читают новости школы');
  office.say('учителя, которые за неделю открыли раздел «Новости» школы');
  office.say('Учителя');
  office.say('Доля, %');
  office.say('За неделю');
  office.say('Чем больше, тем лучше');
  office.say('письмо министерства от 05.10.2024');
  office.say('Сохранить показатель');
  office.say('Записать столбец сюда');
  office.say('Читают новости школы, число');
  await office.runTasks();
  office.say('Как понял столбцы');
  office.say('К загрузке');
  office.say('Записать');
  office.world.note('через неделю та же форма: другие даты, числа и название файла');
  office.world.passTo(at('2024-11-01', '16:00'));
  const next = [[31, 10, '0,19', 13, ''], ...ROWS.slice(1)];
  await office.sendFile('ноябрь.csv', table(next, '26.10–01.11.2024'));
  office.say('Записать');
  office.world.note('ещё через неделю один столбец назван иначе');
  office.world.passTo(at('2024-11-08', '16:00'));
  const renamed = HEADINGS.map((one) => one.replace('Активность педагогов', 'Общение педагогов'));
  await office.sendFile('ноябрь 2.csv', table(OTHER_ROWS, '02.11–08.11.2024', renamed));
  office.say('Пишут сообщения, число');
  await office.runTasks();
  office.say('Записать');
  office.say('Разметка таблиц');
  office.say('2. отчёт 25.10.csv');
  office.say('4. Читают новости школы');
  office.say('Не нужен, пропускать');
  office.say('Забыть');
  office.say('Да, забыть');
  office.say('Журнал');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/table-columns.txt');
});

/** Answers all three questions of `table()`. */
async function answerAll(office: ReturnType<typeof createDistrict>): Promise<void> {
  office.say('Пишут сообщения, число');
  office.say('Звонят, 0,5 = 50 %');
  office.say('Пропустить столбец');
  await office.runTasks();
}

describe('the questions', () => {
  it('are of the bytes that were sent: what is answered is what is written', async () => {
    const office = createDistrict();
    await office.sendFile('отчёт.csv', table());
    await answerAll(office);
    office.say('Записать');
    expect(figures(office)).toEqual(['calls 2 31', 'messages 9 31']);
    expect(office.fetched).toHaveLength(1);
  });

  it('survive a restart of the program', async () => {
    const office = createDistrict();
    await office.sendFile('отчёт.csv', table());
    office.say('Пишут сообщения, число');
    const again = officeOver(office.world, office.files);
    again.say('Звонят, 0,5 = 50 %');
    again.say('Пропустить столбец');
    expect(await again.runTasks()).toContain('3 школы, 2 показателя');
  });

  it('take «люди» and «0,5 это 50» as typed, and show the buttons again where they do not understand', async () => {
    const office = createDistrict();
    await office.sendFile('отчёт.csv', table());
    expect(office.say('даже не знаю')).toContain('[Пропустить столбец]');
    office.say('Пишут сообщения, число');
    expect(office.say('0,5 это 50 процентов')).toContain('Запомнил столбец «Звонят, доля»:');
    office.say('пропустить');
    await office.runTasks();
    office.say('Записать');
    expect(figures(office)).toEqual(['calls 2 31', 'messages 9 31']);
  });

  it('an answered one is not answered twice: an old button, a second device, a second coordinator', async () => {
    const office = createDistrict();
    office.world.person(11, 'Второй', 'coordinator');
    await office.sendFile('отчёт.csv', table());
    office.say('Пишут сообщения, число');
    const again = office.world.press(COORDINATOR, 'Пишут сообщения, %');
    expect(again).toContain('На этот вопрос уже ответили.');
    expect(again).toContain('Звонят, доля');
    const second = office.world.press(COORDINATOR, 'Звонят, 0,5 = 50\u00a0%');
    expect(second).toContain('Запомнил столбец «Звонят, доля»:');
    office.say('Пропустить столбец');
    expect(office.world.press(COORDINATOR, 'Пропустить столбец')).toContain('На этот вопрос уже ответили.');
    await office.runTasks();
    office.say('Записать');
    expect(figures(office)).toEqual(['calls 2 31', 'messages 9 31']);
    expect(listTableProfiles(office.world.db, office.world.districtId)).toHaveLength(1);
  });

  it('may be answered by words, and all that are left may be skipped', async () => {
    const office = createDistrict();
    await office.sendFile('отчёт.csv', table());
    expect(office.say('не знаю')).toContain('Не понял. Ответьте кнопкой');
    expect(office.say('Звонят, %')).toContain(
      'Запомнил столбец «Активность педагогов в чатах»: Звонят, % учителей.',
    );
    expect(office.say('пропустить')).toContain('Запомнил: столбец «Звонят, доля» не нужен.');
    await office.sendFile('отчёт 2.csv', table(OTHER_ROWS));
    office.say('Пропустить остальные');
    expect(await office.runTasks()).toContain('записать нечего');
  });

  it('of another district’s file nobody hears', async () => {
    const office = createDistrict();
    await office.sendFile('отчёт.csv', table());
    office.world.db.prepare('UPDATE staged_file SET district_id = ?').run(schoolId(office.world, THREE[0]!));
    expect(office.say('Пишут сообщения, число')).toContain('Этот файл уже отменён');
  });

  it('a forged answer changes nothing', async () => {
    const office = createDistrict();
    await office.sendFile('отчёт.csv', table());
    const before = findStagedFile(office.world.db, 1)?.contents;
    for (const args of [
      {},
      { f: 1 },
      { f: 1, k: '__proto__', a: 0 },
      { f: 1, k: 'x', m: 'd9-1', u: 7 },
      { f: -1, k: '', x: 'rest' },
    ]) {
      office.world.say(COORDINATOR, '', { payload: { c: 'import-column', a: args } });
    }
    expect(findStagedFile(office.world.db, 1)?.contents).toEqual(before);
  });

  it('a known shape that was written by hand without a question is known too', async () => {
    const office = createDistrict();
    const plain = (days: string, calls: number) =>
      `Мониторинг за ${days}\nНаименование ОО;Количество учителей;Звонят, чел.\n${THREE[0]};31;${calls}`;
    await office.sendFile('отчёт.csv', plain('19.10–25.10.2024', 3));
    office.say('Записать');
    const [profile] = listTableProfiles(office.world.db, office.world.districtId);
    expect(profile?.columns.map(({ heading, meaning }) => [heading, meaning])).toEqual([
      ['Количество учителей', undefined],
      ['Звонят, чел.', undefined],
    ]);
  });
});

describe('a table that is no file of its own', () => {
  it('pasted into the chat', async () => {
    const office = createDistrict();
    const said = office.say(
      `Мониторинг за 19.10–25.10.2024\nНаименование ОО\tКоличество учителей\tЗвонят, чел.\n${THREE[0]}\t31\t3\n${THREE[1]}\t22\t4`,
    );
    expect(said).toContain('Это таблица. Смотрю её');
    expect(await office.runTasks()).toContain(
      '«вставленный текст»: неделя 19–25.10 (сб–пт), 2 школы, 1 показатель.',
    );
    office.say('Записать');
    expect(figures(office)).toEqual(['calls 3 31']);
  });

  it('pasted as the answer to a question is that answer', () => {
    const office = createDistrict();
    office.say('Список школ');
    const said = office.say(`${THREE[0]};школа;120\nМКОУ «Новая СОШ»;школа;80\nМКОУ «Ещё одна СОШ»;школа;90`);
    expect(said).not.toContain('Это таблица');
  });

  const rows = THREE.map((name, index) => [name, 31 - index, 3 + index]);
  const figuresTable = {
    kind: 'table' as const,
    columns: [{ title: 'Наименование ОО' }, { title: 'Количество учителей' }, { title: 'Звонят, чел.' }],
    rows,
  };
  const word = (...texts: readonly string[]) =>
    writeDocument({
      format: 'docx',
      fileName: 'a.docx',
      blocks: [...texts.map((text) => ({ kind: 'paragraph' as const, text })), figuresTable],
    });

  it('in a Word document that is no order', async () => {
    const office = createDistrict();
    const said = await office.sendFile('данные.docx', await word('Мониторинг за 19.10–25.10.2024'));
    expect(said).toContain('В «данные.docx» таблица с показателями. Читаю её как таблицу мониторинга.');
    expect(await office.runTasks()).toContain('3 школы, 1 показатель');
  });

  it('beside instructions: the coordinator says what it is', async () => {
    const order = [
      'ПРИКАЗ № 211-од от 28.10.2024',
      'Руководителям образовательных организаций необходимо:',
      '1. Провести опрос родителей в срок до 12.11.2024.',
      'Мониторинг за 19.10–25.10.2024',
    ];
    const office = createDistrict();
    const said = await office.sendFile('документ.docx', await word(...order));
    expect(said).toContain('и таблица с показателями, и поручения. Что взять из документа?');
    office.say('Приказ или письмо');
    expect(await office.runTasks()).toContain('№ 211-од: нашёл 1 срок');
    const other = createDistrict();
    await other.sendFile('документ.docx', await word(...order));
    other.say('Таблица с показателями');
    expect(await other.runTasks()).toContain('3 школы, 1 показатель');
  });
});

describe('a metric of the district’s own', () => {
  async function withOwnMetric() {
    const office = createDistrict();
    addDirector(office.world, 20, THREE[0]!);
    office.say('Новый показатель');
    office.say('Читают новости школы');
    office.say('учителя, которые открыли раздел «Новости» школы');
    for (const label of ['Учителя', 'Доля, %', 'За неделю', 'Чем больше, тем лучше', 'Без документа'])
      office.say(label);
    office.say('Сохранить показатель');
    await office.sendFile(
      'отчёт.csv',
      `Мониторинг за 19.10–25.10.2024\nНаименование ОО;Количество учителей;Читают новости школы\n${THREE.map((name, index) => `${name};31;${9 + index}`).join('\n')}`,
    );
    office.say('Читают новости школы, число');
    await office.runTasks();
    office.say('Записать');
    return office;
  }

  it('golden: is shown wherever figures are, with its definition, and may have a target', async () => {
    const office = await withOwnMetric();
    const { world } = office;
    office.say('Сводка');
    office.say('Итоги недели');
    office.say('цель читают новости школы 40 приказ № 5 от 20.10.2024');
    office.say('Записать');
    world.note('что видит директор');
    for (const words of ['Показатели', 'Читают новости школы', 'Откуда цифра', 'Динамика'])
      world.say(20, words);
    await expect(world.transcript.slice(world.transcript.indexOf('Координатор: Сводка'))).toMatchFileSnapshot(
      '../golden/own-metric.txt',
    );
  });

  it('a changed definition is a new version with its date, a retired one is read and shown no more', async () => {
    const office = await withOwnMetric();
    const { world } = office;
    office.say('Свои показатели');
    office.say('Читают новости школы');
    office.say('Новое определение');
    office.say('учителя, которые прочли не меньше трёх новостей школы');
    expect(office.say('С сегодняшнего дня')).toContain('новое определение с 28.10.2024');
    const [own] = listDistrictMetrics(world.db, world.districtId);
    expect(own?.metric.versions.map(({ version, since, until }) => [version, since, until])).toEqual([
      [1, undefined, '2024-10-27'],
      [2, '2024-10-28', undefined],
    ]);
    expect(office.say('Убрать показатель')).toContain('записанные значения останутся');
    office.say('Да, убрать');
    expect(world.say(20, 'Показатели')).not.toContain('Читают новости школы');
    for (const words of ['Сводка', 'Загрузки', 'Итоги недели', 'Письмо', 'Цели', 'Ввести значение']) {
      expect(office.say(words)).not.toContain('наша ошибка');
      office.say('Отменить');
    }
    expect(figures(office)).toEqual([`d${world.districtId}-1 9 31`]);
    office.say('Разметка таблиц');
    expect(office.say('1. отчёт.csv')).toContain(
      'число учителей (показатель убран, в следующей таблице спрошу)',
    );
  });

  it('refuses a name, a title that is taken, and tells what is missing', () => {
    const office = createDistrict();
    office.say('Новый показатель');
    expect(office.say('Звонят')).toContain('Показатель «Звонят» уже есть.');
    expect(office.say('Показатель Иванова Ивана Ивановича')).toContain('похоже на имя');
    expect(office.say('%')).toContain('Напишите словами.');
  });

  it('is of no other district', async () => {
    const office = await withOwnMetric();
    const { world } = office;
    const other = insertUnit(
      world.db,
      {
        level: 'municipality',
        parentId: undefined,
        name: 'Другой район',
        nameKey: municipalityNameKey('Другой район'),
      },
      world.now,
    );
    world.person(30, 'Координатор Другого', 'coordinator', other);
    const code = `d${world.districtId}-1`;
    for (const [c, a] of [
      ['own-metric', { m: code }],
      ['own-metric-change', { m: code, q: 'rename' }],
      ['own-metric-retire', { m: code, yes: 1 }],
      ['own-metric-return', { m: code }],
      ['table-profile', { t: 1 }],
      ['table-profile-remove', { t: 1, yes: 1 }],
    ] as const) {
      expect(world.say(30, '', { payload: { c, a } })).not.toContain('Читают новости');
    }
    expect(world.say(30, 'Цели')).not.toContain('Читают новости');
    expect(world.say(30, 'Свои показатели')).toContain('Своих показателей у района пока нет.');
    expect(world.say(30, 'Разметка таблиц')).toContain('Знакомых таблиц пока нет.');
    expect(listDistrictMetrics(world.db, world.districtId)[0]?.retiredAt).toBeUndefined();
    expect(listTableProfiles(world.db, world.districtId)).toHaveLength(1);
  });

  it('a head reads and changes nothing', async () => {
    const office = await withOwnMetric();
    const { world } = office;
    world.person(40, 'Руководитель', 'head');
    expect(world.say(40, 'Разметка таблиц')).toContain('Бот узнаёт 1\u00a0вид таблицы');
    expect(world.say(40, 'Свои показатели')).toContain('У района 1\u00a0показатель сверх мониторинга');
    world.say(40, '', { payload: { c: 'table-profile-remove', a: { t: 1, yes: 1 } } });
    world.say(40, '', { payload: { c: 'own-metric-retire', a: { m: `d${world.districtId}-1`, yes: 1 } } });
    expect(listTableProfiles(world.db, world.districtId)).toHaveLength(1);
    expect(listDistrictMetrics(world.db, world.districtId)[0]?.retiredAt).toBeUndefined();
  });
});
