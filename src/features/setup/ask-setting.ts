import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { DEFAULT_DEADLINE_HOURS } from '../../domain/deadline.ts';
import { parseLocalTime } from '../../domain/zone.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { changeSetting } from '../subjects/office/change-setting.ts';
import type { Context } from '../context.ts';
import { NOTHING_WORDS, NUMBER_MARKS } from '../lexicon.ts';
import { officeTexts } from '../office-texts.ts';
import { texts } from './texts.ts';

const asked = z.enum(['reminderAt', 'resultsAt', 'refreshAt', 'operator', 'contacts', 'reportBasis']);
type Asked = z.infer<typeof asked>;
const state = z.object({ k: asked });
const DIALOG = 'setting';

const MOST_LETTERS = { operator: 100, contacts: 1000, reportBasis: 100 };

/** Asks for the new value of a setting that is typed. */
export const askSettingCommand: Command<Context> = {
  name: 'settings-ask',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(_context, { args }) {
    const parsed = state.safeParse(args);
    if (!parsed.success) return answer(officeTexts.stale);
    const { k } = parsed.data;
    const cancel = button(officeTexts.cancel, 'cancel');
    // The hour is by the clocks of the monitoring: both are set in one place.
    const zone = button(texts.buttons.sourceZone, 'setup-zone', { w: 'sourceTimeZone' });
    return answer(texts.ask[k], {
      keyboard: inline(k === 'refreshAt' ? [zone, cancel] : [cancel]),
      dialog: { name: DIALOG, state: { k } },
    });
  },
};

export const typeSettingDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'settings',
  step(context, stored, { text }) {
    const parsed = state.safeParse(stored);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const typed = text.trim();
    if (typed === '') return askAgain(texts.empty);
    return save(context, parsed.data.k, typed);
  },
};

function save(context: Context, key: Asked, typed: string): Answer {
  switch (key) {
    case 'operator':
      return saveOperator(context, typed.replace(/\s+/g, ' ').replace(/\.$/, ''));
    case 'contacts':
      return saveContacts(context, typed);
    case 'reportBasis':
      return saveBasis(context, typed.replace(/\s+/g, ' ').replace(/\.$/, ''));
    case 'reminderAt':
    case 'resultsAt':
    case 'refreshAt':
      return saveHour(context, key, typed);
  }
}

function saveHour(context: Context, key: 'reminderAt' | 'resultsAt' | 'refreshAt', typed: string): Answer {
  const hour = /^\d{1,2}$/.test(typed) ? `${typed}:00` : typed.replace(/[.\s-]/, ':');
  const time = parseLocalTime(hour);
  if (time === undefined) return askAgain(texts.badHour);
  const { quiet } = DEFAULT_DEADLINE_HOURS;
  // The monitoring may be refreshed at any hour; people are written to by day.
  if (key !== 'refreshAt' && (time >= quiet.from || time < quiet.to)) {
    return askAgain(texts.quietHour);
  }
  return saved(context, key, time, texts.hourSaved[key](time));
}

function saveOperator(context: Context, operator: string): Answer {
  const limit = MOST_LETTERS.operator;
  if (operator.length > limit) return askAgain(texts.tooLong(limit));
  return saved(context, 'operator', operator, texts.operatorSaved(operator));
}

function saveContacts(context: Context, typed: string): Answer {
  const limit = MOST_LETTERS.contacts;
  if (typed.length > limit) return askAgain(texts.tooLong(limit));
  const contacts = isNothing(typed) ? '' : typed;
  return saved(
    context,
    'contacts',
    contacts,
    contacts === '' ? texts.contactsCleared : texts.contactsSaved(contacts),
  );
}

function saveBasis(context: Context, typed: string): Answer {
  const limit = MOST_LETTERS.reportBasis;
  if (typed.length > limit) return askAgain(texts.tooLong(limit));
  const basis = isNothing(typed) ? '' : typed.replaceAll(NUMBER_MARKS, '$1\u00a0');
  return saved(context, 'reportBasis', basis, basis === '' ? texts.basisCleared : texts.basisSaved(basis));
}

function isNothing(typed: string): boolean {
  return NOTHING_WORDS.has(typed.toLowerCase().replace(/[.!]$/, ''));
}

function saved(context: Context, key: Asked, value: string, said: string): Answer {
  changeSetting(context, key, value);
  return answer(said, { keyboard: inline([button(texts.buttons.back, 'settings')]) });
}
