import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { saveDistrictSetting } from '../../storage/district-setting.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { changed } from './naming-words.ts';
import { screenTexts } from './screen-texts.ts';
import { resultsScreen } from './week-results.command.ts';

const args = z.object({ on: z.union([z.literal(0), z.literal(1)]).optional() });

/** Asked once what it means; then the switch with its author and date. */
export const nameLowSchools: Command<Context> = {
  name: 'week-results-naming',
  words: screenTexts.words.naming,
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const { on } = args.safeParse(input.args).data ?? {};
    if (on === undefined) {
      return answer(screenTexts.askNaming, {
        keyboard: inline([
          button(screenTexts.buttons.yesName, 'week-results-naming', { on: 1 }),
          button(screenTexts.buttons.keepUnnamed, 'week-results-naming', { on: 0 }),
        ]),
      });
    }
    const { db, district, settings, now, actor } = context;
    const isOn = on === 1;
    if (settings.nameLowSchools === isOn) {
      return resultsScreen(context, { first: isOn ? screenTexts.stillNamed : screenTexts.stillUnnamed });
    }
    saveDistrictSetting(db, district.id, 'nameLowSchools', isOn, { by: actor.person.id, now });
    noteAct(context, screenTexts.journal.naming(isOn));
    return resultsScreen(changed(context, { nameLowSchools: isOn }), {
      first: screenTexts.namingSaved(isOn),
      withPreview: true,
    });
  },
};
