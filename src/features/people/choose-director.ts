import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { CommandInput } from '../../bot/command.ts';
import type { Binding } from '../../domain/person.ts';
import { shortSchoolName } from '../../domain/school-name.ts';
import { isSchool } from '../../domain/unit.ts';
import type { School } from '../../domain/unit.ts';
import { findBinding, findLatestEnd, listBindingsOfUnit } from '../../storage/binding.ts';
import { findUnit } from '../../storage/unit.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { listRivals } from './second-director.ts';
import { texts } from './texts.ts';

const args = z.object({ b: z.int() });
const MOST_BUTTONS = 10;

type Choice = { school: School; newcomer: Binding; older: readonly Binding[] };

/**
 * Finds the two directors a coordinator decides about and calls `decide`: the button names the newcomer; typed, it is the
 * only such school of the district, and of several one is asked for. Only the district's own coordinator is obeyed.
 */
export function chooseDirector(
  context: Context,
  input: CommandInput,
  command: string,
  decide: (choice: Choice) => Answer,
): Answer {
  const pressed = args.safeParse(input.args);
  if (pressed.success) {
    const choice = findChoice(context, pressed.data.b);
    return choice === undefined || choice.older.length === 0
      ? answer(decidedInWords(context, pressed.data.b))
      : decide(choice);
  }
  const rivals = listRivals(context, context.district.id);
  const [only, ...others] = rivals;
  if (only === undefined) return answer(texts.nothingToReplace);
  if (others.length === 0) return decide({ ...only, newcomer: only.newest });
  const rows = rivals
    .slice(0, MOST_BUTTONS)
    .map(({ school, newest }) => button(shortSchoolName(school.name), command, { b: newest.id }));
  return answer(texts.whichSchoolToReplace, { keyboard: inline(...inPairs(rows)) });
}

/** Who of the office decided, where the newcomer is of the own district. */
function decidedInWords(context: Context, bindingId: number): string {
  const newcomer = findBinding(context.db, bindingId);
  const school = newcomer && findUnit(context.db, newcomer.unitId);
  const end =
    school?.parentId === context.district.id ? findLatestEnd(context.db, school.id, 'director') : undefined;
  return end === undefined
    ? texts.alreadyDecided
    : `${texts.alreadyDecided} ${alreadyDone(context, end.by, end.at)}`;
}

function findChoice({ db, actor }: Context, bindingId: number): Choice | undefined {
  const newcomer = findBinding(db, bindingId);
  const school = newcomer && findUnit(db, newcomer.unitId);
  if (newcomer?.role !== 'director' || school === undefined || !isSchool(school)) return undefined;
  const isOwn = actor.bindings.some(
    ({ role, unitId }) => role === 'coordinator' && unitId === school.parentId,
  );
  if (!isOwn) return undefined;
  const older = listBindingsOfUnit(db, school.id, 'director').filter(({ id }) => id < newcomer.id);
  return { school, newcomer, older };
}

export function inPairs<T>(items: readonly T[]): T[][] {
  return items.flatMap((_, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []));
}
