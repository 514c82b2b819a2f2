import type { AnswerStep } from '../../../domain/known-answer.ts';
import type { Order, OrderPlace } from '../../../domain/order.ts';
import { dayInWords } from '../../../text/dates.ts';
import { NUMBER_MARKS } from '../../lexicon.ts';
import { labels } from '../../texts.ts';

/** One answer as every screen shows it; the words of the answers themselves are in data/answers.json. */
export const answerTexts = {
  steps: {
    figures: labels.figures,
    employees: labels.employees,
    'school-deadlines': labels.deadlines,
    why: labels.why,
    dispute: labels.dispute,
    'next-step': labels.nextStep,
    plan: 'План на неделю',
    report: labels.report,
    appoint: 'Назначить ответственного',
    contacts: labels.contacts,
    'my-data': 'Мои данные',
  } satisfies Record<AnswerStep, string>,

  /** «Источник: постановление № 380 от 22.10.2024, п. 1.2, 1.9.» – and as of which day its words are known. */
  source: (places: readonly { order: Order; items: readonly string[] }[], asOf: string | undefined) => {
    if (places.length === 0) return 'Так устроен бот, документа об этом нет.';
    const cited = places.map(({ order, items }) => [cite(order), ...joinItems(items)].join(', '));
    const line = `${places.length === 1 ? 'Источник' : 'Источники'}: ${cited.join('; ')}.`;
    const date = asOf === undefined ? undefined : dayInWords(asOf, { year: true });
    return date === undefined ? line : `${line} По состоянию на ${date}.`;
  },
  attached: (titles: readonly string[]) => `Приложено: ${titles.map(attachmentTitle).join(', ')}.`,

  candidates: 'Возможно, вы об этом:',
  askCoordinator: 'Спросить координатора',

  more: 'Подробнее',
  back: 'Коротко',
  notThat: 'Не то?',
  attach: 'Приложить файл',
  detach: 'Убрать файл',
};

/** The name of a file; a picture has none. */
export function attachmentTitle(title: string): string {
  return title === '' ? 'картинка' : title;
}

function cite({ cite: named, status }: Order): string {
  return status.note === undefined ? named : `${named} (${status.note})`;
}

/** «п. 1.2, 1.9» of «п. 1.2» and «п. 1.9». */
function joinItems(items: readonly string[]): string[] {
  const numbered = /^п\. [\d.]+$/;
  const plain = items.filter((item) => numbered.test(item)).map((item) => item.slice('п. '.length));
  return [
    ...(plain.length > 0 ? [`п. ${plain.join(', ')}`] : []),
    ...items.filter((item) => !numbered.test(item)),
  ];
}

/** The places of an answer, each order once. */
export function placesByOrder(
  sources: readonly OrderPlace[],
  orders: readonly Order[],
): { order: Order; items: string[] }[] {
  return [...new Set(sources.map(({ order }) => order))].flatMap((id) => {
    const order = orders.find((one) => one.id === id);
    const items = sources.flatMap((place) => (place.order === id ? (place.item ?? []) : []));
    return order === undefined ? [] : [{ order, items }];
  });
}

/** A number is not parted from its mark at the end of a line. */
export function unbroken(line: string): string {
  return line
    .replaceAll(NUMBER_MARKS, '$1\u00a0')
    .replaceAll('№ ', '№\u00a0')
    .replaceAll(/(\d) %/g, '$1\u00a0%');
}
