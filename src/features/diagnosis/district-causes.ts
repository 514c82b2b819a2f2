import { CAUSE_CODES, isNoneFound } from '../../domain/cause.ts';
import type { CauseCode } from '../../domain/cause.ts';
import { findMetric } from '../../domain/reference.ts';
import type { UnitId } from '../../domain/unit.ts';
import type { Context } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { newestFacts, openFindings, waitingFindings } from '../subjects/causes/open-findings.ts';
import { lowFacts } from './progress.ts';

/**
 * A school with the metrics that are meant, by their short titles; `foundAt`: when the newest of them was found;
 * `isDone`: their step is done, the next table will tell.
 */
type Place = { short: string; metrics: readonly string[]; foundAt?: Date; isDone?: boolean };

export type CauseGroup = {
  cause: CauseCode;
  schools: readonly Place[];
  /** Findings by metric, most first. */
  metrics: readonly { code: string; n: number }[];
};

export type DistrictCauses = {
  /** Most schools first. */
  groups: readonly CauseGroup[];
  /** Schools that found a cause: it is in force, or its step is done and the next table will tell. */
  found: number;
  /** Of these the ones that have nothing left but to wait for the table. */
  done: number;
  /** Schools that checked the usual causes and found none. */
  foundNone: number;
  /** Schools with a low figure that have not looked for its cause. */
  notSearched: readonly Place[];
  all: number;
};

export function districtCauses(context: Context): DistrictCauses {
  const schools = namedSchools(context);
  const facts = newestFacts(context, schools);
  const open = openFindings(context, schools, facts);
  const waiting = waitingFindings(context, schools, facts);
  const findings = [...open, ...waiting];
  const titleOf = (code: string) => findMetric(context.reference, code)?.shortTitle ?? code;

  const groups = CAUSE_CODES.flatMap((cause): CauseGroup[] => {
    const own = findings.filter((finding) => finding.cause === cause);
    if (own.length === 0) return [];
    const places = schools.flatMap(({ id, short }): Place[] => {
      const ofSchool = own.filter(({ unitId }) => unitId === id);
      const newest = ofSchool.toSorted((a, b) => b.foundAt.getTime() - a.foundAt.getTime())[0];
      if (newest === undefined) return [];
      const metrics = ofSchool.map(({ metricCode }) => titleOf(metricCode));
      const isDone = ofSchool.every((finding) => !open.includes(finding));
      return [{ short, metrics, foundAt: newest.foundAt, isDone }];
    });
    const codes = [...new Set(own.map(({ metricCode }) => metricCode))];
    const metrics = codes
      .map((code) => ({ code, n: own.filter(({ metricCode }) => metricCode === code).length }))
      .toSorted((a, b) => b.n - a.n);
    return [{ cause, schools: places, metrics }];
  });

  const searched = unitsOf(findings);
  const found = unitsOf(findings.filter(({ cause }) => !isNoneFound(cause)));
  const unfinished = unitsOf(open);
  const notSearched = schools.flatMap(({ id, short }): Place[] => {
    const low = lowFacts(facts.get(id) ?? []);
    if (searched.has(id) || low.length === 0) return [];
    return [{ short, metrics: low.map(({ metric }) => metric.shortTitle) }];
  });
  return {
    groups: groups.toSorted((a, b) => b.schools.length - a.schools.length),
    found: found.size,
    done: [...found].filter((id) => !unfinished.has(id)).length,
    foundNone: searched.size - found.size,
    notSearched,
    all: schools.length,
  };
}

function unitsOf(findings: readonly { unitId: UnitId }[]): ReadonlySet<UnitId> {
  return new Set(findings.map(({ unitId }) => unitId));
}
