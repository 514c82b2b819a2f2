import { describe, expect, test } from 'vitest';
import type { CellSpec, SheetSpec } from '../../src/documents/document-spec.ts';
import { writeDocument } from '../../src/documents/write-document.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { insertReportForm, retireReportForm } from '../../src/storage/report-form.ts';
import { findReportDraft } from '../../src/storage/report-draft.ts';
import { listSchoolClasses } from '../../src/storage/school-class.ts';
import { findSchoolReport, listReportsOfDistrict } from '../../src/storage/school-report.ts';
import { all } from '../../src/storage/statement.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';

const DIRECTOR = 20;
const OTHER_DIRECTOR = 21;
const OWN = 'МКОУ «Дегвинская СОШ»';
const OTHER = 'МКОУ «Мургукская СОШ»';
const WHOLE = 'да, да, 24 из 26, 3 из 3, есть';

function createSchools(settings: { reportByMail?: boolean } = {}) {
  const office = createOffice({
    now: new Date('2024-10-28T07:00:00Z'),
    schools: [OWN, OTHER],
    settings: { reportMailbox: 'otchet@example.ru', ...settings },
  });
  const { world } = office;
  addDirector(world, DIRECTOR, OWN);
  addDirector(world, OTHER_DIRECTOR, OTHER);
  const say = (text: string, by = DIRECTOR) => plain(world.say(by, text));
  const press = (label: string, by = DIRECTOR) => plain(world.press(by, label));
  const push = (c: string, a: Record<string, unknown>, by = DIRECTOR) =>
    plain(world.say(by, '(кнопка)', { payload: { c, a } }));
  const unitId = world.schools.get(OWN)!;
  /** Two classes, both of them whole. */
  const fillIn = (by = DIRECTOR) => {
    say('Отчёт по классам', by);
    say('9А, 9Б', by);
    press('Записать классы', by);
    return say(`9А ${WHOLE}\n9Б ${WHOLE}`, by);
  };
  return { ...office, say, press, push, unitId, fillIn };
}

type Schools = ReturnType<typeof createSchools>;

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function addDuty({ world }: Schools): number {
  return insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind: 'dated',
      title: 'отчёт о чатах классов и активации профилей',
      basis: 'постановление № 380, п. 1.9',
      dueOn: day('2024-11-02'),
      startsOn: day('2024-10-22'),
      evidence: { kind: 'report', form: 'class-report' },
    },
    world.now,
  );
}

/** The form that was given out, its rows changed as a director would in Excel. */
async function filledForm(
  schools: Schools,
  rows: Readonly<Record<string, readonly CellSpec[]>>,
  by = DIRECTOR,
): Promise<Uint8Array> {
  const [form] = schools.documentsTo(by);
  if (form?.format !== 'xlsx') throw new Error('no form was given out');
  const [table, ...rest] = form.sheets;
  if (table === undefined) throw new Error('a form has a table');
  const filled: SheetSpec = {
    ...table,
    rows: table.rows.map((row) => {
      const given = rows[row[0] as string];
      return given === undefined ? row : [row[0] ?? null, ...given];
    }),
  };
  return writeDocument({ format: 'xlsx', fileName: 'форма.xlsx', sheets: [filled, ...rest] });
}

