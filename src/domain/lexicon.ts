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
  { words: [/^школаинтернат$/], types: ['интернат'] },
  { words: [/^интернат(?:а|у|ом|е)?$/], types: ['интернат'] },
  { words: [/^ши$/], types: ['интернат'] },
  { words: [GENERAL, SCHOOL], types: ['школа'] },
  { words: [SCHOOL], types: ['школа'] },
  { words: [/^(?:сош|оош|нош|сш|нш)$/], types: [] },
  { words: [/^соши$/], types: ['сош', 'интернат'] },
  { words: [/^ооши$/], types: ['оош', 'интернат'] },
  { words: [/^нши$/], types: ['нш', 'интернат'] },
  { words: [/^ншдс$/], types: ['нш', 'дс'] },
  { words: [adjective('детск'), KINDERGARTEN], types: ['дс'] },
  { words: [/^дет$/, KINDERGARTEN], types: ['дс'] },
  { words: [/^(?:д?сад|дс|садик|детсад(?:а|у|ом|е|ик)?)$/], types: ['дс'] },
  { words: [/^центр(?:а|у|ом|е)?$/, /^развития$/, /^ребенка$/], types: ['црр', 'дс'] },
  { words: [/^црр$/], types: ['црр', 'дс'] },
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
  ['црр+дс', 'ЦРР'],
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

/** МБОУ, МКДОУ, ФГКОУ, ГБПОУ, МБУДО, ГКСКОУ …: who founded it, its type in law, what it teaches. */
export const LEGAL_FORM =
  /^(?:(?:фг|ог|кг|рг|г|м|ч|н|а|о)?[бка]?(?:с|ск|вс|н)?[дп]?оу|[гм]д?о[бка]у|(?:фг|ог|кг|рг|г|м)[бка]у|ночу|чу|чуоо|[гм][бка]?удо|аноо|оано|ано|оо)$/;
/** Forms that say no more than «образовательное учреждение»: as good as none. */
export const GENERAL_FORM = /^(?:д?оу|оо)$/;
/** ГКС(К)ОУ, МВ(С)ОУ: the form alone says that it is a correctional or an evening school. */
export const SPECIAL_FORM = /(?:с|ск|вс)[дп]?оу$/;
/** «ГБПОУ МО», «ГБОУ РС(Я)»: the region beside a legal form says nothing of the organisation. */
export const FORM_REGION =
  /^(?:рд|рт|рб|рк|рм|рх|рмэ|ркк?|рсо|рс|кбр|кчр|чр|мо|ло|ро|со|кк|ск|хмао|янао|нао|еао)$/;
/** «РС(Я)» */
export const FORM_REGION_END = /^я$/;
/** «МБОУСОШ №1» */
export const GLUED_FORM = /^([мг]?[бка]?д?оу)((?:с|о|н)ош|сш|гимназия|лицей)$/;
/** «ДСОШ», «НБСОШ», «КШИ», «Башлицей»: the first letters of the place or of the people, glued to the type. */
export const INITIALS_AND_TYPE = /^(\p{L}{1,3})((?:с|о|н)ош|сш|ши|лицей|гимназия)$/u;
/** What a glued type is called where it stands alone. */
export const GLUED_TYPES: ReadonlyMap<string, string> = new Map([['ши', 'интернат']]);
/** Beginnings that are no initials of several words. */
export const SHORT_PEOPLE: ReadonlySet<string> = new Set(['баш', 'тат', 'чув', 'мар', 'удм']);
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
  ...['профессиональн', 'специальн', 'коррекционн', 'вечерн', 'сменн', 'нетипов'],
].map(adjective);
/** What ends a legal form in full; «муниципальное казённое ОУ» occurs too. */
export const LEGAL_FORM_END = /^(?:учреждени(?:е|я|ю|ем|и)|организаци(?:я|и|ю|ей)|оу|доу)$/;
/** «МБУ ДО», «учреждение дополнительного образования» */
export const ADDITIONAL_FORM: readonly (readonly RegExp[])[] = [
  [/^(?:м|г)?[бка]у$/, /^до$/],
  [/^дополнительного$/, /^образования$/],
];

