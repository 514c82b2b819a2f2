import type { Figure } from '../../domain/measurement.ts';
import type { Metric } from '../../domain/metric.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { texts } from './texts.ts';

/** What the school has instead, for itself or for the coordinator: the number first, then the words. */
export function claimLines(
  metric: Metric,
  { figure, words }: { figure?: Figure | undefined; words?: string | undefined },
  reader: 'school' | 'office',
): string[] {
  const said = texts.claim[reader];
  return [
    ...(figure === undefined ? [] : [said.figure(figureInWords(metric, figure))]),
    ...(words === undefined ? [] : [said.words(words)]),
  ];
}

/** How many pictures and how many files: by the kind that begins the messenger's reference. */
export function countAttached(references: readonly string[]): { pictures: number; files: number } {
  const pictures = references.filter((reference) => reference.startsWith('photo')).length;
  return { pictures, files: references.length - pictures };
}
