import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { RESULTS_PARTS } from '../../domain/results-parts.ts';
import { saveDistrictSetting } from '../../storage/district-setting.ts';
import type { Context } from '../context.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { changed } from './naming-words.ts';
import { screenTexts } from './screen-texts.ts';
import { preview, resultsScreen } from './week-results.command.ts';

const onOff = z.union([z.literal(0), z.literal(1)]);
const partArgs = z.object({ p: z.enum(RESULTS_PARTS), on: onOff });
const beforeArgs = z.object({ on: onOff });

/** What stands in the results: a switch for each part, and at once what follows from it. */
export const resultsContents: Command<Context> = {
  name: 'week-results-parts',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const pressed = partArgs.safeParse(input.args);
    if (!pressed.success) return contentsScreen(context);
    const { p, on } = pressed.data;
    const { db, district, settings, now, actor } = context;
    const isOn = on === 1;
    if (settings.resultsParts[p] === isOn) return contentsScreen(context);
    const resultsParts = { ...settings.resultsParts, [p]: isOn };
    saveDistrictSetting(db, district.id, 'resultsParts', resultsParts, { by: actor.person.id, now });
    noteAct(context, screenTexts.journal.part(p, isOn));
    const then = changed(context, { resultsParts });
    const screen = contentsScreen(then, screenTexts.partSaved(p, isOn));
    return { ...screen, replies: [...preview(then), ...screen.replies] };
  },
};

function contentsScreen({ settings: { resultsParts } }: Context, first?: string): Answer {
  const buttons = RESULTS_PARTS.map((part) =>
    button(screenTexts.partButton(part, resultsParts[part]), 'week-results-parts', {
      p: part,
      on: resultsParts[part] ? 0 : 1,
    }),
  );
  const lines = [
    ...(first === undefined ? [] : [first]),
    screenTexts.contentsHead,
    ...screenTexts.contentsLines(resultsParts),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline(...inPairs(buttons), [button(screenTexts.words.results[0] ?? '', 'week-results')]),
  });
}

/** Whether the coordinators see the results half an hour before. */
export const resultsBefore: Command<Context> = {
  name: 'week-results-before',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const pressed = beforeArgs.safeParse(input.args);
    if (!pressed.success) return resultsScreen(context, {});
    const isOn = pressed.data.on === 1;
    const { db, district, settings, now, actor } = context;
    if (settings.resultsPreview !== isOn) {
      saveDistrictSetting(db, district.id, 'resultsPreview', isOn, { by: actor.person.id, now });
      noteAct(context, screenTexts.journal.before(isOn));
    }
    return resultsScreen(changed(context, { resultsPreview: isOn }), {
      first: screenTexts.beforeSaved(isOn),
    });
  },
};
