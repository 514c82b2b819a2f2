import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lines, readBytes, readText, remarks, workbook } from './table-files.ts';

// Invented people: none of them exists.
const PEOPLE = [
  'Выдуманова Анна Петровна',
  'Выдуманов Пётр Сергеевич',
  'Небылова Ольга Львовна',
  'Небылов И.И.',
];
const SECRETS = /Выдуман|Небыл|Петровн|900\d{3}/;
const TITLE = 'Активность пользователей с 19.10.2024 по 25.10.2024';
const HEAD = 'ID;ФИО;Организация;Роль;Сообщений в чатах;Звонков;Последняя активность';

function row(
  id: number,
  school: string,
  role: string,
  sent: number | string,
  called: number | string,
): string {
  return `${900_000 + id};${PEOPLE[id % PEOPLE.length]};${school};${role};${sent};${called};24.10.2024 10:00`;
}

const read = (...rows: string[]) => readText([TITLE, HEAD, ...rows].join('\n'));
const messages = (name: string, figure: string) =>
  `${name} | messages@2 | 2024-10-19..2024-10-25 | ${figure}`;
const calls = (name: string, figure: string) => `${name} | calls@1 | 2024-10-19..2024-10-25 | ${figure}`;

describe('a row per user of the platform’s cabinet', () => {
  it('gives figures of schools: at least 10 messages, at least one call, only the role «Учитель»', async () => {
    const table = await read(
      row(1, 'МБОУ «СОШ № 1»', 'Учитель', 14, 1),
      row(2, 'МБОУ «СОШ № 1»', 'учитель', 10, 0),
      row(3, 'МБОУ "СОШ №1"', 'Учитель', 9, 2),
      row(4, 'МБОУ «СОШ № 1»', 'Ученик', 120, 7),
      row(5, 'МБОУ «СОШ № 1»', 'Администратор', 50, 5),
      row(6, 'СОШ № 2', 'Администратор, учитель', 0, 0),
    );
    expect(lines(table)).toEqual([
      messages('МБОУ «СОШ № 1»', '66.6667 2/3'),
      messages('СОШ № 2', '0 0/1'),
      calls('МБОУ «СОШ № 1»', '66.6667 2/3'),
      calls('СОШ № 2', '0 0/1'),
    ]);
    expect(remarks(table)).toEqual(['note teachers-counted', 'note teachers-left-out']);
    expect(table.problems.map(({ sentence }) => sentence)).toEqual([
      'Это выгрузка по учителям: из неё посчитано, сколько их пишут и звонят. Всего 4\u00a0учителя в 2\u00a0школах. Имена и номера не сохранены.',
      'Посчитаны только учителя, как в мониторинге. Строк с другой ролью (ученики, администраторы и другие) пропущено: 2.',
    ]);
    expect(JSON.stringify(table)).not.toMatch(SECRETS);
  });

  it('counts by the definition of its week', async () => {
    const table = (title: string) =>
      readText(
        `${title}\n${HEAD}\n${row(1, 'СОШ № 1', 'Учитель', 4, 0)}\n${row(2, 'СОШ № 1', 'Учитель', 3, 0)}`,
      );
    expect(lines(await table('с 08.04.2023 по 14.04.2023'))[0]).toBe(
      'СОШ № 1 | messages@1 | 2023-04-08..2023-04-14 | 50 1/2',
    );
    expect(lines(await table('с 29.04.2023 по 05.05.2023'))[0]).toBe(
      'СОШ № 1 | messages@2 | 2023-04-29..2023-05-05 | 0 0/2',
    );
  });

  it('is asked for its week and never guesses it', async () => {
    expect(remarks(await readText(`${HEAD}\n${row(1, 'СОШ № 1', 'Учитель', 4, 0)}`))).toEqual([
      'refuse no-period',
    ]);
    const week = { from: '2024-10-19', to: '2024-10-25' } as never;
    const given = await readText(`${HEAD}\n${row(1, 'СОШ № 1', 'Учитель', 4, 0)}`, { period: week });
    expect(lines(given)[0]).toBe(messages('СОШ № 1', '0 0/1'));
  });

  it('may hold several weeks, each counted by itself', async () => {
    const table = await readText(
      'Неделя;ID;Организация;Роль;Сообщения;Звонки\n12-18.10.2024;1;СОШ № 1;Учитель;4;0\n19-25.10.2024;1;СОШ № 1;Учитель;14;1\n19-25.10.2024;2;СОШ № 1;Учитель;1;0',
    );
    expect(lines(table)).toEqual([
      'СОШ № 1 | messages@2 | 2024-10-12..2024-10-18 | 0 0/1',
      'СОШ № 1 | calls@1 | 2024-10-12..2024-10-18 | 0 0/1',
      messages('СОШ № 1', '50 1/2'),
      calls('СОШ № 1', '50 1/2'),
    ]);
  });

  it('of single days is refused in words', async () => {
    const table = await readText(
      'Дата;ID;Организация;Роль;Сообщения\n21.10.2024;1;СОШ № 1;Учитель;4\n22.10.2024;1;СОШ № 1;Учитель;14',
    );
    expect([table.records, remarks(table)]).toEqual([[], ['refuse no-period']]);
    expect(table.problems[0]?.sentence).toContain('за отдельные дни');
  });

  it('as a book with merged headings, the school of another municipality left out', async () => {
    const bytes = await workbook({
      name: 'Пользователи',
      rows: [
        [TITLE],
        ['Пользователь', 'Муниципалитет', 'Организация', 'Роль', 'За неделю', null],
        [null, null, null, null, 'Сообщений', 'Звонков'],
        [PEOPLE[0]!, 'Лесной район', 'СОШ № 1', 'Учитель', 12, 0],
        [PEOPLE[1]!, 'Речной район', 'СОШ № 1', 'Учитель', 12, 0],
      ],
      merges: [
        ...[0, 1, 2, 3].map((column) => ({ startRow: 1, startCol: column, endRow: 2, endCol: column })),
        { startRow: 1, startCol: 4, endRow: 1, endCol: 5 },
      ],
    });
    const table = await readBytes('т.xlsx', bytes, { district: 'Лесной район' });
    expect(lines(table)).toEqual([messages('СОШ № 1', '100 1/1'), calls('СОШ № 1', '0 0/1')]);
    expect(JSON.stringify(table)).not.toMatch(SECRETS);
  });
});

