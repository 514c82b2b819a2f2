import type { Period } from '../domain/period.ts';
import { quoted as inQuotes } from '../text/quotes.ts';

/* What the reader says to the person who sent the file. «Лист …, C17: » is put before sentences about a cell. */

// ---- people ----

export function personalColumn(): string {
  return 'здесь данные о людях, файл не принят и ничего из него не сохранено. Удалите этот столбец и пришлите файл снова: нужны только названия школ и числа.';
}

export function personalCell(): string {
  return 'похоже на данные о человеке, файл не принят и ничего из него не сохранено. Удалите такие ячейки и пришлите файл снова: нужны только названия школ и числа.';
}

// ---- the period ----

export function noPeriod(): string {
  return 'В файле не указано, за какой период данные. Назовите период: в командной строке --as-of 2024-10-25 или --period 2024-10-19..2024-10-25, в файле — строкой над таблицей «с 19.10.2024 по 25.10.2024».';
}

export function noYear({ from, to }: Record<'from' | 'to', readonly [number, number]>): string {
  const [first, last] = [from, to].map((day) => day.map((part) => String(part).padStart(2, '0')).join('.'));
  return `В файле период ${first}–${last}, а год не указан. Назовите неделю целиком: в командной строке --period 2024-10-19..2024-10-25, в файле — строкой над таблицей «с 19.10.2024 по 25.10.2024».`;
}

export function noWeek(date: string): string {
  return `В таблице показатели за неделю, а указана только дата ${date}. Назовите неделю (сб–пт): в командной строке --period 2024-10-19..2024-10-25, в файле — строкой над таблицей «с 19.10.2024 по 25.10.2024».`;
}

export function severalPeriods(periods: readonly Period[]): string {
  return `В файле несколько периодов: ${periods.map(periodInWords).join('; ')}. Оставьте один или назовите нужный: --period 2024-10-19..2024-10-25.`;
}

export function periodDiffers(given: Period, found: readonly Period[]): string {
  return `Указан период ${periodInWords(given)}, а в файле ${found.map(periodInWords).join('; ')}. Проверьте, тот ли это файл, и исправьте период или заголовок.`;
}

export function periodDiffersInName(used: Period, inName: Period): string {
  return `В названии файла дата ${periodInWords(inName)}, данные запишутся за ${periodInWords(used)}. Если период другой, отмените загрузку и укажите его.`;
}

export function periodNotWeek(period: Period): string {
  return `Период ${periodInWords(period)} — не неделя сб–пт. Значения приняты за этот период; проверьте его и, если он набран с ошибкой, исправьте заголовок и пришлите файл снова.`;
}

export function weekFromDate(week: Period): string {
  return `Указана только дата; недельные показатели запишутся за неделю ${periodInWords(week)} (сб–пт). Если неделя другая, укажите период.`;
}

// ---- the table as a whole ----

export function noKnownColumns(known: readonly string[]): string {
  return `Не нашлось ни одного знакомого столбца с показателем. Понятны: ${known.join('; ')}. Назовите столбец так или похоже и пришлите файл снова.`;
}

export function noUnitColumn(): string {
  return 'В таблице есть показатели, но нет столбца с названиями школ или муниципалитетов. Назовите его «Наименование ОО» или «Наименование МО» и пришлите файл снова.';
}

export function noRows(): string {
  return 'под заголовком нет ни одной строки с данными. Проверьте, что таблица заполнена, и пришлите файл снова.';
}

export function noFigures(): string {
  return 'школы перечислены, а чисел нет ни одного: похоже на незаполненную форму. Заполните её и пришлите файл снова.';
}

export function mergedFigure(): string {
  return 'одно число стоит в объединённой ячейке на несколько строк: непонятно, чьё оно. Значение не войдёт: впишите число в каждую строку и пришлите файл снова.';
}

export function otherSheets(district: string, sheets: readonly string[]): string {
  return `Прочитаны только листы района ${quoted(district)}. Листы других муниципалитетов пропущены: ${sheets.map(quoted).join(', ')}.`;
}

