import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { undoImport } from '../../src/storage/import.ts';
import { listOpenDisputes } from '../../src/storage/dispute.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { listJournal } from '../../src/storage/journal.ts';
import { all, get, run } from '../../src/storage/statement.ts';
import { followByCommandLine } from '../../src/cli/follow-by-command-line.ts';
import { districtContextOf } from '../../src/features/settings.ts';
import { getUnit } from '../../src/storage/unit.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';

const SECOND = 11;
const [DEGVA, MURGUK] = [20, 21] as const;
const FRIDAY = '2024-10-25';

type Counts = Readonly<Record<string, readonly [messages: number, calls: number, active?: boolean]>>;

/** The table of 19–25.10 as the region sends it: of 30 teachers so many write and call. */
function table(changed: Counts = {}): string {
  const rows = SCHOOLS.map((name, index) => {
    const [messages, calls, active = true] = changed[name] ?? [index === 0 ? 0 : 4 + index, index % 3];
    return [index + 1, name, active ? 'Активна' : 'Не активна', 30, messages, calls].join(';');
  });
  const headings = ['№', 'Наименование ОО', 'Статус', 'Количество учителей'];
  const counted = ['Написали не менее 10 сообщений, чел.', 'Совершили хотя бы 1 звонок, чел.'];
  return ['Мониторинг с 19.10.2024 по 25.10.2024', [...headings, ...counted].join(';'), ...rows].join('\n');
}

type Office = ReturnType<typeof createOffice>;

/** Friday 17:40, before the table: two coordinators, two directors, the беседа, a duty that the status fulfils. */
function createDistrict(): Office {
  const office = createOffice({ now: at(FRIDAY, '17:00'), schools: SCHOOLS });
  const { world } = office;
  world.person(SECOND, 'Второй координатор', 'coordinator');
  addDirector(world, DEGVA, SCHOOLS[0]);
  addDirector(world, MURGUK, SCHOOLS[1]);
  openChannel(world, COORDINATOR);
  insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind: 'dated',
      title: 'получить статус «Активна»',
      startsOn: day('2024-10-22'),
      dueOn: day('2024-11-12'),
      evidence: { kind: 'metric', metric: 'status' },
    },
    world.now,
  );
  world.tick();
  loadWeek(world, '2024-10-18', Object.fromEntries(SCHOOLS.map((name) => [name, { messages: [3, 30] }])));
  world.moveTo(at(FRIDAY, '17:40'));
  return office;
}

async function load(office: Office, changed?: Counts): Promise<string> {
  await office.sendFile('мониторинг 25.10.csv', table(changed));
  return office.say('Записать');
}

/** The table is in, and its results are out since 18:00. */
async function published(changed?: Counts): Promise<Office> {
  const office = createDistrict();
  await load(office, changed);
  office.world.moveTo(at(FRIDAY, '18:30'));
  return office;
}

