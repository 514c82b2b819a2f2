import { beforeAll, describe, expect, test } from 'vitest';
import type { Button, Keyboard } from '../../src/bot/outgoing.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { CAUSES } from '../../src/domain/cause.ts';
import { weekOf } from '../../src/domain/period.ts';
import type { Role } from '../../src/domain/person.ts';
import { mainKeyboard } from '../../src/features/keyboards.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { insertDispute } from '../../src/storage/dispute.ts';
import { insertFinding } from '../../src/storage/finding.ts';
import { insertMeasure } from '../../src/storage/measure.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { insertQuestion } from '../../src/storage/question.ts';
import { get } from '../../src/storage/statement.ts';
import { insertWeekNote } from '../../src/storage/week-note.ts';
import { normaliseText } from '../../src/text/words.ts';
import { crawl, screensOfJobs, targetOf } from '../support/crawl.ts';
import type { Crawl, Place } from '../support/crawl.ts';
import type { TestWorld } from '../support/test-world.ts';
import { COORDINATOR, OTHER, OWN, districtAt, loadOctober, noon, schoolId } from './people-support.ts';

const DIRECTOR = 20;
const OF_TWO_SCHOOLS = 21;
const RESPONSIBLE = 22;
/** The people of a district with data: who they are, and what each of them can reach by pressing buttons. */
const PEOPLE: readonly { externalId: number; person: string; role: Role; schools: readonly string[] }[] = [
  { externalId: DIRECTOR, person: 'директор', role: 'director', schools: [OWN] },
  { externalId: OF_TWO_SCHOOLS, person: 'директор двух школ', role: 'director', schools: [OTHER, OWN] },
  { externalId: RESPONSIBLE, person: 'ответственный', role: 'responsible', schools: [OWN] },
  { externalId: COORDINATOR, person: 'координатор', role: 'coordinator', schools: [] },
];

function createDistrict(): TestWorld {
  const world = districtAt(noon('2024-10-29'));
  loadOctober(world);
  for (const { externalId, person, role, schools } of PEOPLE) {
    for (const school of schools) world.person(externalId, person, role, schoolId(world, school));
  }
  for (const [dueOn, title] of [
    ['2024-10-30', 'зарегистрировать в Сферуме всех сотрудников'],
    ['2024-11-02', 'отчёт о чатах классов'],
  ] as const) {
    insertDeadline(world.db, { districtId: world.districtId, dueOn: day(dueOn), title }, world.now);
  }
  addSchoolwork(world);
  return world;
}

/** What a school has written down, so that its screens and the coordinator's have something to show. */
function addSchoolwork({ db, now, ...world }: TestWorld): void {
  const unitId = world.schools.get(OWN)!;
  const { id: personId } = ensurePerson(db, DIRECTOR, now);
  const week = weekOf(day('2024-10-25'));
  insertFinding(db, { unitId, metricCode: 'messages', cause: CAUSES[2]!.code, personId }, now);
  insertMeasure(
    db,
    { unitId, title: 'внести завуча в чат', dueOn: day('2024-10-31'), createdBy: personId },
    now,
  );
  insertWeekNote(db, { unitId, week, text: 'Анализ и меры за неделю.' }, { by: personId, now });
  const figure = get<{ id: number }>(db, 'SELECT max(import_id) AS id FROM measurement WHERE unit_id = ?', [
    unitId,
  ]);
  const metric = { code: 'messages', version: 2 };
  const words = 'у нас пишут двенадцать';
  insertDispute(
    db,
    { unitId, metric, period: week, importId: figure!.id },
    { figure: undefined, words, attachments: [] },
    personId,
    now,
  );
  const question = insertQuestion(db, { unitId, personId, words: 'Как добавить учителя?' }, now);
  db.prepare('UPDATE question SET sent_at = ? WHERE id = ?').run(now.getTime(), question);
}

const crawls: Crawl[] = [];
let commands: TestWorld['features']['commands'] = [];

beforeAll(() => {
  const world = createDistrict();
  commands = world.features.commands;
  for (const person of PEOPLE) crawls.push(crawl(world, person));
  // What the bot says by itself in the week that follows.
  world.tick();
  world.moveTo(noon('2024-11-04'));
  for (const one of PEOPLE) crawls.push(screensOfJobs(world, one));
  world.db.close();
}, 180_000);

/** What a rule has to say against the screens of everybody, each finding once. */
function findings(rule: (place: Place, crawl: Crawl) => string[]): string[] {
  return [
    ...new Set(
      crawls.flatMap((one) => one.places.flatMap((place) => rule(place, one).map((found) => found))),
    ),
  ];
}

function pairs(buttons: readonly Button[]): [Button, Button][] {
  return buttons.flatMap((one, index) =>
    buttons.slice(index + 1).map((other): [Button, Button] => [one, other]),
  );
}

