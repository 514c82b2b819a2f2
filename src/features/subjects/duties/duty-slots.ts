import { addDays, daysBetween } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { reminderInstant } from '../../../domain/deadline.ts';
import { occasionsOf } from '../../../domain/duty.ts';
import type { Occasion } from '../../../domain/duty.ts';
import { dutyReminders, isAfterDay } from '../../../domain/duty-reminders.ts';
import type { DutyReminder } from '../../../domain/duty-reminders.ts';
import { vacationOn } from '../../../domain/vacation.ts';
import type { Vacation } from '../../../domain/vacation.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { listDutyExtensions } from '../../../storage/duty-extension.ts';
import type { DutyExtension } from '../../../storage/duty-extension.ts';
import type { StoredDuty } from '../../../storage/duty.ts';
import { listDuties } from '../../../storage/duty.ts';
import { listSilences } from '../../../storage/silence.ts';
import type { Silence } from '../../../storage/silence.ts';
import { listVacations } from '../../../storage/vacation.ts';
import type { DistrictContext } from '../../context.ts';
import { deadlineHoursOf, todayOf } from '../../district-hours.ts';
import { namedSchools } from '../schools/district-schools.ts';
import type { NamedSchool } from '../schools/district-schools.ts';
import { concerns, debtorsOf, dutyStatesFor, isOwed, occasionOf } from './duty-state.ts';
import { hasNewerWeek } from './duty-evidence.ts';

/** How far a reminder is from the day of its occasion, at most, with holidays between: before it, and after it. */
const BEFORE_DAYS = 45;
const AFTER_DAYS = 20;

/** What a school is to be reminded of on a morning. */
export type DutySlot = {
  duty: StoredDuty;
  occasion: Occasion;
  school: NamedSchool;
  /** The school's own day. */
  dueOn: CalendarDay | undefined;
  reminder: DutyReminder;
  /** Under a silence, or in its vacations: the school is told nothing, the office has its name all the same. */
  isQuiet: boolean;
};

type Place = DistrictContext;

/** The mornings on which duties are reminded of, of a district, whoever still owes them then. */
export function listReminderDays(context: Place, from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const { db, district, reference, settings } = context;
  const days = listDuties(db, district.id).flatMap((duty) => {
    const extended = listDutyExtensions(db, duty.id);
    const occasions = occasionsAround(context, duty, { from, to }, extended);
    return occasions
      .flatMap((occasion) => [
        occasion,
        ...extended
          .filter(({ occasion: key }) => key === occasion.key)
          .map(({ dueOn }) => ({ ...occasion, dueOn })),
      ])
      .flatMap((occasion) => dutyReminders(duty.kind, occasion, reference.calendar))
      .filter((reminder) => from <= reminder.day && reminder.day <= to && isAhead(duty, reminder, settings));
  });
  return [...new Set(days.map(({ day }) => day))].toSorted();
}

/** Everything that is to be reminded of on the morning of `on`: of schools that owe it still, in the duties' order. */
export function listDutySlots(context: Place, on: CalendarDay): DutySlot[] {
  const { db, district } = context;
  // Most duties have nothing on most mornings: the schools are looked at only where one has.
  const mornings = listDuties(db, district.id).flatMap((duty) => {
    const extensions = listDutyExtensions(db, duty.id);
    return occasionsAround(context, duty, { from: on, to: on }, extensions).flatMap((occasion) => {
      const remindersOf = remindersByDay(context, duty, { occasion, extensions, on });
      return remindersOf.size === 0 ? [] : [{ duty, occasion, extensions, remindersOf }];
    });
  });
  if (mornings.length === 0) return [];
  const schools = namedSchools(context);
  const silences = listSilences(db, district.id, on);
  const vacations = listVacations(db, district.id, addDays(on, -BEFORE_DAYS));
  return mornings.flatMap(({ duty, occasion, extensions, remindersOf }) => {
    const ofOccasion = extensions.filter(({ occasion: key }) => key === occasion.key);
    const ownDays = new Map(ofOccasion.map(({ unitId, dueOn }) => [unitId, dueOn]));
    const asked = schools.filter(
      (school) => concerns(duty, school) && remindersOf.has(ownDays.get(school.id) ?? occasion.dueOn),
    );
    if (asked.length === 0) return [];
    return dutyStatesFor(context, duty, { occasion, schools: asked })
      .filter(({ state }) => isOwed(state))
      .flatMap(({ school, dueOn }) =>
        (remindersOf.get(dueOn) ?? []).map((reminder): DutySlot => {
          const isQuiet = isSilent(silences, duty.id, school.id) || rests(vacations, duty, school.id, on);
          return { duty, occasion, school, dueOn, reminder, isQuiet };
        }),
      )
      .filter((slot) => !isUntold(context, slot, vacations));
  });
}

