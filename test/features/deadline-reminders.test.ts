import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { addDuty } from '../../src/features/subjects/duties/add-deadline.ts';
import type { DutyToAdd } from '../../src/features/subjects/duties/add-deadline.ts';
import { districtContextOf } from '../../src/features/settings.ts';
import { insertDutyAnswer } from '../../src/storage/duty-answer.ts';
import { saveDutyExtension } from '../../src/storage/duty-extension.ts';
import { removeDuty } from '../../src/storage/duty.ts';
import { insertBother } from '../../src/storage/bother.ts';
import { insertSilence } from '../../src/storage/silence.ts';
import { insertVacation } from '../../src/storage/vacation.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { getUnit } from '../../src/storage/unit.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld, TestWorldOptions } from '../support/test-world.ts';
import { SCHOOLS, at, schoolId } from '../support/week-tables.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;
const OTHER_DIRECTOR = 202;

function createDistrict(options: Partial<TestWorldOptions> = {}): TestWorld {
  const world = createTestWorld({ now: at('2024-10-22', '11:00'), schools: SCHOOLS, ...options });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.person(DIRECTOR, 'директор Дегвинской', 'director', schoolId(world, SCHOOLS[0]));
  world.person(OTHER_DIRECTOR, 'директор Мургукской', 'director', schoolId(world, SCHOOLS[1]));
  world.tick();
  return world;
}

type Added = { dueOn: string; title: string; basis?: string; schools?: readonly string[] };

function add(world: TestWorld, { dueOn, title, basis, schools }: Added): number {
  return addAny(world, {
    kind: 'dated',
    dueOn: day(dueOn),
    title,
    basis,
    unitIds: schools?.map((name) => schoolId(world, name)),
  });
}

function addAny(world: TestWorld, duty: DutyToAdd): number {
  const context = districtContextOf({ ...world.base, now: world.now }, getUnit(world.db, world.districtId));
  return world.db.transaction(() => addDuty(context, duty))().id;
}

function answerDuty(world: TestWorld, dutyId: number, school: string, occasion = 'once'): void {
  insertDutyAnswer(
    world.db,
    { dutyId, unitId: schoolId(world, school), occasion, kind: 'done', by: personId(world, DIRECTOR) },
    world.now,
  );
}

function personId(world: TestWorld, externalId: number) {
  return findPersonByExternalId(world.db, externalId)!.id;
}

const REGISTRATION: Added = {
  dueOn: '2024-10-30',
  title: 'зарегистрировать в Сферуме всех сотрудников',
  basis: 'постановление № 380, п. 1.2',
};
const REPORT: Added = {
  dueOn: '2024-11-02',
  title: 'отправить отчёт на почту управления с пометкой «Сферум»',
  basis: 'постановление № 380, п. 1.9',
};

/** When somebody was reminded. */
function reminders(world: TestWorld, name = 'директор Дегвинской'): string[] {
  return world.transcript
    .split(/\n(?=── )/)
    .filter((part) => saidTo(part, name).some((text) => text.includes('Когда сделаете')))
    .map((part) => /── (.*) ──/.exec(part)?.[1] ?? '');
}

/** What was said to somebody within a part of the transcript. */
function saidTo(part: string, name: string): string[] {
  return part.split(/\n(?=\S)/).filter((text) => text.startsWith(`Бот → ${name}\n`));
}

/** The lists of those who have not done it, as the coordinator got them. */
function officeLists(world: TestWorld): string[] {
  return saidTo(world.transcript, 'координатор').filter((text) => text.includes('Срок прошёл, не сделал'));
}

it('golden: the deadlines 30.10.2024 and 02.11.2024 added on 22.10.2024 at 12:00, day by day', async () => {
  const world = createDistrict();
  world.passTo(at('2024-10-22', '12:00'));
  world.note('22.10, 12:00: координатор добавляет оба срока постановления');
  add(world, REGISTRATION);
  add(world, REPORT);
  world.deliver();
  world.passTo(at('2024-10-29', '15:00'));
  world.say(DIRECTOR, 'Готово: 30.10');
  world.passTo(at('2024-11-03', '12:00'));
  await expect(world.transcript).toMatchFileSnapshot('../golden/deadlines-day-by-day.txt');
});

