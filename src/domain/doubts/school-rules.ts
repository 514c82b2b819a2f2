import type { DoubtData, DoubtFinding } from './finding.ts';

/** Of a list that leaves out more than this part, one asks whether it is the whole. */
const VANISHED = 1 / 3;

function isVanished({ missingSchools, expectedSchools }: DoubtData): boolean {
  return missingSchools.length > 1 && missingSchools.length > expectedSchools * VANISHED;
}

/** More than a third of the schools are not in the table. */
export function schoolsVanished(data: DoubtData): DoubtFinding[] {
  return isVanished(data) ? [{ code: 'schools-vanished', facts: missing(data), figures: [] }] : [];
}

export function schoolsMissing(data: DoubtData): DoubtFinding[] {
  return data.missingSchools.length === 0 || isVanished(data)
    ? []
    : [{ code: 'schools-missing', facts: missing(data), figures: [] }];
}

/** Schools that the district does not have; of its very first table all of them are. */
export function schoolsNew({ newSchools, organisations }: DoubtData): DoubtFinding[] {
  return newSchools.length === 0 || organisations.size === 0
    ? []
    : [{ code: 'schools-new', facts: { schools: newSchools }, figures: [] }];
}

function missing({ missingSchools, expectedSchools }: DoubtData) {
  return { schools: missingSchools.map(({ name }) => name), of: expectedSchools };
}
