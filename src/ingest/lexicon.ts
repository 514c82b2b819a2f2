import type { OrganisationKind } from '../domain/metric.ts';

/*
 * What the headings, names and cells of the ministry's tables look like. Every pattern is matched against text that
 * went through `normaliseHeader`: lower case, ё as е, no quotes, Latin look-alikes folded – so «СОШ» is `сош`, and
 * `x` never occurs. A new spelling is added here and nowhere else.
 */

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
/** «Учителя, %» and nothing of what they do. */
export const AUDIENCE_ALONE =
  /^((дол[яи]|%|процент|кол-?во|количество) )?(среди )?(учител(и|ей|я)|педагог(и|ов)|педагогически(е|х) работник(и|ов)|обучающи(еся|хся)|ученик(и|ов)|учащи(еся|хся))[ ,(]*(%|чел\.?)?\)?$/;
export const AUDIENCE_WORDS = /(?<![а-я])(учител|педагог|обучающ|ученик|учащ)[а-я]*/g;
/** A lower heading that begins a thought of its own and goes not on from the one above. */
export const HEADING_STANDS_ALONE =
  /^(количество|кол-?во|доля|чел|человек|всего|процент|из них|в том числе|число|%)/;
/** A lower heading that goes on from the one above: it begins in lower case. Unfolded text. */
export const GOES_ON = /^[а-яёa-z(]/;

/** Cells of the row that numbers the columns: «А», «3», «(3)», «4=3/2*100». Unfolded text. */
export const COLUMN_LETTER = /^[А-Яа-я]$/;
export const COLUMN_NUMBER = /^\(?(\d{1,3})\)?\.?(?: ?[=(][\d\s=:/*+()%гр.-]*)?$/;

/** Of a table with a row per unit and indicator. */
export const INDICATOR_HEADING = /^(наименование |название )?показател[ья]$|^индикатор$/;
export const VALUE_HEADING =
  /^(значение|результат|величина|факт|итог)( показателя)?([ ,(]*(%|чел\.?|в %)\)?)?$/;
/** Columns that bound the period of each row. */
export const PERIOD_BEGINS = /^(дата )?(начал[оа]|с)( (отчетного )?период[а]?)?$|^период с$/;
export const PERIOD_ENDS =
  /^(дата )?(окончани[ея]|конец|конца|завершени[ея]|по)( (отчетного )?период[а]?)?$|^период по$/;

/** The headings that a table gets when it is turned round. */
export const NAME_HEADING = 'Наименование';
export const MUNICIPALITY_COLUMN = 'Муниципалитет';
/** «Дегвинская», «Урахинская» over a column: a school without the word. */
export const SHORT_SCHOOL_NAME = /^[а-я-]+(ск|цк)ая( №? ?\d+)?$/;

/** First cells of rows that add others up, whatever words follow: «Итого по ДОО», «Всего: 12», «По району». */
export const TOTAL_ROW =
  /^(итого|всего|итог|подытог|в целом|общий итог|промежуточный итог|сумма|свод|общее (количество|число|кол-во)|(кол-?во|количество|число) (школ|организац|учрежден|оо|доо|оу)|средн(ее|ий)|в среднем|по)(?![а-я])|^(район|округ|муниципалитет|регион)( в целом)?:?$/;
/** Rows that are no sum: nothing is added up to check them. «Средняя школа № 2» is a school. */
export const AVERAGE_ROW =
  /^(в )?средн(ее|ем|ий)(?![а-я])|^средняя (доля|величина|активность|численность|по)(?![а-я])|^(медиана|максимум|минимум|макс|мин)(?![а-я])/;
/** Rows for comparing and parts of the row above: of no organisation, and in no sum. */
export const ROW_BESIDE =
  /^(справочно|для справки|для сравнения|в том числе|в т\. ?ч|из них|прошл|предыдущ|отклонени|динамик|изменени|прирост|план(?![а-я])|росси(я|и|йская федерация)(?![а-я])|рф$)/;
/** A cell that says of its whole row what ROW_BESIDE says of a name: «план», «прошлая неделя» in a column of kinds. */
export const CELL_BESIDE =
  /^(план|плановое( значение)?|прогноз|цель|целев(ое|ой)( значение| показатель)?|(прошл(ая|ый)|предыдущ(ая|ий)) (неделя|период|месяц|год)|отклонение|динамика|изменение|прирост|разница)$/;
/** A row of a whole subject of the federation under its municipalities. */
export const REGION_ROW = /(?<![а-я])(область|край|республика|федерация)(?![а-я])|^рф$/;
/** The line over a group of organisations: «Школы», «Детские сады района», «Образовательные организации Лесного района». */
export const GROUP_ROW =
  /^(детские сады|школы|гимназии|лицеи|интернаты|(средние |основные |начальные )?(обще)?образовательные (организации|учреждения|школы)|(городские|сельские|средние|основные|начальные) школы|дошкольн\S* (образовательн\S* )?(организации|учреждения)|организации|учреждения|спо|доу|доо|оо)(?![а-я])[^№"«\d]*$/;

/** A line under a table that tells its period: «Период: 14.11.2026 – 20.11.2026». */
export const PERIOD_LINE =
  /^(отчетный )?период(?![а-я])|^(отчетная )?неделя|^(данные|сведения) (за|на|по состоянию)|^по состоянию на|^за период/;
/** Lines under a table. */
export const FOOTNOTE =
  /^(\*|примечан|источник|исп[. ]|исполнител|начальник|директор|руководител|глава|зам[. ]|приложение|согласован|утвержд|тел[. ])/;

export const ORGANISATION_NAME =
  /(?<![а-я])(м[бка]?(о|до)у|г[бка]?(о|по)у|мб?доу|мк?доу|чоу|ноу|ано|сош|оош|нош|ооши|нш|нш-?дс|ншдс|дс|д\/с|црр|спо|доу|доо|школ[аы]|гимнази[яи]|лице[йи]|интернат|детск\S* сад|колледж|техникум|училище|кадетск\S*)(?![а-я])|школа|гимназия|лицей/;
/** Begins as the name of one school: «МБОУ «Звонкоручьёвская СОШ»» names no indicator, whatever its own name is like. */
export const ONE_ORGANISATION =
  /^[«"]?(?:(?:м[бка]?(?:о|до)у|г[бка]?(?:о|по)у|чоу|ноу|ано)(?![а-я])|[а-я-]+[ая]я (?:сош|оош|нош|школа|гимназия|основная|средняя|начальная)(?![а-я]))/;
export const MUNICIPALITY_NAME =
  /(муниципальн|городск)\S* (район|округ|образован|поселен)|округ (муниципальн|городск)|(?<![а-я])района?(?![а-я])|(?<![а-я])(мр|мо|го|мо?го|г\.о\.|гор\. округ|м\.р\.)(?![а-я])|^(г\.|город) ?[а-я-]+$/;
/** Words of a municipality's name that different papers write differently or leave out. */
export const MUNICIPALITY_WORDS =
  /(?<![а-я])(муниципальн\S*|городск\S*|район\S*|округ\S*|образовани\S*|город|го|мр|мо|мого|г|гор)(?![а-я])/g;
/** What stands before or after a municipality's name: whose organisations, in which region. */
export const AROUND_MUNICIPALITY =
  /(?<![а-я])(образовательн\S*|общеобразовательн\S*|дошкольн\S*|организаци\S*|учреждени\S*|школ[аы]?|детск\S* сад\S*|управлени\S*|отдел\S*|администраци\S*|республик[аи] [а-я-]+|[а-я-]+[сц]к(ая|ой|ий|ого) (област[ьи]|кра[йя]|республик[аи]))(?![а-я])/g;

/** «Сергокалинский», «Сергокалинского», «Сергокалинская» – one stem. */
export const ADJECTIVE_ENDING = /((?:с|ц)к|ин|ов)(?:ий|ый|ой|ого|ому|им|ым|ом|ая|ое)$/;

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

/** The column «Ед. изм.» beside an indicator. */
export const MEASURE_CELL =
  /^\(?(?:%|проценты?|процентов|чел(?:овека?)?\.?|ед(?:иниц[аы]?)?\.?|шт\.?|доля,? ?%?)\)?$/;
/** Cells that stand for «no figure»; not 0. */
export const MISSING_TEXT =
  /^([-–—−_.…]+|х|н\/?д\.?|н\/?п\.?|#н\/д|нет (данных|сведений|инф\S*)|не предоставлен\S*|данных нет|null|n\/а)$/;

/** «48,68% – школа» as one text: the name, a dash, the percent. Unfolded text. */
export const SHARE_ITEM =
  /^(?:\d{1,3}[.)] ?)?(.*?[^\s–—-])\s*(?:[-–—:]|\s)\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*[.,;]?$/;

/** «38 из 45», «38/45», «9 (29,0%)», «121 из 127 зарегистрированных (95%)». */
export const COUNT_OF_BASE =
  /^(\d+)(?: ?(?:чел(?:овека?)?\.?|учител[а-я]*|педагог[а-я]*))? ?(?:из|\/) ?(\d+)(?: [а-я]+)?(?: ?\((\d+(?:[.,]\d+)?) ?%\))?$/;
export const COUNT_WITH_PERCENT = /^(\d+) ?\((\d+(?:[.,]\d+)?) ?%\)$/;
export const COUNT_SUFFIX = / ?(чел\.?|человек[а]?|учител[а-я]*|шт\.?)$/;
