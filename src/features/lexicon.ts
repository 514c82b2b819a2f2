// Cyrillic that is data for what several slices share.

/** Latin capitals and digits of a code by the Cyrillic letters that look like them. */
export const CODE_LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Array.from('АВЕКМНОРСТУХЗ', (cyrillic, index) => [cyrillic, 'ABEKMHOPCTYX3'.charAt(index)]),
);

/** «код», «мой код:», «код доступа –» before a code. */
export const CODE_PREFIX =
  /^[\s/«"]*(?:(?:мой|наш|вот|ваш)\s+)*код(?:\s+(?:доступа|приглашения|школы))?[\s:=\p{Pd}]*/iu;

/** What stands before a number in the basis of a duty: «№ 380», «п. 1.2». */
export const NUMBER_MARKS = /(?<!\p{L})(№|п\.|ст\.) ?(?=\d)/giu;

/** The beginnings of the months' names in every case, January first. */
export const MONTH_STEMS: readonly string[] = [
  ...['янв', 'фев', 'мар', 'апр', 'ма[йяею]', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
];

/** What people put around and between the days of a typed date. */
export const DATE_NOISE =
  /(?<=\d)\s*(?:г(?:ода?|\.)?)(?![а-я])|(?<![а-я])(?:с|со|за|на|от|к|недел[яюи]|период)(?![а-я])/g;
export const UP_TO_WORDS = /\s*(?<![а-я])(?:по|до)(?![а-я])\s*/g;
export const TODAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['сегодня', 0],
  ['завтра', 1],
  ['послезавтра', 2],
  ['вчера', -1],
]);

/** Zones of Russia by UTC offset, one for each hour from +2 to +12; Sakhalin, which shares +11, comes last. */
export const ZONE_TITLES: ReadonlyMap<string, string> = new Map([
  ['Europe/Kaliningrad', 'Калининград'],
  ['Europe/Moscow', 'Москва'],
  ['Europe/Samara', 'Самара'],
  ['Asia/Yekaterinburg', 'Екатеринбург'],
  ['Asia/Omsk', 'Омск'],
  ['Asia/Krasnoyarsk', 'Красноярск'],
  ['Asia/Irkutsk', 'Иркутск'],
  ['Asia/Yakutsk', 'Якутск'],
  ['Asia/Vladivostok', 'Владивосток'],
  ['Asia/Magadan', 'Магадан'],
  ['Asia/Kamchatka', 'Камчатка'],
  ['Asia/Sakhalin', 'Сахалин'],
]);

/** How cities and regions begin, normalised, and the zone they live in: what a coordinator may type instead. */
export const CITY_ZONES: ReadonlyMap<string, string> = new Map([
  ['калинингр', 'Europe/Kaliningrad'],
  ['моск', 'Europe/Moscow'],
  ['петербург', 'Europe/Moscow'],
  ['санкт', 'Europe/Moscow'],
  ['махачкал', 'Europe/Moscow'],
  ['дагестан', 'Europe/Moscow'],
  ['казан', 'Europe/Moscow'],
  ['краснодар', 'Europe/Moscow'],
  ['ростов', 'Europe/Moscow'],
  ['нижний новгород', 'Europe/Moscow'],
  ['симферопол', 'Europe/Simferopol'],
  ['волгоград', 'Europe/Volgograd'],
  ['киров', 'Europe/Kirov'],
  ['самар', 'Europe/Samara'],
  ['удмурт', 'Europe/Samara'],
  ['ижевск', 'Europe/Samara'],
  ['астрахан', 'Europe/Astrakhan'],
  ['саратов', 'Europe/Saratov'],
  ['ульяновск', 'Europe/Ulyanovsk'],
  ['екатеринбург', 'Asia/Yekaterinburg'],
  ['урал', 'Asia/Yekaterinburg'],
  ['уфа', 'Asia/Yekaterinburg'],
  ['перм', 'Asia/Yekaterinburg'],
  ['челябинск', 'Asia/Yekaterinburg'],
  ['тюмен', 'Asia/Yekaterinburg'],
  ['оренбург', 'Asia/Yekaterinburg'],
  ['омск', 'Asia/Omsk'],
  ['новосибирск', 'Asia/Novosibirsk'],
  ['барнаул', 'Asia/Barnaul'],
  ['алтай', 'Asia/Barnaul'],
  ['томск', 'Asia/Tomsk'],
  ['кемеров', 'Asia/Novokuznetsk'],
  ['новокузнецк', 'Asia/Novokuznetsk'],
  ['красноярск', 'Asia/Krasnoyarsk'],
  ['иркутск', 'Asia/Irkutsk'],
  ['бурят', 'Asia/Irkutsk'],
  ['улан удэ', 'Asia/Irkutsk'],
  ['якутск', 'Asia/Yakutsk'],
  ['чит', 'Asia/Chita'],
  ['благовещенск', 'Asia/Yakutsk'],
  ['владивосток', 'Asia/Vladivostok'],
  ['хабаровск', 'Asia/Vladivostok'],
  ['магадан', 'Asia/Magadan'],
  ['сахалин', 'Asia/Sakhalin'],
  ['южно сахалинск', 'Asia/Sakhalin'],
  ['камчат', 'Asia/Kamchatka'],
  ['петропавловск', 'Asia/Kamchatka'],
  ['чукот', 'Asia/Anadyr'],
  ['анадыр', 'Asia/Anadyr'],
]);

