import { TWO_VALUES } from '../measurement.ts';
import { isSameFigure, plannedKey, valuesOf } from '../planned-figure.ts';
import type { FigureDoubt, PlannedFigure } from '../planned-figure.ts';
import type { CellAddress, TableProblem } from '../table.ts';
import { gravestDoubt, severityOfDoubt } from './doubt-codes.ts';
import { unitIdOf } from './finding.ts';
import type { DoubtData, DoubtFinding, KnownFigure } from './finding.ts';
import { DOUBT_RULES } from './rules.ts';

/** A doubt that somebody said is none: of the same value it is not raised again. */
export type Settled = KnownFigure & { code: string };

export type Judged = {
  /** What may be stored, each with every doubt about it. */
  figures: PlannedFigure[];
  /** How many are left out: nobody can have measured them. */
  blocked: number;
  /** What is to be said; what the reader of the file has said already is not said twice. */
  findings: DoubtFinding[];
  /** Problems of the reader that somebody settled for the same value. */
  isSettled: (problem: TableProblem) => boolean;
};

/** Applies every rule to the figures of a table. */
export function judgeFigures(
  data: DoubtData,
  problems: readonly TableProblem[],
  settled: readonly Settled[],
): Judged {
  const settledBefore = settledIn(settled);
  const found = DOUBT_RULES.flatMap(({ check }) => check?.(data) ?? []).flatMap((finding) => {
    if (finding.figures.length === 0) return [finding];
    if (settled.length === 0) return [finding];
    const figures = finding.figures.filter((figure) => !settledBefore(figure, finding.code));
    return figures.length === 0 ? [] : [{ ...finding, figures }];
  });
  const blocked = new Set<PlannedFigure>();
  const doubts = new Map<PlannedFigure, FigureDoubt[]>();
  for (const { code, facts, figures } of found) {
    const severity = severityOfDoubt(code);
    for (const figure of figures) {
      if (severity === 'block') blocked.add(figure);
      if (severity === 'ask')
        doubts.set(figure, [...(doubts.get(figure) ?? []), { code, facts: { ...facts } }]);
    }
  }
  const settledCells = new Set<string>();
  const figures = (
    blocked.size === 0 ? data.figures : data.figures.filter((figure) => !blocked.has(figure))
  ).map((figure) => {
    if (figure.doubt === undefined && !doubts.has(figure)) return figure;
    const own = figure.doubt === undefined ? undefined : { code: figure.doubt, facts: {} };
    const isOver = own !== undefined && settledBefore(figure, own.code);
    if (isOver && figure.at !== undefined) settledCells.add(`${own.code} ${keyOfCell(figure.at)}`);
    return marked(figure, [...(own === undefined || isOver ? [] : [own]), ...(doubts.get(figure) ?? [])]);
  });
  const said = saidIn(problems);
  return {
    figures,
    blocked: blocked.size,
    findings: found.filter((finding) => !said(finding)),
    isSettled: ({ code, at }) => at !== undefined && settledCells.has(`${code} ${keyOfCell(at)}`),
  };
}

function marked(figure: PlannedFigure, doubts: readonly FigureDoubt[]): PlannedFigure {
  const { unit, metric, period, at, spelled } = figure;
  const plain = {
    ...valuesOf({ ...figure, doubt: undefined }),
    unit,
    metric,
    period,
    ...(at && { at }),
    ...(spelled !== undefined && { spelled }),
  };
  const unique = [...new Map(doubts.toReversed().map((one) => [one.code, one])).values()].toReversed();
  const gravest = gravestDoubt(unique.map(({ code }) => code));
  return gravest === undefined ? plain : { ...plain, doubt: gravest, doubts: unique };
}

/** Two values of one document are asked about anew: the answer was about one of them. */
function settledIn(settled: readonly Settled[]): (figure: PlannedFigure, code: string) => boolean {
  const keyOf = (of: string, code: string) => `${code} ${of}`;
  const index = new Map<string, Settled[]>();
  for (const one of settled) {
    const key = keyOf(plannedKey({ ...one, unit: { id: one.unitId } }), one.code);
    index.set(key, [...(index.get(key) ?? []), one]);
  }
  return (figure, code) =>
    code !== TWO_VALUES &&
    unitIdOf(figure) !== undefined &&
    (index.get(keyOf(plannedKey(figure), code)) ?? []).some((one) => isSameFigure(figure, one));
}

/** A problem of the same code: of the very cell, or of the table where the reason is shared by many values. */
function saidIn(problems: readonly TableProblem[]): (finding: DoubtFinding) => boolean {
  const codes = new Set(problems.map(({ code }) => code));
  const cells = new Set(problems.flatMap(({ code, at }) => (at ? [`${code} ${keyOfCell(at)}`] : [])));
  return ({ code, at }) => (at === undefined ? codes.has(code) : cells.has(`${code} ${keyOfCell(at)}`));
}

function keyOfCell({ sheet, cell }: CellAddress): string {
  return `${cell} ${sheet}`;
}
