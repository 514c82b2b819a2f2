import { COUNT_NOISE, COUNTS, NEGATIVE, ONE_COUNT } from './lexicon.ts';

/** What a text says of employees; `all` is absent where only one number was given. */
export type TypedCounts = { registered: number; all: number | undefined };

/** «38 из 45», «38/45 сотрудников», «зарегистрировано 38 чел.» → the numbers; undefined where the text says more. */
export function parseCounts(text: string): TypedCounts | undefined {
  if (NEGATIVE.test(text)) return undefined;
  const tidy = text
    .normalize('NFC')
    .replace(COUNT_NOISE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,–—-]+|[\s.,;!]+$/g, '');
  const both = COUNTS.exec(tidy);
  if (both !== null) return { registered: Number(both[1]), all: Number(both[2]) };
  const one = ONE_COUNT.exec(tidy);
  return one === null ? undefined : { registered: Number(one[1]), all: undefined };
}
