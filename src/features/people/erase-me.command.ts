import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Unit } from '../../domain/unit.ts';
import { erasePerson, listBindingsOfUnit } from '../../storage/person.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { texts } from './texts.ts';

const confirmed = z.object({ yes: z.literal(true) });

export const eraseMeCommand: Command<Context> = {
  name: 'erase-me',
  words: texts.words.eraseMe,
  who: ['director', 'responsible', 'coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const alone = districtLeftAlone(context);
    if (alone !== undefined) return answer(texts.lastCoordinator(alone.name));
    return confirmed.safeParse(input.args).success ? erase(context) : ask(context);
  },
};

function ask({ db, actor }: Context): Answer {
  const roles = actor.bindings.map(({ role, unitId }) => ({ role, unit: getUnit(db, unitId).name }));
  return answer(texts.confirmErase(roles), {
    keyboard: inline([
      button(texts.eraseNow, 'erase-me', { yes: true }, 'negative'),
      button(texts.cancel, 'cancel'),
    ]),
  });
}

function erase({ db, now, actor, peerId }: Context): Answer {
  erasePerson(db, actor.person, now);
  const keyboard = mainKeyboard({ actor: { audience: 'guest', bindings: [] } });
  // A notice: a reply would begin with the school of a person who has none any more.
  return { replies: [], notices: [{ to: peerId, lane: 'reply', text: texts.erased, keyboard }] };
}

/** A district whose only coordinator this is: somebody must be left to load tables and give out codes. */
function districtLeftAlone({ db, actor }: Context): Unit | undefined {
  const alone = actor.bindings.find(
    ({ role, unitId }) =>
      role === 'coordinator' &&
      listBindingsOfUnit(db, unitId, 'coordinator').every(({ personId }) => personId === actor.person.id),
  );
  return alone && getUnit(db, alone.unitId);
}