function sendLetter(office: Office): void {
  for (const words of ['Письмо', 'Последняя неделя', 'Пишут', 'Дальше', 'Составить', 'Разослать школам']) {
    office.say(words);
  }
  office.say('Школам из списка: 11');
  office.say('Отправить: 2 человека');
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function askAboutCalls({ world }: Office, director: number, claim: string): void {
  world.say(director, '(кнопка)', { payload: { c: 'dispute', a: { m: 'calls', w: FRIDAY } } });
  world.say(director, claim);
  world.say(director, 'Отправить');
}

function newestImport({ world }: Office): number {
  return get<{ id: number }>(world.db, 'SELECT max(id) AS id FROM import')!.id;
}

function undoLast(office: Office): string {
  office.say('Отменить загрузку');
  return office.say('Да, отменить');
}

/** What somebody is told from here on. */
function toldFrom({ world }: Office, name: string): () => string[] {
  const from = world.transcript.length;
  return () =>
    plain(world.transcript.slice(from))
      .split(/\n(?=\S)/)
      .filter(
        (said) => said.startsWith(`Бот → ${name}\n`) || said.startsWith(`Бот исправил на месте у: ${name}\n`),
      );
}

it('golden: undone after the results, loaded anew, three schools changed after the letter, a question accepted', async () => {
  const office = await published();
  const { world } = office;
  sendLetter(office);
  askAboutCalls(office, MURGUK, '6 из 30');
  world.note('19:40: таблица оказалась не той, её отменяют');
  world.moveTo(at(FRIDAY, '19:40'), 5);
  undoLast(office);
  world.note('её же загружают снова, пока в беседе ещё прежние итоги');
  await load(office);
  world.moveTo(at('2024-10-26', '09:30'), 15);
  world.note('понедельник: район прислал уточнённую таблицу, в ней другие цифры трёх школ');
  world.moveTo(at('2024-10-28', '10:00'), 60);
  await load(office, {
    [SCHOOLS[0]]: [3, 0],
    [SCHOOLS[3]]: [9, 1],
    [SCHOOLS[1]]: [6, 1, false],
  });
  world.press(COORDINATOR, 'Исправить в беседе сейчас');
  world.press(COORDINATOR, 'Составить заново');
  world.note('школа спрашивает о своей цифре, и координатор исправляет её');
  askAboutCalls(office, DEGVA, '4 из 30');
  world.press(COORDINATOR, 'Принять');
  office.say('по журналу школы');
  world.moveTo(at('2024-10-28', '11:00'), 15);
  await expect(world.transcript).toMatchFileSnapshot('../golden/undo-reaches.txt');
});

describe('results in the беседа', () => {
  it('undone two hours after they went out: by night it is said when they are put right, and then they are, in place', async () => {
    const office = await published();
    office.world.moveTo(at(FRIDAY, '20:05'), 5);
    const channel = toldFrom(office, 'беседа района');
    expect(undoLast(office)).toContain('Итоги недели 19–25.10 уже в беседе: исправлю их 26.10 09:00.');
    expect(plain(office.world.press(COORDINATOR, 'Исправить в беседе сейчас'))).toContain(
      'Ночью бот в беседу не пишет',
    );
    expect(channel()).toEqual([]);
    office.world.moveTo(at('2024-10-26', '09:30'), 15);
    expect(channel()).toHaveLength(1);
    expect(channel()[0]).toContain('Таблицу за эту неделю отозвали');
  });

  it('corrected at once by a button, by two coordinators: once', async () => {
    const office = await published();
    const { world } = office;
    const correction = loadWeek(world, FRIDAY, { [SCHOOLS[1]]: { messages: [20, 30] } });
    world.moveTo(at(FRIDAY, '19:00'), 15);
    const [channel, second] = [toldFrom(office, 'беседа района'), toldFrom(office, 'Второй координатор')];
    office.say(`Отменить загрузку ${correction}`);
    expect(office.say('Да, отменить')).toContain('исправлю их в 19:15');
    expect(plain(world.press(COORDINATOR, 'Исправить в беседе сейчас'))).toContain('исправлены в беседе');
    expect(second().join('\n')).toContain('исправлены в беседе');
    const week = { payload: { c: 'week-results-now', a: { w: FRIDAY } } };
    expect(plain(world.say(SECOND, '(кнопка)', week))).toContain('исправлять нечего');
    world.moveTo(at(FRIDAY, '19:45'), 15);
    expect(channel()).toHaveLength(1);
  });

  it('are named before anybody says yes, and nothing is done by asking', async () => {
    const office = await published();
    sendLetter(office);
    askAboutCalls(office, MURGUK, '6 из 30');
    expect(office.say('Отменить загрузку')).toContain(
      'На них уже опираются: итоги недели в беседе, 1 письмо, 1 вопрос школы, 1 выполненный срок.',
    );
    office.say('Оставить');
    expect(office.say('Загрузки')).not.toContain('отменена');
    expect(listOpenDisputes(office.world.db, [schoolId(office.world, SCHOOLS[1])])).toHaveLength(1);
  });

  it('two coordinators undo the same: one effect, the second hears who did it', async () => {
    const office = await published();
    const { world } = office;
    const yes = { payload: { c: 'import-undo', a: { i: newestImport(office), yes: 1 } } };
    world.say(COORDINATOR, '(кнопка)', yes);
    expect(plain(world.say(SECOND, '(кнопка)', yes))).toContain('Это уже сделал другой координатор');
    const acts = listJournal(world.db, world.districtId, { limit: 50 }).filter(({ act }) =>
      /отменена|снова открыт/.test(act),
    );
    expect(acts).toHaveLength(2);
  });

  it('loaded anew as they were before anything was put right: nothing is', async () => {
    const office = await published();
    const channel = toldFrom(office, 'беседа района');
    undoLast(office);
    expect(await load(office)).toContain('Итоги недели 19–25.10 в беседе верны, исправлять их не нужно.');
    office.world.moveTo(at('2024-10-26', '10:00'), 15);
    expect(channel()).toEqual([]);
  });

  it('of a week that is over stay, and the coordinator may write', async () => {
    const office = await published();
    office.world.moveTo(at('2024-11-01', '13:00'), 60);
    const said = undoLast(office);
    expect(said).toContain('Итоги недели 19–25.10 в беседе остаются прежними');
    expect(said).toContain('[Исправить итоги]');
  });

  it('a school that knows its figure hears nothing of a week before that was put right', async () => {
    const office = await published();
    const { world } = office;
    const school = toldFrom(office, `Директор ${SCHOOLS[0]}`);
    loadWeek(world, '2024-10-18', { [SCHOOLS[0]]: { messages: [5, 30] } });
    world.moveTo(at(FRIDAY, '19:15'), 15);
    expect(school()).toEqual([]);
    loadWeek(world, FRIDAY, { [SCHOOLS[0]]: { messages: [1, 30] } });
    world.moveTo(at(FRIDAY, '19:45'), 15);
    expect(school()).toHaveLength(1);
  });

  it('a doubt that is settled later is followed too', async () => {
    const office = await published({ [SCHOOLS[2]]: [30, 30] });
    const { world } = office;
    const measurement = get<{ id: number }>(
      world.db,
      'SELECT max(id) AS id FROM measurement WHERE unit_id = ?',
      [schoolId(world, SCHOOLS[5])],
    );
    run(world.db, "UPDATE measurement SET doubt = 'jump' WHERE id = ?", [measurement!.id]);
    run(
      world.db,
      `INSERT INTO figure_doubt (measurement_id, code, facts, opened_at, resolved_at, resolved_how)
       VALUES (?, 'jump', '{}', ?, ?, 'right')`,
      [measurement!.id, world.now.getTime(), world.now.getTime()],
    );
    const channel = toldFrom(office, 'беседа района');
    world.moveTo(at(FRIDAY, '19:00'), 15);
    expect(channel()).toHaveLength(1);
  });
});

describe('a letter', () => {
  it('whose figures are undone is named with its schools; the same table again makes it hold', async () => {
    const office = await published();
    sendLetter(office);
    const said = undoLast(office);
    expect(said).toContain('больше не действуют цифры 12 школ.');
    expect(said).toContain('[Исправить письмо] [Составить заново]');
    expect(await load(office)).toContain('снова верно');
  });

  it('is not named where its figures stay', async () => {
    const office = await published();
    sendLetter(office);
    expect(await load(office, { [SCHOOLS[0]]: [0, 5] })).not.toContain('письм');
  });

  it('that was not sent yet warns before it goes, and can be made anew as it was', async () => {
    const office = await published();
    const { world } = office;
    for (const words of ['Письмо', 'Последняя неделя', 'Пишут', 'Дальше', 'Составить']) office.say(words);
    expect(await load(office, { [SCHOOLS[0]]: [3, 0] })).toContain('школам ещё не отправлено');
    world.press(COORDINATOR, 'Разослать школам');
    const asked = plain(world.press(COORDINATOR, 'Школам из списка: 11'));
    expect(asked).toContain('перестали действовать цифры школы Дегвинская');
    const again = office.say('Составить заново');
    expect(again).toContain('Новое письмо с теми же условиями');
    office.say('Составить');
    const letters = get<{ n: number }>(office.world.db, 'SELECT count(*) AS n FROM letter');
    expect(letters?.n).toBe(2);
    expect(office.say('Письма')).toContain('2. ');
  });

  it('of another district is nobody’s', async () => {
    const office = await published();
    const other = { payload: { c: 'letter-again', a: { l: 999 } } };
    expect(plain(office.world.say(COORDINATOR, '(кнопка)', other))).toContain('Этого письма больше нет');
  });
});

describe('a broadcast that tells figures', () => {
  const TEXT = 'Коллеги, за неделю пишут {показатель}.';

  /** Told Friday evening to the two directors who are connected. */
  async function broadcast(text = TEXT): Promise<Office> {
    const office = await published();
    const asked = text.includes('{показатель}') ? ['Пишут'] : [];
    for (const words of ['Рассылка', text, ...asked, 'Отправить', 'Да, отправить']) office.say(words);
    office.world.moveTo(at(FRIDAY, '19:00'));
    return office;
  }

  const broadcasts = ({ world }: Office, peer: number) =>
    world.transcript.split(`Бот → ${peer}`).filter((said) => said.includes('Коллеги'));

  it('is named with its schools when they are undone, and before', async () => {
    const office = await broadcast();
    expect(broadcasts(office, DEGVA).length + broadcasts(office, MURGUK).length).toBeGreaterThan(0);
    expect(office.say('Отменить загрузку')).toContain('1 рассылка');
    const undone = office.say('Да, отменить');
    expect(undone).toContain('В рассылке «Коллеги, за неделю пишут {показатель}» (');
    expect(undone).toContain('больше не действуют цифры 2 школ: Дегвинская, Мургукская');
    expect(undone).toContain('[Исправить рассылку]');
  });

  it('is put right with the same words: only who was told another figure has a correction', async () => {
    const office = await broadcast();
    await office.sendFile('исправленный.csv', table({ [SCHOOLS[0]]: [11, 2] }));
    expect(office.say('Записать')).toContain('больше не действуют цифры школы Дегвинская');
    office.say('Исправить рассылку');
    const shown = office.say('Тот же текст, новые цифры');
    expect(shown).toContain('11 учителей из 30');
    expect(shown).toContain('У 1 человека исправлю на месте.');
    office.say('Да, исправить');
    office.world.moveTo(at(FRIDAY, '19:30'));
    const edits = all<{ peer: number; text: string }>(
      office.world.db,
      "SELECT peer_id AS peer, json_extract(content, '$.text') AS text FROM outbox WHERE edits IS NOT NULL",
    ).filter(({ text }) => text.includes('Коллеги'));
    expect(edits).toEqual([{ peer: DEGVA, text: expect.stringMatching(/11\sучителей\sиз\s30/) as unknown }]);
    // What is right now is not named again, and holds when nothing changes.
    await office.sendFile('ещё раз.csv', table({ [SCHOOLS[0]]: [11, 2], [SCHOOLS[5]]: [12, 2] }));
    expect(office.say('Записать')).not.toContain('рассылк');
  });

  it('holds again where the figures are back', async () => {
    const office = await broadcast();
    office.say('Отменить загрузку');
    office.say('Да, отменить');
    expect(await load(office)).toContain('снова верна: её цифры опять действуют');
  });

  it('without figures is not followed', async () => {
    const office = await broadcast('Коллеги, совещание в понедельник.');
    office.say('Отменить загрузку');
    expect(office.say('Да, отменить')).not.toContain('рассылк');
  });
});

describe('questions of schools', () => {
  it('about a figure that is gone are closed with a word to the school, once', async () => {
    const office = await published();
    const { world } = office;
    askAboutCalls(office, MURGUK, '6 из 30');
    const school = toldFrom(office, `Директор ${SCHOOLS[1]}`);
    expect(undoLast(office)).toContain('Вопрос школы закрыт, этой цифры больше нет: Мургукская · Звонят');
    world.moveTo(at('2024-10-26', '10:00'), 15);
    expect(school().filter((said) => said.includes('вопрос закрыт'))).toHaveLength(1);
    expect(listOpenDisputes(world.db, [schoolId(world, SCHOOLS[1])])).toEqual([]);
  });

  it('stay open where the figure is back before the school heard', async () => {
    const office = await published();
    const { world } = office;
    askAboutCalls(office, MURGUK, '6 из 30');
    const school = toldFrom(office, `Директор ${SCHOOLS[1]}`);
    undoLast(office);
    expect(await load(office)).toContain('вопрос школы снова открыт: Мургукская · Звонят');
    world.moveTo(at('2024-10-26', '10:00'), 15);
    expect(school().join('\n')).not.toContain('вопрос закрыт');
    expect(listOpenDisputes(world.db, [schoolId(world, SCHOOLS[1])])).toHaveLength(1);
  });

  it('about a figure that is another one now wait for a decision', async () => {
    const office = await published();
    askAboutCalls(office, MURGUK, '6 из 30');
    const said = await load(office, { [SCHOOLS[1]]: [5, 2] });
    expect(said).toContain('Цифра, о которой спрашивала школа, теперь другая: Мургукская · Звонят');
    expect(said).toContain('[Споры]');
    expect(listOpenDisputes(office.world.db, [schoolId(office.world, SCHOOLS[1])])).toHaveLength(1);
  });
});

describe('a duty that a figure fulfilled', () => {
  it('is open again, and the schools hear of it a quarter of an hour later', async () => {
    const office = await published();
    const { world } = office;
    const school = toldFrom(office, `Директор ${SCHOOLS[0]}`);
    const said = undoLast(office);
    expect(said).toContain('Срок 12.11 «получить статус „Активна“» снова открыт у 12 школ.');
    expect(school()).toEqual([]);
    world.moveTo(at(FRIDAY, '19:15'), 15);
    expect(school().filter((one) => one.includes('Срок снова открыт'))).toHaveLength(1);
  });

  it('is not talked of where the figure is back before that', async () => {
    const office = await published();
    const { world } = office;
    const school = toldFrom(office, `Директор ${SCHOOLS[0]}`);
    undoLast(office);
    await load(office);
    world.moveTo(at('2024-10-26', '12:00'), 15);
    expect(school().join('\n')).not.toContain('снова открыт');
  });
});

it('undone at the terminal: its lines are printed, and the coordinators hear of it with the buttons', async () => {
  const office = await published();
  const { world } = office;
  const told = toldFrom(office, 'Второй координатор');
  const { lines } = world.db.transaction(() =>
    followByCommandLine(
      districtContextOf({ ...world.base, now: world.now }, getUnit(world.db, world.districtId)),
      () => undoImport(world.db, newestImport(office), undefined, world.now),
      () => 'Загрузка отменена.',
    ),
  )();
  expect(lines.map(plain)[0]).toBe('Итоги недели 19–25.10 уже в беседе: исправлю их в 18:45.');
  world.deliver();
  expect(told().join('\n')).toContain('[Исправить в беседе сейчас]');
});

it('a forecast is made of the figures in force at every look', () => {
  const { world } = createOffice({ now: at('2024-10-04', '18:00'), schools: SCHOOLS });
  addDirector(world, DEGVA, SCHOOLS[0]);
  const target = { value: 50, source: { order: 'приказ района' } };
  const by = findPersonByExternalId(world.db, COORDINATOR)!.id;
  saveDistrictSetting(world.db, world.districtId, 'targets', { messages: target }, { by, now: world.now });
  for (const [friday, writing] of [
    ['2024-10-04', 3],
    ['2024-10-11', 5],
    ['2024-10-18', 7],
  ] as const) {
    loadWeek(world, friday, { [SCHOOLS[0]]: { messages: [writing, 30] } });
  }
  world.sleepUntil(at('2024-10-25', '18:00'));
  const forecast = () =>
    plain(world.say(DEGVA, '(кнопка)', { payload: { c: 'forecast', a: { m: 'messages' } } }));
  const before = forecast();
  const wrong = loadWeek(world, FRIDAY, { [SCHOOLS[0]]: { messages: [14, 30] } });
  const between = forecast();
  undoImport(world.db, wrong, undefined, world.now);
  expect([before, forecast()]).toEqual([before, before]);
  expect(before).toContain('7 из 30');
  expect(between).toContain('14 из 30');
});

it('an act that reaches nothing says nothing more', () => {
  const office = createDistrict();
  const before = loadWeek(office.world, '2024-10-11', { [SCHOOLS[0]]: { messages: [1, 30] } });
  office.say(`Отменить загрузку ${before}`);
  const said = office.say('Да, отменить').trim().split('\n');
  expect(said.at(-1)).toContain('вернулись прежние');
  expect(undoImport(office.world.db, before, undefined, office.world.now)).toBe(false);
});
