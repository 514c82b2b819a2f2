// Turns of speech: politeness, refusals, numbers, periods. Small letters, ё as е.

/** Two words that people write as one thing: «моя школа» is the platform only in some cases. */
export const MY_SCHOOL =
  /(?:«|")моя школа(?:»|")|моя школа|в\s+моей\s+школе|(?:«|")моей школе(?:»|")|моей школой/;

/** What begins a message out of politeness. */
export const GREETING =
  /^(?:уважаем[а-я]+\s+(?:координатор|коллег[аи]|товарищ[а-я]*|администратор|бот)|(?:добр[а-я]+|доброго)\s+(?:день|дня|утро|утра|вечер|вечера|вечерочек|времени(?:\s+суток)?)|доброй\s+ночи|дд)(?=\s|$)/;

/** Tempers that several words make. */
export const UPSET_PHRASES: readonly string[] = [
  'сколько можно',
  'пошли вы',
  'пошел ты',
  'иди ты',
  'идите вы',
];

/** Before these «не» is a refusal, by their concepts; other words may stand between. */
export const REFUSAL_GAP: ReadonlySet<string> = new Set([
  'мне',
  'нам',
  'больше',
  'ваши',
  'нас',
  'меня',
  'ничего',
  'пока',
  'никуда',
  'никого',
]);
export const REFUSED: ReadonlySet<string> = new Set([
  ...[
    'надо',
    'нада',
    'нужно',
    'нужны',
    'нужен',
    'нужна',
    'буду',
    'будем',
    'следует',
    'требуется',
    'собираюсь',
  ],
]);
/** «не трогай», «не сохраняйте»: something must not be done, whatever it is. */
/** «не подключен», «не подключился»: nobody is told to do anything. */
export const HAPPENED = /(?:ен|ена|ено|ены|ан|аны|л|ла|ло|ли)(?:ся|сь)?$/;
export const COMMANDED = /^(?!случай$|край$|май$)[а-я]{2,}(?:ай|яй|уй|айте|яйте|уйте|ьте)$/;

/** An infinitive: «как получить», «как стать», «как зайти». */
export const INFINITIVE = /.{2}(?:ть|ться|тся|ти|тись|чь|чься)$/;
/** An adjective of a place: «цунтинской». */
export const PLACE_ADJECTIVE = /.{3}ск(?:ая|ой|ую|ое|ого|ому|ом|ий|им)$/;

/** What stands between a school's number and the rest. */
export const SIGN_WORD = ' номер ';
export const NUMBER_SIGNS: ReadonlySet<string> = new Set(['номер', 'n', 'no']);
export const NUMBER_SIGN = /№|(?<![a-zа-я])(?:n|no|номер)(?=\s*\d)/giu;
/** «первой», «второй»: numbers of schools in words. */
export const ORDINALS: readonly (readonly [prefix: RegExp, number: string])[] = [
  [/^перв(?:ая|ой|ую|ом|ый)$/, '1'],
  [/^втор(?:ая|ой|ую|ом)$/, '2'],
  [/^трет(?:ья|ьей|ью|ий)$/, '3'],
  [/^четверт(?:ая|ой|ую)$/, '4'],
  [/^пят(?:ая|ой|ую)$/, '5'],
  [/^шест(?:ая|ой|ую)$/, '6'],
  [/^седьм(?:ая|ой|ую)$/, '7'],
  [/^восьм(?:ая|ой|ую)$/, '8'],
  [/^девят(?:ая|ой|ую)$/, '9'],
  [/^десят(?:ая|ой|ую)$/, '10'],
];
/** What a place's adjective adds to its root: «дегв-инск-ая». */
export const PLACE_SUFFIX = /(?:инск|енск|овск|евск|анск|янск|ск|цк|н)$/;

// Periods.
export const MONTHS: readonly string[] = [
  ...[
    'январ',
    'феврал',
    'март',
    'апрел',
    'ма',
    'июн',
    'июл',
    'август',
    'сентябр',
    'октябр',
    'ноябр',
    'декабр',
  ],
];
export const MONTH_ENDING = /^(?:ь|я|е|ю|ем|ём|а|у|ом|й|и|ям|ях)?$/;
export const WEEK = /^недел[а-я]{1,3}$|^нед$/;
export const MONTH_WORD = /^месяц[а-я]{0,3}$|^мес$/;
export const QUARTER_WORD = /^(?:квартал|четверт)[а-я]{0,3}$/;
export const HALF_YEAR_WORD = /^(?:полгода|полугоди[а-я]{1,2})$/;
export const YEAR_WORD = /^(?:год|года|году|годом)$/;
export const AGO = 'назад';
export const LAST =
  /^(?:пр[оа]ш[а-я]{2,5}|прошед[а-я]+|предыдущ[а-я]+|минувш[а-я]+|истекш[а-я]+|последн[а-я]+)$/;
