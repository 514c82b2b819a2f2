import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/shared/project-root.ts';
import type { Db } from '../../src/storage/open.ts';
import { createCli } from '../support/cli.ts';

const sample = (name: string) => projectPath('data', 'sample', name);
const ORDER = sample('000-сергокалинский-2024-10-22.csv');
const SAKHALIN = sample('001-сахалин-детские-сады-2023-05-05.xlsx');

/** Everything that is in force: name of the unit, metric, period, value. */
function inForce(db: Db): [string, string, string, number | null][] {
  return db
    .prepare(
      `SELECT u.name, v.code, m.period_to, m.value FROM measurement AS m JOIN unit AS u ON u.id = m.unit_id
       JOIN metric_version AS v ON v.id = m.metric_version_id WHERE m.in_force = 1 ORDER BY m.id`,
    )
    .raw()
    .all() as [string, string, string, number | null][];
}

const countOf = (table: string) => (db: Db) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe('import', () => {
  it('reads as in the golden: preview, writing, the same again, a correction, undoing', async () => {
    const cli = createCli();
    await cli.run('import', ORDER);
    await cli.run('import', ORDER, '--yes');
    await cli.run('import', ORDER, '--yes');
    const corrected = join(cli.folder, 'исправленный.csv');
    writeFileSync(
      corrected,
      readFileSync(ORDER, 'utf8')
        .replace('43,36%', '44,01%')
        .replace(/^11;.*\r?\n/m, ''),
    );
    await cli.run('import', corrected);
    await cli.run('import', corrected, '--yes');
    await cli.run('import', ORDER, '--yes');
    await cli.run('imports', 'list');
    await cli.run('imports', 'undo', '2');
    await cli.run('imports', 'undo', '2');
    await cli.run('imports', 'list');
    await expect(cli.transcript).toMatchFileSnapshot('../golden/cli-import.txt');
  });

  it('lands the figures of order 380 exactly', async () => {
    const cli = createCli();
    expect(await cli.run('import', ORDER, '--yes')).toMatchObject({ code: 0 });
    expect(
      cli
        .look(inForce)
        .map(([name, code, on, value]) => [name.replace(/^МКОУ «(.*)»$/, '$1'), code, on, value]),
    ).toEqual(
      [
        ['Дегвинская СОШ', 48.68],
        ['Мургукская СОШ', 47.37],
        ['Урахинская СОШ им А.А. Тахо Годи', 45.65],
        ['Сергокалинская СОШ №2', 43.36],
        ['Сергокалинская СОШ №1', 40.69],
        ['Нижнемулебкинская СОШ', 36.45],
        ['Кадиркентская СОШ', 33.06],
        ['Новомугринская СОШ', 30.77],
        ['Бурхимахинская СОШ', 23.33],
        ['Ванашимахинская СОШ им. С.Омарова', 21.43],
        ['Бурдекинская СОШ', 18.49],
        ['Канасирагинская СОШ', 18.49],
      ].map(([name, value]) => [name, 'pupils-12-months', '2024-10-22', value]),
    );
  });

  it('looks without a trace: no district, no school, no value', async () => {
    const cli = createCli();
    const { code, out, err } = await cli.run('import', ORDER);
    expect(code).toBe(0);
    expect(out).toContain('Ничего ещё не записано.');
    expect(err).toBe('Чтобы записать, повторите команду с --yes.\n');
    for (const table of ['unit', 'measurement', 'import']) expect(cli.look(countOf(table))).toBe(0);
  });

  it('the same table in another file changes nothing', async () => {
    const cli = createCli();
    await cli.run('import', ORDER, '--yes');
    const { code, out } = await cli.run('import', sample('000-сергокалинский-2024-10-22.xlsx'), '--yes');
    expect(code).toBe(0);
    expect(out).toContain('нового нет: все её значения (12) уже записаны.');
    expect(cli.look(countOf('import'))).toBe(1);
  });

  it('undone, the figures before it are back', async () => {
    const cli = createCli();
    await cli.run('import', ORDER, '--yes');
    const before = cli.look(inForce);
    const other = join(cli.folder, 'другой.csv');
    writeFileSync(other, readFileSync(ORDER, 'utf8').replaceAll(/\d\d,\d\d%/g, '50,00%'));
    await cli.run('import', other, '--yes');
    expect(cli.look(inForce).every(([, , , value]) => value === 50)).toBe(true);
    expect(await cli.run('imports', 'undo', '2')).toMatchObject({ code: 0 });
    expect(cli.look(inForce)).toEqual(before);
  });

  it('takes the 18 municipalities of a region with their 36 values', async () => {
    const cli = createCli({ variables: { DISTRICT_NAME: 'Сахалинская область' } });
    await cli.run('import', SAKHALIN, '--yes');
    const values = cli.look(inForce);
    expect(values).toHaveLength(36);
    expect(new Set(values.map(([name]) => name)).size).toBe(18);
    const sumOf = (metric: string) =>
      values.filter(([, code]) => code === metric).reduce((sum, [, , , value]) => sum + (value ?? 0), 0);
    expect([sumOf('not-registered'), sumOf('not-active')]).toEqual([45, 91]);
    expect(
      cli.look((db) =>
        db.prepare('SELECT level, count(*) FROM unit GROUP BY level ORDER BY level').raw().all(),
      ),
    ).toEqual([
      ['municipality', 18],
      ['region', 1],
    ]);
  });

  it('keeps what the letters contradict themselves in as doubtful, and says so', async () => {
    const cli = createCli({ variables: { DISTRICT_NAME: 'Район Дагестана' } });
    expect(await cli.run('import', sample('002-письмо-октябрь-2023.csv'), '--yes')).toMatchObject({
      code: 0,
    });
    expect(cli.look(inForce).map(([, code, on, value]) => [code, on, value])).toEqual([
      ['my-school-pupils', '2023-10-01', 0],
      ['teachers-12-months', '2023-10-01', 51],
      ['pupils-12-months', '2023-10-01', 13],
      ['my-school-teachers', '2023-10-01', 51],
    ]);
    const { code, out } = await cli.run(
      'import',
      sample('003-цунтинский-2023-04-14.csv'),
      '--yes',
      '--district',
      'Цунтинский район',
    );
    expect(code).toBe(0);
    expect(out).toContain('есть отрицание');
    expect(cli.look(countOf('import'))).toBe(2);
    await expect(cli.transcript).toMatchFileSnapshot('../golden/cli-import-asked.txt');
  });

  it('prints one JSON value of the documented shape, before and after writing', async () => {
    const cli = createCli();
    const preview = await cli.run('import', ORDER, '--json');
    expect(JSON.parse(preview.out)).toEqual({
      file: '000-сергокалинский-2024-10-22.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      district: 'Сергокалинский район',
      refused: false,
      periods: [{ from: '2024-10-22', to: '2024-10-22', kind: 'date' }],
      metrics: [{ code: 'pupils-12-months', version: 1 }],
      units: { new: 12, known: 0 },
      newUnits: expect.arrayContaining(['МКОУ «Дегвинская СОШ»']) as string[],
      missingSchools: [],
      values: { new: 12, changed: 0, unchanged: 0, leftOut: 0, doubtful: 0 },
      doubts: [],
      problems: [
        {
          severity: 'note',
          code: 'equal-neighbours',
          sheet: '000-сергокалинский-2024-10-22.csv',
          cell: 'C14',
          sentence: expect.stringContaining('18,49') as string,
        },
      ],
      written: null,
      writtenBefore: null,
    });
    const written = await cli.run('import', ORDER, '--json', '--yes');
    expect(JSON.parse(written.out)).toMatchObject({ written: 1, values: { new: 12 } });
    const again = await cli.run('import', ORDER, '--json', '--yes');
    expect(JSON.parse(again.out)).toMatchObject({ written: null, writtenBefore: 1 });
  });

  it('takes the period from the command line where the file has none', async () => {
    const cli = createCli();
    const file = join(cli.folder, 'без даты.csv');
    writeFileSync(
      file,
      'Наименование ОО;Доля обучающихся, использовавших ИКОП «Сферум» за последние 12 месяцев, %\nДегвинская СОШ;48,68%\n',
    );
    const refused = await cli.run('import', file, '--yes');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('--as-of 2024-10-25');
    expect(await cli.run('import', file, '--as-of', '2024-10-22', '--yes')).toMatchObject({ code: 0 });
    // The same bytes for another day are another import.
    cli.at(new Date('2024-10-23T09:00:00Z'));
    expect(await cli.run('import', file, '--as-of', '2024-10-23', '--yes')).toMatchObject({ code: 0 });
    expect(cli.look(inForce).map(([, , on]) => on)).toEqual(['2024-10-22', '2024-10-23']);
  });

  it('shows its progress in a terminal and is silent in a pipe', async () => {
    const terminal = createCli({ terminal: true });
    const { err, out } = await terminal.run('import', ORDER, '--json');
    expect(err).toContain('Читаю «000-сергокалинский-2024-10-22.csv»…');
    expect(err).toContain('\u001b[2K');
    expect(() => JSON.parse(out) as unknown).not.toThrow();
    expect((await createCli().run('import', ORDER, '--yes')).err).toBe('');
  });
});

