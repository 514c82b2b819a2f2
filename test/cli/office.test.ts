import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OutboxContent } from '../../src/bot/outgoing.ts';
import { schoolNameKey } from '../../src/domain/school-name.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { projectPath } from '../../src/shared/project-root.ts';
import { findInvitation } from '../../src/storage/invitation.ts';
import type { Db } from '../../src/storage/open.ts';
import { insertBinding } from '../../src/storage/binding.ts';
import { ensurePerson, setReachable } from '../../src/storage/person.ts';
import { insertAlias, findUnit } from '../../src/storage/unit.ts';
import { createCli, ORDER_DAY } from '../support/cli.ts';

const SCHOOLS = `Наименование;Тип;Обучающихся;Сотрудников
МКОУ «Сергокалинская СОШ №1»;школа;540;61
МКОУ «Сергокалинская СОШ №2»;школа;238;45
МКОУ «Дегвинская СОШ»;школа;76;19
МБДОУ «Детский сад «Ромашка»»;детский сад;;
`;

async function cliWithSchools(options: Parameters<typeof createCli>[0] = {}) {
  const cli = createCli(options);
  const file = join(cli.folder, 'школы.csv');
  writeFileSync(file, SCHOOLS);
  await cli.run('schools', 'import', file);
  return Object.assign(cli, { file });
}

const unitIdOf = (db: Db, name: string) =>
  db.prepare('SELECT id FROM unit WHERE name_key = ?').pluck().get(schoolNameKey(name)) as UnitId;

/** A director who has written to the bot. */
function bind(db: Db, externalId: number, ...schools: string[]): void {
  const { id } = ensurePerson(db, externalId, ORDER_DAY);
  setReachable(db, externalId, true);
  for (const school of schools) insertBinding(db, id, 'director', unitIdOf(db, school), ORDER_DAY);
}

function outboxOf(db: Db) {
  const rows = db
    .prepare("SELECT peer_id, content, due_at, useful_until FROM outbox WHERE state = 'waiting' ORDER BY id")
    .all() as { peer_id: number; content: string; due_at: number; useful_until: number }[];
  return rows.map((row) => {
    const content = JSON.parse(row.content) as Extract<OutboxContent, { kind: 'message' }>;
    return {
      to: row.peer_id,
      text: content.text,
      buttons: content.keyboard?.rows.flat().map(({ label }) => label),
      at: new Date(row.due_at).toISOString(),
      until: new Date(row.useful_until).toISOString(),
    };
  });
}

describe('schools', () => {
  it('are read from a list, listed, and changed by the next list', async () => {
    const cli = await cliWithSchools();
    await cli.run('schools', 'list');
    writeFileSync(
      cli.file,
      'Наименование;Тип;Обучающихся;Сотрудников\nДегвинская СОШ;школа;80;19\nМКОУ «Мургукская СОШ»;школа;;\n',
    );
    await cli.run('schools', 'import', cli.file);
    await cli.run('schools', 'import', cli.file);
    await cli.run('schools', 'list');
    writeFileSync(cli.file, 'Фамилия;Имя\nПетрова;Анна\n');
    await cli.run('schools', 'import', cli.file);
    await expect(cli.transcript).toMatchFileSnapshot('../golden/cli-schools.txt');
  });
});

