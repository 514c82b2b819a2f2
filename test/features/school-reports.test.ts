import { describe, expect, test } from 'vitest';
import type { CellSpec } from '../../src/documents/document-spec.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDuty, removeDuty } from '../../src/storage/duty.ts';
import { listJournal } from '../../src/storage/journal.ts';
import { findReportDraft } from '../../src/storage/report-draft.ts';
import { findSchoolReport } from '../../src/storage/school-report.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS } from '../support/week-tables.ts';

const SECOND = 11;
const HEAD = 12;
const LINES = [
  'да, да, 24 из 26, 3 из 3, есть',
  'нет, да, 0 из 20, 1 из 4, нет',
  'да, нет, 10 из 25, 2 из 2, мало',
];

/** Twelve schools with directors, and a duty that asks for the report by 02.11. */
function createDistrict(settings: { reportByMail?: boolean } = {}) {
  const office = createOffice({ now: new Date('2024-10-28T07:00:00Z'), schools: [...SCHOOLS], settings });
  const { world } = office;
  world.person(SECOND, 'Второй координатор', 'coordinator');
  world.person(HEAD, 'Руководитель', 'head');
  SCHOOLS.forEach((name, index) => addDirector(world, 100 + index, name));
  const duty = insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind: 'dated',
      title: 'отчёт о чатах классов',
      dueOn: day('2024-11-02'),
      startsOn: day('2024-10-22'),
      evidence: { kind: 'report', form: 'class-report' },
    },
    world.now,
  );
  const occasion = `${duty}/once`;
  const push = (c: string, a: Record<string, unknown>, by = COORDINATOR) =>
    world.say(by, '(кнопка)', { payload: { c, a } }).replaceAll('\u00a0', ' ');
  /** School `index` fills in so many of its three classes, and sends them where `sends`. */
  const report = (index: number, filled: number, sends = true) => {
    const by = 100 + index;
    world.say(by, 'Отчёт по классам');
    world.say(by, '1А, 5А, 9А');
    world.press(by, 'Записать классы');
    const rows = ['1А', '5А', '9А'].slice(0, filled).map((name, at) => `${name} ${LINES[(at + index) % 3]}`);
    world.say(by, rows.join('\n'));
    if (sends) world.press(by, 'Отправить координатору');
  };
  const unitId = (index: number) => world.schools.get(SCHOOLS[index]!)!;
  return { ...office, push, report, unitId, occasion, duty };
}

test('golden: the coordinator from nothing to the summary that goes upwards', async () => {
  const district = createDistrict({ reportByMail: false });
  const { world, report, push, occasion } = district;
  report(0, 3);
  report(1, 3);
  report(2, 2, false);
  report(3, 1, false);
  const from = world.transcript.length;
  world.say(COORDINATOR, 'Отчёты школ');
  world.press(COORDINATOR, 'Дегвинская');
  world.press(COORDINATOR, 'Принять');
  world.press(COORDINATOR, 'К списку');
  world.press(COORDINATOR, 'Мургукская');
  world.press(COORDINATOR, 'Вернуть');
  world.say(COORDINATOR, 'спросите Петрову');
  world.say(COORDINATOR, 'в 5А чата нет: создайте чат и пришлите снова');
  world.say(101, '5А да, да, 20 из 20, 4 из 4, есть');
  world.press(101, 'Заполнить отчёт');
  world.say(101, '5А да, да, 20 из 20, 4 из 4, есть');
  world.press(101, 'Отправить координатору');
  world.say(COORDINATOR, 'Отчёты школ');
  world.press(COORDINATOR, 'Сводка файлами');
  push('school-report-card', { f: 'class-report', o: occasion, s: world.schools.get(SCHOOLS[2])! });
  world.press(COORDINATOR, 'К списку');
  world.press(COORDINATOR, 'Написать несдавшим');
  world.say(COORDINATOR, 'Отмена');
  world.say(COORDINATOR, 'Почта для отчётов');
  world.press(COORDINATOR, 'Изменить адрес');
  world.say(COORDINATOR, 'наш обычный');
  world.say(COORDINATOR, 'otchet@example.ru');
  world.press(COORDINATOR, 'Ждать и письма');
  world.say(COORDINATOR, 'Отчёты школ');
  const table = district
    .documentsTo(COORDINATOR)
    .flatMap((document) => (document.format === 'xlsx' ? document.sheets : []))
    .find(({ columns }) => columns.some(({ title }) => title === 'Школа'));
  const print = (cell: CellSpec) => {
    if (cell === null) return '';
    return typeof cell === 'object' ? `${cell.percent}%` : String(cell);
  };
  const printed = [
    '# сводка в Excel',
    table?.columns.map(({ title }) => title).join(' | '),
    ...(table?.rows ?? []).map((row) => row.map(print).join(' | ')),
    ...(table?.notes ?? []),
  ].join('\n');
  await expect(`${world.transcript.slice(from)}${printed}\n`).toMatchFileSnapshot(
    '../golden/school-reports-coordinator.txt',
  );
});

