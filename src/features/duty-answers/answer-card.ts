import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, CommandInput } from '../../bot/command.ts';
import { findDutyAnswer } from '../../storage/duty-answer.ts';
import type { StoredDutyAnswer } from '../../storage/duty-answer.ts';
import { findDutyOf } from '../../storage/duty.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { occasionName, occasionQuoted } from '../subjects/duties/deadline-words.ts';
import { todayOf } from '../district-hours.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import { occasionOf } from '../subjects/duties/duty-state.ts';
import { texts } from './texts.ts';
import { whoAndWhen } from './state-words.ts';

const answerArgs = z.object({ a: z.int() });

/** An answer of a school, with the duty it is to; both of the coordinator's own district. */
export type FoundAnswer = { duty: StoredDuty; given: StoredDutyAnswer };

export function findAnswer(context: Context, id: number): FoundAnswer | undefined {
  const { db, district } = context;
  const given = findDutyAnswer(db, district.id, id);
  const duty = given && findDutyOf(db, district.id, given.dutyId);
  return duty && { duty, given };
}

/** Runs on the answer that a button names. */
export function onAnswer(
  run: (context: Context, found: FoundAnswer) => Answer,
): (context: Context, input: CommandInput) => Answer {
  return (context, { args }) => {
    const pressed = answerArgs.safeParse(args).data;
    const found = pressed && findAnswer(context, pressed.a);
    return found === undefined ? answer(texts.goneAnswer) : run(context, found);
  };
}

/** What one school answered, and what can be decided of it. */
export const dutyAnswerCardCommand: Command<Context> = {
  name: 'duty-answer-card',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run: onAnswer((context, found) => answerCard(context, found)),
};

function answerCard(context: Context, { duty, given }: FoundAnswer): Answer {
  const { id, kind, state, words, amount, attachments, remark } = given;
  const name = nameOf(context, { duty, given });
  const who = whoAndWhen(context, given);
  const isInForce = state === 'given' || state === 'accepted';
  const lines = [
    texts.card.head(schoolOf(context, given), name),
    kind === 'done' ? texts.card.done(who) : texts.card.notOurs(who),
    ...(amount === undefined ? [] : [texts.card.amount(amount)]),
    ...(words === undefined || words === ''
      ? kind === 'not-ours' && duty.question !== undefined && state === 'accepted'
        ? [texts.card.answeredNo(duty.question)]
        : []
      : [kind === 'done' ? texts.card.link(words) : texts.card.reason(words)]),
    ...(attachments.length > 0 ? [texts.card.files] : []),
    ...(state === 'withdrawn' ? [texts.card.withdrawn] : []),
    ...(state === 'returned' ? [texts.card.returned(remark ?? '')] : []),
    ...(kind === 'not-ours' && state === 'accepted' ? [texts.card.accepted] : []),
  ];
  const decide = [
    ...(kind === 'not-ours' && state === 'given'
      ? [button(texts.accept, 'duty-accept', { a: id }, 'positive')]
      : []),
    ...(isInForce ? [button(texts.return, 'duty-return', { a: id })] : []),
  ];
  return answer(lines.join('\n'), {
    ...(attachments.length > 0 && { attachments }),
    keyboard: inline(...(decide.length > 0 ? [decide] : []), [
      button(texts.toAnswers, 'duty-answers', { d: duty.id }),
      button(texts.toDuty, 'deadline-card', { d: duty.id }),
    ]),
  });
}

/** The same inside a sentence of the journal. */
export function quotedOf(context: Context, { duty, given }: FoundAnswer): string {
  const occasion = occasionOf(context, duty);
  return occasionQuoted(duty, occasion.key === given.occasion ? occasion.dueOn : undefined, todayOf(context));
}

/** The duty as a school knows it: by the day of the occasion that was answered, where that is the present one. */
export function nameOf(context: Context, { duty, given }: FoundAnswer): string {
  const occasion = occasionOf(context, duty);
  if (occasion.key !== given.occasion) return texts.earlier(duty.title);
  const { dueOn } = occasion;
  const today = todayOf(context);
  return dueOn === undefined ? occasionQuoted(duty, dueOn, today) : occasionName(duty, dueOn, today);
}

export function schoolOf(context: Context, { unitId }: Pick<StoredDutyAnswer, 'unitId'>): string {
  const short = allNamedSchools(context).find(({ id }) => id === unitId)?.short;
  return short ?? getUnit(context.db, unitId).name;
}
