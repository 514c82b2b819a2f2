import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { momentAt } from '../../domain/notice-decision.ts';
import type { LocalTime } from '../../domain/zone.ts';
import { countHeldMessages, hastenHeldMessages } from '../../storage/held-message.ts';
import { deletePreference, savePreference } from '../../storage/preference.ts';
import type { Context } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import { PREFERENCE_KEYS, preferencesOf } from '../subjects/people/person-preferences.ts';
import { isCalledOff } from '../refusal.ts';
import { SWITCH_OFF } from './lexicon.ts';
import { parseHour } from './parse-hours.ts';
import { WHO, isQuiet, onceADayAt, preferencesScreen, quietOf } from './screen.ts';
import type { ListJobs } from './screen.ts';
import { texts } from './texts.ts';

const NAME = 'once-a-day';
const OFFERED = ['09:00', '12:00', '16:00'] as const satisfies readonly LocalTime[];

const args = z.object({ h: z.string() });
const AT_ONCE = 'off';

/** Asks for the hour of the one message a day; a button or words after the command set it. */
export function onceADayCommand(listJobs: ListJobs): Command<Context> {
  return {
    name: NAME,
    words: texts.onceADayWords,
    who: WHO,
    where: 'private',
    takesText: true,
    run(context, input) {
      const pressed = args.safeParse(input.args);
      if (pressed.success && pressed.data.h === AT_ONCE) return writeAtOnce(context, listJobs);
      const words = pressed.success ? pressed.data.h : input.text;
      return words.trim() === '' ? ask(context) : take(context, listJobs, words);
    },
  };
}

export function onceADayDialog(listJobs: ListJobs): Dialog<Context> {
  return {
    name: NAME,
    who: WHO,
    beganBy: NAME,
    step: (context, _state, { text }) => take(context, listJobs, text),
  };
}

function ask({ db, actor }: Context): Answer {
  const now = onceADayAt(preferencesOf(db, actor.person.id));
  return answer(texts.askOnceADay(now), {
    keyboard: inline(
      OFFERED.map((at) => button(texts.atHour(at), NAME, { h: at })),
      [
        ...(now === undefined ? [] : [button(texts.writeAtOnce, NAME, { h: AT_ONCE })]),
        button(texts.words[0] ?? '', 'preferences'),
      ],
    ),
    dialog: { name: NAME, state: {} },
  });
}

function take(context: Context, listJobs: ListJobs, words: string): Answer {
  const { db, now, actor, settings } = context;
  if (SWITCH_OFF.test(words.trim())) return writeAtOnce(context, listJobs);
  if (isCalledOff(words)) return preferencesScreen(context, listJobs);
  const at = parseHour(words);
  const again = { dialog: { name: NAME, state: {} } };
  if (at === undefined) return answer(texts.unclearHour, again);
  const { hours } = quietOf(preferencesOf(db, actor.person.id));
  if (isQuiet(at, hours)) return answer(texts.hourIsQuiet(at, hours), again);
  savePreference(db, actor.person.id, PREFERENCE_KEYS.onceADay, at, now);
  hastenHeldMessages(db, actor.person.id, momentAt(at, now, zoneOf(settings)));
  return preferencesScreen(context, listJobs);
}

/** What waited for the hour goes at the next look. */
function writeAtOnce(context: Context, listJobs: ListJobs): Answer {
  const { db, now, actor } = context;
  deletePreference(db, actor.person.id, PREFERENCE_KEYS.onceADay);
  const waiting = countHeldMessages(db, actor.person.id);
  hastenHeldMessages(db, actor.person.id, now);
  return preferencesScreen(context, listJobs, waiting === 0 ? undefined : texts.waitingComes(waiting));
}
