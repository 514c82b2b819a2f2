import type { Answer } from '../../bot/answer.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Binding } from '../../domain/person.ts';
import { isSchool } from '../../domain/unit.ts';
import type { Unit } from '../../domain/unit.ts';
import { findDialog } from '../../storage/dialog.ts';
import { findInvitation, useInvitation } from '../../storage/invitation.ts';
import type { Invitation } from '../../storage/invitation.ts';
import {
  insertBinding,
  listBindingsOfPerson,
  listBindingsOfUnit,
  setCurrentBinding,
} from '../../storage/person.ts';
import { findUnit } from '../../storage/unit.ts';
import { normaliseText } from '../../text/words.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { parseCode } from '../issue-invitation.ts';
import { mainKeyboard } from '../keyboards.ts';
import { settingsOf } from '../settings.ts';
import { askAboutDirectors } from './second-director.ts';
import { answerWrongCode, forgetWrongCodes } from './wrong-code.ts';
import { texts } from './texts.ts';

/** An invitation's code, typed or brought by the link a person came by, is taken before anything else is tried. */
export function takeCode(context: Context, message: RawMessage): Answer | undefined {
  const typed = parseCode(message.text);
  if (typed !== undefined) {
    const invitation = findFitting(context, typed);
    if (invitation !== undefined) return bind(context, invitation);
    return isAnswerToDialog(context) ? undefined : answerWrongCode(context);
  }
  const brought = message.ref === undefined ? undefined : parseCode(message.ref);
  if (brought === undefined) return undefined;
  const invitation = findFitting(context, brought);
  if (invitation !== undefined) return bind(context, invitation);
  // VK repeats the link's mark with later messages, which are no attempts; nor is a code this very person used up.
  const isOwn = findInvitation(context.db, brought)?.usedBy === context.actor.person.id;
  return isOwn || !isFirstPress(message.text) ? undefined : answerWrongCode(context);
}

function isFirstPress(text: string): boolean {
  const typed = normaliseText(text);
  return typed === '' || texts.words.start.some((word) => normaliseText(word) === typed);
}

type Fitting = { invitation: Invitation; unit: Unit; districtId: Unit['id'] };

/** Unused, in force, of a unit that works. */
function findFitting({ db, now }: Context, code: string): Fitting | undefined {
  const invitation = findInvitation(db, code);
  if (invitation === undefined || invitation.usedAt !== undefined || invitation.expiresAt <= now)
    return undefined;
  const unit = findUnit(db, invitation.unitId);
  if (unit === undefined || unit.closed || isSchool(unit) !== (invitation.role !== 'coordinator'))
    return undefined;
  const districtId = isSchool(unit) ? unit.parentId : unit.id;
  return districtId === undefined ? undefined : { invitation, unit, districtId };
}

/** A token of letters and digits may be what an open dialog asked for. */
function isAnswerToDialog({ db, actor, peerId }: Context): boolean {
  return actor.binding !== undefined && findDialog(db, actor.person.id, peerId) !== undefined;
}

function bind(context: Context, { invitation, unit, districtId }: Fitting): Answer {
  const { db, now, actor, peerId } = context;
  const { role } = invitation;
  const before = role === 'director' ? listBindingsOfUnit(db, unit.id, 'director') : [];
  useInvitation(db, invitation.id, actor.person.id, now);
  const isNew = insertBinding(db, actor.person.id, role, unit.id, now);
  const bindings = listBindingsOfPerson(db, actor.person.id);
  const own = bindings.find((one) => one.role === role && one.unitId === unit.id);
  if (own === undefined) throw new Error('the binding just made is not there');
  setCurrentBinding(db, actor.person.id, own.id);
  forgetWrongCodes(context);

  const settings = settingsOf(context, districtId);
  const responsibles = role === 'director' ? listBindingsOfUnit(db, unit.id, 'responsible').length : 0;
  const lines = [
    texts.bound(unit.name, role, settings.operator),
    ...(bindings.length > 1 ? [texts.severalBindings] : []),
    ...(responsibles > 0 ? [texts.responsiblesThere(responsibles)] : []),
    ...(role === 'coordinator' ? [texts.coordinatorNext] : []),
  ];
  const welcome: Outgoing = {
    // A reply would begin with the school spoken for until now.
    to: peerId,
    lane: 'reply',
    text: lines.join('\n'),
    keyboard: mainKeyboard({ actor: { audience: role, bindings } }),
  };
  const others = isNew ? before.filter(({ personId }) => personId !== actor.person.id) : [];
  return { replies: [], notices: [welcome, ...noticesOf(context, own, others)] };
}

function noticesOf(context: Context, own: Binding, others: readonly Binding[]): readonly Outgoing[] {
  return others.length === 0 ? [] : askAboutDirectors(context, own, others);
}
