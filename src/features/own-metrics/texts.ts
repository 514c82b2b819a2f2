import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Metric, MetricVersion } from '../../domain/metric.ts';
import { dayInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const METRICS: PluralForms = ['показатель', 'показателя', 'показателей'];
const AUDIENCE: Record<Metric['audience'], string> = {
  teachers: 'учителя',
  pupils: 'ученики',
  employees: 'сотрудники',
  organisations: 'организации',
};
const OF_WHOM: Record<Metric['audience'], string> = {
  teachers: 'учителей',
  pupils: 'учеников',
  employees: 'сотрудников',
  organisations: 'организаций',
};
const WINDOW = { week: 'за неделю (сб–пт)', month: 'за месяц', state: 'на дату' };

/** Metrics that a district counts besides those of the monitoring. */
export const texts = {
  words: ['Свои показатели', 'Показатели района'],
  newWords: ['Новый показатель'],

  none: 'Своих показателей у района пока нет. Если в таблице есть столбец, которого бот не знает, добавьте показатель: название, что считают, кого и за какое время.',
  list: (inUse: number) =>
    inUse === 0
      ? 'Все свои показатели района убраны. Их значения остались в истории.'
      : `У района ${count(inUse, METRICS)} сверх мониторинга. Бот читает их из таблиц и показывает вместе с остальными.`,
  retiredLine: (title: string) => `${title} (убран)`,
  gone: 'Такого показателя у района нет. Вот какие есть.',
  interrupted: 'Разговор прервался, показатель не сохранён. Начните заново.',

  card: (metric: Metric, window: keyof typeof WINDOW) =>
    `«${metric.title}»: ${metric.kind === 'share' ? `доля ${OF_WHOM[metric.audience]}, %` : `количество (${AUDIENCE[metric.audience]})`}, ${WINDOW[window]}.`,
  versionLine: ({ definition, since, until }: MetricVersion) =>
    `${since === undefined ? 'Считают' : `С ${dayInWords(since, { year: true })} считают`}: ${lowerFirst(definition)}${until === undefined ? '' : ` (до ${dayInWords(until, { year: true })})`}.`,
  direction: { 'more-is-better': 'Чем больше, тем лучше.', 'less-is-better': 'Чем меньше, тем лучше.' },
  source: (order: string) => `Основание: ${order}.`,
  noSource: 'решение района',
  isRetired:
    'Показатель убран: из таблиц не читается, в показателях не показывается. Прежние значения остались.',

  // ---- a new one ----
  askTitle: 'Как назвать показатель? Коротко, как в строке отчёта: «Читают новости школы».',
  askDefinition: (title: string) =>
    `«${title}». Что именно считают? Одним предложением, как в приказе: «учителя, которые хотя бы раз за неделю открыли новости школы».`,
  askAudience: 'Кого считают?',
  askKind: (audience: Metric['audience']) =>
    `Что показывает число: долю ${OF_WHOM[audience]} в процентах или количество?`,
  askWindow: 'За какое время одно значение?',
  askDirection: 'Что лучше для школы?',
  askBasis:
    'По какому документу его считают? Например: «письмо министерства от 05.10.2024». Если документа нет, нажмите «Без документа».',
  preview: 'Проверьте, показатель ещё не сохранён.',
  saved: (title: string) =>
    `Показатель «${title}» добавлен, он виден только вашему району. Значения появятся из таблиц или через «Ввести значение».`,
  savedBefore: 'Этот показатель уже сохранён, или разговор прервался.',
  taken: (title: string) => `Показатель «${title}» уже есть. Назовите иначе.`,
  tooMany: (most: number) => `У района уже ${count(most, METRICS)}. Чтобы добавить новый, уберите лишний.`,
  notWords: 'Напишите словами.',
  tooLong: (most: number) => `Слишком длинно: не больше ${most} знаков.`,
  named: (name: string) => `«${name}» похоже на имя. Имён бот не хранит, напишите без них.`,
  pressButton: 'Ответьте кнопкой.',

  // ---- changing ----
  askRename: (title: string) => `Как теперь называть «${title}»? Значения останутся.`,
  renamed: (title: string) => `Теперь показатель называется «${title}».`,
  askRedefine: (title: string) =>
    `«${title}»: что считают теперь? Новое определение — новая версия: её значения не сравниваются с прежними.`,
  askSince: 'С какой даты так считают? Напишите дату, например 01.11.2024, или нажмите «С сегодняшнего дня».',
  badSince: (after: CalendarDay | undefined) =>
    after === undefined
      ? 'Не понял дату. Напишите, например, 01.11.2024.'
      : `Нужна дата позже ${dayInWords(after, { year: true })}: с того дня действует прежнее определение.`,
  redefined: (title: string, since: CalendarDay) =>
    `У «${title}» новое определение с ${dayInWords(since, { year: true })}. Прежние значения остались со старым.`,
  askRetire: (title: string) =>
    `Убрать «${title}»? Его перестанут читать из таблиц и показывать; записанные значения останутся, показатель можно вернуть.`,
  retired: (title: string) => `Показатель «${title}» убран.`,
  returned: (title: string) => `Показатель «${title}» снова в работе.`,
  labelSince: (title: string, since: CalendarDay) => `${title} (с ${dayInWords(since, { year: true })})`,

  buttons: {
    make: 'Добавить показатель',
    teachers: 'Учителя',
    pupils: 'Ученики',
    employees: 'Сотрудники',
    organisations: 'Организации',
    share: 'Доля, %',
    count: 'Количество',
    week: 'За неделю',
    month: 'За месяц',
    state: 'На дату',
    more: 'Чем больше, тем лучше',
    less: 'Чем меньше, тем лучше',
    noBasis: 'Без документа',
    save: 'Сохранить показатель',
    today: 'С сегодняшнего дня',
    rename: 'Переименовать',
    redefine: 'Новое определение',
    retire: 'Убрать показатель',
    retireSure: 'Да, убрать',
    giveBack: 'Вернуть показатель',
    back: 'Свои показатели',
    profiles: 'Разметка таблиц',
    takeColumn: 'Записать столбец сюда',
    enterValue: 'Ввести значение',
  },

  acts: {
    added: (title: string) => `Показатель добавлен: ${title}`,
    renamed: 'Показатель переименован',
    redefined: (title: string) => `Определение показателя изменено: ${title}`,
    retired: (title: string) => `Показатель убран: ${title}`,
    returned: (title: string) => `Показатель возвращён: ${title}`,
  },
};
