// Words of organisations' and municipalities' names as tables print them. All in small letters, ё as е.

const ADJECTIVE = '(?:ая|яя|ое|ее|ый|ий|ой|ей|ого|его|ому|ему|ую|юю|ым|им|ом|ем)';
const adjective = (stem: string) => new RegExp(`^${stem}${ADJECTIVE}$`);

const SCHOOL = /^школ(?:а|ы|е|у|ой)$/;
const SECONDARY = adjective('средн');
const BASIC = adjective('основн');
const PRIMARY = adjective('начальн');
const GENERAL = adjective('общеобразовательн');
const KINDERGARTEN = /^сад(?:а|у|ом|е|ик)?$/;

/** What an organisation is, by the words that say it; the first pattern that fits the words at a place counts. */
export const TYPE_PATTERNS: readonly { words: readonly RegExp[]; types: readonly string[] }[] = [
  { words: [SECONDARY, adjective('полн'), GENERAL, SCHOOL], types: ['сош'] },
  { words: [SECONDARY, GENERAL, SCHOOL], types: ['сош'] },
  { words: [BASIC, GENERAL, SCHOOL], types: ['оош'] },
  { words: [PRIMARY, GENERAL, SCHOOL], types: ['нош'] },
  { words: [SECONDARY, SCHOOL], types: ['сш'] },
  { words: [BASIC, SCHOOL], types: ['ош'] },
  { words: [PRIMARY, SCHOOL], types: ['нш'] },
  { words: [SCHOOL, /^интернат(?:а|у|ом|е)?$/], types: ['интернат'] },
  { words: [/^интернат(?:а|у|ом|е)?$/], types: ['интернат'] },
  { words: [GENERAL, SCHOOL], types: ['школа'] },
  { words: [SCHOOL], types: ['школа'] },
  { words: [/^(?:сош|оош|нош|сш|нш)$/], types: [] },
  { words: [/^соши$/], types: ['сош', 'интернат'] },
  { words: [/^ооши$/], types: ['оош', 'интернат'] },
  { words: [/^нши$/], types: ['нш', 'интернат'] },
  { words: [/^ншдс$/], types: ['нш', 'дс'] },
  { words: [adjective('детск'), KINDERGARTEN], types: ['дс'] },
  { words: [/^(?:дс|сад|садик)$/], types: ['дс'] },
  { words: [/^центр$/, /^развития$/, /^ребенка$/], types: ['црр'] },
  { words: [/^црр$/], types: ['црр'] },
  { words: [/^гимнази(?:я|и|ю|ей)$/], types: ['гимназия'] },
  { words: [/^прогимнази(?:я|и|ю|ей)$/], types: ['прогимназия'] },
  { words: [/^лице(?:й|я|ю|ем|е)$/], types: ['лицей'] },
  { words: [/^колледж(?:а|у|ем|е)?$/], types: ['колледж'] },
  { words: [/^техникум(?:а|у|ом|е)?$/], types: ['техникум'] },
  { words: [/^училищ(?:е|а|у|ем)$/], types: ['училище'] },
];

/** How a type is printed in a short name; the others as they are. */
export const TYPE_TITLES: ReadonlyMap<string, string> = new Map([
  ['сош', 'СОШ'],
  ['оош', 'ООШ'],
  ['нош', 'НОШ'],
  ['сш', 'СШ'],
  ['ош', 'ОШ'],
  ['нш', 'НШ'],
  ['дс', 'детский сад'],
  ['интернат', 'школа-интернат'],
  ['црр', 'ЦРР'],
  ['нш+дс', 'НШДС'],
  ['сош+интернат', 'школа-интернат'],
  ['оош+интернат', 'школа-интернат'],
  ['нш+интернат', 'школа-интернат'],
  ['гимназия+интернат', 'гимназия-интернат'],
  ['лицей+интернат', 'лицей-интернат'],
]);

/** Types that people leave out: «Дегвинская» is the СОШ. */
export const PLAIN_SCHOOL_TYPES: ReadonlySet<string> = new Set([
  'сош',
  'оош',
  'нош',
  'сш',
  'ош',
  'нш',
  'школа',
]);
/** The other types of schools: each names its organisation by itself where the district has one. */
export const SPECIAL_SCHOOL_TYPES: ReadonlySet<string> = new Set([
  'гимназия',
  'прогимназия',
  'лицей',
  'интернат',
]);
export const KINDERGARTEN_TYPES: ReadonlySet<string> = new Set(['дс', 'црр']);
export const COLLEGE_TYPES: ReadonlySet<string> = new Set(['колледж', 'техникум', 'училище']);

/** Additional education, which calls itself a school as well. */
export const ADDITIONAL_EDUCATION =
  /^(?:дюсш|дши|дмш|дхш|спортивн.*|музыкальн.*|художественн.*|искусств|творчества|дополнительн.*)$/;

/** МБОУ, МКДОУ, ФГКОУ, ГБПОУ, МБУДО …: who founded it, its type in law, what it teaches. */
export const LEGAL_FORM =
  /^(?:(?:фг|ог|кг|рг|г|м|ч|н|а)?[бка]?[дп]?оу|[гм]д?о[бка]у|[гм][бка]у|ночу|[гм][бка]?удо|аноо|оо)$/;
/** МКДОУ, МДОБУ: the form alone says that it is a kindergarten. */
export const PRESCHOOL_FORM = /до[бка]?у$/;

/** The words of a legal form in full; their first letters make the short one. */
export const LEGAL_FORM_WORDS: readonly RegExp[] = [
  ...[
    'муниципальн',
    'государственн',
    'федеральн',
    'областн',
    'краев',
    'республиканск',
    'частн',
    'негосударственн',
  ],
  ...['автономн', 'некоммерческ', 'бюджетн', 'казенн', 'общеобразовательн', 'образовательн', 'дошкольн'],
  ...['профессиональн'],
].map(adjective);
/** What ends a legal form in full; «муниципальное казённое ОУ» occurs too. */
export const LEGAL_FORM_END = /^(?:учреждени(?:е|я|ю|ем|и)|организаци(?:я|и|ю|ей)|оу|доу)$/;
/** «МБУ ДО», «учреждение дополнительного образования» */
export const ADDITIONAL_FORM: readonly (readonly RegExp[])[] = [
  [/^(?:м|г)?[бка]у$/, /^до$/],
  [/^дополнительного$/, /^образования$/],
];

export const NAMED_AFTER = /^(?:им|имени)$/;

/** «50-летия Октября»: the number before it is not the school's. */
export const ANNIVERSARY = /^лет(?:ия|ие)?$/;

/** What a municipality is, in any case: left out of its key, as «г.» and «р-н» are. */
export const MUNICIPALITY_WORDS =
  /^(?:городск(?:ой|ого)|муниципальн(?:ый|ого|ое)|округа?|района?|образовани[ея]|города?|го|мр|мо)$/;

/** What a subject of the federation is called; «автономный округ» is one, «городской округ» is not. */
export const REGION_NAME =
  /(?<!\p{L})(?:област[ьи]|кра[йя]|республик[аи]|автономн(?:ый|ого) округа?|ао)(?!\p{L})/u;
