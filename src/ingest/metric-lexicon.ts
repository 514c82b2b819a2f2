/*
 * What names a metric, its definition, its measure and the people whose share it is. Patterns as in lexicon.ts: against
 * folded text.
 */

export const TEACHERS =
  /учител|уч-?л(?:ей|я|и|ь)(?![а-я])|педагог|(?<![а-я])пед\.? ?(?:работник|состав|кадр)|преподават|воспитател/;
export const PUPILS = /ученик|ученич|обучающ|учащ|школьник|воспитанник|студент/;
export const MY_SCHOOL = /мо(я|ю|ей) школ|фгис мш/;
export const YEAR = /12 ?-?(ти|и)? ?мес|двенадцат\S* мес|за (последний )?год(?![а-я])/;
const YEAR_OR_DAYS = /12 ?-?(ти|и)? ?мес|двенадцат\S* мес|365/;
export const USING =
  /использ|воспольз|пользующ|пользуют|активн|заход|зашед|входил|авториз|12 ?-?(ти|и)? ?мес/;
export const SFERUM = /сферум|икоп/;
const MESSAGES =
  /соо?бщен|(?<![а-я])сообщ(?![а-я])|(написа|отправ|писал|пишут).*чат|чат\S*.*(написа|отправ)|^пишут|^(на)?писали .{0,20}(10(?!\d)|десят)/;
const CALLS = /звон/;
const REGISTERING = /регистр/;
const NIL = /имеют 0|(?<![\d.,])0 (по|сообщ|звон)|ноль|нулев|нулем|нулям/;

/** How a heading (or a title, or the name of an indicator) tells a metric: all of `all`, none of `none`. */
export type MetricSigns = { code: string; all: readonly RegExp[]; none: readonly RegExp[] };

export const METRIC_SIGNS: readonly MetricSigns[] = [
  { code: 'zero-messages', all: [NIL, MESSAGES], none: [CALLS] },
  { code: 'zero-calls', all: [NIL, CALLS], none: [MESSAGES] },
  { code: 'messages', all: [MESSAGES], none: [NIL, CALLS, PUPILS, YEAR_OR_DAYS] },
  { code: 'calls', all: [CALLS], none: [NIL, MESSAGES, PUPILS, YEAR_OR_DAYS] },
  { code: 'not-registered', all: [/не ?зарегистр/], none: [TEACHERS, PUPILS, /не ?активн/] },
  {
    code: 'not-active',
    all: [/не ?активн/],
    none: [TEACHERS, PUPILS, /не ?зарегистр/, /статус.*не ?активн/],
  },
  {
    code: 'status',
    all: [/статус|состояние (организац|профил|оо)|активность (организац|профил|оо)/],
    none: [],
  },
  {
    code: 'registered',
    all: [
      /^(организация |оо |школа )?зарегистрирован[аоы]?( в (икоп )?сферум[е]?)?( ?\([да/нет+– -]+\))?$|^регистрация/,
    ],
    none: [TEACHERS, PUPILS, /не ?зарегистр|сотрудник|работник/],
  },
  { code: 'my-school-teachers', all: [MY_SCHOOL, TEACHERS], none: [PUPILS, MESSAGES, CALLS] },
  { code: 'my-school-pupils', all: [MY_SCHOOL, PUPILS], none: [TEACHERS, MESSAGES, CALLS] },
  {
    code: 'teachers-12-months',
    all: [TEACHERS, YEAR],
    none: [PUPILS, MY_SCHOOL, MESSAGES, CALLS],
  },
  {
    code: 'teachers-12-months',
    all: [TEACHERS, SFERUM, USING],
    none: [PUPILS, MY_SCHOOL, MESSAGES, CALLS, YEAR, REGISTERING],
  },
  { code: 'pupils-12-months', all: [PUPILS, YEAR], none: [TEACHERS, MY_SCHOOL, MESSAGES, CALLS] },
  {
    code: 'pupils-12-months',
    all: [PUPILS, SFERUM],
    none: [TEACHERS, MY_SCHOOL, MESSAGES, CALLS, YEAR, REGISTERING],
  },
];

/** Headings by which the sentence «понятны столбцы …» names what the reader knows. */
export const KNOWN_HEADINGS: readonly string[] = [
  'статус',
  'количество учителей',
  'учителя, написавшие минимум 10 сообщений',
  'учителя, совершившие минимум 1 звонок',
  'доля учителей в «Сферуме» за 12 месяцев',
  'доля обучающихся в «Сферуме» за 12 месяцев',
  'доля учителей и доля обучающихся в «Моей школе»',
  'количество не зарегистрированных',
  'количество не активных',
];

