import { dayInWords, periodInWords } from '../../../text/dates.ts';
import { lowerFirst, upperFirst } from '../../../text/first-letter.ts';
import { choiceInWords } from '../../../text/list.ts';
import { change, number, percent } from '../../../text/number.ts';
import { count, plural } from '../../../text/plural.ts';
import type { PluralForms } from '../../../text/plural.ts';
import { nameInQuotes } from '../../../text/quotes.ts';
import { AUDIENCES, onPeriod, peopleOf } from '../../texts.ts';
import type { Audience } from '../../texts.ts';

type Days = { from: string; to: string };
/** Who looks: the school's own people or the coordinator. */
type Viewer = 'school' | 'coordinator';
type Source = { order: string; item?: string; short?: string };

/** «22 учеников из 119» needs the genitive after «из» and «от»; it is the third form. */
const POINTS: PluralForms = ['пункт', 'пункта', 'пунктов'];
/** Windows in which somebody counted may drop out again. */
const WINDOWS: Readonly<Record<string, string>> = {
  '12-months': '12\u00a0месяцев',
  '365-days': '365\u00a0дней',
};

/** Who entered a figure: somebody else of a role, the one who asks, or a command at the bot's own computer. */
export type Author = 'you' | 'coordinator' | 'school' | 'terminal';

const TERMINAL = 'Загружено командой на компьютере бота';
const LOADED: Record<Author, string> = {
  you: 'Загрузили вы',
  coordinator: 'Загрузил координатор',
  school: 'Загрузила школа',
  terminal: TERMINAL,
};
const TYPED: Record<Author, string> = {
  you: 'Записали вы',
  coordinator: 'Записал координатор',
  school: 'Записала школа',
  terminal: TERMINAL,
};
const FIXED: Record<Author, string> = {
  you: 'Исправили вы',
  coordinator: 'Исправил координатор',
  school: 'Исправила школа',
  terminal: TERMINAL,
};
const GIVEN: Record<Author, string> = {
  you: 'Сообщили вы',
  coordinator: 'Сообщил координатор',
  school: 'Сообщила школа',
  terminal: TERMINAL,
};

/** Not torn at the end of a line. */
function bound(text: string): string {
  return text.replaceAll(/(№|п\.) (?=\d)/g, '$1\u00a0');
}

/** «постановление № 380 от 22.10.2024, п. 1.2»: whole, since somebody will look it up. */
function wholeSource({ order, item }: Source): string {
  return bound(item === undefined ? order : `${order}, ${item}`);
}

function definition(what: string, source: Source): string {
  return `${what.includes(': ') ? what : `Что считается: ${what}`}. Основание: ${wholeSource(source)}.`;
}

