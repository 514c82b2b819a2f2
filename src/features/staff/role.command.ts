import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button, Outgoing } from '../../bot/outgoing.ts';
import { isSchool } from '../../domain/unit.ts';
import { findEnd } from '../../storage/binding.ts';
import { listHeldBindings, listPermanentCoordinators } from '../../storage/held-binding.ts';
import type { HeldBinding } from '../../storage/held-binding.ts';
import { findUnit, getUnit } from '../../storage/unit.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { endRole } from '../subjects/people/end-role.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { mainKeyboard } from '../keyboards.ts';
import { officeTexts } from '../office-texts.ts';
import { standInOver } from '../subjects/people/stand-in-over.ts';
import { roleLine } from './people-lines.ts';
import { texts } from './texts.ts';

const args = z.object({ b: z.int(), yes: z.literal(1).optional() });

/** One role: what may be done with it. */
export const roleCommand: Command<Context> = {
  name: 'person-role',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const held = findHeld(context, input.args);
    if (held === undefined) return gone(context, input.args);
    const { id, role, unitId, personId } = held;
    const isOwn = personId === context.actor.person.id;
    const b = id;
    const isLent = held.standsInFor !== undefined;
    const mayBeLent = !isLent && (role === 'director' || role === 'coordinator');
    const lines = [
      texts.card(getUnit(context.db, unitId).name, roleLine(context, held)),
      ...(held.reachable === false && !isOwn ? [texts.unreachable] : []),
      ...(isOwn && role !== 'coordinator' ? [texts.ownOfSchool] : []),
    ];
    return answer(lines.join('\n'), {
      keyboard: inline(
        [
          ...(mayBeLent ? [button(texts.deputy, 'deputy', { b })] : []),
          ...(isLent ? [] : [button(texts.newAccount, 'role-new', { b })]),
        ],
        endings(held, isOwn),
      ),
    });
  },
};

/** One's own role of a school is left where one speaks for it; a lent one is nobody's to hand over. */
function endings({ id, role, standsInFor }: HeldBinding, isOwn: boolean): Button[] {
  if (!isOwn) return [button(texts.end, 'role-end', { b: id })];
  if (role !== 'coordinator') return [];
  const leave = button(texts.leave, 'leave-office', { b: id });
  return standsInFor === undefined ? [button(texts.handOver, 'hand-over'), leave] : [leave];
}

/** Ends somebody's role, after a question; a second press tells who did it. */
export const endRoleCommand: Command<Context> = {
  name: 'role-end',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const { db, actor } = context;
    const held = findHeld(context, input.args);
    if (held === undefined) return gone(context, input.args);
    const { id, role, unitId, personId, externalId } = held;
    if (personId === actor.person.id) return answer(texts.useLeave);
    if (isLastCoordinator(context, held)) return answer(texts.lastOne);
    const unit = getUnit(db, unitId);
    if (args.safeParse(input.args).data?.yes === undefined) {
      const same = listHeldBindings(db, context.district.id).filter(
        (one) => one.unitId === unitId && one.role === role,
      );
      return answer(texts.confirmEnd(unit.name, role, texts.page(externalId), same.length === 1), {
        keyboard: inline([
          button(texts.endNow, 'role-end', { b: id, yes: 1 }, 'negative'),
          button(officeTexts.cancel, 'cancel'),
        ]),
      });
    }
    const over = standInOver(context, held);
    const { bindings, current } = endRole(context, held, actor.person.id);
    noteAct(context, actTexts.roleEnded(role, unit.name));
    const farewell: Outgoing = {
      to: externalId,
      lane: 'reply',
      text: texts.youAreEnded(unit.name, role),
      keyboard: mainKeyboard({ actor: { audience: current?.role ?? 'guest', bindings } }),
    };
    return answer(texts.ended(unit.name, role), { notices: [farewell, ...over] });
  },
};

/** Who only stands in may not be left alone with the district. */
function isLastCoordinator({ db, district }: Context, held: HeldBinding): boolean {
  const permanent = listPermanentCoordinators(db, district.id);
  return permanent.length === 1 && permanent[0]?.id === held.id;
}

/** A role of the own district that holds; the number comes from a button and may be anything. */
export function findHeld({ db, district }: Context, given: unknown): HeldBinding | undefined {
  const parsed = args.safeParse(given);
  return parsed.success
    ? listHeldBindings(db, district.id).find(({ id }) => id === parsed.data.b)
    : undefined;
}

/** It ended meanwhile: by whom, where it was of this district. */
export function gone(context: Context, given: unknown): Answer {
  const parsed = args.safeParse(given);
  const end = parsed.success ? findEnd(context.db, parsed.data.b) : undefined;
  const unit = end && findUnit(context.db, end.unitId);
  const districtId = unit && (isSchool(unit) ? unit.parentId : unit.id);
  const isToTell = end?.by !== undefined && districtId === context.district.id;
  return answer(isToTell ? `${texts.gone} ${alreadyDone(context, end.by, end.at)}` : texts.gone, {
    keyboard: inline([button(texts.toSchools, 'people', {})]),
  });
}
