/**
 * How many letters are wrong, missing, extra or swapped with a neighbour between `prefix` and that beginning of `word`
 * which is nearest to it: «показатили» begins one letter away from «показател». More than `most` comes back as Infinity.
 */
export function prefixDistance(prefix: string, word: string, most: number): number {
  if (word.length < prefix.length - most) return Infinity;
  const width = Math.min(word.length, prefix.length + most);
  let beforeLast: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= prefix.length; row += 1) {
    const letter = prefix.charCodeAt(row - 1);
    const current = [row];
    for (let column = 1; column <= width; column += 1) {
      const other = word.charCodeAt(column - 1);
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (letter === other ? 0 : 1),
      );
      const isSwap =
        row > 1 &&
        column > 1 &&
        letter === word.charCodeAt(column - 2) &&
        other === prefix.charCodeAt(row - 2);
      if (isSwap) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    if (Math.min(...current) > most) return Infinity;
    [beforeLast, last] = [last, current];
  }
  const distance = Math.min(...last);
  return distance > most ? Infinity : distance;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
