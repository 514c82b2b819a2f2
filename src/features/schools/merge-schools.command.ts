import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { candidatesFor } from '../../domain/name-candidates.ts';
import { parseSchoolName } from '../../domain/school-name-parts.ts';
import { countBelongings, countCommonFigures } from '../../storage/unit-belongings.ts';
import { listMergesOf, mergeUnits } from '../../storage/unit-merge.ts';
import { getKeyedUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { schoolRows } from '../subjects/schools/school-picker.ts';
import { tellSchool } from '../subjects/schools/tell-school.ts';
import { reachAhead } from '../subjects/tables/reach-ahead.ts';
import { followChange, withReach } from '../subjects/tables/reach.ts';
import { doubleQuestions, followClosed } from './double-questions.ts';
import { cardAfter } from './edit-school.ts';
import { findSchool } from './on-school.ts';
import { mergeTexts as texts } from './merge-texts.ts';

/** `o` stays, `s` turns out to be the same; `n`: how many figures were named when it was confirmed. */
const mergeArgs = z.object({
  o: z.int(),
  s: z.int().optional(),
  p: z.int().min(0).optional(),
  n: z.int().min(0).optional(),
});

const PAGE = 6;

/** Two schools of the list that are one: chosen, shown with what moves, and made one after a confirmation. */
export const mergeSchoolsCommand: Command<Context> = {
  name: 'school-merge',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = mergeArgs.safeParse(args);
    const stays = parsed.success ? findSchool(context, parsed.data.o) : undefined;
    if (!parsed.success || stays === undefined) return answer(officeTexts.stale);
    const { s, p, n } = parsed.data;
    if (s === undefined) return askDouble(context, stays, p ?? 0);
    const goes = findSchool(context, s);
    if (goes === undefined) return mergedBefore(context, stays, s);
    if (goes.id === stays.id) return answer(officeTexts.stale);
    const moves = countBelongings(context.db, goes.id);
    if (n === undefined) return preview(context, stays, goes);
    if (n !== moves.figures) return preview(context, stays, goes, texts.changed);
    return merge(context, stays, goes, n);
  },
};

/** Somebody of the office was faster. */
function mergedBefore(context: Context, stays: NamedSchool, s: number): Answer {
  const done = listMergesOf(context.db, stays.id).find(
    ({ kind, fromId }) => kind === 'merge' && fromId === s,
  );
  if (done === undefined) return answer(officeTexts.stale);
  return cardAfter(context, stays, alreadyDone(context, done.by, done.createdAt));
}

/** The likeliest first: a double of an import has a name that is like the school's own. */
function askDouble(context: Context, stays: NamedSchool, page: number): Answer {
  const others = allNamedSchools(context).filter(({ id }) => id !== stays.id);
  if (others.length === 0) return cardAfter(context, stays, texts.noOthers);
  const near = candidatesFor(stays.name, others).candidates.map(({ id }) => id);
  const rankOf = ({ id }: NamedSchool) => (near.includes(id) ? near.indexOf(id) : near.length);
  const rows = schoolRows(
    others.toSorted((a, b) => rankOf(a) - rankOf(b)),
    { command: 'school-merge', args: { o: stays.id }, page, size: PAGE },
  );
  return answer(texts.askDouble(stays.name), {
    keyboard: inline(...rows, [button(texts.keep, 'schools', { s: stays.id })]),
  });
}

function preview(context: Context, stays: NamedSchool, goes: NamedSchool, said?: string): Answer {
  const { db } = context;
  const moves = countBelongings(db, goes.id);
  const text = texts.preview({
    stays: stays.name,
    goes: goes.name,
    moves,
    common: countCommonFigures(db, goes.id, stays.id),
    warnings: warningsOf(stays, goes),
    askedTwice: doubleQuestions(context, goes, stays).length > 0,
    uses: reachAhead(context, () => mergeStored(context, stays, goes)),
  });
  return answer(said === undefined ? text : `${said}\n${text}`, {
    keyboard: inline(
      [
        button(
          texts.yesMerge(moves.figures),
          'school-merge',
          { o: stays.id, s: goes.id, n: moves.figures },
          'negative',
        ),
      ],
      [button(texts.swap, 'school-merge', { o: goes.id, s: stays.id })],
      [button(texts.keep, 'schools', { s: stays.id })],
    ),
  });
}

function warningsOf(stays: NamedSchool, goes: NamedSchool): string[] {
  const numberOf = ({ name }: NamedSchool) => parseSchoolName(name).ownNumber;
  const [one, other] = [numberOf(stays), numberOf(goes)];
  return [
    ...(one !== undefined && other !== undefined && one !== other ? [texts.otherNumber] : []),
    ...(stays.organisationKind === goes.organisationKind ? [] : [texts.otherKind]),
    ...(stays.closed && !goes.closed ? [texts.worksAgain(stays.short)] : []),
  ];
}

function mergeStored({ db, now, district, actor }: Context, stays: NamedSchool, goes: NamedSchool): number {
  const act = { districtId: district.id, by: actor.person.id };
  return mergeUnits(db, getKeyedUnit(db, goes.id), getKeyedUnit(db, stays.id), act, now);
}

function merge(context: Context, stays: NamedSchool, goes: NamedSchool, values: number): Answer {
  const told = tellSchool(context, goes.id, {
    text: texts.mergedToPeople(goes.name, stays.name),
    once: `school-merged/${goes.id}/${context.now.getTime()}`,
  });
  const doubles = doubleQuestions(context, goes, stays);
  const { done: id, reach } = followChange(context, () => mergeStored(context, stays, goes));
  noteAct(context, texts.actMerged(goes.name, stays.name, values));
  const closed = followClosed(context, doubles, stays);
  const said = answer([texts.merged(goes.name, stays.name), ...closed.lines, ...reach.lines].join('\n'), {
    keyboard: withReach(
      reach,
      inline(
        [button(texts.card, 'schools', { s: stays.id }, 'primary')],
        [button(texts.unmerge(goes.short), 'school-unmerge', { m: id })],
      ),
    ),
  });
  return { ...said, notices: [...told, ...closed.notices, ...reach.notices] };
}
