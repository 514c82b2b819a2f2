import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prefixDistance } from '../../src/text/prefix-distance.ts';

it.each([
  ['показател', 'показатели', 0],
  ['показател', 'показатили', 1],
  ['показател', 'пказатели', 1],
  ['показател', 'покзаатели', 1],
  ['показател', 'показхател', 1],
  ['отчет', 'очтет', 1],
  ['показател', 'сроки', Infinity],
  ['отчет', 'от', Infinity],
])('%s in %s', (prefix, word, distance) => {
  expect(prefixDistance(prefix, word, 2)).toBe(distance);
});

it('is 0 for a beginning, at most 1 for a letter left out or put in, and never more than allowed', () => {
  const letters = fc.string({ unit: fc.constantFrom('а', 'б', 'в', 'г'), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(letters, letters, fc.nat(), fc.integer({ min: 0, max: 3 }), (prefix, ending, place, most) => {
      const at = place % prefix.length;
      expect(prefixDistance(prefix, prefix + ending, most)).toBe(0);
      expect(prefixDistance(prefix, `${prefix.slice(0, at)}я${prefix.slice(at)}`, 1)).toBeLessThanOrEqual(1);
      expect(prefixDistance(prefix, prefix.slice(0, at) + prefix.slice(at + 1), 1)).toBeLessThanOrEqual(1);
      const found = prefixDistance(prefix, ending, most);
      expect(found === Infinity || found <= most).toBe(true);
    }),
  );
});