export function severalDistricts(names: readonly string[], count: number): string {
  const rest = count > names.length ? ` и ещё ${count - names.length}` : '';
  return `В таблице несколько муниципалитетов: ${names.join(', ')}${rest}. Оставьте строки своего района и пришлите файл снова.`;
}

export function otherDistricts(district: string, taken: number, left: number): string {
  return `Взяты только строки района ${quoted(district)}: ${taken}. Строк других муниципалитетов пропущено: ${left}.`;
}

export function foreignDistrict(found: string, district: string): string {
  return `В таблице — ${quoted(found)}, а ваш район — ${quoted(district)}. Если это он и есть, записывайте; если нет, отмените: названия школ в разных районах повторяются.`;
}

export function sheetSkipped(hidden: boolean): string {
  return hidden
    ? 'лист скрыт и не прочитан. Если он нужен, откройте его и пришлите файл снова.'
    : 'таблица на листе не распознана, лист пропущен. Если она нужна, пришлите её отдельным файлом.';
}

export function moreProblems(rest: number): string {
  return `И ещё замечаний: ${rest}. Скорее всего, таблица устроена иначе, чем ожидалось: проверьте заголовки.`;
}

// ---- columns ----

export function unknownColumn(heading: string): string {
  return heading === ''
    ? 'столбец без заголовка пропущен. Если в нём показатель, подпишите его и пришлите файл снова.'
    : `столбец ${quoted(heading)} незнаком и пропущен. Если это показатель, назовите его словами приказа и пришлите файл снова.`;
}

export function moreUnknownColumns(count: number): string {
  return `незнакомы и пропущены ещё столбцы: ${count}. Если среди них показатели, назовите их словами приказа.`;
}

export function unclearColumn(heading: string): string {
  return `столбец ${quoted(heading)} можно понять по-разному, значения не войдут. Уточните заголовок: кто (учителя или обучающиеся) и что делал.`;
}

export function unclearIndicator(words: string): string {
  return `в строке ${quoted(words)} сказано больше, чем в известном показателе, значение не войдёт. Если это он и есть, введите значение: «Ввести значение».`;
}

export function wrongLevel(heading: string): string {
  return `показатель ${quoted(heading)} не считается для таких строк, столбец пропущен. Проверьте, те ли это строки и тот ли заголовок.`;
}

export function turnedRound(heading: string): string {
  return `в словах ${quoted(heading)} есть отрицание, число может значить обратное. Значения не войдут: проверьте по источнику и введите их вручную.`;
}

export function turnedRoundKept(heading: string): string {
  return `в словах ${quoted(heading)} есть отрицание, число может значить обратное. Значение — с пометкой «проверяется»: узнайте у источника, что посчитано, и введите верное значение вручную.`;
}

export function countOrPercent(heading: string): string {
  return `непонятно, количество или доля в столбце ${quoted(heading)}. Значения не войдут: допишите в заголовок «чел.» или «%» и пришлите файл снова.`;
}

export function takenAsCount(heading: string): string {
  return `в столбце ${quoted(heading)} не сказано, люди это или проценты. Считаю числом людей: оно нигде не больше числа учителей. Если это проценты, допишите в заголовок «%» и пришлите файл снова.`;
}

export function shareScale(heading: string): string {
  return `в столбце ${quoted(heading)} доли записаны числами меньше 1: непонятно, 0,5 — это 50\u00a0% или 0,5\u00a0%. Значения не войдут: задайте процентный формат или допишите % и пришлите файл снова.`;
}

export function noBase(heading: string): string {
  return `в столбце ${quoted(heading)} количество, а числа всех учителей (обучающихся) в таблице нет: долю не посчитать. Значения не войдут: добавьте столбец «Количество учителей» и пришлите файл снова.`;
}

export function twoBases(used: string, other: string): string {
  return `доля считается от столбца ${quoted(used)}, а не ${quoted(other)}. Если нужно иначе, удалите лишний столбец и пришлите файл снова.`;
}

export function unclearDefinition(heading: string): string {
  return `в столбце ${quoted(heading)} непонятно, по какому правилу считали (больше 3 сообщений или минимум 10). Значения не войдут: допишите правило в заголовок и пришлите файл снова.`;
}