test('the screens are reached', () => {
  for (const { person, places } of crawls.slice(0, PEOPLE.length)) {
    expect(places.length, person).toBeGreaterThan(20);
  }
});

test('every button is a command of the product, is answered, and the messenger takes it', () => {
  expect(crawls.flatMap(({ person, problems }) => problems.map((one) => `${person}: ${one}`))).toEqual([]);
});

describe('no two buttons for one thing', () => {
  test('no screen has two buttons that do the same', () => {
    expect(
      findings(({ of, screen }) =>
        pairs(screen)
          .filter(([a, b]) => targetOf(a) === targetOf(b))
          .map(([a, b]) => `${of}: «${a.label}» и «${b.label}» — ${targetOf(a)}`),
      ),
    ).toEqual([]);
  });

  test('no screen has two buttons that are called the same', () => {
    expect(
      findings(({ of, screen }) =>
        pairs(screen)
          .filter(([a, b]) => normaliseText(a.label) === normaliseText(b.label))
          .map(([a, b]) => `${of}: «${a.label}» — ${targetOf(a)} и ${targetOf(b)}`),
      ),
    ).toEqual([]);
  });

  test('no button under a message repeats the keyboard below', () => {
    expect(
      findings(({ path, screen, below }) =>
        screen
          .filter((one) => below.some((other) => targetOf(one) === targetOf(other)))
          .map((one) => `под «${path.at(-1)?.label}»: «${one.label}» — ${targetOf(one)}`),
      ),
    ).toEqual([]);
  });

  test('a button called by a command’s word is that command', () => {
    expect(
      findings(({ path, screen, below }, { role }) =>
        [...screen, ...below].flatMap((button) => {
          const meant = commands.find(
            ({ who, words: [word] }) =>
              who.includes(role) && word !== undefined && normaliseText(word) === normaliseText(button.label),
          );
          if (meant === undefined || button.kind === 'link' || meant.name === button.payload.c) return [];
          // «Готово» of a deadline under «Что делать» marks the same as the word does, and shows the next step.
          if (meant.name === 'deadline-done' && button.payload.c === 'step-done') return [];
          return [`под «${path.at(-1)?.label}»: «${button.label}» — не ${meant.name}, а ${targetOf(button)}`];
        }),
      ),
    ).toEqual([]);
  });

  test('a command has one label everywhere', () => {
    // With arguments a button may be called by what it is for: «Оставить», «Назад».
    const isWhole = (button: Button) => button.kind === 'command' && button.payload.a === undefined;
    const offenders = PEOPLE.flatMap(({ person }) => {
      const labels = new Map<string, Set<string>>();
      const places = crawls.filter((one) => one.person === person).flatMap((one) => one.places);
      for (const button of places.flatMap(({ screen, below }) => [...screen, ...below]).filter(isWhole)) {
        const key = targetOf(button);
        labels.set(key, (labels.get(key) ?? new Set()).add(button.label));
      }
      return [...labels].flatMap(([key, names]) =>
        names.size < 2 ? [] : [`${person}: ${key} — ${[...names].map((name) => `«${name}»`).join(', ')}`],
      );
    });
    expect(offenders).toEqual([]);
  });
});

describe('the keyboard that stays', () => {
  const labelsOf = ({ rows }: Keyboard) => rows.map((row) => row.map(({ label }) => label));
  const binding = { id: 1, personId: 1, role: 'director', unitId: 1 } as never;

  test.each(['director', 'responsible'] as const)('of a %s is exactly six', (audience) => {
    for (const bindings of [[binding], [binding, binding]]) {
      expect(labelsOf(mainKeyboard({ actor: { audience, bindings } }))).toEqual([
        ['Показатели', 'Что делать'],
        ['Сроки', 'Отчёт'],
        ['Задать вопрос', 'Ещё'],
      ]);
    }
  });

  test('of a coordinator has «Ещё»', () => {
    const keyboard = mainKeyboard({ actor: { audience: 'coordinator', bindings: [binding] } });
    expect(labelsOf(keyboard).flat()).toContain('Ещё');
    expect(labelsOf(keyboard).flat()).not.toContain('Сменить школу');
  });

  test('a guest has none', () => {
    expect(mainKeyboard({ actor: { audience: 'guest', bindings: [] } }).rows).toEqual([]);
  });
});

test('«Помощь» is one screen of a phone for everybody, and everything is within it', () => {
  const world = createDistrict();
  for (const { externalId, person } of PEOPLE) {
    const said = world.say(externalId, 'Помощь').split('\n');
    const lines = said.filter((line) => line.startsWith('    ') && !/^ {4}[{[]/.test(line));
    expect(lines.length, person).toBeLessThanOrEqual(14);
  }
});
