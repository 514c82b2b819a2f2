import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { findBatch } from '../../src/storage/batch.ts';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { markOver } from '../../src/storage/outbox-sending.ts';
import { endBinding, listBindingsOfPerson } from '../../src/storage/binding.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { all, get, run } from '../../src/storage/statement.ts';
import { addDirector, COORDINATOR, createOffice } from '../support/office.ts';
import { releaseHeld } from '../support/held-batch.ts';
import { at, loadShares, openChannel, SCHOOLS, schoolId } from '../support/week-tables.ts';

const FOUR = SCHOOLS.slice(0, 4);
const SECOND = 11;
const HEAD = 12;

function createDistrict(now = at('2024-10-28', '12:00')) {
  const office = createOffice({ now, schools: FOUR });
  for (const [index, school] of FOUR.slice(0, 3).entries()) addDirector(office.world, 20 + index, school);
  office.world.tick();
  return office;
}

type Office = ReturnType<typeof createDistrict>;

function send(office: Office, text: string, ...buttons: readonly string[]): string {
  office.say('Рассылка');
  office.say(text);
  for (const one of buttons) office.say(one);
  office.say('Отправить');
  return office.say('Да, отправить');
}

function plan(office: Office, text: string, ...buttons: readonly string[]): void {
  office.say('Рассылка');
  office.say(text);
  for (const one of [...buttons, 'Назначить время', 'завтра 9:00', 'Запланировать', 'Да, запланировать']) {
    office.say(one);
  }
}

function press(office: Office, who: number, command: string, args: object): string {
  return office.world
    .say(who, '(кнопка)', { payload: { c: command, a: { ...args } } })
    .replaceAll('\u00a0', ' ');
}

const correct = (office: Office, text: string, who = COORDINATOR) => {
  press(office, who, 'correct', { b: 1 });
  office.world.say(who, text);
  return office.world.press(who, 'Да, исправить').replaceAll('\u00a0', ' ');
};

function messages(office: Office) {
  return all<{ peer: number; state: string; failure: string | null; text: string | null; due: number }>(
    office.world.db,
    `SELECT peer_id AS peer, state, failure, json_extract(content, '$.text') AS text, due_at AS due
     FROM outbox WHERE batch_id IS NOT NULL ORDER BY id`,
  );
}

/** Written at night it goes in the morning; its messages wait until half past eight. */
function release({ world }: Office): void {
  releaseHeld(world, at('2024-10-29', '08:00'), at('2024-10-29', '08:30'));
}

function erase(office: Office, who: number): void {
  const { db, now } = office.world;
  db.transaction(() => erasePerson(db, ensurePerson(db, who, now), now))();
}

function endBindings(office: Office, who: number): void {
  const { db, now } = office.world;
  const person = ensurePerson(db, who, now);
  for (const binding of listBindingsOfPerson(db, person.id)) endBinding(db, binding.id, person.id, now);
}

describe('who got nothing', () => {
  it('for want of a figure, or spared, stands in the status with the reason', () => {
    const office = createDistrict();
    const { world } = office;
    loadShares(world, 'employees', '2024-10-24', [[schoolId(world, FOUR[0]!), [38, 45]]]);
    office.say('Рассылка');
    office.say('Сейчас: {показатель}');
    office.say('Сотрудники');
    office.say('Отправить');
    office.say('Да, отправить');
    const said = office.say('Что с рассылкой');
    expect(said).toContain('Дошло всем: 1.');
    expect(said).toContain('Не писал: Мургукская, Урахинская — цифры нет.');
    expect(said).toContain('Нет в боте: Сергокалинская №2.');
  });

  it('of a threshold: the schools without a figure are named afterwards too', () => {
    const office = createDistrict();
    const { world } = office;
    loadShares(world, 'pupils-12-months', '2024-10-22', [[schoolId(world, FOUR[0]!), [10, 100]]]);
    send(office, 'Коллеги, в пятницу совещание.', 'Кому', 'ниже 50 % по ученикам');
    expect(office.say('Что с рассылкой')).toContain('— цифры нет.');
    expect(messages(office).map(({ peer }) => peer)).toEqual([20]);
  });

  it('in time is out of time: after a day it is not sent, and can be repeated', () => {
    const office = createDistrict(at('2024-10-28', '12:00'));
    const { world } = office;
    send(office, 'текст');
    run(
      world.db,
      "UPDATE outbox SET state = 'waiting', due_at = ?, sent_at = NULL WHERE batch_id = 1 AND peer_id = 21",
      [at('2024-10-31', '12:00').getTime()],
    );
    world.moveTo(at('2024-10-31', '13:00'));
    const said = office.say('Что с рассылкой');
    expect(said).toContain('Не дошло: Мургукская — не ушло вовремя.');
    expect(said).toContain('[Повторить недошедшим]');
  });
});

