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
  ask: 'Задать вопрос',
  more: 'Ещё',
  contacts: 'Контакты',
  help: 'Помощь',
  switchSchool: 'Сменить школу',
  overview: 'Сводка',
  schools: 'Школы',
  invite: 'Пригласить',
  broadcast: 'Рассылка',
  enterValue: 'Ввести значение',
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
  goal: ({ value, source, dueOn }: Target, missing: number, today: string) => {
    if (missing === 0) return `, цель ${percent(value)} достигнута`;
    const left = `, до ${percent(value)} не хватает ${number(missing)} (${sourceInWords(source)})`;
    return dueOn === undefined || dueOn < today
      ? left
      : `${left}. Срок ${dayInWords(dueOn, { thisYear: Number(today.slice(0, 4)) })}`;
  },
  noTarget: (metrics: number) => (metrics === 1 ? 'Цель не установлена' : 'Цели не установлены'),
  without: (titles: readonly string[]) => `Данных нет: ${titles.map(lowerFirst).join(', ')}`,
  standings: (
    standings: readonly { title: string; districtPercent: number; place: number; among: number }[],
  ) =>
    `По району ${standings
      .map(({ title, districtPercent, place, among }, index) => {
        const own = index === 0 ? `у вас ${place}-е место из\u00a0${among}` : `${place}-е из\u00a0${among}`;
        return `${lowerFirst(title)} ${percent(districtPercent, { decimals: 1 })} (${own})`;
      })
      .join(', ')}`,
  /** «пишут 7 учителей», «пишет 1 учитель»; `people` is undefined where only a percent is known. */
  brief: (title: string, value: string, people: number | undefined) => {
    const verb = people === undefined ? undefined : VERBS[title];
    return `${people === undefined || verb === undefined ? lowerFirst(title) : plural(people, verb)} ${value}`;
  },
};

/** «постановление № 380, п. 1.2»: without its date, and not torn at the end of a line. */
function sourceInWords({ order, item }: Target['source']): string {
  const short = order.replace(/ от \d.*$/, '');
  return `${short}${item === undefined ? '' : `, ${item}`}`.replaceAll(/(№|п\.) /g, '$1\u00a0');
}

/** «на 22.10», «за сентябрь 2024», «за 12–18.10» */
export function onPeriod(period: Days, thisYear: number): string {
  return `${period.from === period.to ? 'на' : 'за'} ${periodInWords(period, { thisYear })}`;
}
