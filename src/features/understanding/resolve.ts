import { addDays } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { weekOf } from '../../domain/period.ts';
import { bestRule, cuesOf } from './cues.ts';
import type { Facts, Speaker } from './cues.ts';
import { findMetrics } from './find-metrics.ts';
import { findPeriod, takeDates } from './find-period.ts';
import type { Beyond } from './find-period.ts';
import { findSchools } from './find-schools.ts';
import { INTENTS } from './intents.ts';
import { OFF_TOPIC, OTHERS, QUESTION } from './intent.ts';
import type { Argument, Intent } from './intent.ts';
import { NUMBER_SIGN, SIGN_WORD } from './lexicon.ts';
import { mannerOf, withoutContrast, withoutGreeting } from './manners.ts';
import type { Manner } from './manners.ts';
import { exactConceptsOf } from './vocabulary.ts';
import { inRussian, isNoise, isOurs, readWords, strangersAmong } from './read-words.ts';
import type { Word } from './read-words.ts';

/** A command with what was said about it. */
export type Meaning = {
  command: string;
  args: { m?: string; w?: CalendarDay; n?: 4 | 12 | 52; s?: number };
  writes: boolean;
};

export type Understanding =
  /** `core`: what was said without politeness, to be held against the command's own words. */
  | { kind: 'run'; meaning: Meaning; core: string; lacks?: Lack }
  /** `doubt`: what keeps it from being run. */
  | { kind: 'choose'; options: readonly Meaning[]; doubt: 'writes' | 'several' | 'unsure' | 'refused' }
  /** A temper, a greeting, thanks, «понятно». */
  | { kind: 'manner'; manner: Manner | 'refused' }
  /** Figures were asked for of a period that has none. */
  | { kind: 'beyond'; beyond: Beyond }
  /** A director asked for the figures of another school. */
  | { kind: 'other-school' }
  /** … or of another of their own. */
  | { kind: 'other-own-school' }
  /** The words ask for what this person may not do. */
  | { kind: 'not-yours'; command: string }
  /** A coordinator named a school that the district does not have. */
  | { kind: 'no-such-school' }
  /** `isOurs`: an answer may be searched for, or is `answer`; `offer`: what may help where none is found. */
  | { kind: 'none'; isOurs: boolean; isQuestion: boolean; offer: readonly Meaning[]; answer?: string };

/** What was asked for and the command does not tell: that week, a row of weeks, what is to come. */
export type Lack = { week: CalendarDay } | 'dynamics' | 'forecast';

/** A letter is no command, whatever it mentions. */
const MOST_WORDS = 40;
const MOST_LETTERS = 600;
/** Readings this near to each other are both offered. */
const MARGIN = 0.35;
const MOST_OPTIONS = 4;
const NO_COMMANDS: ReadonlySet<string> = new Set([QUESTION, OFF_TOPIC, OTHERS]);
/** Commands that tell of the newest period alone. */
const OF_LATEST: ReadonlySet<string> = new Set([
  'compare',
  'why',
  'causes',
  'report',
  'week-notes',
  'forecast',
]);
/** Labels of buttons that say an act and not of what. */
const BUTTONS = ['confirm', 'erase', 'add', 'cancel', 'update', 'send'] as const;
/** A reading by one common word: it counts only where little else was said. */
const TELLING = 5;

/** What a free text asks for. Pure: the same words on the same day mean the same. */
export function resolve(text: string, speaker: Speaker): Understanding {
  const nothing: Understanding = { kind: 'none', isOurs: true, isQuestion: false, offer: [] };
  if (text.length > MOST_LETTERS) return nothing;
  const { rest: dateless, dates } = takeDates(inRussian(text), speaker.today);
  const { rest, manner: greeted } = withoutGreeting(dateless);
  const words = withoutContrast(readWords(rest.replace(NUMBER_SIGN, SIGN_WORD)));
  if (words.length > MOST_WORDS) return nothing;
  const { period, used } = findPeriod(
    words.map(({ text: said }) => ({ text: said, isMisprinted: exactConceptsOf(said).size === 0 })),
    dates,
    speaker.today,
  );
  const manner = mannerOf(words, rest) ?? (words.every(isNoise) ? greeted : undefined);
  // «Здравствуйте! а за прошлую»
  const hasPeriod = Object.keys(period).length > 0 && manner !== 'upset';
  if (manner !== undefined && !hasPeriod) return { kind: 'manner', manner };

  const metrics = findMetrics(words, rest);
  const spoken = findSchools(
    words.map((word, index) => (used.has(index) ? { ...word, text: '' } : word)),
    speaker.schools,
  );
  const isAsked = text.trimEnd().endsWith('?');
  return decide({ words, period, metrics, spoken, used, speaker, isAsked });
}

