import { quoted } from '../../text/quotes.ts';

/** The questions about the columns of a table. */
export const texts = {
  place: (n: number, all: number) =>
    all === 1
      ? 'Ответ запомню для таких же таблиц.'
      : `Вопрос ${n} из ${all}. Ответы запомню для таких же таблиц.`,
  skip: 'Пропустить столбец',
  skipRow: 'Пропустить строку',
  skipRest: 'Пропустить остальные',
  other: 'Это другой показатель',
  newMetric: 'Добавить показатель',
  back: 'К вопросу',
  chooseMetric: (heading: string) =>
    `Какой показатель в столбце «${heading}»? Выберите или напишите словами. Нет в списке — «Добавить показатель».`,
  chooseForm: (heading: string, metric: string) =>
    `«${heading}» — это ${quoted(metric)}. Как записаны числа?`,
  noForm: (metric: string) =>
    `Записать ${quoted(metric)} из этого столбца не получится: в нём количество, а из скольких — в таблице нет. Добавьте столбец «Всего» и пришлите файл снова или пропустите столбец.`,
  notUnderstood: 'Не понял. Ответьте кнопкой или напишите название показателя.',
  answeredBefore: 'На этот вопрос уже ответили.',
  allAnswered: (name: string) => `Смотрю таблицу «${name}» ещё раз, уже с вашими ответами.`,
  answered: (heading: string, words: string) => `Запомнил столбец «${heading}»: ${words}.`,
  answeredRow: (heading: string, words: string) => `Запомнил строку «${heading}»: ${words}.`,
  skipped: (heading: string) => `Запомнил: столбец «${heading}» не нужен.`,
  skippedRow: (heading: string) => `Запомнил: строка «${heading}» не нужна.`,
  understoodWord: 'Как понял столбцы',
  understood: (name: string) => `Столбцы таблицы «${name}»:`,
  understoodNone: 'В этом файле нет столбцов с показателями.',
  moreUnderstood: (rest: number) => `И ещё столбцов: ${rest}.`,
  changeLater: 'Исправить ответы можно в «Разметке таблиц».',
  profiles: 'Разметка таблиц',
  toPreview: 'К загрузке',
};
