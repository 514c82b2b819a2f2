import { button, inline } from '../../../bot/buttons.ts';
import type { Reply } from '../../../bot/outgoing.ts';
import { yearOf } from '../../../domain/calendar-day.ts';
import { missingToTarget } from '../../../domain/measurement.ts';
import { findMetric } from '../../../domain/reference.ts';
import type { Batch } from '../../../storage/batch.ts';
import { listMeasurementsOfMetric } from '../../../storage/measurement.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import { VARIABLES } from './batch-lexicon.ts';
import type { VARIABLE_NAMES } from './batch-lexicon.ts';
import type { BatchSpec } from './batch-spec.ts';
import { batchTexts as texts } from './batch-texts.ts';
import type { Lack } from './batch-texts.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import type { NamedSchool } from '../schools/district-schools.ts';
import { openDuties } from '../duties/own-duties.ts';
import { hasFigure } from '../figures/figure-facts.ts';
import { figureInWords } from '../figures/figure-words.ts';
import { officeTexts } from '../../office-texts.ts';
import { ORIGINS, peopleOf } from '../../texts.ts';

type Variable = keyof typeof VARIABLE_NAMES;

/** What is put in place of the variables, by their names as `variablesOf` gives them. */
export type BatchValues = Readonly<Record<string, string>>;

/** Of what is typed: a variable makes it longer. VK takes 4096; what is more goes on in a second message. */
export const MOST_LETTERS = 3500;
const TITLE_LETTERS = 60;
/** A closing mark at the end whose opening one stands before it. */
const QUOTED_END = /^(.*«[^»]*)»$/;
/** Nothing that a person would put in braces is longer. */
const IN_BRACES = /\{([^{}\n]{1,40})\}/g;

/** The words of a text that stand in braces, each once, small and without ё: «школа», «сколько еще». */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(IN_BRACES)].map(([, name = '']) => tidied(name)))];
}

/** «{школа}» → its value; what has none stays as it is typed. */
export function fillText(text: string, values: BatchValues): string {
  const known = new Map(Object.entries(values).map(([name, value]) => [tidied(name), value]));
  return text.replace(IN_BRACES, (whole, name: string) => known.get(tidied(name)) ?? whole);
}

/** Words in braces that are no variables: they stay as they are typed. */
export function unknownVariablesOf(text: string): string[] {
  const unknown = [...text.matchAll(IN_BRACES)].filter(([, name = '']) => variableOf(name) === undefined);
  return [...new Set(unknown.map(([whole]) => whole))];
}

/** The first line of a text, as lists name it: between quotes, so a quotation mark that ends it is not told twice. */
export function batchTitle(text: string): string {
  const line = (text.split('\n')[0] ?? '').trim().replace(/[.,;:\s]+$/, '');
  const letters = Array.from(line);
  if (letters.length <= TITLE_LETTERS) return line.replace(QUOTED_END, '$1');
  return `${letters
    .slice(0, TITLE_LETTERS - 1)
    .join('')
    .trimEnd()}…`;
}

/** The text is the same for everybody. */
export function isSameForAll(text: string): boolean {
  return usedBy(text).size === 0;
}

/** Whether a metric has to be chosen before the text can be filled. */
export function needsMetric(text: string): boolean {
  const used = usedBy(text);
  return used.has('figure') || used.has('missing');
}

type About = { schools: readonly NamedSchool[]; spec: BatchSpec };

/** Every value that is known for somebody, and of which schools one is missing and why. */
type Values = {
  values: BatchValues;
  lacks: ReadonlyMap<Variable, readonly { school: NamedSchool; lack: Lack }[]>;
};

/** With several schools a value names its school. */
function valuesFor(context: DistrictContext, { schools, spec }: About): Values {
  const values: Record<string, string> = {};
  const lacks = new Map<Variable, { school: NamedSchool; lack: Lack }[]>();
  for (const [name, variable] of VARIABLES) {
    const told: string[] = [];
    const missing: { school: NamedSchool; lack: Lack }[] = [];
    for (const school of schools) {
      const found = valueOf(context, variable, school, spec);
      if ('lack' in found) missing.push({ school, lack: found.lack });
      else
        told.push(
          schools.length === 1 || variable === 'school'
            ? found.value
            : texts.ofSchool(school.short, found.value),
        );
    }
    if (missing.length === 0) values[name] = texts.joined(told);
    else lacks.set(variable, missing);
  }
  return { values, lacks };
}

/** What a text says to somebody: filled, in the other wording, or nothing, and then what is missing. */
type Words =
  | {
      text: string;
      isOther: boolean;
      values: BatchValues | undefined;
      /** Those that it tells. */
      figures: readonly StoredMeasurement[];
    }
  | { lacks: readonly { school: NamedSchool; lack: Lack }[] };

