import { button, inline } from '../../../bot/buttons.ts';
import { addDays } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { announcementOf, deadlineReminders, reminderInstant } from '../../../domain/deadline.ts';
import type { DeadlineHours } from '../../../domain/deadline.ts';
import { currentOccasion, occasionsOf } from '../../../domain/duty.ts';
import type { Duty, Occasion } from '../../../domain/duty.ts';
import { dutyReminders, isAfterDay } from '../../../domain/duty-reminders.ts';
import type { DutyReminder } from '../../../domain/duty-reminders.ts';
import type { PersonId } from '../../../domain/person.ts';
import { notInQuietHours } from '../../../domain/quiet-hours.ts';
import { instantOf, localDayOf } from '../../../domain/zone.ts';
import { insertBatch } from '../../../storage/batch.ts';
import { findDuty, insertDuty, markAnnounced, removeDuty } from '../../../storage/duty.ts';
import type { NewDuty, StoredDuty } from '../../../storage/duty.ts';
import { cancelOutbox, enqueue } from '../../../storage/outbox.ts';
import { addDeadlineTexts as texts } from './add-deadline-texts.ts';
import { connectedPeople } from '../people/connected-people.ts';
import type { ConnectedPerson } from '../people/connected-people.ts';
import type { Context, DistrictContext } from '../../context.ts';
import { dutyLine, dutyName, dutyQuoted } from './deadline-words.ts';
import { deadlineHoursOf, todayOf } from '../../district-hours.ts';
import { namedSchools } from '../schools/district-schools.ts';
import type { NamedSchool } from '../schools/district-schools.ts';
import { dutyButton } from './duty-button.ts';
import { occasionOf } from './duty-state.ts';
import { dutyTexts } from './duty-texts.ts';
import { evidenceLine } from './evidence-words.ts';
import { noteAct } from '../office/journal.ts';
import { remindNowPrefix } from './reminder-key.ts';
import { labels } from '../../texts.ts';

/** A duty as somebody gave it; `unitIds` undefined: every school of the district. */
export type DutyToAdd = Omit<NewDuty, 'districtId' | 'startsOn'>;

export type AddedDuty = {
  id: number;
  /** When people hear of it; undefined: a reminder of the same day does it, or the day is over already. */
  announceAt: Date | undefined;
  /** Who hears of it: everybody bound to the schools concerned. */
  people: number;
  /** The schools concerned that nobody in the bot speaks for. */
  unreached: readonly NamedSchool[];
  /** The regular reminders still to come, to the day that it is due. */
  reminders: readonly DutyReminder[];
  /** The messages that make it known, as one text to many; undefined where nobody is told. */
  batchId: number | undefined;
};

type Place = DistrictContext & Partial<Pick<Context, 'actor'>>;

/**
 * Adds a duty and puts its announcement into the outbox, whoever adds it: the coordinator in the bot (features/deadlines)
 * and the command line (`deadline add`) both call this, inside their transaction. Announced at once or at the end of the
 * quiet hours; a dated one not where one of its reminders comes on that very day.
 */
export function addDuty(context: Place, duty: DutyToAdd): AddedDuty {
  const { db, now, district, settings } = context;
  const hours = deadlineHoursOf(settings);
  const id = insertDuty(db, { ...duty, districtId: district.id, startsOn: todayOf(context) }, now);
  const stored = findDuty(db, id);
  if (stored === undefined) throw new Error(`the duty ${id} that was just added is not there`);
  const concerned = namedSchools(context).filter((school) => duty.unitIds?.includes(school.id) ?? true);
  const people = peopleOf(context, concerned);
  const reached = new Set(people.flatMap((person) => person.schools.map((school) => school.id)));

  const reminders = remindersOf(context, stored);
  const announceAt = announcementMoment(context, stored);
  const batchId =
    announceAt === undefined || people.length === 0
      ? undefined
      : announce(context, stored, { announceAt, reminders, people, hours });
  markAnnounced(db, id, now);
  noteAct(context, texts.addedAct(dutyQuoted(stored, todayOf(context))));
  return {
    id,
    announceAt,
    people: people.length,
    unreached: concerned.filter((school) => !reached.has(school.id)),
    reminders,
    batchId,
  };
}

/** A dated duty that is confirmed by «Готово»: what the first version called a deadline. */
export function addDeadline(
  context: Place,
  deadline: Omit<DutyToAdd, 'kind' | 'dueOn'> & { dueOn: CalendarDay },
): AddedDuty {
  return addDuty(context, { ...deadline, kind: 'dated' });
}

/** A repeated duty is due again within a quarter. */
const NEXT_WITHIN_DAYS = 200;

/**
 * The regular reminders of a duty that are still to come, to its day; of a repeated one those of its next occasion that
 * has any. `isAfterToo`: where none is left to the day, those after it.
 */