/** What says that there is nothing. */
export const NOTHING_WORDS: ReadonlySet<string> = new Set(['нет', 'стереть', 'убрать', 'без', '-', '–', '—']);

/** «5 из 31», «5/31» */
export const TYPED_COUNTS = /^(\d{1,7})\s*(?:из|\/|от)\s*(\d{1,7})$/i;
/** «16,1», «16,1 %», «16,1 процента» */
export const TYPED_PERCENT = /^(\d{1,3}(?:[.,](\d{1,4}))?)\s*(?:%|процент\S*)?$/i;

/** Statuses as people type them, normalised: fulfilled or not. */
export const STATUS_WORDS: ReadonlyMap<string, boolean> = new Map([
  ['активна', true],
  ['активен', true],
  ['да', true],
  ['зарегистрирована', true],
  ['не активна', false],
  ['не активен', false],
  ['неактивна', false],
  ['нет', false],
  ['не зарегистрирована', false],
]);

/** «5 из 31» within a sentence, «43,36 %» within one. */
export const COUNTS_WITHIN = /(?<![\d.,])(\d{1,7})\s+(?:из|от)\s+(\d{1,7})(?![\d.,]*\d)/giu;
export const PERCENT_WITHIN = /(?<![\d.,])\d{1,3}(?:[.,]\d{1,4})?\s*(?:%|процент\p{L}*)/giu;

/** A refusal alone, in small letters and without ё: «нет, спасибо, не надо». */
export const CALLED_OFF =
  /^(?:(?:нет|ой|все|всё|ладно|спасибо|пожалуй|уже|больше|ничего|я|этого|пока|записывать|добавлять|отправлять|писать)[,\s]+)*(?:не (?:надо|нужно|нужна|нужен|нужны|требуется|хочу|буду|стоит|пиши|пишите|записывай|записывайте)|передумал[аи]?|отмен(?:а|и|ите|ить|яй|яйте|яю)|стоп|хватит|забудь(?:те)?)(?:[,\s]+(?:спасибо|пожалуйста|уже|больше|ничего|этого|пока|писать|записывать|добавлять|отправлять|меру|это))*$/u;

/** A line that takes back what it began with. */
export const ENDS_CALLED_OFF =
  /(?:^|\s)(?:(?:уже|больше|пока)\s+)?не (?:надо|нужно|нужна|нужен|нужны|требуется)$|^(?:не (?:надо|нужно|нужна|нужен))(?:\s|$)/u;

/** «тихие часы как у всех» asks nothing. */
export const AS_WITH = /^как\s+у\s/u;
/** How words after a command's own ask: «готово ли …», «… какая». */
export const ASKS_LAST =
  /^ли(?:\s|$)|(?:^|\s)(?:когда|какой|какая|какое|какие|сколько|почему|зачем|куда|откуда|где|кто|кому)$/u;
/** How a question begins that has no question mark. */
export const ASKS =
  /^(?:(?:а|и|ну|скажите|подскажите|вопрос)[,\s]+)*(?:когда|какой|какая|какое|какие|каких|какую|какому|каким|сколько|почему|зачем|куда|откуда|где|кто|кому|чей|как|можно ли|нужно ли|надо ли|будет ли|есть ли)(?:\s|$)/u;

/** Between the last two of a list. */
export const AND_WORD = /\s+и\s+/iu;
