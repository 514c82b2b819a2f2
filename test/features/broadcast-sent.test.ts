import { describe, expect, it } from 'vitest';
import type { IncomingFile } from '../../src/bot/incoming.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { endBinding, listBindingsOfPerson } from '../../src/storage/binding.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { ensurePerson, setReachable } from '../../src/storage/person.ts';
import { markOver } from '../../src/storage/outbox-sending.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { all, get, run } from '../../src/storage/statement.ts';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { releaseHeld } from '../support/held-batch.ts';
import { SCHOOLS, at, loadShares, openChannel, schoolId } from '../support/week-tables.ts';

const FOUR = SCHOOLS.slice(0, 4);
const SECOND = 11;
const HEAD = 12;

function createDistrict(now = at('2024-10-28', '12:00')) {
  const office = createOffice({ now, schools: FOUR });
  const { world } = office;
  for (const [index, school] of FOUR.slice(0, 3).entries()) addDirector(world, 20 + index, school);
  world.tick();
  return office;
}

type Office = ReturnType<typeof createDistrict>;

function begin(office: Office, text: string, ...buttons: readonly string[]): string {
  office.say('Рассылка');
  let said = office.say(text);
  for (const one of buttons) said = office.say(one);
  return said;
}

function send(office: Office, text: string, ...buttons: readonly string[]): string {
  begin(office, text, ...buttons);
  office.say('Отправить');
  return office.say('Да, отправить');
}

/** The messages of the broadcast, by the dialog. */
function sentTo(office: Office): { peer: number; text: string; state: string }[] {
  return all<{ peer_id: number; text: string; state: string }>(
    office.world.db,
    "SELECT peer_id, json_extract(content, '$.text') AS text, state FROM outbox WHERE batch_id = 1 ORDER BY id",
  ).map(({ peer_id, text, state }) => ({ peer: peer_id, text, state }));
}

/** Written at night it goes in the morning; its messages wait until half past eight. */
function release({ world }: Office): void {
  releaseHeld(world, at('2024-10-29', '08:00'), at('2024-10-29', '08:30'));
}

/** Before anything goes: some of its messages end otherwise. */
function endAs(office: Office, ...fates: readonly ['failed' | 'uncertain' | 'expired', string][]): void {
  const { db } = office.world;
  const ids = all<{ id: number }>(db, 'SELECT id FROM outbox WHERE batch_id = 1 ORDER BY id');
  for (const [index, [state, failure]] of fates.entries()) {
    if (state === 'expired') run(db, "UPDATE outbox SET state = 'expired' WHERE id = ?", [ids[index]!.id]);
    else markOver(db, ids[index]!.id, state, failure);
  }
}