export function definitionDatesDiffer(label: string, period: Period): string {
  return `по заголовку это ${quoted(label)}, хотя за ${periodInWords(period)} считали по другому правилу. Беру по заголовку, с пометкой «проверяется»: сверьте правило с источником.`;
}

export function twoColumnsDiffer(title: string, other: string): string {
  return `показатель ${quoted(title)} стоит ещё и в ${other}, значения разные. Ни одно не войдёт: оставьте в файле верное и пришлите его снова или введите вручную.`;
}

export function twoValuesKept(title: string, other: string): string {
  return `показатель ${quoted(title)} стоит ещё и в ${other}, значения разные. Оба — с пометкой «проверяется»: узнайте у источника, какое верно, и введите его вручную.`;
}

export function sameColumnTwice(title: string, other: string): string {
  return `показатель ${quoted(title)} стоит ещё и в ${other} с теми же значениями, взят один раз. Делать ничего не нужно.`;
}

// ---- rows ----

export function rowSkipped(): string {
  return 'строка без значений и не похожа на школу или муниципалитет, пропущена. Если это школа, проверьте название.';
}

export function rowWithoutName(): string {
  return 'в строке есть значения, но нет названия. Впишите название школы и пришлите файл снова.';
}

export function nameTooLong(): string {
  return 'название длиннее 300 знаков, строка не войдёт. Оставьте в ячейке только название.';
}

export function schoolTwiceSame(name: string, other: string): string {
  return `${quoted(name)} уже есть в ${other} с теми же значениями, взята одна строка. Лишнюю можно удалить.`;
}

export function schoolTwiceFilled(name: string, other: string): string {
  return `${quoted(name)} уже есть в ${other}; чего нет в одной строке, взято из другой. Лишнюю строку можно удалить.`;
}

export function schoolTwiceDifferent(name: string, other: string): string {
  return `${quoted(name)} уже есть в ${other}, значения разные. Оба — с пометкой «проверяется»: узнайте у источника, какое верно, и введите его вручную.`;
}

export function sheetsDiffer(name: string, other: string): string {
  return `${quoted(name)} есть и в ${other}, значения разные. Оба — с пометкой «проверяется»: узнайте у источника, какое верно, и введите его вручную.`;
}

export function sheetsFilled(name: string, other: string): string {
  return `${quoted(name)} есть и в ${other}; чего нет в одном месте, взято из другого.`;
}

export function sheetsAgree(name: string, other: string): string {
  return `${quoted(name)} есть и в ${other} с тем же значением, взято один раз.`;
}

/** As a part of a sentence: «ячейка C17», «лист «Школы», ячейка C17» – in the prepositional case by the caller's «в». */
export function inCell(cell: string, sheet?: string): string {
  return sheet === undefined ? `ячейке ${cell}` : `ячейке ${cell} листа «${sheet}»`;
}

export function inRow(row: number): string {
  return `строке ${row}`;
}

// ---- the list of schools ----

export function listedTwiceDifferent(name: string, other: string): string {
  return `${quoted(name)} уже есть в ${other}, значения разные. Ни одна из двух строк не войдёт: оставьте верную и пришлите файл снова.`;
}

export function noSchools(): string {
  return 'Не нашлось столбца с названиями школ. Назовите столбцы «Наименование», «Тип», «Обучающихся», «Сотрудников» и пришлите файл снова.';
}

export function kindGuessed(name: string): string {
  return `по названию ${quoted(name)} не понять, школа это или детский сад; запишется как школа. Если это не так, добавьте столбец «Тип».`;
}

export function badCount(): string {
  return 'число не распознано и пропущено. Впишите целое число или оставьте ячейку пустой.';
}

// ---- small ----

function periodInWords(period: Period): string {
  const dotted = (day: string) => day.split('-').reverse().join('.');
  return period.from === period.to ? dotted(period.from) : `${dotted(period.from)}–${dotted(period.to)}`;
}

export function quoted(text: string): string {
  return inQuotes(text.length <= 80 ? text : `${text.slice(0, 79)}…`);
}

/** As a cell has it: «12 из 40». */
export function countOf(count: number, base: number): string {
  return `${count} из ${base}`;
}
