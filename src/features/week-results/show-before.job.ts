import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { expectedPeriod, fridayMoments, resultsInstant } from '../../domain/week-schedule.ts';
import { localTimeOf } from '../../domain/zone.ts';
import { findChannel } from '../../storage/chat.ts';
import { listCoordinatorPeers } from '../../storage/held-binding.ts';
import { findResultsPost, listResultsPosts, saveResultsPost } from '../../storage/results-post.ts';
import { weekScheduleOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { attached, channelMessage } from './channel-message.ts';
import { listResultsRuns } from './results-run.ts';
import { readPostDetail } from './shown-post.ts';
import { screenTexts } from './screen-texts.ts';

const AHEAD_MS = 30 * 60_000;

/** Half an hour before the results: every coordinator sees the very text. Too late, it is not worth anything. */
export const showBefore: Job = {
  name: 'week-results-preview',
  title: screenTexts.previewTitle,
  occurrences({ db, district, settings }, after, upTo) {
    // Without the беседа the results come to the coordinators anyway.
    if (!settings.resultsPreview || findChannel(db, district.id)?.present !== true) return [];
    const schedule = weekScheduleOf(settings);
    const before = (at: Date) => new Date(at.getTime() - AHEAD_MS);
    return fridayMoments(after, upTo, schedule.zone, (friday) =>
      before(resultsInstant(friday, schedule)),
    ).map(({ at }) => at);
  },
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + AHEAD_MS),
  run(context, scheduledFor) {
    const { db, district, settings, now } = context;
    const schedule = weekScheduleOf(settings);
    const dueAt = new Date(scheduledFor.getTime() + AHEAD_MS);
    const [moment] = fridayMoments(new Date(dueAt.getTime() - 1), dueAt, schedule.zone, (friday) =>
      resultsInstant(friday, schedule),
    );
    if (moment === undefined) return { messages: [] };
    const { friday } = moment;
    if (listResultsRuns(context).some(({ detail }) => detail.friday === friday)) return { messages: [] };
    const period = expectedPeriod(friday, schedule);
    const post = findResultsPost(db, district.id, period.to);
    if (post !== undefined && post.state !== 'shown' && post.state !== 'held') return { messages: [] };
    const message = channelMessage(context, period);
    const isHeld = post?.state === 'held';
    if (!isHeld) {
      saveResultsPost(db, district.id, {
        weekTo: period.to,
        state: 'shown',
        dueAt,
        changedBy: undefined,
        changedAt: now,
        batchId: undefined,
        facts: message.detail,
      });
    }
    const heldBefore = listResultsPosts(db, district.id, 2).find(
      ({ state, weekTo }) => state === 'held' && weekTo < period.to,
    );
    const lost = heldBefore && readPostDetail(heldBefore.facts)?.period;
    const w = period.to;
    const { arrived } = message.loaded.results;
    const text = [
      isHeld ? screenTexts.heldPreview(period) : screenTexts.willGo(localTimeOf(dueAt, schedule.zone)),
      ...(lost === undefined ? [] : [screenTexts.lost(lost)]),
      '',
      message.text,
    ].join('\n');
    const keyboard = inline([
      ...(arrived ? [button(screenTexts.buttons.publish, 'week-results-publish', { w }, 'primary')] : []),
      ...(isHeld ? [] : [button(screenTexts.buttons.hold, 'week-results-hold', { w })]),
    ]);
    const messages = listCoordinatorPeers(db, district.id).map((to): Outgoing => ({
      to,
      lane: 'bulk',
      text,
      keyboard,
      usefulUntil: dueAt,
      ...attached(message),
    }));
    return { messages };
  },
};