describe('variables', () => {
  function withFigures(office: Office): Office {
    const { world } = office;
    loadShares(world, 'employees', '2024-10-24', [
      [schoolId(world, FOUR[0]!), [38, 45]],
      [schoolId(world, FOUR[1]!), [20, 20]],
    ]);
    insertDuty(
      world.db,
      {
        districtId: world.districtId,
        kind: 'dated',
        title: 'зарегистрировать в Сферуме всех сотрудников',
        dueOn: day('2024-10-30'),
        startsOn: day('2024-10-22'),
      },
      world.now,
    );
    return office;
  }

  it('golden: each school has its own text', async () => {
    const office = withFigures(createDistrict());
    office.say('Рассылка');
    office.say('Коллеги, {школа}: зарегистрировано {показатель}.');
    office.say('Сотрудники');
    office.say('Изменить');
    office.say('Подставить данные');
    office.say('Сколько ещё');
    office.say('Другой текст для них');
    office.say('Коллеги, пришлите, сколько сотрудников уже в Сферуме: {показатель}.');
    office.say('Коллеги, пришлите, сколько сотрудников уже в Сферуме.');
    office.say('Изменить');
    office.say('{школа}: срок — {Срок}, {скобки} и {школа.');
    office.say('Отправить');
    office.say('Да, отправить');
    await expect(office.world.transcript).toMatchFileSnapshot('../golden/broadcast-variables.txt');
  });

  it('who has nothing to be told is named and left out', () => {
    const office = withFigures(createDistrict());
    office.say('Рассылка');
    office.say('Не хватает: {сколько ещё}.');
    const said = office.say('Сотрудники');
    expect(said).toContain('Получит 1 человек: директор 1 школы из 4.');
    expect(said).toContain('Не получат, цель уже достигнута: Мургукская.');
    expect(said).toContain('Не получат, цифры нет: Урахинская.');
    office.say('Отправить');
    office.say('Да, отправить');
    expect(sentTo(office)).toHaveLength(1);
    expect(sentTo(office)[0]?.text).toContain('Не хватает: 7\u00a0сотрудников (на 24.10).');
  });

  it('an equal text is one text for all', () => {
    const office = createDistrict();
    send(office, 'Текст {с фигурными} скобками {}, [id1|не я], 👍🏽 и {', 'С «Ознакомлен(а)»');
    const contents = all<{ content: string }>(
      office.world.db,
      'SELECT content FROM outbox WHERE batch_id = 1',
    );
    expect(new Set(contents.map(({ content }) => content)).size).toBe(1);
    expect(sentTo(office)[0]?.text).toContain('Текст {с фигурными} скобками {}, [id1|не я], 👍🏽 и {');
  });

  it('somebody with two schools is told of each', () => {
    const office = withFigures(createDistrict());
    office.world.person(20, 'Директор двух школ', 'director', schoolId(office.world, FOUR[1]!));
    office.say('Рассылка');
    office.say('Сейчас: {показатель}');
    office.say('Сотрудники');
    office.say('Отправить');
    office.say('Да, отправить');
    const own = sentTo(office)
      .find(({ peer }) => peer === 20)
      ?.text.replaceAll('\u00a0', ' ');
    expect(own).toContain('Дегвинская — 38 из 45 (84,44 %) на 24.10; Мургукская — 20 из 20 (100 %) на 24.10');
  });

  it('a text that is long with its values is sent whole', () => {
    const office = withFigures(createDistrict());
    send(office, `${'слово '.repeat(570)}{школа}`);
    const texts = sentTo(office).filter(({ peer }) => peer === 20);
    expect(texts.every(({ text }) => text.length <= 4096)).toBe(true);
    expect(texts.map(({ text }) => text).join(' ')).toContain('МКОУ «Дегвинская СОШ»');
  });
});

describe('«Ознакомлен(а)»', () => {
  it('golden: a live count, and who has not yet', async () => {
    const office = createDistrict();
    const { world } = office;
    send(office, 'Приказ о чатах классов — во вложении.', 'С «Ознакомлен(а)»');
    world.press(20, 'Ознакомлен(а)');
    world.press(20, 'Ознакомлен(а)');
    office.say('Что с рассылкой');
    office.say('Кто ещё нет');
    office.say('Написать им');
    office.say('Коллеги, отметьте, пожалуйста, приказ о чатах.');
    world.press(COORDINATOR, 'Исправить');
    office.say('Приказ о чатах классов и учителей — во вложении.');
    world.press(COORDINATOR, 'Да, исправить');
    world.press(20, 'Ознакомлен(а)');
    world.press(21, 'Ознакомлен(а)');
    office.say('Что с рассылкой');
    await expect(world.transcript).toMatchFileSnapshot('../golden/broadcast-ack.txt');
  });

  it('pressed by somebody it was not for, or about nothing, it changes nothing', () => {
    const office = createDistrict();
    addDirector(office.world, 25, FOUR[3]!);
    send(office, 'текст', 'Кому', 'Выбрать школы', 'Дегвинская', 'Выбраны', 'С «Ознакомлен(а)»');
    for (const b of [1, 2, 'x', null]) {
      const said = office.world.say(25, '(кнопка)', { payload: { c: 'broadcast-ack', a: { b } } });
      expect(said).toContain('Это сообщение не вам');
    }
    expect(
      get(office.world.db, 'SELECT 1 FROM batch_recipient WHERE acknowledged_at IS NOT NULL'),
    ).toBeUndefined();
  });

  it('leaves an open conversation open', () => {
    const office = createDistrict();
    send(office, 'текст', 'С «Ознакомлен(а)»');
    office.world.say(20, 'Задать вопрос');
    office.world.press(20, 'Ознакомлен(а)');
    expect(get(office.world.db, "SELECT 1 FROM dialog WHERE name = 'ask'")).toBeDefined();
  });
});

