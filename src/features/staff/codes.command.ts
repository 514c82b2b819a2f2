import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { localDayOf } from '../../domain/zone.ts';
import { endInvitationsOver } from '../../storage/invitation.ts';
import { findLimits } from '../../storage/binding.ts';
import { getUnit } from '../../storage/unit.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import { issueInvitation } from '../subjects/people/issue-invitation.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { findHeld, gone } from './role.command.ts';
import { texts } from './texts.ts';

/** «Новый аккаунт»: a code for the same role; when it is used the old account has it no more. */
export const newAccountCommand: Command<Context> = {
  name: 'role-new',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const { db, now, actor, settings } = context;
    const held = findHeld(context, input.args);
    if (held === undefined) return gone(context, input.args);
    const { id, role, unitId, standsInFor } = held;
    if (standsInFor !== undefined) return answer(texts.onlyLent);
    // At most one such code is about.
    endInvitationsOver(db, { replaces: id }, now);
    const unit = getUnit(db, unitId).name;
    const { code, link, expiresAt } = issueInvitation(context, {
      role,
      unitId,
      createdBy: actor.person.id,
      replaces: id,
    });
    noteAct(context, actTexts.accountCode(role, unit));
    const expires = localDayOf(expiresAt, zoneOf(settings));
    return twoMessages(
      texts.newAccountCode(unit, role, expires),
      texts.newAccountInvitation({ unit, role, code, link, expires }),
    );
  },
};

/** «Передать дела»: a code for a new coordinator; when it is used, the one who gave it is asked whether to leave. */
export const handOverCommand: Command<Context> = {
  name: 'hand-over',
  words: [texts.handOver],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const { db, now, actor, district, settings } = context;
    const own = actor.binding;
    if (own?.role !== 'coordinator') return answer(texts.gone);
    if (findLimits(db, own.id).standsInFor !== undefined) return answer(texts.youStandIn);
    endInvitationsOver(db, { handsOver: own.id }, now);
    const { code, link, expiresAt } = issueInvitation(context, {
      role: 'coordinator',
      unitId: district.id,
      createdBy: actor.person.id,
      handsOver: own.id,
    });
    noteAct(context, actTexts.handOver);
    const expires = localDayOf(expiresAt, zoneOf(settings));
    return twoMessages(
      texts.handOverCode(district.name, expires),
      texts.handOverInvitation({ unit: district.name, role: 'coordinator', code, link, expires }),
    );
  },
};

/** What the reader is told, and what they forward. */
export function twoMessages(told: string, forwarded: string): Answer {
  return { replies: [{ text: told }, { text: forwarded }] };
}
