import { daysBetween } from '../calendar-day.ts';
import type { Period } from '../period.ts';
import type { UnitId } from '../unit.ts';
import { unitIdOf } from './finding.ts';
import type { DoubtData } from './finding.ts';

const STATUS = 'status';
/** So long an organisation that became «Активна» is new to the platform. */
const NEW_DAYS = 35;

/**
 * Whether an organisation was «Не активна» shortly before a period and is «Активна» at its end: that its people appear at
 * once is what an activation is for, and no mistake.
 */
export function newlyActiveIn({ figures, known }: DoubtData): (id: UnitId, period: Period) => boolean {
  const active = new Set(
    figures.flatMap((figure) =>
      figure.metric.code === STATUS && figure.value === 1 ? (unitIdOf(figure) ?? []) : [],
    ),
  );
  return (id, { to }) => {
    const statuses = (known.get(id) ?? []).filter(
      ({ metric, period }) =>
        metric.code === STATUS && period.to <= to && daysBetween(period.to, to) <= NEW_DAYS,
    );
    return (active.has(id) || statuses[0]?.value === 1) && statuses.some(({ value }) => value === 0);
  };
}
