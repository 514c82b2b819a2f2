import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { localDayOf } from '../../domain/zone.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { connectedSchools, namedSchools } from '../subjects/schools/district-schools.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { issueInvitation } from '../subjects/people/issue-invitation.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { nextSetupStep } from '../subjects/office/setup-state.ts';
import { texts } from './texts.ts';

export const inviteAllCommand: Command<Context> = {
  name: 'invite-all',
  words: [texts.everybodyWord],
  who: ['coordinator'],
  where: 'private',
  run: (context) => inviteAll(context),
};

/** One file with a code for every school that has no director in the bot. */
export function inviteAll(context: Context): Answer {
  const { actor, settings } = context;
  const schools = namedSchools(context);
  if (schools.length === 0) {
    return answer(texts.noSchools, { keyboard: inline([button(texts.listOfSchools, 'schools-list')]) });
  }
  const connected = connectedSchools(context);
  const issued = schools
    .filter(({ id }) => !connected.has(id))
    .map((school) => ({
      school,
      ...issueInvitation(context, { role: 'director', unitId: school.id, createdBy: actor.person.id }),
    }));
  const [first] = issued;
  if (first === undefined) return answer(texts.allConnected);
  noteAct(context, actTexts.invitedAll(issued.length));
  const until = localDayOf(first.expiresAt, zoneOf(settings));
  const rows = issued.map(({ school, code, link }) => [
    school.name,
    code,
    link,
    texts.invitation({ operator: settings.operator, unit: school.name, role: 'director', code, link, until }),
  ]);
  const next = nextSetupStep(context);
  return answer(
    [texts.allIssued(issued.length, until), ...(next === undefined ? [] : [next.text])].join('\n'),
    {
      documents: [
        {
          format: 'xlsx',
          fileName: texts.fileName(todayOf(context)),
          sheets: [
            { name: texts.sheet.name, columns: texts.sheet.columns.map((title) => ({ title })), rows },
          ],
        },
      ],
      ...(next !== undefined && { keyboard: inline(...next.rows) }),
    },
  );
}
