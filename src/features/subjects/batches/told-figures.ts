import { replaceBroadcastUses, listOutdatedRecipients } from '../../../storage/figure-use.ts';
import type { UsedFigure } from '../../../storage/figure-use.ts';
import { listBatchRecipients, saveFilled } from '../../../storage/batch-recipient.ts';
import { listFilledValues } from '../../../storage/batch-correction.ts';
import type { Batch } from '../../../storage/batch.ts';
import type { Db } from '../../../storage/open.ts';
import type { DistrictContext } from '../../context.ts';
import { namedSchools } from '../schools/district-schools.ts';
import { batchSpec } from './batch-spec.ts';
import { figuresIn, freshFigures, needsMetric } from './batch-text.ts';
import type { BatchValues } from './batch-text.ts';

/** What a broadcast tells one of its recipients: the values in the text and the figures that they were made of. */
export type Told = { values: BatchValues | undefined; figures: readonly UsedFigure[] };

/** For a correction that fills in the same, and for whoever changes the figures later. */
export function rememberTold(db: Db, recipientId: number, { values, figures }: Told): void {
  if (values === undefined) return;
  saveFilled(db, recipientId, values);
  replaceBroadcastUses(db, recipientId, figures);
}

/**
 * By the dialog, to whom a new text of a broadcast tells other values than the old one: a figure that is not in force any
 * more is told as it is now. Where the new text tells no figures, none is remembered.
 */
export function toldAnew(
  context: DistrictContext,
  batch: Batch,
  text: string,
): Map<number, Told & { recipientId: number }> {
  const { db, district } = context;
  const spec = batch.kind === 'broadcast' ? batchSpec.safeParse(batch.spec).data : undefined;
  if (spec?.metric === undefined) return new Map();
  const filled = listFilledValues(db, batch.id);
  const outdated = new Set(
    listOutdatedRecipients(db, district.id, { batchId: batch.id }).map(({ peerId }) => peerId),
  );
  const tellsNone = !needsMetric(text);
  const toldNone = !needsMetric(batch.text ?? '');
  const schools = namedSchools(context);
  return new Map(
    listBatchRecipients(db, batch.id).flatMap(({ id: recipientId, person, unitIds }) => {
      const values = person && filled.get(person.peerId);
      if (person === undefined || values === undefined) return [];
      if (tellsNone) return [[person.peerId, { recipientId, values, figures: [] }]];
      if (!toldNone && !outdated.has(person.peerId)) return [];
      const about = { schools: schools.filter(({ id }) => unitIds.includes(id)), spec };
      const kept = Object.entries(values).filter(([name]) => !needsMetric(`{${name}}`));
      const anew = { ...Object.fromEntries(kept), ...freshFigures(context, about) };
      return [[person.peerId, { recipientId, values: anew, figures: figuresIn(context, text, about) }]];
    }),
  );
}
