import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCli } from '../support/cli.ts';

const table = (days: string) =>
  [
    `Мониторинг за ${days}`,
    'Наименование ОО;Количество учителей;Активность педагогов в чатах;Звонят, доля',
    'МКОУ «Дегвинская СОШ»;31;9;0,06',
    'МКОУ «Мургукская СОШ»;22;4;0,5',
  ].join('\n');

it('lists unclear columns with their cells and candidates, writes by --column, and asks no more', async () => {
  const cli = createCli();
  const file = (name: string, days: string) => {
    const path = join(cli.folder, name);
    writeFileSync(path, table(days));
    return path;
  };
  const first = file('отчёт.csv', '12.10–18.10.2024');
  expect(await cli.run('import', first, '--yes')).toMatchObject({ code: 1, out: '' });
  expect(await cli.run('import', first, '--column', 'C2=что-то')).toMatchObject({ code: 1, out: '' });
  const one = await cli.run('import', first, '--column', 'C2=messages:count', '--yes');
  expect(one.code).toBe(1);
  expect(one.err).not.toContain('C2=');
  const all = ['--column', 'C2=messages:count', '--column', 'D2=calls:fraction'];
  expect(await cli.run('import', first, ...all)).toMatchObject({ code: 0 });
  expect(await cli.run('import', first, ...all, '--yes')).toMatchObject({ code: 0 });
  expect(await cli.run('import', file('следующий.csv', '05.10–11.10.2024'))).toMatchObject({ code: 0 });
  const asked = await cli.run(
    'import',
    file('чужой.csv', '05.10–11.10.2024'),
    '--district',
    'Другой район',
    '--json',
  );
  expect((JSON.parse(asked.out) as { questions: unknown[] }).questions).toHaveLength(2);
  await expect(cli.transcript.replace(/\{\n[^]*\n\}\n/, '{ … }\n')).toMatchFileSnapshot(
    '../golden/cli-import-columns.txt',
  );
});

it('says which answer it did not need, takes a cell in Russian letters, and no cell twice', async () => {
  const cli = createCli();
  const path = join(cli.folder, 'отчёт.csv');
  writeFileSync(path, table('12.10–18.10.2024'));
  const twice = await cli.run('import', path, '--column', 'C2=skip', '--column', 'с2=messages:count');
  expect(twice.err).toContain('столбец C2 назван дважды');
  const said = await cli.run(
    ...(['import', path, '--column', 'С2=messages:count', '--column', 'B2=skip'] as const),
    ...(['--column', 'D2=nothing:count'] as const),
  );
  expect(said.code).toBe(1);
  expect(said.err).not.toContain('Активность педагогов');
  expect(said.err).toContain('--column B2=skip не понадобилось');
  expect(said.err).toContain('--column D2=nothing:count не понадобилось');
});
