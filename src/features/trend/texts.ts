import { periodInWords } from '../../text/dates.ts';
import { lowerFirst, upperFirst } from '../../text/first-letter.ts';
import { number, percent } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { AUDIENCES, labels, onPeriod, ORIGINS } from '../texts.ts';
import type { Audience } from '../texts.ts';

type Days = { from: string; to: string };
type Rhythm = 'weekly' | 'monthly' | 'once';
type Origin = keyof typeof ORIGINS;

const STEPS: Record<Rhythm, PluralForms> = {
  weekly: ['неделя', 'недели', 'недель'],
  monthly: ['месяц', 'месяца', 'месяцев'],
  once: ['значение', 'значения', 'значений'],
};
/** «за 1 неделю», «за 2 недели» */
const FOR_STEPS: Record<Rhythm, PluralForms> = {
  weekly: ['неделю', 'недели', 'недель'],
  monthly: ['месяц', 'месяца', 'месяцев'],
  once: ['дату', 'даты', 'дат'],
};
const VALUES: PluralForms = ['значение', 'значения', 'значений'];
const CHECKED: PluralForms = ['проверяется', 'проверяются', 'проверяются'];
const POINTS: PluralForms = ['пункт', 'пункта', 'пунктов'];

/** «Динамика»: the picture's own words, and the same told. */
export const texts = {
  words: ['Динамика', 'График', 'Графики'],
  help: 'как показатель менялся: картинкой и словами',

  // ---- the picture ----
  chart: {
    title: (label: string, audience: Audience | undefined) =>
      audience === undefined ? label : `${label}, % ${plural(5, AUDIENCES[audience])}`,
    /** The dates before the school: a long name is cut at its end. */
    subtitle: ({ steps, range, school }: { steps: string; range: Days; school: string }) =>
      `${steps}, ${periodInWords(range, { year: true })}`.replaceAll(' ', '\u00a0') + ` · ${school}`,
    period: ({ from, to }: Days, isWeekly: boolean) =>
      isWeekly ? weekInWords(from, to) : periodInWords({ from, to }, { year: true }),
    line: (label: string, origin: Origin) => `${label}${ORIGINS[origin]}`,
    aside: ({ doubtful, odd }: { doubtful: boolean; odd: boolean }) =>
      doubtful ? (odd ? 'проверяется или не за неделю' : 'проверяется') : 'не за неделю',
    target: (value: number) => `цель ${percent(value)}`,
  },

  // ---- the same in words ----
  head: (school: string, label: string, origin: Origin | undefined, steps: string) =>
    `${school}\n${label}${origin === undefined ? '' : ORIGINS[origin]}, ${steps}`,
  steps: (steps: number, rhythm: Rhythm) => count(steps, STEPS[rhythm]),
  value: (period: Days, values: readonly { origin: Origin; value: string }[], thisYear: number) => {
    const said = values.map(({ origin, value }) => `${value}${ORIGINS[origin]}`);
    return `${upperFirst(periodInWords(period, { thisYear }))} — ${said.length === 0 ? 'данных нет' : said.join('; ')}`;
  },
  newest: (period: Days, value: string, origin: Origin, thisYear: number) =>
    `${upperFirst(onPeriod(period, thisYear))}${ORIGINS[origin]}${ORIGINS[origin] === '' ? '' : ','} — ${value}`,
  newestMissing: (period: Days, isListed: boolean, thisYear: number) =>
    `${upperFirst(onPeriod(period, thisYear))} ${isListed ? 'данных нет' : 'вашей школы в таблице нет'}. Последнее известное:`,
  /** `last` where the newest value is none to compare with. */
  compared: (
    first: { period: Days; value: string },
    last: { period: Days; value: string } | undefined,
    {
      difference,
      kind,
      thisYear,
    }: { difference: number; kind: 'share' | 'count' | 'status'; thisYear: number },
  ) => {
    const since = `${upperFirst(onPeriod(first.period, thisYear))} было ${first.value}`;
    const now = last === undefined ? 'сейчас' : `${onPeriod(last.period, thisYear)} — ${last.value}, это`;
    const by = Number(Math.abs(difference).toFixed(1));
    if (by === 0) return `${since}, ${now} почти столько же`;
    const amount = kind === 'share' ? `${number(by)}\u00a0${plural(by, POINTS)}` : number(by);
    return `${since}, ${now} на\u00a0${amount} ${difference > 0 ? 'выше' : 'ниже'}`;
  },
  extremes: (
    best: { period: Days; value: string },
    worst: { period: Days; value: string },
    thisYear: number,
  ) =>
    `Больше всего — ${best.value}, ${onPeriod(best.period, thisYear)}; ` +
    `меньше всего — ${worst.value}, ${onPeriod(worst.period, thisYear)}`,
  flat: (since: Days, thisYear: number) => `Не менялось с ${dayOf(since.from, thisYear)}`,
  statusSame: (since: Days, thisYear: number) => `Не менялся с ${dayOf(since.to, thisYear)}`,
  statusBefore: (since: Days, before: Days, value: string, thisYear: number) =>
    `Так с ${dayOf(since.to, thisYear)}, до этого (${onPeriod(before, thisYear)}) — ${value}`,
  gaps: ({
    gaps,
    steps,
    rhythm,
    notListed,
  }: {
    gaps: number;
    steps: number;
    rhythm: Rhythm;
    notListed: number;
  }) => {
    const of = `нет данных за\u00a0${count(gaps, FOR_STEPS[rhythm])} из\u00a0${number(steps)}`;
    return notListed === 0 ? of : `${of}, из них вашей школы нет в таблице — ${number(notListed)}`;
  },
  doubtful: (values: number) =>
    `${plural(values, CHECKED)} ${count(values, VALUES)}, сравнение без ${values === 1 ? 'него' : 'них'}`,
  odd: (values: number) =>
    `${count(values, VALUES)} не за неделю, сравнение без ${values === 1 ? 'него' : 'них'}`,
  together: (parts: readonly string[]) => upperFirst(parts.join('; ')),
  oddValue: (value: string) => `${value}, не за неделю`,
  changed: (since: Days, before: string, after: string, thisYear: number) =>
    `С ${dayOf(since.from, thisYear)} считают иначе: «${after}», раньше «${before}». Между собой эти цифры не сравнивают`,
  earlier: (before: string) => `Раньше считали иначе: «${before}»`,
  /** What «Показатели» says after the value, as a line of its own. */
  goal: (goal: string) => upperFirst(goal.replace(/^, /, '')),
  noTarget: 'Цель не установлена',
  nothing: 'За это время данных нет',
  nothingToCompare: 'Сравнить пока не с чем: других значений нет',
  older: (rest: number) => `И ещё ${rest} более старых.`,

  // ---- buttons and questions ----
  length: (length: number, rhythm: Rhythm) => count(length, STEPS[rhythm]),
  list: 'Все цифры',
  others: 'Другие показатели',
  ofMetric: (shortTitle: string) => `Динамика: ${lowerFirst(shortTitle)}`,
  whichMetric: 'Динамику какого показателя показать?',
  notListed: (when: string) =>
    `Показать пока нечего: вашей школы в таблице ${when} нет. Это не ноль. Найти причину поможет «${labels.why}».`,
  unknown: 'Такого показателя у вашей школы нет. Есть эти.',
};

function dayOf(day: string, thisYear: number): string {
  return periodInWords({ from: day, to: day }, { thisYear });
}

/** «19–25.10», «28.12–03.01»: the picture's second line has the years. */
function weekInWords(from: string, to: string): string {
  if (from === to) return dayAndMonth(to);
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${from.slice(8)}–${dayAndMonth(to)}`
    : `${dayAndMonth(from)}–${dayAndMonth(to)}`;
}

function dayAndMonth(day: string): string {
  return `${day.slice(8)}.${day.slice(5, 7)}`;
}
