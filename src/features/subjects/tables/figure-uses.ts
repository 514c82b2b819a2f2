import { z } from 'zod';
import { parseCalendarDay } from '../../../domain/calendar-day.ts';
import type { Figure } from '../../../domain/measurement.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { metricKey } from '../../../domain/metric.ts';
import { samePeriod, weekOf } from '../../../domain/period.ts';
import type { Period } from '../../../domain/period.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { listClosedDisputes, listOpenDisputes } from '../../../storage/dispute.ts';
import type { StoredDispute } from '../../../storage/dispute.ts';
import { listDuties } from '../../../storage/duty.ts';
import type { StoredDuty } from '../../../storage/duty.ts';
import { listOutdatedLetters, listOutdatedRecipients } from '../../../storage/figure-use.ts';
import { listFiguresOf, listHistoryOf, listMeasurementsBetween } from '../../../storage/measurement.ts';
import { listResultsPosts } from '../../../storage/results-post.ts';
import type { ResultsPost } from '../../../storage/results-post.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { shortHash } from '../../short-hash.ts';
import { concerns, dutyStatesFor, isOwed, occasionOf } from '../duties/duty-state.ts';
import { namedSchools } from '../schools/district-schools.ts';
import type { NamedSchool } from '../schools/district-schools.ts';
import { municipalitiesOf } from '../schools/region-facts.ts';

/** A letter and a broadcast are looked after so long. */
const LETTER_DAYS = 100;
const DAY_MS = 86_400_000;

/**
 * What was told or decided by figures of a district, and whether it still holds. Two of them, from before and after an
 * act, say what the act reaches (`reachOf`): a loading, an undoing, a value typed in, a dispute accepted, a doubt settled.
 */
export type FigureUses = {
  /** The weeks in the беседа, each with a print of the figures it told. */
  results: readonly UsedResults[];
  /** Letters that tell what is not in force, by number. */
  letters: ReadonlyMap<number, readonly UnitId[]>;
  /** Broadcasts that told schools what is not in force, by number. */
  broadcasts: ReadonlyMap<number, readonly UnitId[]>;
  disputes: readonly UsedDispute[];
  /** Questions closed lately because their figure was gone, which stands again. */
  back: readonly StoredDispute[];
  /** Duties that a figure fulfils, with the schools it does so for, and those that owe them. */
  duties: readonly UsedDuty[];
};

type UsedDispute = { dispute: StoredDispute; standing: 'in-force' | 'superseded' | 'gone' };

/** `holds`: they tell what is in force; what an older version of the program published is not known to. */
export type UsedResults = {
  post: ResultsPost;
  period: Period;
  text: string;
  print: string;
  holds: boolean;
};

export type UsedDuty = {
  duty: StoredDuty;
  occasion: string;
  done: ReadonlySet<UnitId>;
  owed: ReadonlySet<UnitId>;
};

/** Only reads. */
export function usesOf(context: DistrictContext): FigureUses {
  const { db, district, now } = context;
  const schools = namedSchools(context);
  const schoolIds = schools.map(({ id }) => id);
  const since = new Date(now.getTime() - LETTER_DAYS * DAY_MS);
  const letters = listOutdatedLetters(db, district.id, since);
  const told = groupBy(listOutdatedRecipients(db, district.id, { since }), ({ batchId }) => batchId);
  return {
    results: usedResults(context),
    letters: new Map(letters.map(({ letterId, unitIds }) => [letterId, unitIds])),
    broadcasts: new Map([...told].map(([id, rows]) => [id, [...new Set(rows.map(({ unitId }) => unitId))]])),
    disputes: listOpenDisputes(db, schoolIds).map((dispute) => ({
      dispute,
      standing: standingOf(context, dispute),
    })),
    back: listClosedDisputes(db, schoolIds, new Date(now.getTime() - DAY_MS)).filter(
      (dispute) => standingOf(context, dispute) === 'in-force',
    ),
    duties: usedDuties(context, schools),
  };
}

/** Of what a published week remembers (features/week-results/shown-post.ts), the part that is asked for here. */
const tellingPost = z.object({
  text: z.string(),
  facts: z.object({ totals: z.array(z.object({ metric: z.string(), day: z.string().optional() })) }),
  print: z.string().optional(),
});

function usedResults(context: DistrictContext): UsedResults[] {
  const { db, district } = context;
  const posts = listResultsPosts(db, district.id, 2).filter(
    ({ state, batchId }) => state === 'published' && batchId !== undefined,
  );
  return posts.flatMap((post) => {
    const told = tellingPost.safeParse(post.facts).data;
    if (told === undefined) return [];
    const period = weekOf(post.weekTo);
    const print = printOfWeek(context, period, told.facts.totals);
    return [{ post, period, text: told.text, print, holds: told.print === print }];
  });
}

/**
 * Equal where the results of a week would tell the same: which loading brought a figure does not matter. `told`: what
 * they tell besides the week's own figures, each on a day of its own.
 */
export function printOfWeek(
  context: DistrictContext,
  period: Period,
  told: readonly { metric: string; day?: string | undefined }[],
): string {
  const units = [...namedSchools(context), ...municipalitiesOf(context), context.district].map(
    ({ id }) => id,
  );
  const dated = new Set(told.flatMap(({ metric, day }) => (day === undefined ? [] : [`${metric} ${day}`])));
  const days = new Set(
    told.flatMap(({ day }) => (day === undefined ? [] : (parseCalendarDay(day) ?? []))),
  ).add(period.to);
  const figures = [...days]
    .flatMap((day) => listMeasurementsBetween(context.db, units, { from: day, to: day }))
    .filter(
      ({ metric, period: of, origin, state }) =>
        origin === 'federal' &&
        state !== 'not-listed' &&
        (samePeriod(of, period) || dated.has(`${metricKey(metric)} ${of.to}`)),
    )
    .map(({ unitId, metric, period: { from, to }, state, value, numerator, denominator, doubt }) =>
      [unitId, metricKey(metric), from, to, state, value, numerator, denominator, doubt].join(' '),
    );
  return shortHash(figures.toSorted().join('\n'));
}

function standingOf({ db }: DistrictContext, dispute: StoredDispute): UsedDispute['standing'] {
  const stands = listFiguresOf(db, [dispute.unitId], dispute)[0];
  if (stands === undefined) return 'gone';
  const before = listHistoryOf(db, dispute).find(({ importId }) => importId === dispute.importId);
  return before !== undefined && isSameFigure(stands, before) ? 'in-force' : 'superseded';
}

function isSameFigure(a: Figure, b: Figure): boolean {
  return (
    a.state === b.state &&
    a.value === b.value &&
    a.numerator === b.numerator &&
    a.denominator === b.denominator
  );
}

function usedDuties(context: DistrictContext, schools: readonly NamedSchool[]): UsedDuty[] {
  const { db, district } = context;
  return listDuties(db, district.id, todayOf(context))
    .filter(({ evidence }) => evidence.kind === 'metric')
    .map((duty) => {
      const occasion = occasionOf(context, duty);
      const concerned = schools.filter((school) => concerns(duty, school));
      const states = dutyStatesFor(context, duty, { occasion, schools: concerned });
      const idsOf = (list: typeof states) => new Set(list.map(({ school }) => school.id));
      return {
        duty,
        occasion: occasion.key,
        done: idsOf(states.filter(({ state }) => state.kind === 'done' && state.figure !== undefined)),
        owed: idsOf(states.filter(({ state }) => isOwed(state))),
      };
    });
}