function decide(facts: Facts): Understanding {
  const { words, spoken, speaker } = facts;
  const cues = cuesOf(facts);
  const ranked = INTENTS.filter(({ speaker: side }) => side === 'anybody' || side === speaker.side)
    .flatMap((intent) => {
      const rule = bestRule(intent, cues);
      return rule === undefined ? [] : [{ intent, rule, score: rule[0] }];
    })
    .toSorted((a, b) => b.score - a.score);
  const isOff = ranked[0]?.intent.command === OFF_TOPIC;
  const isSaid = words.some(({ text, concepts }) => !/^\d*$/.test(text) && !concepts.has('noise'));
  // «подтверждаю», «удалить»: a button that is not there asks nothing.
  const isButton = cues.has('bare') && BUTTONS.some((concept) => cues.has(concept));
  const isSearched = isSaid && !isOff && !isButton;
  const nothing: Understanding = { kind: 'none', isOurs: isSearched, isQuestion: false, offer: [] };
  // «1 из 0»
  const isNumbers = words.every((word) => /^\d+$/.test(word.text) || isNoise(word));
  if (isNumbers && cues.has('number')) return nothing;
  const allowed = ranked.filter(
    ({ intent: { command } }) => NO_COMMANDS.has(command) || speaker.mayRun(command),
  );
  const [best] = allowed;
  // «не публикуй итоги»: shown is where that is held back; what else was forbidden is just not done.
  const isHeld = best?.rule.includes('refusal-to-act') === true;
  if (cues.has('refusal-to-act') && !cues.has('how') && !isHeld) return { kind: 'manner', manner: 'refused' };
  const [wanted] = ranked;
  if (wanted !== undefined && !cues.has('refusal') && isForbidden(wanted, best?.score ?? 0, speaker)) {
    return { kind: 'not-yours', command: wanted.intent.command };
  }
  if (best === undefined || best.intent.command === OFF_TOPIC) {
    return best === undefined && spoken.isUnknown && speaker.side === 'coordinator'
      ? { kind: 'no-such-school' }
      : nothing;
  }
  const meaningsOfAll = (intents: readonly Intent[]) =>
    distinct(intents.flatMap((intent) => meaningsOf(intent, facts))).slice(0, MOST_OPTIONS);
  if (best.intent.command === QUESTION) {
    const second = allowed.find(
      ({ intent: { command, writes } }) => !NO_COMMANDS.has(command) && writes !== true,
    );
    const offer = second === undefined ? [] : meaningsOfAll([second.intent]).slice(0, 1);
    const known = best.intent.answer;
    return {
      kind: 'none',
      isOurs: true,
      isQuestion: true,
      offer,
      ...(known !== undefined && { answer: known }),
    };
  }
  if (best.intent.command === OTHERS) return { kind: 'other-school' };
  if (cues.has('refusal')) {
    // Who wants nothing sent is shown where that is chosen: for oneself, or for a school.
    const place = allowed.find(({ rule }) => rule.includes('refusal'));
    if (place === undefined) return { kind: 'manner', manner: 'refused' };
    const isOwn = place.intent.command === 'preferences';
    const doubt = isOwn ? 'refused' : place.intent.writes === true ? 'writes' : 'unsure';
    return { kind: 'choose', options: meaningsOfAll([place.intent]), doubt };
  }
  if (speaker.side === 'school' && isAboutOther(facts) && usesFigures(best.intent)) {
    const isOwn =
      !spoken.isUnknown && spoken.schools.every(({ id }) => speaker.otherOwnSchools?.includes(id));
    return { kind: isOwn ? 'other-own-school' : 'other-school' };
  }
  if (speaker.side === 'coordinator' && spoken.isUnknown && takesSchool(best.intent)) {
    return { kind: 'no-such-school' };
  }
  const strangers = strangersAmong(
    words.filter((_, index) => !facts.used.has(index) && !spoken.used.has(index)),
  );
  const ours = words.filter((word, index) => isOurs(word) || spoken.used.has(index)).length;
  const isKnown =
    strangers === 0 ||
    best.intent.hasOwnWords === true ||
    (best.score >= TELLING ? strangers <= ours + 1 : strangers < ours);
  if (!isKnown && strangers > 2 * ours) return nothing;
  const near = allowed.filter(
    ({ intent, score }) =>
      best.score - score < MARGIN &&
      intent.command !== best.intent.command &&
      !NO_COMMANDS.has(intent.command) &&
      best.intent.hasOwnWords !== true,
  );
  if (facts.period.beyond !== undefined && best.intent.writes !== true && tellsFigures(best.intent)) {
    return { kind: 'beyond', beyond: facts.period.beyond };
  }
  // «сравни 1 и 2»
  const isCompared = cues.has('several-schools') && best.intent.command === 'overview';
  const schoolCards = isCompared ? INTENTS.filter(({ command }) => command === 'school-figures') : [];
  const options = meaningsOfAll([...schoolCards, best.intent, ...near.map(({ intent }) => intent)]);
  const [only, ...others] = options;
  if (only === undefined) return nothing;
  if (others.length > 0) return { kind: 'choose', options, doubt: 'several' };
  if (only.writes) return { kind: 'choose', options, doubt: 'writes' };
  if (!isKnown) return { kind: 'choose', options, doubt: 'unsure' };
  const lacks = lackOf(facts, cues, best.intent);
  return { kind: 'run', meaning: only, core: coreOf(words), ...(lacks !== undefined && { lacks }) };
}

