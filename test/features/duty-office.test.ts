import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { removeDuty } from '../../src/storage/duty.ts';
import { listOpenNotices } from '../../src/storage/office-notice.ts';
import { FIRST, addDutyTo, answersTo, createDutyOffice, push, saidTo } from '../support/duties.ts';
import { COORDINATOR } from '../support/office.ts';
import { SCHOOLS, at, schoolId } from '../support/week-tables.ts';

const DIRECTOR = `Директор ${SCHOOLS[0]}`;

describe('more time for a school that is not in the bot', () => {
  it('is not said to have been told to it', () => {
    const office = createDutyOffice();
    const d = addDutyTo(office, { title: 'приказ' });
    push(office, COORDINATOR, 'duty-extend', { d, s: schoolId(office.world, SCHOOLS[3]) });
    expect(office.say('20.11 ремонт')).toContain('Школе сообщить не смог: её в боте нет');
  });
});

describe('«Напомнить сейчас»', () => {
  it('in the evening is that of tomorrow, and says that the morning has one of its own', () => {
    const office = createDutyOffice(at('2024-10-29', '21:00'));
    const { world } = office;
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-10-31') });
    expect(push(office, COORDINATOR, 'duty-remind', { d })).toContain(
      '30.10 в 09:00 бот напомнит об этом и сам',
    );
    push(office, COORDINATOR, 'duty-remind', { d, yes: 1 });
    world.passTo(at('2024-10-30', '10:00'));
    expect(push(office, COORDINATOR, 'duty-remind', { d })).toContain('Сегодня об этом уже напоминали');
  });

  it('says that the bot has reminded of it this morning', () => {
    const office = createDutyOffice(at('2024-10-30', '08:00'));
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-10-31') });
    office.world.tick();
    office.world.passTo(at('2024-10-30', '10:00'));
    expect(push(office, COORDINATOR, 'duty-remind', { d })).toContain(
      'Сегодня в 09:00 бот об этом уже напоминал',
    );
  });
});

describe('what the office reads', () => {
  it('the card of a duty whose day is here names the reminders after it', () => {
    const office = createDutyOffice(at('2024-10-30', '12:00'));
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-10-30') });
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
    const office = createDutyOffice(at('2024-10-29', '08:30'));
    const d = addDutyTo(office, { title: 'сверить чаты', ...duty });
    const text = push(office, COORDINATOR, 'deadline-card', { d });
    expect(text).toContain(said);
  });

  it('the preview of every kind says when reminders come', () => {
    const office = createDutyOffice();
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
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, { title: 'приказ' });
    push(office, FIRST, 'duty-not-ours', { d });
    world.say(FIRST, 'школа закрывается');
    push(office, COORDINATOR, 'duty-accept', { a: 1 });
    expect(world.say(FIRST, 'Сроки')).toContain('Вас не касается: 12.11 — приказ');
    expect(world.press(FIRST, 'Всё-таки касается')).toContain('Отозвал ответ');
    expect(world.say(FIRST, 'Сроки')).toContain('12.11 (вторник)');
  });

  it('is over for the office once it is decided or taken back, however that was done', () => {
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, { title: 'приказ' });
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

describe('a silence of one duty', () => {
  it('is begun from the duty’s card, and gone with the duty', () => {
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-11-05') });
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

  it('is not begun for all duties where that one is gone', () => {
    const office = createDutyOffice();
    const d = addDutyTo(office, { title: 'приказ', dueOn: day('2024-11-05') });
    push(office, COORDINATOR, 'deadline-card', { d });
    removeDuty(office.world.db, d, undefined, office.world.now);
    expect(office.world.press(COORDINATOR, 'Не напоминать')).toContain('Этого срока уже нет');
    expect(office.say('Все школы')).not.toContain('До какого дня молчать');
  });

  it('asks about a reason that seems to name somebody', () => {
    const office = createDutyOffice();
    const { world } = office;
    expect(office.say('Включить тишину Дегвинская до 15.11 болеет Иванова')).toContain(
      'чьё-то имя: «Иванова»',
    );
    world.press(COORDINATOR, 'Это не имя, дальше');
    expect(world.press(COORDINATOR, 'Сохранить')).toContain(
      'Включил тишину: Дегвинская — до 15.11, болеет Иванова',
    );
    office.say('Включить тишину Мургукская до 15.11 Петрова в отпуске');
    expect(office.say('карантин')).toContain('Мургукская — до 15.11, карантин');
  });
});

describe('the list of the office', () => {
  it('opens the time it is about, and says whom nobody could remind', () => {
    const office = createDutyOffice(at('2024-11-05', '12:00'));
    const { world } = office;
    addDutyTo(office, { kind: 'weekly', title: 'сверить чаты' });
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

describe('another district', () => {
  it('reaches nothing by forged numbers', () => {
    const office = createDutyOffice();
    const { world } = office;
    const d = addDutyTo(office, { title: 'приказ' });
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
    expect(answersTo(office, d)).toEqual(['once given']);
  });
});

describe('words beside the buttons of a new duty', () => {
  it('show the preview again, so that nothing is taken for chosen', () => {
    const office = createDutyOffice();
    office.say('Срок 12.11 приказ');
    office.say('Чем подтвердить');
    const said = office.say('Файл');
    expect(said).toContain('Это предпросмотр');
    expect(said).toContain('12.11 (вторник)');
    expect(said).toContain('[Сохранить] [Отменить]');
  });

  it.each(['Срок в кратчайшие сроки: перевести чаты', 'Срок без даты перевести чаты'])(
    '«%s» has no day',
    (typed) => {
      expect(createDutyOffice().say(typed)).toContain('В кратчайшие сроки: перевести чаты.');
    },
  );

  it('a date that is not understood leaves the way without one', () => {
    const office = createDutyOffice();
    office.say('Новый срок');
    expect(office.say('когда-нибудь')).toContain('[Без даты]');
    expect(office.say('как можно скорее')).toContain('Что нужно сделать?');
  });

  it.each(['среда', 'по средам', 'каждую среду'])('a weekday in full: «%s»', (typed) => {
    const office = createDutyOffice();
    office.say('Новый срок');
    office.world.press(COORDINATOR, 'Без даты');
    office.world.press(COORDINATOR, 'Каждую неделю');
    office.say(typed);
    expect(office.say('сверить чаты')).toContain('напомню 30.10 в 09:00, и так каждую неделю.');
  });
});

describe('a duty that the number of employees shows', () => {
  it('is reminded of with the button that takes the number', () => {
    const office = createDutyOffice();
    addDutyTo(office, {
      title: 'зарегистрировать сотрудников',
      dueOn: day('2024-10-30'),
      evidence: { kind: 'metric', metric: 'employees' },
    });
    office.world.tick();
    const from = office.world.transcript.length;
    office.world.passTo(at('2024-10-30', '10:00'));
    const [said] = saidTo(office.world.transcript.slice(from), DIRECTOR);
    expect(said).toContain('[Обновить число] [Сроки]');
    expect(office.world.press(FIRST, 'Обновить число')).not.toContain('Не понял');
  });
});

it('schools of a new duty may be named with «и» between them', () => {
  const office = createDutyOffice();
  office.say('Срок 12.11 приказ');
  office.say('Не всем школам');
  expect(office.say('Дегвинская и Мургукская')).toContain('Выбраны: Дегвинская, Мургукская.');
  expect(office.say('Урахинская и Нигдешняя')).toContain('Нигдешняя');
});
