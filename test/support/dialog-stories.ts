import type { ButtonPayload, IncomingMessage } from '../../src/bot/incoming.ts';
import { day } from '../../src/domain/calendar-day.ts';
import type { Table } from '../../src/domain/table.ts';
import { READ_TABLE } from '../../src/features/table-import/reading-task.ts';
import type { ReadingParams } from '../../src/features/table-import/reading-task.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { insertStagedFile, saveStagedContents } from '../../src/storage/staged-file.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { findDialog } from '../../src/storage/dialog.ts';
import { all, get } from '../../src/storage/statement.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { createTestWorld } from './test-world.ts';
import type { TestWorld } from './test-world.ts';
import { SCHOOLS, at, loadWeek, schoolId } from './week-tables.ts';

export const COORDINATOR = 100;
const DIRECTOR = 201;
const OWN = SCHOOLS[0];

/** What the person of a story does next. */
export type Turn =
  | { say: string }
  /** The newest button of this label among what the bot has said to them. */
  | { press: string }
  /** A button by what it carries, where the way to it is long. */
  | { push: (world: TestWorld) => ButtonPayload }
  | { picture: string }
  /** Not theirs: the bot begins. */
  | { happens: (world: TestWorld) => void };

/** How one dialog goes from its beginning to its effect. */
export type DialogStory = {
  dialog: string;
  actor: number;
  /** What stands before it; in a world of four schools with a director, a coordinator and a week's table. */
  prepare?: (world: TestWorld) => void;
  turns: readonly Turn[];
  /** What it writes, counted. */
  effect: (world: TestWorld) => number;
  /** Words that it does not take, at the last question that is answered by words; absent – it takes any. */
  refuses?: string;
  /** It has no state that could be misread: any words go on with it. */
  stateless?: true;
  /** Each of two equal messages has its own effect, and that is right. */
  repeats?: true;
};

const say = (text: string): Turn => ({ say: text });
const press = (label: string): Turn => ({ press: label });
/** A file with a column that nobody knows was read. */
function readWithQuestion(world: TestWorld): void {
  const at = { sheet: 'мониторинг.csv', cell: 'B1' };
  readFile(world, {
    fileName: 'мониторинг.csv',
    sheets: [],
    records: [],
    problems: [],
    shape: { hash: 'a1', isKnown: false },
    questions: [
      {
        ...{ key: 'охват', at, heading: 'Охват', doubt: 'unknown', level: 'organisation' },
        ...{ samples: ['31,5'], candidates: [], measures: ['percent'], bases: [] },
      },
    ],
  });
}

/** A file that waits for its week was read, and named none. */
export function readWithoutWeek(world: TestWorld): void {
  readFile(world, {
    fileName: 'мониторинг.xlsx',
    sheets: [],
    records: [],
    problems: [{ severity: 'refuse', code: 'no-period', sentence: 'Недели в файле нет.' }],
    questions: [],
  });
}

function readFile(world: TestWorld, table: Table): void {
  const person = findPersonByExternalId(world.db, COORDINATOR);
  if (person === undefined) throw new Error('no coordinator');
  const stagedId = insertStagedFile(
    world.db,
    {
      districtId: world.districtId,
      personId: person.id,
      name: table.fileName,
      expiresAt: new Date(world.now.getTime() + 7 * 24 * 60 * 60_000),
    },
    world.now,
  );
  saveStagedContents(world.db, stagedId, { kind: 'table', table }, undefined);
  const params: ReadingParams = { senderId: COORDINATOR, stagedId, name: table.fileName };
  world.receive({ kind: 'task-ended', taskId: 1, task: READ_TABLE, params, result: { outcome: 'read' } });
}

/** The first duty of the district: a number is its evidence. */
function addCountedDuty(world: TestWorld): void {
  insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind: 'dated',
      title: 'перевести чаты',
      startsOn: day('2024-10-01'),
      dueOn: day('2024-12-12'),
      evidence: { kind: 'count', of: 'чатов' },
    },
    world.now,
  );
}

