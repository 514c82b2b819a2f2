import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { addDays } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { insertSilence } from '../../storage/silence.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { matchSchools, namedSchools } from '../subjects/schools/district-schools.ts';
import { findDraft } from '../draft.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { schoolChoice } from '../subjects/schools/school-choice.ts';
import { parseTypedDay, takeLeadingDay } from '../typed-date.ts';
import { SILENCE_DIALOG, silenceDraft } from './draft.ts';
import type { SilenceDraft } from './draft.ts';
import { dutyTitleOf } from './duty-title.ts';
import { EVERYBODY, UNTIL } from './lexicon.ts';
import { texts } from './texts.ts';

/** A silence that outlives the school year is one that was forgotten. */
const MOST_DAYS = 120;
const MOST_LETTERS = 120;

const beginArgs = z.object({ d: z.int().optional(), s: z.int().optional() });

/**
 * «Включить тишину», or in one line: «Включить тишину Дегвинская до 15.12 карантин». A button may bring a duty (`d`) and
 * a school (`s`).
 */
export const addSilenceCommand: Command<Context> = {
  name: 'silence-add',
  words: texts.addWords,
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run(context, { text, args }) {
    const parsed = beginArgs.safeParse(args);
    const { d, s } = parsed.success ? parsed.data : {};
    // A silence of all duties is not what was asked for.
    if (d !== undefined && dutyTitleOf(context, d) === undefined) return answer(texts.goneDuty);
    const isOwn = s !== undefined && namedSchools(context).some(({ id }) => id === s);
    return nextStep(context, {
      ...typedSilence(context, text),
      ...(isOwn && { unitIds: [s] }),
      ...(d !== undefined && { dutyId: d }),
    });
  },
};

const schools = schoolChoice({
  name: 'silence-school',
  dialog: SILENCE_DIALOG,
  draft: silenceDraft,
  nextStep: (context, draft) => nextStep(context, { ...draft, ask: undefined }),
});
export const silenceSchoolCommand = schools.command;

export const addSilenceDialog: Dialog<Context> = {
  name: SILENCE_DIALOG,
  who: ['coordinator'],
  beganBy: 'silence-add',
  step(context, state, { text }) {
    const parsed = silenceDraft.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const draft = parsed.data;
    switch (draft.ask) {
      case 'schools':
        if (EVERYBODY.test(text.trim()))
          return nextStep(context, { ...draft, everybody: true, ask: undefined });
        return schools.takeWords(context, draft, text);
      case 'until':
        return takeUntil(context, draft, parseTypedDay(text, todayOf(context)));
      case 'reason':
        return takeReason(context, draft, text);
      case undefined:
        return answer(texts.pressSave, { dialog: 'keep' });
    }
  },
};

const editArgs = z.object({ k: z.enum(['everybody', 'week', 'month', 'until', 'sure']) });

/** Everybody, a usual length, another day; `sure`: the reason names nobody. */
export const editSilenceCommand: Command<Context> = {
  name: 'silence-edit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, SILENCE_DIALOG, silenceDraft);
    const parsed = editArgs.safeParse(args);
    if (draft === undefined || !parsed.success) return answer(officeTexts.stale);
    const today = todayOf(context);
    switch (parsed.data.k) {
      case 'everybody':
        return nextStep(context, { ...draft, everybody: true, unitIds: undefined, ask: undefined });
      case 'week':
        return takeUntil(context, draft, addDays(today, 7));
      case 'month':
        return takeUntil(context, draft, addDays(today, 30));
      case 'until':
        return nextStep(context, { ...draft, until: undefined, ask: undefined });
      case 'sure':
        return nextStep(context, { ...draft, isNameless: true, ask: undefined });
    }
  },
};

export const saveSilenceCommand: Command<Context> = {
  name: 'silence-save',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, SILENCE_DIALOG, silenceDraft);
    const told = draft?.ask === undefined && draft !== undefined ? wholeOf(context, draft) : undefined;
    const today = todayOf(context);
    if (told === undefined || told.until < today) return answer(officeTexts.stale);
    const { db, now, district, actor } = context;
    for (const unitId of told.unitIds ?? [undefined]) {
      insertSilence(
        db,
        {
          districtId: district.id,
          unitId,
          dutyId: told.dutyId,
          reason: told.reason,
          until: told.until,
          createdBy: actor.person.id,
        },
        now,
      );
    }
    noteAct(context, texts.acts.added(told, today), { after: told.reason });
    return answer(texts.saved(told, today), {
      keyboard: inline([button(texts.words[0] ?? '', 'silences')]),
    });
  },
};

