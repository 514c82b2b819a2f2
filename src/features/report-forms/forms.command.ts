import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { ReportForm } from '../../domain/report-form.ts';
import { insertReportForm, listStoredReportForms, retireReportForm } from '../../storage/report-form.ts';
import type { StoredReportForm } from '../../storage/report-form.ts';
import { listReportsOfDistrict } from '../../storage/school-report.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { findReportForm, listReportForms } from '../subjects/reports/report-forms.ts';
import { reportDuties } from '../subjects/reports/report-occasion.ts';
import { pickerTexts } from '../texts.ts';
import { FORM_DIALOG, formDraft, formOf } from './draft.ts';
import { addField, ask, takeWords } from './steps.ts';
import { texts } from './texts.ts';

/** Besides them the turns of the page, «Новая форма» and «Добавить срок». */
const FORMS_ON_PAGE = 6;
const listArgs = z.object({ p: z.int().min(0).optional().catch(undefined) });
const codeArgs = z.object({ f: z.string().max(40), yes: z.literal(1).optional() });
const stepArgs = z.object({
  do: z.enum(['per', 'kind', 'done', 'drop', 'check', 'preview', 'save']),
  v: z.string().max(20).optional(),
  n: z.int().min(0).optional(),
});

/** «Формы отчётов» */
export const formsCommand: Command<Context> = {
  name: 'forms',
  words: texts.words,
  help: texts.help,
  who: ['coordinator'],
  where: 'private',
  run: (context, { args }) => formList(context, undefined, listArgs.safeParse(args).data?.p),
};

function formList(context: Context, remark?: string, asked = 0): Answer {
  const own = listStoredReportForms(context.db, context.district.id);
  const forms = listReportForms(context);
  const page = Math.min(asked, Math.ceil(forms.length / FORMS_ON_PAGE) - 1);
  const end = (page + 1) * FORMS_ON_PAGE;
  const buttons = forms
    .slice(page * FORMS_ON_PAGE, end)
    .map(({ title, code }) => button(title, 'form-card', { f: code }));
  const turns = [
    ...(page > 0 ? [button(pickerTexts.back, 'forms', { p: page - 1 })] : []),
    ...(forms.length > end ? [button(pickerTexts.more(forms.length - end), 'forms', { p: page + 1 })] : []),
  ];
  const make = [
    button(texts.buttons.make, 'form-new', undefined, 'primary'),
    button(texts.buttons.addDuty, 'deadline-add'),
  ];
  return answer([...(remark === undefined ? [] : [remark]), texts.list(own.length)].join('\n'), {
    keyboard: inline(...inPairs(buttons), ...(turns.length > 0 ? [turns] : []), make),
  });
}

/** One form as a director sees it. */
export const formCardCommand: Command<Context> = {
  name: 'form-card',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: (context, { args }) =>
    atForm(context, args, ({ form, own }) => {
      const lines = [
        texts.preview(form),
        ...(form.basis === undefined ? [] : [texts.basis(form.basis)]),
        ...(own?.removedAt === undefined ? [] : [texts.retired]),
      ];
      return answer(lines.join('\n'), {
        keyboard: inline([
          ...(own !== undefined && own.removedAt === undefined
            ? [button(texts.buttons.retire, 'form-retire', { f: form.code })]
            : []),
          button(texts.buttons.back, 'forms'),
        ]),
      });
    }),
};

/** Takes a form of the district away; its reports stay. */
export const retireFormCommand: Command<Context> = {
  name: 'form-retire',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: (context, { args }) =>
    atForm(context, args, ({ form, own, isSure }) => {
      const { db, now, actor, district } = context;
      if (own === undefined) return formList(context, texts.ownAlone);
      if (own.removedAt !== undefined) return formList(context, texts.nowRetired(form.title));
      if (!isSure) return askRetire(context, form);
      retireReportForm(db, district.id, form.code, { by: actor.person.id, now });
      noteAct(context, texts.actRetired(form.title));
      return formList(context, texts.nowRetired(form.title));
    }),
};

