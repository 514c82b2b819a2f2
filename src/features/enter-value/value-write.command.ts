import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { countDoubtful } from '../../storage/figure-doubt.ts';
import { insertImport } from '../../storage/import.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { figureOrTwins } from '../subjects/figures/figure-twins.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { followChange, withReach } from '../subjects/tables/reach.ts';
import { labels } from '../texts.ts';
import { VALUE_DIALOG, valueDraft } from './draft.ts';
import { figureToCorrect, headOf, preview, wholeValueOf } from './steps.ts';
import type { WholeValue } from './steps.ts';
import { texts } from './texts.ts';

/** Writes what the preview shows; the draft is used up with it. */
export const writeValueCommand: Command<Context> = {
  name: 'value-write',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, VALUE_DIALOG, valueDraft);
    const value = draft && wholeValueOf(context, draft);
    if (value === undefined) return answer(officeTexts.stale);
    const { db, district } = context;
    const { metric, figure } = value;
    const wrong = figureToCorrect(context, value);
    // A table came, was undone, or somebody settled the doubt since.
    if (wrong?.importId !== draft?.corrects) return preview(context, draft ?? {}, value, texts.changed);
    const head = headOf(context, value);
    const after = figureInWords(metric, figure);
    const before = wrong && figureOrTwins(db, metric, wrong);
    const { done: importId, reach } = followChange(context, () => write(context, value, wrong));
    noteAct(
      context,
      before === undefined ? actTexts.valueEntered(head) : actTexts.valueCorrected(head),
      before === undefined ? { after } : { before, after },
    );
    const written =
      before === undefined
        ? texts.written(head, after)
        : texts.corrected(head, { after, before, isMarked: figure.doubt !== undefined });
    return answer([written, ...reach.lines].join('\n'), {
      keyboard: withReach(
        reach,
        inline(
          [button(texts.more, 'enter-value'), button(texts.undo, 'import-undo', { i: importId })],
          // Where the value settles one that is under a question, the next of them is asked about.
          ...(countDoubtful(db, district.id) > 0 ? [[button(labels.doubts, 'doubts')]] : []),
        ),
      ),
      notices: reach.notices,
    });
  },
};

/**
 * Over a doubtful figure under its own origin, so that it counts wherever the other did, as an accepted question of a
 * school does; beside the monitoring otherwise.
 */
function write(
  { db, now, district, actor }: Context,
  { unit, metric, version, period, figure, source }: WholeValue,
  wrong: StoredMeasurement | undefined,
): number {
  const origin = wrong?.origin ?? 'coordinator';
  return insertImport(
    db,
    {
      districtId: district.id,
      origin,
      title: wrong === undefined ? source : texts.correctionTitle,
      personId: actor.person.id,
      summary:
        wrong === undefined
          ? { values: { new: 1 }, periods: [period] }
          : // `reason` is what «Откуда цифра» tells of a correction.
            { reason: source, corrects: wrong.importId, values: { changed: 1 }, periods: [period] },
    },
    [
      {
        ...figure,
        unitId: unit.id,
        metric: { code: metric.code, version: version.version },
        period,
        origin,
      },
    ],
    now,
  );
}