describe('deciding', () => {
  test('once: the second coordinator hears who did it, the journal has it once', () => {
    const { world, push, report, unitId, occasion } = createDistrict();
    report(0, 3);
    const { id } = findSchoolReport(world.db, unitId(0), 'class-report', occasion)!;
    push('school-report-accept', { i: id });
    expect(push('school-report-accept', { i: id }, SECOND)).toContain('Это уже сделал');
    const acts = listJournal(world.db, world.districtId, { limit: 10 }).filter(({ act }) =>
      act.includes('Отчёт принят'),
    );
    expect(acts).toHaveLength(1);
  });

  test('a report of another district, a replaced one and no report change nothing', () => {
    const { world, push, report, unitId, occasion } = createDistrict();
    report(0, 3);
    const first = findSchoolReport(world.db, unitId(0), 'class-report', occasion)!.id;
    world.say(100, 'Отчёт по классам');
    world.press(100, 'Исправить отчёт');
    world.say(100, `1А ${LINES[2]}`);
    world.press(100, 'Отправить координатору');
    expect(push('school-report-accept', { i: first })).toContain('это прежний');
    expect(push('school-report-accept', { i: 999 })).toContain('это прежний');
    expect(findSchoolReport(world.db, unitId(0), 'class-report', occasion)?.state).toBe('given');
  });

  test('a returned report is open again with everything the school had filled in', () => {
    const { world, push, report, unitId, occasion } = createDistrict();
    report(0, 3);
    const { id } = findSchoolReport(world.db, unitId(0), 'class-report', occasion)!;
    push('school-report-return', { i: id });
    world.say(COORDINATOR, 'проверьте учителей 5А');
    expect(findReportDraft(world.db, unitId(0), 'class-report', occasion)?.rows).toHaveLength(3);
    expect(world.say(100, 'Отчёт по классам')).toContain('«проверьте учителей 5А»');
  });

  test('a duty that is taken away leaves its reports readable', () => {
    const { world, push, report, duty, occasion } = createDistrict();
    report(0, 3);
    removeDuty(world.db, duty, undefined, world.now);
    expect(push('school-reports', { f: 'class-report', o: occasion })).toContain(
      'Отчёт по классам, срок снят',
    );
    expect(push('school-reports', { f: 'class-report', o: '999/once' })).toContain('нет');
  });

  test('an occasion that is over is named in words', () => {
    const { world, push } = createDistrict();
    const duty = insertDuty(
      world.db,
      {
        districtId: world.districtId,
        kind: 'standing',
        title: 'отчёт о чатах классов за квартал',
        startsOn: day('2024-01-10'),
        evidence: { kind: 'report', form: 'class-report' },
      },
      world.now,
    );
    const titleOf = (key: string) => push('school-reports', { f: 'class-report', o: `${duty}/${key}` });
    expect(titleOf('2024-Q2')).toContain('Отчёт по классам, 2-й квартал 2024');
    expect(titleOf('2024-10-16')).toContain('Отчёт по классам, к сроку 16.10');
  });

  test('a head reads everything and decides nothing', () => {
    const { world, push, report, unitId, occasion } = createDistrict();
    report(0, 3);
    const { id } = findSchoolReport(world.db, unitId(0), 'class-report', occasion)!;
    const said = push('school-report-card', { i: id }, HEAD);
    expect(said).toContain('Классов — 3');
    expect(said).not.toContain('[Принять]');
    push('school-report-accept', { i: id }, HEAD);
    expect(findSchoolReport(world.db, unitId(0), 'class-report', occasion)?.state).toBe('given');
  });
});

