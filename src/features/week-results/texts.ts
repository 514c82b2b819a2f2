import type { ResultGroup } from '../../domain/results.ts';
import { dayInWords, periodInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { shortList } from '../../text/list.ts';
import { number, percent } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import { GROUPS, byMetric } from '../subjects/figures/group-texts.ts';
import { AUDIENCES, onPeriod } from '../texts.ts';
import type { Audience } from '../texts.ts';

type Days = { from: string; to: string };

/** Names in one list of the channel. */
export const MOST_NAMED = 10;

/** «Статус «Активна», на 25.10 — у 20 школ из 24» */
const STATUS_TITLES: Readonly<Record<string, string>> = {
  status: 'Статус «Активна»',
  registered: 'Регистрация',
};

/** What goes into the беседа of a week, the corrections of it, and what schools hear in private. */
export const texts = {
  title: 'Итоги недели',
  lateTitle: 'Итоги недели после загрузки таблицы',
  heading: (period: Days, district: string) => `Итоги недели ${periodInWords(period)} · ${district}`,
  headingWithoutTable: (district: string) => `Итоги недели · ${district}`,
  noTable: (period: Days, last: Days | undefined, thisYear: number) =>
    `Таблица за ${periodInWords(period)} ещё не пришла${last === undefined ? '' : `, последняя — за ${periodInWords(last, { thisYear })}`}.`,
  tableWaits: (period: Days, last: Days | undefined, thisYear: number) =>
    `Таблица за ${periodInWords(period)} пришла и ждёт вашей проверки${last === undefined ? '' : `, записана последняя — за ${periodInWords(last, { thisYear })}`}.`,
  willFollow: 'Пришлю итоги сюда, когда её загрузят.',
  willFollowCoordinator:
    'Пришлите файл таблицы в этот диалог, и итоги придут сразу (после 20:00 — утром, в 09:00).',
  willFollowChecked: 'Проверьте её, и итоги придут сразу (после 20:00 — утром, в 09:00).',
  willFollowFound:
    'Ищу её сам; как запишу, итоги придут сразу (после 20:00 — утром, в 09:00). Если она есть у вас, пришлите её файлом.',
  mayBeTable:
    'Вашей проверки ждёт таблица, в которой неделя не указана: возможно, это она. Проверьте её, и итоги придут сразу (после 20:00 — утром, в 09:00).',
  openTable: 'Посмотреть',
  ownInPrivate: (withKindergartens: boolean) =>
    `О своей школе${withKindergartens ? ' или детском саде' : ''} — в личных сообщениях бота.`,
  noChannel:
    'Беседы района пока нет, поэтому итоги пришли вам. Добавьте бота в беседу и нажмите там «Сделать беседой района».',
  channelGone:
    'Бота нет в беседе района, поэтому итоги пришли вам. Верните его в беседу или сделайте каналом другую: «Сделать беседой района».',
  coverage: (group: ResultGroup, covered: number, units: number) =>
    `Данные есть по ${count(covered, GROUPS[group].by)} из ${number(units)}.`,
  /** `withheld`: of some metric so many that there is no sum. */
  doubtful: (group: ResultGroup, units: number, withheld: boolean) =>
    withheld
      ? `Проверяются значения ${count(units, GROUPS[group].of)}, по именам они не названы.`
      : `Проверяются значения ${count(units, GROUPS[group].of)}: в суммы они вошли, по именам не названы.`,
  /** Schools that asked to check a figure; named only where the coordinator lets schools be named. */
  disputed: (group: ResultGroup, names: readonly string[], areNamed: boolean) =>
    areNamed
      ? `Значения проверяются по просьбе ${plural(names.length, GROUPS[group].of)}: ${shortList(names, MOST_NAMED)}.`
      : `По просьбе ${count(names.length, GROUPS[group].of)} значения проверяются.`,
  zero: (
    group: ResultGroup,
    metrics: readonly { code: string; title: string; zero: number; of: number }[],
  ) => {
    if (metrics.every(({ zero }) => zero === 0)) return `Ноля нет ${GROUPS[group].none}`;
    const bases = new Set(metrics.map(({ of }) => of));
    const parts = metrics
      .filter(({ zero }) => zero > 0)
      .map(({ code, title, zero, of }, index) => {
        const whose = index === 0 ? count(zero, GROUPS[group].of) : number(zero);
        const base = index === 0 || bases.size > 1 ? ` из ${number(of)}` : '';
        return `${byMetric(code, title)} — у ${whose}${base}`;
      });
    return `Ноль ${parts.join(', ')}`;
  },
  zeroNamed: (
    group: ResultGroup,
    metric: { code: string; title: string; zero: number; of: number },
    names: readonly string[],
  ) =>
    `Ноль ${byMetric(metric.code, metric.title)} — у ${count(metric.zero, GROUPS[group].of)} из ${number(metric.of)}${
      names.length === 0 ? '' : `: ${shortList(names, MOST_NAMED)}`
    }`,
  newlyActive: (group: ResultGroup, names: readonly string[]) => {
    const [one, several] = GROUPS[group].becameActive;
    return `${names.length === 1 ? one : several}: ${shortList(names, MOST_NAMED)}`;
  },
  updated: 'Обновлено:',
  monthly: 'Новая таблица за месяц:',
  dated: (metric: { code: string; title: string }, period: Days, value: string, thisYear: number) =>
    `${STATUS_TITLES[metric.code] ?? metric.title}, ${onPeriod(period, thisYear)} — ${value}`,
  // What goes with the message; what it shows always stands in words too.
  week: (period: Days, thisYear: number) => periodInWords(period, { thisYear }),
  pictureTitle: (label: string, audience: Audience) => `${label}, доля ${plural(5, AUDIENCES[audience])}`,
  pictureOfSchools: (district: string, period: Days, thisYear: number) =>
    `${district} · школы · ${periodInWords(period, { thisYear })}`,
  pictureOfWeeks: (district: string) => `${district} · все школы вместе, по неделям`,
  /** `left`: how many schools the picture has no room for. */
  pictureBySchool: (title: string, rows: readonly { label: string; value: number }[], left: number) => {
    const named = rows.map(({ label, value }) => `${label} ${percent(value, { decimals: 1 })}`);
    const cut = left > 0 ? ` (на ней первые ${number(rows.length - left)} из ${number(rows.length)})` : '';
    return `На картинке${cut} — ${lowerFirst(title)}, по школам: ${shortList(named, MOST_NAMED)}`;
  },
  pictureByWeek: (title: string, weeks: readonly { label: string; value: number }[]) =>
    `На картинке — ${lowerFirst(title)}, по неделям: ${weeks
      .map(({ label, value }) => `${label} — ${percent(value, { decimals: 1 })}`)
      .join(', ')}`,
  table: {
    fileName: (period: Days) => `Итоги недели ${periodInWords(period, { year: true })}.xlsx`,
    district: 'Район',
    schools: 'Школы',
    school: 'Школа',
    totals: ['Раздел', 'Показатель', 'Доля', 'Человек', 'Из скольких', 'Организаций с данными'],
    ofMetric: (label: string) => [label, `${label}: человек`, `${label}: из скольких`],
    checked: 'проверяется',
  },
  batchTitle: (period: Days) => `Итоги недели ${periodInWords(period)}`,
  changedTitle: (metric: { code: string; title: string; shortTitle: string }, day: string | undefined) =>
    day === undefined
      ? metric.shortTitle
      : `${STATUS_TITLES[metric.code] ?? metric.title}, на ${dayInWords(day)}`,
  totalChanged: (title: string, before: string, now: string) =>
    before === now ? `${title}: ${now}, уточнены данные школ` : `${title}: ${before} → ${now}`,
  totalNew: (title: string, now: string) => `${title}: ${now}, раньше данных не было`,
  totalGone: (title: string) => `${title}: данных больше нет`,
  totalWithheld: (title: string, group: ResultGroup, moved: number) =>
    `${title}: изменился состав — на ${count(moved, GROUPS[group].accusative)}. Две суммы рядом не ставлю: по ним была бы видна цифра одной организации`,
  zeroChanged: (
    group: ResultGroup,
    metric: { code: string; title: string },
    { before, now, of }: { before: number; now: number; of: number },
  ) =>
    `Ноль ${byMetric(metric.code, metric.title)}: у ${number(before)} → ${number(now)} ${plural(now, GROUPS[group].of)} из\u00a0${number(of)}`,
  growthGone: (metric: { code: string; title: string }) =>
    `Рост ${byMetric(metric.code, metric.title)}: не вырос никто`,
  nobodyActive: (group: ResultGroup) => `${GROUPS[group].becameActive[1]}: никто`,
  checkedChanged: (group: ResultGroup, now: number) =>
    now === 0
      ? `${GROUPS[group].heading}: проверяемых значений больше нет`
      : `Проверяются значения ${count(now, GROUPS[group].of)}`,
  /** Instead of the results whose table was taken back. */
  takenBack: (period: Days, district: string) =>
    `Итоги недели ${periodInWords(period)} · ${district}\nТаблицу за эту неделю отозвали, прежние цифры не действуют. Когда её загрузят снова, итоги будут здесь.`,
  tableTakenBack: 'Таблицу за эту неделю отозвали, прежние цифры не действуют.',
  tableIsBack: 'Таблица за эту неделю снова загружена, итоги собраны заново.',
  /** To everybody in the беседа, a day and more after. */
  correction: (period: Days, lines: readonly string[]) =>
    [`Исправление: итоги недели ${periodInWords(period)}`, ...lines].join('\n'),
  corrected: (period: Days, lines: readonly string[], way: 'edited' | 'said' | 'gone' | 'by-hand') =>
    [
      {
        edited: `Итоги недели ${periodInWords(period)} исправлены в беседе: изменились данные.`,
        said: `Данные за ${periodInWords(period)} изменились, в беседу ушло исправление итогов.`,
        gone: `Данные за ${periodInWords(period)} изменились. Бота в беседе нет, поэтому итоги там прежние.`,
        'by-hand': `Данные за ${periodInWords(period)} изменились. Итоги в беседе вы уже правили сами, поэтому бот их не трогал.`,
      }[way],
      ...lines,
    ].join('\n'),
  arrivedSinceShown: (period: Days) =>
    `Таблица за ${periodInWords(period)} пришла после просмотра: итоги недели ушли в беседу уже с ней.`,
  takenBackSinceShown: (period: Days) =>
    `Таблицу за ${periodInWords(period)} отозвали после просмотра. Итоги не вышли, в беседе сказано, что таблицы ещё нет.`,
  changedSinceShown: (period: Days, lines: readonly string[]) =>
    lines.length === 0
      ? `Итоги недели ${periodInWords(period)} ушли в беседу. После просмотра текст немного изменился, числа те же.`
      : [
          `Итоги недели ${periodInWords(period)} ушли в беседу с новыми данными. После просмотра изменилось:`,
          ...lines,
        ].join('\n'),
  ownCorrection: (period: Days, school: string) =>
    `Исправление: итоги недели ${periodInWords(period)} · ${school}`,
  ownTakenBack: (isAll: boolean) =>
    `${isAll ? 'Прежние цифры за эту неделю' : 'Часть прежних цифр'} район отозвал: новые будут в «Показателях».`,
  // To a director, in private.
  own: (period: Days, school: string) => `Итоги недели ${periodInWords(period)} · ${school}`,
  weekBefore: (value: string, before: string) => `${value}, неделей раньше ${before}`,
  checked: (value: string) => `${value}, проверяется`,
  /** The line of a figure without the week before it and without the mark: what a correction is about. */
  withoutMarks: (line: string) => line.replace(/, проверяется$/, '').split(', неделей раньше ')[0] ?? line,
  /** `conditions`: «администратор вошёл, …» */
  firstStepStatus: (conditions: string) =>
    `Начните со статуса: сейчас он «Не активна». Нужно, чтобы ${conditions}.`,
  firstStepProfile:
    'Сначала проверьте, в каком профиле работают учителя: засчитывается учебный, обычный — нет.',
};
