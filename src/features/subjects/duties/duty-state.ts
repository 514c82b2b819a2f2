import { addDays } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { currentOccasion, occasionsOf } from '../../../domain/duty.ts';
import type { Occasion } from '../../../domain/duty.ts';
import type { School, UnitId } from '../../../domain/unit.ts';
import { listAnswersFor } from '../../../storage/duty-answer.ts';
import type { StoredDutyAnswer } from '../../../storage/duty-answer.ts';
import { listDutyExtensions } from '../../../storage/duty-extension.ts';
import type { DutyExtension } from '../../../storage/duty-extension.ts';
import type { StoredDuty } from '../../../storage/duty.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { namedSchools } from '../schools/district-schools.ts';
import type { NamedSchool } from '../schools/district-schools.ts';
import { noteUnits, shownOf } from './duty-evidence.ts';
import type { DutyDone } from './duty-evidence.ts';

/**
 * How one school stands with one occasion of a duty. `done`: by its answer, or by what it did (then without one);
 * `waiting`: «Нас не касается» is not decided yet; `returned`: to be done again; `no-figures`: the note of a week for which
 * the school has no figures yet is owed by nobody, there is nothing to write it from.
 */
export type DutyState =
  | { kind: 'open' }
  | { kind: 'no-figures' }
  | DutyDone
  | { kind: 'waiting'; answer: StoredDutyAnswer }
  | { kind: 'not-ours'; answer: StoredDutyAnswer }
  | { kind: 'returned'; remark: string; answer: StoredDutyAnswer };

/** `dueOn`: the school's own day, a later one than that of the duty where it was extended. */
export type SchoolDuty<S extends School = NamedSchool> = {
  school: S;
  state: DutyState;
  dueOn: CalendarDay | undefined;
  extension: DutyExtension | undefined;
};

type Place = Pick<DistrictContext, 'db' | 'now' | 'reference' | 'district' | 'settings'>;

/** The occasion that is asked for today, or the first one to come. */
export function occasionOf(context: Place, duty: StoredDuty): Occasion {
  return currentOccasion(duty, todayOf(context), context.reference.calendar);
}

/** The occasion of a key, begun by today; undefined where there is none. */
export function findOccasion(context: Place, duty: StoredDuty, key: string): Occasion | undefined {
  const current = occasionOf(context, duty);
  if (current.key === key) return current;
  const till = addDays(todayOf(context), MOST_DAYS_AHEAD);
  return occasionsOf(duty, { from: duty.startsOn, to: till }, context.reference.calendar).find(
    (one) => one.key === key && one.from <= todayOf(context),
  );
}

/** A quarter's own day is so far ahead at most. */
const MOST_DAYS_AHEAD = 100;

/** Every school that the duty is for, by name. */
export function dutyStates(
  context: Place,
  duty: StoredDuty,
  occasion: Occasion = occasionOf(context, duty),
): SchoolDuty[] {
  const concerned = namedSchools(context).filter((school) => concerns(duty, school));
  return dutyStatesFor(context, duty, { occasion, schools: concerned });
}

/** The schools that still have to do it, each with its own day. */
export function debtorsOf(
  context: Place,
  duty: StoredDuty,
  occasion: Occasion = occasionOf(context, duty),
): SchoolDuty[] {
  return dutyStates(context, duty, occasion).filter(({ state }) => isOwed(state));
}

export function isOwed({ kind }: DutyState): boolean {
  return kind === 'open' || kind === 'returned';
}

/** How long after its day a dated one that a school has not done still stands before it. */
export const SHOWN_AFTER_DAYS = 14;

export function concerns({ unitIds }: Pick<StoredDuty, 'unitIds'>, { id }: Pick<School, 'id'>): boolean {
  return unitIds === undefined || unitIds.includes(id);
}

/** The same as `dutyStates` of given schools, which the duty must be for. */
export function dutyStatesFor<S extends School>(
  context: Pick<Place, 'db' | 'reference' | 'settings'>,
  duty: StoredDuty,
  { occasion, schools }: { occasion: Occasion; schools: readonly S[] },
): SchoolDuty<S>[] {
  const [only, ...others] = schools;
  const answers = listAnswersFor(context.db, duty.id, {
    occasion: occasion.key,
    ...(only !== undefined && others.length === 0 && { unitId: only.id }),
  });
  const extensions = new Map(
    listDutyExtensions(context.db, duty.id)
      .filter(({ occasion: key }) => key === occasion.key)
      .map((extension) => [extension.unitId, extension]),
  );
  const answersOf = new Map<UnitId, StoredDutyAnswer[]>();
  for (const one of answers) answersOf.set(one.unitId, [...(answersOf.get(one.unitId) ?? []), one]);
  const shown = shownOf(context, duty, { occasion, schools });
  const withFigures = duty.evidence.kind === 'week-note' ? noteUnits(context, schools, occasion) : undefined;
  return schools.map((school) => {
    const extension = extensions.get(school.id);
    return {
      school,
      state: stateOf(answersOf.get(school.id) ?? [], {
        occasion,
        shown: shown.get(school.id),
        isTooEarly: withFigures?.has(school.id) === false,
      }),
      dueOn: extension?.dueOn ?? occasion.dueOn,
      extension,
    };
  });
}

function stateOf(
  answers: readonly StoredDutyAnswer[],
  { occasion, shown, isTooEarly }: { occasion: Occasion; shown: DutyDone | undefined; isTooEarly: boolean },
): DutyState {
  // What does not concern a school does not concern it next time either.
  const notOurs = answers.findLast(({ kind, state }) => kind === 'not-ours' && state === 'accepted');
  if (notOurs !== undefined) return { kind: 'not-ours', answer: notOurs };
  const ofOccasion = answers.filter((one) => one.occasion === occasion.key);
  const inForce = ofOccasion.findLast(({ state }) => state === 'given' || state === 'accepted');
  if (inForce?.kind === 'done') {
    const { answeredAt: at, role } = inForce;
    return { kind: 'done', at, ...(role !== undefined && { by: role }), answer: inForce };
  }
  if (shown !== undefined) return shown;
  if (inForce !== undefined) return { kind: 'waiting', answer: inForce };
  const last = ofOccasion.at(-1);
  if (last?.state === 'returned') return { kind: 'returned', remark: last.remark ?? '', answer: last };
  return { kind: isTooEarly ? 'no-figures' : 'open' };
}
