/** The marks of an axis that begins at 0: few and round, the last at or above everything drawn. */
export type Scale = { top: number; marks: readonly number[] };

const MOST_STEPS = 5;
/** A finer axis would have marks of three decimals. */
const LEAST = 0.5;
const FRACTIONS = [1, 2, 2.5, 5, 10];

/** `whole`: people are not counted in halves. An axis of percents ends at 100 unless a value lies above it. */
export function scaleOf(reached: number, { percent }: { percent: boolean }): Scale {
  if (!(reached > 0)) return marksOf(percent ? 5 : 1, percent ? 2 : 4);
  const highest = Math.max(LEAST, reached);
  const limit = percent && highest <= 100 ? 100 : Infinity;
  let magnitude = 10 ** Math.floor(Math.log10(highest / MOST_STEPS));
  if (!percent) magnitude = Math.max(1, magnitude);
  const step = FRACTIONS.map((fraction) => fraction * magnitude).find(
    (candidate) =>
      (percent || Number.isInteger(candidate)) && Math.ceil(rounded(highest / candidate)) <= MOST_STEPS,
  );
  const size = step ?? 10 * magnitude;
  const steps = Math.max(1, Math.ceil(rounded(highest / size)));
  // 80 %, 90 % and the like end at 100: nobody asks what lies above it.
  return size * steps >= limit * 0.8 && limit === 100 ? marksOf(25, 4) : marksOf(size, steps);
}

function marksOf(size: number, steps: number): Scale {
  const marks = Array.from({ length: steps + 1 }, (_, index) => rounded(index * size));
  return { top: size * steps, marks };
}

/** Without the last digits that binary fractions add. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