describe('when', () => {
  it('on the slots that are still ahead when it is added, each once', () => {
    const world = createDistrict();
    world.passTo(at('2024-10-22', '12:00'));
    add(world, REGISTRATION);
    add(world, REPORT);
    world.passTo(at('2024-11-20', '12:00'));
    expect(reminders(world)).toEqual([
      '2024-10-24 09:00',
      '2024-10-25 09:00',
      '2024-10-29 09:00',
      '2024-10-30 09:00',
      // From here on what has passed comes too: 30.10 on 31.10 and 02.11, 02.11 on 05.11 and 07.11.
      '2024-10-31 09:00',
      '2024-11-01 09:00',
      '2024-11-02 09:00',
      '2024-11-05 09:00',
      '2024-11-07 09:00',
    ]);
  });

  it('on a day off the last one comes on the last working day before, with the date as it is printed', () => {
    const world = createDistrict({ now: at('2026-04-20', '10:00') });
    add(world, {
      dueOn: '2026-05-01',
      title: 'рассказать об электронном обучении',
      basis: 'пост. № 1678, п. 11',
    });
    world.passTo(at('2026-05-04', '12:00'));
    expect(reminders(world)).toEqual([
      '2026-04-22 09:00',
      '2026-04-28 09:00',
      '2026-04-30 09:00',
      '2026-05-04 09:00',
    ]);
    const last = world.transcript.slice(world.transcript.indexOf('── 2026-04-30 09:00'));
    expect(last).toContain(
      '01.05 (пятница), завтра: рассказать об электронном обучении (пост. №\u00a01678, п.\u00a011). Сам срок — выходной, последний рабочий день перед ним сегодня.',
    );
  });

  it('at 09:00 of the district', () => {
    const zone = 'Asia/Kamchatka';
    const world = createDistrict({ now: at('2024-10-22', '10:00', zone), settings: { timeZone: zone } });
    add(world, REGISTRATION);
    world.moveTo(at('2024-10-26', '10:00', zone));
    // The transcript prints the district's own clock.
    expect(reminders(world)).toEqual(['2024-10-25 09:00']);
  });

  it('late the same day, until 20:00', () => {
    const late = createDistrict();
    add(late, REGISTRATION);
    late.passTo(at('2024-10-24', '12:00'));
    late.sleepUntil(at('2024-10-25', '19:30'));
    late.note('программа снова работает');
    late.tick();
    expect(late.transcript).toContain('через 3\u00a0рабочих дня');

    const missed = createDistrict();
    add(missed, REGISTRATION);
    missed.passTo(at('2024-10-24', '12:00'));
    missed.sleepUntil(at('2024-10-25', '20:00'));
    missed.tick();
    missed.passTo(at('2024-10-26', '12:00'));
    expect(missed.transcript).not.toContain('через 3\u00a0рабочих дня');
  });
});

