import type { FileVerdict } from '../../domain/source-file.ts';
import type {
  Awaits,
  SourceKind,
  SourceMistake,
  SourceTrouble,
  TableSource,
} from '../../domain/table-source.ts';
import { listInWords } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const FILES: PluralForms = ['файл', 'файла', 'файлов'];
const WORKING_DAYS: PluralForms = ['рабочий день', 'рабочих дня', 'рабочих дней'];
const TIMES: PluralForms = ['раз', 'раза', 'раз'];
const LONGEST_ADDRESS = 70;

export const texts = {
  help: 'откуда бот сам берёт таблицу недели',
  /** What else it is called by. */
  words: ['источник', 'источники', 'источник таблиц', 'источники таблиц', 'откуда таблица', 'автоматически'],
  lookTitle: 'Поиск таблицы',
  missingTitle: 'Таблица не пришла',

  // ---- what a source is ----
  /** «в облаке», «на files.example.ru», «в папке на сервере» */
  where: (source: TableSource) => {
    switch (source.kind) {
      case 'cloud-mail-ru':
        return 'в облаке';
      case 'https':
        return `на ${new URL(source.url).hostname}`;
      case 'folder':
        return 'в папке на сервере';
    }
  },
  /** «из облака», «с files.example.ru», «из папки на сервере» */
  from: (source: TableSource) => {
    switch (source.kind) {
      case 'cloud-mail-ru':
        return 'из облака';
      case 'https':
        return `с ${new URL(source.url).hostname}`;
      case 'folder':
        return 'из папки на сервере';
    }
  },
  /** Without the keys that an address may hold. */
  named: (source: TableSource) => {
    switch (source.kind) {
      case 'cloud-mail-ru':
        return `облако Mail.ru, ${cut(source.link.replace('https://', ''))}`;
      case 'https':
        return `файл на ${new URL(source.url).hostname}`;
      case 'folder':
        return `папка на сервере, ${cut(source.path)}`;
    }
  },
  /** «Таблица за неделю 19–25.10» */
  table: (awaits: Awaits, periods: readonly string[]) =>
    [
      awaits === 'week' ? 'Таблица' : 'Месячная таблица',
      ...(periods.length === 0 ? [] : [listInWords(periods)]),
    ].join(' '),
  todayAt: (time: string) => `сегодня в ${time}`,

  // ---- the screen ----
  screen: {
    none: 'Источника нет: таблицы недели вы присылаете сами.',
    offer:
      'Бот может брать их сам: каждую пятницу после обновления мониторинга смотреть в облако Mail.ru, по ссылке на файл или в папку на сервере.',
    noWeekly: 'Таблицу недели присылаете вы.',
    source: (named: string) => `Источник: ${named}.`,
    weeklyWhen: (refreshAt: string, zone: string) => `Смотрю по пятницам с ${refreshAt} (${zone}).`,
    monthly: (named: string) => `Источник месячной таблицы: ${named}.`,
    monthlyWhen: (day: number, workingDays: number) =>
      `Смотрю с ${day}-го числа; не придёт за ${count(workingDays, WORKING_DAYS)} — напишу.`,
  },
  stands: {
    written: (what: string) => `${what} пришла, бот её записал.`,
    undone: (what: string) => `${what} приходила, но её загрузка отменена. Пришлите верную файлом.`,
    arrived: (what: string) => `${what} уже записана.`,
    handed: (what: string) => `${what} пришла и ждёт вашей проверки.`,
    unclear: 'Пришла новая таблица, ждёт вашей проверки.',
    declined: (what: string) => `${what} приходила, но её не записали. Если есть верная, пришлите её файлом.`,
    over: (what: string) => `${what} так и не пришла, больше её не ищу.`,
    notYet: (what: string) => `${what}: ещё не смотрел.`,
    looking: (what: string, at: string) => `${what} ещё не появилась, смотрел ${at}.`,
    trouble: (what: string, trouble: string, since: string) =>
      `${what} ещё не появилась. ${trouble} Так с ${since}.`,
  },
  nextLook: (at: string) => `Следующий раз — ${at}.`,
  buttons: {
    open: 'Посмотреть',
    undo: 'Отменить загрузку',
    setWeek: 'Указать источник',
    changeWeek: 'Сменить источник',
    setMonth: 'Источник месячной',
    changeMonth: 'Сменить месячный',
    look: 'Посмотреть сейчас',
    byHand: 'Присылать самому',
    monthByHand: 'Месячную — самому',
    keep: 'Смотреть здесь',
    keepAnyway: 'Всё равно смотреть здесь',
    other: 'Указать другой',
    yesByHand: 'Да, буду присылать сам',
    keepSource: 'Оставить',
    hour: 'Час обновления',
    zone: 'Время мониторинга',
  },

  // ---- setting it ----
  ask: {
    week: 'Где появляется таблица недели? Пришлите ссылку на папку или файл в облаке Mail.ru, прямую ссылку на файл (https) или путь к папке на сервере бота.',
    month:
      'Где появляется месячная таблица? Пришлите ссылку на папку или файл в облаке Mail.ru, прямую ссылку на файл (https) или путь к папке на сервере бота.',
    day: 'С какого числа месяца её ждать? Напишите число от 1 до 28, например 5.',
  },
  badDay: 'Нужно число месяца от 1 до 28.',
  mistakes: {
    http: 'Ссылка без шифрования (http:) не подходит. Пришлите такую же с https:.',
    'not-public':
      'Это не публичная ссылка облака. Она выглядит так: https://cloud.mail.ru/public/ABCD/efgh12345 — её даёт «Поделиться».',
    'not-understood':
      'Не понял, где это. Пришлите ссылку, которая начинается с https://, или полный путь к папке: /srv/monitoring.',
  } satisfies Record<SourceMistake, string>,
  trying: (source: TableSource) =>
    source.kind === 'folder' ? 'Проверяю папку, это несколько секунд.' : 'Проверяю ссылку, это до минуты.',
  sees: (where: string, n: number) => `Вижу ${where}: ${count(n, FILES)}.`,
  seesNothing: (where: string) => `Открывается, но ${where} пусто.`,
  listed: (line: string) => `— ${line}`,
  file: (name: string, what: string) => `«${name}»: ${what}`,
  moreFiles: (n: number) => `и ещё ${count(n, FILES)}`,
  holds: (awaits: Awaits, periods: readonly string[]) =>
    `${awaits === 'week' ? 'таблица' : 'месячная таблица'} ${listInWords(periods)}`,
  verdicts: {
    table: 'таблица',
    unclear: 'таблица, в которой не понятна неделя или столбцы',
    other: 'таблица без недельных показателей',
    'not-a-table': 'не таблица мониторинга',
    'too-large': 'больше 20 МБ, такие не читаю',
    'not-read': 'такие файлы не читаю',
    fresh: 'ещё записывается, посмотрю в следующий раз',
    later: 'ещё не смотрел',
    'not-ours': 'таблица других школ',
    failed: 'не дочитал, попробую ещё раз',
  } satisfies Record<FileVerdict, string>,
  wouldTake: (name: string) => `Сейчас взял бы «${name}».`,
  wouldWait: (what: string) => `${what} там ещё не появилась. Возьму, как только появится.`,
  isThere: (what: string) => `${what} там есть и уже записана. Новую возьму, как только появится.`,
  off: 'Здесь бот никуда не ходит: это песочница. На вашем сервере он посмотрит и покажет, что увидел.',
  tryGone: 'Этот источник уже снят. Укажите его заново.',
  notOpened: (where: string, trouble: string) => `Посмотреть ${where} не получилось. ${trouble}`,
  kept: (named: string) => `Готово, таблицу недели ищу сам: ${named}.`,
  keptMonth: (named: string, day: number) => `Готово, месячную таблицу ищу сам с ${day}-го числа: ${named}.`,
  keptNext: 'Когда она придёт, напишу. Знакомую и без спорного запишу сам, остальное покажу вам.',
  looksNow: 'Смотрю уже сейчас.',
  keptAlready: 'Этот источник уже стоит.',
  looking: 'Смотрю, это до минуты.',
  nothingToLookFor: 'Источника нет, смотреть негде.',
  confirmByHand: (named: string) => `Больше не искать таблицу (${named})? Присылать её будете вы.`,
  byHand: 'Источник снят: таблицу присылаете вы, файлом в этот диалог.',

  // ---- why nothing was seen; each a sentence ----
  troubles: {
    gone: 'По ссылке ничего нет: её закрыли, удалили или перенесли.',
    captcha: 'Вместо файлов сайт показывает страницу: обычно это проверка, что заходит человек.',
    'changed-answer': 'Сайт отвечает не так, как раньше, бот его не понимает.',
    unavailable: 'Сайт не отвечает.',
    'too-large': 'Файл больше 20 МБ, такие бот не читает.',
    foreign:
      'Этот адрес боту не разрешён. Тому, кто ведёт бота: сайт нужно вписать в FILE_HOSTS, внутренние адреса не подходят.',
    'folder-not-allowed':
      'Эта папка боту не разрешена. Тому, кто ведёт бота: её нужно вписать в TABLE_FOLDERS.',
    'no-folder': 'Такой папки нет, или у бота нет права её читать.',
    broken: 'Это наша ошибка, она записана в журнал программы.',
  } satisfies Record<SourceTrouble, string>,
  troubled: (what: string, since: string) => `${what} ещё не пришла, а источник не открывается с ${since}.`,
  tryOn: 'Пробую дальше сам.',
  adviceFor: (trouble: SourceTrouble, kind: SourceKind) => {
    if (trouble === 'broken' || trouble === 'changed-answer')
      return 'Если таблица у вас есть, пришлите её файлом, а об этом скажите тому, кто ведёт бота.';
    if (kind === 'folder') return 'Скажите тому, кто ведёт бота, или пришлите таблицу файлом.';
    return trouble === 'gone'
      ? 'Спросите новую ссылку у того, кто её прислал, или пришлите таблицу файлом.'
      : 'Откройте ссылку в браузере: если таблица уже там, пришлите её файлом.';
  },

  // ---- found ----
  written: (what: string) => `${what} пришла, бот записал её сам: вид знакомый, спорного нет.`,
  brought: (
    name: string,
    from: string,
    { schools, values }: { schools: string | undefined; values: string },
  ) => `Файл «${name}» ${from}: ${[...(schools === undefined ? [] : [schools]), values].join(', ')}.`,
  moreChanges: (n: number) => `И ещё изменений: ${n}.`,
  handed: (what: string | undefined, name: string, from: string) =>
    `${what === undefined ? 'Пришла новая таблица' : `${what} пришла`}, нужна ваша проверка: «${name}» ${from}.`,
  notWritten: 'Сам не записал:',
  numbered: (n: number, sentence: string) => `${n}. ${sentence}`,
  moreReasons: (n: number) => `И ещё ${n}, все — при просмотре.`,
  waitsUntil: (at: string) => `Файл подождёт до ${at}.`,
  objections: {
    'unknown-shape': 'Таблица такого вида приходит впервые.',
    'column-questions': 'Не все столбцы понятны.',
    'becomes-region': 'В ней муниципалитеты, а не школы.',
    'other-period': 'В ней есть и другие недели.',
    undone: 'Загрузку этого файла отменили, сам его больше не записываю.',
    'second-table': 'Её значения расходятся с другой таблицей за ту же неделю, уже записанной.',
  },

  /** Of a table that cannot be read as it is: what the coordinator is asked when it is opened. */
  askedWhenOpened: {
    'no-period': 'Не указано, за какую неделю данные: спрошу при просмотре.',
    'several-periods': 'Указано несколько периодов: при просмотре спрошу, за какую неделю таблица.',
    'period-differs': 'Период назван по-разному: при просмотре спрошу, за какую неделю таблица.',
  },

  // ---- not found ----
  missing: (what: string) => `${what} ещё не пришла.`,
  lookedTimes: ({
    times,
    since,
    last,
    where,
  }: {
    times: number;
    since: string;
    last: string;
    where: string;
  }) => `Смотрел ${where} ${count(times, TIMES)} с ${since}, последний раз ${last}.`,
  troubleSince: (trouble: string, since: string) => `${trouble} Так с ${since}.`,
  emptySource: 'Там пусто.',
  mayBeIt: 'Ещё там таблица, в которой неделя не указана: возможно, это она, посмотрите.',
  noTables: (n: number, line: string) => `Таблиц там нет, есть только ${count(n, FILES)}: ${line}.`,
  newest: (name: string, periods: readonly string[]) =>
    `Самая новая таблица там — «${name}», ${listInWords(periods)}.`,
  goesOn: (until: string) => `Смотрю дальше, последний день — ${until}.`,
  sendByHand: 'Если таблица есть у вас, пришлите её сюда файлом.',

  // ---- the journal ----
  journal: {
    set: (awaits: Awaits, named: string) => `${OF[awaits]} указан: ${named}`,
    removed: (awaits: Awaits, named: string) => `${OF[awaits]} снят: ${named}`,
  },
};

const OF: Record<Awaits, string> = { week: 'Источник таблицы', month: 'Источник месячной таблицы' };

function cut(address: string): string {
  const shown = decoded(address);
  return shown.length <= LONGEST_ADDRESS ? shown : `${shown.slice(0, LONGEST_ADDRESS - 1)}…`;
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
