import type { ResultGroup } from '../../domain/results.ts';
import { RESULTS_PARTS } from '../../domain/results-parts.ts';
import type { ResultsPart, ResultsParts } from '../../domain/results-parts.ts';
import { dayInWords, periodInWords } from '../../text/dates.ts';
import { lowerFirst, upperFirst } from '../../text/first-letter.ts';
import { listInWords, shortList } from '../../text/list.ts';
import { change, number, percent } from '../../text/number.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { AUDIENCES, labels, onPeriod } from '../texts.ts';
import type { Audience } from '../texts.ts';

type Days = { from: string; to: string };

/** Names in one list of the channel. */
export const MOST_NAMED = 10;

type GroupWords = {
  heading: string;
  /** «у 3 школ», «по 3 школам» */
  of: PluralForms;
  by: PluralForms;
  /** «на 3 школы» */
  accusative: PluralForms;
  none: string;
  becameActive: readonly [one: string, several: string];
};

const ORGANISATIONS: GroupWords = {
  heading: 'Другие организации',
  of: ['организации', 'организаций', 'организаций'],
  by: ['организации', 'организациям', 'организациям'],
  accusative: ['организацию', 'организации', 'организаций'],
  none: 'ни у одной организации',
  becameActive: ['Стала активной', 'Стали активными'],
};