test('golden: a school’s report, from its classes to the mail', async () => {
  const schools = createSchools({ reportByMail: true });
  const { world, say, press, push, sendFile, unitId } = schools;
  const duty = addDuty(schools);
  push('school-report', { s: unitId, f: 'class-report', o: `${duty}/once` });
  say('1а-2б, 9А, Иванова');
  say('1а-2б, 9А');
  press('Записать классы');
  press('Начать: 1А');
  say('да 24 из 26, учителя 3 из 3');
  press('Да');
  press('Есть');
  say('да, да, 30 из 26, 3 из 3, есть');
  say('чат есть, классный руководитель Магомедова П.Г.');
  say('да, да, 22 из 26, 2 из 3, мало');
  world.note('проходит два дня');
  world.sleepUntil(new Date('2024-10-30T07:00:00Z'));
  say('Отчёт по классам');
  press('Форма файлом');
  const filled = await filledForm(schools, {
    '2А': ['да', 'нет', 30, 26, 3, 3, 'есть'],
    '2Б': ['нет', 'да', 0, 25, 1, 3, null],
  });
  await sendFile('форма.xlsx', filled, { from: DIRECTOR });
  press('Продолжить: 2А');
  say('26 из 26');
  say('9А\tда\tда\t20\t24\t4\t4\tмало');
  press('Отправить координатору');
  press('Отправить координатору');
  press('Письмо отправлено');
  world.note('координатор возвращает');
  world.press(COORDINATOR, 'Открыть отчёт');
  world.press(COORDINATOR, 'Вернуть');
  world.say(COORDINATOR, 'во 2Б чата нет, а классный руководитель назначен: проверьте');
  press('Заполнить отчёт');
  press('Исправить класс');
  press('2Б');
  say('чат есть, взаимодействие мало, ученики 5 из 25');
  press('Отправить координатору');
  say('Отчёт по классам');
  await expect(world.transcript).toMatchFileSnapshot('../golden/school-report-director.txt');
});

describe('what a director sends', () => {
  test('a report is handed in once, whichever device presses, and the newest version replaces with its history', () => {
    const { world, say, press, fillIn, unitId } = createSchools();
    fillIn();
    press('Отправить координатору');
    expect(press('Отправить координатору')).toContain('уже отправлен');
    expect(listReportsOfDistrict(world.db, world.districtId)).toHaveLength(1);
    press('К отчёту');
    press('Исправить отчёт');
    say('9А нет да 0 из 26 3 из 3');
    press('Отправить координатору');
    const rows = all<{ state: string }>(world.db, 'SELECT state FROM school_report ORDER BY id');
    expect(rows.map(({ state }) => state)).toEqual(['replaced', 'given']);
    const report = findSchoolReport(world.db, unitId, 'class-report', '2024-10');
    expect(report?.rows[0]?.values).toMatchObject({ chat: false, interaction: 'none', pupils: [0, 26] });
  });

  test('a correction that was begun can be given up, a returned report cannot be left', () => {
    const { world, say, press, push, fillIn, unitId } = createSchools();
    const place = { s: unitId, f: 'class-report', o: '2024-10' };
    fillIn();
    press('Отправить координатору');
    press('К отчёту');
    press('Исправить отчёт');
    say('9А нет да 0 из 26 3 из 3');
    expect(press('Оставить прежний')).toContain('действует отправленный отчёт');
    expect(findReportDraft(world.db, unitId, 'class-report', '2024-10')).toBeUndefined();
    expect(press('Оставить прежний')).toContain('уже не действует');
    expect(findSchoolReport(world.db, unitId, 'class-report', '2024-10')?.rows[0]?.values).toMatchObject({
      chat: true,
    });
    world.press(COORDINATOR, 'Открыть отчёт');
    world.press(COORDINATOR, 'Вернуть');
    world.say(COORDINATOR, 'проверьте 9Б');
    expect(push('school-report', place)).not.toContain('Оставить прежний');
    push('school-report', { ...place, do: 'keep' });
    expect(findReportDraft(world.db, unitId, 'class-report', '2024-10')).toBeDefined();
  });

  test('what changed after the check is shown before it goes', () => {
    const { world, press, push, fillIn, unitId } = createSchools();
    fillIn();
    push('school-report-row', { s: unitId, f: 'class-report', o: '2024-10', r: '9А', q: 'chat', v: 0 });
    const [check] = listRecentContents(world.db, DIRECTOR, 5).filter(
      (content) => content.kind === 'message' && content.text.includes('24 из'),
    );
    expect(check).toBeDefined();
    // The button of the first check, which knows another report.
    const stale = listRecentContents(world.db, DIRECTOR, 50)
      .flatMap((content) => (content.kind === 'message' ? (content.keyboard?.rows.flat() ?? []) : []))
      .findLast((one) => one.label === 'Отправить координатору');
    if (stale?.kind !== 'command') throw new Error('no button');
    expect(push(stale.payload.c, stale.payload.a ?? {})).toContain('изменился после проверки');
    expect(listReportsOfDistrict(world.db, world.districtId)).toHaveLength(0);
    press('Отправить координатору');
    expect(listReportsOfDistrict(world.db, world.districtId)).toHaveLength(1);
  });

  test('a button of a report that is sent changes nothing and says so', () => {
    const { world, press, push, fillIn, unitId } = createSchools();
    fillIn();
    press('Отправить координатору');
    const said = push('school-report-row', {
      s: unitId,
      f: 'class-report',
      o: '2024-10',
      r: '9А',
      q: 'chat',
      v: 0,
    });
    expect(said).toContain('уже не действует');
    expect(findReportDraft(world.db, unitId, 'class-report', '2024-10')).toBeUndefined();
  });

  test('another roll than the district’s is asked, and the school may be right', () => {
    const { world, fillIn, press } = createSchools();
    world.db.prepare('UPDATE unit SET roll = 98, staff = 2').run();
    const said = fillIn();
    expect(said).toContain('Всего получилось 52 ученика, а в списке района 98. Верно?');
    expect(said).toContain('В одном классе 3 учителя, а в школе по списку района 2 сотрудника. Верно?');
    expect(press('Всё верно, отправить')).toContain('Отчёт отправлен');
  });

  test('next time everything can be as before', () => {
    const { world, say, press, fillIn, unitId } = createSchools();
    fillIn();
    press('Отправить координатору');
    world.sleepUntil(new Date('2024-11-11T07:00:00Z'));
    expect(say('Отчёт по классам')).toContain('ноябрь 2024');
    expect(press('Всё как в прошлый раз')).toContain('Взял из прошлого отчёта: 2 класса');
    press('Отправить координатору');
    expect(findSchoolReport(world.db, unitId, 'class-report', '2024-11')?.state).toBe('given');
  });

  test('a class that left the list is not sent, one that came is asked for', () => {
    const { world, say, press, fillIn, unitId } = createSchools();
    fillIn();
    say('Классы школы');
    expect(say('убрать 9Б')).toContain('Уберу 9Б');
    press('Записать классы');
    say('Классы школы');
    say('добавить 10А');
    press('Записать классы');
    expect(listSchoolClasses(world.db, unitId)).toEqual(['9А', '10А']);
    say(`10А ${WHOLE}`);
    press('Отправить координатору');
    const report = findSchoolReport(world.db, unitId, 'class-report', '2024-10');
    expect(report?.rows.map(({ name }) => name)).toEqual(['9А', '10А']);
  });

  test('a report of a duty counts for that duty; with mail awaited only after the mail', () => {
    const schools = createSchools();
    const { world, press, fillIn, unitId } = schools;
    const duty = addDuty(schools);
    fillIn();
    press('Отправить координатору');
    const report = findSchoolReport(world.db, unitId, 'class-report', `${duty}/once`);
    expect(report).toMatchObject({ dutyId: duty, state: 'given' });
  });
});

