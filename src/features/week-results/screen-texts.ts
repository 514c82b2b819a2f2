import { RESULTS_PARTS } from '../../domain/results-parts.ts';
import type { ResultsPart, ResultsParts } from '../../domain/results-parts.ts';
import { dayInWords, periodInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { listInWords } from '../../text/list.ts';
import { labels } from '../texts.ts';

type Days = { from: string; to: string };

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

/** «Итоги недели» of the coordinator: what will go, when, and what can be decided of it. */
export const screenTexts = {
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
  /** `held`: absent – just now; `by`: absent – the reader. */
  held: (period: Days, held: { at: string; by: string | undefined } | undefined, until: string) =>
    `Итоги недели ${periodInWords(period)} задержаны${
      held === undefined ? '' : ` ${held.at}${held.by === undefined ? '' : `, это сделал ${held.by}`}`
    }: сами они не выйдут. Опубликовать их можно до ${until}, потом ждём следующих.`,
  heldPreview: (period: Days) =>
    `Итоги недели ${periodInWords(period)} задержаны и сами не выйдут. Вот их текст:`,
  /** `until`: by night, the hour of the morning. */
  released: (period: Days, until: string | undefined) =>
    until === undefined
      ? `Публикую: итоги недели ${periodInWords(period)} выйдут в беседу в течение минуты.`
      : `Сейчас ночь: итоги недели ${periodInWords(period)} выйдут в беседу в ${until}.`,
  calledOff: (period: Days) =>
    `Итоги недели ${periodInWords(period)} не вышли: таблицу за эту неделю отозвали. Загрузите её снова — и итоги можно будет опубликовать.`,
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
  weekIsOver: (period: Days) =>
    `Итоги недели ${periodInWords(period)} уже прошлые, сам бот их не исправит. Напишите исправление — оно уйдёт в беседу.`,
  correctedLater: (when: string) => `Ночью бот в беседу не пишет: исправлю ${when}.`,
  nothingToCorrect: (period: Days) =>
    `Итоги недели ${periodInWords(period)} в беседе верны, исправлять нечего.`,
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
  /** `by`: «решили вы» */
  naming: (isNamed: boolean, change: { on: string; by: string } | undefined, thisYear: number) =>
    `Школы с низкими показателями ${isNamed ? 'называются' : 'не называются'}${
      change === undefined ? '' : ` (${change.by}, ${dayInWords(change.on, { thisYear })})`
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
};