describe('invite', () => {
  it('prints the code last, one token that binds, and a link where the community is known', async () => {
    const cli = await cliWithSchools({ variables: { VK_GROUP_ID: '227000001' } });
    const { code, out, err } = await cli.run('invite', '--school', 'сергокалинская сош № 2');
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    const token = lines.at(-1) ?? '';
    expect(token).toMatch(/^[0-9A-Z]{10}$/);
    expect(lines).toEqual([
      'МКОУ «Сергокалинская СОШ №2»',
      `https://vk.me/club227000001?ref=${token}`,
      token,
    ]);
    expect(err).toBe(
      'Код действует по 05.11.2024. Отправьте его боту сообщением; второй раз он не подойдёт.\n',
    );
    cli.look((db) => {
      expect(findInvitation(db, token)).toMatchObject({
        role: 'director',
        unitId: unitIdOf(db, 'МКОУ «Сергокалинская СОШ №2»'),
      });
      expect(db.prepare('SELECT code_hash FROM invitation').pluck().all()).not.toContain(token);
    });
  });

  it('gives every school its own code, as lines and as JSON', async () => {
    const cli = await cliWithSchools();
    const lines = (await cli.run('invite', '--all')).out.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^МКОУ «Дегвинская СОШ»\t[0-9A-Z]{10}$/);
    const { out } = await cli.run('invite', '--all', '--json');
    const invited = JSON.parse(out) as { school: string; code: string }[];
    expect(invited.map(({ school }) => school)).toEqual([
      'МКОУ «Дегвинская СОШ»',
      'МБДОУ «Детский сад «Ромашка»»',
      'МКОУ «Сергокалинская СОШ №1»',
      'МКОУ «Сергокалинская СОШ №2»',
    ]);
    expect(new Set(invited.map(({ code }) => code)).size).toBe(4);
    expect(Object.keys(invited[0] ?? {})).toEqual(['school', 'code']);
  });

  it('makes a coordinator, also of a district that is not there yet', async () => {
    const cli = createCli();
    const { out } = await cli.run('invite', '--role', 'coordinator');
    const token = out.trimEnd().split('\n').at(-1) ?? '';
    cli.look((db) => {
      const invitation = findInvitation(db, token);
      expect(invitation).toMatchObject({ role: 'coordinator' });
      expect(findUnit(db, invitation?.unitId ?? 0)?.name).toBe('Сергокалинский район');
    });
    const { out: json } = await cli.run('invite', '--role', 'coordinator', '--json');
    expect(JSON.parse(json)).toEqual([{ school: null, code: expect.stringMatching(/^\S{10}$/) as string }]);
  });

  it('names the candidates of an ambiguous spelling and does nothing', async () => {
    const cli = await cliWithSchools();
    await cli.run('invite', '--school', 'Сергокалинская');
    await cli.run('invite', '--school', 'Дегвинскя');
    await cli.run('invite', '--school', 'Лицей №5');
    await cli.run('invite');
    await cli.run('invite', '--all', '--role', 'coordinator');
    await cli.run('invite', '--role', 'pupil');
    expect(cli.look((db) => db.prepare('SELECT count(*) FROM invitation').pluck().get())).toBe(0);
    await expect(cli.transcript).toMatchFileSnapshot('../golden/cli-invite-refused.txt');
  });

  it('knows a school by its alias', async () => {
    const cli = await cliWithSchools();
    cli.look((db) => {
      const unit = findUnit(db, unitIdOf(db, 'МКОУ «Дегвинская СОШ»'));
      if (unit !== undefined)
        insertAlias(db, unit, { name: 'Горная школа', nameKey: schoolNameKey('Горная школа') }, ORDER_DAY);
    });
    expect((await cli.run('invite', '--school', 'горная школа')).out).toContain('МКОУ «Дегвинская СОШ»');
  });
});