export const BEFORE_LAST = /^п[оа]з[оа]пр[оа]ш[а-я]{2,6}$/;
export const THAT_LAST = /^(?:ту|той)$/;
export const CURRENT = /^(?:эту|этой|эта|этот|этом|этого|текущ[а-я]+|нынешн[а-я]+)$/;
export const COUNTS: ReadonlyMap<string, number> = new Map([
  ['один', 1],
  ['одну', 1],
  ['два', 2],
  ['две', 2],
  ['двух', 2],
  ['три', 3],
  ['трех', 3],
  ['четыре', 4],
  ['четырех', 4],
  ['пять', 5],
  ['шесть', 6],
  ['восемь', 8],
  ['десять', 10],
  ['двенадцать', 12],
]);
export const MONTH_NAMES =
  'январ[а-я]*|феврал[а-я]*|март[а-я]*|апрел[а-я]*|ма[йяею]|июн[а-я]*|июл[а-я]*|август[а-я]*|сентябр[а-я]*|октябр[а-я]*|ноябр[а-я]*|декабр[а-я]*';
export const RANGE_WORDS = '(?:по|до)';
/** Before a number with a point that is no date: «п. 1.2». */
export const ITEM_MARK = '(?:п|пункт[а-я]*|ст|версия)\\.?';

/** «не та», «не наши»: right after «не». */
export const NOT_SO = /^(?:та|те|тот|такая|такие|такой|такое|наш[аеиуй][а-я]*|мо[яеи])$/;
/** What somebody did or does: «не прислал», «не приходит» refuse nothing. */
export const TOLD = /(?:л[аио]?|(?:[аеиоуыюя])т(?:ся)?)$/;
/** What several words mean together that none of them says alone. */
export const TURNS = [
  // «из-за чего», «с чего вдруг»
  [/(?:^| )(?:из за чего|с чего (?:вдруг|бы)|по (?:какой|какому) (?:причине|поводу))(?: |$)/, 'why'],
  [/(?:^| )(?:надо|нужно|можно|стоит|следует|обязан[а-я]*|должн[а-я]*|обязательно) ли(?: |$)/, 'is-due'],
  // «это не про нас»
  [/(?:^| )не (?:про|для|к) (?:нас|нам|нашей школ[а-я])(?: |$)/, 'concerns'],
  [/(?:^| )хо(?:чу|тим|телось бы) чтобы? /, 'need'],
  [/(?:^| )(?:надо|нужно|хочу|пусть) (?:чтобы? )?(?:все )?(?:школы|директора)(?: |$)/, 'demand'],
  [/(?:^| )меня не будет(?: |$)/, 'away'],
  [/(?:^| )в школы(?: |$)/, 'to-schools'],
  // «что будешь отправлять»
  [/(?:^| )буд(?:ет|ут|ешь|ете) (?:отправл|присыла|прислан|рассыла|разослан|слать)/, 'goes-out'],
] as const;

/** Words of time by their beginnings, for those that are misprinted: «недею», «отябрь». */
export const TIME_ROOTS: readonly (readonly [root: string, word: string])[] = [
  ['недел', 'неделю'],
  ['прошл', 'прошлую'],
  ['позапрошл', 'позапрошлую'],
  ['предыдущ', 'предыдущую'],
  ['месяц', 'месяц'],
  ['январ', 'января'],
  ['феврал', 'февраля'],
  ['апрел', 'апреля'],
  ['август', 'августа'],
  ['сентябр', 'сентября'],
  ['октябр', 'октября'],
  ['ноябр', 'ноября'],
  ['декабр', 'декабря'],
];

export const NOT = 'не';
export const NO = 'нет';
export const OR = 'или';
export const BUT = 'а';
export const AND = 'и';
export const SO = 'так';
export const HOW = 'как';
/** «по неделям», «по месяцам» */
export const BY_PERIODS = /[ая]м$/;
/** «за последний месяц» is the time up to now, «за прошлый» the month before this one. */
export const UP_TO_NOW = /^послед/;
export const ALONE_LAST = /^пр[оа]ш/;
