import type { OrganisationKind } from '../domain/metric.ts';

/*
 * What the headings, names and cells of the ministry's tables look like. Every pattern is matched against text that
 * went through `normaliseHeader`: lower case, ё as е, no quotes, Latin look-alikes folded – so «СОШ» is `сош`, and
 * `x` never occurs. A new spelling is added here and nowhere else.
 */

const TEACHERS = /учител|педагог|преподават|воспитател/;
const PUPILS = /ученик|ученич|обучающ|учащ|школьник|воспитанник|студент/;
export const MY_SCHOOL = /мо(я|ю|ей) школ|фгис мш/;
const YEAR = /12 ?-?(ти|и)? ?мес|двенадцат\S* мес|за (последний )?год(?![а-я])/;
const YEAR_OR_DAYS = /12 ?-?(ти|и)? ?мес|двенадцат\S* мес|365/;
const USING = /использ|воспольз|пользующ|пользуют|активн|заход|зашед|входил|авториз|12 ?-?(ти|и)? ?мес/;
export const SFERUM = /сферум|икоп/;
const MESSAGES = /сообщен|(написа|отправ|писал|пишут).*чат|чат\S*.*(написа|отправ)|^пишут/;
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
    all: [/^(организация |оо |школа )?зарегистрирован[аоы]?( в (икоп )?сферум[е]?)?$|^регистрация/],
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
        pattern: /(более|больше|свыше) (3(?!\d)|трех)|> ?3(?!\d)|(не менее|от|минимум) (4(?!\d)|четырех)/,
      },
      {
        version: 2,
        pattern:
          /(минимум|не менее|не меньше|от|хотя бы) (10(?!\d)|десят)|(?<!\d)10 (и|или) (более|больше)|(>=|≥|⩾) ?10(?!\d)|(?<!\d)10 ?\+|> ?9(?!\d)|(более|больше) (9(?!\d)|девяти)/,
      },
    ],
  ],
]);

/** A threshold in a heading, known or not: «более 5 сообщений». */
export const ANY_THRESHOLD =
  /(более|больше|свыше|минимум|не менее|не меньше|хотя бы|от|>=?|≥|⩾) ?\d+|\d+ ?(\+|и более|и больше)/;

/** Said of what people did *not* do: the figure means the opposite and a human has to look. */
export const NEGATION =
  /(?<![а-я])не (написа|отправ|соверш|использ|воспольз|звон|пользу|пользо|участв|вход|заход|зашл|авториз|общал|вели|ведут|писал|пишут)|(?<![а-я])ни (одного|разу)|отсутств|(?<![а-я])без (сообщен|звонк)|неиспольз/;

/** `percent` or `count` as the words of a heading tell. */
export const PERCENT_WORDS = /%|(?<![а-я])дол[яюией]|процент/;
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

const WORD_END = '(?![а-я])';
const NAMED = '(№ ?)?((полное|краткое|сокращенное) )?(наименовани[ея]|названи[ея]|перечень|список)';
/** Headings of the column that names the units. */
export const ORGANISATION_HEADING = new RegExp(
  `^(${NAMED} .*(организац|учрежден|школ|сад|(?<![а-я])(оо|оу|доо|доу|спо)${WORD_END})|` +
    '(обще)?(образовательн|дошкольн)\\S* (организац|учрежден)|' +
    `(организаци[яи]|учреждени[ея]|школ[аы]|сад|детск\\S* сады?|оо|оу|доо|доу|мдоу|спо|юр\\S* лицо)${WORD_END}[^.]{0,40}$)`,
);
export const MUNICIPALITY_HEADING = new RegExp(
  `^(${NAMED} )?(мо|моуо|мр|го|муниципал\\S*|район|округ|территори[яи]|городск\\S* округ)${WORD_END}`,
);
export const REGION_HEADING = /^(наименование )?(субъект|регион)/;
export const GENERIC_NAME_HEADING = /^(наименование|название|имя организации|объект)$/;
export const ROW_NUMBER_HEADING = /^(№|n[oо]?|п\/?п|номер)[ .]*(п[ ./]*п\.?|строки|по порядку)?$/;
export const PERIOD_HEADING = /^((отчетный )?период|(отчетная )?(дата|неделя)|дата (среза|выгрузки|отчета))$/;
/** Columns that are common, harmless and not needed: no remark is made of them. */
export const UNUSED_HEADING =
  /^(инн|огрн|кпп|оид|код|id|ид|примечани|комментари|адрес|ссылка|сайт|место|рейтинг|тип|вид|организационно)/;
