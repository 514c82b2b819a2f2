/** How two words of names go together; `quality` 0–1, 1 only for the same word. */
export type WordFit = { quality: number; how: 'same' | 'case' | 'letters' | 'short' | 'root' | 'within' };

const SHORTEST_MISSPELT = 5;
const SHORTEST_ROOT = 4;
const SHORTEST_WITHIN = 5;
const LONGEST_BEGUN = 6;

/** undefined: they have nothing in common that a person would see. */
export function fitOfWords(one: string, other: string): WordFit | undefined {
  if (one === other) return { quality: 1, how: 'same' };
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const common = commonLength(short, long);
  // «Дегвинской» and «Дегвинская»
  if (common >= SHORTEST_MISSPELT && short.length - common <= 3 && long.length - common <= 3) {
    const distance = editDistance(short, long, 2);
    const isCase = common >= short.length - 2 && long.length - common <= 3;
    return { quality: isCase ? 0.85 : distance <= 2 ? 0.8 : 0.6, how: distance === 1 ? 'letters' : 'case' };
  }
  if (short.length >= SHORTEST_MISSPELT) {
    const allowed = short.length >= 8 ? 2 : 1;
    const distance = editDistance(short, long, allowed);
    if (distance <= allowed) return { quality: distance === 1 ? 0.85 : 0.7, how: 'letters' };
  }
  if (common === short.length) return prefixFit(short);
  // «Дегва» and «Дегвинская», «Урахи» and «Урахинская»
  if (short.length >= SHORTEST_ROOT && common >= SHORTEST_ROOT && common >= short.length - 2) {
    return { quality: 0.65, how: 'root' };
  }
  if (short.length >= SHORTEST_WITHIN && long.endsWith(short)) return { quality: 0.6, how: 'within' };
  return undefined;
}

/** «Н» and «мулебкинская» for «нижнемулебкинская», «тат» and «ибряевская» for «татаробряевская». */
export function isShortened(begun: string, rest: string, whole: string): boolean {
  return (
    begun.length <= LONGEST_BEGUN &&
    rest.length >= SHORTEST_ROOT &&
    whole.length > begun.length + rest.length &&
    whole.startsWith(begun) &&
    whole.endsWith(rest)
  );
}

function prefixFit(short: string): WordFit {
  if (short.length === 1) return { quality: 0.6, how: 'short' };
  return short.length < SHORTEST_ROOT
    ? { quality: 0.75, how: 'short' }
    : { quality: 0.75, how: short.length >= SHORTEST_MISSPELT ? 'root' : 'short' };
}

function commonLength(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  return at;
}

/** Letters wrong, missing, extra or swapped with a neighbour; more than `most` is Infinity. */
function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const letter = one.charCodeAt(row - 1);
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const facing = other.charCodeAt(column - 1);
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (letter === facing ? 0 : 1),
      );
      const isSwap =
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        facing === one.charCodeAt(row - 2);
      if (isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    [beforeLast, last] = [last, current];
  }
  const distance = last[other.length] ?? Infinity;
  return distance > most ? Infinity : distance;
}