const push = (c: string, a: Record<string, unknown> = {}): Turn => ({ push: () => ({ c, a }) });
const count =
  (from: string) =>
  (world: TestWorld): number =>
    get<{ n: number }>(world.db, `SELECT count(*) AS n FROM ${from}`)?.n ?? 0;

function dispute(world: TestWorld): void {
  for (const turn of [
    say('Цифра неверна'),
    press('Звонят'),
    say('в журнале звонков больше'),
    press('Отправить'),
  ]) {
    take(world, DIRECTOR, turn);
  }
}

function askCoordinator(world: TestWorld): void {
  for (const turn of [
    say('Задать вопрос'),
    say('кто оплатит интернет в школе?'),
    press('Спросить координатора'),
  ]) {
    take(world, DIRECTOR, turn);
  }
}

function planBroadcast(world: TestWorld): void {
  for (const turn of [
    say('Рассылка'),
    say('В четверг в 15:00 — совещание.'),
    press('Назначить время'),
    say('29.10 10:00'),
    press('Запланировать'),
    press('Да, запланировать'),
  ]) {
    take(world, COORDINATOR, turn);
  }
}

/** Something that was sent to the director, to be corrected. */
function sentToDirector(world: TestWorld): void {
  const { db, districtId, now } = world;
  const batchId = insertBatch(db, { districtId, title: 'Совещание 24.10', text: 'Совещание 24.10' }, now);
  enqueue(
    db,
    { to: DIRECTOR, lane: 'bulk', text: 'Совещание 24.10', batchId },
    { now, random: world.base.random },
  );
  world.deliver();
}

/** A school of one class, and its report on the coordinator's desk where `isSent`. */
function classReport(world: TestWorld, isSent: boolean): void {
  const turns = [say('Отчёт по классам'), say('1А'), press('Записать классы')];
  const sent = [say('1А да, да, 24 из 26, 3 из 3, есть'), press('Отправить координатору')];
  for (const turn of isSent ? [...turns, ...sent] : turns) take(world, DIRECTOR, turn);
}

