import { PLAIN_SCHOOL_TYPES, SHORTER_TYPES } from './lexicon.ts';

/** From here on down two types are two kinds of schools. */
export const ANOTHER_TYPE = 0.85;

/** 1 – the same; the less, the less one may stand for the other. */
export function typeFit(spelled: readonly string[], own: readonly string[]): number {
  const same = [...new Set([...spelled, ...own])].every(
    (type) => spelled.includes(type) && own.includes(type),
  );
  if (same) return 1;
  if (spelled.length === 0 || own.length === 0) return 0.97;
  const longer = (types: readonly string[]) => types.map((type) => SHORTER_TYPES.get(type) ?? type).join('+');
  if (longer(spelled) === longer(own)) return 0.97;
  const isPlain = (types: readonly string[]) => types.every((type) => PLAIN_SCHOOL_TYPES.has(type));
  const [saysSchool, other] = spelled.includes('школа') ? [spelled, own] : [own, spelled];
  // «Школа №5» may be said of the гимназия №5, but is no spelling of it.
  if (saysSchool.includes('школа')) return isPlain(other) ? 0.95 : 0.85;
  if (isPlain(spelled) && isPlain(own)) return 0.85;
  return spelled.some((type) => own.includes(type)) ? 0.85 : 0.7;
}
