import { button } from '../bot/buttons.ts';
import type { Button } from '../bot/outgoing.ts';
import type { NamedSchool } from './district-schools.ts';
import { matchSchools } from './district-schools.ts';
import { officeTexts } from './office-texts.ts';
import { schoolRows } from './school-picker.ts';

const PAGE = 4;

/**
 * A screen on which several schools are chosen one after another: those chosen are named, the others are buttons of
 * `command`, which carry the school in `s`; `done` ends the choice, `clear` begins it anew.
 */
export function choiceScreen(
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
export function chooseByWords(
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
