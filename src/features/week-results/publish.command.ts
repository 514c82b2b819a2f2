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
import { screenTexts } from './screen-texts.ts';
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
  run: onWeek((context, week) => {
    const { post, hasArrived, period } = week;
    if (post?.state === 'released') return alreadyDone(context, post, 'released');
    const channel = findChannel(context.db, context.district.id);
    if (channel === undefined) return screenLink(screenTexts.noChannelYet);
    if (!channel.present) return screenLink(screenTexts.channelAway);
    if (!hasArrived) return screenLink(screenTexts.nothingToPublish(period));
    change(context, week, 'released');
    noteAct(context, screenTexts.journal.released(period));
    return answer(screenTexts.released(period, waitsUntil(context)), {
      keyboard: inline([button(screenTexts.buttons.hold, 'week-results-hold', { w: period.to })]),
    });
  }),
};

/** «Задержать»: they do not go out by themselves any more. */
export const holdResults: Command<Context> = {
  name: 'week-results-hold',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onWeek((context, week) => {
    const { post, hasArrived, period } = week;
    if (post?.state === 'held') return alreadyDone(context, post, 'held');
    change(context, week, 'held');
    noteAct(context, screenTexts.journal.held(period));
    return answer(screenTexts.held(period, undefined, momentOf(context, week.usefulUntil)), {
      keyboard: inline([
        ...(hasArrived
          ? [button(screenTexts.buttons.publish, 'week-results-publish', { w: period.to }, 'primary')]
          : []),
        button(screenTexts.words.results[0] ?? '', 'week-results'),
      ]),
    });
  }),
};

/** Decides of the week of a button, where it is still the one at hand; otherwise says what became of it. */
function onWeek(decide: (context: Context, week: WeekOnItsWay) => Answer): Command<Context>['run'] {
  return (context, input) => {
    const w = parseCalendarDay(args.safeParse(input.args).data?.w ?? '');
    if (w === undefined) return screenLink(officeTexts.stale);
    const week = weekOnItsWay(context);
    if (week.period.to === w) return decide(context, week);
    const post = findResultsPost(context.db, context.district.id, w);
    return post?.state === 'published'
      ? alreadyDone(context, post, 'published')
      : screenLink(screenTexts.over);
  };
}

function alreadyDone(context: Context, post: ResultsPost, what: Exclude<ResultsPostState, 'shown'>): Answer {
  const at = momentOf(context, post.changedAt);
  const by =
    post.changedBy === undefined ? 'bot' : post.changedBy === context.actor.person.id ? 'you' : 'other';
  const b = what === 'published' ? post.batchId : undefined;
  return answer(screenTexts.already(what, by, at), {
    keyboard: inline([
      ...(b === undefined ? [] : [button(labels.correct, 'correct', { b })]),
      button(screenTexts.words.results[0] ?? '', 'week-results'),
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
  return answer(text, { keyboard: inline([button(screenTexts.words.results[0] ?? '', 'week-results')]) });
}
