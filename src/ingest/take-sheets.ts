import type { TableProblem } from '../domain/table.ts';
import type { Grid } from './grid.ts';
import { problem } from './problem.ts';
import { isMunicipalityName } from './scan-rows.ts';
import { municipalityKey } from './take-district.ts';
import { otherSheets, severalDistricts } from './texts.ts';

const NAMES_SHOWN = 5;

/** Of a book with a sheet per municipality only the district's own is read; `left`: the names of the others. */
export function takeSheets(
  grids: readonly Grid[],
  district: string | undefined,
): { left: ReadonlySet<string>; problems: readonly TableProblem[] } | { refused: TableProblem } {
  const keys = new Map(
    grids
      .filter(({ sheet, hasSheetName }) => hasSheetName && isMunicipalityName(sheet))
      .map((grid) => [grid, municipalityKey(grid.sheet)]),
  );
  if (new Set(keys.values()).size < 2) return { left: new Set(), problems: [] };
  const own = district === undefined ? undefined : municipalityKey(district);
  const names = [...new Set([...keys.keys()].map(({ sheet }) => sheet))];
  if (district === undefined || ![...keys.values()].some((key) => key === own)) {
    const words = severalDistricts(names.slice(0, NAMES_SHOWN), names.length);
    return { refused: problem('refuse', 'several-districts', words) };
  }
  const left = [...keys].filter(([, key]) => key !== own).map(([{ sheet }]) => sheet);
  const words = otherSheets(district, left.slice(0, NAMES_SHOWN));
  return { left: new Set(left), problems: [problem('note', 'other-districts', words)] };
}
