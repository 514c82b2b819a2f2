import { GENERAL_FORM } from './lexicon.ts';
import type { KnownName } from './known-name.ts';
import { align } from './name-alignment.ts';
import type { Aligned, WeightOf } from './name-alignment.ts';
import type { NameReason } from './name-reason.ts';
import { ANOTHER_TYPE, typeFit } from './type-likeness.ts';

export type Likeness = { score: number; reasons: readonly NameReason[] };

/** Whether the forms say nothing against each other: one leaves it out, or both have the same. */
export function formsAgree(one: KnownName, other: KnownName): boolean {
  return isNoForm(one.form) || isNoForm(other.form) || one.form === other.form;
}

function isNoForm(form: string | undefined): boolean {
  return form === undefined || GENERAL_FORM.test(form);
}

/** How like a name is to a spelling, and in what; 0 where it cannot be meant. */
export function likenessOf(spelled: KnownName, own: KnownName, weightOf: WeightOf): Likeness {
  const nothing = { score: 0, reasons: [] };
  if (spelled.ownNumber !== undefined && own.ownNumber !== undefined && spelled.ownNumber !== own.ownNumber)
    return nothing;
  if (spelled.kind !== undefined && own.kind !== undefined && spelled.kind !== own.kind) return nothing;
  const words = align(spelled, own, weightOf);
  const base = 0.6 * words.spelledShare + 0.4 * words.ownShare;
  let score = base;
  const reasons: NameReason[] = [];
  const number = spelled.ownNumber ?? own.ownNumber;
  if (number !== undefined) {
    if (spelled.ownNumber === own.ownNumber) reasons.push({ code: 'same-number', number });
    else {
      reasons.push({ code: 'number-absent', number });
      score *= 0.8;
    }
  }
  const isWhole = words.absent.length === 0 && words.extra.length === 0 && words.reasons.length === 0;
  if (isWhole) reasons.push({ code: spelled.told.length > 0 ? 'same-words' : 'same-name' });
  else reasons.push(...words.reasons, ...partReasons(words));
  if (spelled.isBranch !== own.isBranch) {
    reasons.push({ code: 'branch-and-head' });
    score *= words.isBranchOwn ? 0.9 : 0.55;
  }
  if (spelled.isSpecial !== own.isSpecial) {
    reasons.push({ code: 'special-and-plain' });
    score *= 0.7;
  }
  if (!formsAgree(spelled, own)) {
    reasons.push({ code: 'form-differs', spelled: spelled.form ?? '', own: own.form ?? '' });
    score *= 0.97;
  }
  const types = typeFit(spelled.types, own.types);
  if (types < 1) {
    reasons.push({
      code: 'type-differs',
      spelled: spelled.types.join('+'),
      own: own.types.join('+'),
      another: types <= ANOTHER_TYPE,
    });
    score *= types;
  }
  return { score: Math.min(score, 0.99), reasons };
}

function partReasons({ absent, placeIsAbsent, extra, spelledShare, ownShare }: Aligned): NameReason[] {
  if (absent.length > 0 && extra.length === 0)
    return [{ code: 'part-of-name', absent, place: placeIsAbsent }];
  if (extra.length > 0 && absent.length === 0) return [{ code: 'name-is-part', extra }];
  return absent.length > 0 && spelledShare + ownShare > 0 ? [{ code: 'some-words' }] : [];
}
