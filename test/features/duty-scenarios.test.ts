import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { countBothers } from '../../src/storage/bother.ts';
import { listDutyAnswers } from '../../src/storage/duty-answer.ts';
import { insertBinding } from '../../src/storage/binding.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { FIRST, SECOND, addDutyTo, answersTo, createDutyOffice, push, saidTo } from '../support/duties.ts';
import type { DutyOffice } from '../support/duties.ts';
import { COORDINATOR } from '../support/office.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';

const DIRECTOR = `Директор ${SCHOOLS[0]}`;

describe('«Готово» typed with a day', () => {
  it('takes the one that «Готово» answers where the other asks for something else', () => {
    const office = createDutyOffice();
    loadWeek(office.world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    const id = addDutyTo(office, { title: 'собрать согласия', dueOn: day('2024-10-30') });
    addDutyTo(office, { kind: 'weekly', title: 'прислать анализ', evidence: { kind: 'week-note' } });
    expect(office.world.say(FIRST, 'Готово 30.10')).toContain('Отметил готовым срок 30.10 — собрать');
    expect(answersTo(office, id)).toEqual(['once given']);
  });
});

describe('the note of a week without figures', () => {
  it('is owed by nobody, and the school hears that there is nothing to write it from', () => {
    const office = createDutyOffice();
    const { world } = office;
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    const d = addDutyTo(office, {
      kind: 'weekly',
      title: 'прислать анализ',
      evidence: { kind: 'week-note' },
    });
    const card = office.say('Кто не прислал анализ');
    expect(card).toContain('Готово у 0 из 1');
    expect(card).toContain('Ещё нет: Дегвинская.');
    expect(card).not.toContain('Мургукская.');
    expect(world.say(FIRST, 'Сроки')).toContain('Нужен отчёт за неделю');
    expect(world.say(SECOND, 'Сроки')).toContain('цифр вашей школы за неделю');
    expect(push(office, SECOND, 'deadline-done', { d })).toContain('не из чего составить');
  });

  it('that has newer figures is asked of the school no more, its name stays in the list', () => {
    const office = createDutyOffice(at('2024-11-08', '17:30'));
    const { world } = office;
    loadWeek(world, '2024-11-08', { [SCHOOLS[0]]: { messages: [9, 31] } });
    addDutyTo(office, { kind: 'weekly', title: 'прислать анализ', evidence: { kind: 'week-note' } });
    world.passTo(at('2024-11-15', '17:30'));
    const from = world.transcript.length;
    loadWeek(world, '2024-11-15', { [SCHOOLS[0]]: { messages: [9, 31] } });
    world.passTo(at('2024-11-18', '12:00'));
    const told = world.transcript.slice(from);
    expect(saidTo(told, DIRECTOR).filter((text) => text.includes('прислать анализ'))).toEqual([]);
    expect(told).toContain('Срок прошёл, не сделала 1\u00a0школа');
  });
});

describe('the note of a week', () => {
  const NOTE = {
    kind: 'weekly' as const,
    title: 'прислать анализ',
    evidence: { kind: 'week-note' as const },
  };

  it('is of the week that the table holds, where that is the week before', () => {
    const office = createDutyOffice(at('2024-10-29', '12:00'), { expectedWeek: 'week-before' });
    const { world } = office;
    // The table of Friday the 25th.
    loadWeek(world, '2024-10-18', { [SCHOOLS[0]]: { messages: [9, 31] } });
    addDutyTo(office, NOTE);
    expect(world.say(FIRST, 'Сроки')).toContain('Нужен отчёт за неделю 12–18.10');
    expect(world.say(FIRST, 'Отчёт')).toContain('среде, 30.10');
    expect(office.say('Анализы школ')).toContain('среде, 30.10');
    world.press(FIRST, 'Отправить координатору');
    expect(office.say('Кто не прислал анализ')).toContain('Готово у 1 из 1');
  });

  it('gets more time up to the next table, not beyond it', () => {
    const office = createDutyOffice();
    const { world } = office;
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    const d = addDutyTo(office, NOTE);
    push(office, COORDINATOR, 'duty-extend', { d, s: schoolId(world, SCHOOLS[0]) });
    expect(office.say('05.11 ремонт')).toContain('не дальше 01.11');
    expect(office.say('01.11 ремонт')).toContain('Продлил до 01.11');
    const friday = addDutyTo(office, { ...NOTE, weekday: 5 });
    expect(push(office, COORDINATOR, 'duty-extend', { d: friday })).toContain('Продлить не получится');
  });

  it('is not reminded of once the next table is here', () => {
    const office = createDutyOffice(at('2024-11-01', '17:45'));
    const { world } = office;
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    const d = addDutyTo(office, NOTE);
    expect(push(office, COORDINATOR, 'duty-remind', { d })).toContain('Напомнить 1');
    loadWeek(world, '2024-11-01', { [SCHOOLS[0]]: { messages: [9, 31] } });
    expect(push(office, COORDINATOR, 'duty-remind', { d })).toContain('новая таблица загружена');
  });
});

describe('the last occasion of a weekly duty', () => {
  it('can be answered as long as it is reminded of', () => {
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, { kind: 'weekly', title: 'сверить чаты' });
    const s = schoolId(world, SCHOOLS[0]);
    world.passTo(at('2024-11-02', '12:00'));
    expect(push(office, FIRST, 'deadline-done', { d, s, o: '2024-10-30' })).toContain('30.10 — сверить чаты');
    expect(answersTo(office, d)).toEqual(['2024-10-30 given']);
    expect(push(office, FIRST, 'deadline-not-done', { d, s, o: '2024-10-30' })).toContain('Снял «Готово»');
    expect(answersTo(office, d)).toEqual(['2024-10-30 withdrawn']);
    world.passTo(at('2024-11-09', '12:00'));
    expect(push(office, FIRST, 'deadline-done', { d, s, o: '2024-10-30' })).toContain('о прошлом разе');
    expect(push(office, FIRST, 'deadline-done', { d, s, o: 'нет такого' })).toContain('о прошлом разе');
  });

  it('stands in the school’s list to the day that it was extended to', () => {
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, { kind: 'weekly', title: 'сверить чаты' });
    push(office, COORDINATOR, 'duty-extend', { d, s: schoolId(world, SCHOOLS[0]) });
    office.say('05.11 ремонт');
    world.passTo(at('2024-11-05', '12:00'));
    const list = world.say(FIRST, 'Сроки');
    expect(list).toContain('05.11 (вторник), сегодня');
    expect(list).toContain('06.11 (среда), завтра');
    expect(world.say(FIRST, 'Готово 05.11')).toContain('Отметил готовым срок 05.11');
    expect(answersTo(office, d)).toEqual(['2024-10-30 given']);
  });
});

