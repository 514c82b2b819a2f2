import { describe, expect, it } from 'vitest';
import { listDeadlines } from '../support/deadlines.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

const FOUR = SCHOOLS.slice(0, 4);

function createDistrict(now = at('2024-10-22', '12:00')) {
  const office = createOffice({ now, schools: FOUR });
  addDirector(office.world, 20, SCHOOLS[0]);
  addDirector(office.world, 21, SCHOOLS[1]);
  return office;
}

const stored = ({ world }: ReturnType<typeof createDistrict>) => listDeadlines(world.db, world.districtId);

it('golden: the deadlines 30.10.2024 and 02.11.2024 added on 22.10.2024', async () => {
  const office = createDistrict();
  office.say('Сроки');
  office.say('Добавить срок');
  office.say('30 октября');
  office.say('зарегистрировать в Сферуме всех сотрудников');
  office.say('Основание');
  office.say('постановление № 380, п. 1.2');
  office.say('Сохранить');
  office.say('Срок 02.11.2024 Отчёт о чатах классов на почту управления с пометкой «Сферум»');
  office.say('Не всем школам');
  office.say('Дегвинская, сергокалинская');
  office.say('Сергокалинская №2');
  office.say('Выбраны');
  office.say('Сохранить');
  office.world.note('один директор нажимает «Готово»');
  office.world.say(20, 'Готово 30.10');
  office.say('Сроки');
  office.say('Кто не готов: 30.10');
  office.say('Снять срок');
  office.say('Да, снять');
  office.say('Сроки');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/deadlines-coordinator.txt');
});

describe('the date', () => {
  it.each([
    ['30.10.2024', '2024-10-30'],
    ['30 октября 2024 года', '2024-10-30'],
    ['30.10', '2024-10-30'],
    ['до 2 ноября', '2024-11-02'],
    ['завтра', '2024-10-23'],
    ['1 мая', '2025-05-01'],
  ])('%s', (typed, dueOn) => {
    const office = createDistrict();
    office.say('Новый срок');
    office.say(typed);
    office.say('отчёт');
    office.say('Сохранить');
    expect(stored(office)).toMatchObject([{ dueOn, title: 'отчёт' }]);
  });

  it('one that has passed, or is none, is asked for again', () => {
    const office = createDistrict();
    office.say('Новый срок');
    expect(office.say('01.10.2024')).toContain('01.10.2024 уже прошло. Напишите другой день.');
    expect(office.say('31.02')).toContain('Не понял дату.');
    expect(office.say('25.10 отчёт')).toContain('25.10 (пятница), через 3 рабочих дня: отчёт.');
  });

  it('a day off, a worked Saturday and a year without a calendar are named', () => {
    const office = createDistrict();
    expect(office.say('Срок 01.05.2025 рассказать об электронном обучении')).toContain(
      '01.05 — выходной: последнее напоминание придёт 30.04.',
    );
    expect(office.say('Срок 02.11 отчёт')).toContain(
      '02.11 (суббота) — рабочий день по производственному календарю.',
    );
    expect(office.say('Срок 01.02.2031 отчёт')).toContain(
      'Производственного календаря на 2031 год в боте нет',
    );
  });
});

