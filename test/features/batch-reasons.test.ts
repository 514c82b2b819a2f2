import { describe, expect, it } from 'vitest';
import { REASONS } from '../../src/features/subjects/batches/batch-reason-lexicon.ts';
import { reasonOf } from '../../src/features/subjects/batches/batch-reasons.ts';
import { run } from '../../src/storage/statement.ts';
import { CODES_BY_KIND, failureOfCode } from '../../src/vk/error-classes.ts';
import { addDirector, createOffice } from '../support/office.ts';
import { at, SCHOOLS } from '../support/week-tables.ts';

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

  it('stands in the status of a broadcast, whatever the code: of whom it waits for as of whom it failed', () => {
    const office = createOffice({ now: at('2024-10-22', '12:00'), schools: SCHOOLS.slice(0, 3) });
    for (const [index, school] of SCHOOLS.slice(0, 3).entries())
      addDirector(office.world, 20 + index, school);
    for (const one of ['Рассылка', 'текст', 'Отправить', 'Да, отправить']) office.say(one);
    for (const [kind, code] of CODES) {
      const state = ['retry', 'paced', 'operator', 'halt'].includes(kind) ? 'waiting' : 'failed';
      run(
        office.world.db,
        'UPDATE outbox SET state = ?, due_at = ?, failure = ? WHERE batch_id = 1 AND peer_id = 21',
        [state, at('2024-10-22', '18:00').getTime(), `${kind}:${code}`],
      );
      const said = office.say('Что с рассылкой');
      const line = state === 'waiting' ? 'Ждут отправки' : 'Не дошло';
      expect(said).toContain(`${line}: Мургукская — ${reasonOf(`${kind}:${code}`)}.`);
      expect(said).toContain('Дошло: 2 из 3.');
    }
    run(office.world.db, "UPDATE outbox SET state = 'expired', failure = 'operator:912' WHERE peer_id = 21");
    expect(office.say('Что с рассылкой')).toContain(
      'Не дошло: Мургукская — не ушло вовремя: в сообществе выключены «Возможности ботов».',
    );
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
  });
});
