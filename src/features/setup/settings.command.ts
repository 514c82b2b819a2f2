import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Reply } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { DistrictSettings } from '../../domain/district-settings.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findSettingChange } from '../../storage/district-setting.ts';
import { alreadyDone, decidedBy } from '../subjects/office/author.ts';
import { changeSetting } from '../subjects/office/change-setting.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { zoneTitle } from '../time-zones.ts';
import { texts } from './texts.ts';

export const settingsCommand: Command<Context> = {
  name: 'settings',
  words: texts.settingsWords,
  help: texts.settingsHelp,
  who: ['coordinator'],
  where: 'private',
  run: (context) => ({ replies: [settingsScreen(context)] }),
};

function settingsScreen(context: Context): Reply {
  const { settings, district } = context;
  const { buttons } = texts;
  return {
    text: texts.settings({
      district: district.name,
      zone: zoneTitle(settings.timeZone),
      sourceZone: zoneTitle(settings.sourceTimeZone),
      reminderAt: settings.reminderAt,
      resultsAt: settings.resultsAt,
      refreshAt: settings.refreshAt,
      naming: changeInWords(context, 'nameLowSchools', texts.namedSince),
      place: changeInWords(context, 'showPlace', texts.placeSince),
      approval: changeInWords(context, 'approveBroadcasts', texts.approvedSince),
      week: texts.weeks[settings.expectedWeek],
      operator: settings.operator,
      basis: settings.reportBasis,
      contacts: settings.contacts.replace(/\s*\n\s*/g, '; '),
    }),
    keyboard: inline(
      [
        settings.nameLowSchools
          ? button(buttons.stopNaming, 'settings-stop-naming')
          : button(buttons.nameLow, 'week-results-naming'),
      ],
      [
        button(buttons.week, 'settings-week', {
          w: settings.expectedWeek === 'ending-on-friday' ? 'week-before' : 'ending-on-friday',
        }),
        button(settings.showPlace ? buttons.hidePlace : buttons.showPlace, 'settings-place', {
          on: settings.showPlace ? 0 : 1,
        }),
      ],
      [
        button(buttons.reminderAt, 'settings-ask', { k: 'reminderAt' }),
        button(buttons.resultsAt, 'settings-ask', { k: 'resultsAt' }),
      ],
      [
        button(buttons.refreshAt, 'settings-ask', { k: 'refreshAt' }),
        button(buttons.zone, 'setup-zone', { w: 'timeZone' }),
      ],
      [
        button(buttons.reportBasis, 'settings-ask', { k: 'reportBasis' }),
        button(buttons.operator, 'settings-ask', { k: 'operator' }),
      ],
      [button(buttons.contacts, 'settings-ask', { k: 'contacts' })],
    ),
  };
}

type Switch = 'nameLowSchools' | 'showPlace' | 'approveBroadcasts';

/** Whether a switch is on, who decided it and when. */
function changeInWords(context: Context, key: Switch, inWords: typeof texts.namedSince): string {
  const { db, district, settings } = context;
  const change = findSettingChange(db, district.id, key);
  const changed = change && {
    on: localDayOf(change.at, zoneOf(settings)),
    by: decidedBy(context, change.by),
  };
  return inWords(settings[key], changed, yearOf(todayOf(context)));
}

const switchArgs = z.object({ on: z.union([z.literal(0), z.literal(1)]) });

/** Schools with low figures are named no more; that they are named is asked about, by «Итоги недели». */
export const stopNamingCommand: Command<Context> = {
  name: 'settings-stop-naming',
  words: texts.stopNamingWords,
  who: ['coordinator'],
  where: 'private',
  run: (context) => switchTo(context, 'nameLowSchools', false, texts.namingStopped),
};

/** The switch of telling a director the place of the own school. */
export const showPlaceCommand = switchCommand('showPlace', 'settings-place', texts.showPlaceWords, true);
export const hidePlaceCommand = switchCommand(
  'showPlace',
  'settings-hide-place',
  texts.hidePlaceWords,
  false,
);

/** The switch of the head's word before a broadcast to all; its button is on «Люди», where the head stands. */
export const approveBroadcastsCommand = switchCommand(
  'approveBroadcasts',
  'settings-approve',
  texts.approveWords,
  true,
);

/** Typed, it means `typed`; its button says which way. */
function switchCommand(
  key: Exclude<Switch, 'nameLowSchools'>,
  name: string,
  words: readonly string[],
  typed: boolean,
): Command<Context> {
  return {
    name,
    words,
    who: ['coordinator'],
    where: 'private',
    run(context, { args }) {
      const pressed = switchArgs.safeParse(args);
      const isOn = pressed.success ? pressed.data.on === 1 : typed;
      return switchTo(context, key, isOn, texts.switched[key](isOn));
    },
  };
}

/** Turned once: the same button again, on whichever screen, says who did it. */
function switchTo<K extends Switch | 'expectedWeek'>(
  context: Context,
  key: K,
  value: DistrictSettings[K],
  said: string,
): Answer {
  const { db, district, settings } = context;
  const change = findSettingChange(db, district.id, key);
  const isDone = settings[key] === value && change !== undefined;
  if (!isDone) changeSetting(context, key, value);
  return answer(isDone ? alreadyDone(context, change.by, change.at) : said, {
    keyboard: inline([button(texts.buttons.back, 'settings')]),
  });
}

const weekArgs = z.object({ w: z.enum(['ending-on-friday', 'week-before']) });

/** The expected week is the other one of two, which the button names. */
export const expectedWeekCommand: Command<Context> = {
  name: 'settings-week',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = weekArgs.safeParse(args);
    if (!pressed.success) return { replies: [settingsScreen(context)] };
    const { w } = pressed.data;
    return switchTo(context, 'expectedWeek', w, texts.weekSaved(texts.weeks[w]));
  },
};
