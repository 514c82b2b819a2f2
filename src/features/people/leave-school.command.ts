import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Binding } from '../../domain/person.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { endRole } from '../subjects/people/end-role.ts';
import { mainKeyboard } from '../keyboards.ts';
import { standInOver } from '../subjects/people/stand-in-over.ts';
import { pageOf } from '../subjects/people/page-of.ts';
import { tellOfLeaving } from './tell-of-leaving.ts';
import { texts } from './texts.ts';

const args = z.object({ b: z.int(), yes: z.literal(true).optional() });

/** Ends one's own role for the school one speaks for: at once, with the codes one gave out; the coordinator is told. */
export const leaveSchoolCommand: Command<Context> = {
  name: 'leave-school',
  words: texts.words.leaveSchool,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const { actor } = context;
    const pressed = args.safeParse(input.args);
    const wanted = pressed.success ? pressed.data.b : actor.binding?.id;
    const binding = actor.bindings.find(
      ({ id, role }) => id === wanted && role !== 'coordinator' && role !== 'head',
    );
    if (binding === undefined) return answer(texts.bindingGone, { keyboard: mainKeyboard(context) });
    return pressed.success && pressed.data.yes === true ? leave(context, binding) : ask(context, binding);
  },
};

function ask({ db }: Context, { id, role, unitId }: Binding): Answer {
  return answer(texts.confirmLeave(getUnit(db, unitId).name, role), {
    keyboard: inline([
      button(texts.leaveNow, 'leave-school', { b: id, yes: true }, 'negative'),
      button(texts.cancel, 'cancel'),
    ]),
  });
}

function leave(context: Context, binding: Binding): Answer {
  const { db, actor, peerId } = context;
  const unit = getUnit(db, binding.unitId);
  const over = standInOver(context, binding);
  const { bindings, current } = endRole(context, binding, actor.person.id);
  const next = current && getUnit(db, current.unitId).name;
  // A notice: a reply would begin with the school that is left.
  const left: Outgoing = {
    to: peerId,
    lane: 'reply',
    text: texts.left(unit.name, next),
    keyboard: mainKeyboard({ actor: { audience: current?.role ?? 'guest', bindings } }),
  };
  return {
    replies: [],
    notices: [left, ...over, ...tellOfLeaving(context, binding, pageOf(actor.person.externalId))],
  };
}