describe('nothing of a person is kept', () => {
  const words = ({ world }: Schools) => JSON.stringify(all(world.db, 'SELECT * FROM inbox'));

  test.each([
    ['a pasted table', '9А\tда\tМагомедова П.Г.\t24\t26\t3\t3\tесть\n9Б\tда\tда\t24\t26\t3\t3\tесть'],
    ['lines of classes', '9А да, Магомедова, 24 из 26\n9Б да, да, 24 из 26, 3 из 3, есть'],
    ['one line', 'чат есть, руководитель Магомедова'],
  ])('%s with a name leaves the inbox at once', (_, text) => {
    const schools = createSchools();
    const { say, press, world } = schools;
    say('Отчёт по классам');
    expect(say('9А, 9Б, Магомедова')).toContain('Не всё понял');
    say('9А, 9Б');
    press('Записать классы');
    press('Начать: 9А');
    say(text);
    expect(words(schools)).not.toContain('Магомедова');
    expect(words(schools)).toContain('9А, 9Б');
    expect(JSON.stringify(all(world.db, 'SELECT rows FROM report_draft'))).not.toContain('Магомедова');
  });

  test('a table with a name is refused where no question is open', () => {
    const schools = createSchools();
    const { say, press } = schools;
    say('Отчёт по классам');
    say('9А, 9Б');
    press('Записать классы');
    say('Помощь');
    expect(say('9А\tда\tМагомедова П.Г.\t24\t26\t3\t3\tесть')).toContain('C1: похоже на данные о человеке');
    expect(words(schools)).not.toContain('Магомедова');
  });
});

