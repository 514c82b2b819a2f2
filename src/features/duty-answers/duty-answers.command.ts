import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { findDutyOf } from '../../storage/duty.ts';
import type { Context } from '../context.ts';
import { dutyName } from '../subjects/duties/deadline-words.ts';
import { todayOf } from '../district-hours.ts';
import { dutyStates } from '../subjects/duties/duty-state.ts';
import type { DutyState, SchoolDuty } from '../subjects/duties/duty-state.ts';
import { stateLine } from './state-words.ts';
import { texts } from './texts.ts';

const MOST_SHOWN = 6;
const listArgs = z.object({ d: z.int(), p: z.int().min(0).max(500).optional() });
/** What waits for the coordinator stands first. */
const ORDER: readonly DutyState['kind'][] = ['waiting', 'returned', 'done', 'not-ours'];

/** What the schools answered to one duty. */
export const dutyAnswersCommand: Command<Context> = {
  name: 'duty-answers',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const pressed = listArgs.safeParse(args).data;
    const duty = pressed && findDutyOf(context.db, context.district.id, pressed.d);
    if (duty === undefined) return answer(texts.gone);
    const answered = dutyStates(context, duty)
      .filter(({ state }) => ORDER.includes(state.kind))
      .toSorted((a, b) => ORDER.indexOf(a.state.kind) - ORDER.indexOf(b.state.kind));
    const name = dutyName(duty, todayOf(context));
    const d = duty.id;
    const back = button(texts.toDuty, 'deadline-card', { d });
    if (answered.length === 0) return answer(texts.none(name), { keyboard: inline([back]) });
    const last = Math.floor((answered.length - 1) / MOST_SHOWN);
    const page = Math.min(pressed?.p ?? 0, last);
    const from = page * MOST_SHOWN;
    const shown = answered.slice(from, from + MOST_SHOWN);
    const lines = shown.map((one) => texts.line(one.school.short, stateLine(context, one.state)));
    const turns = [
      ...(page > 0 ? [button(texts.before, 'duty-answers', { d, p: page - 1 })] : []),
      ...(page < last
        ? [button(texts.more(answered.length - from - shown.length), 'duty-answers', { d, p: page + 1 })]
        : []),
    ];
    return answer([texts.head(name), ...lines].join('\n'), {
      keyboard: inline(...inRows(shown.flatMap(answerButton)), [...turns, back]),
    });
  },
};

function answerButton({ school, state }: SchoolDuty): Button[] {
  const given = 'answer' in state ? state.answer : undefined;
  return given === undefined ? [] : [button(school.short, 'duty-answer-card', { a: given.id })];
}
