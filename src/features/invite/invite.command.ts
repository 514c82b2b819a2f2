import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { Role } from '../../domain/person.ts';
import { localDayOf } from '../../domain/zone.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { connectedSchools, matchSchool, namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { zoneOf } from '../district-hours.ts';
import { issueInvitation } from '../subjects/people/issue-invitation.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { candidateRows, pickArgs, schoolRows } from '../subjects/schools/school-picker.ts';
import { labels } from '../texts.ts';
import { EVERYBODY, ROLE_WORDS } from './lexicon.ts';
import { inviteAll } from './invite-all.command.ts';
import { texts } from './texts.ts';

const args = pickArgs.extend({ r: z.enum(['director', 'responsible']).optional() });
const officeArgs = z.object({ r: z.literal('head').optional() });
const PAGE = 6;
const NAME = 'invite';
/** The next message is the name of a school. */
const asksName = { dialog: { name: NAME, state: {} } };

/** «Пригласить»: who is not connected yet; with a school – its code and a message to be forwarded. */
export const inviteCommand: Command<Context> = {
  name: NAME,
  words: [labels.invite, ...texts.words],
  help: texts.help,
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run(context, input) {
    const pressed = args.safeParse(input.args).data ?? {};
    const schools = namedSchools(context);
    if (pressed.s !== undefined) {
      const school = schools.find(({ id }) => id === pressed.s);
      return school === undefined
        ? answer(officeTexts.stale)
        : inviteTo(context, school, pressed.r ?? 'director');
    }
    return input.text.trim() === ''
      ? overview(context, schools, pressed.p ?? 0)
      : inviteByWords(context, schools, input.text.trim());
  },
};

/** The name of a school after «Пригласить», with or without whom the code is for. */
export function inviteDialog(
  readElsewhere: (context: Context, message: RawMessage) => Answer | undefined,
): Dialog<Context> {
  return {
    name: NAME,
    who: ['coordinator'],
    beganBy: NAME,
    step(context, _state, message) {
      const schools = namedSchools(context);
      const words = message.text.trim();
      if (words === '') return overview(context, schools, 0);
      const isName =
        EVERYBODY.test(words) ||
        ROLE_WORDS.some(({ pattern }) => pattern.test(words)) ||
        candidatesOf(matchSchool(words, schools)) > 0;
      const elsewhere = isName ? undefined : readElsewhere(context, { ref: undefined, ...message });
      return elsewhere ?? inviteByWords(context, schools, words);
    },
  };
}

function candidatesOf(match: ReturnType<typeof matchSchool>): number {
  return match.kind === 'one' ? 1 : match.candidates.length;
}

export const inviteCoordinatorCommand: Command<Context> = {
  name: 'invite-coordinator',
  words: [texts.coordinatorWord],
  who: ['coordinator'],
  where: 'private',
  run: (context, { args: given }) =>
    inviteToOffice(context, officeArgs.safeParse(given).data?.r ?? 'coordinator'),
};

function overview(context: Context, schools: readonly NamedSchool[], page: number): Answer {
  if (schools.length === 0) {
    return answer(texts.noSchools, { keyboard: inline([button(texts.listOfSchools, 'schools-list')]) });
  }
  const connected = connectedSchools(context);
  const missing = schools.filter(({ id }) => !connected.has(id));
  const offered = missing.length > 0 ? missing : schools;
  const lines =
    missing.length > 0
      ? [
          texts.head(schools.length - missing.length, schools.length),
          ...(page === 0 ? [texts.missing(officeTexts.namesUpTo(missing.map(({ short }) => short)))] : []),
          texts.ask,
        ]
      : [texts.headAll(schools.length), texts.askAgain];
  const all = missing.length > 0 ? [button(texts.everybody, 'invite-all', undefined, 'primary')] : [];
  return answer(lines.join('\n'), {
    ...asksName,
    keyboard: inline(...schoolRows(offered, { command: 'invite', page, size: PAGE }), [
      ...all,
      button(texts.coordinator, 'invite-coordinator'),
      button(texts.districtHead, 'invite-coordinator', { r: 'head' }),
    ]),
  });
}

function inviteByWords(context: Context, schools: readonly NamedSchool[], words: string): Answer {
  if (EVERYBODY.test(words)) return inviteAll(context);
  const spoken = ROLE_WORDS.find(({ pattern }) => pattern.test(words));
  const role = spoken?.role ?? 'director';
  const spelling = words.replace(spoken?.pattern ?? '', '').trim();
  if (role === 'coordinator' || role === 'head') return inviteToOffice(context, role);
  const match = matchSchool(spelling, schools);
  if (match.kind === 'one') return inviteTo(context, match.school, role);
  return answer(officeTexts.whichSchool(spelling, match.candidates.length), {
    ...asksName,
    keyboard: inline(...candidateRows(match.candidates, NAME, { r: role }), [
      button(officeTexts.cancel, 'cancel'),
    ]),
  });
}

function inviteTo(context: Context, school: NamedSchool, role: 'director' | 'responsible'): Answer {
  const isConnected = role === 'director' && connectedSchools(context).has(school.id);
  const [first, second] = invitationOf(context, { role, unitId: school.id, unit: school.name });
  const buttons = [
    ...(role === 'director'
      ? [button(texts.alsoResponsible, 'invite', { s: school.id, r: 'responsible' })]
      : []),
  ];
  return {
    replies: [
      {
        text: isConnected ? `${texts.hasDirector}\n${first}` : first,
        ...(buttons.length > 0 && { keyboard: inline(buttons) }),
      },
      { text: second },
    ],
  };
}

function inviteToOffice(context: Context, role: 'coordinator' | 'head'): Answer {
  const { district } = context;
  const [first, second] = invitationOf(context, {
    role,
    unitId: district.id,
    unit: district.name,
  });
  return { replies: [{ text: first }, { text: second }] };
}

/** What the coordinator is told, and the message to be forwarded. */
function invitationOf(
  context: Context,
  { role, unitId, unit }: { role: Role; unitId: NamedSchool['id']; unit: string },
): [string, string] {
  const { actor, settings } = context;
  const { code, link, expiresAt } = issueInvitation(context, { role, unitId, createdBy: actor.person.id });
  noteAct(context, actTexts.invited(role, unit));
  const until = localDayOf(expiresAt, zoneOf(settings));
  return [
    texts.issued(role, unit, until),
    texts.invitation({ operator: settings.operator, unit, role, code, link, until }),
  ];
}