describe('whom', () => {
  it('only people of the schools concerned', () => {
    const world = createDistrict();
    add(world, { ...REGISTRATION, schools: [SCHOOLS[1]] });
    world.passTo(at('2024-10-25', '10:00'));
    expect(reminders(world)).toEqual([]);
    expect(reminders(world, 'директор Мургукской')).toEqual(['2024-10-25 09:00']);
  });

  it('«Готово» ends it for that school alone, a removed deadline for all', () => {
    const world = createDistrict();
    const done = add(world, REGISTRATION);
    const removed = add(world, { ...REGISTRATION, title: 'снятый срок' });
    answerDuty(world, done, SCHOOLS[0]);
    removeDuty(world.db, removed, undefined, world.now);
    world.passTo(at('2024-10-25', '10:00'));
    expect(reminders(world)).toEqual([]);
    expect(reminders(world, 'директор Мургукской')).toEqual(['2024-10-25 09:00']);
    expect(world.transcript.slice(world.transcript.indexOf('── 2024-10-25'))).not.toContain('снятый срок');
  });

  it('all of one morning is one message, with a button for each', () => {
    const world = createDistrict();
    world.person(DIRECTOR, 'директор Дегвинской', 'responsible', schoolId(world, SCHOOLS[3]));
    add(world, REGISTRATION);
    add(world, { ...REGISTRATION, title: 'сверить список сотрудников', schools: [SCHOOLS[3]] });
    world.passTo(at('2024-10-25', '09:00'));
    const told = world.transcript.slice(world.transcript.indexOf('── 2024-10-25'));
    expect(told.match(/Бот → директор Дегвинской/g)).toHaveLength(1);
    expect(told.slice(0, told.indexOf('Бот → директор Мургукской'))).toMatchInlineSnapshot(`
      "── 2024-10-25 09:00 ──
      Бот → директор Дегвинской
          30.10 (среда), через 3 рабочих дня: зарегистрировать в Сферуме всех сотрудников (постановление № 380, п. 1.2). Кому: Дегвинская и Сергокалинская №2.
          30.10 (среда), через 3 рабочих дня: сверить список сотрудников (постановление № 380, п. 1.2). Кому: Сергокалинская №2.
          Отметить готовое — в «Сроках»; другую школу выбирает «Сменить школу».
          [Сроки] [Сменить школу]
      "
    `);
  });

  it('many deadlines keep within the messenger’s buttons', () => {
    const world = createDistrict();
    for (let index = 0; index < 9; index++) add(world, { ...REGISTRATION, title: `дело ${index + 1}` });
    world.passTo(at('2024-10-25', '09:00'));
    const told = world.transcript.slice(world.transcript.indexOf('── 2024-10-25'));
    const director = told.slice(0, told.indexOf('Бот → директор Мургукской'));
    expect(director.match(/\[Готово/g)).toHaveLength(5);
    expect(director).toContain('И ещё 3\u00a0срока — в «Сроках».');
  });
});

describe('after the day', () => {
  it('+1 working day the director, +3 both, then the names to the coordinator; who is done hears nothing', async () => {
    const world = createDistrict();
    world.person(203, 'ответственный Дегвинской', 'responsible', schoolId(world, SCHOOLS[0]));
    world.person(204, 'ответственный Урахинской', 'responsible', schoolId(world, SCHOOLS[2]));
    const id = add(world, { ...REGISTRATION, schools: SCHOOLS.slice(0, 4) });
    world.deliver();
    world.passTo(at('2024-10-30', '15:00'));
    answerDuty(world, id, SCHOOLS[1]);
    world.note('30.10, 15:00: Мургукская готова');
    const from = world.transcript.length;
    world.passTo(at('2024-11-12', '12:00'));
    await expect(world.transcript.slice(from)).toMatchFileSnapshot('../golden/duties-overdue.txt');
  });

  it('an extension moves every reminder of that school', () => {
    const world = createDistrict();
    const id = add(world, REGISTRATION);
    saveDutyExtension(
      world.db,
      {
        dutyId: id,
        unitId: schoolId(world, SCHOOLS[0]),
        occasion: 'once',
        dueOn: day('2024-11-08'),
        reason: 'ремонт',
      },
      { by: personId(world, COORDINATOR), now: world.now },
    );
    world.passTo(at('2024-11-20', '12:00'));
    expect(reminders(world)).toEqual([
      '2024-10-30 09:00',
      '2024-11-05 09:00',
      '2024-11-07 09:00',
      '2024-11-08 09:00',
      '2024-11-11 09:00',
      '2024-11-13 09:00',
    ]);
    expect(reminders(world, 'директор Мургукской')[0]).toBe('2024-10-25 09:00');
  });
});

describe('of other kinds', () => {
  it('a weekly one the working day before and on it; none in the vacations, none under a silence', () => {
    const world = createDistrict({ now: at('2024-11-05', '10:00') });
    addAny(world, { kind: 'weekly', weekday: 3, title: 'прислать анализ', evidence: { kind: 'confirm' } });
    const office = { createdBy: personId(world, COORDINATOR), districtId: world.districtId };
    insertVacation(
      world.db,
      { ...office, unitId: undefined, title: 'Осенние', from: day('2024-11-11'), to: day('2024-11-17') },
      world.now,
    );
    insertSilence(
      world.db,
      {
        ...office,
        unitId: schoolId(world, SCHOOLS[1]),
        dutyId: undefined,
        reason: 'карантин',
        until: day('2024-11-30'),
      },
      world.now,
    );
    world.passTo(at('2024-11-28', '12:00'));
    expect(reminders(world)).toEqual([
      '2024-11-06 09:00',
      '2024-11-07 09:00',
      // The vacations hold what comes of the week before them too; of the week inside them nobody is told that it passed.
      '2024-11-19 09:00',
      '2024-11-20 09:00',
      '2024-11-21 09:00',
      // With Friday's reminder that was the week's budget: nothing on 25.11 and 26.11. The last day always comes.
      '2024-11-27 09:00',
      '2024-11-28 09:00',
    ]);
    expect(reminders(world, 'директор Мургукской')).toEqual([]);
  });

  it('the office has the names of who is silent or in vacations too, and not of what nobody was told of', () => {
    const world = createDistrict({ now: at('2024-11-05', '10:00') });
    addAny(world, { kind: 'weekly', weekday: 3, title: 'сверить чаты' });
    const office = { createdBy: personId(world, COORDINATOR), districtId: world.districtId };
    insertVacation(
      world.db,
      { ...office, unitId: undefined, title: 'Осенние', from: day('2024-11-11'), to: day('2024-11-17') },
      world.now,
    );
    const silence = { unitId: schoolId(world, SCHOOLS[1]), dutyId: undefined, reason: 'карантин' };
    insertSilence(world.db, { ...office, ...silence, until: day('2024-11-30') }, world.now);
    const to = (now: string) => {
      const before = world.transcript.length;
      world.passTo(at(now, '12:00'));
      return saidTo(world.transcript.slice(before), 'координатор').filter((text) => text.includes('Кто:'));
    };
    // The third working day after 06.11 is in the vacations.
    const [list = ''] = to('2024-11-11');
    expect(list).toContain('не сделали 12\u00a0школ');
    expect(list).toContain('Сегодня школам не напоминал: тишина или каникулы.');
    expect(to('2024-11-18')).toEqual([]);
    expect(to('2024-11-25')[0]).toContain('Сегодня не напоминал, тишина или каникулы: Мургукская.');
  });

  it('the names come to the office though the bot was down that day, once, with who owes it then', () => {
    const world = createDistrict();
    const duty = add(world, REGISTRATION);
    world.passTo(at('2024-11-01', '12:00'));
    world.sleepUntil(at('2024-11-06', '21:30'));
    world.tick();
    answerDuty(world, duty, SCHOOLS[1]);
    expect(officeLists(world)).toEqual([]);
    world.passTo(at('2024-11-08', '12:00'));
    const lists = officeLists(world);
    expect(lists).toHaveLength(1);
    expect(lists[0]).toContain('не сделали 11\u00a0школ');
    expect(lists[0]).not.toContain('Мургукская');
  });

  it('a list of names older than a week comes no more', () => {
    const world = createDistrict();
    add(world, REGISTRATION);
    world.passTo(at('2024-11-01', '12:00'));
    world.sleepUntil(at('2024-11-14', '12:00'));
    world.tick();
    expect(officeLists(world)).toEqual([]);
  });

  it('«в кратчайшие сроки»: three times, then the names', () => {
    const world = createDistrict();
    addAny(world, { kind: 'soon', title: 'перевести все чаты', basis: '№ 380 п. 1.3' });
    world.passTo(at('2024-12-02', '12:00'));
    expect(reminders(world)).toEqual(['2024-10-29 09:00', '2024-11-05 09:00', '2024-11-12 09:00']);
    expect(world.transcript).toContain('Без ответа 12\u00a0школ из');
  });
});

describe('manners', () => {
  it('who had three messages this week is told of dated and critical duties and of last days alone', () => {
    const world = createDistrict();
    add(world, REGISTRATION);
    addAny(world, { kind: 'weekly', weekday: 5, title: 'сверить чаты' });
    addAny(world, { kind: 'weekly', weekday: 4, title: 'прислать анализ' });
    addAny(world, { kind: 'weekly', weekday: 4, title: 'важное', isCritical: true });
    for (const on of ['2024-10-23', '2024-10-24', '2024-10-24']) {
      insertBother(world.db, personId(world, DIRECTOR), {
        kind: 'broadcast',
        isCritical: false,
        at: at(on, '08:00'),
      });
    }
    world.passTo(at('2024-10-24', '10:00'));
    const from = world.transcript.length;
    world.passTo(at('2024-10-25', '10:00'));
    const told = world.transcript.slice(from);
    const [own = ''] = saidTo(told, 'директор Дегвинской');
    expect(own).toContain('зарегистрировать');
    expect(own).toContain('важное');
    expect(own).toContain('сверить чаты');
    expect(own).not.toContain('анализ');
    expect(saidTo(told, 'директор Мургукской')[0]).toContain('анализ');
  });

  it('a reminder that waits loses what was done meanwhile, and goes with the last of it', () => {
    const world = createDistrict();
    world.say(DIRECTOR, 'Одно сообщение в день');
    world.say(DIRECTOR, 'В 12:00');
    const first = add(world, REGISTRATION);
    const second = add(world, { ...REGISTRATION, title: 'сверить список' });
    world.passTo(at('2024-10-25', '10:00'));
    answerDuty(world, first, SCHOOLS[0]);
    const from = world.transcript.length;
    world.passTo(at('2024-10-25', '12:30'));
    const told = world.transcript.slice(from);
    expect(told).toContain('сверить список');
    expect(told).not.toContain('зарегистрировать');
    world.passTo(at('2024-10-28', '15:00'));
    const before = world.transcript.length;
    world.passTo(at('2024-10-29', '09:30'));
    answerDuty(world, second, SCHOOLS[0]);
    world.passTo(at('2024-10-29', '20:00'));
    expect(saidTo(world.transcript.slice(before), 'директор Дегвинской')).toEqual([]);
  });

  it('«Напомнить сейчас» goes to the debtors, once a day', () => {
    const world = createDistrict();
    const d = add(world, REGISTRATION);
    answerDuty(world, d, SCHOOLS[1]);
    world.deliver();
    const press = (a: Record<string, unknown>) =>
      world.say(COORDINATOR, 'Напомнить сейчас', { payload: { c: 'duty-remind', a } });
    expect(press({ d })).toContain('Напомнить 1\u00a0человеку?');
    const said = press({ d, yes: 1 });
    expect(said).toContain('Напомнил 1\u00a0человеку.');
    world.deliver();
    expect(
      saidTo(world.transcript, 'директор Мургукской').filter((text) => text.includes('через')),
    ).toHaveLength(1);
    expect(press({ d, yes: 1 })).toContain('Сегодня об этом уже напоминали');
  });
});
