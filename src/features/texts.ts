import { dayInWords, periodInWords } from '../text/dates.ts';
import { lowerFirst } from '../text/first-letter.ts';
import { number, percent } from '../text/number.ts';
import { count, plural } from '../text/plural.ts';
import type { PluralForms } from '../text/plural.ts';

type Days = { from: string; to: string };
type Target = { value: number; source: { order: string; item?: string }; dueOn?: string };
export type Audience = 'teachers' | 'pupils' | 'employees' | 'organisations';

const WORKING_DAYS: PluralForms = ['рабочий день', 'рабочих дня', 'рабочих дней'];
const DAYS: PluralForms = ['день', 'дня', 'дней'];
/** «4 учителя» */
export const AUDIENCES: Record<Audience, PluralForms> = {
  teachers: ['учитель', 'учителя', 'учителей'],
  pupils: ['ученик', 'ученика', 'учеников'],
  employees: ['сотрудник', 'сотрудника', 'сотрудников'],
  organisations: ['организация', 'организации', 'организаций'],
};
const FIRST_STEPS: Readonly<Record<string, string>> = {
  status:
    'Проверьте: администратор вошёл, данные об организации заполнены, добавлено не меньше трёх сотрудников с ролью «учитель»',
  registered: 'Первый шаг — заполненная заявка в поддержку платформы',
};
/** A metric's short title as the verb of its people: «пишет 1 учитель», «пишут 2 учителя». */
const VERBS: Readonly<Record<string, PluralForms>> = {
  Пишут: ['пишет', 'пишут', 'пишут'],
  Звонят: ['звонит', 'звонят', 'звонят'],
};
/** After a value that is not the monitoring's own. */
export const ORIGINS = { federal: '', school: ', по данным школы', coordinator: ', введено координатором' };

/** The labels of the main keyboard: the first word of their commands. */
export const labels = {
  figures: 'Показатели',
  deadlines: 'Сроки',
  nextStep: 'Что делать',
  report: 'Отчёт',
  plan: 'План на неделю',
  ask: 'Задать вопрос',
  more: 'Ещё',
  contacts: 'Контакты',
  help: 'Помощь',
  switchSchool: 'Сменить школу',
  overview: 'Сводка',
  schools: 'Школы',
  invite: 'Пригласить',
  broadcast: 'Рассылка',
  schoolReports: 'Отчёты школ',
  classReport: 'Отчёт по классам',
  weekResults: 'Итоги недели',
  letter: 'Письмо',
  schedule: 'Расписание',
  tableSource: 'Источник таблицы',
  enterValue: 'Ввести значение',
  employees: 'Обновить число',
  trend: 'Динамика',
  compare: 'Сравнить',
  forecast: 'Прогноз',
  why: 'Почему мало',
  figureSource: 'Откуда цифра',
  dispute: 'Цифра неверна',
  disputes: 'Споры',
  correct: 'Исправить',
  doubts: 'Проверить данные',
};

/** One deadline as every screen prints it. */
export const deadlineTexts = {
  today: 'сегодня',
  tomorrow: 'завтра',
  passed: 'срок прошёл',
  name: (date: string, title: string) => `${date} — ${title}`,
  inWorkingDays: (n: number) => `через ${count(n, WORKING_DAYS)}`,
  inDays: (n: number) => `через ${count(n, DAYS)}`,
  line: (date: string, left: string | undefined, title: string, basis: string | undefined) =>
    `${date}${left === undefined ? '' : `, ${left}`}: ${title}${basis === undefined ? '' : ` (${basis})`}`,
};

/** The buttons that several screens share. */
export const pickerTexts = {
  back: 'Назад',
  more: (rest: number) => `Ещё ${rest}`,
  cancel: 'Отменить',
};