describe('the announcement', () => {
  it('goes at once by day, to the people of the schools concerned', () => {
    const office = createDistrict();
    office.say('Срок 30.10 отчёт');
    expect(office.say('Сохранить')).toContain('Сообщил: 2 человека.');
    expect(office.world.transcript).toContain(`Бот → Директор ${SCHOOLS[0]}\n    Новый срок — 30.10`);
    expect(office.world.transcript).toContain(`Бот → Директор ${SCHOOLS[1]}\n    Новый срок — 30.10`);
  });

  it('waits for 08:00 at night', () => {
    const office = createDistrict(at('2024-10-22', '22:00'));
    expect(office.say('Срок 30.10 отчёт')).toContain(
      'Сообщу завтра в 08:00, напомню 25.10, 29.10 и 30.10 в 09:00.',
    );
    expect(office.say('Сохранить')).toContain('Сообщу завтра в 08:00: 2 человека.');
    expect(office.world.transcript).not.toContain('Новый срок');
    office.world.moveTo(at('2024-10-23', '08:00'));
    expect(office.world.transcript).toContain('Новый срок — 30.10');
  });

  it('is left to a reminder of the same day', () => {
    const office = createDistrict(at('2024-10-24', '08:10'));
    expect(office.say('Срок 02.11 отчёт')).toContain('Отдельно сообщать не буду: сегодня придёт напоминание');
    office.say('Сохранить');
    expect(office.world.transcript).not.toContain('Новый срок');
  });

  it('goes to chosen schools alone', () => {
    const office = createDistrict();
    office.say('Срок 30.10 отчёт');
    office.say('Не всем школам');
    office.say('Мургукская');
    office.say('Выбраны');
    expect(office.say('Сохранить')).toContain('Сообщил: 1 человек.');
    expect(office.world.transcript).not.toContain(`Бот → Директор ${SCHOOLS[0]}`);
  });
});

describe('saving', () => {
  it('twice makes one deadline', () => {
    const office = createDistrict();
    office.say('Срок 30.10 отчёт');
    office.say('Сохранить');
    // Typed, it is no button of the screen any more.
    office.say('Сохранить');
    expect(stored(office)).toHaveLength(1);
  });

  it('nothing is written before it', () => {
    const office = createDistrict();
    office.say('Срок 30.10 отчёт');
    office.say('Отменить');
    expect(stored(office)).toEqual([]);
  });

  it('a deadline of another district is nobody’s to remove', () => {
    const office = createDistrict();
    office.say('Срок 30.10 отчёт');
    office.say('Сохранить');
    office.world.db.prepare('UPDATE duty SET district_id = 2').run();
    expect(
      office.world.say(COORDINATOR, 'x', { payload: { c: 'deadline-remove', a: { d: 1, yes: 1 } } }),
    ).toContain('Этого срока уже нет.');
    expect(office.world.db.prepare('SELECT removed_at FROM duty').pluck().get()).toBeNull();
  });
});

describe('debtors of a duty', () => {
  it('are named up to ten, and all of them by a button, page by page', () => {
    const names = Array.from({ length: 30 }, (_, index) => `МКОУ «Школа №${index + 1}»`);
    const office = createOffice({ now: at('2024-10-22', '12:00'), schools: names });
    const { world } = office;
    addDirector(world, 20, names[0]!);
    office.say('Срок 30.10 Отчёт по классам');
    office.say('Сохранить');
    const card = office.say('Сроки');
    expect(card).toContain('Готово у 0 из 30.');
    expect(card).toMatch(/Ещё нет: [^\n]*№10 и ещё 20\./);
    expect(card).toContain('[Все должники: 30]');
    const first = office.say('Все должники: 30');
    expect(first).toContain('Ещё нет у 30 школ:\n    1. ');
    expect(first).toContain('    25. ');
    expect(first).not.toContain('    26. ');
    expect(office.say('Ещё 5')).toContain('    30. ');
    expect(office.world.press(COORDINATOR, 'К сроку')).toContain('Все должники: 30');
    const [b] = [...card.matchAll(/^ {4}(\[.*)$/gm)].filter(([, row = '']) => row.split('] [').length > 2);
    expect(b).toBeUndefined();
  });

  it('a forged or foreign one is answered politely', () => {
    const office = createOffice({ now: at('2024-10-22', '12:00'), schools: ['МКОУ «Дегвинская СОШ»'] });
    for (const a of [{}, { d: 999 }, { d: 'x', o: 5, p: -1 }]) {
      expect(office.world.say(COORDINATOR, 'x', { payload: { c: 'deadline-debtors', a } })).toContain(
        'Этого срока уже нет.',
      );
    }
  });
});
