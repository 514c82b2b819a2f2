import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { lowFigures } from '../../domain/low-figures.ts';
import { metricKey } from '../../domain/metric.ts';
import type { Metric } from '../../domain/metric.ts';
import { percentOf } from '../../domain/measurement.ts';
import { samePeriod } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { endsWithin, hasFigure, newestFirst, weekBefore } from '../../domain/unit-figure.ts';
import type { UnitId } from '../../domain/unit.ts';
import type { DisputedFigure } from '../../storage/dispute.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { connectedPeople } from '../subjects/people/connected-people.ts';
import type { DistrictContext } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { figureFactsOf } from '../subjects/figures/figure-facts.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { figureTexts, labels } from '../texts.ts';
import { texts } from './texts.ts';

type OfWeek = {
  period: Period;
  figures: readonly StoredMeasurement[];
  disputed: readonly DisputedFigure[];
};

/** The lines of one school's week by metricKey: «Пишут 10+ сообщений — 0 учителей из 20, неделей раньше 0». */
export type OwnLines = Readonly<Record<string, string>>;

/**
 * Low results in private: to everybody who speaks for a school that has 0 or less than the week before, with the
 * school's own figures of the week and the first step out of it. One message per person. `only`: these schools alone.
 */
export function ownResults(context: DistrictContext, week: OfWeek, only?: ReadonlySet<UnitId>): Outgoing[] {
  return connectedPeople(context).flatMap(({ peerId, schools }): Outgoing[] => {
    const low = schools.flatMap((school) => {
      if (only?.has(school.id) === false || !isLow(context, school, week)) return [];
      const lines = [texts.own(week.period, school.name), ...Object.values(ownLines(context, school, week))];
      return [{ lines, step: firstStep(context, week.period, ownFigures(school, week)) }];
    });
    if (low.length === 0) return [];
    // A step that is the same for all of them stands once, at the end.
    const steps = new Set(low.map(({ step }) => step));
    const [common] = steps.size === 1 ? steps : [];
    const blocks = low.map(({ lines, step }) =>
      [...lines, ...(common === undefined && step !== undefined ? [step] : [])].join('\n'),
    );
    const text = [...blocks, ...(common === undefined ? [] : [common])].join(low.length > 1 ? '\n\n' : '\n');
    return [{ to: peerId, lane: 'bulk', text, keyboard: inline([button(labels.figures, 'figures')]) }];
  });
}

/** What is told, or would be if somebody of the school were in the bot: of each low school, and of those `also` told. */
export function lowLinesByUnit(
  context: DistrictContext,
  week: OfWeek,
  also: ReadonlySet<string>,
): Record<string, OwnLines> {
  const told = namedSchools(context).filter(
    (school) => also.has(String(school.id)) || isLow(context, school, week),
  );
  return Object.fromEntries(told.map((school) => [school.id, ownLines(context, school, week)]));
}

/**
 * To those who were told their low figures and now have others: the lines that changed, once. A week before that was put
 * right, or a mark that came or went, leaves the figure itself as they know it.
 */
export function ownCorrections(
  context: DistrictContext,
  week: OfWeek,
  told: Readonly<Record<string, OwnLines>>,
  isSilent: (unitId: UnitId) => boolean,
): Outgoing[] {
  return connectedPeople(context).flatMap(({ peerId, schools }): Outgoing[] => {
    const blocks = schools.flatMap((school) => {
      const before = told[school.id];
      if (before === undefined || isSilent(school.id)) return [];
      const now = ownLines(context, school, week);
      const changed = Object.entries(now).flatMap(([key, line]) =>
        texts.withoutMarks(before[key] ?? '') === texts.withoutMarks(line) ? [] : [line],
      );
      const gone = Object.keys(before).filter((key) => now[key] === undefined).length;
      if (changed.length + gone === 0) return [];
      return [
        [
          texts.ownCorrection(week.period, school.name),
          ...changed,
          ...(gone > 0 ? [texts.ownTakenBack(Object.keys(now).length === 0)] : []),
        ].join('\n'),
      ];
    });
    if (blocks.length === 0) return [];
    const keyboard = inline([button(labels.figures, 'figures')]);
    return [{ to: peerId, lane: 'bulk', text: blocks.join('\n\n'), keyboard }];
  });
}