/** A figure in words: «Показатели», the Friday reminder. */
export const figureTexts = {
  /** «Неделя 12–18.10 (федеральный мониторинг, загружено 22.10)»; other origins stand on their own lines. */
  block: (
    period: Days,
    {
      isWeek,
      isFederal,
      loaded,
      thisYear,
    }: { isWeek: boolean; isFederal: boolean; loaded: string | undefined; thisYear: number },
  ) => {
    const name = `${isWeek ? 'Неделя' : 'Период'} ${periodInWords(period, { thisYear })}`;
    if (!isFederal) return name;
    const when = loaded === undefined ? '' : `, загружено ${dayInWords(loaded, { thisYear })}`;
    return `${name} (федеральный мониторинг${when})`;
  },
  heading: (
    label: string,
    origin: keyof typeof ORIGINS,
    dated: { period: Days; thisYear: number } | undefined,
  ) => {
    const when = dated === undefined ? '' : onPeriod(dated.period, dated.thisYear);
    const from = ORIGINS[origin];
    return `${label}${from}${when === '' ? '' : origin === 'school' ? ` ${when}` : `, ${when}`}`;
  },
  line: (heading: string, value: string) => `${heading} — ${value}`,
  missing: 'данных нет',
  notListed: 'вашей школы в таблице нет',
  doubtful: (value: string) => `${value}, проверяется`,
  compared: (
    value: string,
    {
      before,
      weekBefore,
      period,
      thisYear,
    }: { before: string; weekBefore: boolean; period: Days; thisYear: number },
  ) =>
    weekBefore
      ? `${value}, неделей раньше ${before}`
      : `${value}, ${onPeriod(period, thisYear)} было ${before}`,
  /** «9 учителей из 31 (29,0 %)» */
  counts: ({
    numerator,
    denominator,
    audience,
    share,
    decimals = 1,
  }: {
    numerator: number;
    denominator?: number | undefined;
    audience?: Audience | undefined;
    share?: number | undefined;
    decimals?: number;
  }) => {
    const people = audience === undefined ? number(numerator) : count(numerator, AUDIENCES[audience]);
    const base = denominator === undefined ? '' : ` из\u00a0${number(denominator)}`;
    return `${people}${base}${share === undefined ? '' : ` (${percent(share, share === 100 ? {} : { decimals })})`}`;
  },
  percentOf: (value: number, audience: Audience | undefined) =>
    audience === undefined ? percent(value) : `${percent(value)} ${plural(5, AUDIENCES[audience])}`,
  number: (value: number) => number(value),
  status: (code: string, isFulfilled: boolean) => {
    if (code === 'status') return isFulfilled ? 'Активна' : 'Не активна';
    return isFulfilled ? 'да' : 'нет';
  },
  statusBefore: (value: string, before: string, period: Days, thisYear: number) =>
    `${value} (${onPeriod(period, thisYear)} — ${before})`,
  /** A status that is not reached, with the first step out of it. */
  unfulfilled: (code: string, value: string) => {
    const step = FIRST_STEPS[code];
    return step === undefined ? value : `${value}. ${step}`;
  },
  /** «, до 100 % не хватает 7 (постановление № 380, п. 1.2). Срок 30.10»; a day that is past is not told. */
  goal: (
    target: Target,
    missing: number,
    today: string,
    { audience, withSource = true }: { audience?: Audience | undefined; withSource?: boolean } = {},
  ) => {
    const { value } = target;
    if (missing === 0) return `, цель ${percent(value)} достигнута`;
    const people = audience === undefined ? number(missing) : peopleOf(missing, audience);
    return `, до ${percent(value)} не хватает ${people}${withSource ? ` (${sourceInWords(target.source)})` : ''}${dueInWords(target, today)}`;
  },
  /** Of a figure without people: how many are missing nobody can tell. */
  goalAlone: (target: Target, share: number, today: string, { withSource = true } = {}) => {
    const { value } = target;
    if (share >= value) return `, цель ${percent(value)} достигнута`;
    return `, цель ${percent(value)}${withSource ? ` (${sourceInWords(target.source)})` : ''}${dueInWords(target, today)}`;
  },
  /** Where several targets are told, their orders stand under them. */
  goalSources: (sources: readonly Target['source'][]) =>
    `Цели: ${[...new Set(sources.map(sourceInWords))].join('; ')}`,
  noTarget: (metrics: number) => (metrics === 1 ? 'Цель не установлена' : 'Цели не установлены'),
  without: (titles: readonly string[]) => `Данных нет: ${titles.map(lowerFirst).join(', ')}`,
  standings: (standings: readonly { title: string; place: number; among: number }[]) =>
    `Место в районе: ${standings
      .map(({ title, place, among }) => `${lowerFirst(title)} — ${place}-е из\u00a0${among}`)
      .join(', ')}`,
  equalNeighbour: (value: string) => `${value}; у соседней школы в таблице то же число, сверьте`,
  /** What stands in the district's own letter, where the school has no figure. */
  ofDistrict: (figures: readonly string[]) => `По району в целом: ${figures.join('; ')}`,
  /** «пишут 7 учителей», «пишет 1 учитель»; `people` is undefined where only a percent is known. */
  brief: (title: string, value: string, people: number | undefined) => {
    const verb = people === undefined ? undefined : VERBS[title];
    return `${people === undefined || verb === undefined ? lowerFirst(title) : plural(people, verb)} ${value}`;
  },
};

/** «119 учеников», after «от», «из» and «не хватает»: the genitive. */
export function peopleOf(n: number, audience: Audience): string {
  const [, one, many] = AUDIENCES[audience];
  const isOne = n % 10 === 1 && n % 100 !== 11;
  return `${number(n)}\u00a0${isOne ? one : many}`;
}

/** «. Срок 30.10»; nothing of a day that is past. */
function dueInWords({ dueOn }: Target, today: string): string {
  if (dueOn === undefined || dueOn < today) return '';
  return `. Срок ${dayInWords(dueOn, { thisYear: Number(today.slice(0, 4)) })}`;
}

/** «постановление № 380, п. 1.2»: without its date, and not torn at the end of a line. */
export function sourceInWords({ order, item }: Target['source']): string {
  const short = order.replace(/ от \d.*$/, '');
  return `${short}${item === undefined ? '' : `, ${item}`}`.replaceAll(/(№|п\.) /g, '$1\u00a0');
}

/** «на 22.10», «за сентябрь 2024», «за 12–18.10» */
export function onPeriod(period: Days, thisYear: number): string {
  return `${period.from === period.to ? 'на' : 'за'} ${periodInWords(period, { thisYear })}`;
}
