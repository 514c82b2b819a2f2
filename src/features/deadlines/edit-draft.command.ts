import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { Weekday } from '../../domain/calendar-day.ts';
import type { EvidenceKind } from '../../domain/duty.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { listReportForms } from '../subjects/reports/report-forms.ts';
import { DEADLINE_DIALOG, deadlineDraft, timeOf } from './draft.ts';
import type { DeadlineDraft } from './draft.ts';
import { ask, nextStep } from './preview.ts';
import { schools } from './draft-schools.ts';
import { texts } from './texts.ts';

const KINDS = ['dated', 'soon', 'standing', 'weekly'] as const;
const EVIDENCE = ['confirm', 'file', 'link', 'count', 'metric', 'report', 'week-note'] as const;
/** Two rows of two beside «Отменить»: the metrics that a school answers for. */
const MOST_CHOICES = 8;

const editArgs = z.object({
  k: z.enum(['day', 'title', 'basis', 'schools', 'all', 'kind', 'evidence', 'critical', 'plain']),
  /** A kind, a weekday, a kind of evidence. */
  v: z.union([z.enum(KINDS), z.enum(EVIDENCE), z.int().min(1).max(5)]).optional(),
  /** The metric or the form of the evidence. */
  m: z.string().max(40).optional(),
});

/** Another day, text, basis, kind or evidence, or other schools, from the preview. */
export const editDraftCommand: Command<Context> = {
  name: 'deadline-edit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, DEADLINE_DIALOG, deadlineDraft);
    const parsed = editArgs.safeParse(args);
    if (draft === undefined || !parsed.success) return answer(officeTexts.stale);
    const { k, v, m } = parsed.data;
    switch (k) {
      case 'day':
        return ask({ ...draft, kind: 'dated', ask: 'day' }, texts.askDay);
      case 'title': {
        const { kind, dueOn } = timeOf(draft);
        return kind === 'dated' && dueOn === undefined
          ? nextStep(context, draft)
          : ask({ ...draft, ask: 'title' }, texts.askTitle(dueOn));
      }
      case 'basis':
        return ask({ ...draft, ask: 'basis' }, texts.askBasis);
      case 'schools':
        return schools.ask(context, { ...draft, unitIds: [] });
      case 'all':
        return nextStep(context, { ...draft, unitIds: undefined });
      case 'critical':
      case 'plain':
        return nextStep(context, { ...draft, ask: undefined, isCritical: k === 'critical' });
      case 'kind':
        return changeKind(context, draft, v);
      case 'evidence':
        return changeEvidence(context, draft, { kind: EVIDENCE.find((one) => one === v), of: m });
    }
  },
};

function changeKind(context: Context, draft: DeadlineDraft, value: unknown): Answer {
  if (typeof value === 'number') {
    return nextStep(context, { ...draft, ask: undefined, kind: 'weekly', weekday: value as Weekday });
  }
  const kind = KINDS.find((one) => one === value);
  switch (kind) {
    case 'dated':
    case 'soon':
    case 'standing':
      return nextStep(context, { ...draft, ask: undefined, kind });
    case 'weekly':
      return choose(draft, texts.askWeekday, [
        [1, 2, 3, 4, 5].map((on) => button(texts.weekday(on), 'deadline-edit', { k: 'kind', v: on })),
      ]);
    case undefined:
      return choose(
        draft,
        texts.askKind,
        KINDS.map((one) => [button(texts.kinds[one], 'deadline-edit', { k: 'kind', v: one })]),
      );
  }
}

function changeEvidence(
  context: Context,
  draft: DeadlineDraft,
  { kind, of }: { kind: EvidenceKind | undefined; of: string | undefined },
): Answer {
  const set = (evidence: NonNullable<DeadlineDraft['evidence']>) =>
    nextStep(context, { ...draft, ask: undefined, evidence });
  const press = (label: string, v: EvidenceKind, m?: string) =>
    button(label, 'deadline-edit', { k: 'evidence', v, ...(m !== undefined && { m }) });
  switch (kind) {
    case undefined:
      return choose(
        draft,
        texts.askEvidence,
        inRows(EVIDENCE.map((one) => press(texts.evidenceKinds[one], one))),
      );
    case 'confirm':
    case 'week-note':
      return set({ kind });
    case 'file':
    case 'link':
      return ask({ ...draft, evidence: { kind }, ask: 'what' }, texts.askWhat[kind]);
    case 'count':
      return ask({ ...draft, ask: 'of' }, texts.askOf);
    case 'metric': {
      const counted = context.reference.metrics.filter(
        ({ levels, kind: how, target }) =>
          levels.includes('organisation') && (how === 'status' || (how === 'share' && target !== undefined)),
      );
      const chosen = counted.find(({ code }) => code === of);
      if (chosen !== undefined) return set({ kind, metric: chosen.code });
      return choose(
        draft,
        texts.askMetric,
        inRows(counted.slice(0, MOST_CHOICES).map(({ code, title }) => press(title, kind, code))),
      );
    }
    case 'report': {
      const forms = listReportForms(context);
      const chosen = forms.find(({ code }) => code === of);
      if (chosen !== undefined) return set({ kind, form: chosen.code });
      return choose(
        draft,
        texts.askForm,
        inRows(forms.slice(0, MOST_CHOICES).map(({ code, title }) => press(title, kind, code))),
      );
    }
  }
}

function choose(draft: DeadlineDraft, question: string, rows: readonly (readonly Button[])[]): Answer {
  return answer(question, {
    keyboard: inline(...rows, [button(officeTexts.cancel, 'cancel')]),
    dialog: { name: DEADLINE_DIALOG, state: { ...draft, ask: undefined } },
  });
}
