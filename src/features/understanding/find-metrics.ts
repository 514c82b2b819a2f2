import { MY_SCHOOL } from './lexicon.ts';
import type { Word } from './read-words.ts';
import type { Concept } from './vocabulary.ts';

/** The metrics of a school that a text names by their people and doings, likeliest first: codes of data/metrics.json. */
export function findMetrics(words: readonly Word[], plain: string): string[] {
  const says = (concept: Concept) => words.some(({ concepts }) => concepts.has(concept));
  if (says('my-school-platform') || MY_SCHOOL.test(plain.replace(/\s+/g, ' '))) {
    if (says('pupils')) return ['my-school-pupils'];
    return says('teachers') ? ['my-school-teachers'] : ['my-school-teachers', 'my-school-pupils'];
  }
  const weekly = [...(says('messages') ? ['messages'] : []), ...(says('calls') ? ['calls'] : [])];
  if (weekly.length > 0) return weekly;
  // «зарегистрировать всех»
  if (says('staff') || (says('registered') && says('everyone'))) return ['employees'];
  if (says('pupils')) return ['pupils-12-months'];
  if (says('status')) return ['status'];
  if (says('teachers')) return ['teachers-12-months'];
  return says('registered') ? ['registered'] : [];
}
