import { findField, reportTotals } from './report-form.ts';
import type { ReportField, ReportForm, ReportRows, ReportTotal } from './report-form.ts';

/** What looks strange in a complete report: asked before it goes, since the school may be right. */
export type ReportDoubt =
  | { kind: 'roll' | 'staff'; field: ReportField; whole: number; known: number }
  | { kind: 'change'; field: ReportField; now: number; before: number; of: number | undefined }
  | { kind: 'at-most'; field: ReportField; other: ReportField; name: string };

const BIG_SHARE = 0.3;
const BIG_NUMBER = 5;

/** `known`: pupils and employees by the district's list; `before`: the rows accepted last. */
export function doubtsOf(
  form: Pick<ReportForm, 'fields' | 'checks'>,
  rows: ReportRows,
  known: { roll?: number | undefined; staff?: number | undefined; before?: ReportRows | undefined },
): ReportDoubt[] {
  const totals = reportTotals(form, rows);
  const earlier = known.before && reportTotals(form, known.before);
  return form.checks.flatMap((check): ReportDoubt[] => {
    const field = findField(form, check.field);
    const total = totals.find((one) => one.field.code === check.field);
    if (field === undefined || total === undefined) return [];
    switch (check.kind) {
      case 'roll':
      case 'staff': {
        const list = known[check.kind];
        // A teacher teaches several classes: their sum says nothing, only more than all of them in one class does.
        const whole = check.kind === 'roll' ? wholeOf(total) : largestWhole(rows, check.field);
        if (list === undefined || list === 0 || whole === undefined) return [];
        const isStrange = check.kind === 'roll' ? differsMuch(list, whole) : whole > list;
        return isStrange ? [{ kind: check.kind, field, whole, known: list }] : [];
      }
      case 'change': {
        const then = earlier?.find((one) => one.field.code === check.field);
        const [now, before] = [partOf(total), then && partOf(then)];
        if (now === undefined || before === undefined || !isBigChange(before, now)) return [];
        return [{ kind: 'change', field, now, before, of: wholeOf(total) }];
      }
      case 'at-most': {
        const other = findField(form, check.other);
        if (other === undefined) return [];
        return rows.flatMap(({ name, values }) => {
          const [a, b] = [numberIn(values[check.field]), numberIn(values[check.other])];
          return a !== undefined && b !== undefined && a > b
            ? [{ kind: 'at-most' as const, field, other, name }]
            : [];
        });
      }
    }
  });
}

function largestWhole(rows: ReportRows, code: string): number | undefined {
  const wholes = rows.flatMap(({ values }) => {
    const value = values[code];
    return Array.isArray(value) ? [value[1] as number] : [];
  });
  return wholes.length === 0 ? undefined : Math.max(...wholes);
}

function wholeOf(total: ReportTotal): number | undefined {
  if (total.kind === 'of') return total.denominator;
  return total.kind === 'count' ? total.sum : undefined;
}

function partOf(total: ReportTotal): number | undefined {
  if (total.kind === 'of') return total.numerator;
  if (total.kind === 'count') return total.sum;
  return total.kind === 'yes-no' ? total.yes : undefined;
}

function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return Array.isArray(value) && typeof value[0] === 'number' ? value[0] : undefined;
}

/** The district's list is a little older than the classes; a tenth is no longer a few pupils who moved. */
function differsMuch(list: number, whole: number): boolean {
  const change = Math.abs(whole - list);
  return change > BIG_NUMBER && change > list * 0.1;
}

/** By more than three tenths and more than a handful: whoever grows fast is asked too, once. */
function isBigChange(before: number, after: number): boolean {
  const change = Math.abs(after - before);
  return change > BIG_NUMBER && change > before * BIG_SHARE;
}
