import { dayInWords, momentInWords } from '../text/dates.ts';
import { choiceInWords, listInWords, shortList } from '../text/list.ts';
import { count } from '../text/plural.ts';
import type { PluralForms } from '../text/plural.ts';

const PEOPLE: PluralForms = ['человеку', 'людям', 'людям'];
const MINUTES: PluralForms = ['минуту', 'минуты', 'минут'];
const CODES: PluralForms = ['Код действует', 'Коды действуют', 'Коды действуют'];

/** «импортс» → «Может быть, …» */
const maybe = (similar: readonly string[]) =>
  similar.length === 0 ? '' : ` Может быть, ${choiceInWords(similar)}?`;

/** What is wrong with a command line. */
export const usageTexts = {
  unknownCommand: (name: string, similar: readonly string[]) =>
    `Нет команды «${name}».${maybe(similar)} Список команд: sferum-monitor --help`,
  unknownOption: (name: string, similar: readonly string[]) =>
    `Нет параметра ${name}.${maybe(similar)} Справка по команде — параметр --help.`,
  missingArgument: (name: string) => `Не хватает: ${name}. Справка по команде — параметр --help.`,
  excessArguments:
    'Лишние слова в команде. Название с пробелами возьмите в кавычки; справка по команде — параметр --help.',
  optionMissingArgument: (option: string) =>
    `У параметра ${option} нет значения. Впишите его после параметра.`,
  missingOption: (option: string) => `Не хватает параметра ${option}. Справка по команде — параметр --help.`,
  conflictingOptions: (options: readonly string[]) =>
    `Параметры ${listInWords(options)} вместе не указывают. Оставьте один.`,
  invalidValue: (option: string, sentence: string) => `${option}: ${sentence}`,
  notAChoice: (option: string, choices: string) => `${option}: подходит только ${choices}.`,
  other: (message: string) => `Команда не понята: ${message}. Справка: sferum-monitor --help`,
};