/** The card of one metric, and where its figure comes from. */
export const figureCardTexts = {
  // ---- «Показатели» ----
  ofPeriod: (when: string) => `Показатели ${when}`,
  nothingThen: (when: string) => `${upperFirst(when)} значений нет.`,
  otherPeriods: (periods: readonly string[]) => `Есть ${periods.join('; ')}.`,
  notLoaded: (operator: string) =>
    `Таблица мониторинга ещё не загружена, поэтому цифр школы пока нет. Её загружает ${operator}.\n` +
    'Здесь будут: кто пишет и звонит за неделю, статус школы, доли за 12\u00a0месяцев.',
  notLoadedYet:
    'Таблица мониторинга ещё не загружена, поэтому цифр школы пока нет. Пришлите таблицу сюда файлом.',
  employeesUnknown: `Сотрудники — данных нет. Число даёт школа, например: «сотрудники 38 из\u00a045»`,
  /** The number of employees has a command of its own name: its card is called otherwise. */
  cardButton: (code: string, shortTitle: string) =>
    code === 'employees' ? 'Сотрудники в Сферуме' : shortTitle,

  // ---- the card ----
  value: (label: string, value: string) => `${label} — ${value}`,
  /** The same of the district's own letter. */
  ofDistrict: (label: string, value: string) => `По району в целом: ${lowerFirst(label)} — ${value}`,
  ownMissing: (viewer: Viewer) => `По ${viewer === 'school' ? 'вашей школе' : 'школе'} данных нет.`,
  notListed: (viewer: Viewer) => `${viewer === 'school' ? 'вашей школы' : 'школы'} в таблице нет`,
  noFigure: (title: string, viewer: Viewer) =>
    `${title} — данных по ${viewer === 'school' ? 'вашей школе' : 'школе'} нет.`,
  comesFrom: (operator: string) => `Их загружает ${operator}: когда таблица придёт, цифра появится здесь.`,
  comesFromSchool: `Число даёт школа, например: «сотрудники 38 из\u00a045».`,
  nothingLater: (week: Days, thisYear: number) => `${upperFirst(onPeriod(week, thisYear))} данных нет.`,
  lastKnown: (value: string, period: Days, thisYear: number) =>
    `Последнее известное — ${value}, ${onPeriod(period, thisYear)}.`,
  origin: {
    federal: 'федеральный мониторинг',
    school: 'по данным школы',
    coordinator: 'введено координатором',
  },
  /** «Неделя 19–25.10 (сб–пт), федеральный мониторинг, загружено 28.10» */
  dated: (period: string, origin: string, loaded: string | undefined, thisYear: number) =>
    `${upperFirst(period)}, ${origin}${loaded === undefined ? '' : `, загружено ${dayInWords(loaded, { thisYear })}`}`,
  also: (origin: string, value: string) => `${upperFirst(origin)} — ${value}`,

  sign: { up: '▲', same: '■', down: '▼', doubt: '◆' },
  light: (sign: string, words: string) => `${sign} ${words}`,
  reached: (target: number, source: Source) => `Цель достигнута: ${percent(target)} (${wholeSource(source)})`,
  /** A day that is past is named as past: it is no threat, and no secret. */
  below: (target: number, source: Source, dueOn: string | undefined, today: string) => {
    const whole = `Ниже цели: ${percent(target)} (${wholeSource(source)})`;
    if (dueOn === undefined) return whole;
    const on = dayInWords(dueOn, { thisYear: Number(today.slice(0, 4)) });
    return `${whole}, срок ${dueOn < today ? `был ${on}` : on}`;
  },
  noTarget: 'Цель не установлена.',
  fulfilled: (code: string) => (code === 'status' ? 'Все условия выполнены' : 'Заявка отправлена'),
  unfulfilled: (code: string) =>
    code === 'status' ? 'Не выполнено хотя бы одно из трёх условий, они ниже' : 'Заявка ещё не отправлена',
  doubtful: (reason: string) => `Проверяется: ${reason}.`,
  /** «0 % не написали»: the best possible result in a reproach. */
  turnedRound: (isZero: boolean) =>
    isZero
      ? 'в источнике стоит отрицание («не написали»). Буквально 0\u00a0% — лучший результат, по смыслу документа — худший'
      : 'в источнике стоит отрицание («не …»), число может значить обратное',
  twoValues: (values: string) => `в одном документе стоят разные значения, ${values}`,

  /** «неделей раньше», «на 24.09», «за сентябрь 2024» */
  when: (weekBefore: boolean, period: Days, thisYear: number) =>
    weekBefore ? 'неделей раньше' : onPeriod(period, thisYear),
  higher: (when: string, before: string, by: string) => `Выше, чем ${when}: было ${before}${by}`,
  lower: (when: string, before: string, by: string) => `Ниже, чем ${when}: было ${before}${by}`,
  unchanged: (when: string, before: string) => `На прежнем уровне: ${when} тоже ${before}`,
  statusWas: (when: string, before: string) => `${upperFirst(when)} — ${before}`,
  byPeople: (by: number, audience: Audience) =>
    ` (${change(by)}\u00a0${plural(Math.abs(by), AUDIENCES[audience])})`,
  byPoints: (by: number) => ` (${change(by)}\u00a0${plural(Number(by.toFixed(2)), POINTS)})`,
  firstData: 'Сравнить пока не с чем: раньше таких данных не было',
  otherDefinition: (label: string) => `Сравнить не с чем: раньше считали иначе («${label}»)`,

  missing: (missing: number, needed: number, denominator: number, audience: Audience) =>
    `Сколько ещё: ${count(missing, AUDIENCES[audience])}, нужно ${number(needed)} из\u00a0${number(denominator)}`,
  ifNobodyDrops: (window: string) =>
    WINDOWS[window] === undefined ? '' : `, если никто из уже учтённых не выпадет из ${WINDOWS[window]}`,
  place: (place: number, among: number) => `Место в районе: ${place}-е из\u00a0${among}.`,

  /** «18,49 % от 119 учеников — это 22 ученика» */
  possible: (value: number, counts: readonly number[], all: number, audience: Audience) =>
    `${percent(value)} от ${peopleOf(all, audience)} — это ${peopleAmong(counts, audience)}.`,
  impossible: (value: number, all: number, audience: Audience) =>
    `При числе в списке района — ${count(all, AUDIENCES[audience])} — ${percent(value)} не получается ни при каком целом числе. ` +
    'Сверьте число у координатора или нажмите «Цифра неверна».',
  impossibleForDistrict: (value: number, all: number, audience: Audience) =>
    `При числе в списке района — ${count(all, AUDIENCES[audience])} — ${percent(value)} не получается ни при каком целом числе.`,
  equalNeighbour: (value: number) =>
    `У соседней школы в таблице то же самое число, ${percent(value)}: возможно, описка. Сверьте со своими данными.`,
  /** «Активна»: … explains itself. */
  definition,
  /** The same with its source as short as it is still known by: «Откуда цифра» has it whole. */
  definitionBriefly: (what: string, source: Source) =>
    definition(what, { ...source, order: source.short ?? source.order }),

  disputed: (on: string, thisYear: number) =>
    `Школа сообщила ${dayInWords(on, { thisYear })}, что цифра неверна: решает координатор.`,

  gone: 'Такого показателя нет. Все показатели — по кнопке.',
  goneForPeriod: (title: string, when: string) => `${title}: ${when} значения нет.`,

  // ---- «Откуда цифра» ----
  sourceOf: (label: string, value: string, period: string) =>
    `Откуда цифра: ${lowerFirst(label)} — ${value}, ${period}`,
  file: (title: string, place: string) => `Файл «${title}»${place === '' ? '' : `, ${place}`}`,
  words: (title: string, place: string) =>
    `Источник: ${nameInQuotes(title)}${place === '' ? '' : `, ${place}`}`,
  fromSchool: 'Источник: число дала сама школа',
  notListedSource: 'Этой школы в файле нет',
  cell: (sheet: string | undefined, row: number, column: string) =>
    `${sheet === undefined ? '' : `лист «${sheet}», `}строка ${row}, столбец ${column}`,
  unknownCell: (cell: string) => `ячейка ${cell}`,
  /** Who brought it: a role, never a name. */
  loaded: (who: Author, when: string, id: number) => `${LOADED[who]} ${when}, загрузка №\u00a0${id}`,
  typed: (who: Author, when: string, id: number) => `${TYPED[who]} ${when}, запись №\u00a0${id}`,
  fixed: (who: Author, when: string, id: number) => `${FIXED[who]} ${when}, запись №\u00a0${id}`,
  given: (who: Author, when: string, id: number) => `${GIVEN[who]} ${when}, запись №\u00a0${id}`,
  countsThere: (k: number, n: number) => `В источнике: ${number(k)} из\u00a0${number(n)}`,
  percentThere: 'В источнике только процент, без числа людей',
  emptyThere: 'Ячейка пустая или с прочерком',
  twin: (value: string, place: string) => `В том же документе: ${value}${place === '' ? '' : ` — ${place}`}`,
  otherValues: 'За тот же период было:',
  other: (value: string, place: string | undefined, act: string, undoneAt: string | undefined) => {
    const from = place === undefined ? '' : `${lowerFirst(place)}; `;
    return `${value} — ${from}${lowerFirst(act)}, ${undoneAt === undefined ? 'заменено' : `отменено ${undoneAt}`}`;
  },
  corrected: (reason: string) => `Почему исправлено: ${nameInQuotes(reason)}`,
  earlier: (period: string) => `Откуда цифра ${period}`,
};

/** «22 ученика», «22 или 23 ученика», «от 42 до 47 учеников». */
function peopleAmong(counts: readonly number[], audience: Audience): string {
  const first = counts[0] ?? 0;
  const last = counts.at(-1) ?? first;
  if (counts.length > 2) return `от ${number(first)} до ${peopleOf(last, audience)}`;
  return counts.length === 1
    ? count(first, AUDIENCES[audience])
    : choiceInWords([number(first), count(last, AUDIENCES[audience])]);
}

/** «за неделю 19–25.10», for a button. */
export function shortPeriod(period: Days, thisYear: number): string {
  return periodInWords(period, { thisYear });
}
