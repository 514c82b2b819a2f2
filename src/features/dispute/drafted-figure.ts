import type { StoredMeasurement } from '../../storage/measurement.ts';
import type { UnitId } from '../../domain/unit.ts';
import type { Context } from '../context.ts';
import { figureInForce, figureOfImport, isSameFigure } from './disputed-figure.ts';
import type { DisputeDraft } from './draft.ts';

/** The figure the draft is about, as long as it stands as the school saw it. */
export function findDraftedFigure(about: Context, draft: DisputeDraft): StoredMeasurement | undefined {
  const key = {
    unitId: draft.unitId as UnitId,
    metric: { code: draft.code, version: draft.version },
    period: draft.period,
    origin: draft.origin,
    importId: draft.importId,
  };
  const now = figureInForce(about, key);
  const seen = figureOfImport(about, key);
  return now !== undefined && seen !== undefined && isSameFigure(now, seen) ? now : undefined;
}