test('a line of a class with a name says that names are not kept', () => {
  const { say, press } = createSchools();
  say('Отчёт по классам');
  say('9А, 9Б');
  press('Записать классы');
  const said = say('9А Иванова Мария Петровна, да, 24 из 26\n9Б да, да, 24 из 26, 3 из 3, есть');
  expect(said).toContain('9А: строку не записал, имена и телефоны здесь не нужны');
  expect(said).toContain('Записал: 1 класс');
});

describe('words of people that no name gives away', () => {
  const SECRETS = ['112-233-445 95', '89281234567', '01.02.2012', 'klass@mail.ru'];

  test('in the answer to a question for words: refused, forgotten', () => {
    const { world, push, unitId, say } = createSchools();
    const form = {
      title: 'Отчёт о чатах',
      per: 'school' as const,
      fields: [{ code: 'f1', title: 'Что мешает', kind: 'text' as const }],
      checks: [],
    };
    const by = findPersonByExternalId(world.db, COORDINATOR)!.id;
    const code = insertReportForm(world.db, { districtId: world.districtId, form, by }, world.now);
    push('school-report-row', { s: unitId, f: code, o: '2024-10', r: '' });
    for (const secret of SECRETS) {
      expect(say(`ученик ${secret}`)).toContain('Похоже на данные о человеке, ничего не записал');
      expect(JSON.stringify(all(world.db, 'SELECT * FROM inbox'))).not.toContain(secret);
    }
    expect(findReportDraft(world.db, unitId, code, '2024-10')).toBeUndefined();
    say('нет сети');
    expect(findReportDraft(world.db, unitId, code, '2024-10')?.rows).toEqual([
      { name: '', values: { f1: { text: 'нет сети' } } },
    ]);
  });

  test('beside a class, and in a table where nobody knows which report is meant', () => {
    const schools = createSchools();
    const { world, say, press, push, unitId } = schools;
    say('Отчёт по классам');
    say('9А, 9Б');
    press('Записать классы');
    press('Начать: 9А');
    for (const secret of SECRETS) say(`${WHOLE} ${secret}`);
    const duty = addDuty(schools);
    push('school-report-row', { s: unitId, f: 'class-report', o: '2024-10', r: '9А', q: 'chat', v: 1 });
    push('school-report-row', { s: unitId, f: 'class-report', o: `${duty}/once`, r: '9А', q: 'chat', v: 1 });
    say('Помощь');
    for (const secret of SECRETS) {
      expect(say(`9А\tда\t${secret}\t24\t26\t3\t3\tесть`)).toContain('C1: похоже на данные о человеке');
    }
    const kept = JSON.stringify(all(world.db, 'SELECT * FROM inbox'));
    for (const secret of SECRETS) expect(kept).not.toContain(secret);
  });
});

test('the whole report pasted where its classes were asked for is taken with its classes', () => {
  const { world, say, unitId } = createSchools();
  say('Отчёт по классам');
  const said = say(
    'Класс\tЧат\tКл рук\tУченики\tУчителя\tВзаимодействие\n9А\tда\tда\t24/26\t3/3\tесть\n9Б\tда\tда\t24/26\t3/3\tесть',
  );
  expect(said).toContain('Записал: 2 класса.');
  expect(said).toContain('Список классов взял оттуда же: 2 класса.');
  expect(said).toContain('[Отправить координатору]');
  expect(listSchoolClasses(world.db, unitId)).toEqual(['9А', '9Б']);
});

test('a number that a question asks for is no class, though the school has one of that name', () => {
  const { world, say, press, push, unitId } = createSchools();
  const form = {
    title: 'Отчёт о чатах',
    per: 'class' as const,
    fields: [{ code: 'f1', title: 'Сколько чатов', kind: 'count' as const }],
    checks: [],
  };
  const by = findPersonByExternalId(world.db, COORDINATOR)!.id;
  const code = insertReportForm(world.db, { districtId: world.districtId, form, by }, world.now);
  push('school-report', { s: unitId, f: code, o: '2024-10' });
  say('1-4');
  press('Записать классы');
  press('Начать: 1');
  expect(say('3')).toContain('Записал 1: сколько чатов — 3');
  expect(findReportDraft(world.db, unitId, code, '2024-10')?.rows).toEqual([
    { name: '1', values: { f1: 3 } },
  ]);
});