/** Of a time that came and went in the vacations of the school, which heard nothing of it, it is not told that it passed. */
function isUntold(
  { reference, settings }: Place,
  { duty, occasion, school, dueOn, reminder }: DutySlot,
  vacations: readonly Vacation[],
): boolean {
  if (!isAfterDay(reminder)) return false;
  const before = dutyReminders(
    duty.kind,
    { ...occasion, ...(dueOn && { dueOn }) },
    reference.calendar,
  ).filter((one) => !isAfterDay(one) && isAhead(duty, one, settings));
  return before.length > 0 && before.every(({ day }) => rests(vacations, duty, school.id, day));
}

/** The reminders of the morning by the day they are of: the occasion's own, or one that a school has instead of it. */
function remindersByDay(
  { reference, settings }: Place,
  duty: StoredDuty,
  { occasion, extensions, on }: { occasion: Occasion; extensions: readonly DutyExtension[]; on: CalendarDay },
): Map<CalendarDay | undefined, DutyReminder[]> {
  const later = extensions.filter(({ occasion: key }) => key === occasion.key).map(({ dueOn }) => dueOn);
  const found = new Map<CalendarDay | undefined, DutyReminder[]>();
  for (const dueOn of new Set([occasion.dueOn, ...later])) {
    const reminders = dutyReminders(
      duty.kind,
      { ...occasion, ...(dueOn && { dueOn }) },
      reference.calendar,
    ).filter((reminder) => reminder.day === on && isAhead(duty, reminder, settings));
    if (reminders.length > 0) found.set(dueOn, reminders);
  }
  return found;
}

/** Everybody who owes a duty today, whatever morning it is, under a silence or not: the office asks for it. */
export function listSlotsNow(context: Place, duty: StoredDuty): DutySlot[] {
  const today = todayOf(context);
  const occasion = occasionOf(context, duty);
  return debtorsOf(context, duty, occasion).map(({ school, dueOn }) => ({
    duty,
    occasion,
    school,
    dueOn,
    reminder: {
      day: today,
      workingDaysLeft: dueOn === undefined ? undefined : sideOf(dueOn, today),
      last: false,
      toOffice: false,
    },
    isQuiet: false,
  }));
}

/** Whether the day is ahead or behind: that is all a reminder outside of the regular ones says of it. */
function sideOf(dueOn: CalendarDay, today: CalendarDay): number {
  return dueOn < today ? -3 : daysBetween(today, dueOn);
}

/** Whether the school can do anything about it still: the office hears of it all the same. */
export function canBeDone(context: Place, { duty, occasion, school }: DutySlot): boolean {
  return !hasNewerWeek(context, duty, { school, occasion });
}

/** Occasions that may have a reminder within the days: those due around them, an extended one however old. */
function occasionsAround(
  { reference }: Pick<Place, 'reference'>,
  duty: StoredDuty,
  { from, to }: { from: CalendarDay; to: CalendarDay },
  extensions: readonly DutyExtension[],
): Occasion[] {
  const around = occasionsOf(
    duty,
    { from: addDays(from, -AFTER_DAYS), to: addDays(to, BEFORE_DAYS) },
    reference.calendar,
  );
  if (duty.kind === 'soon') return around;
  const known = new Set(around.map(({ key }) => key));
  const extended = extensions.filter(
    ({ occasion, dueOn }) => !known.has(occasion) && dueOn >= addDays(from, -AFTER_DAYS),
  );
  if (extended.length === 0) return around;
  const keys = new Set(extended.map(({ occasion }) => occasion));
  const older = occasionsOf(duty, { from: duty.startsOn, to: addDays(to, BEFORE_DAYS) }, reference.calendar);
  return [...older.filter(({ key }) => keys.has(key)), ...around];
}

/** A slot that had passed when the duty was made is not made up. */
function isAhead(duty: StoredDuty, { day }: DutyReminder, settings: Place['settings']): boolean {
  return reminderInstant({ day }, deadlineHoursOf(settings)) > duty.createdAt;
}

/** `dutyId` undefined: of whatever there is to remind of. */
export function isSilent(silences: readonly Silence[], dutyId: number | undefined, unitId: UnitId): boolean {
  return silences.some(
    (one) =>
      (one.unitId === undefined || one.unitId === unitId) &&
      (one.dutyId === undefined || one.dutyId === dutyId),
  );
}

/** In its vacations a school is reminded of dated duties alone: their days hold whatever the schools do. */
function rests(
  vacations: readonly Vacation[],
  { kind }: StoredDuty,
  unitId: UnitId,
  on: CalendarDay,
): boolean {
  return kind !== 'dated' && vacationOn(vacations, unitId, on) !== undefined;
}