/** Asks for what is still missing, or shows what will be. */
function nextStep(context: Context, draft: SilenceDraft): Answer {
  const cancel = button(officeTexts.cancel, 'cancel');
  if (draft.everybody === undefined && (draft.unitIds ?? []).length === 0) {
    const asked = schools.ask(context, { ...draft, unitIds: [] });
    const everybody = [button(texts.everybody, 'silence-edit', { k: 'everybody' })];
    const [reply] = asked.replies;
    return {
      ...asked,
      replies: [
        { ...reply, text: reply?.text ?? '', keyboard: inline(everybody, ...(reply?.keyboard?.rows ?? [])) },
      ],
    };
  }
  const dialog = (ask: SilenceDraft['ask']) => ({ name: SILENCE_DIALOG, state: { ...draft, ask } });
  if (draft.until === undefined) {
    const edit = (label: string, k: string) => button(label, 'silence-edit', { k });
    return answer(texts.askUntil, {
      keyboard: inline([edit(texts.week, 'week'), edit(texts.month, 'month')], [cancel]),
      dialog: dialog('until'),
    });
  }
  if (draft.reason === undefined) {
    return answer(texts.askReason, { keyboard: inline([cancel]), dialog: dialog('reason') });
  }
  const named = draft.isNameless === true ? undefined : findPersonName(draft.reason);
  if (named !== undefined) {
    return answer(texts.named(named), {
      keyboard: inline([button(texts.notAName, 'silence-edit', { k: 'sure' })], [cancel]),
      dialog: dialog('reason'),
    });
  }
  const told = wholeOf(context, draft);
  if (told === undefined) return answer(officeTexts.interrupted);
  return answer(texts.preview(told, todayOf(context)), {
    keyboard: inline(
      [
        button(texts.save, 'silence-save', undefined, 'positive'),
        button(texts.change, 'silence-edit', { k: 'until' }),
      ],
      [cancel],
    ),
    dialog: dialog(undefined),
  });
}

function takeUntil(context: Context, draft: SilenceDraft, until: CalendarDay | undefined): Answer {
  const today = todayOf(context);
  if (until === undefined || until < today || until > addDays(today, MOST_DAYS)) {
    return answer(texts.badUntil(MOST_DAYS), {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: SILENCE_DIALOG, state: { ...draft, ask: 'until' } },
    });
  }
  return nextStep(context, { ...draft, until, ask: undefined });
}

function takeReason(context: Context, draft: SilenceDraft, text: string): Answer {
  const reason = tidied(text);
  if (!/\p{L}/u.test(reason) || reason.length > MOST_LETTERS) {
    return answer(texts.badReason(MOST_LETTERS), {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: SILENCE_DIALOG, state: draft },
    });
  }
  return nextStep(context, { ...draft, reason, isNameless: undefined, ask: undefined });
}

/** «Дегвинская до 15.12 карантин»: what one line says; the rest is asked for. */
function typedSilence(context: Context, text: string): Partial<SilenceDraft> {
  const [whom = '', ...after] = text.trim().split(UNTIL);
  const leading = takeLeadingDay(after.join(' '), todayOf(context));
  const { found, unclear } = matchSchools(whom, namedSchools(context));
  const reason = leading === undefined ? '' : tidied(leading.rest);
  return {
    ...(EVERYBODY.test(whom.trim()) && { everybody: true as const }),
    ...(found.length > 0 && unclear.length === 0 && { unitIds: found.map(({ id }) => id) }),
    ...(leading !== undefined && leading.day >= todayOf(context) && { until: leading.day }),
    ...(reason !== '' && reason.length <= MOST_LETTERS && { reason }),
  };
}

/** The draft as it stands, with the names of its schools; undefined while something is missing. */
function wholeOf(context: Context, { unitIds, everybody, dutyId, until, reason }: SilenceDraft) {
  const own = namedSchools(context).filter(({ id }) => unitIds?.includes(id));
  if (until === undefined || reason === undefined || (everybody === undefined && own.length === 0)) {
    return undefined;
  }
  const duty = dutyId === undefined ? undefined : dutyTitleOf(context, dutyId);
  // It was taken back meanwhile.
  if (dutyId !== undefined && duty === undefined) return undefined;
  return {
    until,
    reason,
    dutyId,
    duty,
    unitIds: everybody === true ? undefined : own.map(({ id }) => id),
    schools: everybody === true ? undefined : own.map(({ short }) => short),
  };
}

function tidied(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}
