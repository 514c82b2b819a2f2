import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import { findChannel } from '../../storage/chat.ts';
import { findResultsPost, saveResultsPost } from '../../storage/results-post.ts';
import type { ResultsPost, ResultsPostState } from '../../storage/results-post.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { momentOf } from '../moment.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { channelMessage } from './channel-message.ts';
import { readPostDetail } from './shown-post.ts';
import { texts } from './texts.ts';
import { waitsUntil } from './week-results.command.ts';
import { weekOnItsWay } from './week-on-its-way.ts';
import type { WeekOnItsWay } from './week-on-its-way.ts';

const args = z.object({ w: z.string() });

/** «Опубликовать сейчас»: the next look at the jobs sends them; at their hour they do not go again. */
export const publishNow: Command<Context> = {
  name: 'week-results-publish',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const found = findWeek(context, input.args);
    if ('replies' in found) return found;
    const { post, hasArrived, period } = found;
    if (post?.state === 'released') return alreadyDone(context, post, 'released');
    if (findChannel(context.db, context.district.id)?.present !== true) return screenLink(texts.noChannelYet);
    if (!hasArrived) return screenLink(texts.nothingToPublish(period));
    change(context, found, 'released');
    noteAct(context, texts.journal.released(period));
    return answer(texts.released(period, waitsUntil(context)), {
      keyboard: inline([button(texts.buttons.hold, 'week-results-hold', { w: period.to })]),
    });
  },
};

/** «Задержать»: they do not go out by themselves any more. */
export const holdResults: Command<Context> = {
  name: 'week-results-hold',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const found = findWeek(context, input.args);
    if ('replies' in found) return found;
    const { post, period, hasArrived } = found;
    if (post?.state === 'held') return alreadyDone(context, post, 'held');
    change(context, found, 'held');
    noteAct(context, texts.journal.held(period));
    return answer(texts.held(period, undefined, true, momentOf(context, found.usefulUntil)), {
      keyboard: inline([
        ...(hasArrived
          ? [button(texts.buttons.publish, 'week-results-publish', { w: period.to }, 'primary')]
          : []),
        button(texts.words.results[0] ?? '', 'week-results'),
      ]),
    });
  },
};

/** The week of a button, where it is still the one at hand; otherwise what became of it. */
function findWeek(context: Context, given: unknown): WeekOnItsWay | Answer {
  const w = parseCalendarDay(args.safeParse(given).data?.w ?? '');
  if (w === undefined) return screenLink(officeTexts.stale);
  const week = weekOnItsWay(context);
  if (week.period.to === w) return week;
  const post = findResultsPost(context.db, context.district.id, w);
  return post?.state === 'published' ? alreadyDone(context, post, 'published') : screenLink(texts.over);
}

function alreadyDone(context: Context, post: ResultsPost, what: Exclude<ResultsPostState, 'shown'>): Answer {
  const at = momentOf(context, post.changedAt);
  const by =
    post.changedBy === undefined ? 'bot' : post.changedBy === context.actor.person.id ? 'you' : 'other';
  const b = what === 'published' ? post.batchId : undefined;
  return answer(texts.already(what, by, at), {
    keyboard: inline([
      ...(b === undefined ? [] : [button(labels.correct, 'correct', { b })]),
      button(texts.words.results[0] ?? '', 'week-results'),
    ]),
  });
}

function change(context: Context, { period, dueAt, post }: WeekOnItsWay, state: 'held' | 'released'): void {
  const { db, district, now, actor } = context;
  const shown = post && readPostDetail(post.facts);
  saveResultsPost(db, district.id, {
    weekTo: period.to,
    state,
    dueAt: post?.dueAt ?? dueAt,
    changedBy: actor.person.id,
    changedAt: now,
    batchId: undefined,
    // What the presser has before their eyes is what they decide of.
    facts: shown ?? channelMessage(context, period).detail,
  });
}

function screenLink(text: string): Answer {
  return answer(text, { keyboard: inline([button(texts.words.results[0] ?? '', 'week-results')]) });
}
