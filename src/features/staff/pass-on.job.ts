import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { listOpenNotices, markPassedOn } from '../../storage/office-notice.ts';
import { listDeputies } from '../../storage/held-binding.ts';
import { deadlineHoursOf } from '../district-hours.ts';
import type { Job, JobMessage } from '../feature.ts';
import { texts } from './texts.ts';

const DAY_MS = 86_400_000;

/** What the coordinators were told and nobody took up for a day goes on, once, to whoever stands in for one of them. */
export const passOn: Job = {
  name: 'office-notices',
  title: texts.passOnTitle,
  silent: true,
  occurrences({ db, district }, after, upTo) {
    const since = Math.min(...listDeputies(db, district.id).map((one) => one.since.getTime()));
    if (!Number.isFinite(since)) return [];
    return listOpenNotices(db, district.id)
      .map(({ createdAt }) => Math.max(createdAt.getTime() + DAY_MS, since))
      .map((at) => new Date(Math.max(at, after.getTime() + 1)))
      .filter((at) => at <= upTo);
  },
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + 7 * DAY_MS),
  run(context) {
    const { db, now, district } = context;
    const { quiet, zone } = deadlineHoursOf(context.settings);
    const deputies = listDeputies(db, district.id);
    const due = listOpenNotices(db, district.id).filter(
      ({ createdAt }) => createdAt.getTime() + DAY_MS <= now.getTime(),
    );
    const messages = due.flatMap(({ id, content }) => {
      markPassedOn(db, id, now);
      return deputies.map(({ externalId }): JobMessage => ({
        ...content,
        to: externalId,
        lane: 'bulk',
        text: texts.passedOn(content.text),
        notBefore: notInQuietHours(now, quiet, zone),
        dedupeKey: `office-notice/${id}/${externalId}`,
      }));
    });
    return { messages };
  },
};