describe('whose teachers they are', () => {
  const alone = (title: string) =>
    readText(`${title}\nФИО;Тип профиля;Написано сообщений\n${PEOPLE[0]};Учитель;12\n${PEOPLE[1]};Учитель;0`);

  it.each([
    ['МБОУ «СОШ № 7», активность за неделю 19.10.2024 - 25.10.2024', 'МБОУ «СОШ № 7»'],
    ['Активность учителей МБОУ «СОШ № 7» за 19–25.10.2024', 'МБОУ «СОШ № 7»'],
    ['19-25.10.2024\nОрганизация: МКОУ «Верхняя ООШ»', 'МКОУ «Верхняя ООШ»'],
  ])('the title tells, «%s»', async (title, name) => {
    expect(lines(await alone(title))).toEqual([messages(name, '50 1/2')]);
  });

  it('nobody tells, or two are named: refused in words', async () => {
    const none = await alone(TITLE);
    expect(remarks(none)).toEqual(['refuse no-organisation']);
    expect(none.problems[0]?.sentence).toContain('не видно, какой они школы');
    expect(remarks(await alone('СОШ № 1, 19-25.10.2024\nСОШ № 2'))).toEqual(['refuse no-organisation']);
    expect(JSON.stringify(none)).not.toMatch(SECRETS);
  });

  it('a row without an organisation is asked about, a person in its place refuses the file', async () => {
    const table = await read(row(1, 'СОШ № 1', 'Учитель', 12, 0), row(2, '', 'Учитель', 12, 0));
    expect(remarks(table)).toEqual(['note teachers-counted', 'ask teachers-left-out']);
    const person = await read(row(1, 'СОШ № 1', 'Учитель', 12, 0), row(2, PEOPLE[2]!, 'Учитель', 12, 0));
    expect([person.records, remarks(person)]).toEqual([[], ['refuse personal-data C4']]);
    expect(JSON.stringify(person)).not.toMatch(SECRETS);
  });
});

