import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, CommandInput } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Binding } from '../../domain/person.ts';
import { isSchool } from '../../domain/unit.ts';
import type { School } from '../../domain/unit.ts';
import { localDayOf } from '../../domain/zone.ts';
import { countOpenInvitations, endInvitations } from '../../storage/invitation.ts';
import { findBindingStart, listBindingsOfUnit } from '../../storage/binding.ts';
import { getPerson } from '../../storage/person.ts';
import { findUnit } from '../../storage/unit.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { endRole } from '../subjects/people/end-role.ts';
import { zoneOf } from '../district-hours.ts';
import { issueInvitation } from '../subjects/people/issue-invitation.ts';
import { mainKeyboard } from '../keyboards.ts';
import { pageOf } from '../subjects/people/page-of.ts';
import { texts } from './texts.ts';

const WHO = ['director'] as const;
const ofSchool = z.object({ s: z.int() });
const ofBinding = z.object({ b: z.int(), yes: z.literal(true).optional() });
/** Besides «Выдать код», under one message. */
const MOST_BUTTONS = 5;

/** Who is ответственный for the director's own school, and a code for one more. */
export const appointCommand: Command<Context> = {
  name: 'appoint',
  words: texts.words.appoint,
  who: WHO,
  where: 'private',
  run: (context, input) => screen(context, schoolFrom(context, input)),
};

/** A code of the director's own; the unused one before it ends, so that at most one is about. */
export const appointCodeCommand: Command<Context> = {
  name: 'appoint-code',
  words: [],
  who: WHO,
  where: 'private',
  run(context, input) {
    const { db, now, actor, settings } = context;
    const school = schoolFrom(context, input);
    const createdBy = actor.person.id;
    const ended = endInvitations(db, { createdBy, unitId: school.id, role: 'responsible' }, now);
    const { code, link, expiresAt } = issueInvitation(context, {
      role: 'responsible',
      unitId: school.id,
      createdBy,
    });
    const until = localDayOf(expiresAt, zoneOf(settings));
    return {
      replies: [
        { text: texts.responsibleCode(school.name, until, ended > 0) },
        { text: texts.responsibleInvitation({ school: school.name, code, link, until }) },
      ],
    };
  },
};

/** Ends the role of an ответственный of the director's own school. */
export const endResponsibleCommand: Command<Context> = {
  name: 'appoint-end',
  words: [],
  who: WHO,
  where: 'private',
  run(context, input) {
    const { db, actor } = context;
    const pressed = ofBinding.safeParse(input.args);
    const found = ownSchools(context).flatMap((school) =>
      listBindingsOfUnit(db, school.id, 'responsible').map((binding) => ({ school, binding })),
    );
    const one = found.find(({ binding }) => binding.id === pressed.data?.b);
    if (one === undefined) return screen(context, schoolOf(context), texts.responsibleGone);
    const { school, binding } = one;
    const page = pageOf(getPerson(db, binding.personId).externalId);
    if (pressed.data?.yes !== true) {
      return answer(texts.confirmEndResponsible(school.name, page), {
        keyboard: inline([
          button(texts.endResponsibleNow, 'appoint-end', { b: binding.id, yes: true }, 'negative'),
          button(texts.cancel, 'cancel'),
        ]),
      });
    }
    const { bindings, current } = endRole(context, binding, actor.person.id);
    const farewell: Outgoing = {
      to: getPerson(db, binding.personId).externalId,
      lane: 'reply',
      text: texts.youAreNoLongerResponsible(school.name),
      keyboard: mainKeyboard({ actor: { audience: current?.role ?? 'guest', bindings } }),
    };
    return { ...screen(context, school, texts.responsibleEnded(page)), notices: [farewell] };
  },
};

function screen(context: Context, school: School, said?: string): Answer {
  const { db, now, settings, actor } = context;
  const responsibles = listBindingsOfUnit(db, school.id, 'responsible').map((binding) => ({
    binding,
    page: pageOf(getPerson(db, binding.personId).externalId),
    since: localDayOf(findBindingStart(db, binding.id) ?? now, zoneOf(settings)),
  }));
  const open = countOpenInvitations(db, { unitId: school.id, role: 'responsible' }, now);
  const text = [
    ...(said === undefined ? [] : [said]),
    texts.responsibles(school.name, responsibles),
    ...(open > 0 ? [texts.openCodes(open)] : []),
    texts.whatResponsibleMay,
  ].join('\n');
  const own = actor.bindings.find(({ role, unitId }) => role === 'director' && unitId === school.id);
  const ends = responsibles
    .slice(0, MOST_BUTTONS)
    .map(({ binding, page }) => [button(texts.endResponsible(page), 'appoint-end', { b: binding.id })]);
  return answer(text, {
    keyboard: inline(
      [button(texts.giveCode, 'appoint-code', { s: school.id }, 'primary')],
      ...ends,
      ...(own === undefined ? [] : [[button(texts.deputy, 'deputy', { b: own.id })]]),
    ),
  });
}

/** The school a button names, where it is the director's own; otherwise the one they speak for. */
function schoolFrom(context: Context, { args }: CommandInput): School {
  const pressed = ofSchool.safeParse(args);
  return ownSchools(context).find(({ id }) => id === pressed.data?.s) ?? schoolOf(context);
}

/** Those whose director the person is. */
function ownSchools({ db, actor }: Context): School[] {
  return actor.bindings.flatMap(({ role, unitId }: Binding) => {
    const unit = role === 'director' ? findUnit(db, unitId) : undefined;
    return unit !== undefined && isSchool(unit) && !unit.closed ? [unit] : [];
  });
}