describe('what became of it', () => {
  it('golden: who has it, who has not, and what can be done', async () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    const { world } = office;
    openChannel(world, COORDINATOR);
    send(office, 'Во вторник в 15:00 — совещание по Сферуму.');
    release(office);
    endAs(office, ['failed', 'person:901'], ['uncertain', 'lost']);
    office.say('Что с рассылкой');
    office.say('Весь список');
    world.press(COORDINATOR, 'Повторить недошедшим');
    world.press(COORDINATOR, 'Упомянуть в беседе');
    world.press(COORDINATOR, 'Написать в беседу');
    world.press(COORDINATOR, 'Список для телефона');
    world.moveTo(at('2024-10-29', '08:30'));
    office.say('Что с рассылкой');
    office.say('Повторить недошедшим');
    office.say('Повторить: 1');
    office.say('Что отправлено');
    await expect(world.transcript).toMatchFileSnapshot('../golden/broadcast-status.txt');
  });

  it('counts those whose reasons find no room: the numbers add up', () => {
    const office = createOffice({ now: at('2024-10-28', '22:30'), schools: SCHOOLS.slice(0, 7) });
    const { world } = office;
    for (const [index, school] of SCHOOLS.slice(0, 7).entries()) addDirector(world, 20 + index, school);
    world.tick();
    send(office, 'текст');
    release(office);
    endAs(
      office,
      ...['901', '902', '936', '950', '962', '985'].map((code): ['failed', string] => [
        'failed',
        `person:${code}`,
      ]),
    );
    world.sleepUntil(at('2024-10-29', '09:00'));
    world.deliver();
    const said = office.say('Что с рассылкой');
    expect(said).toContain('Дошло: 1 из 7.');
    expect(said.match(/^\s*Не дошло: /gmu)).toHaveLength(4);
    expect(said).toContain('Не дошло по другим причинам: 2. Кому и почему — «Весь список».');
  });

  it('a repeat goes to the failed ones alone, and once whoever presses', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    const { world } = office;
    world.person(SECOND, 'Второй координатор', 'coordinator');
    send(office, 'текст');
    release(office);
    endAs(office, ['failed', 'person:901'], ['uncertain', 'lost']);
    world.sleepUntil(at('2024-10-29', '09:00'));
    world.deliver();
    office.say('Что с рассылкой');
    const asked = office.say('Повторить недошедшим');
    expect(asked).toContain('Отправить ещё раз 1 человеку: Дегвинская?');
    expect(asked).toContain('Не повторяю тем, до кого могло дойти: Мургукская.');
    const payload = { c: 'broadcast-repeat', a: { b: 1, n: 1 } };
    world.say(COORDINATOR, 'да', { payload });
    expect(world.say(SECOND, 'да', { payload })).toContain('Это уже сделал другой координатор, 09:00.');
    expect(sentTo(office).map(({ peer, state }) => [peer, state])).toEqual([
      [20, 'failed'],
      [21, 'uncertain'],
      [22, 'sent'],
      [20, 'sent'],
    ]);
    expect(office.say('Что с рассылкой')).toContain('Дошло: 2 из 3.');
  });

  it('stopping names who has it; nobody else gets it', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    const { world } = office;
    world.person(SECOND, 'Второй координатор', 'coordinator');
    send(office, 'текст');
    release(office);
    run(world.db, "UPDATE outbox SET state = 'sent', sent_at = 1 WHERE batch_id = 1 AND peer_id = 20");
    expect(office.say('Что с рассылкой')).toContain('[Остановить]');
    expect(office.say('Остановить')).toContain('Остановил. Уже получили: Дегвинская. 2 остальным не уйдёт.');
    const again = world.say(SECOND, 'стоп', { payload: { c: 'broadcast-stop', a: { b: 1 } } });
    expect(again).toContain('Это уже сделал другой координатор, 08:00');
    world.moveTo(at('2024-10-29', '12:00'));
    expect(sentTo(office).map(({ state }) => state)).toEqual(['sent', 'expired', 'expired']);
    expect(office.say('Что с рассылкой')).toContain('Остановлено до отправки: Мургукская, Урахинская.');
  });

  it('of another district nothing is shown or stopped', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    const { world } = office;
    send(office, 'текст');
    release(office);
    run(
      world.db,
      "INSERT INTO unit (id, level, name, name_key, created_at) VALUES (900, 'municipality', 'Дальний', 'дальний', 0)",
    );
    run(world.db, 'UPDATE batch SET district_id = 900');
    for (const c of ['state', 'stop', 'repeat', 'mention', 'phone', 'unread', 'move']) {
      const said = world.say(COORDINATOR, '(кнопка)', {
        payload: { c: `broadcast-${c}`, a: { b: 1, yes: 1, n: 3 } },
      });
      expect(said, c).toContain('Эта кнопка уже не действует.');
    }
    expect(sentTo(office).map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  it('the words of somebody who erased themself go, with what they had planned', () => {
    const office = createDistrict();
    const { world } = office;
    begin(office, 'секретный текст', 'Назначить время', 'завтра 9:00');
    office.say('Запланировать');
    office.say('Да, запланировать');
    const person = ensurePerson(world.db, COORDINATOR, world.now);
    world.db.transaction(() => erasePerson(world.db, person, world.now))();
    expect(JSON.stringify(all(world.db, 'SELECT * FROM batch'))).not.toContain('секретный');
    world.moveTo(at('2024-10-29', '12:00'));
    expect(sentTo(office)).toEqual([]);
  });
});

