import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { insertVacation } from '../../storage/vacation.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { schoolChoice } from '../subjects/schools/school-choice.ts';
import { VACATION_DIALOG, vacationDraft } from './draft.ts';
import type { VacationDraft } from './draft.ts';
import { parseVacation } from './parse-vacation.ts';
import { texts } from './texts.ts';

/** «Добавить каникулы», or all in one line: «Каникулы осенние 28.10–05.11». */
export const addVacationCommand: Command<Context> = {
  name: 'vacation-add',
  words: texts.addWords,
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run: (context, { text }) => (text.trim() === '' ? ask({}) : takeDays(context, {}, text)),
};

const schools = schoolChoice({
  name: 'vacation-school',
  dialog: VACATION_DIALOG,
  draft: vacationDraft,
  nextStep: preview,
});
export const vacationSchoolCommand = schools.command;

export const addVacationDialog: Dialog<Context> = {
  name: VACATION_DIALOG,
  who: ['coordinator'],
  beganBy: 'vacation-add',
  step(context, state, { text }) {
    const parsed = vacationDraft.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const draft = parsed.data;
    switch (draft.ask) {
      case 'days':
        return takeDays(context, draft, text);
      case 'schools':
        return schools.takeWords(context, draft, text);
      case undefined:
        return parseVacation(text, todayOf(context)) === undefined
          ? answer(texts.pressSave, { dialog: 'keep' })
          : takeDays(context, draft, text);
    }
  },
};

const editArgs = z.object({ k: z.enum(['days', 'schools', 'all']) });

/** Other days or schools, from the preview. */
export const editVacationCommand: Command<Context> = {
  name: 'vacation-edit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, VACATION_DIALOG, vacationDraft);
    const parsed = editArgs.safeParse(args);
    if (draft === undefined || !parsed.success) return answer(officeTexts.stale);
    switch (parsed.data.k) {
      case 'days':
        return ask(draft);
      case 'schools':
        return schools.ask(context, { ...draft, unitIds: [] });
      case 'all':
        return preview(context, { ...draft, unitIds: undefined });
    }
  },
};

export const saveVacationCommand: Command<Context> = {
  name: 'vacation-save',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, VACATION_DIALOG, vacationDraft);
    if (draft?.ask !== undefined || draft?.from === undefined || draft.to === undefined) {
      return answer(officeTexts.stale);
    }
    const { from, to, title = '', unitIds } = draft;
    const own = ownSchools(context, unitIds);
    if (own?.length === 0) return schools.ask(context, { ...draft, unitIds: [] });
    const { db, now, district, actor } = context;
    for (const unitId of own?.map(({ id }) => id) ?? [undefined]) {
      insertVacation(
        db,
        { districtId: district.id, unitId, title, from, to, createdBy: actor.person.id },
        now,
      );
    }
    const group = { title, from, to, schools: own?.map(({ short }) => short) };
    const thisYear = yearOf(todayOf(context));
    noteAct(context, texts.acts.added(group, thisYear));
    return answer(texts.saved(group, thisYear), {
      keyboard: inline([button(texts.add, 'vacation-add'), button(texts.words[0] ?? '', 'vacations')]),
    });
  },
};

function ask(draft: VacationDraft, remark?: string): Answer {
  return answer(remark ?? texts.ask, {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: VACATION_DIALOG, state: { ...draft, ask: 'days' } },
  });
}

function takeDays(context: Context, draft: VacationDraft, text: string): Answer {
  const today = todayOf(context);
  const parsed = parseVacation(text, today);
  if (parsed === undefined) return ask(draft, texts.bad);
  if (parsed.to < today && !/\d{4}/.test(text)) return ask(draft, texts.past(parsed, yearOf(today)));
  return preview(context, { ...draft, ...parsed });
}

function preview(context: Context, draft: VacationDraft): Answer {
  const { title = '', from, to, unitIds } = draft;
  if (from === undefined || to === undefined) return ask(draft);
  const group = { title, from, to, schools: ownSchools(context, unitIds)?.map(({ short }) => short) };
  const edit = (label: string, k: string) => button(label, 'vacation-edit', { k });
  const whom = unitIds === undefined ? edit(texts.schools, 'schools') : edit(texts.all, 'all');
  return answer(texts.preview(group, yearOf(todayOf(context))), {
    keyboard: inline(
      [button(texts.save, 'vacation-save', undefined, 'positive')],
      [edit(texts.other, 'days'), ...(namedSchools(context).length > 1 ? [whom] : [])],
      [button(officeTexts.cancel, 'cancel')],
    ),
    dialog: { name: VACATION_DIALOG, state: { ...draft, ask: undefined } },
  });
}

function ownSchools(context: Context, unitIds: readonly number[] | undefined) {
  return unitIds && namedSchools(context).filter(({ id }) => unitIds.includes(id));
}
