import type { Metric } from '../../../domain/metric.ts';
import { TWO_VALUES } from '../../../domain/measurement.ts';
import { listHistoryOf } from '../../../storage/measurement.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import type { Db } from '../../../storage/open.ts';
import { choiceInWords, listInWords } from '../../../text/list.ts';
import { figureInWords } from './figure-words.ts';

/** A figure in words; «81 % или 51 %» where one document says two things of it, so that neither stands alone. */
export function figureOrTwins(
  db: Db,
  metric: Metric,
  figure: StoredMeasurement,
  style: { people?: boolean } = {},
): string {
  return figure.doubt === TWO_VALUES
    ? choiceInWords(twinsOf(db, metric, figure))
    : figureInWords(metric, figure, style);
}

/** «81 % и 51 %» */
export function bothInWords(db: Db, metric: Metric, figure: StoredMeasurement): string {
  return listInWords(twinsOf(db, metric, figure));
}

/** In the order of the document. */
function twinsOf(db: Db, metric: Metric, figure: StoredMeasurement): string[] {
  const twins = listHistoryOf(db, figure).filter(({ importId }) => importId === figure.importId);
  return twins.toReversed().map((twin) => figureInWords(metric, twin));
}
