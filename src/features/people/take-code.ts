import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Keyboard, Outgoing } from '../../bot/outgoing.ts';
import type { Binding, PersonId, Role } from '../../domain/person.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { isSchool } from '../../domain/unit.ts';
import type { Unit } from '../../domain/unit.ts';
import { findDialog } from '../../storage/dialog.ts';
import { findInvitation, useInvitation } from '../../storage/invitation.ts';
import type { Invitation } from '../../storage/invitation.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import {
  findBinding,
  findLimits,
  insertBinding,
  listBindingsOfPerson,
  listBindingsOfUnit,
  moveStandIns,
  setCurrentBinding,
} from '../../storage/binding.ts';
import { getPerson } from '../../storage/person.ts';
import { findUnit, getUnit } from '../../storage/unit.ts';
import { dayInWords } from '../../text/dates.ts';
import { normaliseText } from '../../text/words.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { endRole } from '../subjects/people/end-role.ts';
import type { RawMessage } from '../feature.ts';
import { parseCode } from '../subjects/people/issue-invitation.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { mainKeyboard } from '../keyboards.ts';
import { noDirectorKey } from '../subjects/office/notice-keys.ts';
import { settingsOf } from '../settings.ts';
import { codeForAnother, widenLimits } from './code-of-own.ts';
import { pageOf } from '../subjects/people/page-of.ts';
import { askAboutDirectors } from './second-director.ts';
import { answerWrongCode, forgetWrongCodes } from './wrong-code.ts';
import { texts } from './texts.ts';

/**
 * An invitation's code, typed or brought by the link a person came by, is taken before anything else is tried. The label
 * of a button is no code, whatever it reads like: it may hold the name of a file.
 */
