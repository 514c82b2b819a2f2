import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Keyboard, Reply } from '../../bot/outgoing.ts';
import { weekdayOf, yearOf } from '../../domain/calendar-day.ts';
import { RESULTS_PARTS } from '../../domain/results-parts.ts';
import { afterNight } from '../../domain/week-schedule.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { findChannel } from '../../storage/chat.ts';
import { findResultsPost, listResultsPosts } from '../../storage/results-post.ts';
import type { ResultsPost } from '../../storage/results-post.ts';
import type { Context } from '../context.ts';
import { todayOf, weekScheduleOf } from '../district-hours.ts';
import { momentOf } from '../moment.ts';
import { authorOf } from '../subjects/office/author.ts';
import { labels } from '../texts.ts';
import { attached, channelMessage } from './channel-message.ts';
import { namingWords } from './naming-words.ts';
import { readPostDetail } from './shown-post.ts';
import { screenTexts } from './screen-texts.ts';
import { weekOnItsWay } from './week-on-its-way.ts';
import type { WeekOnItsWay } from './week-on-its-way.ts';

/** «Итоги недели»: what would go into the беседа, when, and everything that can be decided of it. */
export const weekResultsCommand: Command<Context> = {
  name: 'week-results',
  words: screenTexts.words.results,
  help: screenTexts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run: (context) => resultsScreen(context, { withPreview: true }),
};

export function resultsScreen(
  context: Context,
  { first, withPreview = false }: { first?: string; withPreview?: boolean },
): Answer {
  const week = weekOnItsWay(context);
  const text = [
    ...(first === undefined ? [] : [first]),
    ...statusLines(context, week),
    ...settingLines(context),
  ].join('\n');
  const status: Reply = { text, keyboard: keyboardOf(context, week) };
  return { replies: [...(withPreview ? preview(context, week) : []), status] };
}

/** The message of the беседа on real data: the week's own, or the newest week that has some; nothing where none has. */
export function preview(
  context: Context,
  { period, hasArrived }: WeekOnItsWay = weekOnItsWay(context),
): Reply[] {
  const message = channelMessage(context, period);
  const { lastWeek } = message.loaded.results;
  if (hasArrived) return [{ text: `${screenTexts.asItWillBe}\n\n${message.text}`, ...attached(message) }];
  if (lastWeek === undefined) return [];
  // As it is out already: what it told once stands in it still.
  const out = readPostDetail(findResultsPost(context.db, context.district.id, lastWeek.to)?.facts);
  const { resultsParts: parts } = context.settings;
  const sample = channelMessage(context, lastWeek, out && { asPublished: { ...out, parts, nameLow: true } });
  return [{ text: `${screenTexts.asItWouldBe(lastWeek)}\n\n${sample.text}`, ...attached(sample) }];
}

function statusLines(context: Context, week: WeekOnItsWay): string[] {
  const { db, district, settings, now, actor } = context;
  const channel = findChannel(db, district.id);
  const schedule = weekScheduleOf(settings);
  const thisYear = yearOf(todayOf(context));
  const { period, post, dueAt, hasArrived, run } = week;
  const last = latestPublished(context);
  const lines: string[] = [];
  if (post?.state === 'held') {
    const isOwn = post.changedBy === actor.person.id;
    const by = isOwn ? undefined : authorOf(context, post.changedBy);
    const held = { at: momentOf(context, post.changedAt), by };
    lines.push(screenTexts.held(period, held, momentOf(context, week.usefulUntil)));
  } else if (post?.state === 'released') {
    lines.push(screenTexts.released(period, waitsUntil(context)));
  } else if (dueAt > now) {
    const on = localDayOf(dueAt, schedule.zone);
    lines.push(
      screenTexts.willGoOn(
        period,
        { on, weekday: weekdayOf(on), at: localTimeOf(dueAt, schedule.zone) },
        thisYear,
      ),
    );
  } else {
    lines.push(
      hasArrived || run?.detail.state !== 'waiting' ? screenTexts.notOut(period) : screenTexts.waits(period),
    );
  }
  if (!hasArrived && dueAt > now) lines.push(screenTexts.noTableYet(period));
  if (channel?.present !== true)
    lines.push(channel === undefined ? screenTexts.noChannelYet : screenTexts.channelAway);
  if (last !== undefined) {
    lines.push(screenTexts.lastOut(last.period, momentOf(context, last.post.changedAt), thisYear));
  }
  return lines;
}

function settingLines(context: Context): string[] {
  const { settings } = context;
  return [
    screenTexts.contents(RESULTS_PARTS.filter((part) => settings.resultsParts[part])),
    namingWords(context),
    settings.resultsPreview ? screenTexts.shownBefore : screenTexts.notShownBefore,
  ];
}

function keyboardOf(context: Context, { post, period, hasArrived }: WeekOnItsWay): Keyboard {
  const { settings, db, district } = context;
  const { buttons } = screenTexts;
  const w = period.to;
  const isPublic = findChannel(db, district.id)?.present === true;
  const state = post?.state;
  const last = latestPublished(context)?.post.batchId;
  return inline(
    ...(isPublic
      ? [
          [
            ...(hasArrived && state !== 'released'
              ? [button(buttons.publish, 'week-results-publish', { w }, 'primary' as const)]
              : []),
            ...(state === 'held' ? [] : [button(buttons.hold, 'week-results-hold', { w })]),
          ],
        ].filter((row) => row.length > 0)
      : []),
    [button(buttons.contents, 'week-results-parts'), button(buttons.hour, 'week-results-hour')],
    [
      settings.resultsPreview
        ? button(buttons.hideBefore, 'week-results-before', { on: 0 })
        : button(buttons.showBefore, 'week-results-before', { on: 1 }),
    ],
    [
      settings.nameLowSchools
        ? button(buttons.stopNaming, 'week-results-naming', { on: 0 })
        : button(buttons.nameLow, 'week-results-naming'),
    ],
    ...(last === undefined ? [] : [[button(labels.correct, 'correct', { b: last })]]),
  );
}

/** By night what is wanted now waits for the morning. */
export function waitsUntil(context: Context): string | undefined {
  const schedule = weekScheduleOf(context.settings);
  const at = afterNight(context.now, schedule);
  return at > context.now ? localTimeOf(at, schedule.zone) : undefined;
}

type Published = { post: ResultsPost; period: { from: string; to: string } };

function latestPublished({ db, district }: Context): Published | undefined {
  const post = listResultsPosts(db, district.id, 3).find(({ state }) => state === 'published');
  const period = post && readPostDetail(post.facts)?.period;
  return post === undefined || period === undefined ? undefined : { post, period };
}
