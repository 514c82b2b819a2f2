import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { DEFAULT_WEEK_HOURS, refreshInstant } from '../../domain/week-schedule.ts';
import { localTimeOf, parseLocalTime } from '../../domain/zone.ts';
import type { LocalTime } from '../../domain/zone.ts';
import { saveDistrictSetting } from '../../storage/district-setting.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { resultsMoment } from '../subjects/figures/results-moment.ts';
import { screenTexts } from './screen-texts.ts';
import { weekOnItsWay } from './week-on-its-way.ts';

const DIALOG = 'week-results-hour';

/** Asks for the hour of the results. */
export const resultsHour: Command<Context> = {
  name: 'week-results-hour',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    return answer(screenTexts.askHour(context.settings.resultsAt, earliestOf(context)), {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: DIALOG, state: {} },
    });
  },
};

/** Takes the hour and says what really follows from it: the refresh and the night may move it. */
export const typeResultsHour: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'week-results',
  step(context, _state, { text }) {
    const typed = text.trim();
    const time = parseLocalTime(/^\d{1,2}$/.test(typed) ? `${typed}:00` : typed.replace(/[.\s-]/, ':'));
    if (time === undefined) return askAgain(screenTexts.badHour);
    if (isAtNight(time)) return askAgain(screenTexts.nightHour(DEFAULT_WEEK_HOURS.night));
    const { db, district, settings, now, actor } = context;
    const before = settings.resultsAt;
    const promised = weekOnItsWay(context);
    saveDistrictSetting(db, district.id, 'resultsAt', time, { by: actor.person.id, now });
    if (before !== time) noteAct(context, screenTexts.journal.hour, { before, after: time });
    const then = { ...settings, resultsAt: time };
    const real = resultsMoment({ now, settings: then });
    const said = [
      screenTexts.hourSaved(time, real),
      ...(promised.post?.state === 'shown' && promised.dueAt > now
        ? [screenTexts.hourPromised(localTimeOf(promised.post.dueAt, weekScheduleOf(settings).zone))]
        : []),
    ];
    return answer(said.join('\n'), {
      keyboard: inline([button(screenTexts.words.results[0] ?? '', 'week-results')]),
    });
  },
};

function isAtNight(time: LocalTime): boolean {
  const { from, to } = DEFAULT_WEEK_HOURS.night;
  return time >= from || time < to;
}

/** By the people's clocks: an hour after the refresh of the monitoring. */
function earliestOf(context: Context): LocalTime {
  const schedule = weekScheduleOf(context.settings);
  const refresh = refreshInstant(weekOnItsWay(context).friday, schedule);
  return localTimeOf(new Date(refresh.getTime() + schedule.resultsDelayMinutes * 60_000), schedule.zone);
}
