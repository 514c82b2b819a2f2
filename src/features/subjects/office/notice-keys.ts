import type { UnitId } from '../../../domain/unit.ts';

/** What the office is asked about a school's directors: over when that is decided, wherever it was. */
export function secondDirectorKey(schoolId: UnitId): string {
  return `second-director/${schoolId}/`;
}

/** A report that a school handed in: over when it is decided on or replaced. */
export function handedInKey(reportId: number): string {
  return `school-report/${reportId}/handed-in/`;
}

/** A school that nobody speaks for. */
export function noDirectorKey(schoolId: UnitId): string {
  return `no-director/${schoolId}/`;
}
