import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import { findMetric } from '../../domain/reference.ts';
import { findOpenDispute, listOpenDisputes } from '../../storage/dispute.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { factsOfSchool } from '../subjects/schools/school-facts.ts';
import { schoolArg, speakingFor } from '../subjects/schools/speaking-for.ts';
import { labels } from '../texts.ts';
import { answerAbout, withSchool } from '../subjects/schools/with-school.ts';
import { findGivenFigure, isGiven, isSameFigure, nameOf } from './disputed-figure.ts';
import { DISPUTE_DIALOG, disputeDraft } from './draft.ts';
import { askClaim, lostAnswer, previewClaim, showOpen } from './school-steps.ts';
import { texts } from './texts.ts';
import { findDraftedFigure } from './drafted-figure.ts';

const args = z.object({ m: z.string(), w: z.string().optional(), r: z.int().optional() });
const MOST_BUTTONS = 9;

/** «Цифра неверна»: `m` and `w` name the figure of a card; typed, it asks which metric. */
export const disputeCommand: Command<Context> = {
  name: 'dispute',
  words: [labels.dispute, ...texts.words.dispute],
  help: texts.help.dispute,
  who: ['director', 'responsible'],
  where: 'private',
  run(speaker, input) {
    return answerAbout(speaker, input.args, (context) => dispute(context, input.args));
  },
};

function dispute(context: Context, given: unknown): Answer {
  const pressed = args.safeParse(given);
  if (!pressed.success) return chooseFigure(context, texts.whichFigure);
  const { m, w, r } = pressed.data;
  const school = schoolOf(context);
  const on = w === undefined ? undefined : parseCalendarDay(w);
  const figure =
    w !== undefined && on === undefined ? undefined : findGivenFigure(context, school.id, { code: m, on });
  if (figure === undefined) return withoutFigure(context, m);
  const open = findOpenDispute(context.db, figure);
  return open === undefined || open.id === r ? askClaim(context, figure, open) : showOpen(context, open);
}

/** «Активна» or «Не активна» instead of typing it. */
export const disputeStatusCommand: Command<Context> = {
  name: 'dispute-status',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const value = z.object({ v: z.union([z.literal(0), z.literal(1)]) }).safeParse(input.args).data?.v;
    const draft = findDraft(context, DISPUTE_DIALOG, disputeDraft);
    const about = draft && speakingFor(context, draft.unitId);
    const metric = draft && findMetric(context.reference, draft.code);
    if (value === undefined || draft === undefined || about === undefined || metric?.kind !== 'status') {
      return lostAnswer();
    }
    const stands = findDraftedFigure(about, draft);
    if (stands === undefined) return chooseFigure(about, texts.noSuchFigure);
    const figure = { state: value === 0 ? ('zero' as const) : ('value' as const), value };
    if (isSameFigure(figure, stands)) return lostAnswer();
    return previewClaim(about, { ...draft, figure }, stands);
  },
};

/** The school gives the number of employees itself: nothing to dispute, and the way to put it right. */
function withoutFigure(context: Context, code: string): Answer {
  const { facts } = factsOfSchool(context, schoolOf(context));
  const isOwn = facts.some(({ metric, origin }) => metric.code === code && origin === 'school');
  if (!isOwn) return chooseFigure(context, texts.noSuchFigure);
  return answer(withSchool(context, texts.ownNumber), {
    keyboard: inline([button(texts.update, 'employees')]),
  });
}

/** A button for each figure the school may dispute, and which of them are being checked already. */
export function chooseFigure(context: Context, question: string): Answer {
  const school = schoolOf(context);
  const given = factsOfSchool(context, school)
    .facts.map(({ metric, latest }) => ({ metric, latest }))
    .filter(({ latest }) => isGiven(latest))
    .filter(({ metric }, index, all) => all.findIndex((one) => one.metric === metric) === index);
  if (given.length === 0) {
    return answer(withSchool(context, texts.noFigures), {
      keyboard: inline([button(labels.figures, 'figures')]),
    });
  }
  const open = listOpenDisputes(context.db, [school.id]).map((dispute) => nameOf(context, dispute));
  const buttons = given.slice(0, MOST_BUTTONS).map(({ metric, latest }) =>
    button(metric.shortTitle, 'dispute', {
      ...schoolArg(context),
      m: metric.code,
      w: latest.period.to,
    }),
  );
  const text = [...(open.length > 0 ? [texts.checked(open)] : []), question].join('\n');
  return answer(withSchool(context, text), { keyboard: inline(...inPairs(buttons)) });
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