/** What no command of this person's own is nearly as likely to mean. */
function isForbidden(
  { intent: { command }, score }: { intent: Intent; score: number },
  own: number,
  { mayRun }: Speaker,
): boolean {
  return !NO_COMMANDS.has(command) && !mayRun(command) && score >= TELLING && score - own >= MARGIN;
}

function meaningsOf(intent: Intent, { metrics, period, spoken, speaker }: Facts): Meaning[] {
  const takes = (argument: Argument) => intent.takes?.includes(argument) === true;
  const base: Meaning['args'] = {
    ...(takes('w') && period.week !== undefined && { w: period.week }),
    ...(takes('n') && period.many !== undefined && { n: period.many }),
  };
  const writes = intent.writes === true;
  const [metric] = metrics;
  if (takes('s') && speaker.side === 'coordinator' && spoken.schools.length > 0) {
    const m = takes('m') && metrics.length === 1 && metric !== undefined ? { m: metric } : {};
    return spoken.schools.map(({ id }) => ({
      command: intent.command,
      args: { ...m, s: id, ...base },
      writes,
    }));
  }
  if (takes('m') && metric !== undefined) {
    // Two doings named at once are two cards; where one is needed the first is taken.
    const named = intent.command === 'figure' ? metrics : [metric];
    return named.map((m) => ({ command: intent.command, args: { m, ...base }, writes }));
  }
  return [{ command: intent.command, args: base, writes }];
}

function distinct(meanings: readonly Meaning[]): Meaning[] {
  const byKey = new Map(meanings.map((one) => [`${one.command} ${JSON.stringify(one.args)}`, one]));
  return [...byKey.values()];
}

function isAboutOther({ spoken, speaker }: Facts): boolean {
  if (spoken.isUnknown) return true;
  return spoken.schools.length > 0 && !spoken.schools.some(({ id }) => id === speaker.ownSchool);
}

/** What was asked for besides, where the command that is run does not tell it. */
function lackOf(
  { period: { week }, speaker: { side, today } }: Facts,
  cues: ReadonlySet<string>,
  { command, takes }: Intent,
): Lack | undefined {
  const lastWeek = weekOf(addDays(today, -7)).to;
  if (week !== undefined && week < lastWeek && takes?.includes('w') !== true && OF_LATEST.has(command)) {
    return { week };
  }
  if (side !== 'coordinator' || takes?.includes('m') !== true) return undefined;
  return (['dynamics', 'forecast'] as const).find((one) => cues.has(one));
}

/** Whether the command tells figures of a period. */
function tellsFigures({ command, takes }: Intent): boolean {
  return takes?.some((argument) => argument === 'w' || argument === 'n') === true || OF_LATEST.has(command);
}

function usesFigures({ takes, command }: Intent): boolean {
  return takes !== undefined || command === 'figures';
}

function takesSchool({ command, takes }: Intent): boolean {
  return (
    takes?.includes('s') === true || command === 'overview' || command === 'schools' || command === 'causes'
  );
}

function coreOf(words: readonly Word[]): string {
  return words
    .filter((word) => !isNoise(word) && !word.concepts.has('show'))
    .map(({ text }) => text)
    .join(' ');
}
