import type { Concept } from './vocabulary.ts';

/** What a text may show besides the meanings of its words. */
export type Sign =
  | 'metric'
  | 'several-metrics'
  | 'period'
  /** A row of periods was asked for. */
  | 'row'
  | 'school'
  | 'number'
  /** «как получить …»: how something is done. */
  | 'how-to'
  /** «надо ли» */
  | 'is-due'
  /** Little more than one word was said. */
  | 'bare'
  /** «12 писали, а стоит 9» */
  | 'two-numbers'
  | 'several-schools'
  /** «не та», «не наши» */
  | 'not-so'
  /** «не надо», «не присылайте». */
  | 'refusal'
  /** «не удаляйте» */
  | 'refusal-to-act';
type Cue = Concept | Sign;

/** All of these together say that the command is meant, with this weight; «-» before what must not be there. */
export type Rule = readonly [weight: number, ...cues: (Cue | `-${Cue}`)[]];

export type Argument = 'm' | 'w' | 'n' | 's';

export type Intent = {
  /** The name of a command, or `question`: the answers are searched; `off-topic`: nothing of ours; or `other-school`. */
  command: string;
  speaker: 'school' | 'coordinator' | 'anybody';
  /** It changes something, or begins to: it is offered as a button and never run. */
  writes?: true;
  takes?: readonly Argument[];
  /** What is said besides is somebody's own words: «запиши на пятницу звонок с классными». */
  hasOwnWords?: true;
  /** Of `question`: the answer of data/answers.json that is meant. */
  answer?: string;
  rules: readonly Rule[];
};

/** The one that answers questions from the data files. */
export const QUESTION = 'question';
export const OFF_TOPIC = 'off-topic';
/** The figures of other schools. */
export const OTHERS = 'other-school';

type Reading = readonly Rule[] | (Pick<Intent, 'takes' | 'hasOwnWords'> & { rules: readonly Rule[] });
type Readings = Readonly<Record<string, Reading>>;

/** The intents of one speaker by their command: what only reads may be run, what changes something is only offered. */
export function intentsOf(
  speaker: Intent['speaker'],
  { reads, offers }: { reads: Readings; offers: Readings },
): readonly Intent[] {
  return [
    ...listed(reads).map((one) => ({ ...one, speaker })),
    ...listed(offers).map((one) => ({ ...one, speaker, writes: true as const })),
  ];
}

function listed(readings: Readings) {
  return Object.entries(readings).map(([command, reading]) =>
    'rules' in reading ? { command, ...reading } : { command, rules: reading },
  );
}