test('where the mail is awaited, a report counts when it was sent', () => {
  const { world, report, push, occasion } = createDistrict({ reportByMail: true });
  report(0, 3);
  const list = () => push('school-reports', { f: 'class-report', o: occasion });
  expect(list()).toContain('Сдали 0 из 12 школ');
  expect(list()).toContain('письма ждём: Дегвинская');
  world.press(100, 'Письмо отправлено');
  expect(list()).toContain('Сдала 1 из 12 школ');
});

test('reports of many months: a page turn, and the last page holds the rest', () => {
  const { world, push } = createDistrict();
  for (const month of [1, 2, 3, 4, 5, 6, 7]) {
    insertDuty(
      world.db,
      {
        districtId: world.districtId,
        kind: 'dated',
        title: `отчёт ${month}`,
        dueOn: day(`2024-11-1${month}`),
        startsOn: day('2024-10-22'),
        evidence: { kind: 'report', form: 'class-report' },
      },
      world.now,
    );
  }
  const first = world.say(COORDINATOR, 'Отчёты школ');
  expect(first.match(/\[.*\d\.11.*\]/g)).toHaveLength(4);
  expect(first).toContain('[Ещё 4]');
  const second = push('school-reports', { all: 1, p: 1 });
  expect(second).toContain('[Назад]');
  expect(second).not.toContain('Ещё');
  expect(push('school-reports', { all: 1, p: 99 })).toBe(push('school-reports', { all: 1, p: 1 }));
});

test('a report that was decided on from the list, or replaced by a newer one, goes on to no deputy', () => {
  const district = createDistrict();
  const { world, report } = district;
  const DEPUTY = 13;
  world.person(DEPUTY, 'Замещающий');
  world.say(COORDINATOR, 'Замещение до 10.11');
  const code = [...world.transcript.matchAll(/пришлите ему: ([A-Z0-9]{10})/g)].at(-1)?.[1];
  world.say(DEPUTY, code ?? '');
  report(0, 3);
  report(1, 3);
  world.say(101, 'Отчёт по классам');
  world.press(101, 'Исправить отчёт');
  world.say(101, '1А да, да, 25 из 26, 3 из 3, есть');
  world.press(101, 'Отправить координатору');
  expect(world.db.prepare('SELECT count(*) FROM school_report').pluck().get()).toBe(3);
  world.say(COORDINATOR, 'Отчёты школ');
  world.press(COORDINATOR, 'Дегвинская');
  world.press(COORDINATOR, 'Принять');
  const from = world.transcript.length;
  world.moveTo(new Date('2024-10-30T09:00:00Z'));
  const passedOn = world.transcript.slice(from).match(/Больше суток[^\n]*\n[^\n]*/g);
  expect(passedOn).toHaveLength(1);
  expect(passedOn?.[0]).toContain('Мургукская');
});

test('a school that nobody speaks for any more is not said to have been told', () => {
  const { world, report } = createDistrict();
  report(0, 3);
  world.db.prepare('DELETE FROM binding WHERE unit_id = ?').run(world.schools.get(SCHOOLS[0]));
  world.say(COORDINATOR, 'Отчёты школ');
  world.press(COORDINATOR, 'Дегвинская');
  expect(world.press(COORDINATOR, 'Принять')).toContain('Школе сообщить не смог');
});