function ownFigures({ id }: NamedSchool, { figures }: OfWeek): StoredMeasurement[] {
  return figures.filter(({ unitId }) => unitId === id);
}

function isLow({ reference: { metrics } }: DistrictContext, school: NamedSchool, week: OfWeek): boolean {
  return lowFigures(ownFigures(school, week), { period: week.period, metrics }).length > 0;
}

/** The figures of the week, good and bad alike. */
function ownLines({ reference: { metrics } }: DistrictContext, school: NamedSchool, week: OfWeek): OwnLines {
  const { period, disputed } = week;
  const ofTwoWeeks = ownFigures(school, week).filter(
    (figure) => samePeriod(figure.period, period) || samePeriod(figure.period, weekBefore(period)),
  );
  const facts = figureFactsOf(metrics, school.organisationKind, ofTwoWeeks).facts.filter(
    ({ metric, origin, latest }) =>
      metric.window === 'week' &&
      origin === 'federal' &&
      samePeriod(latest.period, period) &&
      hasFigure(latest),
  );
  return Object.fromEntries(
    facts.map((fact, index) => {
      const isFirst = facts[index - 1]?.metric.audience !== fact.metric.audience;
      const value = valueInWords(fact, isFirst);
      const isChecked = disputed.some((one) => isSameFigure(one, fact.latest));
      const line = figureTexts.line(fact.version.label, isChecked ? texts.checked(value) : value);
      return [metricKey(fact.latest.metric), line];
    }),
  );
}

function isSameFigure(disputed: DisputedFigure, figure: StoredMeasurement): boolean {
  return (
    disputed.unitId === figure.unitId &&
    metricKey(disputed.metric) === metricKey(figure.metric) &&
    samePeriod(disputed.period, figure.period)
  );
}

/** «0 учителей из 31, неделей раньше 2» */
function valueInWords({ metric, latest, previous }: FigureFact, withNoun: boolean): string {
  const now = shareInWords(latest, withNoun ? metric.audience : undefined);
  if (latest.doubt !== undefined) return figureTexts.doubtful(now);
  if (previous === undefined) return now;
  const before =
    latest.numerator === undefined || previous.numerator === undefined
      ? figureTexts.percentOf(previous.value ?? 0, undefined)
      : figureTexts.number(previous.numerator);
  return texts.weekBefore(now, before);
}

function shareInWords(
  { value = 0, numerator, denominator }: StoredMeasurement,
  audience: Metric['audience'] | undefined,
): string {
  if (numerator === undefined || denominator === undefined) return figureTexts.percentOf(value, audience);
  const share = numerator === 0 ? undefined : percentOf(numerator, denominator);
  return figureTexts.counts({ numerator, denominator, audience, share });
}

/** Out of a 0 the cheapest cause first: a status that is not «Активна», then the profile people work in. */
function firstStep(
  { reference: { metrics } }: DistrictContext,
  period: Period,
  own: readonly StoredMeasurement[],
): string | undefined {
  if (!lowFigures(own, { period, metrics }).some(({ kind }) => kind === 'zero')) return undefined;
  const [status] = newestFirst(
    own.filter(
      (figure) =>
        figure.metric.code === 'status' && figure.doubt === undefined && endsWithin(figure.period, period),
    ),
  );
  const definition = metrics
    .find(({ code }) => code === 'status')
    ?.versions.find(({ version }) => version === status?.metric.version)?.definition;
  if (status?.state !== 'zero' || definition === undefined) return texts.firstStepProfile;
  // «Активна»: администратор вошёл, …
  return texts.firstStepStatus(definition.replace(/^«[^»]*»:\s*/, ''));
}
