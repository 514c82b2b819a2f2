import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { countBothers } from '../../src/storage/bother.ts';
import { listDutyAnswers } from '../../src/storage/duty-answer.ts';
import { insertDuty, removeDuty } from '../../src/storage/duty.ts';
import type { NewDuty } from '../../src/storage/duty.ts';
import { listOpenNotices } from '../../src/storage/office-notice.ts';
import { findPersonByExternalId, insertBinding } from '../../src/storage/person.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';

const FOUR = SCHOOLS.slice(0, 4);
const FIRST = 20;
const SECOND = 21;

function createDistrict(now = at('2024-10-29', '12:00')) {
  const office = createOffice({ now, schools: FOUR });
  addDirector(office.world, FIRST, SCHOOLS[0]);
  addDirector(office.world, SECOND, SCHOOLS[1]);
  return office;
}
type Office = ReturnType<typeof createDistrict>;

function add({ world }: Office, duty: Partial<NewDuty> & { title: string }): number {
  const kind = duty.kind ?? 'dated';
  return insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind,
      startsOn: day('2024-10-22'),
      ...(kind === 'dated' && { dueOn: day('2024-11-12') }),
      ...(kind === 'weekly' && { weekday: 3 }),
      ...duty,
    },
    world.now,
  );
}

const push = ({ world }: Office, who: number, c: string, a: object) =>
  world.say(who, '(кнопка)', { payload: { c, a } });
const occasionsOf = ({ world }: Office, id: number) =>
  listDutyAnswers(world.db, id).map(({ occasion, state }) => `${occasion} ${state}`);
/** What a person was told within a part of the transcript. */
const saidTo = (part: string, name: string) =>
  part.split(/\n(?=\S)/).filter((text) => text.startsWith(`Бот → ${name}\n`));
const DIRECTOR = `Директор ${SCHOOLS[0]}`;