/** A text for whoever speaks for the schools; never with an empty place. */
export function wordsFor(context: DistrictContext, text: string, about: About): Words {
  const used = usedBy(text);
  if (used.size === 0) return { text, isOther: false, values: undefined, figures: [] };
  const { values, lacks } = valuesFor(context, about);
  const missing = [...used].flatMap((variable) => lacks.get(variable) ?? []);
  if (missing.length === 0) {
    return { text: fillText(text, values), isOther: false, values, figures: figuresIn(context, text, about) };
  }
  const { otherText } = about.spec;
  const fits = otherText !== undefined && [...usedBy(otherText)].every((variable) => !lacks.has(variable));
  return fits
    ? {
        text: fillText(otherText, values),
        isOther: true,
        values,
        figures: figuresIn(context, otherText, about),
      }
    : { lacks: missing };
}

/** The figures that a text tells about the schools. */
export function figuresIn(
  context: DistrictContext,
  text: string,
  { schools, spec }: About,
): StoredMeasurement[] {
  if (!needsMetric(text)) return [];
  return schools.flatMap((school) => newestFigure(context, school, spec.metric ?? '') ?? []);
}

/** What {показатель} and {сколько ещё} say by now; absent what has nothing to say. */
export function freshFigures(context: DistrictContext, about: About): BatchValues {
  const { values } = valuesFor(context, about);
  return Object.fromEntries(Object.entries(values).filter(([name]) => needsMetric(`{${name}}`)));
}

/** A broadcast as its reader sees it, of words that are filled already. */
export function broadcastReply(
  { settings }: Pick<DistrictContext, 'settings'>,
  batch: Pick<Batch, 'id' | 'asksAck' | 'attachments'>,
  words: string,
): Reply {
  return {
    text: texts.message(settings.operator, batch.asksAck ? `${words}\n\n${texts.askAck}` : words),
    ...(batch.asksAck && {
      keyboard: inline([button(texts.ack, 'broadcast-ack', { b: batch.id }, 'positive')]),
    }),
    ...(batch.attachments.length > 0 && { attachments: batch.attachments }),
  };
}

function usedBy(text: string): ReadonlySet<Variable> {
  return new Set([...text.matchAll(IN_BRACES)].flatMap(([, name = '']) => variableOf(name) ?? []));
}

function variableOf(name: string): Variable | undefined {
  return (VARIABLES as ReadonlyMap<string, Variable>).get(tidied(name));
}

function tidied(name: string): string {
  return name.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}

type Value = { value: string } | { lack: Lack };

function valueOf(context: DistrictContext, variable: Variable, school: NamedSchool, spec: BatchSpec): Value {
  switch (variable) {
    case 'school':
      return { value: school.name };
    case 'figure':
      return figureOf(context, school, spec.metric);
    case 'missing':
      return missingOf(context, school, spec.metric);
    case 'due':
      return dueOf(context, school, spec.audience.debtors);
  }
}

function newestFigure(
  { db }: DistrictContext,
  { id }: NamedSchool,
  code: string,
): StoredMeasurement | undefined {
  const sound = listMeasurementsOfMetric(db, id, code).filter(
    (one) => hasFigure(one) && one.doubt === undefined,
  );
  const newest = sound.filter(({ period }) => period.to === sound[0]?.period.to);
  return newest.find(({ origin }) => origin === 'federal') ?? newest[0];
}

function figureOf(context: DistrictContext, school: NamedSchool, code = ''): Value {
  const metric = findMetric(context.reference, code);
  const figure = metric && newestFigure(context, school, code);
  if (metric === undefined || figure === undefined) return { lack: 'figure' };
  const when = whenOf(context, figure);
  return { value: `${figureInWords(metric, figure, { people: true })}${ORIGINS[figure.origin]} ${when}` };
}

function whenOf(context: DistrictContext, { period }: StoredMeasurement): string {
  return officeTexts.forPeriod(period, yearOf(todayOf(context)));
}

function missingOf(context: DistrictContext, school: NamedSchool, code = ''): Value {
  const metric = findMetric(context.reference, code);
  if (metric?.target === undefined) return { lack: 'target' };
  const figure = newestFigure(context, school, code);
  if (figure === undefined) return { lack: 'figure' };
  const { numerator, denominator } = figure;
  if (numerator === undefined || denominator === undefined) return { lack: 'counts' };
  const missing = missingToTarget(numerator, denominator, metric.target.value);
  if (missing === 0) return { lack: 'reached' };
  return { value: texts.missing(peopleOf(missing, metric.audience), whenOf(context, figure)) };
}

/** The duty that the broadcast is about, or the nearest one with a date. */
function dueOf(context: DistrictContext, school: NamedSchool, dutyId: number | undefined): Value {
  const owed = openDuties(context, school);
  const about = owed.find(({ duty }) => duty.id === dutyId);
  const nearest = about?.dueOn === undefined ? owed.find(({ dueOn }) => dueOn !== undefined) : about;
  if (nearest?.dueOn === undefined) return { lack: 'due' };
  return { value: texts.due(nearest.dueOn, nearest.duty.title, yearOf(todayOf(context))) };
}
