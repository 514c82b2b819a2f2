import { dayInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { percent } from '../../text/number.ts';

type Target = { value: number; source: { order: string; item?: string }; dueOn?: string };

/** «50 % (приказ № 12 от 01.09.2024, п. 3), срок 25.12.2024» */
function inWords({ value, source: { order, item }, dueOn }: Target): string {
  const source = `${order}${item === undefined ? '' : `, ${item}`}`.replaceAll(/(№|п\.) (?=\d)/g, '$1\u00a0');
  return `${percent(value)} (${source})${dueOn === undefined ? '' : `, срок ${dayInWords(dueOn, { year: true })}`}`;
}

const EXAMPLE = 'цель звонят 50 приказ №\u00a012 от 01.09.2024 п.\u00a03 до 25.12';

/** Targets that the district sets for its schools: each by an order. */
export const texts = {
  words: ['Цели'],
  setWords: ['Цель', 'Новая цель'],
  help: 'цели района по приказам: показать, поставить, убрать',

  head: (district: string) => `Цели: ${district}`,
  inWords,
  line: (title: string, target: Target) => `${title} — ${inWords(target)}`,
  unset: (titles: readonly string[]) => `Не установлены: ${titles.map(lowerFirst).join(', ')}.`,
  takenAway: (titles: readonly string[]) =>
    `Без цели, так решил район: ${titles.map(lowerFirst).join(', ')}.`,
  changed: (on: string, by: string, thisYear: number) =>
    `Цели района менялись ${dayInWords(on, { thisYear })}, ${by}.`,
  how: `Выберите показатель или напишите одной строкой: «${EXAMPLE}». Без приказа цель не ставится.`,

  own: (title: string, target: Target) => `${title}: цель района — ${inWords(target)}.`,
  ofOrder: (title: string, target: Target) => `${title}: цель по приказу — ${inWords(target)}.`,
  given: (title: string, target: Target) =>
    `${title}: цель — ${inWords(target)}. Она взята из приказа; её можно заменить целью района или убрать.`,
  none: (title: string) => `${title}: цель не установлена. Поставить её можно только по приказу.`,
  noneByDistrict: (title: string, target: Target) =>
    `${title}: цели нет, так решил район. В приказе — ${inWords(target)}.`,
  follows: 'По ней школы видят «Сколько ещё» и «Прогноз».',
  set: 'Поставить цель',
  change: 'Изменить цель',
  remove: 'Убрать цель',
  restore: (value: number) => `Вернуть цель ${percent(value)}`,
  item: (number: string) => `п. ${number}`,
  toList: 'Цели',

  askMetric: `По какому показателю цель? Выберите кнопкой или напишите одной строкой: «${EXAMPLE}».`,
  unknownMetric: (typed: string) =>
    `Показателя «${typed}» нет или цель по нему не ставится. Выберите кнопкой или напишите: «${EXAMPLE}».`,
  askValue: (title: string) => `${title}: сколько процентов по приказу? Например, 50.`,
  notSet: 'Хорошо, ничего не записал. Снять цель можно в «Целях».',
  badValue: 'Не понял процент. Напишите число больше 0 и не больше 100, например 50.',
  askOrder: 'По какому приказу? Например: приказ №\u00a012 от 01.09.2024. Можно сразу с пунктом и сроком.',
  badOrder:
    'Без приказа цель не поставлю. Напишите документ с номером или датой, например: приказ №\u00a012 от 01.09.2024.',
  askItem: 'Какой пункт? Например: 1.2.',
  badItem: 'Не понял пункт. Напишите, например, 1.2 или нажмите «Без пункта».',
  withoutItem: 'Без пункта',
  askDue: 'К какому дню? Например: 25.12.',
  badDue: 'Не понял дату. Напишите, например, 25.12 или нажмите «Без срока».',
  withoutDue: 'Без срока',
  preview: (title: string, target: Target) => `${title}: цель ${inWords(target)}.`,
  instead: (target: Target) => `Вместо прежней: ${inWords(target)}.`,
  seen: 'Школы увидят её вместе с приказом. Ничего ещё не записано.',
  save: 'Записать',
  pressSave: 'Это предпросмотр. Нажмите «Записать» или «Отменить».',
  saved: (title: string, target: Target) => `Записал: ${lowerFirst(title)} — цель ${inWords(target)}.`,

  confirmRemove: (title: string, target: Target) =>
    `Убрать цель: ${lowerFirst(title)} — ${inWords(target)}? Школы перестанут её видеть.`,
  yesRemove: 'Да, убрать',
  keep: 'Оставить',
  removed: (title: string) => `Убрал цель: ${lowerFirst(title)}.`,
  nothingToRemove: (title: string) => `${title}: цели нет, убирать нечего.`,
  restored: (title: string, target: Target) => `Вернул цель: ${lowerFirst(title)} — ${inWords(target)}.`,
  nothingToRestore: (title: string) => `${title}: возвращать нечего, другой цели нет.`,
};