describe('doubtful rows', () => {
  it('a user who stands twice is one teacher', async () => {
    const twice = row(1, 'СОШ № 1', 'Учитель', 12, 0);
    const table = await read(twice, twice, row(2, 'СОШ № 1', 'Учитель', 0, 1));
    expect(lines(table)).toEqual([messages('СОШ № 1', '50 1/2'), calls('СОШ № 1', '50 1/2')]);
    expect(remarks(table)).toEqual(['note teachers-counted', 'note duplicate-row']);
  });

  it('with different numbers both figures are kept in doubt, where it matters at all', async () => {
    const second = row(2, 'СОШ № 1', 'Учитель', 0, 0);
    const table = await read(row(1, 'СОШ № 1', 'Учитель', 4, 3), row(1, 'СОШ № 1', 'Учитель', 14, 1), second);
    expect(lines(table)).toEqual([
      messages('СОШ № 1', '0 0/2 (two-values)'),
      messages('СОШ № 1', '50 1/2 (two-values)'),
      calls('СОШ № 1', '50 1/2'),
    ]);
    expect(remarks(table)).toEqual(['note teachers-counted', 'ask teachers-unclear E2']);
  });

  it('a teacher of two schools counts in both', async () => {
    const table = await read(row(1, 'СОШ № 1', 'Учитель', 12, 0), row(1, 'СОШ № 2', 'Учитель', 12, 0));
    expect(lines(table).slice(0, 2)).toEqual([
      messages('СОШ № 1', '100 1/1'),
      messages('СОШ № 2', '100 1/1'),
    ]);
  });

  it('an empty role is asked about and not counted', async () => {
    const table = await read(row(1, 'СОШ № 1', 'Учитель', 12, 0), row(2, 'СОШ № 1', '', 12, 0));
    expect(lines(table)[0]).toBe(messages('СОШ № 1', '100 1/1'));
    expect(remarks(table)).toEqual(['note teachers-counted', 'ask teachers-left-out']);
  });

  it('an empty number among zeros is unknown; where there are no zeros, it is one', async () => {
    const unknown = await read(row(1, 'СОШ № 1', 'Учитель', 12, ''), row(2, 'СОШ № 1', 'Учитель', 0, 0));
    expect(lines(unknown).slice(1)).toEqual([
      calls('СОШ № 1', '0 0/2 (two-values)'),
      calls('СОШ № 1', '50 1/2 (two-values)'),
    ]);
    const zero = await read(row(1, 'СОШ № 1', 'Учитель', 12, 1), row(2, 'СОШ № 1', 'Учитель', 0, '–'));
    expect(lines(zero).slice(1)).toEqual([calls('СОШ № 1', '50 1/2')]);
    expect(remarks(zero)).toEqual(['note teachers-counted', 'note teachers-counted F2']);
  });

  it('a school without a teacher has no figure; a file without one is refused', async () => {
    const table = await read(row(1, 'СОШ № 1', 'Учитель', 12, 0), row(2, 'СОШ № 2', 'Родитель', 12, 0));
    expect(lines(table)[1]).toBe(messages('СОШ № 2', 'missing 0/0'));
    expect(remarks(await read(row(1, 'СОШ № 1', 'Ученик', 12, 0)))).toEqual(['refuse no-rows']);
  });

  it('two columns of messages of one week contradict each other', async () => {
    const table = await readText(
      `${TITLE}\nID;Организация;Роль;Личных сообщений;Сообщений в чатах;Звонки\n1;СОШ № 1;Учитель;4;12;1`,
    );
    expect(lines(table)).toEqual([calls('СОШ № 1', '100 1/1')]);
    expect(remarks(table)).toContain('ask two-columns-differ D2');
  });
});