/** `--help`. */
export const helpTexts = {
  program: 'Бот районного управления образования: мониторинг «Сферум» и «Моя школа» для директоров школ.',
  help: 'показать эту справку',
  helpCommand: 'help [команда]',
  helpOfCommand: 'справка по команде',
  version: 'показать версию',
  titles: {
    'Usage:': 'Как вызвать:',
    'Arguments:': 'Что указать:',
    'Options:': 'Параметры:',
    'Commands:': 'Команды:',
    'Global Options:': 'Общие параметры:',
  } as Readonly<Record<string, string>>,
  usage: (usage: string) => usage.replace('[options]', '[параметры]').replace('[command]', '<команда>'),
  choices: (choices: readonly string[]) => `(${choices.join(', ')})`,
  byDefault: (value: string) => `(обычно ${value})`,
  examples: `
Настройки — в переменных окружения или в файле .env, пример — в .env.example.
Ключ VK_TOKEN нужен только для start и check; без него start запускает песочницу.

Коды завершения: 0 — сделано, 1 — отказ, 78 — ошибка в настройках.

Примеры:
  sferum-monitor import "мониторинг 25.10.xlsx"        что изменится; ничего не записывает
  sferum-monitor import "мониторинг 25.10.xlsx" --yes  записать
  sferum-monitor invite --school "Дегвинская СОШ"      код для директора
`,

  district: 'район; обычно тот, что в DISTRICT_NAME',
  json: 'вывести одно значение JSON',

  source: 'источник таблицы недели: где бот её ищет и что видел',
  sourceTry: 'посмотреть туда сейчас; ничего не записывать',
  import: 'загрузить таблицу мониторинга: сначала показать, что изменится',
  importFile: 'таблица Excel (.xlsx) или CSV',
  asOf: 'на какую дату данные, если в файле её нет: 2024-10-22',
  period: 'за какие дни данные, если в файле их нет: 2023-04-29..2023-05-05',
  yes: 'записать всё, что можно, и добавить новые школы',
  column: 'что в неясном столбце: C7=messages@2:percent, C7=teachers, C7=skip; можно несколько раз',
  importExample: `
Без --yes ничего не меняется. Файл с данными о людях (ФИО, СНИЛС, даты рождения) не принимается.
`,

  imports: 'загрузки: список и отмена',
  importsList: 'последние загрузки, новые сверху',
  importsUndo: 'отменить загрузку: вернутся прежние значения',
  importId: 'номер загрузки из imports list',

  invite: 'одноразовый код, чтобы подключиться к боту (печатается последним)',
  inviteSchool: 'школа: любое написание, по которому она одна в районе',
  inviteAll: 'каждой школе по коду',
  inviteRole: 'кого пригласить',

  deadline: 'сроки: добавить, посмотреть, снять',
  deadlineAdd: 'добавить срок и сообщить о нём школам',
  deadlineDate: 'день: 2024-10-30',
  deadlineTitle: 'что сделать',
  deadlineBasis: 'приказ и пункт: "№ 380 п. 1.2"',
  deadlineSchool: 'для каких школ: одно название или несколько. Без него — для всех',
  deadlineExample: `
Пример:
  sferum-monitor deadline add --date 2024-10-30 --title "зарегистрировать всех сотрудников" --basis "№ 380 п. 1.2"
`,
  deadlineList: 'сроки, которые ещё не прошли',
  deadlineRemove: 'снять срок: напоминаний больше не будет',
  deadlineId: 'номер срока из deadline list',

  schools: 'школы: загрузить список, посмотреть',
  schoolsImport: 'добавить школы из таблицы, обновить тип и число учеников и сотрудников',
  schoolsFile: 'таблица Excel (.xlsx) или CSV: наименование, тип, обучающихся, сотрудников',
  schoolsList: 'название, тип, ученики, сотрудники — через табуляцию',

  backup: 'сделать копию базы; бот может работать',
  backupFile: 'куда; такого файла ещё не должно быть',
  restore: 'поставить копию на место базы, которой ещё нет',
  restoreFile: 'копия, сделанная командой backup',

  check: 'проверить ключ, права, Long Poll, беседы, часы и ближайшие рассылки',
  start: 'запустить бота; без настроек VK — песочницу',
  sandbox: 'запустить песочницу: VK на этой машине и выдуманный район',
  simulate: 'показать, что бот скажет сам за отрезок времени; на копии базы, в VK ничего не уходит',
  simulateFrom: 'первый день, например 2026-09-01',
  simulateTo: 'последний день',
  simulateScenario: 'файл JSON: что в эти дни делают люди (docs/simulate.md)',
  migrate: 'создать базу или обновить её до этой версии программы',
};