export function takeCode(context: Context, message: RawMessage): Answer | undefined {
  const typed = message.isPressed === true ? undefined : parseCode(message.text);
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
function findFitting(context: Context, code: string): Fitting | undefined {
  const { db, now } = context;
  const invitation = findInvitation(db, code);
  if (invitation === undefined || invitation.usedAt !== undefined || invitation.expiresAt <= now)
    return undefined;
  const unit = findUnit(db, invitation.unitId);
  if (unit === undefined || unit.closed || isSchool(unit) === isOfDistrict(invitation.role)) return undefined;
  const districtId = isSchool(unit) ? unit.parentId : unit.id;
  if (districtId === undefined) return undefined;
  // A stand-in whose last day is past, by the clocks of its own district, has nothing to begin.
  const today = todayOf({ now, settings: settingsOf(context, districtId) });
  if (invitation.until !== undefined && invitation.until < today) return undefined;
  return { invitation, unit, districtId };
}

/** A token of letters and digits may be what an open dialog asked for. */
function isAnswerToDialog({ db, actor, peerId }: Context): boolean {
  return actor.binding !== undefined && findDialog(db, actor.person.id, peerId) !== undefined;
}

function bind(context: Context, { invitation, unit, districtId }: Fitting): Answer {
  const kept = codeForAnother(context, invitation, unit);
  if (kept !== undefined) return kept;
  const { db, now, actor, peerId } = context;
  const { role, standsInFor } = invitation;
  const moved = invitation.replaces === undefined ? undefined : findBinding(db, invitation.replaces);
  const former = moved?.personId === actor.person.id ? undefined : moved;
  const before = (role === 'director' ? listBindingsOfUnit(db, unit.id, 'director') : []).filter(
    ({ id }) => id !== former?.id,
  );
  useInvitation(db, invitation.id, actor.person.id, now);
  const isNew = insertBinding(db, actor.person.id, role, unit.id, now, {
    until: invitation.until,
    standsInFor,
  });
  const bindings = listBindingsOfPerson(db, actor.person.id);
  const own = bindings.find((one) => one.role === role && one.unitId === unit.id);
  if (own === undefined) throw new Error('the binding just made is not there');
  if (!isNew) widenLimits(db, own, invitation);
  // It may have been lent till a later day before.
  const { until } = findLimits(db, own.id);
  if (role === 'director') closeNotices(db, noDirectorKey(unit.id), now);
  setCurrentBinding(db, actor.person.id, own.id);
  forgetWrongCodes(context);

  const settings = settingsOf(context, districtId);
  const ofDistrict = { ...context, district: getUnit(db, districtId), settings };
  const responsibles = role === 'director' ? listBindingsOfUnit(db, unit.id, 'responsible').length : 0;
  const lines = [
    texts.bound(unit.name, role, settings.operator),
    ...(until === undefined ? [] : [texts.boundUntil(until)]),
    ...(bindings.length > 1 ? [texts.severalBindings] : []),
    ...(responsibles > 0 ? [texts.responsiblesThere(responsibles)] : []),
    ...(role === 'coordinator' && until === undefined ? [texts.coordinatorNext] : []),
    ...(role === 'head' ? [texts.headNext] : []),
  ];
  const welcome: Outgoing = {
    // A reply would begin with the school spoken for until now.
    to: peerId,
    lane: 'reply',
    text: lines.join('\n'),
    keyboard: mainKeyboard({ actor: { audience: role, bindings } }),
  };
  const others =
    isNew && standsInFor === undefined ? before.filter(({ personId }) => personId !== actor.person.id) : [];
  const notices = [
    ...(former === undefined ? [] : [closeFormer(ofDistrict, former, unit)]),
    ...tellWhoGave(ofDistrict, { ...invitation, until }, unit),
    ...(others.length === 0 ? [] : askAboutDirectors(context, own, others)),
  ];
  noteAct(ofDistrict, actOf({ ...invitation, until }, former, unit));
  return { replies: [], notices: [welcome, ...notices] };
}

function actOf({ role, until, handsOver }: Invitation, former: Binding | undefined, unit: Unit): string {
  if (former !== undefined) return actTexts.accountMoved(role, unit.name);
  if (until !== undefined) return actTexts.deputyBegan(role, unit.name, dayInWords(until));
  return handsOver === undefined ? actTexts.bound(role, unit.name) : actTexts.handedOver;
}

/** «Новый аккаунт»: the role has moved, the old account learns it at once. */
function closeFormer(context: Context, former: Binding, unit: Unit): Outgoing {
  const { db, actor } = context;
  moveStandIns(db, { from: former.personId, to: actor.person.id, unitId: former.unitId });
  const { bindings, current } = endRole(context, former, actor.person.id);
  return {
    to: getPerson(db, former.personId).externalId,
    lane: 'reply',
    text: texts.movedToNewAccount(unit.name, former.role, pageOf(actor.person.externalId)),
    keyboard: mainKeyboard({ actor: { audience: current?.role ?? 'guest', bindings } }),
  };
}

/** Whoever is stood in for, or hands over, learns that it has begun. */
function tellWhoGave(
  context: Context,
  { role, until, standsInFor, handsOver }: Invitation,
  unit: Unit,
): Outgoing[] {
  const { db, actor } = context;
  const page = pageOf(actor.person.externalId);
  const { quiet, zone } = deadlineHoursOf(context.settings);
  const notBefore = notInQuietHours(context.now, quiet, zone);
  const tell = (personId: PersonId, text: string, keyboard?: Keyboard): Outgoing[] =>
    personId === actor.person.id
      ? []
      : [
          {
            to: getPerson(db, personId).externalId,
            lane: 'bulk',
            text,
            notBefore,
            ...(keyboard && { keyboard }),
          },
        ];
  if (until !== undefined && standsInFor !== undefined) {
    return tell(standsInFor, texts.deputyCame(unit.name, role, page, until));
  }
  const giver = handsOver === undefined ? undefined : findBinding(db, handsOver);
  if (giver === undefined) return [];
  return tell(
    giver.personId,
    texts.successorCame(page),
    inline([
      button(texts.leaveOffice, 'leave-office', { b: giver.id }),
      button(texts.bothStay, 'stay-office'),
    ]),
  );
}

function isOfDistrict(role: Role): boolean {
  return role === 'coordinator' || role === 'head';
}
