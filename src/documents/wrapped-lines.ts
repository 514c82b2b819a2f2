/** Letters are wider than the digits that the width of a column is counted in. */
const LETTERS_IN_WIDTH = 0.9;

/** How many lines a text takes in a cell that is `width` digits wide; a word that is longer is broken. */
export function linesIn(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((lines, line) => lines + (line.length < width ? 1 : wrapped(line, width)), 0);
}

function wrapped(line: string, width: number): number {
  const room = Math.max(1, Math.floor(width * LETTERS_IN_WIDTH));
  let lines = 1;
  let used = 0;
  for (const { length } of line.split(' ')) {
    if (used > 0 && used + 1 + length > room) {
      lines += 1;
      used = length;
    } else used += (used > 0 ? 1 : 0) + length;
    for (; used > room; used -= room) lines += 1;
  }
  return lines;
}
