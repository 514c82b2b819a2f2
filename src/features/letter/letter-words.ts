import type { Context } from '../context.ts';
import type { LetterDraft } from './draft.ts';
import type { LetterPart } from './letter-facts.ts';
import { letterTexts as texts } from './letter-texts.ts';

/** What the letter rests on: orders of data/orders.json and what was typed. */
export function basisOf({ reference }: Context, { orders, basis }: LetterDraft): string[] {
  const cited = orders.flatMap((id) => reference.orders.find((order) => order.id === id)?.cite ?? []);
  return [...cited, ...(basis === undefined ? [] : [basis])];
}

/** «О …»: as typed, or by the metrics. */
export function subjectOf(parts: readonly LetterPart[], { subject }: LetterDraft): string {
  if (subject !== undefined) return subject;
  const codes = parts.map(({ metric }) => metric.code);
  const ofMySchool = codes.filter((code) => code.startsWith('my-school')).length;
  if (ofMySchool === 0) return texts.subjects.sferum;
  return ofMySchool === codes.length ? texts.subjects.mySchool : texts.subjects.both;
}
