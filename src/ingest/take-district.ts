import type { TableProblem, UnitLevel } from '../domain/table.ts';
import { foldLetters } from './header-text.ts';
import { ADJECTIVE_ENDING, AROUND_MUNICIPALITY, MUNICIPALITY_WORDS } from './lexicon.ts';
import { problem } from './problem.ts';
import type { UnitRow } from './scan-rows.ts';
import { foreignDistrict, otherDistricts, severalDistricts } from './texts.ts';

const NAMES_SHOWN = 5;

/**
 * Of a table over several municipalities the rows of one district: names of schools repeat from district to district,
 * so rows of another one are never taken for its own. A table of one other district alone is asked about: its name may
 * be a spelling of ours.
 */
export function takeDistrict(
  units: readonly UnitRow[],
  level: UnitLevel,
  district: string | undefined,
): { units: readonly UnitRow[]; problems: readonly TableProblem[] } | { refused: TableProblem } {
  const keys = new Map<string, string>();
  if (level === 'organisation') {
    for (const { municipality } of units) {
      if (municipality !== '' && !keys.has(municipality))
        keys.set(municipality, municipalityKey(municipality));
    }
  }
  const names = new Map([...keys].map(([name, key]) => [key, name]));
  const [onlyName = ''] = names.values();
  const own = district === undefined ? undefined : municipalityKey(district);
  if (names.size === 0 || (names.size === 1 && (own === undefined || names.has(own)))) {
    return { units, problems: [] };
  }
  if (names.size === 1 && own !== undefined && partsOf(onlyName).includes(own))
    return { units, problems: [] };
  if (names.size === 1 && district !== undefined) {
    return { units, problems: [problem('ask', 'other-districts', foreignDistrict(onlyName, district))] };
  }
  const taken = units.filter(({ municipality }) => own !== undefined && keys.get(municipality) === own);
  if (district === undefined || taken.length === 0) {
    const shown = [...names.values()].slice(0, NAMES_SHOWN);
    return { refused: problem('refuse', 'several-districts', severalDistricts(shown, names.size)) };
  }
  const words = otherDistricts(district, taken.length, units.length - taken.length);
  return { units: taken, problems: [problem('note', 'other-districts', words)] };
}

/** «Сведения о работе школ, Лесной район»: a title whose last words are the district alone. */
function partsOf(title: string): string[] {
  return title.split(',').map(municipalityKey);
}

/** «МР «Сергокалинский район»», «Сергокалинского муниципального района Республики Дагестан» – one district. */
export function municipalityKey(name: string): string {
  const plain = foldLetters(name.slice(0, 300))
    .replace(/["'«»„“”‘’`(),.№]/g, ' ')
    .replace(/\s+/g, ' ');
  const own = plain.replace(AROUND_MUNICIPALITY, ' ').replace(MUNICIPALITY_WORDS, ' ');
  // «Городской округ» and nothing else stays what it is.
  const words = (own.trim() === '' ? plain : own)
    .split(' ')
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  return words
    .map((word) => word.replace(ADJECTIVE_ENDING, '$1'))
    .toSorted()
    .join(' ');
}
