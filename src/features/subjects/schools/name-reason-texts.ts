import { TYPE_TITLES } from '../../../domain/lexicon.ts';
import { DOUBTFUL_REASONS } from '../../../domain/name-certainty.ts';
import type { UnitCandidate } from '../../../domain/plan-remark.ts';

type Reason = UnitCandidate['reasons'][number];

/** What a person has to look at comes first; what merely agrees is said where there is nothing else. */
const ORDER: readonly Reason['code'][] = [
  ...DOUBTFUL_REASONS,
  'abbreviation',
  'type-differs',
  'form-differs',
  'part-of-name',
  'name-is-part',
  'some-words',
  'by-alias',
  'same-words',
  'same-name',
  'same-number',
];
const MOST_REASONS = 2;

/** Why a school may be meant by a name, in a few words: «СОШ вместо ООШ, название в списке длиннее». */
export function reasonsInWords(reasons: UnitCandidate['reasons']): string {
  return reasons
    .toSorted((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code))
    .slice(0, MOST_REASONS)
    .map(inWords)
    .join(', ');
}

function inWords(reason: Reason): string {
  switch (reason.code) {
    case 'listed-already':
      return 'у неё в таблице своя строка';
    case 'branch-and-head':
      return 'одна из них — филиал или отделение';
    case 'special-and-plain':
      return 'одна из них — вечерняя или коррекционная';
    case 'word-within':
      return `${words(reason.spelled, reason.own)} — одно название внутри другого`;
    case 'number-absent':
      return `№\u00a0${reason.number} есть только в одном из названий`;
    case 'letter-differs':
      return `${words(reason.spelled, reason.own)} — разница в буквах`;
    case 'abbreviation':
      return `«${reason.short}» — сокращение от «${reason.full}»`;
    case 'type-differs':
      return typesInWords(reason.spelled, reason.own);
    case 'form-differs':
      return `${reason.spelled.toUpperCase()} вместо ${reason.own.toUpperCase()}`;
    case 'ending-differs':
      return `${words(reason.spelled, reason.own)} — разница в окончании`;
    case 'part-of-name':
      return 'название в списке длиннее';
    case 'name-is-part':
      return 'название в таблице длиннее';
    case 'some-words':
      return 'совпадает часть слов';
    case 'by-alias':
      return 'похоже на её второе название';
    case 'same-words':
      return 'слова те же';
    case 'same-name':
    case 'same-number':
      return 'номер тот же';
  }
}

function words(one: string, other: string): string {
  return `«${one}» и «${other}»`;
}

function typesInWords(spelled: string, own: string): string {
  const title = (type: string) =>
    TYPE_TITLES.get(type) ??
    type
      .split('+')
      .map((one) => TYPE_TITLES.get(one) ?? one)
      .join(' и ');
  if (spelled === '') return `в таблице не сказано, что это ${title(own)}`;
  if (own === '') return `в списке не сказано, что это ${title(spelled)}`;
  return `${title(spelled)} вместо ${title(own)}`;
}
