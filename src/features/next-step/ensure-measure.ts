import type { Step } from '../../domain/next-step.ts';
import { findMeasureOfCause, insertMeasure } from '../../storage/measure.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';

/** The number of the measure that stands for the step of a cause, written where the plan has none. */
export function ensureMeasure(
  context: Context,
  { metric, cause }: Pick<Extract<Step, { kind: 'finding' }>, 'metric' | 'cause'>,
): number {
  const { db, now, actor } = context;
  const unitId = schoolOf(context).id;
  const planned = findMeasureOfCause(db, unitId, { metric, cause });
  if (planned !== undefined) return planned.id;
  const id = insertMeasure(
    db,
    {
      unitId,
      cause,
      metricCode: metric,
      title: causeText(cause).measure.title,
      dueOn: todayOf(context),
      createdBy: actor.person.id,
    },
    now,
  );
  if (id === undefined) throw new Error('a measure is neither there nor can be written');
  return id;
}
