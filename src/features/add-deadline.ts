import { button, inline } from '../bot/buttons.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { announcementOf, deadlineReminders, remindersAfter } from '../domain/deadline.ts';
import type { DeadlineHours, DeadlineReminder } from '../domain/deadline.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import { instantOf, localDayOf } from '../domain/zone.ts';
import { insertDeadline, markAnnounced, removeDeadline } from '../storage/deadline.ts';
import { cancelOutbox, enqueue } from '../storage/outbox.ts';
import { addDeadlineTexts as texts } from './add-deadline-texts.ts';
import { connectedPeople } from './connected-people.ts';
import type { ConnectedPerson } from './connected-people.ts';
import type { DistrictContext } from './context.ts';
import { deadlineLine } from './deadline-words.ts';
import { deadlineHoursOf } from './district-hours.ts';
import { namedSchools } from './district-schools.ts';
import type { NamedSchool } from './district-schools.ts';
import { labels } from './texts.ts';

export type AddedDeadline = {
  id: number;
  /** When people hear of it; undefined: a reminder of the same day does it, or the day is over already. */
  announceAt: Date | undefined;
  /** Who hears of it: everybody bound to the schools concerned. */
  people: number;
  /** The schools concerned that nobody in the bot speaks for. */
  unreached: readonly NamedSchool[];
  /** The regular reminders still to come. */
  reminders: readonly DeadlineReminder[];
};

type Place = Pick<DistrictContext, 'db' | 'now' | 'random' | 'reference' | 'district' | 'settings'>;

/**
 * Adds a deadline and puts its announcement into the outbox, whoever adds it: the coordinator in the bot
 * (features/deadlines) and the command line (`deadline add`) both call this, inside their transaction. `unitIds`
 * undefined: every school of the district. Announced at once or at the end of the quiet hours, unless one of its
 * reminders comes on that very day.
 */
export function addDeadline(
  context: Place,
  deadline: {
    dueOn: CalendarDay;
    title: string;
    basis?: string;
    unitIds?: readonly UnitId[];
    createdBy?: PersonId;
  },
): AddedDeadline {
  const { db, now, district, settings, reference } = context;
  const hours = deadlineHoursOf(settings);
  const id = insertDeadline(db, { ...deadline, districtId: district.id }, now);
  const planned = deadlineReminders(deadline.dueOn, reference.calendar);
  const reminders = remindersAfter(now, planned, hours);
  const concerned = namedSchools(context).filter((school) => deadline.unitIds?.includes(school.id) ?? true);
  const people = peopleOf(context, concerned);
  const reached = new Set(people.flatMap((person) => person.schools.map((school) => school.id)));

  const found = announcementOf(now, planned, hours);
  const usefulUntil = instantOf(deadline.dueOn, hours.quiet.from, hours.zone);
  const announceAt = found !== undefined && found.at < usefulUntil ? found.at : undefined;
  if (announceAt !== undefined) {
    announce(context, { ...deadline, id, announceAt, usefulUntil, reminders, people, hours });
  }
  markAnnounced(db, id, now);
  return {
    id,
    announceAt,
    people: people.length,
    unreached: concerned.filter((school) => !reached.has(school.id)),
    reminders,
  };
}

/**
 * Takes a deadline back, and its announcement where nobody has heard of it yet. False where there is none, or it is
 * removed already.
 */
export function withdrawDeadline(
  { db, now }: Pick<Place, 'db' | 'now'>,
  id: number,
  by: PersonId | undefined,
): boolean {
  if (!removeDeadline(db, id, by, now)) return false;
  cancelOutbox(db, `${keyOf(id)}/`);
  return true;
}

/** Who is told, with those of their schools that are concerned. */
function peopleOf(context: Place, concerned: readonly NamedSchool[]): ConnectedPerson[] {
  const ids = new Set(concerned.map(({ id }) => id));
  return connectedPeople(context)
    .map(({ peerId, schools }) => ({ peerId, schools: schools.filter(({ id }) => ids.has(id)) }))
    .filter(({ schools }) => schools.length > 0);
}

type Announcement = {
  id: number;
  dueOn: CalendarDay;
  title: string;
  basis?: string;
  announceAt: Date;
  usefulUntil: Date;
  reminders: readonly DeadlineReminder[];
  people: readonly ConnectedPerson[];
  hours: DeadlineHours;
};

function announce(context: Place, deadline: Announcement): void {
  const { db, reference } = context;
  const today = localDayOf(deadline.announceAt, deadline.hours.zone);
  const line = deadlineLine({ ...deadline, basis: deadline.basis }, { today, calendar: reference.calendar });
  const days = remindersAfter(deadline.announceAt, deadline.reminders, deadline.hours).map(({ day }) => day);
  for (const { peerId, schools } of deadline.people) {
    const [school, ...others] = schools;
    const isAlone = school !== undefined && others.length === 0;
    const done = isAlone
      ? [button(texts.done, 'deadline-done', { d: deadline.id, s: school.id }, 'positive')]
      : [];
    enqueue(
      db,
      {
        to: peerId,
        lane: 'bulk',
        text: texts.announcement({ line, days, schools: isAlone ? [] : schools.map(({ short }) => short) }),
        keyboard: inline([...done, button(labels.deadlines, 'school-deadlines')]),
        notBefore: deadline.announceAt,
        usefulUntil: deadline.usefulUntil,
        dedupeKey: `${keyOf(deadline.id)}/${peerId}`,
      },
      context,
    );
  }
}

function keyOf(id: number): string {
  return `deadline-announcement/${id}`;
}
