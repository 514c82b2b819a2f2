import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { schoolNameKey } from '../../domain/school-name.ts';
import { appearedWith, findMerge, undoMerge } from '../../storage/unit-merge.ts';
import type { StoredMerge } from '../../storage/unit-merge.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import { tellSchool } from '../subjects/schools/tell-school.ts';
import { reachAhead } from '../subjects/tables/reach-ahead.ts';
import { followChange } from '../subjects/tables/reach.ts';
import { afterChange } from './after-change.ts';
import { withQuestionsBack } from './double-questions.ts';
import { findSchool } from './on-school.ts';
import { mergeTexts as texts } from './merge-texts.ts';

const args = z.object({ m: z.int(), yes: z.literal(1).optional() });

/** «Разъединить»: what was made one is two again, each with what it had; a spelling goes back to the school it was of. */
export const unmergeSchoolsCommand: Command<Context> = {
  name: 'school-unmerge',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args: pressed }) {
    const parsed = args.safeParse(pressed);
    const merge = parsed.success ? findMerge(context.db, parsed.data.m) : undefined;
    if (!parsed.success || merge?.districtId !== context.district.id) return answer(officeTexts.stale);
    if (merge.undoneAt !== undefined) {
      return answer(`${texts.undoneAlready} ${alreadyDone(context, merge.undoneBy, merge.undoneAt)}`);
    }
    const trouble = troubleOf(context, merge);
    if (trouble !== undefined) return answer(trouble);
    return merge.kind === 'merge'
      ? unmerge(context, merge, parsed.data.yes === 1)
      : giveBack(context, merge, parsed.data.yes === 1);
  },
};

/** Why it cannot be taken back now; undefined where it can. */
function troubleOf(context: Context, { kind, fromId, intoId, name }: StoredMerge): string | undefined {
  if (findSchool(context, intoId) === undefined) return texts.mergedFurther;
  if (kind === 'split') return findSchool(context, fromId) === undefined ? texts.mergedFurther : undefined;
  const key = schoolNameKey(name);
  const taken = allNamedSchools(context).find((school) => schoolNameKey(school.name) === key);
  return taken && texts.nameTaken(taken.name);
}

function unmerge(context: Context, merge: StoredMerge, isSure: boolean): Answer {
  const { db, now } = context;
  const stays = getUnit(db, merge.intoId);
  if (!isSure) {
    return answer(withUses(context, merge, texts.confirmUnmerge(merge.name, stays.name)), {
      keyboard: inline([
        button(texts.yesUnmerge, 'school-unmerge', { m: merge.id, yes: 1 }, 'negative'),
        button(texts.keepMerged, 'schools', { s: stays.id }),
      ]),
    });
  }
  const { done: asked, reach } = followChange(context, () =>
    withQuestionsBack(context, [merge.fromId, merge.intoId], () => undo(context, merge)),
  );
  noteAct(context, texts.actUnmerged(merge.name, stays.name));
  const again = findSchool(context, merge.fromId);
  if (again === undefined) throw new Error('the school that was taken apart is not there');
  const told = tellSchool(context, again.id, {
    text: texts.unmergedToPeople(again.name),
    once: `school-unmerged/${again.id}/${now.getTime()}`,
  });
  return afterChange(context, again, texts.unmerged(again.name), reach, [...told, ...asked]);
}

function giveBack(context: Context, merge: StoredMerge, isSure: boolean): Answer {
  const { db, now } = context;
  const stays = findSchool(context, merge.fromId);
  const goes = appearedWith(db, merge.id) ? findSchool(context, merge.intoId) : undefined;
  if (stays === undefined) return answer(officeTexts.stale);
  if (!isSure) {
    const text = texts.confirmReturn(merge.name, stays.name, goes !== undefined);
    return answer(withUses(context, merge, text), {
      keyboard: inline([
        button(texts.yesReturn, 'school-unmerge', { m: merge.id, yes: 1 }, 'negative'),
        button(texts.keepMerged, 'schools', { s: stays.id }),
      ]),
    });
  }
  const told =
    goes === undefined
      ? []
      : tellSchool(context, goes.id, {
          text: texts.mergedToPeople(goes.name, stays.name),
          once: `school-merged/${goes.id}/${now.getTime()}`,
        });
  const { reach } = followChange(context, () => undo(context, merge));
  noteAct(context, texts.actReturned(merge.name, stays.name));
  return afterChange(context, stays, texts.returned(merge.name, stays.name), reach, told);
}

function undo({ db, now, actor }: Context, merge: StoredMerge): void {
  undoMerge(db, merge, actor.person.id, now);
}

function withUses(context: Context, merge: StoredMerge, text: string): string {
  const uses = reachAhead(context, () => undo(context, merge));
  return uses === undefined ? text : `${text}\n${uses}`;
}
