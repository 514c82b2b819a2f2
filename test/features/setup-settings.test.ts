import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../src/features/settings.ts';
import { findSettingChange } from '../../src/storage/district-setting.ts';
import { listJournal } from '../../src/storage/journal.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at, loadWeek } from '../support/week-tables.ts';

function createDistrict() {
  const office = createOffice({ now: at('2024-10-22', '12:00'), schools: SCHOOLS });
  addDirector(office.world, 20, SCHOOLS[0]);
  return office;
}

const settings = ({ world }: ReturnType<typeof createDistrict>) => settingsOf(world.base, world.districtId);

it('golden: «Настройки»', async () => {
  const office = createDistrict();
  office.say('Настройки');
  office.say('Называть школы в итогах');
  office.say('Называть');
  office.world.press(COORDINATOR, 'За какую неделю таблица');
  office.say('Настройки');
  office.say('Час итогов');
  office.say('23:00');
  office.say('19:30');
  office.say('Настройки');
  office.say('Контакты для школ');
  office.say('Отдел цифровизации: 8 (000) 000-00-00\nПоддержка Сферума: help@example.org');
  office.world.say(20, 'Контакты');
  office.say('Настройки');
  office.say('Кто ведёт бота');
  office.say('управление образования Сергокалинского района.');
  office.say('Настройки');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/settings.txt');
});

describe('naming schools with low figures', () => {
  it('keeps who decided it and when', () => {
    const office = createDistrict();
    office.say('Называть школы в итогах');
    expect(settings(office).nameLowSchools).toBe(false);
    office.say('Называть');
    expect(settings(office).nameLowSchools).toBe(true);
    expect(findSettingChange(office.world.db, office.world.districtId, 'nameLowSchools')?.at).toEqual(
      office.world.now,
    );
    office.world.person(11, 'Второй координатор', 'coordinator');
    expect(office.world.say(11, 'Настройки')).toContain('называть (22.10, решил другой координатор)');
    office.say('Не называть школы в итогах');
    expect(settings(office).nameLowSchools).toBe(false);
  });
});

it('showing directors their place is off until it is turned on, and keeps who decided it and when', () => {
  const office = createDistrict();
  expect(settings(office).showPlace).toBe(false);
  office.say('Настройки');
  office.say('Показывать место в районе');
  expect(settings(office).showPlace).toBe(true);
  office.world.person(11, 'Второй координатор', 'coordinator');
  expect(office.world.say(11, 'Настройки')).toContain('показывать (22.10, решил другой координатор)');
  office.say('Не показывать место в районе');
  expect(settings(office).showPlace).toBe(false);
  expect(office.say('Настройки')).toContain('не показывать (22.10, решили вы)');
});

describe('two coordinators on one screen of settings', () => {
  const NBSP = /\u00a0/g;
  function createPair() {
    const office = createDistrict();
    office.world.person(11, 'Второй координатор', 'coordinator');
    const both = (press: (by: number) => string) =>
      [COORDINATOR, 11].map((by) => press(by).replace(NBSP, ' '));
    const acts = () =>
      listJournal(office.world.db, office.world.districtId, { limit: 9 }).map(({ act }) => act);
    return { ...office, both, acts };
  }

  it('a switch is turned once; the second sees who did it, and stays not its author', () => {
    const { world, both, acts, say } = createPair();
    both((by) => world.say(by, 'Настройки'));
    const [first, second] = both((by) => world.press(by, 'Показывать место в районе'));
    expect(first).toContain('Включил');
    expect(second).toMatch(/Это уже сделал другой координатор, \d\d:\d\d\./);
    expect(world.press(COORDINATOR, 'Показывать место в районе')).toContain('Это вы уже сделали');
    expect(say('Настройки')).toContain('показывать (22.10, решили вы)');
    expect(acts()).toHaveLength(1);
  });

  it('the week of the table is turned once by the same button, not there and back', () => {
    const { world, both, acts } = createPair();
    both((by) => world.say(by, 'Настройки'));
    const [first, second] = both((by) => world.press(by, 'За какую неделю таблица'));
    expect(first).toContain('ждём таблицу за предыдущую неделю');
    expect(second).toContain('уже сделал другой координатор');
    expect(world.say(11, 'Настройки')).toContain('за предыдущую неделю');
    expect(acts()).toHaveLength(1);
  });
});

it('who decided and erased themself is no page with a number of ours', () => {
  const office = createDistrict();
  office.world.person(11, 'Второй координатор', 'coordinator');
  office.world.say(11, 'Показывать место в районе');
  office.world.say(11, 'Удалить меня');
  office.world.say(11, 'Да, удалить');
  const said = office.say('Настройки');
  expect(said).toContain('показывать (22.10, решил другой координатор)');
  expect(said).not.toContain('vk.com/id');
});