export const NAMED_AFTER = /^(?:им|имени)$/;

/** Kinds of settlements, which tables print as one letter. */
export const SETTLEMENTS: readonly (readonly [word: RegExp, short: string])[] = [
  [/^сел(?:о|а|е)$/, 'с'],
  [/^(?:посел(?:ок|ка|ке)|пос)$/, 'п'],
  [/^(?:деревн(?:я|и|е)|дер)$/, 'д'],
  [/^хутор(?:а|е)?$/, 'х'],
  [/^(?:город(?:а|е)?|гор)$/, 'г'],
  [/^станиц(?:а|ы|е)$/, 'ст'],
];
/** «ст-ца»: the end of the word that «ст» begins. */
export const SETTLEMENT_BEGUN = 'ст';
export const SETTLEMENT_END = /^ц(?:а|ы|е)$/;
/** One letter that may stand for a settlement or be a first name's. */
export const SETTLEMENT_LETTERS: ReadonlySet<string> = new Set(['с', 'п', 'д', 'х', 'г', 'а']);

/** «№ 1 А»: letters that no preposition of a name is. */
export const NUMBER_LETTERS = /^[аб]$/;

/** «II», «VIII», after the fold of look-alikes. */
export const ROMAN = /^(?=.*[ivі])[хivі]{1,6}$/;
export const ROMAN_LETTERS: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['і', 1],
  ['v', 5],
  ['х', 10],
]);

/** «Вторая Баппагайская СОШ» */
export const ORDINALS: readonly (readonly [word: RegExp, number: string])[] = [
  [/^перв(?:ая|ой|ый)$/, '1'],
  [/^втор(?:ая|ой)$/, '2'],
  [/^треть(?:я|ей)$/, '3'],
  [/^четверт(?:ая|ой|ый)$/, '4'],
  [/^пят(?:ая|ой|ый)$/, '5'],
];
/** A part of another organisation. */
export const BRANCH =
  /^(?:филиал(?:а|у|ом|е)?|отделени(?:е|я|ем)|подразделени(?:е|я|ем)|корпус(?:а|е)?|групп(?:а|ы|ой))$/;
/** A school of another kind beside the ordinary one of the same place. */
export const SPECIAL_WORD = /^(?:вечерн|сменн|заочн|коррекционн|специальн|адаптированн|открыт)/;
/** Words of whom a school is named after that say nothing of who that is. */
export const HONOUR =
  /^(?:геро(?:й|я|ев)|советского|союза|россии|российской|федерации|генерала?|маршала?|полковника?|заслуженного|народного|учителя|лауреата|кавалера|ордена|дважды|полного|славы|труда|социалистического|академика|поэта|писателя|братьев|лет|летия)$/;
/** What a school teaches and in which way: «с углублённым изучением отдельных предметов», «комбинированного вида». */
export const PROFILE_WORD =
  /^(?:углубленн|изучени|отдельн|предмет|профил|комбинированн|общеразвивающ|присмотр|оздоровлен|вида$|направлен)/;
/** «основная школа» is «ООШ» to most people, if not to the law. */
export const SHORTER_TYPES: ReadonlyMap<string, string> = new Map([
  ['сш', 'сош'],
  ['ош', 'оош'],
  ['нш', 'нош'],
]);
/** What a district is called in a name that has it as well: «… Сергокалинского района». */
export const AREA_WORD =
  /^(?:район(?:а)?|округа?|муниципальн(?:ого|ый)|городского|области|республики|края|рд)$/;

/** «50-летия Октября»: the number before it is not the school's. */
export const ANNIVERSARY = /^лет(?:ия|ие)?$/;

/** What a municipality is, in any case: left out of its key, as «г.» and «р-н» are. */
export const MUNICIPALITY_WORDS =
  /^(?:городск(?:ой|ого)|муниципальн(?:ый|ого|ое)|округа?|района?|образовани[ея]|города?|го|мр|мо)$/;

/** What a subject of the federation is called; «автономный округ» is one, «городской округ» is not. */
export const REGION_NAME =
  /(?<!\p{L})(?:област[ьи]|кра[йя]|республик[аи]|автономн(?:ый|ого) округа?|ао)(?!\p{L})/u;
