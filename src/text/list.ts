/** «А, Б и В» */
export function listInWords(items: readonly string[]): string {
  return joined(items, 'и');
}

/** «А, Б или В» */
export function choiceInWords(items: readonly string[]): string {
  return joined(items, 'или');
}

/** «А, Б, В», and past `max` items «А, Б и ещё 17»: never more than `max` of them are named. */
export function shortList(items: readonly string[], max: number): string {
  const shown = items.slice(0, max).join(', ');
  return items.length <= max ? shown : `${shown} и ещё\u00a0${items.length - max}`;
}

function joined(items: readonly string[], conjunction: string): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
