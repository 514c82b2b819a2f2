import { addDays } from '../../domain/calendar-day.ts';
import { DEFAULT_DEADLINE_HOURS } from '../../domain/deadline.ts';
import { instantOf, localDayOf } from '../../domain/zone.ts';
import { listSilencesOver, markSilencesTold } from '../../storage/silence.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { groupSilences } from './silence-groups.ts';
import { texts } from './texts.ts';

const { reminderAt } = DEFAULT_DEADLINE_HOURS;

/** The morning after a silence's last day its office hears that it is over; an older one is told with the next look. */
export const silencesOver: Job = {
  name: 'silences-over',
  title: texts.jobTitle,
  occurrences({ db, district, settings }, after, upTo) {
    const zone = zoneOf(settings);
    const until = addDays(localDayOf(upTo, zone), 1);
    return listSilencesOver(db, district.id, until)
      .map(({ until: last }) => instantOf(addDays(last, 1), reminderAt, zone))
      .filter((at) => after < at && at <= upTo);
  },
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + 7 * 24 * 60 * 60_000),
  run(context, scheduledFor) {
    const { db, now, district } = context;
    const over = listSilencesOver(db, district.id, todayOf(context));
    markSilencesTold(
      db,
      district.id,
      over.map(({ id }) => id),
      now,
    );
    const groups = groupSilences(context, over);
    if (groups.length === 0) return { messages: [] };
    const messages = tellCoordinators(context, district.id, {
      text: texts.over(groups, todayOf(context)),
      once: `silences-over/${district.id}/${scheduledFor.toISOString()}`,
    });
    return { messages };
  },
};
