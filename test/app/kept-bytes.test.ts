import { describe, expect, it } from 'vitest';
import { keptOf } from '../../src/app/kept-bytes.ts';
import { packTable } from '../../src/domain/packed-table.ts';
import { refusedTable } from '../../src/ingest/read-table.ts';

const bytes = new TextEncoder().encode('ФИО;Сообщений\nВыдуманова Анна;4');

describe('the bytes of a file whose reading failed', () => {
  it.each(['time', 'memory', 'other'] as const)(
    'are not kept: nobody saw whether people are in it (%s)',
    (reason) => {
      const table = packTable(refusedTable('т.csv', reason));
      expect(keptOf({ kind: 'table', table }, bytes).bytes).toBeUndefined();
    },
  );

  it('of any other refusal are kept for reading them again', () => {
    const table = packTable({ ...refusedTable('т.csv', 'other'), problems: [] });
    expect(keptOf({ kind: 'table', table }, bytes).bytes).toBe(bytes);
  });
});
