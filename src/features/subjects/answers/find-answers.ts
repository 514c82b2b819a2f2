import type { AnswerBook, KnownAnswer } from '../../../domain/known-answer.ts';
import type { Reference } from '../../../domain/reference.ts';
import { createSearch } from '../../../text/search.ts';
import type { Found } from '../../../text/search.ts';

/** An answer that a text may ask for; `score` is from 0 to 1. */
export type FoundAnswer = { answer: KnownAnswer; score: number };

const searches = new WeakMap<AnswerBook, (query: string) => Found[]>();

/** Answers of data/answers.json that the words ask for, best first, misprints forgiven; none where nothing is near. */
export function findAnswers({ answers: book }: Pick<Reference, 'answers'>, text: string): FoundAnswer[] {
  let search = searches.get(book);
  if (search === undefined) searches.set(book, (search = searchOf(book)));
  return search(text).flatMap(({ id, score }) => {
    const answer = book.answers.find((one) => one.id === id);
    return answer === undefined ? [] : [{ answer, score }];
  });
}

function searchOf(book: AnswerBook): (query: string) => Found[] {
  return createSearch(
    book.answers.map(({ id, label, question, keys = [], words, answer, more = [] }) => ({
      id,
      keys,
      phrases: [label, question, ...words],
      body: [...answer, ...more].join(' ').replaceAll(/\{[^}]*\}/g, ''),
    })),
    book,
  );
}