function askRetire(context: Context, form: ReportForm): Answer {
  const isOfIt = (one: { form: string }) => one.form === form.code;
  const reports = listReportsOfDistrict(context.db, context.district.id).filter(isOfIt).length;
  const duties = reportDuties(context).filter(isOfIt).length;
  return answer(texts.askRetire(form.title, reports, duties), {
    keyboard: inline([
      button(texts.buttons.retireSure, 'form-retire', { f: form.code, yes: 1 }, 'negative'),
      button(texts.buttons.back, 'forms'),
    ]),
  });
}

/** `own`: where the district made it. */
type NamedForm = { form: ReportForm; own: StoredReportForm | undefined; isSure: boolean };

function atForm(context: Context, args: unknown, act: (named: NamedForm) => Answer): Answer {
  const pressed = codeArgs.safeParse(args).data;
  const form = pressed && findReportForm(context, pressed.f);
  if (form === undefined) return formList(context, texts.gone);
  const own = listStoredReportForms(context.db, context.district.id).find(
    (one) => one.form.code === form.code,
  );
  return act({ form, own, isSure: pressed?.yes === 1 });
}

/** Begins a form of the district's own. */
export const newFormCommand: Command<Context> = {
  name: 'form-new',
  words: texts.newWords,
  who: ['coordinator'],
  where: 'private',
  run: () => ask({ ask: 'title', fields: [], checks: [] }),
};

/** The buttons of a form in the making. */
export const formStepCommand: Command<Context> = {
  name: 'form-step',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = stepArgs.safeParse(args).data;
    const draft = findDraft(context, FORM_DIALOG, formDraft);
    if (pressed === undefined || draft === undefined) return formList(context, texts.savedBefore);
    const { v, n } = pressed;
    switch (pressed.do) {
      case 'per':
        return draft.ask === 'per' && (v === 'class' || v === 'school')
          ? ask({ ...draft, per: v, ask: 'field' })
          : ask(draft);
      case 'kind':
        return draft.ask === 'kind' && (v === 'count' || v === 'yes-no' || v === 'of' || v === 'text')
          ? addField(draft, { title: draft.pending ?? '', kind: v })
          : ask(draft);
      case 'drop':
        // The button names how many there were, so that pressing it twice takes one away.
        return draft.ask === 'field' && n === draft.fields.length
          ? ask({ ...draft, fields: draft.fields.slice(0, -1), checks: [] })
          : ask(draft);
      case 'done':
        if (draft.title === undefined || draft.fields.length === 0) return ask(draft, texts.noField);
        return ask({ ...draft, ask: draft.ask === 'kind' ? 'kind' : 'checks' });
      case 'check': {
        if (n === undefined || draft.ask !== 'checks') return ask(draft);
        const others = draft.checks.filter((place) => place !== n);
        return ask({ ...draft, checks: v === 'on' ? [...others, n].toSorted((a, b) => a - b) : others });
      }
      case 'preview':
        return draft.fields.length === 0 ? ask(draft, texts.noField) : ask({ ...draft, ask: 'preview' });
      case 'save': {
        if (draft.ask !== 'preview' || draft.title === undefined || draft.fields.length === 0)
          return ask(draft);
        const { db, now, actor, district } = context;
        insertReportForm(db, { districtId: district.id, form: formOf(draft), by: actor.person.id }, now);
        noteAct(context, texts.actMade(draft.title));
        return formList(context, texts.saved(draft.title));
      }
    }
  },
};

export const formDialog: Dialog<Context> = {
  name: FORM_DIALOG,
  who: ['coordinator'],
  beganBy: 'form-new',
  step(context, stored, { text }) {
    const draft = formDraft.safeParse(stored).data;
    return draft === undefined ? formList(context, texts.interrupted) : takeWords(context, draft, text);
  },
};
