import type { UnitLevel } from '../domain/table.ts';
import type { Layout, LayoutColumn } from './find-layout.ts';
import { textOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import { MUNICIPALITY_NAME, ORGANISATION_NAME } from './lexicon.ts';

/** Which column names the units, which one says whose they are, and which hold values. */
export type UnitColumns = {
  name: number;
  level: UnitLevel;
  municipality?: number;
  values: readonly number[];
};

const SAMPLE_ROWS = 60;

/** The column of units by its heading; where the heading says only «Наименование» or nothing, by the names in it. */
export function findUnitColumns(grid: Grid, layout: Layout): UnitColumns | undefined {
  const of = (role: string) => layout.columns.find(({ heading }) => heading.role === role)?.column;
  const known = layout.columns.filter(
    ({ heading }) => heading.role === 'metric' || heading.role === 'base' || heading.role === 'own-base',
  );
  // Of a table in which nothing is known yet a row is told by what will be asked about.
  const unknown = ({ heading }: LayoutColumn) => heading.role === 'unknown' || heading.role === 'amount';
  const values = (known.length > 0 ? known : layout.columns.filter(unknown)).map(({ column }) => column);
  const sample = (column: number) => shares(grid, layout.firstDataRow, column);
  const organisation = of('organisation');
  const municipality = of('municipality');
  if (organisation !== undefined) {
    // A heading copied from another table: the names themselves say otherwise.
    const turned = municipality === undefined && sample(organisation).municipalities >= 0.9;
    const level = turned ? 'municipality' : 'organisation';
    return { name: organisation, level, values, ...(municipality !== undefined && { municipality }) };
  }
  const loose = of('name') ?? byContent(grid, layout, municipality);
  if (loose !== undefined) {
    const { organisations, municipalities } = sample(loose);
    const level = organisations > 0 || municipalities < 0.5 ? 'organisation' : 'municipality';
    return { name: loose, level, values, ...(municipality !== undefined && { municipality }) };
  }
  if (municipality !== undefined) {
    const level = sample(municipality).organisations >= 0.5 ? 'organisation' : 'municipality';
    return { name: municipality, level, values };
  }
  const region = of('region');
  if (region === undefined) return undefined;
  // «Субъект / муниципалитет»: the names themselves tell.
  const level = sample(region).municipalities >= 0.5 ? 'municipality' : 'region';
  return { name: region, level, values };
}

// A column without a heading that is known, full of names of schools.
function byContent(grid: Grid, layout: Layout, municipality: number | undefined): number | undefined {
  const candidates = layout.columns.filter(
    ({ heading }) => heading.role === 'unknown' || heading.role === 'unused',
  );
  const found = candidates.find(({ column }) => {
    const { organisations, municipalities } = shares(grid, layout.firstDataRow, column);
    return organisations >= 0.5 || (municipality === undefined && municipalities >= 0.5);
  });
  return found?.column;
}

function shares(grid: Grid, from: number, column: number): { organisations: number; municipalities: number } {
  const texts: string[] = [];
  for (let row = from; row < Math.min(grid.rows.length, from + SAMPLE_ROWS); row += 1) {
    const text = normaliseHeader(textOf(grid.rows[row]?.[column]));
    if (/[а-я]/.test(text)) texts.push(text);
  }
  const share = (pattern: RegExp) =>
    texts.filter((text) => pattern.test(text)).length / Math.max(1, texts.length);
  const organisations = share(ORGANISATION_NAME);
  return { organisations, municipalities: organisations > 0.5 ? 0 : share(MUNICIPALITY_NAME) };
}
