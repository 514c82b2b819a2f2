import type { Term } from './find-terms.ts';
import { infinitivesOf } from './infinitives.ts';

export type Part = { words: string; terms: readonly Term[]; at: number };

/** An item with several days is several duties: each has the words up to its day, or from it where days come first. */
export function partsByDay(sentence: string, terms: readonly Term[]): Part[] {
  const days = terms.filter(({ kind }) => kind === 'day');
  const [first] = days;
  if (days.length < 2 || first === undefined) return [{ words: sentence, terms, at: 0 }];
  const isDayFirst =
    infinitivesOf(sentence.slice(0, first.from)).length === 0 &&
    infinitivesOf(sentence.slice(first.to)).length > 0;
  // «до 30 октября и до 30 ноября представить отчёты»: the same thing twice.
  if (isDayFirst && infinitivesOf(sentence.slice(first.to, days.at(-1)?.from)).length === 0)
    return days.map((day) => ({
      words: sentence,
      terms: [day, ...terms.filter((one) => one !== day)],
      at: 0,
    }));
  const bounds = isDayFirst
    ? [0, ...days.slice(1).map(({ from }) => from), sentence.length]
    : [0, ...days.slice(0, -1).map(({ to }) => to), sentence.length];
  return bounds
    .slice(0, -1)
    .map((from, index) => partOf(sentence, terms, from, bounds[index + 1] ?? sentence.length));
}

export function partOf(sentence: string, terms: readonly Term[], from: number, to: number): Part {
  const own = terms.filter((term) => term.from >= from && term.to <= to);
  return {
    words: sentence.slice(from, to),
    terms: own.map((term) => ({ ...term, from: term.from - from, to: term.to - from })),
    at: from,
  };
}
