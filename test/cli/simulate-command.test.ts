import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { schoolNameKey } from '../../src/domain/school-name.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import type { Db } from '../../src/storage/open.ts';
import { insertBinding } from '../../src/storage/binding.ts';
import { ensurePerson, setReachable } from '../../src/storage/person.ts';
import { createCli, ORDER_DAY } from '../support/cli.ts';

const SCHOOLS = `Наименование;Тип;Обучающихся;Сотрудников
МКОУ «Сергокалинская СОШ №1»;школа;540;61
МКОУ «Дегвинская СОШ»;школа;76;19
`;

/** A district with a deadline, three people – one of them unreachable – and a message that waits. */
async function createDistrict() {
  const cli = createCli();
  const file = join(cli.folder, 'школы.csv');
  writeFileSync(file, SCHOOLS);
  await cli.run('schools', 'import', file);
  await cli.run('deadline', 'add', '--date', '2024-10-30', '--title', 'завести беседы');
  cli.look((db) => {
    const unitOf = (name: string) =>
      db.prepare('SELECT id FROM unit WHERE name_key = ?').pluck().get(schoolNameKey(name)) as UnitId;
    const district = db.prepare("SELECT id FROM unit WHERE level = 'municipality'").pluck().get() as UnitId;
    bind(db, 10, 'coordinator', district, true);
    bind(db, 20, 'director', unitOf('МКОУ «Дегвинская СОШ»'), true);
    bind(db, 21, 'director', unitOf('МКОУ «Сергокалинская СОШ №1»'), false);
    enqueue(
      db,
      { to: 20, lane: 'bulk', text: 'ждало отправки', notBefore: new Date('2024-10-24T09:00:00Z') },
      { now: ORDER_DAY, random: seededRandom(1) },
    );
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
  return cli;
}

function bind(
  db: Db,
  id: number,
  role: 'coordinator' | 'director',
  unitId: UnitId,
  reachable: boolean,
): void {
  const person = ensurePerson(db, id, ORDER_DAY);
  setReachable(db, id, reachable);
  insertBinding(db, person.id, role, unitId, ORDER_DAY);
}

const STRETCH = ['--from', '2024-10-23', '--to', '2024-10-31'];

describe('simulate', () => {
  it('prints the same twice and changes not a byte of the database', async () => {
    const cli = await createDistrict();
    const before = readFileSync(cli.databaseFile);
    const first = await cli.run('simulate', ...STRETCH);
    expect(first.err).toBe('');
    expect(first.code).toBe(0);
    expect(first.out).toContain('ждало отправки');
    expect(first.out).toContain('завести беседы');
    expect(first.out).not.toMatch(/→[^\n]*директор, Сергокалинская/);
    const second = await cli.run('simulate', ...STRETCH);
    expect(second.out).toBe(first.out);
    // Wherever the machine stands and whatever it speaks.
    vi.stubEnv('TZ', 'Asia/Tokyo');
    vi.stubEnv('LC_ALL', 'C');
    expect(new Date('2024-10-23T00:00:00Z').getHours()).toBe(9);
    expect((await cli.run('simulate', ...STRETCH)).out).toBe(first.out);
    vi.unstubAllEnvs();
    expect(readFileSync(cli.databaseFile).equals(before)).toBe(true);
  }, 60_000);

  it('shows the made-up district where there is no database yet, says so and makes none', async () => {
    const cli = createCli();
    const first = await cli.run('simulate', '--from', '2026-10-19', '--to', '2026-11-06');
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/^Базы .*bot\.sqlite ещё нет, поэтому показан выдуманный район/);
    expect(first.out).toContain('30.10 (пятница), сегодня: зарегистрировать в Сферуме всех сотрудников');
    expect(first.out).toMatch(/── 23\.10\.2026 \(пятница\) 12:00 ──\n→ директор, Верхнеключевская/);
    expect(first.out).toContain('→ беседа района');
    const second = await cli.run('simulate', '--from', '2026-10-19', '--to', '2026-11-06');
    expect(second.out).toBe(first.out);
    expect(() => readdirSync(dirname(cli.databaseFile))).toThrow();
  }, 60_000);

  it('refuses a district by name where there is no database yet', async () => {
    const { code, err, out } = await createCli().run('simulate', ...STRETCH, '--district', 'Лесной район');
    expect([code === 0, out]).toEqual([false, '']);
    expect(err).toMatch(/Базы .* ещё нет/);
  });

  it.each([
    ['--from', '2024-10-31', '--to', '2024-10-23'],
    ['--from', '2024-10-01', '--to', '2026-10-01'],
    ['--from', '31.02.2024', '--to', '2024-10-23'],
    ['--from', '2024-02-30', '--to', '2024-03-02'],
    ['--from', '9999-12-30', '--to', '9999-12-31'],
    ['--from', '1900-01-01', '--to', '1900-01-03'],
    ['--from', 'завтра', '--to', 'послезавтра'],
  ])('refuses %s %s %s %s', async (...argv) => {
    const cli = await createDistrict();
    const { code, err, out } = await cli.run('simulate', ...argv);
    expect([code === 0, out]).toEqual([false, '']);
    expect(err).toMatch(/[а-яё]/);
    expect(err).not.toContain('наша ошибка');
  });

  it('has two districts of a region, one with a stretch that is past', async () => {
    const cli = await createDistrict();
    await cli.run('schools', 'import', '--district', 'Дахадаевский район', join(cli.folder, 'школы.csv'));
    cli.look((db) =>
      db
        .prepare(
          "INSERT INTO job_run (job, district_id, scheduled_for, outcome, ran_at) VALUES ('upkeep', 1, ?, 'done', ?)",
        )
        .run(new Date('2024-10-23T01:00:00Z').getTime(), ORDER_DAY.getTime()),
    );
    const { out } = await cli.run('simulate', ...STRETCH);
    expect(out).toContain('Сергокалинский район, Дахадаевский район');
    expect(out).toContain('уже прошла');
  }, 60_000);
});

describe('a scenario that cannot be played', () => {
  it.each([
    ['[', 'это не JSON'],
    ['{}', 'нужен список'],
    ['[{"at":"2024-10-23 10:00"}]', 'действие 1: нужны at'],
    ['[{"at":"2024-10-23 25:00","who":"координатор","say":"Сроки"}]', 'такого времени нет'],
    ['[{"at":"2024-10-23 10:00","who":"министр","say":"Сроки"}]', '«министр» в базе нет'],
    ['[{"at":"2024-10-23 10:00","who":"координатор","file":"нет.xlsx"}]', 'файл нет.xlsx не читается'],
    ['[{"at":"2024-10-23 10:00","downUntil":"2024-10-23 09:00"}]', 'позже at'],
    ['[{"at":"2024-10-23 10:00","who":"координатор","press":"Нет такой"}]', 'такой кнопки ему не показывали'],
  ])(
    '%s',
    async (text, expected) => {
      const cli = await createDistrict();
      writeFileSync(join(cli.folder, 's.json'), text);
      const { code, err } = await cli.run('simulate', ...STRETCH, '--scenario', 's.json');
      expect(code).toBe(1);
      expect(err).toContain(expected);
      expect(err).not.toMatch(/[A-Za-z]+ [a-z]+ [a-z]+/);
    },
    60_000,
  );

  it('that is not there', async () => {
    const cli = await createDistrict();
    expect((await cli.run('simulate', ...STRETCH, '--scenario', 'нет.json')).err).toContain('не читается');
  });

  it('says what of it lies outside of the stretch', async () => {
    const cli = await createDistrict();
    writeFileSync(
      join(cli.folder, 's.json'),
      '[{"at":"2025-01-10 10:00","who":"координатор","say":"Сроки"}]',
    );
    expect((await cli.run('simulate', ...STRETCH, '--scenario', 's.json')).out).toContain('Вне этих дней');
  }, 60_000);
});

it('what the command line does stands in the journal as its own', async () => {
  const cli = await createDistrict();
  await cli.run('invite', '--role', 'head');
  const entries = cli.look(
    (db) =>
      db
        .prepare('SELECT act, person_id, by_command_line FROM journal ORDER BY id')
        .raw()
        .all() as unknown[][],
  );
  expect(entries.map(([act]) => act)).toEqual([
    expect.stringContaining('Список школ'),
    expect.stringContaining('завести беседы'),
    expect.stringContaining('руководителя управления'),
  ]);
  expect(entries.every(([, person, cli]) => person === null && cli === 1)).toBe(true);
});
