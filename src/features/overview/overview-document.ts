import type { CellSpec, DocumentSpec, SheetSpec } from '../../documents/document-spec.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { percentOf } from '../../domain/measurement.ts';
import type { Metric } from '../../domain/metric.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { connectedSchools } from '../subjects/schools/district-schools.ts';
import type { OverviewUnit } from './overview-units.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { officeTexts } from '../office-texts.ts';
import type { MetricTable } from './overview-facts.ts';
import { texts } from './texts.ts';

/** Everything the overview knows: a table of schools and metrics, each value with its origin, what is missing. */
export function overviewDocument(
  context: Context,
  facts: { units: readonly OverviewUnit[]; tables: readonly MetricTable[]; without: readonly Metric[] },
): DocumentSpec {
  return {
    format: 'xlsx',
    fileName: texts.fileName(todayOf(context)),
    sheets: [bySchool(context, facts), values(facts.tables), missing(facts)],
  };
}

function bySchool(
  context: Context,
  { units, tables }: { units: readonly OverviewUnit[]; tables: readonly MetricTable[] },
): SheetSpec {
  const thisYear = yearOf(todayOf(context));
  const connected = connectedSchools(context);
  const titles = [
    ...texts.columns.schools,
    ...tables.map(({ version, period }) => texts.column(version.label, officeTexts.period(period, thisYear))),
  ];
  return {
    name: texts.sheets.schools,
    columns: titles.map((title) => ({ title })),
    rows: units.map((unit): CellSpec[] => [
      unit.name,
      unit.organisationKind === undefined ? null : texts.kind[unit.organisationKind],
      unit.roll ?? null,
      unit.staff ?? null,
      unit.organisationKind === undefined ? null : connected.has(unit.id) ? texts.yes : texts.no,
      ...tables.map(({ metric, rows }) => {
        const figure = rows.find((row) => row.unit.id === unit.id)?.figure;
        return figure === undefined ? null : cellOf(metric, figure);
      }),
    ]),
  };
}

function values(tables: readonly MetricTable[]): SheetSpec {
  return {
    name: texts.sheets.values,
    columns: texts.columns.values.map((title) => ({ title })),
    rows: tables.flatMap(({ metric, version, rows, typedLater }) =>
      [...rows, ...typedLater].map(({ unit, figure }): CellSpec[] => [
        unit.name,
        (metric.versions.find((one) => one.version === figure.metric.version) ?? version).label,
        figure.period.from,
        figure.period.to,
        cellOf(metric, figure),
        figure.numerator ?? null,
        figure.denominator ?? null,
        texts.origin[figure.origin],
        figure.doubt === undefined ? null : texts.doubtful,
        figure.cell ?? null,
      ]),
    ),
  };
}

function missing({ units, tables, without }: Parameters<typeof overviewDocument>[1]): SheetSpec {
  const gaps = tables.flatMap(({ version, without: names }) =>
    names.map((unit): CellSpec[] => [unit.name, version.label]),
  );
  const whole = without.flatMap((metric) =>
    units
      .filter(
        ({ level, organisationKind }) =>
          metric.levels.includes(level) &&
          (organisationKind === undefined || metric.organisationKinds.includes(organisationKind)),
      )
      .map((unit): CellSpec[] => [unit.name, metric.title]),
  );
  return {
    name: texts.sheets.without,
    columns: texts.columns.without.map((title) => ({ title })),
    rows: [...gaps, ...whole],
  };
}

function cellOf(metric: Metric, figure: StoredMeasurement): CellSpec {
  const { value = 0, numerator, denominator } = figure;
  if (metric.kind === 'count') return value;
  if (metric.kind === 'status') return figureInWords(metric, figure);
  const hasCounts = numerator !== undefined && denominator !== undefined && denominator > 0;
  return { percent: hasCounts ? percentOf(numerator, denominator) : value };
}
