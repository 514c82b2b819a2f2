import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { saveDistrictSetting } from '../../storage/district-setting.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { changed } from './naming-words.ts';
import { texts } from './texts.ts';
import { resultsScreen } from './week-results.command.ts';

const args = z.object({ on: z.union([z.literal(0), z.literal(1)]).optional() });

/** Asked once what it means; then the switch with its author and date. */
export const nameLowSchools: Command<Context> = {
  name: 'week-results-naming',
  words: texts.words.naming,
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const { on } = args.safeParse(input.args).data ?? {};
    if (on === undefined) {
      return answer(texts.askNaming, {
        keyboard: inline([
          button(texts.buttons.yesName, 'week-results-naming', { on: 1 }),
          button(texts.buttons.keepUnnamed, 'week-results-naming', { on: 0 }),
        ]),
      });
    }
    const { db, district, settings, now, actor } = context;
    const isOn = on === 1;
    if (settings.nameLowSchools === isOn) {
      return resultsScreen(context, { first: isOn ? texts.stillNamed : texts.stillUnnamed });
    }
    saveDistrictSetting(db, district.id, 'nameLowSchools', isOn, { by: actor.person.id, now });
    noteAct(context, texts.journal.naming(isOn));
    return resultsScreen(changed(context, { nameLowSchools: isOn }), {
      first: texts.namingSaved(isOn),
      withPreview: true,
    });
  },
};
