import { yearOf } from '../../domain/calendar-day.ts';
import { findMetric } from '../../domain/reference.ts';
import type { StoredDutyAnswer } from '../../storage/duty-answer.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { DutyState } from '../subjects/duties/duty-state.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { momentOf } from '../moment.ts';
import { onPeriod } from '../texts.ts';
import { texts } from './texts.ts';

/** «готово, 12 — директор, 25.10 14:02», without the school's name. */
export function stateLine(context: Context, state: DutyState): string {
  switch (state.kind) {
    case 'open':
    case 'no-figures':
      return texts.states[state.kind];
    case 'done': {
      const { figure, answer } = state;
      if (figure !== undefined) {
        const metric = findMetric(context.reference, figure.metric.code);
        const value = metric === undefined ? '' : figureInWords(metric, figure);
        return texts.states.figure(value, onPeriod(figure.period, yearOf(todayOf(context))));
      }
      const shown = answer === undefined ? undefined : evidenceOf(answer);
      const moment = state.at === undefined ? undefined : momentOf(context, state.at);
      return texts.states.done(shown, state.by === undefined ? undefined : dutyTexts.role(state.by), moment);
    }
    case 'waiting':
      return texts.states.waiting(whoAndWhen(context, state.answer));
    case 'not-ours':
      return texts.states.notOurs(whoAndWhen(context, state.answer));
    case 'returned':
      return texts.states.returned(state.remark);
  }
}

/** «директор, 25.10 14:02» */
export function whoAndWhen(context: Context, { role, answeredAt }: StoredDutyAnswer): string {
  const moment = momentOf(context, answeredAt);
  return role === undefined ? moment : texts.byAt(dutyTexts.role(role), moment);
}

/** What was given as evidence, in short. */
function evidenceOf({ amount, words, attachments }: StoredDutyAnswer): string | undefined {
  if (amount !== undefined) return texts.evidence.amount(amount);
  if (attachments.length > 0) return texts.evidence.files(attachments.length);
  return words === undefined || words === '' ? undefined : texts.evidence.link;
}
