// Cyrillic that is data of broadcasts.

/** «рассылка всем ниже 50 %», and nothing that asks about one that was sent. */
export const BEGINS_BROADCAST = /^\/?рассылк[аиу]\s+/iu;
export const ASKS_ABOUT_SENT = /дошл|дошед|получил|прочита|отправлен|\?/iu;

/** What parts the schools that are taken out. */
export const EXCEPT = /(?<!\p{L})(?:кроме|за исключением|исключая)(?!\p{L})/iu;
/** «ниже 50 %», «меньше 50 процентов», «до 50 %»; «до 30.10» is a day. */
export const BELOW =
  /(?<!\p{L})(?:ниже\s+|меньше\s+|менее\s+|до\s+(?=[\d.,]+\s*(?:%|процент)))(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|процент\p{L}*)?/iu;
/** «по ученикам в Сферуме»: up to the next condition. */
export const BY_METRIC =
  /(?<!\p{L})по\s+(?:показател\p{L}+\s+)?([^,;.]+?)(?=\s+(?:и\s+не|не|кто|со?\s+статус)(?!\p{L})|[,;.]|$)/iu;
export const NOT_ACTIVE = /(?<!\p{L})не\s*активн\p{L}*/iu;
export const NOT_DONE =
  /(?<!\p{L})(?:не\s+(?:сда\p{L}+|сдел\p{L}+|выполн\p{L}+|присла\p{L}+|отчитал\p{L}+)|должник\p{L}*)(?:\s+отч[её]т\p{L}*)?(?:\s+до\s+\d{1,2}(?:[.\d]+|\s+\p{L}+))?/iu;
export const NOT_ACKNOWLEDGED = /(?<!\p{L})не\s+(?:подтверд\p{L}+|ознаком\p{L}+)/iu;
export const NOT_IN_BOT = /(?<!\p{L})не\s+(?:в\s+боте|подключ\p{L}+)/iu;
export const KINDERGARTENS = /(?<!\p{L})(?:детск\p{L}+\s+)?сад(?:ы|ам|ов|ики|икам|иков)?(?!\p{L})/iu;
export const SCHOOLS_ALONE = /(?<!\p{L})только\s+школ\p{L}+/iu;
export const WITH_RESPONSIBLE = /(?<!\p{L})(?:и\s+)?ответственн\p{L}+/iu;
/** What says nothing of whom. */
export const AUDIENCE_NOISE =
  /(?<!\p{L})(?:вс[её][мх]?|школ\p{L}*|директор\p{L}*|тем|те|кто|кому|котор\p{L}+|у|где|и|а|но|с|со|в|для|по|статус\p{L}*|район\p{L}*|только|ещ[её]|пока|есть|рассылк\p{L}*|показател\p{L}*)(?!\p{L})/giu;

/** The metric that a few words stand for, where its titles are longer: each must be there. */
export const METRIC_WORDS: readonly { code: string; words: readonly RegExp[] }[] = [
  { code: 'my-school-pupils', words: [/учен/iu, /мо[ейяю]\p{L}*\s+школ/iu] },
  { code: 'my-school-teachers', words: [/учител|педагог/iu, /мо[ейяю]\p{L}*\s+школ/iu] },
  { code: 'pupils-12-months', words: [/учен/iu] },
  { code: 'employees', words: [/сотрудник|работник|регистрац/iu] },
  { code: 'messages', words: [/пиш|сообщен/iu] },
  { code: 'calls', words: [/звон/iu] },
  { code: 'teachers-12-months', words: [/учител|педагог/iu] },
];

/** «завтра 9:00», «27.11 в 10:00», «понедельник 8.30»: the time at the end. */
export const TIME_AT_END = /(?:^|\s+)(?:в\s+)?(\d{1,2})(?:[:.](\d{2})|\s*(?:ч(?:ас(?:ов|а)?)?)\.?)$/iu;
export const WEEKDAY_NAMES: readonly RegExp[] = [
  /^(?:понедельник|пн)$/u,
  /^(?:вторник|вт)$/u,
  /^(?:сред[ау]|ср)$/u,
  /^(?:четверг|чт)$/u,
  /^(?:пятниц[ау]|пт)$/u,
  /^(?:суббот[ау]|сб)$/u,
  /^(?:воскресенье|вс)$/u,
];
/** What would make a mention or a link of a school's name. */
export const MENTION_SIGNS = /[[\]|@*]/g;
export const DAY_PREPOSITION = /^(?:во|в|на)\s+/iu;
export const AND_SEPARATOR = /[,;\n]|\s+и\s+/u;