describe('what may be kept of the file until somebody decides', () => {
  it('reads the same and tells nobody’s name or number', async () => {
    const rows = [
      row(1, 'МБОУ «СОШ № 1»', 'Учитель', 14, 1),
      row(1, 'МБОУ «СОШ № 1»', 'Учитель', 14, 1),
      row(2, 'МБОУ «СОШ № 1»', 'Администратор', '', 0),
      row(3, 'МБОУ «СОШ № 2»', 'Учитель', '–', 0),
    ];
    const first = await read(...rows);
    expect(first.redacted).not.toMatch(SECRETS);
    const again = await readText(first.redacted ?? '');
    expect([lines(again), remarks(again)]).toEqual([lines(first), remarks(first)]);
    expect(again.redacted).toBe(first.redacted);
  });

  it('of one school its name and the dates of the title', async () => {
    const title = `МБОУ «СОШ № 7», 19.10.2024 - 25.10.2024, выгрузил ${PEOPLE[3]}`;
    const first = await readText(`${title}\nФИО;Роль;Сообщений\n${PEOPLE[0]};Учитель;12`);
    expect(first.redacted).toBe(
      'Организация: МБОУ «СОШ № 7», с 19.10.2024 по 25.10.2024\r\nПользователь;Роль;Сообщений\r\n1;Учитель;12',
    );
    expect(lines(await readText(first.redacted ?? ''))).toEqual(lines(first));
  });

  it('also where the week has to be asked for', async () => {
    const text = `${HEAD}\n${row(1, 'СОШ № 1', 'Учитель', 14, 0)}`;
    const first = await readText(text);
    expect(remarks(first)).toEqual(['refuse no-period']);
    const week = { from: '2024-10-19', to: '2024-10-25' } as never;
    expect(lines(await readText(first.redacted ?? '', { period: week }))[0]).toBe(
      messages('СОШ № 1', '100 1/1'),
    );
  });

  it('no other table has such a thing', async () => {
    expect((await readText('на 25.10.2024\nШкола;Статус\nСОШ № 1;Активна')).redacted).toBeUndefined();
  });
});

describe('what is no such export stays refused', () => {
  it.each([
    ['without roles', `ФИО;Организация;Сообщений\n${PEOPLE[0]};СОШ № 1;12`],
    ['without numbers', `ФИО;Организация;Роль\n${PEOPLE[0]};СОШ № 1;Учитель`],
    [
      'with dates in place of numbers',
      `ФИО;Организация;Роль;Последнее сообщение\n${PEOPLE[0]};СОШ № 1;Учитель;24.10.2024`,
    ],
    ['with words in place of roles', `ФИО;Организация;Роль;Сообщений\n${PEOPLE[0]};СОШ № 1;физика;12`],
  ])('%s', async (_, text) => {
    const table = await readText(`${TITLE}\n${text}`);
    expect(table.records).toEqual([]);
    expect(table.problems.map(({ code }) => code)).toEqual(['personal-data']);
    expect(JSON.stringify(table)).not.toMatch(SECRETS);
  });

  it('another sheet with names refuses the book', async () => {
    const bytes = await workbook(
      {
        name: 'Активность',
        rows: [[TITLE], ['Организация', 'Роль', 'Сообщений'], ['СОШ № 1', 'Учитель', 12]],
      },
      {
        name: 'Список',
        rows: [
          ['ФИО', 'Предмет'],
          [PEOPLE[0]!, 'Физика'],
        ],
      },
    );
    const table = await readBytes('т.xlsx', bytes);
    expect([table.records, remarks(table)]).toEqual([[], ['refuse personal-data A1']]);
  });
});

describe('whatever the rows', () => {
  const teacher = fc.record({
    id: fc.integer({ min: 1, max: 999 }),
    school: fc.integer({ min: 1, max: 4 }),
    isTeacher: fc.boolean(),
    sent: fc.nat(20),
    called: fc.nat(2),
  });

  it('the figures are those of a plain count and no name gets out', async () => {
    const users = fc.uniqueArray(teacher, { selector: ({ id }) => id, minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(users, async (list) => {
        fc.pre(list.some(({ isTeacher }) => isTeacher));
        const rows = list.map(({ id, school, isTeacher, sent, called }) =>
          row(id, `СОШ № ${school}`, isTeacher ? 'Учитель' : 'Ученик', sent, called),
        );
        const table = await read(...rows);
        for (const { unit, metric, numerator, denominator } of table.records) {
          const own = list.filter(({ school, isTeacher }) => isTeacher && unit?.name === `СОШ № ${school}`);
          const reached = own.filter(({ sent, called }) =>
            metric.code === 'messages' ? sent >= 10 : called >= 1,
          );
          expect([numerator, denominator]).toEqual([reached.length, own.length]);
        }
        expect(JSON.stringify(table)).not.toMatch(SECRETS);
      }),
      { seed: 20_241_025, numRuns: 60 },
    );
  });
});
