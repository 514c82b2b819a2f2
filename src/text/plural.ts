import { number } from './number.ts';

/** «1 учитель», «2 учителя», «5 учителей». */
export type PluralForms = readonly [one: string, few: string, many: string];

const RULES = new Intl.PluralRules('ru');

/** The form that goes with `n`; fractions take the second («2,5 учителя»). */
export function plural(n: number, forms: PluralForms): string {
  const [one, few, many] = forms;
  const rule = RULES.select(Math.abs(n));
  if (rule === 'one') return one;
  return rule === 'many' ? many : few;
}

/** «7 учителей», with a space that does not break. */
export function count(n: number, forms: PluralForms): string {
  return `${number(n)}\u00a0${plural(n, forms)}`;
}
