import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { listBindingsOfUnit } from '../../storage/binding.ts';
import { getPerson } from '../../storage/person.ts';
import { closeUnit, reopenUnit } from '../../storage/unit.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { deadlineHoursOf } from '../district-hours.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { cardAfter } from './edit-school.ts';
import { onSchool } from './on-school.ts';
import { texts } from './texts.ts';

const closeArgs = z.object({ s: z.int(), yes: z.literal(1).optional() });
const schoolArgs = z.object({ s: z.int() });

/** Asks once, then takes the school out of everything that counts schools. Who is bound to it stays bound and is told. */
export const closeSchoolCommand: Command<Context> = {
  name: 'school-close',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onSchool(closeArgs, (context, school, { yes }) => {
    if (school.closed) return cardAfter(context, school, texts.closedNow(school.name));
    const people = peersOf(context, school);
    if (yes === undefined) {
      return answer(texts.confirmClose(school.name, people.length), {
        keyboard: inline([
          button(texts.yesClose, 'school-close', { s: school.id, yes: 1 }, 'negative'),
          button(texts.keep, 'schools', { s: school.id }),
        ]),
      });
    }
    closeUnit(context.db, school.id, context.now);
    noteAct(context, actTexts.schoolClosed(school.name));
    const { quiet, zone } = deadlineHoursOf(context.settings);
    const notBefore = notInQuietHours(context.now, quiet, zone);
    const notices = people.map((to): Outgoing => ({
      to,
      lane: 'bulk',
      text: texts.closedToPeople(school.name),
      notBefore,
    }));
    return { ...cardAfter(context, school, texts.closedNow(school.name)), notices };
  }),
};

export const reopenSchoolCommand: Command<Context> = {
  name: 'school-reopen',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onSchool(schoolArgs, (context, school) => {
    reopenUnit(context.db, school.id);
    if (school.closed) noteAct(context, actTexts.schoolReopened(school.name));
    return cardAfter(context, school, texts.reopened(school.name));
  }),
};

function peersOf({ db }: Context, school: NamedSchool): number[] {
  const people = listBindingsOfUnit(db, school.id).map(({ personId }) => getPerson(db, personId).externalId);
  return [...new Set(people)];
}
