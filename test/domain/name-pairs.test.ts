import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../src/domain/name-candidates.ts';

/**
 * Labelled by hand, before the code was written and without reading it. `auto`: `must` – a clerk would be angry to be
 * asked; `may` – taking it silently is right, asking is fine; `never` – a person decides, or it is no school of the list.
 */
type Case = {
  district: string;
  spelling: string;
  expect: { same: string } | { none: true } | { ambiguous: string[] };
  auto: 'must' | 'may' | 'never';
  trap: string;
};
type Pairs = { districts: { name: string; units: string[] }[]; cases: Case[] };

const pairs = JSON.parse(readFileSync(new URL('name-pairs.json', import.meta.url), 'utf8')) as Pairs;

type Outcome = Case & { automatic: string | undefined; proposed: string[] };

const outcomes: Outcome[] = pairs.cases.map((one) => {
  const names = pairs.districts.find((district) => district.name === one.district)?.units ?? [];
  const found = candidatesFor(
    one.spelling,
    names.map((name, id) => ({ id, name, aliases: [] })),
  );
  return {
    ...one,
    automatic: found.automatic === undefined ? undefined : names[found.automatic],
    proposed: found.candidates.map(({ id }) => names[id] ?? `no unit ${id}`),
  };
});

const named = (list: Outcome[]) =>
  list.map(
    ({ spelling, automatic, proposed }) => `${spelling} → ${automatic ?? '?'} / ${proposed[0] ?? 'nobody'}`,
  );

const truth = ({ expect: is }: Case) => ('same' in is ? is.same : undefined);
const isFirst = (one: Outcome) => (one.automatic ?? one.proposed[0]) === truth(one);

describe('names of schools as people write them', () => {
  it('holds enough pairs of enough districts, each saying which unit of its district is meant', () => {
    expect(pairs.cases.length).toBeGreaterThanOrEqual(260);
    expect(pairs.districts.length).toBeGreaterThanOrEqual(6);
    const unknown = pairs.cases.filter(({ district, expect: is }) => {
      const units = pairs.districts.find(({ name }) => name === district)?.units ?? [];
      const meant = 'same' in is ? [is.same] : 'ambiguous' in is ? is.ambiguous : [];
      return !meant.every((name) => units.includes(name));
    });
    expect(unknown).toEqual([]);
  });

  it('merges nothing by itself that is another school or none', () => {
    expect(
      named(outcomes.filter((one) => one.automatic !== undefined && one.automatic !== truth(one))),
    ).toEqual([]);
  });

  it('asks wherever a person has to decide', () => {
    expect(named(outcomes.filter((one) => one.auto === 'never' && one.automatic !== undefined))).toEqual([]);
  });

  it('proposes the right school first in at least nine of ten', () => {
    const pairsOfOne = outcomes.filter((one) => truth(one) !== undefined);
    const wrong = pairsOfOne.filter((one) => !isFirst(one));
    expect(wrong.length / pairsOfOne.length, named(wrong).join('\n')).toBeLessThanOrEqual(0.1);
  });

  it('does not ask about what is plain', () => {
    const plain = outcomes.filter((one) => one.auto === 'must');
    const asked = plain.filter((one) => one.automatic === undefined);
    expect(asked.length / plain.length, named(asked).join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('names every school that an ambiguous spelling may mean, in at least nine of ten', () => {
    const ambiguous = outcomes.filter((one) => 'ambiguous' in one.expect);
    const short = ambiguous.filter(
      (one) =>
        'ambiguous' in one.expect && !one.expect.ambiguous.every((name) => one.proposed.includes(name)),
    );
    expect(short.length / ambiguous.length, named(short).join('\n')).toBeLessThanOrEqual(0.1);
  });
});