describe('«Ознакомлен(а)»', () => {
  it('of a broadcast that has not gone is nobody’s', () => {
    const office = createDistrict();
    plan(office, 'текст', 'С «Ознакомлен(а)»');
    expect(press(office, 20, 'broadcast-ack', { b: 1 })).toContain('Это сообщение не вам');
    expect(
      get(office.world.db, 'SELECT 1 FROM batch_recipient WHERE acknowledged_at IS NOT NULL'),
    ).toBeUndefined();
  });

  it('is not the coordinator’s, a guest’s or another school’s', () => {
    const office = createDistrict();
    send(office, 'текст', 'Кому', 'Выбрать школы', 'Дегвинская', 'Выбраны', 'С «Ознакомлен(а)»');
    for (const who of [COORDINATOR, 21]) {
      expect(press(office, who, 'broadcast-ack', { b: 1 })).toContain('Это сообщение не вам');
    }
    press(office, 77, 'broadcast-ack', { b: 1 });
    expect(
      get(office.world.db, 'SELECT 1 FROM batch_recipient WHERE acknowledged_at IS NOT NULL'),
    ).toBeUndefined();
  });

  it('counts of a director who is a coordinator too, in either role', () => {
    const office = createDistrict();
    office.world.person(20, 'Директор и координатор', 'coordinator');
    send(office, 'текст', 'С «Ознакомлен(а)»');
    expect(office.world.press(20, 'Ознакомлен(а)')).toContain('Спасибо, отметил');
    expect(office.say('Что с рассылкой')).toContain('Ознакомились: 1 из 3.');
  });

  it('is asked again only of those who have the message', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    const { world } = office;
    send(office, 'текст', 'С «Ознакомлен(а)»');
    release(office);
    const ids = all<{ id: number }>(world.db, 'SELECT id FROM outbox WHERE batch_id = 1 ORDER BY id');
    markOver(world.db, ids[0]!.id, 'failed', 'person:901');
    world.moveTo(at('2024-10-29', '09:00'));
    world.press(21, 'Ознакомлен(а)');
    office.say('Что с рассылкой');
    expect(office.say('Кто ещё нет')).toContain('Ознакомились: 1 из 2. Ещё нет:\n    Урахинская');
    office.say('Написать им');
    expect(office.say('Отметьте, пожалуйста.')).toContain('Получит 1 человек');
  });
});

describe('people who change meanwhile', () => {
  it('erased between the plan and its moment: left out, nothing of them stays in its rows', () => {
    const office = createDistrict();
    plan(office, 'текст');
    erase(office, 20);
    office.world.moveTo(at('2024-10-29', '12:00'));
    expect(messages(office).map(({ peer }) => peer)).toEqual([21, 22]);
    expect(office.say('Что с рассылкой')).toContain('К отправке уже не подходили: Дегвинская.');
  });

  it('a director replaced, a school closed: the old one gets nothing, the new one was not counted', () => {
    const office = createDistrict();
    const { world } = office;
    plan(office, 'текст');
    endBindings(office, 20);
    addDirector(world, 30, FOUR[0]!);
    run(world.db, 'UPDATE unit SET closed_at = 1 WHERE id = ?', [schoolId(world, FOUR[1]!)]);
    world.moveTo(at('2024-10-29', '12:00'));
    expect(messages(office).map(({ peer }) => peer)).toEqual([22]);
  });

  it('who has left since is not offered for a repeat', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    const { world } = office;
    send(office, 'текст');
    release(office);
    const ids = all<{ id: number }>(world.db, 'SELECT id FROM outbox WHERE batch_id = 1 ORDER BY id');
    markOver(world.db, ids[0]!.id, 'failed', 'person:901');
    markOver(world.db, ids[1]!.id, 'failed', 'person:901');
    endBindings(office, 20);
    expect(press(office, COORDINATOR, 'broadcast-repeat', { b: 1 })).toContain(
      'Отправить ещё раз 1 человеку: Мургукская?',
    );
    endBindings(office, 21);
    expect(press(office, COORDINATOR, 'broadcast-repeat', { b: 1 })).toContain('Повторять некому');
  });
});