describe('pressed at night', () => {
  it('goes in the morning to those who still owe it then, and to nobody who was replaced', () => {
    const office = createDistrict(at('2024-10-28', '22:30'));
    const { world } = office;
    insertDuty(
      world.db,
      {
        districtId: world.districtId,
        kind: 'dated',
        title: 'отчёт о чатах классов',
        dueOn: day('2024-11-02'),
        startsOn: day('2024-10-22'),
      },
      world.now,
    );
    const shown = begin(office, 'Ждём отчёт о чатах.', 'Кому', 'кто не сдал отчёт');
    expect(shown).toContain('С 20:00 до 08:00 бот не пишет первым: уйдёт завтра в 08:00.');
    expect(office.say('Отправить')).toContain('Записал: 3 человека, уйдёт завтра в 08:00.');
    expect(sentTo(office)).toEqual([]);
    world.say(21, 'Готово');
    const replaced = ensurePerson(world.db, 22, world.now);
    for (const { id } of listBindingsOfPerson(world.db, replaced.id)) {
      endBinding(world.db, id, replaced.id, world.now);
    }
    world.moveTo(at('2024-10-29', '08:00'));
    expect(sentTo(office).map(({ peer }) => peer)).toEqual([20]);
  });

  it('allowed by the head at night it goes in the morning too', () => {
    const office = createDistrict(at('2024-10-28', '19:50'));
    const { world } = office;
    world.person(HEAD, 'Руководитель управления', 'head');
    const { id } = ensurePerson(world.db, COORDINATOR, world.now);
    saveDistrictSetting(world.db, world.districtId, 'approveBroadcasts', true, { by: id, now: world.now });
    send(office, 'текст');
    world.moveTo(at('2024-10-28', '21:00'));
    expect(world.press(HEAD, 'Разрешить')).toContain('Она уйдёт 29.10 (вторник) в 08:00.');
    expect(sentTo(office)).toEqual([]);
    world.moveTo(at('2024-10-29', '08:00'));
    expect(sentTo(office).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('a moment', () => {
  it('golden: planned, moved, and what is not so any more is not sent', async () => {
    const office = createDistrict();
    const { world } = office;
    insertDuty(
      world.db,
      {
        districtId: world.districtId,
        kind: 'dated',
        title: 'отчёт о чатах классов',
        dueOn: day('2024-11-02'),
        startsOn: day('2024-10-22'),
      },
      world.now,
    );
    office.say('Рассылка');
    office.say('Ждём отчёт о чатах до субботы.');
    office.say('Кому');
    office.say('кто не сдал отчёт');
    office.say('Назначить время');
    office.say('вчера 9:00');
    office.say('завтра в 22:00');
    office.say('Назначить время');
    office.say('завтра 9:00');
    office.say('Запланировать');
    office.say('Что с рассылкой');
    office.say('Перенести');
    office.say('среда 10:30');
    world.say(21, 'Готово');
    world.moveTo(at('2024-10-30', '10:30'));
    office.say('Что с рассылкой');
    office.say('Что отправлено');
    await expect(world.transcript).toMatchFileSnapshot('../golden/broadcast-planned.txt');
  });

  it('one that was slept through for more than a day is not sent, and that is said', () => {
    const office = createDistrict();
    begin(office, 'текст', 'Назначить время', 'завтра 9:00');
    office.say('Запланировать');
    office.say('Да, запланировать');
    office.world.sleepUntil(at('2024-10-31', '12:00'));
    office.world.tick();
    expect(sentTo(office)).toEqual([]);
    expect(office.world.transcript).toContain(
      'Рассылка «текст» на 29.10 09:00 не ушла: бот в это время не работал',
    );
  });

  it('one that was slept through for an hour goes late, once', () => {
    const office = createDistrict();
    begin(office, 'текст', 'Назначить время', 'завтра 9:00');
    office.say('Запланировать');
    office.say('Да, запланировать');
    office.world.sleepUntil(at('2024-10-29', '10:00'));
    office.world.tick();
    office.world.tick();
    expect(sentTo(office).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(office.world.transcript).toContain('Должна была уйти 29.10 09:00, бот не работал.');
  });

  it('stopped before it goes, it does not', () => {
    const office = createDistrict();
    begin(office, 'текст', 'Назначить время', 'завтра 9:00');
    office.say('Запланировать');
    office.say('Да, запланировать');
    office.say('Что с рассылкой');
    expect(office.say('Остановить')).toContain('никому не ушла и не уйдёт');
    office.world.moveTo(at('2024-10-29', '12:00'));
    expect(sentTo(office)).toEqual([]);
  });
});

describe('the head', () => {
  function withHead(office: Office, isConnected = true): Office {
    const { world } = office;
    const person = ensurePerson(world.db, COORDINATOR, world.now);
    saveDistrictSetting(world.db, world.districtId, 'approveBroadcasts', true, {
      by: person.id,
      now: world.now,
    });
    if (isConnected) world.person(HEAD, 'Руководитель управления', 'head');
    return office;
  }

  it('golden: allows a broadcast to all, and refuses one', async () => {
    const office = withHead(createDistrict());
    const { world } = office;
    send(office, 'В пятницу в 15:00 — совещание для всех.');
    office.say('Что с рассылкой');
    world.press(HEAD, 'Разрешить');
    world.press(HEAD, 'Отклонить');
    send(office, 'Совещание отменяется.');
    world.press(HEAD, 'Отклонить');
    office.say('Что отправлено');
    await expect(world.transcript).toMatchFileSnapshot('../golden/broadcast-approval.txt');
  });

  it('is asked where there are two, and the first one decides: the other sees who did it', () => {
    const office = withHead(createDistrict());
    const { world } = office;
    const OTHER_HEAD = 41;
    world.person(OTHER_HEAD, 'Второй руководитель', 'head');
    const asked = send(office, 'В пятницу в 15:00 — совещание для всех.');
    expect(asked.match(/Координатор просит разрешить/g)).toHaveLength(2);
    expect(world.press(HEAD, 'Разрешить')).toContain('Вы разрешили рассылку');
    const sent = sentTo(office);
    expect(sent).toHaveLength(3);
    for (const label of ['Разрешить', 'Отклонить']) {
      expect(world.press(OTHER_HEAD, label)).toContain('Это уже сделал руководитель управления, ');
    }
    expect(world.press(HEAD, 'Отклонить')).toContain('Это вы уже сделали');
    expect(sentTo(office)).toEqual(sent);
    expect(office.say('Журнал').match(/разрешена|отклонена/g)).toEqual(['разрешена']);
  });

  it('is not asked for a broadcast to some', () => {
    const office = withHead(createDistrict());
    begin(office, 'текст', 'Кому', 'Выбрать школы', 'Дегвинская', 'Выбраны');
    expect(office.say('Отправить')).toContain('Отправляю: 1 человек.');
  });

  it('who is not there lets nothing go silently', () => {
    const office = withHead(createDistrict(), false);
    begin(office, 'текст');
    expect(office.say('Отправить')).toContain('Не отправил: рассылку всем');
    expect(get(office.world.db, 'SELECT 1 FROM batch')).toBeUndefined();
  });

  it('stopped while it waits, nothing is left to decide', () => {
    const office = withHead(createDistrict());
    send(office, 'текст');
    office.say('Что с рассылкой');
    office.say('Остановить');
    expect(office.world.press(HEAD, 'Разрешить')).toContain('Координатор уже остановил эту рассылку');
    expect(sentTo(office)).toEqual([]);
  });
});

describe('attachments', () => {
  const file = (name: string, reference?: string): IncomingFile => ({
    name,
    extension: name.split('.').at(-1) ?? '',
    size: 10,
    url: `https://vk.com/${name}`,
    ...(reference !== undefined && { reference }),
  });

  it('come with the text or after it, ten at most, and go with it', () => {
    const office = createDistrict();
    const { world } = office;
    office.say('Рассылка');
    const first = world.say(COORDINATOR, 'Приказ и памятка', { pictures: ['photo10_1_key'] });
    expect(first).toContain('🖼 photo10_1_key');
    const second = world.say(COORDINATOR, '', { files: [file('приказ.pdf', 'doc10_2_key')] });
    expect(second).toContain('Вложено: 2.');
    const many = Array.from({ length: 9 }, (_, index) => `photo10_${index + 10}_key`);
    expect(world.say(COORDINATOR, '', { pictures: many })).toContain('не больше 10 файлов');
    office.say('Отправить');
    office.say('Да, отправить');
    const content = get<{ content: string }>(world.db, 'SELECT content FROM outbox WHERE batch_id = 1');
    expect((JSON.parse(content!.content) as { attachments: string[] }).attachments).toHaveLength(10);
  });

  it('before the text wait for it', () => {
    const office = createDistrict();
    office.say('Рассылка');
    const said = office.world.say(COORDINATOR, '', { pictures: ['photo10_1_key'] });
    expect(said).toContain('Теперь пришлите текст');
    expect(office.say('текст')).toContain('Вложено: 1.');
  });

  it('without a reference are refused, with words', () => {
    const office = createDistrict();
    office.say('Рассылка');
    expect(office.world.say(COORDINATOR, '', { files: [file('a.pdf')] })).toContain('переслать нельзя');
    const beside = office.world.say(COORDINATOR, 'Приказ — во вложении.', { files: [file('a.pdf')] });
    expect(beside).toContain('переслать нельзя');
    expect(beside).toContain('Получат 3\u00a0человека');
  });

  it('a table is taken, and said to be', () => {
    const office = createDistrict();
    office.say('Рассылка');
    office.say('Форма отчёта — во вложении.');
    const said = office.world.say(COORDINATOR, '', { files: [file('форма.xlsx', 'doc10_3_key')] });
    expect(said).toContain('Если это таблица мониторинга, уберите вложения');
    office.say('Изменить');
    expect(office.say('Убрать вложения')).toContain('Вложения убрал.');
  });
});

it('what is done to a broadcast stands in the journal, once each', () => {
  const office = createDistrict(at('2024-10-28', '22:30'));
  send(office, 'текст.');
  office.say('Что с рассылкой');
  office.say('Остановить');
  office.world.press(COORDINATOR, 'Остановить');
  const acts = all<{ act: string; after: string | null }>(
    office.world.db,
    'SELECT act, after FROM journal ORDER BY id',
  );
  expect(acts.map(({ act }) => act.replaceAll('\u00a0', ' '))).toEqual([
    'Рассылка «текст» назначена на 29.10.2024 08:00',
    'Рассылка «текст» остановлена',
  ]);
  expect(acts[0]?.after).toBe('текст.');
});

describe('drafts', () => {
  it('are of each coordinator alone', () => {
    const office = createDistrict();
    const { world } = office;
    world.person(SECOND, 'Второй координатор', 'coordinator');
    begin(office, 'первый текст');
    world.say(SECOND, 'Рассылка');
    world.say(SECOND, 'второй текст');
    office.say('Отправить');
    office.say('Да, отправить');
    expect(sentTo(office)[0]?.text).toContain('первый текст');
    expect(world.press(SECOND, 'Отправить')).toContain('Отправить всему району?');
  });

  it('that changed under a confirmation are shown again', () => {
    const office = createDistrict();
    begin(office, 'текст');
    office.say('Отправить');
    addDirector(office.world, 25, FOUR[3]!);
    expect(office.say('Да, отправить')).toContain('Получат 4 человека');
    expect(get(office.world.db, 'SELECT 1 FROM batch')).toBeUndefined();
  });

  it('unreachable people are tried all the same, and named', () => {
    const office = createDistrict();
    setReachable(office.world.db, 21, false, '901');
    send(office, 'текст');
    expect(sentTo(office)).toHaveLength(3);
  });
});
