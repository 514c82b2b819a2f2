import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { listPermanentCoordinators } from '../../storage/held-binding.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { endRole } from '../subjects/people/end-role.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { mainKeyboard } from '../keyboards.ts';
import { officeTexts } from '../office-texts.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { gone } from './role.command.ts';
import { texts } from './texts.ts';

const args = z.object({ b: z.int().optional(), yes: z.literal(1).optional() });

/** A coordinator leaves; the last one cannot: first somebody has to take over. */
export const leaveOfficeCommand: Command<Context> = {
  name: 'leave-office',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const { db, district, actor, peerId } = context;
    const pressed = args.safeParse(input.args).data ?? {};
    const own = actor.bindings.find(
      ({ id, role, unitId }) =>
        role === 'coordinator' && unitId === district.id && (pressed.b === undefined || id === pressed.b),
    );
    if (own === undefined) return gone(context, input.args);
    const others = listPermanentCoordinators(db, district.id).filter(
      ({ personId }) => personId !== actor.person.id,
    );
    if (others.length === 0) {
      return answer(texts.lastCoordinator, { keyboard: inline([button(texts.handOver, 'hand-over')]) });
    }
    if (pressed.yes === undefined) {
      return answer(texts.confirmLeave(district.name, others.length), {
        keyboard: inline([
          button(texts.leaveNow, 'leave-office', { b: own.id, yes: 1 }, 'negative'),
          button(officeTexts.cancel, 'cancel'),
        ]),
      });
    }
    const { bindings, current } = endRole(context, own, actor.person.id);
    noteAct(context, actTexts.coordinatorLeft);
    const left: Outgoing = {
      to: peerId,
      lane: 'reply',
      text: texts.left(district.name),
      keyboard: mainKeyboard({ actor: { audience: current?.role ?? 'guest', bindings } }),
    };
    const told = tellCoordinators(context, district.id, {
      text: texts.leftToOthers(texts.page(actor.person.externalId)),
    });
    return { replies: [], notices: [left, ...told] };
  },
};

export const stayInOfficeCommand: Command<Context> = {
  name: 'stay-office',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: () => answer(texts.stayed),
};