describe('a repeat', () => {
  /** A broadcast to those who owe a report, which reached nobody. */
  function undelivered(): Office {
    const office = createDistrict(at('2024-10-29', '12:00'));
    insertDuty(
      office.world.db,
      {
        districtId: office.world.districtId,
        kind: 'dated',
        title: 'отчёт',
        dueOn: day('2024-11-02'),
        startsOn: day('2024-10-22'),
      },
      office.world.now,
    );
    office.say('Рассылка');
    for (const one of ['Ждём отчёт.', 'Кому', 'кто не сдал отчёт', 'Отправить']) office.say(one);
    run(office.world.db, "UPDATE outbox SET state = 'failed', failure = 'person:901' WHERE batch_id = 1");
    return office;
  }

  it('is not for those who have done meanwhile what the broadcast asks for', () => {
    const office = undelivered();
    office.world.say(20, 'Готово');
    expect(press(office, COORDINATOR, 'broadcast-repeat', { b: 1 })).toContain(
      'Отправить ещё раз 2 людям: Мургукская, Урахинская?',
    );
    office.world.say(21, 'Готово');
    office.world.say(22, 'Готово');
    expect(press(office, COORDINATOR, 'broadcast-repeat', { b: 1, n: 2 })).toContain(
      'Повторять некому: те, кому не дошло, под условия рассылки больше не подходят.',
    );
  });

  it('pressed at night goes in the morning, to those who still fit then', () => {
    const office = undelivered();
    const { world } = office;
    world.moveTo(at('2024-10-29', '21:00'));
    expect(press(office, COORDINATOR, 'broadcast-repeat', { b: 1, n: 3 })).toContain(
      'Отправлю ещё раз завтра в 08:00: 3 людям.',
    );
    world.say(20, 'Готово');
    endBindings(office, 22);
    world.moveTo(at('2024-10-30', '08:00'));
    const repeated = messages(office).slice(3);
    expect(repeated.map(({ peer, state }) => [peer, state])).toEqual([
      [20, 'expired'],
      [21, 'sent'],
      [22, 'expired'],
    ]);
    const said = office.say('Что с рассылкой');
    expect(said).toContain('Дошло всем: 1.');
    expect(said).toContain('К отправке уже не подходили: Дегвинская, Урахинская.');
  });

  it('that waits has the figures of the moment at which it goes', () => {
    const office = createDistrict(at('2024-10-29', '12:00'));
    const { world } = office;
    loadShares(world, 'employees', '2024-10-24', [[schoolId(world, FOUR[0]!), [38, 45]]]);
    office.say('Рассылка');
    for (const one of ['Сейчас: {показатель}', 'Сотрудники', 'Отправить', 'Да, отправить']) office.say(one);
    run(world.db, "UPDATE outbox SET state = 'failed', failure = 'person:901' WHERE batch_id = 1");
    world.moveTo(at('2024-10-29', '21:00'));
    press(office, COORDINATOR, 'broadcast-repeat', { b: 1, n: 1 });
    loadShares(world, 'employees', '2024-10-29', [[schoolId(world, FOUR[0]!), [44, 45]]]);
    world.moveTo(at('2024-10-30', '08:00'));
    expect(messages(office).at(-1)?.text?.replaceAll('\u00a0', ' ')).toContain('Сейчас: 44 из 45');
  });

  it('of what may have arrived at an earlier attempt is never made', () => {
    const office = createDistrict();
    send(office, 'текст');
    run(
      office.world.db,
      `UPDATE outbox SET state = 'failed', failure = 'person:901', unanswered_since = 1
       WHERE batch_id = 1 AND peer_id = 20`,
    );
    expect(office.say('Что с рассылкой')).toContain('Неизвестно, дошло ли: Дегвинская.');
    expect(press(office, COORDINATOR, 'broadcast-repeat', { b: 1, n: 1 })).toContain('Повторять некому');
  });
});

