import type { Button } from '../../bot/outgoing.ts';

/** Two long labels are as many as a phone shows in a row. */
export function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
