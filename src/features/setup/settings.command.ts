import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Reply } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findSettingChange } from '../../storage/district-setting.ts';
import { getPerson } from '../../storage/person.ts';
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
        button(buttons.week, 'settings-week'),
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
  const { db, district, settings, actor } = context;
  const change = findSettingChange(db, district.id, key);
  const isOwn = change?.by === actor.person.id;
  const changed = change && {
    on: localDayOf(change.at, zoneOf(settings)),
    by:
      isOwn || change.by === undefined
        ? texts.byYou
        : texts.byOther(`vk.com/id${getPerson(db, change.by).externalId}`),
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
  run(context) {
    changeSetting(context, 'nameLowSchools', false);
    return switched(texts.namingStopped);
  },
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
      changeSetting(context, key, isOn);
      return switched(texts.switched[key](isOn));
    },
  };
}

function switched(said: string): Answer {
  return answer(said, { keyboard: inline([button(texts.buttons.back, 'settings')]) });
}

/** Turns the expected week round: there are two. */
export const expectedWeekCommand: Command<Context> = {
  name: 'settings-week',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const week = context.settings.expectedWeek === 'ending-on-friday' ? 'week-before' : 'ending-on-friday';
    changeSetting(context, 'expectedWeek', week);
    return answer(texts.weekSaved(texts.weeks[week]), {
      keyboard: inline([button(texts.buttons.back, 'settings')]),
    });
  },
};
