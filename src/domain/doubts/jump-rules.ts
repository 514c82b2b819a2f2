import type { PlannedFigure } from '../planned-figure.ts';
import { commonMovesOf } from './common-moves.ts';
import { unitIdOf } from './finding.ts';
import type { DoubtData, DoubtFinding } from './finding.ts';
import { deviationOf } from './jump.ts';
import type { Deviation } from './jump.ts';
import { newlyActiveIn } from './newly-active.ts';
import { placedValues } from './placed-values.ts';
import type { PlacedValue } from './placed-values.ts';

/** Below this part of their usual all of them fell; in a week off one that is where it always is then stays. */
const FELL = 0.5;
const STAYED = 0.8;

type Moved = { figure: PlannedFigure } & (
  | { kind: 'jump' | 'rise'; deviation: Deviation }
  /** Where it always is, in a week off in which the others fell. */
  | { kind: 'stays'; deviation: Deviation }
  /** Less than usual, as is natural in a week off (`drop`), or as it is of all in this week (`common`). */
  | { kind: 'drop' | 'common' }
);

/** A value far from the school's own, in a week as any other. */
export function jump(data: DoubtData): DoubtFinding[] {
  return movedIn(data).flatMap((moved) =>
    moved.kind === 'jump'
      ? [
          {
            code: 'jump' as const,
            facts: moved.deviation,
            figures: [moved.figure],
            ...(moved.figure.at && { at: moved.figure.at }),
          },
        ]
      : [],
  );
}

/** A value higher than usual in a week of holidays, or as usual where those of the others fell. */
export function holidayRise(data: DoubtData): DoubtFinding[] {
  return movedIn(data).flatMap((moved) => {
    if (moved.kind !== 'rise' && moved.kind !== 'stays') return [];
    const {
      figure,
      deviation: { usual, of, people },
    } = moved;
    const facts = { usual, of, people, ...(moved.kind === 'stays' && { stays: true as const }) };
    return [{ code: 'holiday-rise' as const, facts, figures: [figure], ...(figure.at && { at: figure.at }) }];
  });
}

/** Lower ones in a week of holidays are as they should be: said once. */
export function holidayDrop(data: DoubtData): DoubtFinding[] {
  const schools = schoolsOf(data, 'drop');
  return schools === 0 ? [] : [{ code: 'holiday-drop', facts: { schools }, figures: [] }];
}

/** Lower ones of most schools in a week that nobody entered as vacation: said once. */
export function commonDrop(data: DoubtData): DoubtFinding[] {
  const schools = schoolsOf(data, 'common');
  return schools === 0 ? [] : [{ code: 'common-drop', facts: { schools }, figures: [] }];
}

function schoolsOf(data: DoubtData, kind: Moved['kind']): number {
  return new Set(movedIn(data).flatMap((moved) => (moved.kind === kind ? unitIdOf(moved.figure) : []))).size;
}

const seen = new WeakMap<DoubtData, Moved[]>();

/** Several rules look at the same values: they are reckoned once. */
function movedIn(data: DoubtData): Moved[] {
  const before = seen.get(data);
  if (before !== undefined) return before;
  const values = placedValues(data);
  const commonOf = commonMovesOf(values.filter(({ isWeek }) => isWeek));
  const isNewlyActive = newlyActiveIn(data);
  const moved = values.flatMap((value) => {
    const how = movedOf(value, value.isWeek ? commonOf(value.week, value.column) : 1);
    if (how === undefined) return [];
    const rises = 'deviation' in how && how.deviation.up;
    return rises && isNewlyActive(value.id, value.figure.period) ? [] : [how];
  });
  seen.set(data, moved);
  return moved;
}

function movedOf({ figure, standing, off }: PlacedValue, common: number): Moved | undefined {
  const alone = deviationOf(standing);
  if (off === undefined) {
    const deviation = alone && deviationOf(standing, common);
    if (deviation !== undefined) return { kind: 'jump', figure, deviation };
    return alone?.up === false && common <= FELL ? { kind: 'common', figure } : undefined;
  }
  if (alone !== undefined) {
    return alone.up ? { kind: 'rise', figure, deviation: alone } : { kind: 'drop', figure };
  }
  if (off !== 'free' || common > FELL || standing.value < standing.usual * STAYED) return undefined;
  const { usual, of, people } = standing;
  return deviationOf({ ...standing, usual: usual * common })?.up === true
    ? { kind: 'stays', figure, deviation: { up: true, usual, of, people } }
    : undefined;
}
