import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { nextRoundAt } from '../../domain/source-schedule.ts';
import { findLatestWait, isOpenWait } from '../../storage/source-wait.ts';
import { listSources } from '../../storage/table-source.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import { isTaskWaiting } from '../../storage/task.ts';
import type { Context } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { zoneTitle } from '../time-zones.ts';
import { askLook } from './ask-look.ts';
import { TRY_SOURCE } from './look-task.ts';
import type { TryParams } from './look-task.ts';
import { ownSource } from './own-source.ts';
import { roundsOf } from './rounds.ts';
import { fileLines, openButtons, stateLine, whenInWords } from './source-words.ts';
import { texts } from './texts.ts';

/** The screen has seven lines. */
const FILES_SHOWN = 3;

/** «Источник таблицы»: where the tables come from, how it stands with the next one. */
export const tableSourceCommand: Command<Context> = {
  name: 'table-source',
  words: [labels.tableSource, ...texts.words],
  help: texts.help,
  who: ['coordinator'],
  where: 'private',
  run: (context) => screen(context),
};

function screen(context: Context): Answer {
  const sources = listSources(context.db, context.district.id);
  const week = sources.find(({ awaits }) => awaits === 'week');
  const month = sources.find(({ awaits }) => awaits === 'month');
  const { buttons } = texts;
  if (week === undefined && month === undefined) {
    return answer([texts.screen.none, texts.screen.offer].join('\n'), {
      keyboard: inline([
        button(buttons.setWeek, 'table-source-set', { w: 'week' }, 'primary'),
        button(buttons.setMonth, 'table-source-set', { w: 'month' }),
      ]),
    });
  }
  const lines = [
    ...(week === undefined ? [texts.screen.noWeekly] : weekLines(context, week)),
    ...(month === undefined ? [] : monthLines(context, month)),
  ];
  return answer(lines.join('\n'), { keyboard: inline(...rows(context, week, month)) });
}

function weekLines(context: Context, source: StoredSource): string[] {
  const { refreshAt, sourceTimeZone } = context.settings;
  return [
    ...standLines(context, source),
    texts.screen.source(texts.named(source.source)),
    [texts.screen.weeklyWhen(refreshAt, zoneTitle(sourceTimeZone)), ...nextLine(context, source)].join(' '),
    ...fileLines(context, source, FILES_SHOWN),
  ];
}

function monthLines(context: Context, source: StoredSource): string[] {
  const rounds = roundsOf(context, source);
  if (rounds.of !== 'month') return [];
  return [
    ...standLines(context, source),
    texts.screen.monthly(texts.named(source.source)),
    [texts.screen.monthlyWhen(rounds.fromDay, rounds.workingDays), ...nextLine(context, source)].join(' '),
  ];
}

function standLines(context: Context, source: StoredSource): string[] {
  const wait = findLatestWait(context.db, source.id);
  return wait === undefined ? [] : [stateLine(context, source, wait)];
}

/** When it is looked at next: in the round that is on, or in the next one. */
function nextLine(context: Context, source: StoredSource): string[] {
  const { db, settings, now } = context;
  const wait = findLatestWait(db, source.id);
  const isOn = wait !== undefined && isOpenWait(wait) && now < wait.endsAt;
  const next = isOn ? wait.nextLookAt : undefined;
  const at = next ?? nextRoundAt(roundsOf(context, source), weekScheduleOf(settings), now);
  return at === undefined ? [] : [texts.nextLook(whenInWords(context, at))];
}

function rows(context: Context, week: StoredSource | undefined, month: StoredSource | undefined): Button[][] {
  const { buttons } = texts;
  const open = [week, month].flatMap((source) => (source === undefined ? [] : openLatest(context, source)));
  return [
    open.slice(0, 1),
    week === undefined
      ? [button(buttons.setWeek, 'table-source-set', { w: 'week' }, 'primary')]
      : [
          button(buttons.look, 'table-source-look', { s: week.id }),
          button(buttons.changeWeek, 'table-source-set', { w: 'week' }),
        ],
    month === undefined
      ? [button(buttons.setMonth, 'table-source-set', { w: 'month' })]
      : [
          button(buttons.changeMonth, 'table-source-set', { w: 'month' }),
          button(buttons.monthByHand, 'table-source-remove', { s: month.id }),
        ],
    [
      button(buttons.hour, 'settings-ask', { k: 'refreshAt' }),
      button(buttons.zone, 'setup-zone', { w: 'sourceTimeZone' }),
    ],
    ...(week === undefined ? [] : [[button(buttons.byHand, 'table-source-remove', { s: week.id })]]),
  ].filter((row) => row.length > 0);
}

function openLatest({ db }: Context, source: StoredSource): Button[] {
  const wait = findLatestWait(db, source.id);
  return wait === undefined ? [] : openButtons(db, wait);
}

/** Looks at once: for the awaited table where one is awaited, otherwise only at what is there. */
export const lookNowCommand: Command<Context> = {
  name: 'table-source-look',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const source = ownSource(context, args);
    if (source === undefined) return answer(officeTexts.stale);
    const wait = findLatestWait(context.db, source.id);
    const { externalId } = context.actor.person;
    if (wait !== undefined && isOpenWait(wait) && context.now < wait.endsAt) {
      askLook(context, source, wait, { askedBy: externalId });
      return answer(texts.looking);
    }
    const params: TryParams = { senderId: externalId, sourceId: source.id };
    // Pressed again while it is under way, it is answered once.
    const isUnderWay = isTaskWaiting(context.db, TRY_SOURCE, params);
    return answer(texts.looking, isUnderWay ? {} : { tasks: [{ kind: TRY_SOURCE, params }] });
  },
};