/** Which definition of a metric a heading names; two that match contradict each other. */
export const VERSION_SIGNS: ReadonlyMap<string, readonly { version: number; pattern: RegExp }[]> = new Map([
  [
    'messages',
    [
      {
        version: 1,
        pattern:
          /(более|больше|свыше) (3(?!\d)(?: ?-? ?х)?(?![а-я])|трех)|> ?3(?!\d)|(не менее|от|минимум) (4(?!\d)|четырех)/,
      },
      {
        version: 2,
        pattern:
          /(минимум|не менее|не меньше|от|хотя бы) (10(?!\d)|десят)|(?:(?<!\d)10|десять) (и|или) (более|больше)|(>=|≥|⩾) ?10(?!\d)|(?<!\d)10 ?\+|> ?9(?!\d)|(более|больше) (9(?!\d)|девяти)/,
      },
    ],
  ],
]);

/** A threshold in a heading, known or not: «более 5 сообщений». */
export const ANY_THRESHOLD =
  /(более|больше|свыше|минимум|не менее|не меньше|менее|меньше|хотя бы|от|до|>=?|≥|⩾) ?(\d+|одн[а-я]+|дв[ау][а-я]*|тр[ие][а-я]*|четыр[а-я]+|пят[а-я]+|сем[а-я]+|десят[а-я]*)|\d+ сообщ|\d+ ?[–-] ?\d+|\d+ ?(\+|и более|и больше)/;

/** Said of what people did *not* do: the figure means the opposite and a human has to look. */
export const NEGATION =
  /(?<![а-я])не (написа|отправ|соверш|использ|воспольз|звон|пользу|пользо|участв|вход|заход|зашл|авториз|общал|вели|ведут|писал|пишут)|(?<![а-я])ни (одного|разу)|отсутств|(?<![а-я])без (сообщен|звонк)|неиспольз/;

/** `percent` or `count` as the words of a heading tell. */
export const PERCENT_WORDS = /%|(?<![а-я])дол[яюией]|процент|удельн[а-я]* вес/;
export const PERCENT_SIGN = /%|процент/;
export const COUNT_WORDS =
  /кол-?(во|личеств)|(?<![а-я])из них|(?<![а-я])колич|числ[оае](?![а-я])|(?<![а-я])чел(?![а-я])|человек|численн|(?<![а-я])ед\.|абсолют/;
const TOTAL_WORDS = /(?<![а-я])(всего|общее|общая)(?![а-я])/;

/** A heading that says «value» and nothing else: then the title tells of what. */
export const GENERIC_VALUE =
  /^(в )?(дол[яи]|%|процент(ы|ов)?|значени[ея]|показател[ьи]|результаты?|кол-?во|количество|чел\.?|человек)?([ ,(]*(в )?(%|процент(ах|ы|ов)?|кол-?во|количество|чел\.?)\)?)*$/;

/** The number of people whose share is counted. */
export type BaseSigns = { audience: 'teachers' | 'pupils'; all: readonly RegExp[]; none: readonly RegExp[] };
const DOING =
  /написа|сообщ|звон|использ|воспольз|12 ?-?(ти|и)? ?мес|моя школ|вход|авториз|активн|пользующ|%|(?<![а-я])дол[яи]/;
export const BASE_SIGNS: readonly BaseSigns[] = [
  { audience: 'teachers', all: [TEACHERS], none: [PUPILS, DOING] },
  { audience: 'pupils', all: [PUPILS], none: [TEACHERS, DOING] },
];
/** Of two bases the one that the monitoring counts. */
export const PREFERRED_BASE = /сферум|регистр|рол[ьи]/;
/** Under a metric's own group heading: «всего», «общее количество». */
export const OWN_BASE = TOTAL_WORDS;

/*
 * The words that a heading of a metric may have. The signs above find the metric by two words of a heading; the others may
 * turn it into something else – «прочитали сообщения», «не менее 5 звонков», «за месяц», «место по звонкам» – so a heading
 * that says more than these words is asked about.
 */
const COUNTING =
  'всего|общ[а-я]*|удельн[а-я]* вес|достигнут[а-я]*|колич[а-я]*|кол-?во|числ[оауе]|численност[ьи]|человека?|чел|дол[яиюе]|долей|процент[а-я]*|абсолютн[а-я]*|значени[ея]|показател[ьяи]|единиц|ед|из них|хотя бы|котор[а-я]*|име(?:ющ[а-я]*|ют|л[аи])|явля[а-я]*|только|по (?:тексту|данным) [а-я]+|все[хм]?|факт|фактическ[а-я]*|отношени[ея]|итог[аио]*|в|во|на|с|со|по|из|за|от|и|или|у|к|г|п';
const OF_TEACHERS =
  'учит|учл[а-я]*|уч-л[а-я]*|уч|учител[а-я]*|педагог[а-я]*|педагогическ[а-я]*|пед|пед(?:работник|состав|кадр)[а-я]*|преподавател[а-я]*|воспитател[а-я]*|работник[а-я]*|сотрудник[а-я]*|пользовател[а-я]*|рол(?:ь|и|ью|ей)|зарегистрированн[а-я]*';
const OF_PLATFORM =
  'сферум[а-я]*|икоп|платформ[а-я]*|сервис[а-я]*|систем[а-я]*|информационн[а-я]*|коммуникационн[а-я]*|образовательн[а-я]*|общеобразовательн[а-я]*|мессенджер[а-я]*|приложени[а-я]*|вк|[vв]к|мах|max|организаци[а-я]*|учреждени[а-я]*|школ[а-я]*|оо|оу|доо|доу';
