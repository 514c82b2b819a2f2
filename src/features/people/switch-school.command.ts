import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Binding } from '../../domain/person.ts';
import { shortSchoolName } from '../../domain/school-name.ts';
import { isSchool } from '../../domain/unit.ts';
import { setCurrentBinding } from '../../storage/binding.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { inPairs } from './choose-director.ts';
import { texts } from './texts.ts';

const args = z.object({ b: z.int() });
/** As many as stand under one message. */
const MOST_BUTTONS = 10;

export const switchSchoolCommand: Command<Context> = {
  name: 'switch-school',
  words: texts.words.switchSchool,
  help: texts.help.switchSchool,
  who: ['director', 'responsible', 'coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const { db, actor, peerId } = context;
    const pressed = args.safeParse(input.args);
    if (pressed.success) {
      const chosen = actor.bindings.find(({ id }) => id === pressed.data.b);
      if (chosen === undefined) return answer(texts.bindingGone, { keyboard: mainKeyboard(context) });
      setCurrentBinding(db, actor.person.id, chosen.id);
      const keyboard = mainKeyboard({ actor: { audience: chosen.role, bindings: actor.bindings } });
      const text = texts.bindingChosen(getUnit(db, chosen.unitId).name, chosen.role);
      // A reply would begin with the school spoken for until now.
      return { replies: [], notices: [{ to: peerId, lane: 'reply', text, keyboard }] };
    }
    const [only, ...others] = actor.bindings;
    if (only !== undefined && others.length === 0) {
      return answer(texts.oneBinding(getUnit(db, only.unitId).name, only.role));
    }
    const buttons = actor.bindings
      .slice(0, MOST_BUTTONS)
      .map((binding) => button(labelOf(context, binding), 'switch-school', { b: binding.id }));
    return answer(texts.chooseBinding, { keyboard: inline(...inPairs(buttons)) });
  },
};

/** The school's short name; the role too where the person holds two for one unit. */
function labelOf({ db, actor }: Context, { role, unitId }: Binding): string {
  const unit = getUnit(db, unitId);
  const name = isSchool(unit) ? shortSchoolName(unit.name) : unit.name;
  const isTwice = actor.bindings.filter((other) => other.unitId === unitId).length > 1;
  return texts.bindingLabel(name, isTwice ? role : undefined);
}