export const DIALOG_STORIES: readonly DialogStory[] = [
  {
    dialog: 'school-classes',
    actor: DIRECTOR,
    turns: [say('Отчёт по классам'), say('1а-2б'), press('Записать классы')],
    effect: count('school_class'),
    refuses: 'все классы',
  },
  {
    dialog: 'school-report',
    actor: DIRECTOR,
    prepare: (world) => classReport(world, false),
    turns: [say('Отчёт по классам'), press('Начать: 1А'), say('да, да, 24 из 26, 3 из 3, есть')],
    effect: count('report_draft'),
    refuses: 'не знаю',
  },
  {
    dialog: 'school-report-return',
    actor: COORDINATOR,
    prepare: (world) => {
      classReport(world, true);
      world.press(COORDINATOR, 'Открыть отчёт');
    },
    turns: [press('Вернуть'), say('проверьте учителей 1А')],
    effect: count("school_report WHERE state = 'returned'"),
    refuses: '???',
  },
  {
    dialog: 'report-mailbox',
    actor: COORDINATOR,
    turns: [say('Почта для отчётов'), press('Изменить адрес'), say('otchet@example.ru')],
    effect: count("district_setting WHERE key = 'reportMailbox'"),
    refuses: 'наш обычный',
  },
  {
    dialog: 'report-form',
    actor: COORDINATOR,
    turns: [
      say('Новая форма'),
      say('Отчёт о приказах'),
      press('По школе в целом'),
      say('Есть приказ — да/нет'),
      press('Вопросов хватит'),
      press('Дальше'),
      press('Сохранить форму'),
    ],
    effect: count('report_form'),
    refuses: 'ФИО директора — коротко',
  },
  {
    dialog: 'correct',
    actor: COORDINATOR,
    prepare: sentToDirector,
    turns: [push('correct', { b: 1 }), say('Совещание 25.10'), press('Да, исправить')],
    effect: count('batch WHERE corrects IS NOT NULL'),
    refuses: 'Совещание 24.10',
  },
  {
    dialog: 'ask',
    actor: DIRECTOR,
    turns: [say('Задать вопрос'), say('как починить принтер'), say('где купить мел для доски')],
    effect: count('question'),
    stateless: true,
    repeats: true,
  },
  {
    dialog: 'why',
    actor: DIRECTOR,
    turns: [say('Почему мало'), say('да, у всех'), say('нет, не у всех')],
    effect: count('finding'),
    refuses: 'а как это',
  },
  {
    dialog: 'dispute',
    actor: DIRECTOR,
    turns: [
      say('Цифра неверна'),
      press('Звонят'),
      say('в журнале звонков больше'),
      say('5 из 31'),
      press('Отправить'),
    ],
    effect: count('dispute'),
    refuses: '34 из 31',
  },
  {
    dialog: 'employees',
    actor: DIRECTOR,
    turns: [push('employees'), say('38'), say('45')],
    effect: count("import WHERE origin = 'school'"),
    refuses: 'тридцать восемь',
  },
  {
    dialog: 'plan-measure',
    actor: DIRECTOR,
    turns: [say('Добавить меру'), say('поручить завучу вести чат'), say('в пятницу')],
    effect: count('measure'),
    refuses: 'когда-нибудь',
  },
  {
    dialog: 'plan-move',
    actor: DIRECTOR,
    prepare: (world) => world.say(DIRECTOR, 'мера внести завуча в чат до среды'),
    turns: [press('Перенести'), say('01.11')],
    effect: count("measure WHERE due_on = '2024-11-01'"),
    refuses: 'когда-нибудь',
  },
  {
    dialog: 'step-stuck',
    actor: DIRECTOR,
    turns: [
      say('Что делать'),
      press('Не получается'),
      press('Другое — словами'),
      say('нет хорошей связи в старом корпусе'),
    ],
    effect: (world) => count('step_delay')(world) + count('measure WHERE obstacle IS NOT NULL')(world),
    refuses: 'Магомедова П.Г. против',
  },
  {
    dialog: 'report-words',
    actor: DIRECTOR,
    turns: [say('Отчёт'), press('Дополнить'), say('На каникулах планёрок не будет')],
    effect: count('week_note_words'),
    refuses: 'Магомедова П.Г. в отпуске',
  },
  {
    dialog: 'quiet-hours',
    actor: DIRECTOR,
    turns: [say('Тихие часы'), say('с 21 до 8')],
    effect: count("person_preference WHERE key = 'quiet'"),
    refuses: 'ночью',
    stateless: true,
  },
  {
    dialog: 'once-a-day',
    actor: DIRECTOR,
    turns: [say('Одно сообщение в день'), say('в 9:30')],
    effect: count("person_preference WHERE key = 'once-a-day'"),
    refuses: 'попозже',
    stateless: true,
  },
  {
    dialog: 'deadline-add',
    actor: COORDINATOR,
    turns: [say('Добавить срок'), say('12.11.2024'), say('отчёт'), press('Сохранить')],
    effect: count('duty'),
    refuses: '???',
  },
  {
    dialog: 'duty-answer',
    actor: DIRECTOR,
    prepare: addCountedDuty,
    turns: [push('deadline-done', { d: 1 }), say('12 чатов')],
    effect: count("duty_answer WHERE state = 'given' AND amount = 12"),
    refuses: '???',
  },
  {
    dialog: 'duty-return',
    actor: COORDINATOR,
    prepare: (world) => {
      addCountedDuty(world);
      world.say(DIRECTOR, '(кнопка)', { payload: { c: 'deadline-done', a: { d: 1 } } });
      world.say(DIRECTOR, '12');
    },
    turns: [push('duty-return', { a: 1 }), say('пересчитайте')],
    effect: count("duty_answer WHERE state = 'returned'"),
    refuses: '???',
  },
  {
    dialog: 'duty-extend',
    actor: COORDINATOR,
    prepare: addCountedDuty,
    turns: [
      { push: (world) => ({ c: 'duty-extend', a: { d: 1, s: schoolId(world, OWN) } }) },
      say('20.12.2024'),
      say('ремонт в школе'),
    ],
    effect: count('duty_extension'),
    refuses: '???',
  },
  {
    dialog: 'duty-from-order',
    actor: COORDINATOR,
    turns: [
      say('Сроки из приказа'),
      say('Приказ № 7 от 21.10.2024. Приказываю:\n1. Директорам школ сверить списки до 29.11.2024.'),
      press('Сохранить 1 срок'),
      press('Да, сохранить 1'),
    ],
    effect: count("duty WHERE basis = 'приказ № 7, п. 1'"),
    refuses: '???',
    // What is proposed stands in staged_file, and its buttons name it.
    stateless: true,
  },
  {
    dialog: 'silence-add',
    actor: COORDINATOR,
    turns: [
      say('Включить тишину'),
      press('Все школы'),
      press('Неделя'),
      say('ремонт связи'),
      press('Сохранить'),
    ],
    effect: count('silence'),
    refuses: '???',
  },
  {
    dialog: 'vacation-add',
    actor: COORDINATOR,
    turns: [say('Добавить каникулы'), say('осенние 28.10.2024–05.11.2024'), press('Сохранить')],
    effect: count('vacation'),
    refuses: 'осенью',
  },
  {
    dialog: 'invite',
    actor: COORDINATOR,
    turns: [say('Пригласить'), say('Дегвинская')],
    effect: count("unit WHERE name LIKE '%Дегвинская%' AND id IN (SELECT unit_id FROM invitation)"),
    refuses: '???',
    stateless: true,
  },
  {
    dialog: 'school-list',
    actor: COORDINATOR,
    turns: [say('Список школ'), say('МКОУ «Новая СОШ»; 152; 31'), press('Записать')],
    effect: count('unit'),
    refuses: '???',
    stateless: true,
  },
  {
    dialog: 'school-add',
    actor: COORDINATOR,
    turns: [say('Добавить школу'), say('МКОУ «Новая СОШ»')],
    effect: count('unit'),
    refuses: '17',
    stateless: true,
  },
  {
    dialog: 'school-edit',
    actor: COORDINATOR,
    turns: [
      { push: (world) => ({ c: 'school-ask', a: { s: schoolId(world, OWN), k: 'roll' } }) },
      say('152'),
    ],
    effect: count('unit WHERE roll = 152'),
    refuses: 'много',
  },
  {
    dialog: 'setup-name',
    actor: COORDINATOR,
    turns: [push('setup-name'), say('Акушинский район')],
    effect: count("unit WHERE name = 'Акушинский район'"),
    refuses: '17',
    stateless: true,
  },
  {
    dialog: 'setting',
    actor: COORDINATOR,
    turns: [say('Настройки'), press('Час итогов'), say('19:30')],
    effect: count("district_setting WHERE key = 'resultsAt'"),
    refuses: 'вечером',
  },
  {
    dialog: 'week-results-hour',
    actor: COORDINATOR,
    turns: [say('Итоги недели'), press('Час итогов'), say('19:30')],
    effect: count("district_setting WHERE key = 'resultsAt'"),
    refuses: 'вечером',
    stateless: true,
  },
  {
    dialog: 'time-zone',
    actor: COORDINATOR,
    turns: [say('Настройки'), press('Часовой пояс'), say('МСК+3')],
    effect: count("district_setting WHERE key = 'timeZone'"),
    refuses: 'Париж',
  },
  {
    dialog: 'target',
    actor: COORDINATOR,
    turns: [
      push('target-set', { m: 'calls' }),
      say('50'),
      say('приказ № 12 от 01.09.2024'),
      say('3'),
      say('25.12'),
      press('Записать'),
    ],
    effect: count("district_setting WHERE key = 'targets'"),
    refuses: 'скоро',
  },
  {
    dialog: 'deputy',
    actor: COORDINATOR,
    turns: [say('Замещение'), say('15.12')],
    effect: count('invitation WHERE stands_in_for IS NOT NULL AND used_at IS NULL'),
    refuses: 'когда-нибудь',
  },
  {
    dialog: 'journal-file',
    actor: COORDINATOR,
    prepare: planBroadcast,
    turns: [say('Журнал'), press('Файлом'), say('01.10–31.10')],
    effect: count("outbox WHERE content LIKE '%Журнал октябрь%'"),
    refuses: 'когда-нибудь',
    stateless: true,
  },
  {
    dialog: 'enter-value',
    actor: COORDINATOR,
    turns: [
      say('Ввести значение'),
      say('Дегвинская'),
      say('Звонят'),
      say('19–25.10'),
      say('5 из 31'),
      say('письмо № 5 от 26.10.2024'),
      press('Записать'),
    ],
    effect: count("import WHERE origin = 'coordinator'"),
    refuses: '???',
  },
  {
    dialog: 'broadcast',
    actor: COORDINATOR,
    turns: [
      say('Рассылка'),
      say('В четверг в 15:00 — совещание.'),
      press('Отправить'),
      press('Да, отправить'),
    ],
    effect: count('batch'),
    refuses: '',
  },
  {
    dialog: 'broadcast-move',
    actor: COORDINATOR,
    prepare: planBroadcast,
    turns: [press('Что с рассылкой'), press('Перенести'), say('30.10 11:00')],
    effect: (world) => count('batch WHERE due_at = 1730275200000')(world),
    refuses: 'когда-нибудь',
  },
  {
    dialog: 'letter',
    actor: COORDINATOR,
    turns: [
      say('Письмо'),
      press('Последний месяц'),
      press('Пишут'),
      press('Дальше'),
      press('Порог'),
      say('60'),
      press('Составить'),
    ],
    effect: count('letter'),
    refuses: 'половина',
  },
  {
    dialog: 'import-column',
    actor: COORDINATOR,
    turns: [{ happens: readWithQuestion }, say('Звонят, %')],
    effect: count('table_profile'),
    refuses: 'непонятно',
  },
  {
    dialog: 'own-metric',
    actor: COORDINATOR,
    turns: [
      say('Новый показатель'),
      say('Читают новости школы'),
      say('учителя, которые открыли раздел «Новости» школы'),
      press('Учителя'),
      press('Доля, %'),
      press('За неделю'),
      press('Чем больше, тем лучше'),
      say('письмо министерства от 05.10.2024'),
      press('Сохранить показатель'),
    ],
    effect: count('district_metric'),
    refuses: '',
  },
  {
    dialog: 'table-source-set',
    actor: COORDINATOR,
    turns: [
      say('Источник таблицы'),
      press('Источник месячной'),
      say('с 5 числа'),
      say('https://cloud.mail.ru/public/GPXK/fMnpzcuWR'),
    ],
    effect: count("table_source WHERE awaits = 'month' AND from_day = 5 AND state = 'tried'"),
    refuses: 'по почте',
  },
  {
    dialog: 'import-period',
    actor: COORDINATOR,
    turns: [{ happens: readWithoutWeek }, say('19.10–25.10')],
    effect: count("task WHERE params LIKE '%2024-10-19%'"),
    refuses: 'прошлая',
  },
  {
    dialog: 'dispute-accept',
    actor: COORDINATOR,
    prepare: dispute,
    turns: [press('Принять'), say('5 из 31'), say('школа показала журнал звонков')],
    effect: count("dispute WHERE state = 'accepted'"),
    refuses: '???',
  },
  {
    dialog: 'dispute-reject',
    actor: COORDINATOR,
    prepare: dispute,
    turns: [press('Отклонить'), say('звонки были уже на следующей неделе')],
    effect: count("dispute WHERE state = 'rejected'"),
    refuses: '???',
  },
  {
    dialog: 'question-reply',
    actor: COORDINATOR,
    prepare: askCoordinator,
    turns: [press('Ответить'), say('Интернет оплачивает министерство.')],
    effect: count('question WHERE answered_at IS NOT NULL'),
    refuses: '',
  },
  {
    dialog: 'answer-attach',
    actor: COORDINATOR,
    turns: [
      { push: (world) => ({ c: 'answer-attach', a: { a: world.base.reference.answers.answers[0]?.id } }) },
      say('сейчас найду'),
      { picture: 'photo100_1_key' },
    ],
    effect: count('answer_attachment'),
    refuses: 'минутку',
  },
  {
    dialog: 'link-edit',
    actor: COORDINATOR,
    turns: [
      say('Ответы и ссылки'),
      press('Адреса'),
      press('Центр вашего региона'),
      say('https://ct.example.ru/sferum'),
    ],
    effect: count('district_link'),
    refuses: 'http://ct.example.ru',
  },
];