describe('a button stays of the time it was made for', () => {
  const WEEKLY = { kind: 'weekly' as const, title: 'сверить чаты' };

  it('in the message of more time: the answer is to the week that was extended', () => {
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, WEEKLY);
    push(office, COORDINATOR, 'duty-extend', { d, s: schoolId(world, SCHOOLS[0]) });
    office.say('05.11 ремонт');
    world.passTo(at('2024-11-02', '12:00'));
    expect(world.press(FIRST, 'Готово')).toContain('Отметил готовым срок 05.11');
    expect(answersTo(office, d)).toEqual(['2024-10-30 given']);
  });

  it('«Готово» of two weeks ago says nothing of this week', () => {
    const office = createDutyOffice();
    const d = addDutyTo(office, WEEKLY);
    office.world.say(FIRST, 'Сроки');
    office.world.passTo(at('2024-11-10', '12:00'));
    expect(office.world.press(FIRST, 'Готово')).toContain('о прошлом разе');
    expect(answersTo(office, d)).toEqual([]);
  });

  it('«Не готово» of two weeks ago takes nothing of this week back', () => {
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, WEEKLY);
    const s = schoolId(world, SCHOOLS[0]);
    push(office, FIRST, 'deadline-done', { d, s });
    world.passTo(at('2024-11-10', '12:00'));
    push(office, FIRST, 'deadline-done', { d, s, o: '2024-11-13' });
    const [stale] = listDutyAnswers(world.db, d);
    expect(push(office, FIRST, 'deadline-not-done', { d, s, o: stale?.occasion })).toContain(
      'о прошлом разе',
    );
    expect(push(office, FIRST, 'duty-not-ours', { d, s, o: stale?.occasion })).toContain(
      'уже отмечен готовым',
    );
    expect(answersTo(office, d)).toEqual(['2024-10-30 given', '2024-11-13 given']);
    expect(world.say(FIRST, 'Не готово')).toContain('Снял «Готово» со срока 13.11');
  });

  it('what was agreed to be none of theirs is taken back by its button however late', () => {
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, WEEKLY);
    push(office, FIRST, 'duty-not-ours', { d });
    world.say(FIRST, 'классов нет');
    push(office, COORDINATOR, 'duty-accept', { a: 1 });
    world.passTo(at('2024-11-10', '12:00'));
    expect(world.press(FIRST, 'Отозвать ответ')).toContain('Отозвал ответ');
    expect(answersTo(office, d)).toEqual(['2024-10-30 withdrawn']);
  });
});