/** What commands print besides what features word. */
export const commandTexts = {
  // ---- values of options ----
  badDay: (text: string) => `«${text}» — не дата. Напишите её так: 2024-10-22.`,
  badPeriod: (text: string) =>
    `«${text}» — не период. Напишите первый и последний день так: 2023-04-29..2023-05-05.`,
  reversedPeriod: (text: string) => `в «${text}» начало позже конца. Поменяйте дни местами.`,
  badId: (text: string) => `«${text}» — не номер. Номера печатает команда list.`,

  // ---- the district ----
  noDistrict: (names: readonly string[]) =>
    names.length === 0
      ? 'Не указан район. Впишите его в DISTRICT_NAME (файл .env) или добавьте к команде --district "Название района".'
      : `Районов в базе несколько: ${names.join(', ')}. Укажите нужный в DISTRICT_NAME (файл .env) или добавьте к команде --district.`,
  badDistrict: 'Название района слишком короткое. Напишите его полностью: --district "Сергокалинский район".',
  unknownDistrict: (name: string, known: readonly string[]) =>
    `Района «${name}» в базе нет.${known.length === 0 ? ' Он появится с первой загрузкой.' : ` Есть: ${shortList(known, 10)}.`}`,

  // ---- schools ----
  ambiguousSchool: (spelling: string, names: readonly string[]) =>
    `«${spelling}» подходит нескольким школам:\n${asList(names)}\nНапишите название полнее. Ничего не сделано.`,
  unknownSchool: (spelling: string, near: readonly string[]) =>
    near.length === 0
      ? `Школы «${spelling}» в районе нет. Список — sferum-monitor schools list.`
      : `Школы «${spelling}» в районе нет. Похожие:\n${asList(near)}\nНичего не сделано.`,
  noSchools: 'Школ в районе ещё нет. Загрузите список: sferum-monitor schools import файл.',

  // ---- files ----
  fileTooLarge: (file: string) =>
    `Файл ${file} больше 20 МБ. Оставьте в нём один лист с таблицей района и повторите.`,
  fileNotRead: (file: string, code: string) =>
    code === 'ENOENT'
      ? `Файла ${file} нет. Проверьте путь; имя с пробелами возьмите в кавычки.`
      : code === 'EISDIR'
        ? `${file} — папка. Укажите файл таблицы.`
        : `Файл ${file} не читается${code === '' ? '' : ` (${code})`}. Проверьте права на него.`,
  fileRefused: (name: string) => `«${name}» не принят, ничего не записано.`,
  reading: (name: string) => `Читаю «${name}»…`,
  comparing: 'Сравниваю с базой…',
  writing: 'Записываю…',
  badColumn: (text: string) =>
    `«${text}» — не ответ о столбце. Нужны ячейка заголовка и смысл: C7=messages@2:percent, C7=teachers, C7=pupils или C7=skip.`,
  columnTwice: (cell: string) => `столбец ${cell} назван дважды.`,
  columnNotTaken: (option: string) =>
    `--column ${option} не понадобилось: об этом столбце бот не спрашивает, или такого показателя нет.`,
  columnsUnclear: (name: string, n: number) =>
    `В «${name}» ${n === 1 ? 'неясен 1 столбец' : `неясны столбцы (${n})`}, поэтому ничего не записано.`,
  columnCandidate: (option: string, words: string, percent: number) =>
    `  ${option}  — ${words} (${percent}\u00a0%)`,
  columnSkip: (option: string) => `  ${option}  — столбец не нужен`,
  columnsInBot:
    'Повторите команду с этими ответами или пришлите файл боту: он спросит кнопками. Ответы запоминаются.',
  repeatWithYes: 'Чтобы записать, повторите команду с --yes.',
  moreChanges: (n: number) => `И ещё изменений: ${n}.`,
  moreProblems: (n: number) => `И ещё замечаний: ${n}.`,
  importNumber: (id: number) => `Номер загрузки — ${id}. Отменить её: sferum-monitor imports undo ${id}`,
  toTakeBack: (id: number) => `Номер той загрузки — ${id}. Отменить её: sferum-monitor imports undo ${id}`,
  supersededSince: (id: number) =>
    `После той загрузки (номер ${id}) часть значений заменила более новая. Чтобы вернуть прежние, отмените её; номера — sferum-monitor imports list.`,
  leftOut: 'Не вошло или под вопросом:',
  noSource: 'Источника таблицы нет: его указывает координатор в боте, «Источник таблицы».',
  tryingSource: 'Смотрю в источник',
  noImports: 'Загрузок ещё не было.',
  unknownImport: (id: number) => `Загрузки ${id} нет. Номера — sferum-monitor imports list.`,
  unitsStay: 'Школы, которые она добавила, остались в списке.',
  undoneBefore: (id: number) => `Загрузка ${id} уже отменена.`,

  // ---- invitations ----
  coordinatorAlone: 'С --role coordinator и --role head школу не указывают: эти роли — на весь район.',
  whomToInvite: 'Кого пригласить? Укажите --school "Название", --all, --role coordinator или --role head.',
  invitedUntil: (day: string, codes: number) =>
    `${codes === 1 ? CODES[0] : CODES[2]} по ${dayInWords(day, { year: true })}. Отправьте ${codes === 1 ? 'его' : 'каждый'} боту сообщением; второй раз он не подойдёт.`,

  // ---- deadlines ----
  emptyTitle: 'Срок без названия. Напишите в --title, что нужно сделать.',
  pastDate: 'Этот день уже прошёл. Укажите сегодняшний или будущий.',
  told: (people: number, when: { day: string; time: string } | 'now') =>
    when === 'now'
      ? `Сообщение уйдёт ${count(people, PEOPLE)}: сразу, если бот запущен, иначе при запуске.`
      : `Сообщение уйдёт ${count(people, PEOPLE)} ${momentInWords(when)}, после тихих часов.`,
  toldByReminder: 'Отдельного сообщения не будет: о сроке сегодня скажет обычное напоминание.',
  nobodyTold: 'Сообщать пока некому: из этих школ никто не подключён.',
  reminders: (days: readonly string[]) =>
    days.length === 0
      ? 'Напоминаний не будет: все их дни прошли.'
      : `Напоминания — ${listInWords(days.map((day) => dayInWords(day)))} в 09:00.`,
  unreached: (names: readonly string[]) => `Не подключены: ${shortList(names, 10)}.`,
  deadlineLine: (
    id: number,
    line: string,
    { schools, done, all }: { schools: readonly string[] | undefined; done: number; all: number },
  ) =>
    [
      `№\u00a0${id} · ${line}`,
      ...(schools === undefined ? [] : [`школы: ${shortList(schools, 5)}`]),
      ...(done === 0 ? [] : [`готово ${done} из ${all}`]),
    ].join(' · '),
  noDeadlines: 'Сроков впереди нет.',
  unknownDeadline: (id: number) => `Срока ${id} нет. Номера — sferum-monitor deadline list.`,
  deadlineRemoved: (id: number) => `Срок №\u00a0${id} снят, напоминаний о нём больше не будет.`,

  // ---- the database ----
  copying: 'Копирую базу…',
  backedUp: 'Копия сделана и проверена.',
  restored: 'База восстановлена из копии и проверена. Запустите бота: sferum-monitor start',
  migrated: (file: string, version: number) => `База ${file} готова, версия ${version}.`,
  busy: 'База занята другой программой и не освободилась за 5 секунд. Подождите и повторите.',
  notWritable: (code: string) => `База не записывается (${code}). Проверьте место на диске и права на папку.`,

  // ---- start ----
  sandboxInstead:
    'ВНИМАНИЕ: не заданы VK_TOKEN и VK_GROUP_ID, поэтому запускается ПЕСОЧНИЦА — выдуманный район, в настоящий VK ничего не уходит.\n' +
    'Чтобы запустить бота, впишите их в .env (пример — в .env.example).',
  vkMissing: (names: readonly string[]) =>
    `Не ${names.length === 1 ? 'задан' : 'заданы'} ${listInWords(names)}. Впишите в файл .env: ключ создают в «Управление сообществом» → «Дополнительно» → «Работа с API», номер сообщества — число из его адреса.`,

  ourFault: 'Не получилось, и это наша ошибка. Ничего не записано. Покажите эти строки тому, кто ведёт бота:',
};

