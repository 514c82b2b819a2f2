import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';

it('the schema after all migrations is the reviewed one', async () => {
  const db = openDatabase(':memory:');
  const objects = db
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name",
    )
    .pluck()
    .all() as string[];
  await expect(`${objects.join(';\n\n')};\n`).toMatchFileSnapshot('../golden/schema.sql');
});

it('every table is STRICT and every foreign key names a table that exists', () => {
  const db = openDatabase(':memory:');
  const tables = db
    .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all() as {
    name: string;
    strict: number;
  }[];
  const own = tables.filter(({ name }) => !name.startsWith('sqlite_'));
  expect(own.length).toBeGreaterThan(15);
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
  for (const { name } of own) {
    const targets = db
      .prepare(`SELECT "table" FROM pragma_foreign_key_list('${name}')`)
      .pluck()
      .all() as string[];
    for (const target of targets) expect(own.map((one) => one.name)).toContain(target);
  }
});
