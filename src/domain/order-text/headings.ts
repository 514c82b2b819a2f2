import { addresseeIn, addresseeOf, someOf } from './addressee.ts';
import { findTerms } from './find-terms.ts';
import { infinitivesOf, isTold } from './infinitives.ts';
import { ADDRESSED, HANDS_ON, LETTER_KIND, OPENER, RECOMMENDS } from './lexicon.ts';
import type { Above } from './make-duty.ts';
import type { Paragraph } from './paragraphs.ts';
import { plainOf } from './plain.ts';
import { sentencesOf } from './sentences.ts';
import type { TermBase } from './term-days.ts';

export function isAbove(above: readonly number[], label: readonly number[]): boolean {
  return above.length < label.length && above.every((number, index) => number === label[index]);
}

export function merged(above: readonly Above[], label: readonly number[]): Above {
  return { ...above.reduce((one, other) => ({ ...one, ...other }), {}), label };
}

/** What a heading says of all that stands under it. */
export function headingOf(words: string, base: TermBase): Omit<Above, 'label'> {
  const addressee = addresseeIn(words);
  // What stands before its last sentence are facts: «с 14 по 18 октября проведён мониторинг».
  const term = findTerms(sentencesOf(words).at(-1) ?? '', base).at(-1);
  return {
    ...(addressee && { addressee, ...(addressee === 'schools' && someOf(words)) }),
    ...(term && { term }),
    ...(RECOMMENDS.test(plainOf(words)) && { isRecommended: true }),
  };
}

/** To whom a document is; a letter that names nobody is to whoever is asked to read it. */
export function addressedTo(paragraphs: readonly Paragraph[], kind: string | undefined): Above {
  const named = paragraphs.filter(
    ({ text, label }) => label === undefined && text.length < 250 && ADDRESSED.test(plainOf(text)),
  );
  // «Начальникам управлений» and «Директорам школ» below: schools too.
  const isOthers = named.length > 0 && named.every(({ text }) => addresseeIn(text) === 'others');
  if (named.length > 0) return { addressee: isOthers ? 'others' : 'schools' };
  return kind === LETTER_KIND ? { addressee: 'schools' } : {};
}

/** An item that says who is to do something, or begins with what is to be done: the list is one of duties. */
export function opensList(words: string, base: TermBase): boolean {
  if (OPENER.test(plainOf(words)) || addresseeOf(words) !== undefined) return true;
  const [verb] = infinitivesOf(words);
  if (verb === undefined || isInstruction(words)) return false;
  // «До 30 октября представить …»
  const terms = findTerms(words.slice(0, verb.from), base);
  return !/[\p{L}\d]/u.test(words.slice(terms.at(-1)?.to ?? 0, verb.from)) && (terms[0]?.from ?? 0) === 0;
}

/** «Заполните на платформе …»: how a thing is done, where nobody has been told to do something before. */
export function isInstruction(words: string): boolean {
  const [verb] = infinitivesOf(words);
  return verb !== undefined && isTold(words.slice(verb.from, verb.to));
}

/**
 * «Направить до 25.10.2024:» over «– список классов; – копию приказа»: a list without verbs of its own says what, as
 * words to put in the place of the colon. Undefined where the list says what is to be done.
 */
export function detailsOf(heading: string, after: readonly Paragraph[]): string | undefined {
  const verb = infinitivesOf(heading).at(-1);
  if (!heading.endsWith(':') || verb === undefined) return undefined;
  if (HANDS_ON.test(plainOf(`${heading.slice(verb.from)} `))) return undefined;
  const end = after.findIndex(({ isBullet }) => isBullet !== true);
  const list = after.slice(0, end < 0 ? after.length : end).map(({ text }) => text.replace(/[;.,]$/, ''));
  if (list.length === 0 || list.some((text) => infinitivesOf(text).length > 0)) return undefined;
  return `: ${list.join('; ')}.`;
}