export const KIND_HEADING = /^(тип|вид|уровень)/;
export const ROLL_HEADING = /(обучающ|учащ|ученик|учеников|воспитанник|контингент|дет(и|ей)(?![а-я]))/;
export const STAFF_HEADING = /сотрудник|работник|штат|персонал|кадр/;

/** Headings of columns with data of people. */
export const PERSONAL_HEADING =
  /(?<![а-я])(фио(?![а-я])|ф[ ./-]{1,2}и[ ./-]{1,2}о(?![а-я])|фамили[яи]|имя(?![а-я]| организ)|отчеств|снилс|паспорт|телефон|тел(?![а-я])|дата рожд|день рожд|год рожд|д\. ?р\.)/;
/** Columns that hold a person's name unless they hold a number. */
export const RESPONSIBLE_HEADING =
  /директор|ответственн|руководител|заведующ|исполнител|администратор|куратор|координатор/;

const PERSON_WORD = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?';
/** A cell that is nothing but a person's name: «Иванов И.И.», «И.И. Иванов», «Иванова Анна Петровна». Unfolded text. */
export const PERSON_NAME = new RegExp(
  `^(?:${PERSON_WORD} [А-ЯЁ]\\. ?[А-ЯЁ]\\.?|[А-ЯЁ]\\. ?[А-ЯЁ]\\. ?${PERSON_WORD}|` +
    `${PERSON_WORD} ${PERSON_WORD} ${PERSON_WORD}(?:вич|вна|чна|оглы|кызы)(?: (?:оглы|кызы))?)$`,
);
/** A person inside a longer text: three words in the nominative («имени Ивана Петровича» is none), or at its start. */
export const PERSON_INSIDE = new RegExp(
  `(?<![А-ЯЁа-яё])${PERSON_WORD} ${PERSON_WORD} [А-ЯЁ][а-яё]+(?:вич|вна|чна|оглы|кызы)(?![А-ЯЁа-яё])|` +
    `^${PERSON_WORD} [А-ЯЁ]\\. ?[А-ЯЁ]\\.?(?= ?[,;(/–—-])`,
);
/** Two or three capitalised words: a name under a heading such as «Директор». */
export const LIKELY_PERSON = new RegExp(`^${PERSON_WORD}(?: ${PERSON_WORD}){1,2}$`);
export const SNILS = /(?<!\d)\d{3}([-–— .])\d{3}\1\d{3}[-–— .]?\d{2}(?!\d)/;

/** Letters of a name inside a line of text: « А.П. ». Unfolded text. */
export const INITIALS = / [А-ЯЁ]\. ?[А-ЯЁ]\./;
/** A line between the rows that is nothing but a kind: «Детские сады», «Общеобразовательные организации». */
export const KIND_SECTION =
  /^(детские сады|дошкольн\S* .*(организации|учреждения)|школы|общеобразовательн\S* (организации|учреждения)|спо)$/;
/** «Учителя, %» and nothing of what they do. */
export const AUDIENCE_ALONE =
  /^((дол[яи]|%|процент|кол-?во|количество) )?(среди )?(учител(и|ей|я)|педагог(и|ов)|обучающи(еся|хся)|ученик(и|ов)|учащи(еся|хся))[ ,(]*(%|чел\.?)?\)?$/;
export const AUDIENCE_WORDS = /(?<![а-я])(учител|педагог|обучающ|ученик|учащ)[а-я]*/g;
/** A lower heading that begins a thought of its own and goes not on from the one above. */
export const HEADING_STANDS_ALONE =
  /^(количество|кол-?во|доля|чел|человек|всего|процент|из них|в том числе|число|%)/;