test('a report that was returned is neither mailed nor called handed in by an old button', () => {
  const { world, press, fillIn, unitId } = createSchools({ reportByMail: true });
  fillIn();
  press('Отправить координатору');
  press('К отчёту');
  world.press(COORDINATOR, 'Открыть отчёт');
  world.press(COORDINATOR, 'Вернуть');
  world.say(COORDINATOR, 'проверьте 9Б');
  expect(press('Письмо отправлено')).toContain('уже не действует');
  expect(press('Файлы и письмо')).toContain('уже не действует');
  expect(findSchoolReport(world.db, unitId, 'class-report', '2024-10')?.mailedAt).toBeUndefined();
});

test('reports of long titles are told apart on their buttons, those that wait first', () => {
  const { world, say, press, push, fillIn, unitId } = createSchools();
  fillIn();
  press('Отправить координатору');
  const by = findPersonByExternalId(world.db, COORDINATOR)!.id;
  const title = 'Отчёт о переводе всех служебных чатов школы в Сферум';
  const form = {
    title,
    per: 'school' as const,
    fields: [{ code: 'f1', title: 'Сколько чатов', kind: 'count' as const }],
    checks: [],
  };
  const code = insertReportForm(world.db, { districtId: world.districtId, form, by }, world.now);
  for (const dueOn of ['2024-11-02', '2024-11-09']) {
    insertDuty(
      world.db,
      {
        districtId: world.districtId,
        kind: 'dated',
        title: 'отчёт о чатах',
        basis: 'постановление № 380',
        dueOn: day(dueOn),
        startsOn: day('2024-10-22'),
        evidence: { kind: 'report', form: code },
      },
      world.now,
    );
  }
  const labels = [...say('Отчёт по классам').matchAll(/\[(.+?)\]/g)].map(([, label]) => label);
  expect(labels).toEqual([
    'Отчёт о переводе всех сл…, к сроку 02.11',
    'Отчёт о переводе всех сл…, к сроку 09.11',
    'Отчёт по классам, октябрь 2024',
  ]);
  expect(push('school-report', { s: unitId, f: code, o: '2024-10' })).toContain('Заполнено ещё не всё');
});

test('a kindergarten, which has no classes, is asked for no report by class', () => {
  const { world, say } = createSchools();
  const kindergarten = 'МКДОУ «Детский сад «Ромашка»»';
  world.addSchool(kindergarten);
  addDirector(world, 30, kindergarten);
  expect(say('Отчёт по классам', 30)).toContain('Отчётов от вашей школы сейчас не ждут.');
});

