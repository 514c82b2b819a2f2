import { describe, expect, test } from 'vitest';
import { insertOfficeNotice } from '../../src/storage/office-notice.ts';
import { COORDINATOR } from '../support/office.ts';
import { DEPUTY, DIRECTOR, NEW, SECOND, createStaffOffice, useCode } from '../support/staff.ts';

/** Codes differ from run to run of the random numbers: in a golden they stand as dots. */
function shown(transcript: string): string {
  return transcript
    .replace(/[?&]ref=[A-Z0-9]{10}/g, '?ref=…')
    .replace(/(?<![A-Z0-9])(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{10}(?![A-Z0-9])/g, '…');
}

test('people: who is who, a new account, a role taken away, coordination handed over', async () => {
  const { world, say } = createStaffOffice();
  say('Люди');
  world.press(COORDINATOR, 'Дегвинская');
  world.press(COORDINATOR, 'Директор');
  world.note('у директора новый аккаунт');
  world.press(COORDINATOR, 'Новый аккаунт');
  useCode(world, DEPUTY);
  say('Люди');
  world.press(COORDINATOR, 'Дегвинская');
  world.press(COORDINATOR, 'Директор');
  world.press(COORDINATOR, 'Отключить');
  world.press(COORDINATOR, 'Да, отключить');
  world.note('координатор уходит');
  world.press(COORDINATOR, 'Управление');
  world.press(COORDINATOR, 'Координатор');
  world.press(COORDINATOR, 'Уйти');
  world.press(COORDINATOR, 'Передать дела');
  useCode(world, NEW);
  world.press(COORDINATOR, 'Уйти');
  world.press(COORDINATOR, 'Да, уйти');
  world.say(NEW, 'Журнал');
  await expect(shown(world.transcript)).toMatchFileSnapshot('../golden/staff.txt');
});

test('a deputy until a day: the code, the work, the end by itself', async () => {
  const { world, say } = createStaffOffice();
  say('Замещение до 20.07');
  useCode(world, SECOND);
  world.say(SECOND, 'Люди');
  world.note('директор тоже уходит в отпуск');
  world.say(DIRECTOR, 'замещение');
  world.say(DIRECTOR, 'до 18 июля');
  useCode(world, DEPUTY);
  world.moveTo(new Date('2025-07-19T09:00:00Z'));
  world.say(DEPUTY, 'Показатели');
  world.moveTo(new Date('2025-07-21T09:00:00Z'));
  world.say(SECOND, 'Сводка');
  await expect(shown(world.transcript)).toMatchFileSnapshot('../golden/deputy.txt');
});

describe('roles', () => {
  test('the last coordinator cannot leave', () => {
    const { world } = createStaffOffice();
    const said = world.say(COORDINATOR, '(кнопка)', { payload: { c: 'leave-office', a: { yes: 1 } } });
    expect(said).toContain('Вы последний координатор');
    expect(world.say(COORDINATOR, 'Люди')).toContain('1\u00a0координатор');
  });

  test('a stand-in does not count as another coordinator', () => {
    const { world, say } = createStaffOffice();
    say('Замещение до 20.07');
    useCode(world, SECOND);
    expect(world.say(COORDINATOR, '(кнопка)', { payload: { c: 'leave-office' } })).toContain('последний');
  });

  test('a role is taken away once; the second coordinator sees by whom', () => {
    const { world } = createStaffOffice();
    world.person(SECOND, 'Второй', 'coordinator');
    const press = (by: number) =>
      world.say(by, '(кнопка)', { payload: { c: 'role-end', a: { b: 2, yes: 1 } } });
    expect(press(COORDINATOR)).toContain('роль директора снята');
    expect(press(SECOND)).toMatch(/уже сделал другой координатор, 10:05/);
  });

  test('a new account closes the old one only when its code is used', () => {
    const { world } = createStaffOffice();
    world.say(COORDINATOR, '(кнопка)', { payload: { c: 'role-new', a: { b: 2 } } });
    expect(world.say(DIRECTOR, 'Показатели')).toContain('Дегвинская');
    useCode(world, DEPUTY);
    expect(world.say(DIRECTOR, 'Показатели')).toContain('служебный бот');
    expect(world.say(DEPUTY, 'Показатели')).toContain('Дегвинская');
  });

  test.each(['31.02', 'завтра когда-нибудь', '01.01.2024', '15.08.2027'])(
    'a stand-in until «%s» is asked about again',
    (typed) => {
      const { world, say } = createStaffOffice();
      say('Замещение');
      expect(world.say(COORDINATOR, typed)).not.toContain('Код на замещение');
      expect(say('15.08')).toContain('Код на замещение');
    },
  );
});

describe('what the office has to take up', () => {
  const keyboard = { inline: true, rows: [[{ kind: 'command', label: 'Люди', payload: { c: 'people' } }]] };

  function withDeputy() {
    const office = createStaffOffice();
    office.say('Замещение до 15.08');
    useCode(office.world, SECOND);
    const content = { text: 'Надо решить.', keyboard: keyboard as never };
    insertOfficeNotice(
      office.world.db,
      { districtId: office.world.districtId, key: undefined, content },
      office.world.now,
    );
    return office;
  }
  const told = (transcript: string) => transcript.split('Больше суток этого никто не открывал').length - 1;

  test('goes on to the deputy after a day, once', () => {
    const { world } = withDeputy();
    world.moveTo(new Date('2025-07-15T06:30:00Z'));
    expect(told(world.transcript)).toBe(0);
    world.moveTo(new Date('2025-07-18T09:00:00Z'));
    expect(told(world.transcript)).toBe(1);
  });

  test('does not where somebody has pressed its button', () => {
    const { world } = withDeputy();
    world.say(COORDINATOR, 'Люди', { payload: { c: 'people' } });
    world.moveTo(new Date('2025-07-18T09:00:00Z'));
    expect(told(world.transcript)).toBe(0);
  });
});