const GROUPS: Record<ResultGroup, GroupWords> = {
  schools: {
    heading: 'Школы',
    of: ['школы', 'школ', 'школ'],
    by: ['школе', 'школам', 'школам'],
    accusative: ['школу', 'школы', 'школ'],
    none: 'ни у одной школы',
    becameActive: ['Стала активной', 'Стали активными'],
  },
  kindergartens: {
    heading: 'Детские сады',
    of: ['детского сада', 'детских садов', 'детских садов'],
    by: ['детскому саду', 'детским садам', 'детским садам'],
    accusative: ['детский сад', 'детских сада', 'детских садов'],
    none: 'ни у одного детского сада',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  colleges: {
    heading: 'Колледжи',
    of: ['колледжа', 'колледжей', 'колледжей'],
    by: ['колледжу', 'колледжам', 'колледжам'],
    accusative: ['колледж', 'колледжа', 'колледжей'],
    none: 'ни у одного колледжа',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  others: ORGANISATIONS,
  municipalities: {
    heading: 'Муниципалитеты',
    of: ['муниципалитета', 'муниципалитетов', 'муниципалитетов'],
    by: ['муниципалитету', 'муниципалитетам', 'муниципалитетам'],
    accusative: ['муниципалитет', 'муниципалитета', 'муниципалитетов'],
    none: 'ни у одного муниципалитета',
    becameActive: ['Стал активным', 'Стали активными'],
  },
  district: { ...ORGANISATIONS, heading: 'В целом' },
};

/** «в пятницу 25.10» */
const ON_WEEKDAY = [
  '',
  'в понедельник',
  'во вторник',
  'в среду',
  'в четверг',
  'в пятницу',
  'в субботу',
  'в воскресенье',
];

/** A part of the results: as a line says it, in a list, on a button, and what it is. */
const PARTS: Record<ResultsPart, { title: string; short: string; button: string; means: string }> = {
  growth: {
    title: 'Рост',
    short: 'рост',
    button: 'рост',
    means: 'Школы, где людей стало больше.',
  },
  zeros: {
    title: 'Списки нулей',
    short: 'списки нулей',
    button: 'списки нулей',
    means: 'У скольких школ ноль; по именам — только если вы это разрешили.',
  },
  newlyActive: {
    title: 'Стали активными',
    short: 'кто стал активным',
    button: 'стали активными',
    means: 'Школы, у которых за неделю появился статус «Активна».',
  },
  monthly: {
    title: 'Ежемесячные',
    short: 'ежемесячные',
    button: 'ежемесячные',
    means: 'Новая таблица за месяц, один раз.',
  },
  picture: {
    title: 'Картинка',
    short: 'картинка',
    button: 'картинка',
    means: 'Район по неделям; если школы называются — доля каждой.',
  },
  table: {
    title: 'Таблица XLSX',
    short: 'таблица',
    button: 'таблица XLSX',
    means: 'Суммы по району; если школы называются — и цифры каждой.',
  },
};

/** «ноль по сообщениям»: by the metric's code. */
const BY_METRIC: Readonly<Record<string, string>> = { messages: 'по сообщениям', calls: 'по звонкам' };

/** «Статус «Активна», на 25.10 — у 20 школ из 24» */
const STATUS_TITLES: Readonly<Record<string, string>> = {
  status: 'Статус «Активна»',
  registered: 'Регистрация',
};

export const texts = {
  title: 'Итоги недели',
  lateTitle: 'Итоги недели после загрузки таблицы',
  heading: (period: Days, district: string) => `Итоги недели ${periodInWords(period)} · ${district}`,
  headingWithoutTable: (district: string) => `Итоги недели · ${district}`,
  noTable: (period: Days, last: Days | undefined, thisYear: number) =>
    `Таблица за ${periodInWords(period)} ещё не пришла${last === undefined ? '' : `, последняя — за ${periodInWords(last, { thisYear })}`}.`,
  willFollow: 'Пришлю итоги сюда, когда её загрузят.',
  willFollowCoordinator:
    'Пришлите файл таблицы в этот диалог, и итоги придут сразу (после 20:00 — утром, в 09:00).',
  ownInPrivate: (withKindergartens: boolean) =>
    `О своей школе${withKindergartens ? ' или детском саде' : ''} — в личных сообщениях бота.`,
  noChannel:
    'Беседы района пока нет, поэтому итоги пришли вам. Добавьте бота в беседу и нажмите там «Сделать беседой района».',
  channelGone:
    'Бота нет в беседе района, поэтому итоги пришли вам. Верните его в беседу или сделайте каналом другую: «Сделать беседой района».',

  group: (group: ResultGroup) => GROUPS[group].heading,
  coverage: (group: ResultGroup, covered: number, units: number) =>
    `Данные есть по ${count(covered, GROUPS[group].by)} из ${number(units)}.`,
  doubtful: (group: ResultGroup, units: number) =>
    `Проверяются значения ${count(units, GROUPS[group].of)}: в суммы они вошли, по именам не названы.`,

  /** Schools that asked to check a figure; named only where the coordinator lets schools be named. */
  disputed: (group: ResultGroup, names: readonly string[], areNamed: boolean) =>
    areNamed
      ? `Значения проверяются по просьбе ${plural(names.length, GROUPS[group].of)}: ${shortList(names, MOST_NAMED)}.`
      : `По просьбе ${count(names.length, GROUPS[group].of)} значения проверяются.`,

  line: (title: string, value: string) => `${title}: ${value}`,
  noFigures: 'чисел в таблице нет',
  /** The channel never shows one school's figures. */
  ofFewOnly: (group: ResultGroup, units: number) => `данные есть только у ${count(units, GROUPS[group].of)}`,
  counts: ({
    numerator,
    denominator,
    audience,
  }: {
    numerator: number;
    denominator: number;
    audience: Audience | undefined;
  }) => {
    const people = audience === undefined ? number(numerator) : count(numerator, AUDIENCES[audience]);
    const share =
      numerator === 0 || denominator === 0
        ? ''
        : ` (${percent((100 * numerator) / denominator, { decimals: 1 })})`;
    return `${people} из\u00a0${number(denominator)}${share}`;
  },
  number: (value: number) => number(value),
  percent: (value: number) => percent(value, { decimals: 1 }),
  stated: (value: number, isShare: boolean) => (isShare ? percent(value) : number(value)),
  fulfilled: (group: ResultGroup, fulfilled: number, units: number) =>
    `у ${count(fulfilled, GROUPS[group].of)} из ${number(units)}`,
  was: (value: string, before: string) => `${value}, было ${before}`,
  wasOfCommon: (value: string, group: ResultGroup, units: number, now: string, before: string) =>
    `${value}. По ${count(units, GROUPS[group].by)} с данными за обе недели: ${now}, было ${before}`,
  otherUnits: (value: string, group: ResultGroup) =>
    `${value}. С прошлой неделей не сравниваю: данные есть не у тех же ${plural(5, GROUPS[group].of)}`,
  redefined: (value: string) => `${value}. С прошлой неделей не сравниваем: изменилось определение`,
  percentOnly: (value: string, group: ResultGroup, units: number) =>
    `${value}; ещё у ${count(units, GROUPS[group].of)} известны только проценты`,
  /** Said wherever percents are averaged without counts. */
  mean: (value: string, group: ResultGroup, { averaged, units }: { averaged: number; units: number }) =>
    `${value} (среднее по ${GROUPS[group].by[2]}, без учёта численности${
      averaged < units ? `; есть данные ${count(averaged, GROUPS[group].of)} из ${number(units)}` : ''
    })`,

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
  /** `audience` stands behind the first number only. */
  growth: (
    metric: { code: string; title: string; audience: Audience },
    schools: readonly { name: string; by: number }[],
    isFirst: boolean,
  ) => {
    const named = schools.map(({ name, by }, index) => {
      const people = index === 0 ? ` ${plural(by, AUDIENCES[metric.audience])}` : '';
      return `${name} ${change(by)}${people}`;
    });
    const by = byMetric(metric.code, metric.title);
    const heading = schools.length === 1 ? `Рост ${by}` : `Выросли больше всех ${by}`;
    return `${isFirst ? heading : upperFirst(by)}: ${shortList(named, MOST_NAMED)}`;
  },
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

  // A change after somebody has seen it.
  countsAlone: (numerator: number, denominator: number) =>
    `${number(numerator)} из\u00a0${number(denominator)}`,
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
  activeChanged: (group: ResultGroup, added: readonly string[], removed: readonly string[]) => {
    const [one, several] = GROUPS[group].becameActive;
    const named = (names: readonly string[]) => shortList(names, MOST_NAMED);
    return [
      ...(added.length > 0 ? [`${added.length === 1 ? one : several}: ${named(added)}`] : []),
      ...(removed.length > 0 ? [`Из списка «${several}» убрано: ${named(removed)}`] : []),
    ];
  },
  checkedChanged: (group: ResultGroup, now: number) =>
    now === 0
      ? `${GROUPS[group].heading}: проверяемых значений больше нет`
      : `Проверяются значения ${count(now, GROUPS[group].of)}`,
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
  changedSinceShown: (period: Days, lines: readonly string[]) =>
    lines.length === 0
      ? `Итоги недели ${periodInWords(period)} ушли в беседу. После просмотра текст немного изменился, числа те же.`
      : [
          `Итоги недели ${periodInWords(period)} ушли в беседу с новыми данными. После просмотра изменилось:`,
          ...lines,
        ].join('\n'),
  ownCorrection: (period: Days, school: string) =>
    `Исправление: итоги недели ${periodInWords(period)} · ${school}`,
  ownTakenBack: 'Часть прежних цифр район отозвал: новые будут в «Показателях».',

  // ---- «Итоги недели» of the coordinator ----
  words: {
    results: [labels.weekResults, 'Итоги', 'Выпуск итогов'],
    naming: ['Называть школы в итогах', 'Назвать школы в итогах'],
  },
  help: 'что и когда уйдёт в беседу, задержать, опубликовать',
  previewTitle: 'Показ итогов недели до отправки',
  releasedTitle: 'Итоги недели по вашей кнопке',
  heldTitle: 'Напоминание о задержанных итогах',
  correctionTitle: 'Исправление итогов недели',
  buttons: {
    publish: 'Опубликовать сейчас',
    hold: 'Задержать',
    contents: 'Что в итогах',
    hour: 'Час итогов',
    showBefore: 'Показывать мне за 30 минут',
    hideBefore: 'Не показывать за 30 минут',
    nameLow: 'Называть школы в итогах',
    stopNaming: 'Не называть школы с низкими',
    yesName: 'Называть',
    keepUnnamed: 'Не называть',
  },
  asItWillBe: 'Так это будет в беседе:',
  asItWouldBe: (period: Days) => `Так это будет в беседе — на данных за ${periodInWords(period)}:`,
  willGoOn: (
    period: Days,
    { on, weekday, at }: { on: string; weekday: number; at: string },
    thisYear: number,
  ) =>
    `Итоги недели ${periodInWords(period)} уйдут в беседу ${ON_WEEKDAY[weekday] ?? ''} ${dayInWords(on, { thisYear })} в\u00a0${at}.`,
  noTableYet: (period: Days) => `Таблица за ${periodInWords(period)} ещё не загружена.`,
  nothingToPublish: (period: Days) =>
    `Таблица за ${periodInWords(period)} ещё не загружена, публиковать нечего. Пришлите файл таблицы в этот диалог.`,
  waits: (period: Days) =>
    `Таблицы за ${periodInWords(period)} ещё нет: итоги уйдут в беседу, как только её загрузят.`,
  notOut: (period: Days) => `Итоги недели ${periodInWords(period)} в беседу не выходили.`,
  /** `at`: undefined – just now. */
  held: (period: Days, at: string | undefined, isOwn: boolean, until: string) =>
    `Итоги недели ${periodInWords(period)} задержаны${
      at === undefined ? '' : ` ${at}${isOwn ? '' : ', это сделал другой координатор'}`
    }: сами они не выйдут. Опубликовать их можно до ${until}, потом ждём следующих.`,
  heldPreview: (period: Days) =>
    `Итоги недели ${periodInWords(period)} задержаны и сами не выйдут. Вот их текст:`,
  /** `until`: by night, the hour of the morning. */
  released: (period: Days, until: string | undefined) =>
    until === undefined
      ? `Публикую: итоги недели ${periodInWords(period)} выйдут в беседу в течение минуты.`
      : `Сейчас ночь: итоги недели ${periodInWords(period)} выйдут в беседу в ${until}.`,
  stillHeld: (period: Days, until: string, thisYear: number) =>
    `Итоги недели ${periodInWords(period, { thisYear })} задержаны и в беседу не вышли. Опубликовать их можно до ${until}.`,
  lost: (period: Days) => `Итоги недели ${periodInWords(period)} остались задержанными и не вышли.`,
  willGo: (at: string) => `В ${at} в беседу уйдёт этот текст. Если ничего не нажать, он выйдет сам.`,
  lastOut: (period: Days, at: string, thisYear: number) =>
    `Последние, за ${periodInWords(period, { thisYear })}, вышли ${at}.`,
  noChannelYet: 'Беседы района пока нет: итоги придут координаторам.',
  channelAway: 'Бота нет в беседе района: итоги придут координаторам.',
  already: (what: 'held' | 'released' | 'published', by: 'bot' | 'you' | 'other', at: string) => {
    const done = {
      held: 'Итоги уже задержаны',
      released: 'Итоги уже публикуются',
      published: 'Итоги уже вышли в беседу',
    }[what];
    if (by === 'bot') return `${done}, ${at}.`;
    return by === 'you'
      ? `${done}: это сделали вы, ${at}.`
      : `Это уже сделал другой координатор, ${at}: ${lowerFirst(done).replace(' уже', '')}.`;
  },
  over: 'Эта кнопка — от другой недели. Что сейчас на очереди, видно в «Итогах недели».',

  contents: (parts: readonly ResultsPart[]) =>
    parts.length === 0
      ? 'В итогах только суммы по району.'
      : `В итогах: суммы по району, ${listInWords(parts.map((part) => PARTS[part].short))}.`,
  contentsHead: 'Что стоит в итогах недели, кроме сумм по району:',
  contentsLines: (parts: ResultsParts) =>
    RESULTS_PARTS.map(
      (part) => `${PARTS[part].title} — ${parts[part] ? 'есть' : 'нет'}. ${PARTS[part].means}`,
    ),
  partButton: (part: ResultsPart, isOn: boolean) => `${isOn ? 'Убрать' : 'Добавить'}: ${PARTS[part].button}`,
  partSaved: (part: ResultsPart, isOn: boolean) =>
    `${PARTS[part].title}: ${isOn ? 'теперь есть в итогах' : 'теперь нет в итогах'}.`,
  shownBefore: 'За 30 минут до выхода текст увидят координаторы.',
  notShownBefore: 'Перед выходом текст координаторам не показывается.',
  beforeSaved: (isOn: boolean) =>
    isOn
      ? 'Включил: за 30 минут до выхода вы увидите текст и сможете его задержать.'
      : 'Выключил: итоги уйдут в свой час без показа.',
  naming: (isNamed: boolean, change: { on: string; isOwn: boolean } | undefined, thisYear: number) =>
    `Школы с низкими показателями ${isNamed ? 'называются' : 'не называются'}${
      change === undefined
        ? ''
        : ` (решили ${change.isOwn ? 'вы' : 'не вы, а другой координатор'}, ${dayInWords(change.on, { thisYear })})`
    }.`,
  askNaming:
    'Называть в беседе школы с низкими показателями? Тогда в тексте будут имена школ с нулём, не больше десяти, на картинке — доля каждой школы, в таблице — её цифры. Это увидят все директора. Сейчас о низком узнаёт только своя школа.',
  stillUnnamed: 'Хорошо, школы с низкими показателями не называются.',
  stillNamed: 'Школы с низкими показателями уже называются.',
  namingSaved: (isOn: boolean) =>
    isOn
      ? 'Включил: школы с низкими показателями будут названы. Записал, что это решили вы и когда.'
      : 'Выключил: о низких показателях узнаёт только своя школа.',

  askHour: (now: string, earliest: string) =>
    `В котором часу по пятницам присылать итоги недели? Сейчас — ${now}. Раньше ${earliest} они не выходят: мониторинг обновляется, и нужен час на загрузку. Ночью, с 20:00 до 09:00, ждут утра.`,
  badHour: 'Не понял время. Напишите часы и минуты: 18:00.',
  nightHour: ({ from, to }: { from: string; to: string }) =>
    `С ${from} до ${to} итоги не выходят: они подождали бы утра. Напишите дневное время, например 18:00.`,
  hourSaved: (time: string, real: { weekday: number; time: string }) => {
    const really = `${ON_WEEKDAY[real.weekday] ?? ''} в\u00a0${real.time}`;
    return real.weekday === 5 && real.time === time
      ? `Записал: итоги недели выходят ${really}.`
      : `Записал ${time}. На деле итоги выйдут ${really}: ${real.weekday === 5 ? 'раньше не успеть, мониторинг обновляется, и нужен час на загрузку' : 'в пятницу после обновления уже ночь'}.`;
  },
  hourPromised: (time: string) => `На этой неделе — ещё в ${time}: этот час уже показан координаторам.`,

  journal: {
    released: (period: Days) => `Итоги недели ${periodInWords(period)} опубликованы сейчас`,
    held: (period: Days) => `Итоги недели ${periodInWords(period)} задержаны`,
    corrected: (period: Days) =>
      `Итоги недели ${periodInWords(period)} в беседе исправлены: изменились данные`,
    hour: 'Час итогов недели изменён',
    naming: (isOn: boolean) =>
      isOn
        ? 'В итогах недели теперь называются школы с низкими показателями'
        : 'В итогах недели школы с низкими показателями больше не называются',
    part: (part: ResultsPart, isOn: boolean) =>
      `Итоги недели: ${PARTS[part].button} — ${isOn ? 'добавлено' : 'убрано'}`,
    before: (isOn: boolean) =>
      isOn ? 'Показ итогов недели за 30 минут включён' : 'Показ итогов недели за 30 минут выключен',
  },

  // To a director, in private.
  own: (period: Days, school: string) => `Итоги недели ${periodInWords(period)} · ${school}`,
  weekBefore: (value: string, before: string) => `${value}, неделей раньше ${before}`,
  checked: (value: string) => `${value}, проверяется`,
  /** `conditions`: «администратор вошёл, …» */
  firstStepStatus: (conditions: string) =>
    `Начните со статуса: сейчас он «Не активна». Нужно, чтобы ${conditions}.`,
  firstStepProfile:
    'Сначала проверьте, в каком профиле работают учителя: засчитывается учебный, обычный — нет.',
};

/** «по сообщениям», «по показателю «…»» */
function byMetric(code: string, title: string): string {
  return BY_METRIC[code] ?? `по показателю «${title}»`;
}