/** The world of a story, prepared; over a file that exists already it is only opened. */
export function openStory({ prepare }: DialogStory, { file, isNew = true } = {} as StoryFile): TestWorld {
  const world = createTestWorld({
    now: at('2024-10-28', '10:00'),
    schools: SCHOOLS.slice(0, 4),
    ...(file !== undefined && { file }),
  });
  if (!isNew) return world;
  world.person(COORDINATOR, 'Координатор', 'coordinator');
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  loadWeek(world, '2024-10-25', { [OWN]: { messages: [9, 31], calls: [2, 31], active: true } });
  world.tick();
  prepare?.(world);
  return world;
}

type StoryFile = { file?: string; isNew?: boolean };

let messages = 1_000_000;

/** The message a turn becomes. */
export function messageOf(world: TestWorld, from: number, turn: Turn): IncomingMessage {
  const payload = 'press' in turn ? payloadOf(world, from, turn.press) : undefined;
  const pushed = 'push' in turn ? turn.push(world) : payload;
  return {
    kind: 'message',
    peerId: from,
    senderId: from,
    text: 'say' in turn ? turn.say : 'press' in turn ? turn.press : '',
    files: [],
    ...('picture' in turn && { pictures: [turn.picture] }),
    ...(pushed !== undefined && { payload: pushed }),
    conversationMessageId: ++messages,
  };
}

