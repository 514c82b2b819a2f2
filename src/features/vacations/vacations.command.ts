import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import type { Vacation } from '../../domain/vacation.ts';
import { findVacationEnd, listVacations, removeVacations } from '../../storage/vacation.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { texts } from './texts.ts';

/** Vacations stand in the list for a while after they ended: a forecast still rests on them. */
const SHOWN_AFTER_DAYS = 60;
const MOST_SHOWN = 8;

/** Equal vacations of several schools, as they were added: one line. */
type Group = { ids: number[]; title: string; from: string; to: string; schools: string[] | undefined };

export const vacationsCommand: Command<Context> = {
  name: 'vacations',
  words: texts.words,
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context) {
    const groups = listGroups(context);
    const add = [button(texts.add, 'vacation-add')];
    if (groups.length === 0) return answer(texts.none, { keyboard: inline(add) });
    const shown = groups.slice(0, MOST_SHOWN);
    const thisYear = yearOf(todayOf(context));
    const lines = shown.map((group, index) =>
      groups.length === 1
        ? texts.line(group, thisYear)
        : texts.numbered(index + 1, texts.line(group, thisYear)),
    );
    const removals = shown.map(({ ids }, index) =>
      button(texts.remove(groups.length === 1 ? undefined : index + 1), 'vacation-remove', { v: ids[0] }),
    );
    const rest = groups.length - shown.length;
    return answer(
      [texts.head(context.district.name), ...lines, ...(rest > 0 ? [texts.rest(rest)] : [])].join('\n'),
      { keyboard: inline(add, ...inRows(removals, 4)) },
    );
  },
};

const removeArgs = z.object({ v: z.int(), yes: z.literal(1).optional() });

/** Asks once, then takes them back. */
export const removeVacationCommand: Command<Context> = {
  name: 'vacation-remove',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = removeArgs.safeParse(args);
    const group = listGroups(context).find(({ ids }) => parsed.data && ids.includes(parsed.data.v));
    const { db, now, district, actor } = context;
    if (group === undefined) {
      const end = parsed.success ? findVacationEnd(db, district.id, parsed.data.v) : undefined;
      return answer(end === undefined ? texts.gone : `${texts.gone} ${alreadyDone(context, end.by, end.at)}`);
    }
    const thisYear = yearOf(todayOf(context));
    if (parsed.data?.yes === undefined) {
      return answer(texts.confirmRemove(group, thisYear), {
        keyboard: inline([
          button(texts.yes, 'vacation-remove', { v: group.ids[0], yes: 1 }, 'negative'),
          button(texts.keep, 'vacations'),
        ]),
      });
    }
    removeVacations(db, district.id, group.ids, { by: actor.person.id, now });
    noteAct(context, texts.acts.removed(group, thisYear));
    return answer(texts.removed(group, thisYear));
  },
};

function listGroups(context: Context): Group[] {
  const names = new Map<number, string>(namedSchools(context).map(({ id, short }) => [id, short]));
  const groups = new Map<string, Group>();
  for (const one of listVacations(
    context.db,
    context.district.id,
    addDays(todayOf(context), -SHOWN_AFTER_DAYS),
  )) {
    const name = one.unitId === undefined ? undefined : names.get(one.unitId);
    // A school that was closed has no vacations to speak of.
    if (one.unitId !== undefined && name === undefined) continue;
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) {
      const { id, title, from, to } = one;
      groups.set(key, { ids: [id], title, from, to, schools: name === undefined ? undefined : [name] });
    } else {
      known.ids.push(one.id);
      if (name !== undefined) known.schools?.push(name);
    }
  }
  return [...groups.values()];
}

function keyOf({ unitId, title, from, to }: Vacation): string {
  return JSON.stringify([unitId === undefined, title, from, to]);
}