export function remindersOf(
  context: Pick<DistrictContext, 'now' | 'reference' | 'settings'>,
  duty: Pick<Duty, 'kind' | 'dueOn' | 'weekday' | 'startsOn'>,
  { isAfterToo = false } = {},
): DutyReminder[] {
  const { now, settings, reference } = context;
  const { calendar } = reference;
  const today = todayOf(context);
  const ahead = (occasion: Occasion) =>
    dutyReminders(duty.kind, occasion, calendar).filter(
      (reminder) => reminderInstant(reminder, deadlineHoursOf(settings)) > now,
    );
  const toItsDay = (occasion: Occasion) => ahead(occasion).filter((one) => !isAfterDay(one));
  const occasion = currentOccasion(duty, today, calendar);
  const current = toItsDay(occasion);
  if (current.length > 0) return current;
  const after = isAfterToo ? ahead(occasion) : [];
  if (after.length > 0 || duty.kind === 'dated' || duty.kind === 'soon') return after;
  const later = occasionsOf(duty, { from: today, to: addDays(today, NEXT_WITHIN_DAYS) }, calendar);
  return later.map(toItsDay).find((reminders) => reminders.length > 0) ?? [];
}

/** When a duty that is added now is made known; undefined: not at all. */
export function announcementMoment(
  { now, reference, settings }: Pick<DistrictContext, 'now' | 'reference' | 'settings'>,
  { dueOn }: Pick<Duty, 'dueOn'>,
): Date | undefined {
  const hours = deadlineHoursOf(settings);
  if (dueOn === undefined) return notInQuietHours(now, hours.quiet, hours.zone);
  const found = announcementOf(now, deadlineReminders(dueOn, reference.calendar), hours);
  return found !== undefined && found.at < usefulUntil(dueOn, hours) ? found.at : undefined;
}

/**
 * Takes a duty back, and its announcement where nobody has heard of it yet. False where there is none in the district, or
 * it is removed already.
 */
export function withdrawDuty(context: Place, duty: StoredDuty, by: PersonId | undefined): boolean {
  const { db, now } = context;
  if (!removeDuty(db, duty.id, by, now)) return false;
  cancelOutbox(db, `${keyOf(duty.id)}/`);
  cancelOutbox(db, remindNowPrefix(duty.id));
  noteAct(context, texts.removedAct(dutyQuoted(duty, todayOf(context))));
  return true;
}

/** Who is told, with those of their schools that are concerned. */
function peopleOf(context: Place, concerned: readonly NamedSchool[]): ConnectedPerson[] {
  const ids = new Set(concerned.map(({ id }) => id));
  return connectedPeople(context)
    .map(({ peerId, schools }) => ({ peerId, schools: schools.filter(({ id }) => ids.has(id)) }))
    .filter(({ schools }) => schools.length > 0);
}

function usefulUntil(dueOn: CalendarDay, { quiet, zone }: DeadlineHours): Date {
  return instantOf(dueOn, quiet.from, zone);
}

/** Gives the batch its messages belong to. */
function announce(
  context: Place,
  duty: StoredDuty,
  {
    announceAt,
    reminders,
    people,
    hours,
  }: {
    announceAt: Date;
    reminders: readonly DutyReminder[];
    people: readonly ConnectedPerson[];
    hours: DeadlineHours;
  },
): number {
  const { db, now, district, reference } = context;
  const today = localDayOf(announceAt, hours.zone);
  const occasion = occasionOf(context, duty);
  const { dueOn } = occasion;
  const said = {
    line: dutyLine(duty, dueOn, { today, calendar: reference.calendar }),
    evidence: duty.evidence.kind === 'confirm' ? undefined : evidenceLine(context, duty.evidence),
    days: reminders.filter((one) => reminderInstant(one, hours) > announceAt).map(({ day }) => day),
    kind: duty.kind,
  };
  const batchId = insertBatch(
    db,
    {
      districtId: district.id,
      personId: duty.createdBy,
      title: dutyName(duty, today),
      kind: 'duty',
      text: texts.announced(said),
    },
    now,
  );
  const ask = dutyTexts.ask[duty.evidence.kind];
  for (const { peerId, schools } of people) {
    const [school, ...others] = schools;
    const isAlone = school !== undefined && others.length === 0;
    const done = isAlone ? [dutyButton(ask, { duty, occasion, s: school.id }, 'positive')] : [];
    enqueue(
      db,
      {
        to: peerId,
        lane: 'bulk',
        text: texts.announcement({ ...said, schools: isAlone ? [] : schools.map(({ short }) => short) }),
        keyboard: inline([...done, button(labels.deadlines, 'school-deadlines')]),
        notBefore: announceAt,
        ...(duty.dueOn !== undefined && { usefulUntil: usefulUntil(duty.dueOn, hours) }),
        dedupeKey: `${keyOf(duty.id)}/${peerId}`,
        batchId,
      },
      context,
    );
  }
  return batchId;
}

function keyOf(id: number): string {
  return `deadline-announcement/${id}`;
}