describe('files', () => {
  test('names of files hold nothing that a disk refuses', () => {
    const schools = createSchools();
    const { world, push, unitId } = schools;
    const by = findPersonByExternalId(world.db, COORDINATOR)!.id;
    const form = {
      title: 'Отчёт за 1/2 года: «чаты»?',
      per: 'school' as const,
      fields: [{ code: 'f1', title: 'Сколько чатов', kind: 'count' as const }],
      checks: [],
    };
    const code = insertReportForm(world.db, { districtId: world.districtId, form, by }, world.now);
    push('school-report-file', { s: unitId, f: code, o: '2024-10' });
    expect(schools.documentsTo(DIRECTOR)[0]?.fileName).toBe(
      'Форма — Отчёт за 1 2 года чаты — МКОУ Дегвинская СОШ.xlsx',
    );
  });

  const SECRET = 'Магомедова Патимат Гаджиевна';

  function withForm() {
    const schools = createSchools();
    schools.say('Отчёт по классам');
    schools.say('9А, 9Б');
    schools.press('Записать классы');
    schools.press('Форма файлом');
    return schools;
  }

  test.each([
    ['a full name', [SECRET, 'да', 24, 26, 3, 3, 'есть'], 'B2'],
    ['a surname with initials', ['да', 'Магомедова П.Г.', 24, 26, 3, 3, 'есть'], 'C2'],
    ['a first name and a surname', ['да', 'Патимат Магомедова', 24, 26, 3, 3, 'есть'], 'C2'],
    ['a СНИЛС', ['да', 'да', 24, 26, 3, 3, '112-233-445 95'], 'H2'],
  ])('%s refuses the whole file, names the cell and leaves nothing behind', async (_, cells, cell) => {
    const schools = withForm();
    const { world, unitId, sendFile } = schools;
    const said = await sendFile('форма.xlsx', await filledForm(schools, { '9А': cells, '9Б': cells }), {
      from: DIRECTOR,
    });
    expect(said).toContain(`${cell}: похоже на данные о человеке`);
    expect(findReportDraft(world.db, unitId, 'class-report', '2024-10')).toBeUndefined();
    const dump = JSON.stringify(
      all<{ name: string }>(world.db, "SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) =>
        all(world.db, `SELECT * FROM "${name}"`),
      ),
    );
    for (const part of ['Патимат', 'Магомедова', '112-233']) expect(dump).not.toContain(part);
  });

  test('a column of birth dates or of names beside the form refuses it', async () => {
    const schools = withForm();
    for (const [heading, value] of [
      ['Дата рождения', '01.02.1980'],
      ['ФИО классного руководителя', 'кто-то'],
      ['СНИЛС', '1'],
    ] as const) {
      const csv = `Класс;Чат класса есть;${heading}\n9А;да;${value}\n9Б;да;${value}\n`;
      const said = await schools.sendFile('форма.csv', csv, { from: DIRECTOR });
      expect(said, heading).toContain('C1: похоже на данные о человеке');
    }
  });

  test('a form of another school is not taken', async () => {
    const schools = withForm();
    const { world, say, press, sendFile } = schools;
    const own = await filledForm(schools, { '9А': ['да', 'да', 24, 26, 3, 3, 'есть'] });
    say('Отчёт по классам', OTHER_DIRECTOR);
    say('9А', OTHER_DIRECTOR);
    press('Записать классы', OTHER_DIRECTOR);
    expect(await sendFile('форма.xlsx', own, { from: OTHER_DIRECTOR })).toContain('форма другой школы');
    const other = world.schools.get(OTHER)!;
    expect(findReportDraft(world.db, other, 'class-report', '2024-10')).toBeUndefined();
  });

  test('what cannot be is left out with its cell, classes out of the list are named', async () => {
    const schools = withForm();
    const { sendFile, world, unitId } = schools;
    const csv = [
      'Класс;Чат класса есть;Классный руководитель назначен;Учеников активировано;Учеников всего;Учителей активировано;Учителей всего;Взаимодействие',
      '9А;да;может быть;30;26;3;3;часто',
      '9Б;нет;да;5;;;3;',
      '11Г;да;да;5;10;1;1;есть',
      'Итого;;;35;36;4;4;',
    ].join('\n');
    const said = await sendFile('отчет.csv', csv, { from: DIRECTOR });
    for (const line of [
      'C2: нужно «да» или «нет»',
      'D2: 30 из 26 — так не бывает',
      'H2: нужно одно из: есть, мало, нет',
      'E3: из скольких? Второе число пусто',
      'F3: сколько из них? Первое число пусто',
      'Нет в списке классов школы, не записал: 11Г',
    ]) {
      expect(said).toContain(line);
    }
    expect(findReportDraft(world.db, unitId, 'class-report', '2024-10')?.rows).toEqual([
      { name: '9А', values: { chat: true, teachers: [3, 3] } },
      { name: '9Б', values: { chat: false, teacher: true, interaction: 'none' } },
    ]);
  });

  test('a file that is read meanwhile does not close another conversation', async () => {
    const schools = withForm();
    const { world, say, files, runTasks } = schools;
    files.set(
      'https://vk.com/doc/slow',
      await filledForm(schools, { '9А': ['да', 'да', 24, 26, 3, 3, 'есть'] }),
    );
    world.say(DIRECTOR, '', {
      files: [{ name: 'форма.xlsx', extension: 'xlsx', size: 1000, url: 'https://vk.com/doc/slow' }],
    });
    say('Задать вопрос');
    const open = all(world.db, 'SELECT name FROM dialog');
    expect(await runTasks()).toContain('Из файла записал 1 класс');
    expect(all(world.db, 'SELECT name FROM dialog')).toEqual(open);
  });

  test('a form that the district has taken away meanwhile is read to its end', async () => {
    const schools = createSchools();
    const { world, push, unitId, sendFile } = schools;
    const form = {
      title: 'Отчёт о чатах',
      per: 'school' as const,
      fields: [{ code: 'f1', title: 'Сколько чатов', kind: 'count' as const }],
      checks: [],
    };
    const by = findPersonByExternalId(world.db, COORDINATOR)!.id;
    const code = insertReportForm(world.db, { districtId: world.districtId, form, by }, world.now);
    const place = { s: unitId, f: code, o: '2024-10' };
    push('school-report', place);
    push('school-report-file', place);
    const [document] = schools.documentsTo(DIRECTOR);
    if (document?.format !== 'xlsx') throw new Error('no form was given out');
    const [table, ...rest] = document.sheets;
    const bytes = await writeDocument({
      ...document,
      sheets: [{ ...table!, rows: [['по школе в целом', 5]] }, ...rest],
    });
    push('school-report-row', { ...place, r: '' });
    world.say(DIRECTOR, '3');
    retireReportForm(world.db, world.districtId, code, { by, now: world.now });
    expect(await sendFile('форма.xlsx', bytes, { from: DIRECTOR })).toContain('Записал ответы школы');
    expect(findReportDraft(world.db, unitId, code, '2024-10')?.rows).toEqual([
      { name: '', values: { f1: 5 } },
    ]);
  });

  test('nobody who speaks for no school has a file downloaded', async () => {
    const { world, fetched, sendFile } = createSchools();
    world.person(77, 'Гость');
    await sendFile('форма.xlsx', 'x', { from: 77 });
    expect(fetched).toEqual([]);
    expect(all(world.db, 'SELECT * FROM task')).toEqual([]);
  });

  test('cells of a report that begin like a formula stay words', async () => {
    const schools = createSchools();
    const { fillIn, press, world } = schools;
    world.db.prepare('UPDATE unit SET name = ? WHERE id = ?').run('=1+1 «Школа»', world.schools.get(OWN)!);
    fillIn();
    press('Форма файлом');
    const [form] = schools.documentsTo(DIRECTOR);
    const bytes = await writeDocument(form!);
    expect(new TextDecoder('latin1').decode(bytes)).not.toContain('<f>');
  });
});

