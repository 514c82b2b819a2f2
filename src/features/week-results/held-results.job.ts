import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import { DEFAULT_WEEK_HOURS } from '../../domain/week-schedule.ts';
import { instantOf, localDayOf } from '../../domain/zone.ts';
import { listCoordinatorPeers } from '../../storage/held-binding.ts';
import { listResultsPosts } from '../../storage/results-post.ts';
import type { ResultsPost } from '../../storage/results-post.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { momentOf } from '../moment.ts';
import { nextReminderAfter } from '../subjects/figures/results-correction.ts';
import { readPostDetail } from './shown-post.ts';
import { screenTexts } from './screen-texts.ts';

/** The morning after results were held: the coordinators are told once that they are not out. */
export const heldResults: Job = {
  name: 'week-results-held',
  title: screenTexts.heldTitle,
  occurrences(context, after, upTo) {
    return listHeld(context)
      .map((post) => morningAfter(context, post))
      .filter((at) => after < at && at <= upTo);
  },
  usefulUntil: nextReminderAfter,
  run(context, scheduledFor) {
    const { db, district } = context;
    const held = listHeld(context).filter(
      (post) => morningAfter(context, post).getTime() === scheduledFor.getTime(),
    );
    const messages = held.flatMap((post): Outgoing[] => {
      const period = readPostDetail(post.facts)?.period;
      if (period === undefined) return [];
      const usefulUntil = nextReminderAfter(context, post.dueAt);
      const text = screenTexts.stillHeld(period, momentOf(context, usefulUntil), yearOf(todayOf(context)));
      const keyboard = inline([
        button(screenTexts.buttons.publish, 'week-results-publish', { w: post.weekTo }, 'primary'),
      ]);
      return listCoordinatorPeers(db, district.id).map((to) => ({
        to,
        lane: 'bulk',
        text,
        keyboard,
        usefulUntil,
      }));
    });
    return { messages };
  },
};

function listHeld({ db, district }: DistrictContext): ResultsPost[] {
  return listResultsPosts(db, district.id, 2).filter(({ state }) => state === 'held');
}

function morningAfter({ settings }: DistrictContext, { dueAt, changedAt }: ResultsPost): Date {
  const zone = zoneOf(settings);
  const from = changedAt > dueAt ? changedAt : dueAt;
  return instantOf(addDays(localDayOf(from, zone), 1), DEFAULT_WEEK_HOURS.night.to, zone);
}