it('stopping names who has it however many they are: the first in the message, all in a file', () => {
  const names = Array.from({ length: 40 }, (_, index) => `МКОУ «Школа №${index + 1}»`);
  const office = createOffice({ now: at('2024-10-28', '22:30'), schools: names });
  for (const [index, school] of names.entries()) addDirector(office.world, 100 + index, school);
  send(office, 'текст');
  release(office);
  run(office.world.db, "UPDATE outbox SET state = 'sent', sent_at = 1 WHERE batch_id = 1 AND peer_id < 135");
  const said = press(office, COORDINATOR, 'broadcast-stop', { b: 1 });
  expect(said).toContain('и ещё 5. 5 остальным не уйдёт.');
  expect(said).toContain('(Люди: 35)');
});

describe('two coordinators', () => {
  it('each confirms their own draft; a repeat is done once', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    const { world } = office;
    world.person(SECOND, 'Второй координатор', 'coordinator');
    office.say('Рассылка');
    office.say('первая');
    world.say(SECOND, 'Рассылка');
    world.say(SECOND, 'вторая');
    office.say('Отправить');
    world.press(SECOND, 'Отправить');
    office.say('Да, отправить');
    world.press(SECOND, 'Да, отправить');
    expect(office.world.press(COORDINATOR, 'Да, отправить')).toContain('уже не действует');
    release(office);
    expect(messages(office).filter(({ text }) => text?.includes('первая'))).toHaveLength(3);
    expect(messages(office).filter(({ text }) => text?.includes('вторая'))).toHaveLength(3);
    run(
      world.db,
      "UPDATE outbox SET state = 'failed', failure = 'person:901' WHERE batch_id = 1 AND peer_id = 20",
    );
    press(office, COORDINATOR, 'broadcast-repeat', { b: 1, n: 1 });
    expect(press(office, SECOND, 'broadcast-repeat', { b: 1, n: 1 })).toContain(
      'Это уже сделал другой координатор, 08:00.',
    );
    expect(messages(office).filter(({ peer, text }) => peer === 20 && text?.includes('первая'))).toHaveLength(
      2,
    );
  });

  it('a repeat to several goes in one call: they share their number', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    send(office, 'текст');
    release(office);
    run(office.world.db, "UPDATE outbox SET state = 'failed', failure = 'person:901' WHERE batch_id = 1");
    press(office, COORDINATOR, 'broadcast-repeat', { b: 1, n: 3 });
    const numbers = all<{ random_id: number; key: string }>(
      office.world.db,
      'SELECT random_id, dedupe_key AS key FROM outbox WHERE batch_id = 1 ORDER BY id',
    );
    expect(new Set(numbers.map(({ random_id }) => random_id)).size).toBe(2);
    expect(new Set(numbers.slice(3).map(({ random_id }) => random_id)).size).toBe(1);
  });
});

