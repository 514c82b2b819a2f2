import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { endDispute } from '../../storage/dispute.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import { insertImport } from '../../storage/import.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { followChange, withReach } from '../subjects/tables/reach.ts';
import { noteAct } from '../subjects/office/journal.ts';
import type { TypedFigure } from '../subjects/figures/parse-figure.ts';
import { labels } from '../texts.ts';
import { metricOf, nameOf, valueOf } from './disputed-figure.ts';
import { headOf } from './office-card.ts';
import { tellSchool } from './outcome.ts';
import { texts } from './texts.ts';

/**
 * Writes the school's figure over the disputed one, under the same origin, so that it counts wherever the other did. It is
 * an import like any other: its title tells the reason, its author is the coordinator, and it can be undone.
 */
export function writeCorrection(
  context: Context,
  dispute: StoredDispute,
  { stands, figure, reason }: { stands: StoredMeasurement; figure: TypedFigure; reason: string },
): Answer {
  const { db, now, district, actor } = context;
  const { unitId, metric, period } = stands;
  const { done: importId, reach } = followChange(context, () => {
    const id = insertImport(
      db,
      {
        districtId: district.id,
        origin: stands.origin,
        title: texts.importTitle,
        personId: actor.person.id,
        // `reason` is what «Откуда цифра» tells of a correction.
        summary: {
          reason,
          dispute: dispute.id,
          corrects: stands.importId,
          values: { changed: 1 },
          periods: [period],
        },
      },
      [{ ...figure, unitId, metric, period, origin: stands.origin }],
      now,
    );
    endDispute(
      db,
      dispute,
      { state: 'accepted', by: actor.person.id, decision: reason, correctionId: id },
      now,
    );
    return id;
  });
  const before = valueOf(context, stands);
  const after = figureInWords(metricOf(context, metric), figure);
  const sentence = texts.sentence(reason);
  noteAct(context, actTexts.disputeAccepted(headOf(context, dispute)), { before, after });
  const { notices, told } = tellSchool(
    context,
    dispute,
    texts.accepted(texts.stands(nameOf(context, dispute), after), before, sentence),
    { correctionId: importId },
  );
  const corrected = texts.corrected(headOf(context, dispute), { after, before, reason: sentence, told });
  return answer([corrected, ...reach.lines].join('\n'), {
    keyboard: withReach(
      reach,
      inline([button(texts.undo, 'dispute-undo', { i: importId }), button(labels.disputes, 'disputes')]),
    ),
    notices: [...notices, ...reach.notices],
  });
}
