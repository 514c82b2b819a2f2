import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TableSource } from '../../src/domain/table-source.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { findSource, insertTriedSource, turnOnSource } from '../../src/storage/table-source.ts';
import { listDistricts } from '../../src/storage/unit.ts';
import { createCli, ORDER_DAY } from '../support/cli.ts';
import { LAST_WEEK } from '../support/friday.ts';
import { tempFolder } from '../support/temp-folder.ts';

function setSource(cli: ReturnType<typeof createCli>, source: TableSource): void {
  cli.look((db) => {
    const [district] = listDistricts(db);
    const { id } = ensurePerson(db, 5, ORDER_DAY);
    const tried = { districtId: district!.id, awaits: 'week', fromDay: undefined, setBy: id } as const;
    turnOnSource(db, findSource(db, insertTriedSource(db, { ...tried, source }, ORDER_DAY))!, id, ORDER_DAY);
  });
}

it('shows the source and, when asked, what is seen there', async () => {
  const tables = join(tempFolder(), 'обмен');
  mkdirSync(tables);
  writeFileSync(join(tables, 'мониторинг 18.10.csv'), LAST_WEEK);
  utimesSync(join(tables, 'мониторинг 18.10.csv'), ORDER_DAY, new Date(ORDER_DAY.getTime() - 3_600_000));
  const cli = createCli({ variables: { TABLE_FOLDERS: tables } });
  await cli.run('invite', '--role', 'coordinator');
  expect((await cli.run('source')).err).toContain('Источника таблицы нет');
  setSource(cli, { kind: 'folder', path: tables });
  const { code, out } = await cli.run('source', '--try');
  expect(code).toBe(0);
  expect(out.replaceAll('\u00a0', ' ')).toContain('«мониторинг 18.10.csv»: таблица за неделю 12–18.10');
  expect(cli.look((db) => db.prepare('SELECT count(*) FROM import').pluck().get())).toBe(0);

  setSource(cli, { kind: 'https', url: 'https://files.example.ru/table.csv' });
  const refused = await cli.run('source', '--try');
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('FILE_HOSTS');
});