const OF_WEEK =
  'недел[а-я]*|отчетн[а-я]*|текущ[а-я]*|период[а-я]*|учебн[а-я]* профил[а-я]*|профил[а-я]*|сб|пт|суббот[а-я]*|пятниц[а-я]*';
const OF_YEAR = String.raw`(?:(?:не менее|не реже|минимум|хотя бы) )?(?:1|одного|один) раза?|хотя бы раз|в течение|12 ?-?(?:ти|и)? ?мес[а-я]*|двенадцат[а-я]* мес[а-я]*|365|последн[а-я]*|год[а-я]*|дн[а-я]*|использ[а-я]*|воспольз[а-я]*|польз(?:ующ|уют)[а-я]*|активн[а-я]*|работа(?:вш|л|ющ|ют)[а-я]*|вход(?:а|ил[а-я]*|ивш[а-я]*|ящ[а-я]*)?|во(?:ш|йд)[а-я]*|заход[а-я]*|за(?:шед|шл)[а-я]*|авториз[а-я]*|подтвержд[а-я]*|учетн[а-я]*|запис[а-я]*`;
const OF_PUPILS =
  'ученик[а-я]*|ученическ[а-я]*|обучающ[а-я]*|учащ[а-я]*|школьник[а-я]*|воспитанник[а-я]*|студент[а-я]*';
const OF_MY_SCHOOL = 'моя|мою|моей|мш|фгис|государственн[а-я]*|федеральн[а-я]*';
const wordsOf = (...lists: string[]) =>
  new RegExp(`(?<![а-яa-z\\d])(?:${lists.join('|')})(?![а-яa-z\\d])`, 'g');

export const METRIC_WORDS: ReadonlyMap<string, RegExp> = new Map([
  [
    'messages',
    wordsOf(
      ...[COUNTING, OF_TEACHERS, OF_PLATFORM, OF_WEEK],
      'активно|напис[а-я]*|писа[а-я]*|пиш[а-я]*|отправ[а-я]*|соо?бщени[а-я]*|сообщ|чат[а-я]*',
    ),
  ],
  [
    'calls',
    wordsOf(
      String.raw`(?:(?:не менее|не меньше|минимум|хотя бы|от|>=|≥) ?)?(?:1|одн[а-я]+|один)(?: ?\+| (?:и|или) более)?(?: раза?)?`,
      ...[COUNTING, OF_TEACHERS, OF_PLATFORM, OF_WEEK],
      'соверш[а-я]*|осуществ[а-я]*|сдела[а-я]*|провел[а-я]*|звон[а-я]*|позвон[а-я]*',
    ),
  ],
  ['teachers-12-months', wordsOf(COUNTING, OF_TEACHERS, OF_PLATFORM, OF_YEAR)],
  ['pupils-12-months', wordsOf(COUNTING, OF_PUPILS, OF_PLATFORM, OF_YEAR)],
  ['my-school-teachers', wordsOf(COUNTING, OF_TEACHERS, OF_PLATFORM, OF_YEAR, OF_MY_SCHOOL)],
  ['my-school-pupils', wordsOf(COUNTING, OF_PUPILS, OF_PLATFORM, OF_YEAR, OF_MY_SCHOOL)],
]);
/** Metrics of a week: a heading that names a month, a day or a year and no week is of something else. */
export const WEEKLY_METRICS: ReadonlySet<string> = new Set(['messages', 'calls']);
export const MY_SCHOOL_METRICS: ReadonlySet<string> = new Set(['my-school-teachers', 'my-school-pupils']);
/** Metrics of 12 months: «используют Сферум» in a table of a week is not known to be one. */
export const YEARLY_METRICS: ReadonlySet<string> = new Set(['teachers-12-months', 'pupils-12-months']);
/** People among whom may be teachers and others. */
export const ANY_PEOPLE = /работник|сотрудник|пользовател/;
/** An account that is confirmed or opened, and nothing of its use. */
export const ACCOUNT_ALONE = /подтвержд|учетн|зарегистр/;
/** In a title over «доля»: the share is of something else. */
export const OTHER_TITLE = /прочита|просмотр|прогноз|планов|нарастающ|с начала/;
/** In a heading or over it: the columns under it are not what they are called. */
export const OTHER_MEANING =
  /(?<![а-я])(прошл|предыдущ|предшеств|план(?![а-я])|планов|прогноз|целев|норматив|динамик|прирост|изменени|отклонени|родител|администратор|нарастающ|накопит|с начала|прочита|просмотр|получ(ен|ил|ивш)|справочно|среднее)/;
/** What is counted is no people. */
export const NO_PEOPLE =
  /(?:дол[яиюе]|колич[а-я]*|кол-?во|числ[оа]) (?:[а-я]+ )?(?:чат(?:ов|а|ы)|школ|оо|доо|организаций|учреждений)(?![а-я])/;
