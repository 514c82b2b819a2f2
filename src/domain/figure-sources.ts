import type { MetricRef } from './metric.ts';
import type { Period } from './period.ts';

/** A column of a table: what is counted, and when. */
export type Source = { metric: MetricRef; period: Period };

/**
 * Something for each source, made when it is first asked for. A table asks hundreds of thousands of times and has a
 * handful of them: no key is put together for that.
 */
export function bySource<T>(make: (source: Source) => T): (metric: MetricRef, period: Period) => T {
  const ends = new Map<string, Map<string, Map<string, Map<number, T>>>>();
  const newMap = <Value>() => new Map<string, Value>();
  return (metric, period) => {
    const begins = entryOf(ends, period.to, newMap<Map<string, Map<number, T>>>);
    const codes = entryOf(begins, period.from, newMap<Map<number, T>>);
    const versions = entryOf(codes, metric.code, () => new Map<number, T>());
    return entryOf(versions, metric.version, () => make({ metric, period }));
  };
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Each source once, in the order of the last item that has it. */
export function sourcesOf(items: readonly Source[]): Source[] {
  const sources: Source[] = [];
  const sourceOf = bySource((source) => {
    sources.push(source);
    return source;
  });
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (item !== undefined) sourceOf(item.metric, item.period);
  }
  return sources.toReversed();
}
