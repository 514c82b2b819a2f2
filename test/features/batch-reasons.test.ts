import { describe, expect, it } from 'vitest';
import { REASONS } from '../../src/features/subjects/batches/batch-reason-lexicon.ts';
import { reasonOf } from '../../src/features/subjects/batches/batch-reasons.ts';
import { CODES_BY_KIND, failureOfCode } from '../../src/vk/error-classes.ts';

const CODES = Object.entries(CODES_BY_KIND).flatMap(([kind, codes]) =>
  codes.map((code) => [kind, code] as const),
);

describe('why a message did not arrive', () => {
  it.each(CODES)('%s:%i has a reason of its own', (kind, code) => {
    expect(REASONS.has(code)).toBe(true);
    const reason = reasonOf(`${kind}:${code}`);
    expect(reason).toMatch(/^[а-яёA-Z]/);
    expect(reason).not.toMatch(/код|[.!]$/);
  });

  it('a code that nobody knows is named', () => {
    expect(failureOfCode(999, '').kind).toBe('unknown');
    expect(reasonOf('unknown:999')).toBe('VK не принял сообщение (код 999)');
  });

  it('what the outbox says itself', () => {
    expect(reasonOf('person:901')).toBe('закрыл сообщения от бота');
    expect(reasonOf('alone:900')).toBe('внёс сообщество в чёрный список');
    expect(reasonOf('stopped')).toBe('рассылка остановлена');
    expect(reasonOf('retry')).toBe('нет связи с VK');
    expect(reasonOf(undefined)).toBe('не ушло вовремя');
  });
});
