import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Reply } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findSettingChange, saveDistrictSetting } from '../../storage/district-setting.ts';
import { getPerson } from '../../storage/person.ts';
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
      week: texts.weeks[settings.expectedWeek],
      operator: settings.operator,
      basis: settings.reportBasis,
      contacts: settings.contacts.replace(/\s*\n\s*/g, '; '),
    }),
    keyboard: inline(
      [
        button(settings.nameLowSchools ? buttons.stopNaming : buttons.nameLow, 'settings-naming', {
          on: settings.nameLowSchools ? 0 : 1,
        }),
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

type Switch = 'nameLowSchools' | 'showPlace';

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

/** The switch of naming schools with low figures in the channel; its author and date are kept. */
export const nameLowCommand = switchCommand('nameLowSchools', 'settings-naming', texts.namingWords, true);
export const stopNamingCommand = switchCommand(
  'nameLowSchools',
  'settings-stop-naming',
  texts.stopNamingWords,
  false,
);

/** The switch of telling a director the place of the own school. */
export const showPlaceCommand = switchCommand('showPlace', 'settings-place', texts.showPlaceWords, true);
export const hidePlaceCommand = switchCommand(
  'showPlace',
  'settings-hide-place',
  texts.hidePlaceWords,
  false,
);

/** Typed, it means `typed`; its button says which way. */
function switchCommand(
  key: Switch,
  name: string,
  words: readonly string[],
  typed: boolean,
): Command<Context> {
  return {
    name,
    words,
    who: ['coordinator'],
    where: 'private',
    run({ db, district, now, actor }, { args }) {
      const pressed = switchArgs.safeParse(args);
      const isOn = pressed.success ? pressed.data.on === 1 : typed;
      saveDistrictSetting(db, district.id, key, isOn, { by: actor.person.id, now });
      return answer(texts.switched[key](isOn), {
        keyboard: inline([button(texts.buttons.back, 'settings')]),
      });
    },
  };
}

/** Turns the expected week round: there are two. */
export const expectedWeekCommand: Command<Context> = {
  name: 'settings-week',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run({ db, district, settings, now, actor }) {
    const week = settings.expectedWeek === 'ending-on-friday' ? 'week-before' : 'ending-on-friday';
    saveDistrictSetting(db, district.id, 'expectedWeek', week, { by: actor.person.id, now });
    return answer(texts.weekSaved(texts.weeks[week]), {
      keyboard: inline([button(texts.buttons.back, 'settings')]),
    });
  },
};
