import { quoted } from './texts.ts';

/* What the reader says of figures and their sums. */

// ---- totals ----

export function totalMismatch(written: number, summed: number, blanks: number): string {
  return `в итоговой строке ${number(written)}, а сумма по строкам — ${number(summed)}. ${missingFromSum(written - summed, blanks)} Итог не записывается, строки — как есть: сверьте их с источником.`;
}

export function percentMismatch(written: number, counted: number): string {
  return `в итоговой строке ${number(written)}\u00a0%, а по числам в строках выходит ${number(counted)}\u00a0%. ${missingFromSum(0, 0)} Итог не записывается, строки — как есть: сверьте их с источником.`;
}

/** The total of a percent lies outside all of its rows: whatever the numbers of people, no mean is there. */
export function percentOutside(written: number, least: number, most: number): string {
  return `в итоговой строке ${number(written)}\u00a0%, а у строк — от ${number(least)} до ${number(most)}\u00a0%: такого итога у них быть не может. Возможно, в таблице не все школы. Итог не записывается, строки — как есть: сверьте их с источником.`;
}

function missingFromSum(more: number, blanks: number): string {
  if (more > 0 && blanks > 0) return `Строк без числа: ${blanks}; возможно, дело в них.`;
  if (more > 0) return 'Возможно, в таблице не хватает строки или в одной из них число занижено.';
  if (more < 0) return 'Возможно, одна из строк лишняя или итог не обновили.';
  return 'Возможно, в таблице не все строки или итог не обновили.';
}

// ---- values ----

export function badNumber(heading: string): string {
  return `в столбце ${quoted(heading)} не число. Значение не войдёт: впишите число, а если данных нет — прочерк.`;
}

export function badStatus(): string {
  return 'статус не распознан. Значение не войдёт: впишите «Активна» или «Не активна».';
}

export function over100(percent: number): string {
  return `доля ${number(percent)}\u00a0% больше 100. Значение не войдёт: исправьте ячейку и пришлите файл снова.`;
}

export function negativeNumber(value: number): string {
  return `${number(value)} меньше нуля — так не бывает. Значение не войдёт: исправьте ячейку и пришлите файл снова.`;
}

export function notWhole(value: number): string {
  return `${number(value)} — количество не бывает дробным. Значение не войдёт: исправьте ячейку и пришлите файл снова.`;
}

export function countOverBase(count: number, base: number): string {
  return `${count} из ${base} — так не бывает. Значение не войдёт: исправьте ячейку и пришлите файл снова.`;
}

export function missingBase(): string {
  return 'есть количество, но не заполнено, из скольких. Значение не войдёт: впишите общее число и пришлите файл снова.';
}

export function countPercentDiffer(count: number, base: number, percent: number): string {
  return `${count} из ${base} — это не ${number(percent)}\u00a0%. Берётся количество; проверьте долю по источнику.`;
}

export function impossiblePercent(percent: number, base: number): string {
  return `${number(percent)}\u00a0% не получается ни при каком целом числе из ${base}. Значение запишется с пометкой «проверяется»: сверьте его с источником.`;
}

export function equalNeighbours(percent: number): string {
  return `у соседних строк одинаковое значение ${number(percent)}\u00a0%. Берётся как есть; проверьте, не скопировано ли оно по ошибке.`;
}

// ---- small ----

const NUMBER = new Intl.NumberFormat('ru-RU', { maximumFractionDigits: 4 });

function number(value: number): string {
  return NUMBER.format(value);
}

// Quotes inside quotes are „лапки“; a long heading is cut.
