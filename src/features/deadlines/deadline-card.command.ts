import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { findDutyOf, findDutyRemoval, listDuties } from '../../storage/duty.ts';
import { withdrawDuty } from '../subjects/duties/add-deadline.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { dutyName } from '../subjects/duties/deadline-words.ts';
import { todayOf } from '../district-hours.ts';
import { dutyStates, findOccasion, occasionOf } from '../subjects/duties/duty-state.ts';
import { debtorsScreen, dutyCard } from './card.ts';
import { texts } from './texts.ts';

const cardArgs = z.object({ d: z.int(), o: z.string().max(20).optional() });
const removeArgs = z.object({ d: z.int(), yes: z.literal(1).optional() });

/** One duty: who is not done with it, and when it is reminded of. `o`: one time of a repeated one, instead of the present. */
export const deadlineCardCommand: Command<Context> = {
  name: 'deadline-card',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const { db, district } = context;
    const parsed = cardArgs.safeParse(args);
    const duty = parsed.success ? findDutyOf(db, district.id, parsed.data.d) : undefined;
    if (duty === undefined) return answer(texts.gone);
    const { o } = parsed.data ?? {};
    return dutyCard(context, duty, o === undefined ? undefined : findOccasion(context, duty, o));
  },
};

const debtorsArgs = cardArgs.extend({ p: z.int().min(0).max(200).optional().catch(undefined) });

/** Everybody who owes a duty, however many they are. */
export const debtorsCommand: Command<Context> = {
  name: 'deadline-debtors',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const parsed = debtorsArgs.safeParse(args);
    const duty = parsed.success ? findDutyOf(context.db, context.district.id, parsed.data.d) : undefined;
    if (duty === undefined) return answer(texts.gone);
    const { o, p = 0 } = parsed.data ?? {};
    const occasion = o === undefined ? undefined : findOccasion(context, duty, o);
    return debtorsScreen(context, duty, occasion ?? occasionOf(context, duty), p);
  },
};

/** «Кто не прислал анализ»: the weekly duty that the note of a week answers. */
export const noteDebtorsCommand: Command<Context> = {
  name: 'week-note-debtors',
  words: [texts.whoHasNoNote, texts.whoHasNoNoteToo],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context) {
    const duty = listDuties(context.db, context.district.id).find(
      ({ evidence }) => evidence.kind === 'week-note',
    );
    if (duty !== undefined) return dutyCard(context, duty);
    return answer(texts.noNoteDuty, {
      keyboard: inline([button(texts.weekNotes, 'week-notes'), button(texts.fromTemplate, 'duty-templates')]),
    });
  },
};

/** Asks once, with the count, then takes the duty back. */
export const removeDeadlineCommand: Command<Context> = {
  name: 'deadline-remove',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const { db, district, actor } = context;
    const parsed = removeArgs.safeParse(args);
    if (!parsed.success) return answer(texts.gone);
    const { d, yes } = parsed.data;
    const duty = findDutyOf(db, district.id, d);
    if (duty === undefined) {
      const removal = findDutyRemoval(db, district.id, d);
      return answer(removal === undefined ? texts.gone : alreadyDone(context, removal.by, removal.at));
    }
    const name = dutyName(duty, todayOf(context));
    if (yes === undefined) {
      const states = dutyStates(context, duty);
      const done = states.filter(({ state }) => state.kind === 'done').length;
      return answer(texts.confirmRemove(name, { schools: states.length, done }), {
        keyboard: inline([
          button(texts.yesRemove, 'deadline-remove', { d, yes: 1 }, 'negative'),
          button(texts.keep, 'deadline-card', { d }),
        ]),
      });
    }
    withdrawDuty(context, duty, actor.person.id);
    return answer(texts.removed(name));
  },
};