describe('deadline', () => {
  const ORDER_380 = [
    'deadline',
    'add',
    '--date',
    '2024-10-30',
    '--title',
    'зарегистрировать в Сферуме всех сотрудников',
    '--basis',
    '№ 380 п. 1.2',
  ];

  it('is announced at once to everybody concerned, whatever they hold', async () => {
    const cli = await cliWithSchools();
    cli.look((db) => {
      bind(db, 101, 'МКОУ «Дегвинская СОШ»');
      bind(db, 102, 'МКОУ «Сергокалинская СОШ №1»', 'МКОУ «Сергокалинская СОШ №2»');
      bind(db, 103, 'МБДОУ «Детский сад «Ромашка»»');
      setReachable(db, 103, false, '901');
    });
    await cli.run(...ORDER_380);
    await cli.run(
      'deadline',
      'add',
      '--date',
      '2024-11-02',
      '--title',
      'отправить отчёт',
      '--school',
      'Дегвинская',
      '--school',
      'Сергокалинская №1',
    );
    await cli.run('deadline', 'list');
    const told = cli.look(outboxOf).toSorted((a, b) => a.to - b.to);
    expect(told.map(({ to }) => to)).toEqual([101, 101, 102, 102]);
    expect(new Set(told.map(({ at }) => at))).toEqual(new Set(['2024-10-22T09:00:00.000Z']));
    expect(told[0]).toEqual({
      to: 101,
      text: 'Новый срок — 30.10 (среда), через 6\u00a0рабочих дней: зарегистрировать в Сферуме всех сотрудников (№\u00a0380 п.\u00a01.2).\nНапомню 25.10, 29.10 и 30.10.',
      buttons: ['Готово', 'Сроки'],
      at: '2024-10-22T09:00:00.000Z',
      until: '2024-10-30T17:00:00.000Z',
    });
    expect(told[2]).toMatchObject({
      buttons: ['Сроки'],
      text: expect.stringContaining('для школ Сергокалинская №1 и Сергокалинская №2') as string,
    });
    // The second one is of one of that person's two schools.
    expect(told[3]).toMatchObject({ buttons: ['Готово', 'Сроки'] });
    await expect(cli.transcript).toMatchFileSnapshot('../golden/cli-deadlines.txt');
  });

  it.each([
    ['one option with several names', ['--school', 'Дегвинская', 'Сергокалинская №1']],
    ['an option for each', ['--school', 'Дегвинская', '--school', 'Сергокалинская №1']],
    ['both', ['--school', 'Дегвинская', 'Дегвинская', '--school', 'Сергокалинская №1']],
  ])('is of the schools it names: %s', async (_how, schools) => {
    const cli = await cliWithSchools();
    const { code } = await cli.run('deadline', 'add', ...schools, '--date', '2024-11-02', '--title', 'отчёт');
    expect(code).toBe(0);
    expect((await cli.run('deadline', 'list')).out).toContain('Дегвинская, Сергокалинская №1');
  });

  it('waits for the end of the quiet hours, and taken back before nobody hears of it', async () => {
    const cli = await cliWithSchools({ now: new Date('2024-10-22T18:00:00Z') });
    cli.look((db) => bind(db, 101, 'МКОУ «Дегвинская СОШ»'));
    const { err } = await cli.run(...ORDER_380);
    expect(err).toContain('Сообщение уйдёт 1\u00a0человеку 23.10 08:00');
    expect(cli.look(outboxOf)).toMatchObject([{ at: '2024-10-23T05:00:00.000Z' }]);
    expect(await cli.run('deadline', 'remove', '1')).toMatchObject({ code: 0 });
    expect(cli.look(outboxOf)).toEqual([]);
    expect(await cli.run('deadline', 'remove', '1')).toMatchObject({ code: 1 });
  });

  it('has no message of its own on the day of its reminder', async () => {
    const cli = await cliWithSchools({ now: new Date('2024-10-29T05:00:00Z') });
    cli.look((db) => bind(db, 101, 'МКОУ «Дегвинская СОШ»'));
    const { err } = await cli.run(...ORDER_380);
    expect(err).toContain('Отдельного сообщения не будет');
    expect(cli.look(outboxOf)).toEqual([]);
  });

  it('refuses a day that is over, a school it does not know, a date that is none', async () => {
    const cli = await cliWithSchools();
    for (const argv of [
      ['--date', '2024-10-21', '--title', 'x'],
      ['--date', '30.10.2024', '--title', 'x'],
      ['--date', '2024-10-32', '--title', 'x'],
      ['--date', '2024-10-30', '--title', ' '],
      ['--date', '2024-10-30', '--title', 'x', '--school', 'Сергокалинская'],
      ['--title', 'x'],
    ]) {
      expect(await cli.run('deadline', 'add', ...argv), argv.join(' ')).toMatchObject({ code: 1, out: '' });
    }
    expect(cli.look((db) => db.prepare('SELECT count(*) FROM duty').pluck().get())).toBe(0);
  });
});

describe('the district', () => {
  const ORDER = projectPath('data', 'sample', '000-сергокалинский-2024-10-22.csv');

  it('must be named while the database knows none or several, and not with one', async () => {
    const cli = createCli({ variables: { DISTRICT_NAME: '' } });
    expect(await cli.run('import', ORDER)).toMatchObject({ code: 78, out: '' });
    expect(await cli.run('import', ORDER, '--district', 'Сергокалинский район', '--yes')).toMatchObject({
      code: 0,
    });
    expect(await cli.run('imports', 'list')).toMatchObject({ code: 0, err: '' });
    await cli.run('invite', '--role', 'coordinator', '--district', 'Акушинский район');
    const { code, err } = await cli.run('imports', 'list');
    expect(code).toBe(78);
    expect(err).toBe(
      'Районов в базе несколько: Сергокалинский район, Акушинский район. Укажите нужный в DISTRICT_NAME (файл .env) или добавьте к команде --district.\n',
    );
    expect((await cli.run('imports', 'list', '--district', 'МР «Сергокалинский район»')).out).toContain(
      '12\u00a0значений',
    );
    expect(await cli.run('imports', 'list', '--district', 'Кулинский район')).toMatchObject({ code: 1 });
  });
});
