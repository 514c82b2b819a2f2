import { z } from 'zod';
import { answer } from '../../../bot/answer.ts';
import type { Answer } from '../../../bot/answer.ts';
import { button, inline } from '../../../bot/buttons.ts';
import type { Command } from '../../../bot/command.ts';
import type { Button } from '../../../bot/outgoing.ts';
import type { Context } from '../../context.ts';
import { matchSchools, namedSchools } from './district-schools.ts';
import type { NamedSchool } from './district-schools.ts';
import { findDraft } from '../../draft.ts';
import { officeTexts } from '../../office-texts.ts';
import { pickArgs, schoolRows } from './school-picker.ts';

const PAGE = 4;

const choiceArgs = pickArgs.extend({ done: z.literal(1).optional(), clear: z.literal(1).optional() });

/** The part of a dialog's draft that a choice fills. */
type Choosing = { unitIds?: number[] | undefined };

export type SchoolChoice<Draft> = {
  /** Asks for schools, those of the draft chosen already. */
  ask: (context: Context, draft: Draft) => Answer;
  /** Adds the schools that a message names. */
  takeWords: (context: Context, draft: Draft, text: string) => Answer;
  /** Behind the buttons of the screen: a school is added, the page turned, the choice begun anew or ended. */
  command: Command<Context>;
};

/**
 * Choosing several schools one after another, for the draft of a dialog. While it lasts the draft's `ask` is
 * `'schools'`; then `nextStep` goes on with it.
 */
export function schoolChoice<Draft extends Choosing>({
  name,
  dialog,
  draft: schema,
  nextStep,
}: {
  /** Of the command. */
  name: string;
  dialog: string;
  draft: z.ZodType<Draft>;
  nextStep: (context: Context, draft: Draft) => Answer;
}): SchoolChoice<Draft> {
  function ask(
    context: Context,
    draft: Draft,
    { page, remark }: { page?: number | undefined; remark?: string | undefined } = {},
  ): Answer {
    const { text, rows } = choiceScreen(namedSchools(context), draft.unitIds ?? [], {
      command: name,
      page,
      remark,
    });
    return answer(text, {
      keyboard: inline(...rows),
      dialog: { name: dialog, state: { ...draft, ask: 'schools' } },
    });
  }
  return {
    ask: (context, draft) => ask(context, draft),
    takeWords(context, draft, text) {
      const { chosen, remark } = chooseByWords(text, namedSchools(context), draft.unitIds ?? []);
      return ask(context, { ...draft, unitIds: chosen }, { remark });
    },
    command: {
      name,
      words: [],
      who: ['coordinator'],
      where: 'private',
      run(context, { args }) {
        const draft = findDraft(context, dialog, schema);
        const pressed = choiceArgs.safeParse(args);
        if (draft === undefined || !pressed.success) return answer(officeTexts.stale);
        const chosen = draft.unitIds ?? [];
        const { s, p: page, done, clear } = pressed.data;
        if (done === 1 && chosen.length > 0) return nextStep(context, draft);
        if (clear === 1) return ask(context, { ...draft, unitIds: [] });
        const isOwn = s !== undefined && namedSchools(context).some(({ id }) => id === s);
        return ask(context, { ...draft, unitIds: isOwn ? [...new Set([...chosen, s])] : chosen }, { page });
      },
    },
  };
}

/**
 * A screen on which several schools are chosen one after another: those chosen are named, the others are buttons of
 * `command`, which carry the school in `s`; `done` ends the choice, `clear` begins it anew.
 */
function choiceScreen(
  schools: readonly NamedSchool[],
  chosen: readonly number[],
  { command, page = 0, remark }: { command: string; page?: number | undefined; remark?: string | undefined },
): { text: string; rows: Button[][] } {
  const names = schools.filter(({ id }) => chosen.includes(id)).map(({ short }) => short);
  const others = schools.filter(({ id }) => !chosen.includes(id));
  const end =
    names.length === 0
      ? []
      : [
          button(officeTexts.chosen, command, { done: 1 }, 'primary'),
          button(officeTexts.chooseAnew, command, { clear: 1 }),
        ];
  return {
    text: [
      ...(remark === undefined ? [] : [remark]),
      names.length === 0 ? officeTexts.chooseSchools : officeTexts.chosenSchools(names),
    ].join('\n'),
    rows: [
      ...schoolRows(others, { command, page, size: PAGE }),
      [...end, button(officeTexts.cancel, 'cancel')],
    ],
  };
}

/** Adds the schools a text names; `remark` says which spellings were not understood. */
function chooseByWords(
  text: string,
  schools: readonly NamedSchool[],
  chosen: readonly number[],
): { chosen: number[]; remark: string | undefined } {
  const { found, unclear } = matchSchools(text, schools);
  const remark = unclear
    .map(({ spelling, match }) =>
      match.kind === 'one'
        ? ''
        : officeTexts.unclearSchool(
            spelling,
            match.candidates.map(({ short }) => short),
          ),
    )
    .join('\n');
  return {
    chosen: [...new Set([...chosen, ...found.map(({ id }) => id)])],
    remark: remark === '' ? undefined : remark,
  };
}
