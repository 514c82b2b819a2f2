import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { reportOccasion } from '../../domain/duty.ts';
import { insertDutyAnswer } from '../../storage/duty-answer.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';
import { labels } from '../texts.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { metricLine } from './asked-line.ts';
import { ANSWER_DIALOG } from './draft.ts';
import type { AnswerDraft } from './draft.ts';
import { argsOf, nameOf } from './own-deadlines.ts';
import { texts } from './texts.ts';

/** Marks what «Готово» is enough for, asks for the rest. `isPlanned`: the question before it was answered «да». */
export function askEvidence(context: Context, own: OwnDuty, { isPlanned = false } = {}): Answer {
  const settled = settledAnswer(context, own);
  if (settled !== undefined) return settled;
  const { duty, occasion } = own;
  const args = argsOf(context, own);
  const name = nameOf(context, own);
  if (duty.question !== undefined && !isPlanned) {
    return answer(withSchool(context, texts.questionFirst(duty.question, name)), {
      keyboard: inline([
        button(texts.yes, 'deadline-done', { ...args, q: 1 }),
        button(texts.no, 'duty-no', args),
      ]),
    });
  }
  const { evidence } = duty;
  const notOurs = button(texts.notOurs, 'duty-not-ours', args);
  switch (evidence.kind) {
    case 'confirm':
      return give(context, own, {});
    case 'file':
      return askFor(context, own, 'file', texts.ask.file(name, evidence.what));
    case 'link':
      return askFor(context, own, 'link', texts.ask.link(name, evidence.what));
    case 'count':
      return askFor(context, own, 'count', texts.ask.count(name, evidence.of));
    case 'metric':
      return answer(withSchool(context, texts.metric(name, metricLine(context, evidence))), {
        keyboard: inline([button(labels.figures, 'figures'), ...employeesButton(evidence.metric)], [notOurs]),
      });
    case 'report':
      return answer(withSchool(context, texts.report(name)), {
        keyboard: inline([
          button(
            dutyTexts.ask.report,
            'school-report',
            { s: args.s, f: evidence.form, o: reportOccasion(duty, occasion) },
            'primary',
          ),
          notOurs,
        ]),
      });
    case 'week-note':
      return answer(withSchool(context, texts.weekNote(name)), {
        keyboard: inline([button(dutyTexts.ask['week-note'], 'report', { s: args.s }, 'primary'), notOurs]),
      });
  }
}

/** Only the school itself gives this number. */
function employeesButton(metric: string): Button[] {
  return metric === 'employees' ? [button(labels.employees, 'employees')] : [];
}

/** What is said of a duty that asks for nothing more; undefined – it is open. */
export function settledAnswer(context: Context, own: OwnDuty): Answer | undefined {
  const name = nameOf(context, own);
  const args = argsOf(context, own);
  const list = button(labels.deadlines, 'school-deadlines');
  switch (own.state.kind) {
    case 'open':
    case 'returned':
      return undefined;
    case 'no-figures':
      return answer(withSchool(context, texts.nothingToWriteFrom(name)), {
        keyboard: inline([button(texts.notOurs, 'duty-not-ours', args), list]),
      });
    case 'done': {
      const undo = own.state.answer === undefined ? [] : [button(texts.notDone, 'deadline-not-done', args)];
      const said = own.state.answer === undefined ? texts.shown(name) : texts.markedBefore(name);
      return answer(withSchool(context, said), { keyboard: inline([...undo, list]) });
    }
    case 'waiting':
      return answer(withSchool(context, texts.waiting(name)), {
        keyboard: inline([button(texts.takeBack, 'deadline-not-done', args), list]),
      });
    case 'not-ours':
      return answer(withSchool(context, texts.notOursBefore(name)), {
        keyboard: inline([button(texts.takeBack, 'deadline-not-done', args), list]),
      });
  }
}

/** Writes the answer down, once. */
export function give(
  context: Context,
  own: OwnDuty,
  evidence: { amount?: number; words?: string; attachments?: readonly string[] },
): Answer {
  const { db, now, actor } = context;
  const { duty, occasion } = own;
  const isNew = insertDutyAnswer(
    db,
    {
      ...evidence,
      dutyId: duty.id,
      unitId: schoolOf(context).id,
      occasion: occasion.key,
      kind: 'done',
      by: actor.person.id,
    },
    now,
  );
  const name = nameOf(context, own);
  const said = isNew ? texts.marked(name) : texts.markedBefore(name);
  return answer(withSchool(context, said), {
    keyboard: inline([
      button(texts.notDone, 'deadline-not-done', argsOf(context, own)),
      button(labels.deadlines, 'school-deadlines'),
    ]),
  });
}

function askFor(context: Context, own: OwnDuty, ask: AnswerDraft['ask'], question: string): Answer {
  const args = argsOf(context, own);
  const state: AnswerDraft = { ...args, ask };
  return answer(withSchool(context, question), {
    keyboard: inline([button(texts.notOurs, 'duty-not-ours', args), button(texts.cancel, 'cancel')]),
    dialog: { name: ANSWER_DIALOG, state },
  });
}
