import { z } from 'zod';
import { ANSWER_STEPS } from '../domain/known-answer.ts';
import type { AnswerBook, KnownLink } from '../domain/known-answer.ts';
import { parseLinkValue } from '../domain/link-value.ts';
import type { Order, OrderPlace } from '../domain/order.ts';
import { calendarDay } from './calendar-day-schema.ts';

/** VK cuts a label at 40 characters; the answer is one screen of a phone. */
const LABEL = 40;
const MOST_LINES = 5;
const MOST_RELATED = 3;

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9-]+$/);
const place = z.strictObject({ order: id, item: text.exactOptional() });
const list = <T extends { id: string }>(schema: z.ZodType<T>) =>
  z
    .array(schema)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'обозначения повторяются');

export const ordersSchema = list(
  z.strictObject({
    id,
    kind: text,
    number: text.exactOptional(),
    printedDate: text.exactOptional(),
    issuer: text,
    cite: text,
    quotedIn: id.exactOptional(),
    status: z.strictObject({
      asOf: calendarDay,
      note: text.exactOptional(),
    }),
    items: z.record(text, text),
  }),
);

export const linksSchema = list(
  z.strictObject({
    id,
    title: text.max(LABEL),
    kinds: z.array(z.enum(['mailbox', 'page'])).min(1),
    default: z.strictObject({ value: text, source: place }).exactOptional(),
    absent: text,
  }),
);

export const answersSchema = z.strictObject({
  ignored: z.array(text),
  synonyms: z.array(text),
  foreign: z.array(text),
  topics: list(z.strictObject({ id, title: text.max(LABEL) })),
  popular: z.array(id).max(3),
  answers: list(
    z.strictObject({
      id: id.max(LABEL),
      topic: id,
      label: text.max(LABEL),
      question: text,
      keys: z.array(text).min(1).exactOptional(),
      words: z.array(text).min(1),
      answer: z.array(text).min(1).max(MOST_LINES),
      more: z.array(text).min(1).max(MOST_LINES).exactOptional(),
      sources: z.array(place),
      moreSources: z.array(place).exactOptional(),
      asOf: calendarDay.exactOptional(),
      related: z.array(id).max(MOST_RELATED),
      audience: z
        .array(z.enum(['director', 'responsible', 'coordinator']))
        .min(1)
        .exactOptional(),
      next: z.enum(ANSWER_STEPS).exactOptional(),
    }),
  ),
});

/** What the three files say of each other and each schema alone cannot see; a line for each mistake. */
export function listBookMistakes(book: AnswerBook, orders: readonly Order[], links: readonly KnownLink[]) {
  return [
    ...orders.flatMap(({ id: order, quotedIn }) =>
      quotedIn === undefined || orders.some((one) => one.id === quotedIn)
        ? []
        : [`${order}: нет документа ${quotedIn}`],
    ),
    ...links.flatMap((link) => linkMistakes(link, orders)),
    ...book.popular.filter((popular) => !knows(book.answers, popular)).map((one) => `нет ответа ${one}`),
    ...book.answers.flatMap((entry) => answerMistakes(entry, book, orders, links)),
  ];
}

function linkMistakes(link: KnownLink, orders: readonly Order[]): string[] {
  if (link.default === undefined) return [];
  const { value, source } = link.default;
  return [
    ...(parseLinkValue(value, link.kinds) === value ? [] : [`${link.id}: адрес ${value} не подходит`]),
    ...placeMistakes(link.id, [source], orders),
  ];
}

function answerMistakes(
  entry: AnswerBook['answers'][number],
  { topics, answers }: AnswerBook,
  orders: readonly Order[],
  links: readonly KnownLink[],
): string[] {
  const { sources, moreSources = [], asOf } = entry;
  const named = [...entry.answer, ...(entry.more ?? [])].flatMap((line) =>
    Array.from(line.matchAll(/\{([^}]*)\}/g), ([, name = '']) => name),
  );
  const newest = sources
    .flatMap(({ order }) => orders.find((one) => one.id === order)?.status.asOf ?? [])
    .toSorted()
    .at(-1);
  return [
    ...(knows(topics, entry.topic) ? [] : [`${entry.id}: нет темы ${entry.topic}`]),
    ...entry.related
      .filter((one) => one === entry.id || !knows(answers, one))
      .map((one) => `${entry.id}: нет связанного ответа ${one}`),
    ...named
      .filter((name) => !name.startsWith('link:') || !knows(links, name.slice('link:'.length)))
      .map((name) => `${entry.id}: нет ссылки {${name}}`),
    ...placeMistakes(entry.id, [...sources, ...moreSources], orders),
    ...(asOf === newest
      ? []
      : [`${entry.id}: asOf должен быть днём новейшего источника, ${newest ?? 'его нет'}`]),
  ];
}

function placeMistakes(of: string, places: readonly OrderPlace[], orders: readonly Order[]): string[] {
  return places.flatMap(({ order, item }) => {
    const found = orders.find((one) => one.id === order);
    if (found === undefined) return [`${of}: нет документа ${order}`];
    return item === undefined || Object.hasOwn(found.items, item) ? [] : [`${of}: в ${order} нет ${item}`];
  });
}

function knows(all: readonly { id: string }[], wanted: string): boolean {
  return all.some(({ id: known }) => known === wanted);
}