/** The findings of `check`. */
export const checkTexts = {
  asking: 'Спрашиваю ВКонтакте…',
  line: (level: 'ok' | 'warning' | 'error' | 'next', sentence: string) =>
    `${{ ok: 'в порядке', warning: 'внимание ', error: 'ОШИБКА   ', next: 'дальше   ' }[level]}  ${sentence}`,
  group: (name: string, screenName: string) =>
    `Ключ принят, сообщество «${name}»${screenName === '' ? '' : ` (vk.me/${screenName})`}.`,
  rights: 'У ключа есть все права.',
  longPoll: 'Long Poll API включён, версия и события выбраны.',
  chats: (n: number) => `Беседы доступны: ${n}.`,
  noChats: 'Бесед ещё нет. Добавьте сообщество в беседу директоров и нажмите там «Сделать беседой района».',
  clock: 'Часы этой машины идут верно.',
  clockWrong: (minutes: number, isAhead: boolean) =>
    `Часы этой машины ${isAhead ? 'спешат' : 'отстают'} на ${minutes === 0 ? 'минуту' : count(minutes, MINUTES)}: напоминания уйдут не вовремя. Включите синхронизацию времени (timedatectl set-ntp true).`,
  calendar: (year: number) => `Производственный календарь ${year} года есть.`,
  noCalendar: (year: number) =>
    `Нет производственного календаря ${year} года: переносы выходных не учитываются. Обновите программу.`,
  run: (title: string, when: { day: string; time: string }, zone: string, district: string) =>
    `${title}, ${momentInWords(when, { year: true })} (${zone}), ${district}.`,
  noRuns:
    'Рассылок впереди нет: к боту ещё никто не подключён. Начните с sferum-monitor invite --role coordinator.',
};

function asList(names: readonly string[]): string {
  return names.map((name) => `  ${name}`).join('\n');
}