describe('«Исправить»', () => {
  it('the title follows the text, also of what goes later, and says who was first', () => {
    const office = createDistrict();
    office.world.person(SECOND, 'Второй координатор', 'coordinator');
    plan(office, 'Короткая.');
    press(office, SECOND, 'correct', { b: 1 });
    office.world.say(SECOND, 'иначе');
    correct(office, 'Гораздо длиннее прежней.');
    expect(findBatch(office.world.db, 1)?.title).toBe('Гораздо длиннее прежней');
    expect(office.world.press(SECOND, 'Да, исправить')).toContain('Это уже сделал другой координатор');
    office.world.moveTo(at('2024-10-29', '12:00'));
    expect(messages(office)[0]?.text).toContain('Гораздо длиннее прежней.');
  });

  it('a text whose variables nobody has a value for is asked for again', () => {
    const office = createDistrict();
    send(office, 'текст');
    press(office, COORDINATOR, 'correct', { b: 1 });
    const said = office.say('Ваш срок: {срок}');
    expect(said).toContain('Подставить в этот текст нечего');
    expect(said).not.toContain('[Да, исправить]');
    expect(office.say('верный текст')).toContain('[Да, исправить]');
  });

  function withHead(): Office {
    const office = createDistrict();
    const { world } = office;
    const person = ensurePerson(world.db, COORDINATOR, world.now);
    saveDistrictSetting(world.db, world.districtId, 'approveBroadcasts', true, {
      by: person.id,
      now: world.now,
    });
    world.person(HEAD, 'Руководитель управления', 'head');
    return office;
  }

  it('of what the head allowed: when it has gone, the head is told what it says now', () => {
    const office = withHead();
    send(office, 'Совещание в пятницу.');
    office.world.press(HEAD, 'Разрешить');
    expect(correct(office, 'Совещание в субботу.')).toContain(
      'Исправляю: на месте — 3. Руководителю сообщил.',
    );
    expect(office.world.transcript).toContain(
      'Бот → Руководитель управления\n    Координатор исправил рассылку всем «Совещание в пятницу». Новый текст:\n    Совещание в субботу.',
    );
  });

  it('of what went to some the head is not told', () => {
    const office = withHead();
    office.say('Рассылка');
    for (const one of ['текст', 'Кому', 'Выбрать школы', 'Дегвинская', 'Выбраны', 'Отправить'])
      office.say(one);
    expect(correct(office, 'другой')).not.toContain('Руководителю');
    expect(office.world.transcript).not.toContain('Бот → Руководитель управления');
  });

  it('what the head allowed goes as it was allowed', () => {
    const office = withHead();
    const { world } = office;
    plan(office, 'Совещание в пятницу.');
    world.press(HEAD, 'Разрешить');
    expect(findBatch(world.db, 1)?.state).toBe('planned');
    expect(press(office, COORDINATOR, 'correct', { b: 1 })).toContain('разрешил руководитель');
  });
});

describe('erasing', () => {
  it('takes the words out of what others were sent, and what waits is not sent', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    send(office, 'секретный текст');
    release(office);
    erase(office, COORDINATOR);
    office.world.moveTo(at('2024-10-29', '12:00'));
    expect(messages(office).map(({ state, text }) => [state, text])).toEqual(
      Array.from({ length: 3 }, () => ['expired', null]),
    );
  });

  it('takes the words of whoever corrected last, not of the author alone', () => {
    const office = createDistrict();
    const { world } = office;
    world.person(SECOND, 'Второй координатор', 'coordinator');
    send(office, 'первые слова');
    correct(office, 'тайные слова', SECOND);
    erase(office, SECOND);
    for (const table of ['batch', 'batch_recipient', 'outbox', 'journal']) {
      expect(JSON.stringify(all(world.db, `SELECT * FROM ${table}`)), table).not.toContain('тайные');
    }
  });
});

describe('texts', () => {
  it.each([
    ['4096', 'я'.repeat(4096)],
    ['9000', 'слово '.repeat(1500)],
  ])('of %s letters are refused with words', (_, text) => {
    const office = createDistrict();
    office.say('Рассылка');
    expect(office.say(text)).toContain('Слишком длинно: больше 3500 знаков');
  });

  it('of emoji, braces and mentions arrive as they were typed and notify nobody', () => {
    const office = createDistrict();
    const odd = '👩‍🏫 {школа, {} {нет такой} [id1|x] @all *id5 (я) &amp; <b> \\ "';
    send(office, odd);
    const contents = all<{ content: string }>(
      office.world.db,
      'SELECT content FROM outbox WHERE batch_id = 1',
    ).map(({ content }) => JSON.parse(content) as { text: string; notifies?: true });
    expect(contents).toHaveLength(3);
    expect(contents.every(({ text, notifies }) => text.endsWith(odd) && notifies === undefined)).toBe(true);
  });
});