test('who erases themself leaves counts behind and no words', () => {
  const { world, fillIn, press, unitId } = createSchools();
  fillIn();
  press('Отправить координатору');
  const { db } = world;
  world.press(COORDINATOR, 'Открыть отчёт');
  world.press(COORDINATOR, 'Вернуть');
  world.say(COORDINATOR, 'секретное замечание');
  db.prepare(`UPDATE report_draft SET rows = ?`).run(
    JSON.stringify([{ name: '9А', values: { chat: true, note: { text: 'секретные слова' } } }]),
  );
  db.prepare(`UPDATE school_report SET rows = ?`).run(
    JSON.stringify([{ name: '9А', values: { chat: true, note: { text: 'секретные слова' } } }]),
  );
  db.prepare('UPDATE report_draft SET changed_by = ?').run(findPersonByExternalId(db, DIRECTOR)!.id);
  db.transaction(() => {
    erasePerson(db, findPersonByExternalId(db, DIRECTOR)!, world.now);
    erasePerson(db, findPersonByExternalId(db, COORDINATOR)!, world.now);
  })();
  const left = JSON.stringify([
    all(db, 'SELECT * FROM school_report'),
    all(db, 'SELECT * FROM report_draft'),
  ]);
  expect(left).not.toContain('секретн');
  expect(findSchoolReport(db, unitId, 'class-report', '2024-10')?.rows).toEqual([
    { name: '9А', values: { chat: true } },
  ]);
});

test('a line that is not understood among others does not say that nothing was written', () => {
  const { say, press } = createSchools();
  say('Отчёт по классам');
  say('9А, 9Б');
  press('Записать классы');
  const said = say(`9А ${WHOLE}\n9Б что-то другое`);
  expect(said).toContain('Записал: 1 класс.');
  expect(said).toContain('9Б: строку не понял');
  expect(said).not.toContain('ничего не записал');
});
