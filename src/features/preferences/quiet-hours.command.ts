import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { QuietHours } from '../../domain/quiet-hours.ts';
import { deletePreference, savePreference } from '../../storage/preference.ts';
import type { Context } from '../context.ts';
import { PREFERENCE_KEYS, preferencesOf } from '../subjects/people/person-preferences.ts';
import { isCalledOff } from '../refusal.ts';
import { AS_EVERYBODY, NOT_NEEDED } from './lexicon.ts';
import { QUIET_BOUNDS, isAllowed, parseQuietHours } from './parse-hours.ts';
import { WHO, preferencesScreen, quietOf } from './screen.ts';
import type { ListJobs } from './screen.ts';
import { texts } from './texts.ts';

const NAME = 'quiet-hours';
const OFFERED: readonly QuietHours[] = [
  { from: '19:00', to: '09:00' },
  { from: '20:00', to: '10:00' },
  { from: '21:00', to: '08:00' },
  { from: '22:00', to: '07:00' },
];

const args = z.object({ h: z.string() });
const EVERYBODY = 'all';

/** Asks for quiet hours of one's own; a button or words after the command set them. */
export function quietHoursCommand(listJobs: ListJobs): Command<Context> {
  return {
    name: NAME,
    words: texts.quietWords,
    who: WHO,
    where: 'private',
    takesText: true,
    run(context, input) {
      const pressed = args.safeParse(input.args);
      if (pressed.success && pressed.data.h === EVERYBODY) return save(context, listJobs, undefined);
      const words = pressed.success ? pressed.data.h : input.text;
      return words.trim() === '' ? ask(context) : take(context, listJobs, words);
    },
  };
}

export function quietHoursDialog(listJobs: ListJobs): Dialog<Context> {
  return {
    name: NAME,
    who: WHO,
    beganBy: NAME,
    step: (context, _state, { text }) => take(context, listJobs, text),
  };
}

function ask({ db, actor }: Context, remark?: string): Answer {
  const { hours, isOwn } = quietOf(preferencesOf(db, actor.person.id));
  const offered = OFFERED.map((one) => button(texts.quietButton(one), NAME, { h: `${one.from}-${one.to}` }));
  const question = texts.askQuiet(hours, isOwn);
  return answer(remark === undefined ? question : `${remark}\n${question}`, {
    keyboard: inline(offered.slice(0, 2), offered.slice(2), [
      button(texts.asEverybody, NAME, { h: EVERYBODY }),
      button(texts.words[0] ?? '', 'preferences'),
    ]),
    dialog: { name: NAME, state: {} },
  });
}

function take(context: Context, listJobs: ListJobs, words: string): Answer {
  if (AS_EVERYBODY.test(words.trim())) return save(context, listJobs, undefined);
  if (NOT_NEEDED.test(words.trim())) return ask(context, texts.quietNeeded);
  if (isCalledOff(words)) return answer(texts.quietUnchanged);
  const hours = parseQuietHours(words);
  const again = { dialog: { name: NAME, state: {} } };
  if (hours === undefined) return answer(texts.unclearQuiet, again);
  if (!isAllowed(hours)) return answer(texts.quietBounds(QUIET_BOUNDS.from, QUIET_BOUNDS.to), again);
  return save(context, listJobs, hours);
}

function save(context: Context, listJobs: ListJobs, hours: QuietHours | undefined): Answer {
  const { db, now, actor } = context;
  if (hours === undefined) deletePreference(db, actor.person.id, PREFERENCE_KEYS.quiet);
  else savePreference(db, actor.person.id, PREFERENCE_KEYS.quiet, hours, now);
  return preferencesScreen(context, listJobs);
}
