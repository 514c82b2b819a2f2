/** What a text that is pasted without a word holds where it is an order or a letter with instructions. */
export const ORDER_MARKS: readonly RegExp[] = [
  /п\s?о\s?с\s?т\s?а\s?н\s?о\s?в\s?л\s?(?:е\s?н\s?и\s?е|я\s?(?:ю|е\s?т))|п\s?р\s?и\s?к\s?а\s?з|распоряжени|протокол|(?:^|\n)\s*письмо/iu,
  /(?:^|\n)\s*(?:всем\s+)?(?:руководителям|директорам)\s/iu,
  /прошу|просим|необходимо|в\s+срок\s+до|не\s+позднее/iu,
  /№\s*[\p{L}\d]/u,
  /(?:^|\s)(?:п\.\s?)?\d{1,2}(?:\.\d{1,2})?[.)]\s+\p{Lu}/u,
];
/** Words that are said to the bot, though an order follows. */
export const SAID_TO_BOT = /^\s*(?:рассылка|срок|ответ|вопрос|мера|план|отч[её]т)(?!\p{L})\s*[:—–-]?/iu;
/** Sent along with a file that may be a table too. */
export const IS_ORDER = /приказ|постановлен|распоряжен|письм|сроки|поручен/iu;

export const SWITCH_OFF =
  /^(?:убрать|убери|без|снять|выключить|не\s+надо|минус)\s+((?:\d{1,2}(?:\s*[,и]\s*|\s+)?)+)$/iu;
export const SWITCH_ON = /^(?:вернуть|верни|включить|добавить|плюс)\s+((?:\d{1,2}(?:\s*[,и]\s*|\s+)?)+)$/iu;
export const OTHER_TITLE = /^(\d{1,2})\s*[.):]?\s*(?:текст|название)\s*[:—–-]?\s*(.+)$/isu;
export const OTHER_DAY = /^(\d{1,2})\s*[.):—–-]?\s+(?:(?:до|к|дата|срок)\s+)?(.+)$/isu;
export const SAVE = /^(?:да,?\s+)?сохран(?:ить|и|яй|яем)(?!\p{L})/iu;