export function take(world: TestWorld, from: number, turn: Turn): string {
  if ('happens' in turn) {
    turn.happens(world);
    return '';
  }
  return world.receive(messageOf(world, from, turn)).replaceAll('\u00a0', ' ');
}

/** The open dialog of a person. */
export function dialogOf(world: TestWorld, of: number): string | undefined {
  const person = findPersonByExternalId(world.db, of);
  return person && findDialog(world.db, person.id, of)?.name;
}

/** Everything that inline buttons said to a person carry, once each, oldest first. */
export function buttonsSeen(world: TestWorld, by: number): { label: string; payload: ButtonPayload }[] {
  const buttons = listRecentContents(world.db, by, 100)
    .toReversed()
    .flatMap((content) =>
      content.kind === 'message' && content.keyboard?.inline === true ? content.keyboard.rows.flat() : [],
    )
    .flatMap((one) => (one.kind === 'command' ? [{ label: one.label, payload: one.payload }] : []));
  const keys = buttons.map(({ payload }) => JSON.stringify(payload));
  return buttons.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

function payloadOf(world: TestWorld, to: number, label: string): ButtonPayload {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  for (const content of listRecentContents(world.db, to, 100)) {
    if (content.kind !== 'message') continue;
    const found = content.keyboard?.rows.flat().find((one) => plain(one.label) === label);
    if (found?.kind === 'command') return found.payload;
  }
  throw new Error(`nobody was shown a button «${label}»`);
}

/** Rows that answering a message changes whatever it says, and words that are kept for a day alone. */
const NOT_WRITTEN = new Set(['inbox', 'outbox', 'dialog', 'question', 'held_message', 'app_fact']);

/** The proposals from an order end with its dialog: a draft, nothing that is written. */
const NOT_KEPT: Readonly<Record<string, string>> = { staged_file: " WHERE name <> 'текст приказа'" };

/** All that the database keeps, but for the conversation itself. */
export function contentOf(world: TestWorld): string {
  const tables = all<{ name: string }>(
    world.db,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  return tables
    .filter(({ name }) => !NOT_WRITTEN.has(name))
    .map(
      ({ name }) =>
        `${name} ${JSON.stringify(all(world.db, `SELECT * FROM "${name}"${NOT_KEPT[name] ?? ''}`))}`,
    )
    .join('\n');
}
