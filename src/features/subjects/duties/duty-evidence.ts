import { addDays } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { noteWeekOf, reportOccasion } from '../../../domain/duty.ts';
import type { Evidence, Occasion } from '../../../domain/duty.ts';
import type { Role } from '../../../domain/person.ts';
import { findMetric } from '../../../domain/reference.ts';
import type { School, UnitId } from '../../../domain/unit.ts';
import type { StoredDutyAnswer } from '../../../storage/duty-answer.ts';
import { listHandedInReports } from '../../../storage/duty-report.ts';
import type { StoredDuty } from '../../../storage/duty.ts';
import { listMeasurementsBetween, listNewestPlainFigures } from '../../../storage/measurement.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import { listWeekNotes } from '../../../storage/week-note.ts';
import type { DistrictContext } from '../../context.ts';
import { hasFigure, shareOf } from '../figures/figure-facts.ts';

/** It is done: by the school's answer, or by what it did (then without one). */
export type DutyDone = {
  kind: 'done';
  at?: Date;
  by?: Role;
  answer?: StoredDutyAnswer;
  /** Of the evidence `metric`. */
  figure?: StoredMeasurement;
};

type Place = Pick<DistrictContext, 'db' | 'reference' | 'settings'>;

/** The schools that have figures of the week whose note is asked for. */
export function noteUnits(
  context: Place,
  schools: readonly School[],
  occasion: Occasion,
): ReadonlySet<UnitId> {
  const { to } = noteWeekOf(occasion, context.settings);
  return weekFigures(context, schools, { from: to, to });
}

/** Whether a newer week has taken the place of the one whose note is asked for: what would be written now is its note. */
export function hasNewerWeek(
  context: Place,
  { evidence }: StoredDuty,
  { school, occasion }: { school: School; occasion: Occasion },
): boolean {
  if (evidence.kind !== 'week-note') return false;
  const after = addDays(noteWeekOf(occasion, context.settings).to, 1);
  return weekFigures(context, [school], { from: after, to: addDays(after, NEWER_WITHIN_DAYS) }).size > 0;
}

/** No occasion is reminded of as long after its week. */
const NEWER_WITHIN_DAYS = 60;

/** The schools with figures of weeks that end within the days. */
function weekFigures(
  { db, reference }: Pick<Place, 'db' | 'reference'>,
  schools: readonly School[],
  days: { from: CalendarDay; to: CalendarDay },
): ReadonlySet<UnitId> {
  const weekly = new Set(reference.metrics.flatMap(({ window, code }) => (window === 'week' ? code : [])));
  const unitIds = schools.map(({ id }) => id);
  return new Set(
    listMeasurementsBetween(db, unitIds, days)
      .filter((figure) => weekly.has(figure.metric.code) && hasFigure(figure))
      .map(({ unitId }) => unitId),
  );
}

/** The schools that have done it without saying so: the figure, the report, the note of the week show it. */
export function shownOf(
  context: Place,
  duty: StoredDuty,
  { occasion, schools }: { occasion: Occasion; schools: readonly School[] },
): Map<UnitId, DutyDone> {
  const { db } = context;
  const { evidence } = duty;
  const unitIds = schools.map(({ id }) => id);
  switch (evidence.kind) {
    case 'metric':
      return new Map(
        [...listNewestPlainFigures(db, unitIds, evidence.metric)].flatMap(
          ([id, figure]): [UnitId, DutyDone][] =>
            meets(context, evidence, figure) ? [[id, { kind: 'done', figure }]] : [],
        ),
      );
    case 'report':
      return new Map(
        listHandedInReports(db, unitIds, {
          form: evidence.form,
          occasion: reportOccasion(duty, occasion),
          byMail: context.settings.reportByMail,
        }).map(({ unitId, givenAt: at, role }) => [
          unitId,
          { kind: 'done', at, ...(role !== undefined && { by: role }) },
        ]),
      );
    case 'week-note':
      return new Map(
        listWeekNotes(db, unitIds, noteWeekOf(occasion, context.settings).to).map(
          ({ unitId, sentAt: at }) => [unitId, { kind: 'done', at }],
        ),
      );
    default:
      return new Map();
  }
}

type MetricEvidence = Extract<Evidence, { kind: 'metric' }>;

/** The newest figure in force that nobody doubts. */
export function figureFor(
  { db }: Pick<Place, 'db'>,
  unitId: UnitId,
  { metric }: MetricEvidence,
): StoredMeasurement | undefined {
  return listNewestPlainFigures(db, [unitId], metric).get(unitId);
}

/** What the figure has to reach: of the duty itself, or the metric's target in the district. */
export function neededFor(
  { reference }: Pick<Place, 'reference'>,
  { metric, atLeast }: MetricEvidence,
): number | undefined {
  return atLeast ?? findMetric(reference, metric)?.target?.value;
}

function meets(
  context: Pick<Place, 'reference'>,
  evidence: MetricEvidence,
  figure: StoredMeasurement,
): boolean {
  const metric = findMetric(context.reference, evidence.metric);
  if (metric === undefined) return false;
  if (metric.kind === 'status') return figure.value === 1;
  const needed = neededFor(context, evidence);
  if (needed === undefined) return false;
  const reached = metric.kind === 'share' ? shareOf(figure) : (figure.value ?? 0);
  return metric.direction === 'more-is-better' ? reached >= needed : reached <= needed;
}
