import type { CellSpec, DocumentSpec, SheetSpec } from '../../documents/document-spec.ts';
import { percentOf } from '../../domain/measurement.ts';
import { samePeriod } from '../../domain/period.ts';
import type { WeeklyResult } from '../../domain/results.ts';
import type { Total } from '../../domain/totals.ts';
import { hasFigure } from '../../domain/unit-figure.ts';
import type { LoadedResults } from './load-results.ts';
import { groupTexts } from '../subjects/figures/group-texts.ts';
import { texts } from './texts.ts';
import { fewOf } from '../subjects/figures/total-words.ts';

/**
 * The results as a table. The district's sums always, as the text tells them; the schools with their figures only where
 * the coordinator lets schools be named: a table in the беседа is read by everybody.
 */
export function resultsTable(
  loaded: LoadedResults,
  { nameLow }: { nameLow: boolean },
): DocumentSpec | undefined {
  const { results } = loaded;
  if (!results.arrived) return undefined;
  const rows = results.groups.flatMap(({ group, weekly }) =>
    weekly.flatMap((result): CellSpec[][] => {
      const { total } = result;
      if (total === undefined || fewOf({ group }, total) !== undefined) return [];
      return [[groupTexts.group(group), labelOf(result), ...cellsOf(total, result.metric.kind === 'share')]];
    }),
  );
  if (rows.length === 0) return undefined;
  const whole: SheetSpec = {
    name: texts.table.district,
    columns: texts.table.totals.map((title) => ({ title })),
    rows,
  };
  return {
    format: 'xlsx',
    fileName: texts.table.fileName(results.period),
    sheets: [whole, ...(nameLow ? [bySchool(loaded)] : [])],
  };
}

/** Share, people, of how many, organisations. */
function cellsOf(total: Total, isShare: boolean): CellSpec[] {
  switch (total.kind) {
    case 'counts':
      return [
        total.denominator === 0 ? null : { percent: percentOf(total.numerator, total.denominator) },
        total.numerator,
        total.denominator,
        total.units,
      ];
    case 'mean':
      return [{ percent: total.value }, null, null, total.units];
    case 'sum':
      return [null, total.value, null, total.units];
    case 'fulfilled':
      return [null, total.count, null, total.units];
    case 'stated':
      return [isShare ? { percent: total.value } : null, isShare ? null : total.value, null, null];
  }
}

function bySchool({ results, figures, units, names }: LoadedResults): SheetSpec {
  const weekly = results.groups
    .filter(({ group }) => group !== 'district')
    .flatMap(({ weekly: of }) => of)
    .filter(
      ({ ref }, index, all) =>
        all.findIndex((one) => one.ref.code === ref.code && one.ref.version === ref.version) === index,
    );
  return {
    name: texts.table.schools,
    columns: [
      { title: texts.table.school },
      ...weekly.flatMap((result) => texts.table.ofMetric(labelOf(result)).map((title) => ({ title }))),
    ],
    rows: units
      .filter(({ group }) => group !== 'district')
      .map(({ id }): CellSpec[] => [
        names.get(id) ?? '',
        ...weekly.flatMap(({ ref }): CellSpec[] => {
          const figure = figures.find(
            (one) =>
              one.unitId === id &&
              one.origin === 'federal' &&
              one.metric.code === ref.code &&
              one.metric.version === ref.version &&
              samePeriod(one.period, results.period),
          );
          // Nobody is named with a value that is doubted.
          if (figure === undefined || !hasFigure(figure)) return [null, null, null];
          if (figure.doubt !== undefined) return [texts.table.checked, null, null];
          const { numerator, denominator = 0, value = 0 } = figure;
          return numerator === undefined || denominator === 0
            ? [{ percent: value }, null, null]
            : [{ percent: percentOf(numerator, denominator) }, numerator, denominator];
        }),
      ]),
  };
}

function labelOf({ metric, ref }: WeeklyResult): string {
  return metric.versions.find(({ version }) => version === ref.version)?.label ?? metric.title;
}