describe('a bad file', () => {
  const write = (folder: string, name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const noise = () => {
    const bytes = new Uint8Array(10 * 1024 * 1024);
    for (let i = 0, state = 7; i < bytes.length; i += 1)
      bytes[i] = (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16;
    return bytes;
  };

  it('gets a sentence each, exit code 1, and nothing is stored', { timeout: 60_000 }, async () => {
    const cli = createCli();
    const { folder } = cli;
    copyFileSync(ORDER, join(folder, 'хороший.csv'));
    await cli.run('import', write(folder, 'счёт.xlsx', '%PDF-1.7\n%âãÏÓ\n1 0 obj'));
    await cli.run('import', write(folder, 'пустой.csv', ''));
    await cli.run('import', write(folder, 'чужой.csv', 'Товар;Цена\nМел;12\nДоска;900\n'));
    await cli.run('import', write(folder, 'шум.xlsx', noise()));
    await cli.run(
      'import',
      write(
        folder,
        'люди.csv',
        'ФИО учителя;Наименование ОО;Доля обучающихся, %\nПетрова Анна Ивановна;Дегвинская СОШ;5%\n',
      ),
    );
    await cli.run('import', folder);
    await cli.run('import', join(folder, 'нет.csv'));
    await cli.run('import', write(folder, 'большой.csv', new Uint8Array(21 * 1024 * 1024)));
    expect(cli.transcript.match(/\(код 1\)/g)).toHaveLength(8);
    expect(cli.transcript).not.toContain('Петрова');
    expect(cli.look(countOf('measurement'))).toBe(0);
    expect(cli.look(countOf('unit'))).toBe(0);
    await expect(
      cli.transcript.replaceAll(/\$ sferum-monitor import .*sferum-test-\S+/g, '$ sferum-monitor import .'),
    ).toMatchFileSnapshot('../golden/cli-bad-files.txt');
  });

  it('with --json counts the values under a question, by rule', async () => {
    const cli = createCli();
    const rows = [
      'Мониторинг с 14.10.2024 по 18.10.2024',
      'Наименование ОО;Количество учителей;Написали не менее 10 сообщений, чел.',
    ];
    const file = write(
      cli.folder,
      'пять-дней.csv',
      [...rows, 'Дегвинская СОШ;31;9', 'Мургукская СОШ;22;4'].join('\n'),
    );
    const { out } = await cli.run('import', file, '--json', '--district', 'Сергокалинский район');
    expect(JSON.parse(out)).toMatchObject({
      values: { new: 2, doubtful: 2 },
      doubts: [{ code: 'period-not-week', values: 2 }],
    });
  });

  it('with --json is refused in the same shape', async () => {
    const cli = createCli();
    const { code, out, err } = await cli.run(
      'import',
      write(cli.folder, 'пустой.csv', ''),
      '--json',
      '--yes',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      refused: true,
      written: null,
      problems: [{ severity: 'refuse', code: 'empty-file' }],
    });
    expect(err).toContain('Файл пустой.');
    expect(existsSync(cli.databaseFile)).toBe(true);
  });
});
