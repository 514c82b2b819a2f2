import { groupBy } from './group-by.ts';
import { SPECIAL_SCHOOL_TYPES } from './lexicon.ts';
import { knownName } from './known-name.ts';
import type { KnownName } from './known-name.ts';
import { formsAgree, likenessOf } from './name-likeness.ts';
import type { Likeness } from './name-likeness.ts';
import type { NameReason } from './name-reason.ts';

/** A unit as names are compared with it. */
export type CandidateUnit = {
  id: number;
  name: string;
  /** Spellings that a person said mean it, and former names. */
  aliases?: readonly string[];
  /** Keys (`schoolNameKey`) of spellings of which a person said that they do not mean it. */
  refused?: readonly string[];
};

/** `score` 0–1: only ranks what is shown to a person. */
export type NameCandidate = { id: number; score: number; reasons: readonly NameReason[] };

/**
 * `automatic`: the unit that is meant beyond doubt – the same name, a known spelling of it, or either but for a legal form
 * that one side leaves out; and no other unit fits as well. `candidates`: who may be meant, likeliest first; the automatic
 * one alone where there is one.
 */
export type NameCandidates = { automatic?: number; candidates: readonly NameCandidate[] };

/** The units of one district that a spelling may mean; for many spellings make a `nameFinder` once. */
export function candidatesFor(spelling: string, units: readonly CandidateUnit[]): NameCandidates {
  return nameFinder(units)(spelling);
}

const BY_NAME = new Intl.Collator('ru', { numeric: true });
const LEAST_SCORE = 0.45;
const MOST_CANDIDATES = 10;
/** A full legal name with whom it is named after has some 300 letters; what is longer is no name. */
const LONGEST_NAME = 1000;
/** So many units, those that share most with the spelling, are compared word by word. */
const MOST_COMPARED = 40;

type KnownUnit = {
  id: number;
  name: KnownName;
  aliases: readonly KnownName[];
  refused: ReadonlySet<string>;
};

export function nameFinder(
  units: readonly CandidateUnit[],
  partsOf: (name: string) => KnownName = knownName,
): (spelling: string) => NameCandidates {
  const named = groupBy(units, ({ name }) => name.trim());
  let made: Index | undefined;
  return (spelling) => {
    if (units.length === 0 || spelling.length > LONGEST_NAME) return { candidates: [] };
    // Most tables call a school what it is called already: then no name is taken apart.
    const [own, ...others] = named.get(spelling.trim()) ?? [];
    if (own !== undefined && others.length === 0) return taken(own.id);
    const index = (made ??= indexOf(units.map((unit) => knownUnit(unit, partsOf))));
    const spelled = partsOf(spelling);
    const key = spelled.wholeKey;
    const isRefused = ({ refused }: KnownUnit) => refused.has(key);
    const automatic = automaticOf(spelled, index.sharing(spelled), isRefused);
    if (automatic !== undefined) return taken(automatic.id);
    const ranked = index
      .nearest(spelled)
      .filter((unit) => !isRefused(unit))
      .map((unit) => ({ id: unit.id, name: unit.name.name, ...bestOf(spelled, unit, index.weightOf) }))
      .filter(({ score }) => score >= LEAST_SCORE)
      .toSorted((a, b) => b.score - a.score || BY_NAME.compare(a.name, b.name) || a.id - b.id)
      .map(({ id, score, reasons }) => ({ id, score, reasons }));
    return { candidates: ranked.slice(0, MOST_CANDIDATES) };
  };
}

function taken(id: number): NameCandidates {
  return { automatic: id, candidates: [{ id, score: 1, reasons: [{ code: 'same-name' }] }] };
}

function knownUnit(
  { id, name, aliases = [], refused = [] }: CandidateUnit,
  partsOf: (name: string) => KnownName,
): KnownUnit {
  return { id, name: partsOf(name), aliases: aliases.map(partsOf), refused: new Set(refused) };
}

/** The one unit of the first rule that any unit fits; none where several fit it. */
function automaticOf(
  spelled: KnownName,
  units: readonly KnownUnit[],
  isRefused: (unit: KnownUnit) => boolean,
): KnownUnit | undefined {
  const isSame = (own: KnownName) => own.key === spelled.key && own.form === spelled.form;
  const isSameButForm = (own: KnownName) => own.key === spelled.key && formIsLeftOut(spelled, own);
  const rules: ((unit: KnownUnit) => boolean)[] = [
    ({ name }) => name.name.trim() === spelled.name.trim(),
    ({ name }) => isSame(name),
    (unit) => unit.aliases.some(isSame) && !isRefused(unit),
    (unit) => isSameButForm(unit.name) && !isRefused(unit),
    (unit) => unit.aliases.some(isSameButForm) && !isRefused(unit),
  ];
  for (const fits of isDistinctive(spelled) ? rules : rules.slice(0, 3)) {
    const [unit, ...others] = units.filter(fits);
    if (unit !== undefined) return others.length === 0 ? unit : undefined;
  }
  return undefined;
}

