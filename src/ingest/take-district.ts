import type { TableProblem, UnitLevel } from '../domain/table.ts';
import { foldLetters, nameKey } from './header-text.ts';
import { MUNICIPALITY_WORDS } from './lexicon.ts';
import { problem } from './problem.ts';
import type { UnitRow } from './scan-rows.ts';
import { otherDistricts, severalDistricts } from './texts.ts';

const NAMES_SHOWN = 5;

/**
 * Of a table over several municipalities the rows of one district: names of schools repeat from district to district,
 * so rows of another one are never taken for its own.
 */
export function takeDistrict(
  units: readonly UnitRow[],
  level: UnitLevel,
  district: string | undefined,
): { units: readonly UnitRow[]; problems: readonly TableProblem[] } | { refused: TableProblem } {
  const names = new Map<string, string>();
  if (level === 'organisation') {
    for (const { municipality } of units) {
      if (municipality !== '') names.set(municipalityKey(municipality), municipality);
    }
  }
  if (names.size <= 1) return { units, problems: [] };
  const own = district === undefined ? '' : municipalityKey(district);
  const taken = units.filter(
    ({ municipality }) => municipality !== '' && municipalityKey(municipality) === own,
  );
  if (district === undefined || taken.length === 0) {
    const shown = [...names.values()].slice(0, NAMES_SHOWN);
    return { refused: problem('refuse', 'several-districts', severalDistricts(shown, names.size)) };
  }
  const words = otherDistricts(district, taken.length, units.length - taken.length);
  return { units: taken, problems: [problem('note', 'other-districts', words)] };
}

// «МР «Сергокалинский район»», «Сергокалинский муниципальный район» – one district.
function municipalityKey(name: string): string {
  return nameKey(
    foldLetters(name)
      .replace(MUNICIPALITY_WORDS, ' ')
      .replace(/["'«»„“”]/g, ' ')
      .replace(MUNICIPALITY_WORDS, ' '),
  );
}