describe('the time zone', () => {
  it.each([
    ['Сахалин', 'Asia/Sakhalin'],
    ['южно-сахалинск', 'Asia/Sakhalin'],
    ['МСК+2', 'Asia/Yekaterinburg'],
    ['UTC+12', 'Asia/Kamchatka'],
    ['Новосибирск', 'Asia/Novosibirsk'],
    ['Asia/Chita', 'Asia/Chita'],
  ])('%s', (typed, zone) => {
    const office = createDistrict();
    office.say('Часовой пояс');
    office.say(typed);
    expect(settings(office).timeZone).toBe(zone);
  });

  it('has every hour of Russia on its buttons', () => {
    const office = createDistrict();
    const west = office.say('Часовой пояс');
    const east = office.say('Восточнее');
    for (const city of ['Калининград', 'Москва', 'Самара', 'Екатеринбург', 'Омск', 'Красноярск']) {
      expect(west).toContain(`[${city}]`);
    }
    for (const city of ['Иркутск', 'Якутск', 'Владивосток', 'Магадан', 'Сахалин', 'Камчатка']) {
      expect(east).toContain(`[${city}]`);
    }
    office.say('Камчатка');
    expect(settings(office).timeZone).toBe('Asia/Kamchatka');
  });

  it('is no nonsense and no forged one', () => {
    const office = createDistrict();
    office.say('Часовой пояс');
    expect(office.say('Марс')).toContain('Не знаю такого города.');
    expect(
      office.world.say(COORDINATOR, 'x', {
        payload: { c: 'setup-zone-pick', a: { w: 'timeZone', z: 'Mars/Base' } },
      }),
    ).toContain('Эта кнопка уже не действует.');
    expect(settings(office).timeZone).toBe('Europe/Moscow');
  });
});

describe('hours', () => {
  it.each([
    ['Час напоминания', '9', '09:00', 'reminderAt'],
    ['Час итогов', '19.30', '19:30', 'resultsAt'],
    ['Час обновления', '23:00', '23:00', 'refreshAt'],
  ] as const)('%s: %s', (label, typed, saved, key) => {
    const office = createDistrict();
    office.say('Настройки');
    office.say(label);
    office.say(typed);
    expect(settings(office)[key]).toBe(saved);
  });

  it.each(['25:00', 'утром', '7:00'])('%s is refused', (typed) => {
    const office = createDistrict();
    office.say('Настройки');
    office.say('Час напоминания');
    office.say(typed);
    expect(settings(office).reminderAt).toBe('12:00');
  });
});

it('nobody else changes anything', () => {
  const office = createDistrict();
  for (const [c, a] of [
    ['settings', {}],
    ['settings-stop-naming', { on: 0 }],
    ['week-results-naming', { on: 1 }],
    ['settings-place', { on: 1 }],
    ['settings-ask', { k: 'contacts' }],
    ['setup-zone-pick', { w: 'timeZone', z: 'Asia/Omsk' }],
    ['setup-confirm', {}],
  ] as const) {
    expect(office.world.say(20, 'x', { payload: { c, a } })).toContain(
      'Это может только координатор района.',
    );
  }
  expect(settings(office)).toMatchObject({
    nameLowSchools: false,
    showPlace: false,
    timeZone: 'Europe/Moscow',
    contacts: '',
  });
});

it('contacts are erased by «нет»', () => {
  const office = createDistrict();
  const set = (text: string) => {
    office.say('Настройки');
    office.say('Контакты для школ');
    return office.say(text);
  };
  set('8 (000) 000-00-00');
  expect(settings(office).contacts).toBe('8 (000) 000-00-00');
  expect(set('нет')).toContain('Контакты стёрты.');
  expect(settings(office).contacts).toBe('');
});

describe('why schools send the report', () => {
  it('is what the coordinator says, or nothing', () => {
    const office = createDistrict();
    const { world } = office;
    loadWeek(world, '2024-10-18', { [SCHOOLS[0]]: { calls: [2, 31] } });
    expect(world.say(20, 'Отчёт')).toContain('(постановление №\u00a0380, п.\u00a01.8)');
    office.say('Настройки');
    office.say('Основание отчёта');
    expect(office.say('приказ № 7 от 01.09.2024.')).toContain('директора увидят: приказ № 7 от 01.09.2024.');
    expect(office.say('Настройки')).toContain('Основание отчёта — приказ № 7 от 01.09.2024');
    expect(world.say(20, 'Отчёт')).toContain('(приказ №\u00a07 от 01.09.2024)');
    office.say('Настройки');
    office.say('Основание отчёта');
    expect(office.say('нет')).toContain('основание в «Отчёте» не называется');
    expect(office.say('Настройки')).toContain('Основание отчёта не указано');
    const report = world.say(20, 'Отчёт');
    expect(report).not.toContain('приказ');
    expect(report).not.toContain('()');
  });

  it('the zone of the monitoring is set where its hour is', () => {
    const office = createDistrict();
    office.say('Настройки');
    office.say('Час обновления');
    expect(office.say('Пояс мониторинга')).toContain('По какому времени обновляется мониторинг?');
  });
});
