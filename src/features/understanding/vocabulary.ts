import { prefixDistance } from '../../text/prefix-distance.ts';
import { CONCEPTS } from './concept-lexicon.ts';

/** What a word may mean. */
export type Concept = keyof typeof CONCEPTS;

/** Shorter beginnings are too like other words to be told with a misprint in them. */
const TELLING = 6;
/** The nouns of this product are told from less, and with two misprints where they are long. */
const TELLING_NOUN = 5;
const LONG_NOUN = 8;
const NOUNS: ReadonlySet<Concept> = new Set([
  ...(['figures', 'messages', 'calls', 'status', 'registered', 'pupils', 'teachers', 'staff'] as const),
  ...([
    'report',
    'analysis',
    'deadline',
    'dynamics',
    'compare',
    'forecast',
    'why',
    'help',
    'contacts',
  ] as const),
  ...([
    'prefs',
    'question',
    'list',
    'summary',
    'dispute',
    'invite',
    'broadcast',
    'settings',
    'wrong',
  ] as const),
  ...(['school-word', 'responsible', 'coordinator', 'district', 'hello', 'thanks'] as const),
  ...(['loaded', 'agree', 'links', 'neighbours', 'step'] as const),
]);
/** A word as long as this may be misprinted in its first letter. */
const LONG = 7;
/** An ending: what may follow the beginning of a misprinted word. */
const LONGEST_ENDING = 6;
const MOST_CACHED = 5000;

const exact = new Map<string, Concept[]>();
const beginnings = new Map<string, Concept[]>();
for (const [concept, words] of Object.entries(CONCEPTS)) {
  for (const word of words.split(' ')) {
    const isBeginning = word.endsWith('*');
    const [map, key] = isBeginning ? [beginnings, word.slice(0, -1)] : [exact, word];
    const known = map.get(key);
    if (known === undefined) map.set(key, [concept as Concept]);
    else if (!known.includes(concept as Concept)) known.push(concept as Concept);
  }
}
/** Nobody is taken for rude, or for speaking of other things, by a misprint. */
const NEVER_MISPRINTED: ReadonlySet<Concept> = new Set(['upset', 'off-topic', 'erase', 'erase-self']);

type Telling = { text: string; concepts: readonly Concept[]; isWhole: boolean; allowed: number };

/** By the first letter; the long ones by the second one too, for a first letter that is missing. */
const telling = new Map<string, Telling[]>();
for (const [isWhole, known] of [[false, beginnings] as const, [true, exact] as const]) {
  for (const [text, concepts] of known) {
    if (concepts.some((one) => NEVER_MISPRINTED.has(one))) continue;
    const isNoun = concepts.some((one) => NOUNS.has(one));
    if (text.length < (isNoun || isWhole ? TELLING_NOUN : TELLING)) continue;
    const entry = { text, concepts, isWhole, allowed: isNoun && text.length >= LONG_NOUN ? 2 : 1 };
    const letters = text.length >= LONG ? [text.charAt(0), text.charAt(1)] : [text.charAt(0)];
    for (const letter of new Set(letters)) telling.set(letter, [...(telling.get(letter) ?? []), entry]);
  }
}

const NOTHING: ReadonlySet<Concept> = new Set();
const cache = new Map<string, ReadonlySet<Concept>>();

/** What a normalised word may mean, misprints forgiven; empty for a word that says nothing to us. */
export function conceptsOf(word: string): ReadonlySet<Concept> {
  const cached = cache.get(word);
  if (cached !== undefined) return cached;
  const known = exactConceptsOf(word);
  const found = known.size > 0 ? known : misprinted(word);
  // People misprint without end; what is kept of it has one.
  if (cache.size >= MOST_CACHED) cache.clear();
  cache.set(word, found);
  return found;
}

/** The same without misprints. */
export function exactConceptsOf(word: string): ReadonlySet<Concept> {
  const found = new Set(exact.get(word));
  for (let length = word.length; length > 1; length -= 1) {
    for (const concept of beginnings.get(word.slice(0, length)) ?? []) found.add(concept);
  }
  return found.size === 0 ? NOTHING : found;
}

function misprinted(word: string): ReadonlySet<Concept> {
  if (word.length < TELLING_NOUN - 1 || !/^[а-я]+$/.test(word)) return NOTHING;
  let best = { distance: Infinity, length: 0, concepts: new Set<Concept>() };
  // The second letter's too, for one that is there too much.
  const near = new Set([0, 1].flatMap((at) => telling.get(word.charAt(at)) ?? []));
  for (const { text, concepts, isWhole, allowed } of near) {
    if (word.length > text.length + (isWhole ? 1 : LONGEST_ENDING)) continue;
    const isSameStart = word.charCodeAt(0) === text.charCodeAt(0);
    if (!isSameStart && text.length < LONG) continue;
    const distance = prefixDistance(text, word, isSameStart ? allowed : 1);
    if (distance > allowed || distance > best.distance) continue;
    if (distance < best.distance || text.length > best.length) {
      best = { distance, length: text.length, concepts: new Set(concepts) };
    } else if (text.length === best.length) for (const concept of concepts) best.concepts.add(concept);
  }
  return best.concepts.size === 0 ? NOTHING : best.concepts;
}