describe('a reminder that waits', () => {
  const bothers = ({ world }: DutyOffice) => {
    const id = findPersonByExternalId(world.db, FIRST)!.id;
    return countBothers(world.db, [id], {
      since: at('2024-01-01', '00:00'),
      by: at('2030-01-01', '00:00'),
    }).get(id);
  };

  it('and goes is not counted to the week’s budget', () => {
    const office = createDutyOffice(at('2024-10-29', '12:00'));
    const { world } = office;
    world.say(FIRST, 'Одно сообщение в день');
    world.say(FIRST, 'В 12:00');
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-11-05') });
    world.passTo(at('2024-10-31', '09:30'));
    expect(bothers(office)).toBe(1);
    push(office, FIRST, 'deadline-done', { d });
    world.passTo(at('2024-10-31', '13:00'));
    expect(bothers(office)).toBeUndefined();
  });

  it('goes the moment the duty is done, whoever of the school did it', () => {
    const office = createDutyOffice(at('2024-10-29', '12:00'));
    const { world } = office;
    world.person(30, 'ответственный', 'responsible', schoolId(world, SCHOOLS[0]));
    world.say(FIRST, 'Тихие часы');
    world.say(FIRST, 'С 20:00 до 10:00');
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-10-31') });
    world.passTo(at('2024-10-30', '09:59'));
    push(office, 30, 'deadline-done', { d });
    world.sleepUntil(at('2024-10-30', '10:00'));
    const from = world.transcript.length;
    // The jobs have not looked since.
    world.deliver();
    expect(saidTo(world.transcript.slice(from), DIRECTOR)).toEqual([]);
  });

  it.each(['done', 'removed'])('«Напомнить сейчас» in the quiet hours goes with the duty: %s', (how) => {
    const office = createDutyOffice(at('2024-10-29', '21:00'));
    const { world } = office;
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-11-05') });
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

describe('a person of two schools', () => {
  it('has the buttons of the one that owes, and chooses first where both do', () => {
    const office = createDutyOffice(at('2024-10-29', '12:00'));
    const { world } = office;
    const { id: person } = findPersonByExternalId(world.db, FIRST)!;
    insertBinding(world.db, person, 'director', schoolId(world, SCHOOLS[1]), world.now);
    const both = addDutyTo(office, { title: 'приказ', dueOn: day('2024-11-05') });
    push(office, FIRST, 'deadline-done', { d: both, s: schoolId(world, SCHOOLS[1]) });
    const from = world.transcript.length;
    world.passTo(at('2024-10-31', '12:00'));
    const [told = ''] = saidTo(world.transcript.slice(from), DIRECTOR);
    expect(told).toContain('Кому: Дегвинская.');
    expect(world.press(FIRST, 'Готово: 05.11')).toContain('Отметил готовым');
    expect(answersTo(office, both)).toEqual(['once given', 'once given']);
  });
});

describe('a slot is met by the minute', () => {
  it.each([
    ['08:59', 0],
    ['09:00', 1],
  ] as const)('«Готово» at %s: %i reminders', (time, told) => {
    const office = createDutyOffice(at('2024-10-29', '12:00'));
    const { world } = office;
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-10-30') });
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
    const office = createDutyOffice(at('2024-11-06', '12:00'));
    const { world } = office;
    addDutyTo(office, { kind: 'weekly', weekday: 1, title: 'сверить чаты', startsOn: day('2024-11-06') });
    const from = world.transcript.length;
    world.passTo(at('2024-11-11', '12:00'));
    const told = saidTo(world.transcript.slice(from), DIRECTOR).filter((text) => text.includes('сверить'));
    expect(told).toEqual([expect.stringContaining('11.11 (понедельник), сегодня')]);
  });

  it('a weekly duty rests over New Year and comes again with the first working Wednesday', () => {
    const office = createDutyOffice(at('2024-12-26', '12:00'));
    const { world } = office;
    addDutyTo(office, { kind: 'weekly', title: 'сверить чаты' });
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
    const office = createDutyOffice(at('2024-10-28', '12:00'));
    const { world } = office;
    const evidence = { kind: 'metric' as const, metric: 'messages', atLeast: 25 };
    const d = addDutyTo(office, { title: 'писать в Сферуме', dueOn: day('2024-10-30'), evidence });
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31] } });
    expect(push(office, COORDINATOR, 'deadline-card', { d })).toContain('Готово у 1 из\u00a04');
    world.db.exec('UPDATE measurement SET in_force = 0');
    expect(push(office, COORDINATOR, 'deadline-card', { d })).toContain('Готово у 0 из\u00a04');
  });
});