/** The legal form may be left out where it says nothing that the other words do not. */
function formIsLeftOut(spelled: KnownName, own: KnownName): boolean {
  return (
    formsAgree(spelled, own) &&
    spelled.isSpecial === own.isSpecial &&
    (spelled.kind ?? 'school') === (own.kind ?? 'school')
  );
}

/** Whether the words say which organisation is meant: «СОШ» and «А.» do not. */
function isDistinctive({ types, numbers, words }: KnownName): boolean {
  return (
    words.some((word) => word.length > 2) ||
    types.some((type) => SPECIAL_SCHOOL_TYPES.has(type)) ||
    (numbers.length > 0 && types.length > 0)
  );
}

function bestOf(spelled: KnownName, unit: KnownUnit, weightOf: (word: string) => number): Likeness {
  let best = likenessOf(spelled, unit.name, weightOf);
  for (const alias of unit.aliases) {
    const like = likenessOf(spelled, alias, weightOf);
    if (like.score > best.score)
      best = { score: like.score, reasons: [...like.reasons, { code: 'by-alias', alias: alias.name }] };
  }
  return best;
}

type Index = {
  /** Units one of whose names has the same key but for the legal form. */
  sharing: (spelled: KnownName) => readonly KnownUnit[];
  nearest: (spelled: KnownName) => readonly KnownUnit[];
  weightOf: (word: string) => number;
};

/** Finds by key, by three letters of a word and by number, so that a region's table need not compare all with all. */
function indexOf(units: readonly KnownUnit[]): Index {
  const byKey = new Map<string, Set<KnownUnit>>();
  const byPiece = new Map<string, Set<KnownUnit>>();
  const unitsWith = new Map<string, Set<KnownUnit>>();
  const add = (map: Map<string, Set<KnownUnit>>, key: string, unit: KnownUnit) => {
    const group = map.get(key);
    if (group === undefined) map.set(key, new Set([unit]));
    else group.add(unit);
  };
  for (const unit of units) {
    for (const name of [unit.name, ...unit.aliases]) {
      add(byKey, name.key, unit);
      add(byKey, name.name.trim(), unit);
      for (const piece of piecesOf(name)) add(byPiece, piece, unit);
      for (const word of name.words) add(unitsWith, word, unit);
      if (name.ownNumber !== undefined) add(unitsWith, `№${name.ownNumber}`, unit);
    }
  }
  const rarest = Math.log(2 + units.length);
  return {
    sharing: (spelled) => [
      ...new Set([...(byKey.get(spelled.key) ?? []), ...(byKey.get(spelled.name.trim()) ?? [])]),
    ],
    weightOf: (word) => {
      const common = unitsWith.get(word)?.size ?? 0;
      return Math.max(0.25, Math.log((2 + units.length) / (1 + common)) / rarest);
    },
    nearest: (spelled) => {
      const shared = new Map<KnownUnit, number>();
      for (const piece of piecesOf(spelled)) {
        const group = byPiece.get(piece);
        if (group === undefined) continue;
        // What hundreds have tells them apart little and costs most.
        const worth = 1 / Math.sqrt(group.size);
        for (const unit of group) shared.set(unit, (shared.get(unit) ?? 0) + worth);
      }
      const found = [...shared];
      if (found.length > MOST_COMPARED)
        found.sort((a, b) => b[1] - a[1] || a[0].id - b[0].id).length = MOST_COMPARED;
      return found.map(([unit]) => unit);
    },
  };
}

function piecesOf({ told, numbers, ownNumber, types }: KnownName): Set<string> {
  const pieces = new Set<string>();
  for (const word of told) {
    if (word.length < 3) continue;
    for (let at = 0; at + 3 <= word.length; at += 1) pieces.add(word.slice(at, at + 3));
  }
  for (const number of [...numbers, ownNumber].filter((one) => one !== undefined)) pieces.add(`№${number}`);
  // «Лицей», «Гимназия»: there may be one.
  for (const type of types) if (SPECIAL_SCHOOL_TYPES.has(type)) pieces.add(type);
  return pieces;
}
