import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Binding } from '../../domain/person.ts';
import type { Unit } from '../../domain/unit.ts';
import { listPermanentCoordinators } from '../../storage/held-binding.ts';
import { erasePerson } from '../../storage/erase-person.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { tellOfLeaving } from './tell-of-leaving.ts';
import { dataTexts } from './data-texts.ts';
import { texts } from './texts.ts';

const confirmed = z.object({ yes: z.literal(true) });

export const eraseMeCommand: Command<Context> = {
  name: 'erase-me',
  words: texts.words.eraseMe,
  who: ['director', 'responsible', 'coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const alone = districtLeftAlone(context);
    if (alone !== undefined) return answer(dataTexts.lastCoordinator(alone.name));
    return confirmed.safeParse(input.args).success ? erase(context) : ask(context);
  },
};

function ask({ db, actor }: Context): Answer {
  const roles = actor.bindings.map(({ role, unitId }) => ({ role, unit: getUnit(db, unitId).name }));
  return answer(dataTexts.confirmErase(roles), {
    keyboard: inline([
      button(dataTexts.eraseNow, 'erase-me', { yes: true }, 'negative'),
      button(texts.cancel, 'cancel'),
    ]),
  });
}

function erase(context: Context): Answer {
  const { db, now, actor, peerId } = context;
  erasePerson(db, actor.person, now);
  const keyboard = mainKeyboard({ actor: { audience: 'guest', bindings: [] } });
  // A notice: a reply would begin with the school of a person who has none any more.
  const erased: Outgoing = { to: peerId, lane: 'reply', text: dataTexts.erased, keyboard };
  return { replies: [], notices: [erased, ...actor.bindings.flatMap((left) => tellOffice(context, left))] };
}

/** Whoever stays learns that somebody is gone, and of whom nothing is left. */
function tellOffice(context: Context, left: Binding): Outgoing[] {
  if (left.role !== 'coordinator') return tellOfLeaving(context, left, undefined);
  const district = getUnit(context.db, left.unitId);
  noteAct({ ...context, district }, actTexts.coordinatorLeft);
  return tellCoordinators(context, district.id, { text: dataTexts.coordinatorErased(district.name) });
}

/**
 * A district whose only permanent coordinator this is: somebody must be left to load tables and give out codes, and who
 * stands in goes by themself.
 */
function districtLeftAlone({ db, actor }: Context): Unit | undefined {
  const alone = actor.bindings.find(
    ({ role, unitId }) =>
      role === 'coordinator' &&
      listPermanentCoordinators(db, unitId).every(({ personId }) => personId === actor.person.id),
  );
  return alone && getUnit(db, alone.unitId);
}
