import type { CalendarDay } from './calendar-day.ts';
import type { OrderPlace } from './order.ts';
import type { Role } from './person.ts';

/** The command that the answer leads to; the button's label is in the texts of the features. */
export const ANSWER_STEPS = [
  'figures',
  'employees',
  'school-deadlines',
  'why',
  'dispute',
  'next-step',
  'plan',
  'report',
  'appoint',
  'contacts',
  'my-data',
] as const;
export type AnswerStep = (typeof ANSWER_STEPS)[number];

/** A question of data/answers.json with its answer. Lines may hold `{link:id}`, an address of data/links.json. */
export type KnownAnswer = {
  id: string;
  topic: string;
  /** Of its button. */
  label: string;
  question: string;
  /** Words of which no other question is made: a text that has all of one of them asks for this answer. */
  keys?: readonly string[];
  /** Other ways to ask it, for the search. */
  words: readonly string[];
  /** The answer first; at most five lines. */
  answer: readonly string[];
  /** A second screen, where there is more to say. */
  more?: readonly string[];
  /** Empty: it is about the bot itself. */
  sources: readonly OrderPlace[];
  moreSources?: readonly OrderPlace[];
  /** The newest day as of which its sources are known. */
  asOf?: CalendarDay;
  related: readonly string[];
  /** Absent: everybody who holds a role. */
  audience?: readonly Role[];
  next?: AnswerStep;
};

export type Topic = { id: string; title: string };

/** An address that answers name and a district may have its own of. */
export type KnownLink = {
  id: string;
  title: string;
  kinds: readonly LinkKind[];
  default?: { value: string; source: OrderPlace };
  /** Said in its place where nobody gave one. */
  absent: string;
};
export type LinkKind = 'mailbox' | 'page';

/** data/answers.json, data/orders.json and data/links.json, checked against each other. */
export type AnswerBook = {
  /** Small words that say nothing of a subject; several in a line. */
  ignored: readonly string[];
  /** Lines of words that mean the same to the search. */
  synonyms: readonly string[];
  /** Words of other subjects, that are no misprints of ours; several in a line. */
  foreign: readonly string[];
  topics: readonly Topic[];
  /** Ids of the questions that are asked most. */
  popular: readonly string[];
  answers: readonly KnownAnswer[];
};

export function mayRead({ audience }: Pick<KnownAnswer, 'audience'>, role: string): boolean {
  return audience === undefined || audience.some((one) => one === role);
}
