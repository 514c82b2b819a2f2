import { groupBy } from '../group-by.ts';
import { deviationOf, medianOf } from './jump.ts';
import type { Standing } from './jump.ts';

/** Fewer schools say nothing of how all of them moved. */
const LEAST_PEERS = 5;
/** What is left of one person, or of two, says nothing. */
const LEAST_USUAL = 3;
/** A column so near to what is usual stayed. */
const STAYED = 0.85;

/** `week`: the same for all columns of one week and one kind of unit; `column`: the metric among them. */
export type Peer = { week: string; column: string; standing: Standing };

/**
 * What the figures of a column are of their own usual, by the middle one of them: a week in which most schools move the
 * same way – vacations that nobody entered, a week of holidays, an order – is no mistake of one school. It is none of
 * theirs alone either where the column itself must be wrong: most leap up at once, or fall while another column of the
 * same week stays. Then, and where too few are there to tell, it is 1.
 */
export function commonMovesOf(peers: readonly Peer[]): (week: string, column: string) => number {
  const moves = new Map<string, number>();
  for (const [week, own] of groupBy(peers, (peer) => peer.week)) {
    const columns = [...groupBy(own, ({ column }) => column)].flatMap(([column, group]) => {
      const move = moveOf(group.map(({ standing }) => standing));
      return move === undefined ? [] : [{ column, move }];
    });
    for (const { column, move } of columns) {
      const isAlone =
        move < STAYED && columns.some((other) => other.column !== column && other.move >= STAYED);
      moves.set(keyOf(week, column), isAlone ? 1 : move);
    }
  }
  return (week, column) => moves.get(keyOf(week, column)) ?? 1;
}

function moveOf(standings: readonly Standing[]): number | undefined {
  const telling = standings.filter(({ usual }) => usual >= LEAST_USUAL);
  if (telling.length < LEAST_PEERS) return undefined;
  const leapt = standings.filter((standing) => deviationOf(standing)?.up === true);
  return leapt.length * 2 >= standings.length
    ? 1
    : medianOf(telling.map(({ value, usual }) => value / usual));
}

function keyOf(week: string, column: string): string {
  return `${week} ${column}`;
}
