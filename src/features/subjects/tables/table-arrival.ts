import type { Awaits } from '../../../domain/table-source.ts';
import type { Period } from '../../../domain/period.ts';
import { awaitedCodes } from '../../../domain/source-file.ts';
import { findArrival, findArrivalWithin } from '../../../storage/measurement.ts';
import type { DistrictContext } from '../../context.ts';
import { namedSchools } from '../schools/district-schools.ts';
import { municipalitiesOf } from '../schools/region-facts.ts';

/**
 * When a table that is awaited came, whoever wrote it down: the one of a week, or, of the monthly ones, one for a day of
 * `period` written since `since`. Undefined where none has.
 */
export function findAwaitedArrival(
  context: DistrictContext,
  { awaits, period, since }: { awaits: Awaits; period: Period; since: Date },
): Date | undefined {
  const { db, district, reference } = context;
  const unitIds = [
    ...namedSchools(context).map(({ id }) => id),
    ...municipalitiesOf(context).map(({ id }) => id),
    district.id,
  ];
  const codes = [...awaitedCodes(reference.metrics, awaits)];
  return awaits === 'week'
    ? findArrival(db, unitIds, { codes, period })
    : findArrivalWithin(db, unitIds, { codes, period, since });
}