/** A lower heading that goes on from the one above: it begins in lower case. Unfolded text. */
export const GOES_ON = /^[а-яёa-z(]/;

/** First cells of rows that add others up. */
export const TOTAL_ROW = /^(итого|всего|итог|в целом|общий итог|сумма|средн(ее|ий|яя)|свод)(?![а-я])/;
export const AVERAGE_ROW = /^средн/;
/** Lines under a table. */
export const FOOTNOTE =
  /^(\*|примечан|источник|исп[. ]|исполнител|начальник|директор|руководител|глава|зам[. ]|приложение|согласован|утвержд|тел[. ])/;

export const ORGANISATION_NAME =
  /(?<![а-я])(м[бка]?(о|до)у|г[бка]?(о|по)у|мб?доу|мк?доу|чоу|ноу|ано|сош|оош|нош|ооши|нш|нш-?дс|ншдс|дс|д\/с|црр|спо|доу|доо|школ[аы]|гимнази[яи]|лице[йи]|интернат|детск\S* сад|колледж|техникум|училище|кадетск\S*)(?![а-я])|школа|гимназия|лицей/;
export const MUNICIPALITY_NAME =
  /(муниципальн|городск)\S* (район|округ|образован|поселен)|(?<![а-я])район(?![а-я])|(?<![а-я])(мр|мо|го|г\.о\.|гор\. округ|м\.р\.)(?![а-я])|^(г\.|город) ?[а-я-]+$/;
/** Words of a municipality's name that different papers write differently or leave out. */
export const MUNICIPALITY_WORDS =
  /(?<![а-я])(муниципальн\S*|городск\S*|район\S*|округ\S*|образовани\S*|мр|мо|го|г\.о\.|м\.р\.|город|гор\.|г\.)(?![а-я])|[(),.-]/g;

/** Kinds by name, the first that matches. `НШДС` is a school with groups of a kindergarten. */
export const KIND_SIGNS: readonly { kind: OrganisationKind; pattern: RegExp }[] = [
  { kind: 'school', pattern: /ншдс|нш-?дс|начальная школа ?[-–—] ?детский сад/ },
  {
    kind: 'other',
    pattern:
      /дополнительн|дворец|дюсш|(?<![а-я])(ддт|дши|дмш|дхш|сш|удо|цдт|дют)(?![а-я])|школа искусств|спортивн\S* школ|музыкальн\S* школ|центр детского/,
  },
  {
    kind: 'college',
    pattern: /колледж|техникум|училищ|(?<![а-я])(спо|г[ба]поу|гпоу)(?![а-я])|среднего профессион|студент/,
  },
  {
    kind: 'kindergarten',
    pattern:
      /детск\S* сад|(?<![а-я])(сад|сады|д\/с|дс|доу|доо|м[бка]?доу|г[бка]?доу|црр|ясли\S*)(?![а-я])|дошкольн/,
  },
  {
    kind: 'school',
    pattern:
      /(?<![а-я])(сош|оош|нош|ооши|нш|оо)(?![а-я])|школ|гимнази|лице[йия]|интернат|кадетск|общеобразоват/,
  },
];

/** What a cell of a status column says. The first that matches. */
export const STATUS_SIGNS: readonly {
  status: 'active' | 'not-active' | 'not-registered';
  pattern: RegExp;
}[] = [
  { status: 'not-registered', pattern: /^(не ?зарегистр|нет регистрац|без регистрац)/ },
  { status: 'not-active', pattern: /^(не ?актив|нет$|неакт)/ },
  { status: 'active', pattern: /^(актив|да$|\+$)/ },
];
export const REGISTERED_SIGNS: readonly { registered: boolean; pattern: RegExp }[] = [
  { registered: false, pattern: /^(не ?зарегистр|нет|не подан|отсутств)/ },
  { registered: true, pattern: /^(зарегистр|да$|\+$|подана|есть$)/ },
];

/** Cells that stand for «no figure»; not 0. */
export const MISSING_TEXT =
  /^([-–—−_.…]+|х|н\/?д\.?|н\/?п\.?|#н\/д|нет (данных|сведений|инф\S*)|не предоставлен\S*|данных нет|null|n\/а)$/;

/** «48,68% – школа» as one text: the name, a dash, the percent. Unfolded text. */
export const SHARE_ITEM =
  /^(?:\d{1,3}[.)] ?)?(.*?[^\s–—-])\s*(?:[-–—:]|\s)\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*[.,;]?$/;

/** «38 из 45», «38/45», «9 (29,0%)», «121 из 127 зарегистрированных (95%)». */
export const COUNT_OF_BASE = /^(\d+) ?(?:из|\/) ?(\d+)(?: [а-я]+)?(?: ?\((\d+(?:[.,]\d+)?) ?%\))?$/;
export const COUNT_WITH_PERCENT = /^(\d+) ?\((\d+(?:[.,]\d+)?) ?%\)$/;
export const COUNT_SUFFIX = / ?(чел\.?|человек[а]?|учител[а-я]*|шт\.?)$/;

/** Stems of months in order, and the words around a date that tell what it is not. */
export const MONTHS: readonly string[] = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма[йяе]',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
/** Before a date: a deadline, an open beginning, an order's own date. */
export const NOT_A_PERIOD_BEFORE =
  /((?<![а-я])(до|не позднее|срок|с)|(письм|приказ|постановлен|распоряжен|приложен|протокол|№)[^;]{0,60}от) ?$/;
export const BEGINNING_OF = /начал[оае]м? ?$/;
export const END_OF = /(конец|конц[еу]) ?$/;
