import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { SpokenPeriod } from './find-period.ts';
import type { NameableSchool, SpokenSchools } from './find-schools.ts';
import type { Intent, Rule, Sign } from './intent.ts';
import {
  COMMANDED,
  HAPPENED,
  HOW,
  INFINITIVE,
  NOT,
  NOT_SO,
  REFUSAL_GAP,
  REFUSED,
  SO,
  TOLD,
  TURNS,
} from './lexicon.ts';
import { isNoise } from './read-words.ts';
import type { Word } from './read-words.ts';

export type Speaker = {
  side: 'school' | 'coordinator';
  today: CalendarDay;
  /** The schools of the district. */
  schools: readonly NameableSchool[];
  /** The one of a director or an ответственный. */
  ownSchool?: number | undefined;
  /** The others that this person speaks for. */
  otherOwnSchools?: readonly number[];
  /** Whether this person may run a command. */
  mayRun: (command: string) => boolean;
};

/** What was found in a text. */
export type Facts = {
  words: readonly Word[];
  period: SpokenPeriod;
  metrics: readonly string[];
  spoken: SpokenSchools<NameableSchool>;
  used: ReadonlySet<number>;
  speaker: Speaker;
  /** It ends in a question mark: «отправлять не надо?» refuses nothing. */
  isAsked: boolean;
};

/** What a person may forbid. */
const ACTS = [
  ...(['erase', 'broadcast', 'send', 'add', 'close', 'update', 'cancel', 'mark'] as const),
  ...(['note-down', 'assign', 'leave', 'correct', 'submit', 'raise', 'manual'] as const),
] as const;
/** What a person did or will not do: «не увольнялся», «не ухожу». */
const LEAVING = 'leave';

/** The most telling rule that holds. */
export function bestRule({ rules }: Intent, cues: ReadonlySet<string>): Rule | undefined {
  const holding = rules.filter(([, ...needed]) =>
    needed.every((cue) => (cue.startsWith('-') ? !cues.has(cue.slice(1)) : cues.has(cue))),
  );
  return holding.toSorted(([a], [b]) => b - a)[0];
}

/** All that a text shows: the meanings of its words, and what they make together. */
export function cuesOf({ words, period, metrics, spoken, used, isAsked }: Facts): ReadonlySet<string> {
  const cues = new Set<string>(
    words.flatMap(({ text, concepts }, index) =>
      // «так как» asks not how.
      used.has(index) || (text === HOW && words[index - 1]?.text === SO) ? [] : [...concepts],
    ),
  );
  const said = words.map(({ text }) => text).join(' ');
  for (const [turn, cue] of TURNS) if (turn.test(said)) cues.add(cue);
  const sign = (name: Sign, holds: boolean) => {
    if (holds) cues.add(name);
  };
  sign('metric', metrics.length === 1 || (metrics[0]?.startsWith('my-school') ?? false));
  sign('several-metrics', metrics.length > 1 && !cues.has('metric'));
  sign('period', period.week !== undefined);
  const isWholeYear = metrics.some((code) => code.endsWith('12-months')) && period.many === 52;
  sign('row', period.isRow === true && !isWholeYear);
  sign('school', spoken.schools.length > 0);
  sign('several-schools', spoken.schools.length > 1);
  const numbers = words.filter(
    ({ text }, index) => /^\d+$/.test(text) && !used.has(index) && !spoken.used.has(index),
  );
  sign('number', numbers.length > 0);
  sign('two-numbers', numbers.length > 1);
  sign('bare', words.filter((word) => !isNoise(word)).length <= 1);
  sign('how-to', isHowTo(words));
  sign(
    'not-so',
    words.some(({ text }, index) => text === NOT && NOT_SO.test(words[index + 1]?.text ?? '')),
  );
  const refusal = cues.has('why') || cues.has('is-due') || isAsked ? undefined : refusalOf(words);
  sign('refusal', refusal === 'to-get');
  sign('refusal-to-act', refusal === 'to-act');
  return cues;
}

function isHowTo(words: readonly Word[]): boolean {
  const at = words.findIndex(({ text }) => text === HOW);
  if (at < 0) return false;
  return words
    .slice(at + 1, at + 4)
    .some(({ text, concepts }) => INFINITIVE.test(text) && !concepts.has('show') && !concepts.has('matters'));
}

/** «не присылайте» – nothing is wanted; «не удаляйте», «удалять не надо», «я не увольнялся» – nothing must be done. */
function refusalOf(words: readonly Word[]): 'to-get' | 'to-act' | undefined {
  const isAct = (word: Word | undefined) =>
    word !== undefined &&
    ACTS.some((act) => word.concepts.has(act)) &&
    !HAPPENED.test(word.text) &&
    !isReceived(word, words);
  for (const [index, word] of words.entries()) {
    if (word.text !== NOT) continue;
    const [next, after] = words.slice(index + 1).filter(({ text }) => !REFUSAL_GAP.has(text));
    // «уволиться я не», «не увольнялся», «никуда не ухожу»
    if (next?.concepts.has(LEAVING) === true) return 'to-act';
    if (next === undefined || (TOLD.test(next.text) && !next.concepts.has('want'))) continue;
    const isWanted = REFUSED.has(next.text) || next.concepts.has('want');
    // «не хочу удалять», «удалять ничего не надо»
    const isDoing = [next, after, ...(isWanted ? words.slice(Math.max(0, index - 5), index) : [])]
      .filter((one) => one === next || one === after || INFINITIVE.test(one?.text ?? ''))
      .some((one) => isAct(one) || isToDo(one));
    if ((isWanted || isAct(next)) && isDoing && !next.concepts.has('done')) return 'to-act';
    if (isWanted || next.concepts.has('send-me') || next.concepts.has('show')) return 'to-get';
    if (isReceived(next, words)) return 'to-get';
    if (COMMANDED.test(next.text)) return next.concepts.has('prefs') ? 'to-get' : 'to-act';
  }
  return undefined;
}

/** «оспаривать не надо»: any act but telling and showing. */
function isToDo(word: Word | undefined): boolean {
  const isTold = (['send-me', 'show', 'prefs', 'send-regularly', 'send'] as const).some((one) =>
    word?.concepts.has(one),
  );
  return word !== undefined && !isTold && INFINITIVE.test(word.text);
}

/** «не направлять сообщения»: what the bot sends by itself, and no report of a school. */
function isReceived({ concepts }: Word, words: readonly Word[]): boolean {
  const says = (concept: Word['concepts'] extends ReadonlySet<infer One> ? One : never) =>
    words.some((word) => word.concepts.has(concept));
  return concepts.has('send') && says('messages') && !says('report') && !says('broadcast');
}
