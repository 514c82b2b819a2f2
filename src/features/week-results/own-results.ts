import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { lowFigures } from '../../domain/low-figures.ts';
import { metricKey } from '../../domain/metric.ts';
import type { Metric } from '../../domain/metric.ts';
import { percentOf } from '../../domain/measurement.ts';
import { samePeriod } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { endsWithin, hasFigure, newestFirst, weekBefore } from '../../domain/unit-figure.ts';
import type { DisputedFigure } from '../../storage/dispute.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { connectedPeople } from '../connected-people.ts';
import type { DistrictContext } from '../context.ts';
import type { NamedSchool } from '../district-schools.ts';
import { figureFactsOf } from '../figure-facts.ts';
import type { FigureFact } from '../figure-facts.ts';
import { figureTexts, labels } from '../texts.ts';
import { texts } from './texts.ts';

/**
 * Low results in private: to everybody who speaks for a school that has 0 or less than the week before, with the
 * school's own figures of the week and the first step out of it. One message per person.
 */
export function ownResults(
  context: DistrictContext,
  {
    period,
    figures,
    disputed,
  }: {
    period: Period;
    figures: readonly StoredMeasurement[];
    disputed: readonly DisputedFigure[];
  },
): Outgoing[] {
  return connectedPeople(context).flatMap(({ peerId, schools }): Outgoing[] => {
    const low = schools.flatMap((school) => {
      const own = figures.filter(({ unitId }) => unitId === school.id);
      const lines = lowLines(context, school, { period, own, disputed });
      return lines.length === 0 ? [] : [{ lines, step: firstStep(context, period, own) }];
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

/** The school's name and its figures of the week, good and bad alike; nothing where none of them is low. */
function lowLines(
  { reference: { metrics } }: DistrictContext,
  { name, organisationKind }: NamedSchool,
  {
    period,
    own,
    disputed,
  }: { period: Period; own: readonly StoredMeasurement[]; disputed: readonly DisputedFigure[] },
): string[] {
  if (lowFigures(own, { period, metrics }).length === 0) return [];
  const ofTwoWeeks = own.filter(
    (figure) => samePeriod(figure.period, period) || samePeriod(figure.period, weekBefore(period)),
  );
  const facts = figureFactsOf(metrics, organisationKind, ofTwoWeeks).facts.filter(
    ({ metric, origin, latest }) =>
      metric.window === 'week' &&
      origin === 'federal' &&
      samePeriod(latest.period, period) &&
      hasFigure(latest),
  );
  const lines = facts.map((fact, index) => {
    const isFirst = facts[index - 1]?.metric.audience !== fact.metric.audience;
    const value = valueInWords(fact, isFirst);
    const isChecked = disputed.some((one) => isSameFigure(one, fact.latest));
    return figureTexts.line(fact.version.label, isChecked ? texts.checked(value) : value);
  });
  return [texts.own(period, name), ...lines];
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
