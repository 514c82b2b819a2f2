import { addDays, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { DEFAULT_RETENTION } from '../../domain/retention.ts';
import { hasYear } from '../../domain/working-calendar.ts';
import { instantOf, localDayOf } from '../../domain/zone.ts';
import type { LocalTime } from '../../domain/zone.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { listDuties } from '../../storage/duty.ts';
import { emptyBatchTexts } from '../../storage/erase-batches.ts';
import { deleteOldDialogs, emptySilentDialogs } from '../../storage/dialog.ts';
import { eraseOldAttachments } from '../../storage/dispute.ts';
import { forgetLostNumbers } from '../../storage/forget-number.ts';
import { emptyInboxPayloads } from '../../storage/inbox.ts';
import { deleteOldWrongCodes } from '../../storage/invitation.ts';
import { emptyOldNotices } from '../../storage/office-notice.ts';
import { emptyOutboxContents } from '../../storage/outbox-history.ts';
import { deleteOldJobRuns } from '../../storage/job-run.ts';
import { listCoordinatorPeers } from '../../storage/held-binding.ts';
import { deleteOldLooks } from '../../storage/source-wait.ts';
import { expireStagedFiles } from '../../storage/staged-file.ts';
import { deleteOldTasks } from '../../storage/task.ts';
import type { DistrictContext } from '../context.ts';
import { deadlineHoursOf, todayOf, zoneOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { texts } from './texts.ts';

const AT: LocalTime = '04:00';
const DAY_MS = 86_400_000;
/** A picture of a dispute that nobody decided on is shown no longer than this; the dispute stays. */
const PICTURE_DAYS = 60;
/** A source is looked at up to a hundred times a week, each a run and a task; a cursor never looks back this far. */
const RUN_DAYS = 90;
/** A year's calendar is missed this early: the decree comes in autumn, the first deadlines of January in December. */
const LOOK_AHEAD_DAYS = 21;

/** Every night: words that were kept long enough go, and the coordinators learn of a year without a calendar. */
export const dailyUpkeep: Job = {
  name: 'upkeep',
  title: texts.title,
  silent: true,
  occurrences({ settings }, after, upTo) {
    const zone = zoneOf(settings);
    const last = localDayOf(upTo, zone);
    const moments: Date[] = [];
    for (let on = localDayOf(after, zone); on <= last; on = addDays(on, 1)) {
      moments.push(instantOf(on, AT, zone));
    }
    return moments;
  },
  // Of several nights the last one does the work of all.
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + DAY_MS),
  run(context) {
    const { db, now } = context;
    const { inboxDays, outboxDays, wrongCodeDays } = { ...DEFAULT_RETENTION, ...context.retention };
    const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
    const detail = {
      inbox: emptyInboxPayloads(db, daysAgo(inboxDays)),
      outbox: emptyOutboxContents(db, daysAgo(outboxDays)),
      batches: emptyBatchTexts(db, daysAgo(outboxDays)),
      files: expireStagedFiles(db, now),
      pictures: eraseOldAttachments(db, daysAgo(PICTURE_DAYS)),
      numbers: forgetLostNumbers(db, daysAgo(1)),
      looks: deleteOldLooks(db, daysAgo(RUN_DAYS)),
      runs: deleteOldJobRuns(db, daysAgo(RUN_DAYS)),
      tasks: deleteOldTasks(db, daysAgo(RUN_DAYS)),
    };
    // What nobody of the office took up in a week is found on its own screen.
    emptyOldNotices(db, daysAgo(inboxDays));
    deleteOldWrongCodes(db, daysAgo(wrongCodeDays));
    // A conversation is over after a day of silence: what was said in it, a picture that was never sent, goes; that
    // there was one is kept as long as words are.
    emptySilentDialogs(db, daysAgo(1));
    deleteOldDialogs(db, daysAgo(inboxDays));
    return { messages: calendarNotices(context), detail };
  },
};

/** Once for each year and coordinator: the key stays in the outbox after its words are gone. */
function calendarNotices(context: DistrictContext): Outgoing[] {
  const { db, now, district, reference } = context;
  const today = todayOf(context);
  const days: CalendarDay[] = [
    today,
    addDays(today, LOOK_AHEAD_DAYS),
    ...listDuties(db, district.id, today).flatMap(({ dueOn }) => dueOn ?? []),
  ];
  const years = new Set(days.map(yearOf).filter((year) => !hasYear(reference.calendar, year)));
  const { quiet, zone } = deadlineHoursOf(context.settings);
  return [...years].flatMap((year) =>
    listCoordinatorPeers(db, district.id).map((to): Outgoing => ({
      to,
      lane: 'bulk',
      text: texts.calendarMissing(year),
      notBefore: notInQuietHours(now, quiet, zone),
      dedupeKey: `calendar/${district.id}/${year}/${to}`,
    })),
  );
}