describe('«Готово» typed with a day', () => {
  it('takes the one that «Готово» answers where the other asks for something else', () => {
    const office = createDistrict();
    loadWeek(office.world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    const id = add(office, { title: 'собрать согласия', dueOn: day('2024-10-30') });
    add(office, { kind: 'weekly', title: 'прислать анализ', evidence: { kind: 'week-note' } });
    expect(office.world.say(FIRST, 'Готово 30.10')).toContain('Отметил готовым срок 30.10 — собрать');
    expect(occasionsOf(office, id)).toEqual(['once given']);
  });
});

describe('the note of a week without figures', () => {
  it('is owed by nobody, and the school hears that there is nothing to write it from', () => {
    const office = createDistrict();
    const { world } = office;
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    const d = add(office, { kind: 'weekly', title: 'прислать анализ', evidence: { kind: 'week-note' } });
    const card = office.say('Кто не прислал анализ');
    expect(card).toContain('Готово у 0 из 1');
    expect(card).toContain('Ещё нет: Дегвинская.');
    expect(card).not.toContain('Мургукская.');
    expect(world.say(FIRST, 'Сроки')).toContain('Нужен отчёт за неделю');
    expect(world.say(SECOND, 'Сроки')).toContain('цифр вашей школы за неделю');
    expect(push(office, SECOND, 'deadline-done', { d })).toContain('не из чего составить');
  });

  it('that has newer figures is asked of the school no more, its name stays in the list', () => {
    const office = createDistrict(at('2024-11-08', '17:30'));
    const { world } = office;
    loadWeek(world, '2024-11-08', { [SCHOOLS[0]]: { messages: [9, 31] } });
    add(office, { kind: 'weekly', title: 'прислать анализ', evidence: { kind: 'week-note' } });
    world.passTo(at('2024-11-15', '17:30'));
    const from = world.transcript.length;
    loadWeek(world, '2024-11-15', { [SCHOOLS[0]]: { messages: [9, 31] } });
    world.passTo(at('2024-11-18', '12:00'));
    const told = world.transcript.slice(from);
    expect(saidTo(told, DIRECTOR).filter((text) => text.includes('прислать анализ'))).toEqual([]);
    expect(told).toContain('Срок прошёл, не сделала 1\u00a0школа');
  });
});

describe('the last occasion of a weekly duty', () => {
  it('can be answered as long as it is reminded of', () => {
    const office = createDistrict();
    const { world } = office;
    const d = add(office, { kind: 'weekly', title: 'сверить чаты' });
    const s = schoolId(world, SCHOOLS[0]);
    world.passTo(at('2024-11-02', '12:00'));
    expect(push(office, FIRST, 'deadline-done', { d, s, o: '2024-10-30' })).toContain('30.10 — сверить чаты');
    expect(occasionsOf(office, d)).toEqual(['2024-10-30 given']);
    expect(push(office, FIRST, 'deadline-not-done', { d, s, o: '2024-10-30' })).toContain('Снял «Готово»');
    expect(occasionsOf(office, d)).toEqual(['2024-10-30 withdrawn']);
    world.passTo(at('2024-11-09', '12:00'));
    expect(push(office, FIRST, 'deadline-done', { d, s, o: '2024-10-30' })).toContain('о прошлом разе');
    expect(push(office, FIRST, 'deadline-done', { d, s, o: 'нет такого' })).toContain('о прошлом разе');
  });

  it('stands in the school’s list to the day that it was extended to', () => {
    const office = createDistrict();
    const { world } = office;
    const d = add(office, { kind: 'weekly', title: 'сверить чаты' });
    push(office, COORDINATOR, 'duty-extend', { d, s: schoolId(world, SCHOOLS[0]) });
    office.say('05.11 ремонт');
    world.passTo(at('2024-11-05', '12:00'));
    const list = world.say(FIRST, 'Сроки');
    expect(list).toContain('05.11 (вторник), сегодня');
    expect(list).toContain('06.11 (среда), завтра');
    expect(world.say(FIRST, 'Готово 05.11')).toContain('Отметил готовым срок 05.11');
    expect(occasionsOf(office, d)).toEqual(['2024-10-30 given']);
  });
});

describe('what the office reads', () => {
  it('the card of a duty whose day is here names the reminders after it', () => {
    const office = createDistrict(at('2024-10-30', '12:00'));
    const d = add(office, { title: 'приказ', dueOn: day('2024-10-30') });
    expect(push(office, COORDINATOR, 'deadline-card', { d })).toContain('Напомню 31.10 и 02.11 в 09:00');
  });

  it.each([
    ['weekly', { kind: 'weekly' as const }, 'Напомню 29.10 и 30.10 в 09:00, и так каждую неделю.'],
    [
      'standing',
      { kind: 'standing' as const },
      'Напомню 16.12, 25.12 и 28.12 в 09:00, и так каждый квартал.',
    ],
    ['soon', { kind: 'soon' as const }, 'Напомню 29.10, 05.11 и 12.11 в 09:00.'],
  ])('%s: when it is reminded of', (_kind, duty, said) => {
    const office = createDistrict(at('2024-10-29', '08:30'));
    const d = add(office, { title: 'сверить чаты', ...duty });
    const text = push(office, COORDINATOR, 'deadline-card', { d });
    expect(text).toContain(said);
  });

  it('the preview of every kind says when reminders come', () => {
    const office = createDistrict();
    const preview = (kind: string) => {
      office.say('Добавить срок');
      office.world.press(COORDINATOR, 'Без даты');
      office.world.press(COORDINATOR, kind);
      return kind === 'Каждую неделю'
        ? (office.world.press(COORDINATOR, 'Ср'), office.say('сверить чаты'))
        : office.say('сверить чаты');
    };
    expect(preview('В кратчайшие сроки')).toContain('Сообщу сразу, напомню 05.11, 12.11 и 19.11 в 09:00.');
    expect(preview('Раз в квартал')).toMatch(/напомню .* 28\.12 в 09:00, и так каждый квартал\./);
    expect(preview('Каждую неделю')).toContain('напомню 30.10 в 09:00, и так каждую неделю.');
  });
});

describe('«Нас не касается»', () => {
  it('that was agreed to stands in the school’s list and can be taken back there', () => {
    const office = createDistrict();
    const { world } = office;
    const d = add(office, { title: 'приказ' });
    push(office, FIRST, 'duty-not-ours', { d });
    world.say(FIRST, 'школа закрывается');
    push(office, COORDINATOR, 'duty-accept', { a: 1 });
    expect(world.say(FIRST, 'Сроки')).toContain('Вас не касается: 12.11 — приказ');
    expect(world.press(FIRST, 'Всё-таки касается')).toContain('Отозвал ответ');
    expect(world.say(FIRST, 'Сроки')).toContain('12.11 (вторник)');
  });

  it('is over for the office once it is decided or taken back, however that was done', () => {
    const office = createDistrict();
    const { world } = office;
    const d = add(office, { title: 'приказ' });
    const open = () => listOpenNotices(world.db, world.districtId).length;
    push(office, FIRST, 'duty-not-ours', { d });
    world.say(FIRST, 'школа закрывается');
    expect(open()).toBe(1);
    push(office, FIRST, 'deadline-not-done', { d });
    expect(open()).toBe(0);
    push(office, FIRST, 'duty-not-ours', { d });
    world.say(FIRST, 'школа закрывается');
    push(office, COORDINATOR, 'duty-accept', { a: 2 });
    expect(open()).toBe(0);
  });
});

describe('a reminder that waits', () => {
  const bothers = ({ world }: Office) => {
    const id = findPersonByExternalId(world.db, FIRST)!.id;
    return countBothers(world.db, [id], {
      since: at('2024-01-01', '00:00'),
      by: at('2030-01-01', '00:00'),
    }).get(id);
  };

  it('and goes is not counted to the week’s budget', () => {
    const office = createDistrict(at('2024-10-29', '12:00'));
    const { world } = office;
    world.say(FIRST, 'Одно сообщение в день');
    world.say(FIRST, 'В 12:00');
    const d = add(office, { title: 'приказ', dueOn: day('2024-11-05') });
    world.passTo(at('2024-10-31', '09:30'));
    expect(bothers(office)).toBe(1);
    push(office, FIRST, 'deadline-done', { d });
    world.passTo(at('2024-10-31', '13:00'));
    expect(bothers(office)).toBeUndefined();
  });

  it.each(['done', 'removed'])('«Напомнить сейчас» in the quiet hours goes with the duty: %s', (how) => {
    const office = createDistrict(at('2024-10-29', '21:00'));
    const { world } = office;
    const d = add(office, { title: 'приказ', dueOn: day('2024-11-05') });
    expect(push(office, COORDINATOR, 'duty-remind', { d, yes: 1 })).toContain('08:00');
    world.passTo(at('2024-10-29', '22:00'));
    if (how === 'done') push(office, FIRST, 'deadline-done', { d });
    else push(office, COORDINATOR, 'deadline-remove', { d, yes: 1 });
    const from = world.transcript.length;
    world.passTo(at('2024-10-30', '08:30'));
    expect(saidTo(world.transcript.slice(from), DIRECTOR)).toEqual([]);
    if (how === 'done')
      expect(saidTo(world.transcript.slice(from), `Директор ${SCHOOLS[1]}`)).toHaveLength(1);
  });
});

describe('a silence of one duty', () => {
  it('is begun from the duty’s card, and gone with the duty', () => {
    const office = createDistrict();
    const { world } = office;
    const d = add(office, { title: 'приказ', dueOn: day('2024-11-05') });
    push(office, COORDINATOR, 'deadline-card', { d });
    world.press(COORDINATOR, 'Не напоминать');
    world.press(COORDINATOR, 'Все школы');
    office.say('08.11');
    expect(office.say('ждём письма управления')).toContain('Все школы, «приказ» — до 08.11');
    world.press(COORDINATOR, 'Сохранить');
    const from = world.transcript.length;
    world.passTo(at('2024-10-31', '12:00'));
    expect(saidTo(world.transcript.slice(from), DIRECTOR)).toEqual([]);
    expect(push(office, COORDINATOR, 'duty-remind', { d })).toContain('тишина');
    removeDuty(world.db, d, undefined, world.now);
    expect(office.say('Тишина')).toContain('Тишины сейчас нет');
  });
});

describe('the list of the office', () => {
  it('opens the time it is about, and says whom nobody could remind', () => {
    const office = createDistrict(at('2024-11-05', '12:00'));
    const { world } = office;
    add(office, { kind: 'weekly', title: 'сверить чаты' });
    push(office, FIRST, 'deadline-done', { d: 1 });
    const from = world.transcript.length;
    // 06.11 is a Wednesday: its third working day after is the Monday of the next week.
    world.passTo(at('2024-11-11', '12:00'));
    const told = saidTo(world.transcript.slice(from), 'Координатор').at(-1);
    expect(told).toContain('Срок прошёл, не сделали 3\u00a0школы из\u00a04: 06.11 — сверить чаты.');
    expect(told).toContain('Не в боте, им не напоминал: Сергокалинская №2, Урахинская.');
    const card = world.press(COORDINATOR, 'Кто не сделал');
    expect(card).toContain('06.11 (среда), срок прошёл');
    expect(card).toContain('Готово у 1 из\u00a04');
  });
});

describe('a person of two schools', () => {
  it('has the buttons of the one that owes, and chooses first where both do', () => {
    const office = createDistrict(at('2024-10-29', '12:00'));
    const { world } = office;
    const { id: person } = findPersonByExternalId(world.db, FIRST)!;
    insertBinding(world.db, person, 'director', schoolId(world, SCHOOLS[1]), world.now);
    const both = add(office, { title: 'приказ', dueOn: day('2024-11-05') });
    push(office, FIRST, 'deadline-done', { d: both, s: schoolId(world, SCHOOLS[1]) });
    const from = world.transcript.length;
    world.passTo(at('2024-10-31', '12:00'));
    const [told = ''] = saidTo(world.transcript.slice(from), DIRECTOR);
    expect(told).toContain('Кому: Дегвинская.');
    expect(world.press(FIRST, 'Готово: 05.11')).toContain('Отметил готовым');
    expect(occasionsOf(office, both)).toEqual(['once given', 'once given']);
  });
});

describe('a slot is met by the minute', () => {
  it.each([
    ['08:59', 0],
    ['09:00', 1],
  ] as const)('«Готово» at %s: %i reminders', (time, told) => {
    const office = createDistrict(at('2024-10-29', '12:00'));
    const { world } = office;
    const d = add(office, { title: 'приказ', dueOn: day('2024-10-30') });
    world.passTo(at('2024-10-30', time));
    const from = world.transcript.length;
    push(office, FIRST, 'deadline-done', { d });
    world.passTo(at('2024-10-30', '12:00'));
    const part = world.transcript.slice(told === 0 ? from : 0);
    expect(saidTo(part, DIRECTOR).filter((text) => text.includes('Это последний день'))).toHaveLength(told);
  });
});

describe('the holidays', () => {
  it('a weekly duty of Monday is not reminded of before its week has begun', () => {
    const office = createDistrict(at('2024-11-06', '12:00'));
    const { world } = office;
    add(office, { kind: 'weekly', weekday: 1, title: 'сверить чаты', startsOn: day('2024-11-06') });
    const from = world.transcript.length;
    world.passTo(at('2024-11-11', '12:00'));
    const told = saidTo(world.transcript.slice(from), DIRECTOR).filter((text) => text.includes('сверить'));
    expect(told).toEqual([expect.stringContaining('11.11 (понедельник), сегодня')]);
  });

  it('a weekly duty rests over New Year and comes again with the first working Wednesday', () => {
    const office = createDistrict(at('2024-12-26', '12:00'));
    const { world } = office;
    add(office, { kind: 'weekly', title: 'сверить чаты' });
    const from = world.transcript.length;
    world.passTo(at('2025-01-16', '12:00'));
    const days = world.transcript
      .slice(from)
      .split(/\n(?=── )/)
      .filter((part) => saidTo(part, DIRECTOR).some((text) => text.includes('сверить чаты')))
      .map((part) => /── (.*) ──/.exec(part)?.[1]);
    // 28.12 is a worked Saturday, 01.01–08.01 are days off.
    expect(days).toEqual([
      '2024-12-28 09:00',
      '2025-01-09 09:00',
      '2025-01-13 09:00',
      // With Friday's reminder that was the week's budget: nothing on 14.01; the last day always comes.
      '2025-01-15 09:00',
    ]);
  });
});

describe('the evidence that a table shows', () => {
  it('is lost with the table, and the school owes it again', () => {
    const office = createDistrict(at('2024-10-28', '12:00'));
    const { world } = office;
    const evidence = { kind: 'metric' as const, metric: 'messages', atLeast: 25 };
    const d = add(office, { title: 'писать в Сферуме', dueOn: day('2024-10-30'), evidence });
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    expect(push(office, COORDINATOR, 'deadline-card', { d })).toContain('Готово у 1 из\u00a04');
    world.db.exec('UPDATE measurement SET in_force = 0');
    expect(push(office, COORDINATOR, 'deadline-card', { d })).toContain('Готово у 0 из\u00a04');
  });
});

describe('another district', () => {
  it('reaches nothing by forged numbers', () => {
    const office = createDistrict();
    const { world } = office;
    const d = add(office, { title: 'приказ' });
    push(office, FIRST, 'duty-not-ours', { d });
    world.say(FIRST, 'школа закрывается');
    // Any other unit stands for another district here.
    world.db.exec(`UPDATE duty SET district_id = ${schoolId(world, SCHOOLS[1])}`);
    for (const [c, a] of [
      ['deadline-card', { d }],
      ['deadline-card', { d, o: 'once' }],
      ['duty-remind', { d, yes: 1 }],
      ['duty-extend', { d, s: schoolId(world, SCHOOLS[0]) }],
      ['duty-answer-card', { a: 1 }],
      ['duty-accept', { a: 1 }],
      ['duty-return', { a: 1 }],
      ['deadline-remove', { d, yes: 1 }],
    ] as const) {
      expect(push(office, COORDINATOR, c, a), c).toMatch(/уже нет/);
    }
    expect(occasionsOf(office, d)).toEqual(['once given']);
  });
});