it('whoever is called in the chat hears of it; the chat itself is nobody to be called', () => {
  const office = createDistrict(at('2024-10-28', '12:00'));
  const { world } = office;
  openChannel(world, COORDINATOR);
  send(office, 'текст');
  run(
    world.db,
    "UPDATE outbox SET state = 'failed', failure = 'person:901' WHERE batch_id = 1 AND peer_id = 20",
  );
  run(
    world.db,
    "UPDATE outbox SET state = 'failed', failure = 'chat:917', peer_id = 2000000001 WHERE batch_id = 1 AND peer_id = 21",
  );
  press(office, COORDINATOR, 'broadcast-mention', { b: 1, yes: 1 });
  const called = get<{ content: string }>(
    world.db,
    "SELECT content FROM outbox WHERE dedupe_key LIKE 'mention/%'",
  );
  expect(JSON.parse(called?.content ?? '{}')).toMatchObject({ notifies: true });
  expect(called?.content).toContain('[id20|Дегвинская]: для вас');
  world.person(SECOND, 'Второй координатор', 'coordinator');
  expect(press(office, SECOND, 'broadcast-mention', { b: 1, yes: 1 })).toContain(
    'Это уже сделал другой координатор, 12:00.',
  );
});

it('a mention that did not reach the chat is made again; who was refused for another reason is not called', () => {
  const office = createDistrict();
  const { world } = office;
  openChannel(world, COORDINATOR);
  send(office, 'текст');
  const refuse = (failure: string, peer: number) =>
    run(world.db, "UPDATE outbox SET state = 'failed', failure = ? WHERE batch_id = 1 AND peer_id = ?", [
      failure,
      peer,
    ]);
  refuse('defect:914', 20);
  refuse('person:18', 22);
  expect(office.say('Что с рассылкой')).not.toContain('[Упомянуть в беседе]');
  expect(press(office, COORDINATOR, 'broadcast-mention', { b: 1, yes: 1 })).toContain('Упоминать некого');
  refuse('person:901', 21);
  press(office, COORDINATOR, 'broadcast-mention', { b: 1, yes: 1 });
  run(world.db, "UPDATE outbox SET state = 'failed', failure = 'chat:917' WHERE dedupe_key LIKE 'mention/%'");
  expect(press(office, COORDINATOR, 'broadcast-mention', { b: 1, yes: 1 })).toContain('Пишу в беседу');
  const made = all<{ state: string; text: string }>(
    world.db,
    "SELECT state, json_extract(content, '$.text') AS text FROM outbox WHERE dedupe_key LIKE 'mention/%' ORDER BY id",
  );
  expect(made.map(({ state }) => state)).toEqual(['failed', 'sent']);
  expect(made[1]?.text).toContain('[id21|Мургукская]: для вас');
});

it('a debtor who has done it by the planned moment gets nothing; another zone moves no instant', () => {
  const office = createDistrict();
  const { world } = office;
  insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind: 'dated',
      title: 'отчёт',
      dueOn: day('2024-11-02'),
      startsOn: day('2024-10-22'),
    },
    world.now,
  );
  plan(office, 'текст', 'Кому', 'кто не сдал отчёт');
  const person = ensurePerson(world.db, COORDINATOR, world.now);
  saveDistrictSetting(world.db, world.districtId, 'timeZone', 'Asia/Kamchatka', {
    by: person.id,
    now: world.now,
  });
  world.say(20, 'Готово');
  world.moveTo(at('2024-10-29', '12:00'));
  expect(messages(office).map(({ peer }) => peer)).toEqual([21, 22]);
});

it('one that nobody fitted any more at its moment went to nobody, and is listed so', () => {
  const office = createDistrict();
  plan(office, 'текст');
  for (const who of [20, 21, 22]) endBindings(office, who);
  office.world.moveTo(at('2024-10-29', '12:00'));
  expect(messages(office)).toEqual([]);
  expect(office.say('Что отправлено')).toContain('— никому не ушло');
});
