import { readdirSync, readFileSync } from 'node:fs';
import { addDays, day, yearOf } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { municipalityNameKey, schoolNameKey } from '../domain/school-name.ts';
import type { Unit, UnitId } from '../domain/unit.ts';
import { addDeadline } from '../features/subjects/duties/add-deadline.ts';
import type { World } from '../features/context.ts';
import { applyImport, planImport } from '../features/subjects/tables/import-plan.ts';
import { todayOf } from '../features/district-hours.ts';
import { districtContextOf } from '../features/settings.ts';
import { readSchoolList } from '../ingest/read-school-list.ts';
import { readTable } from '../ingest/read-table.ts';
import type { SandboxPerson, SandboxWorld } from '../sandbox/server.ts';
import { projectPath } from '../shared/project-root.ts';
import { insertBinding } from '../storage/binding.ts';
import { makeChannel, noteChatJoined } from '../storage/chat.ts';
import { ensurePerson, setReachable } from '../storage/person.ts';
import { inTransaction } from '../storage/transaction.ts';
import { getUnit, insertUnit, listDistricts } from '../storage/unit.ts';
import { texts } from './texts.ts';

/** The people, the chat and the community of the sandbox; numbers as VK gives them. */
export const SAMPLE = {
  groupId: 227000001,
  screenName: 'sferum_monitor_sandbox',
  chat: 2_000_000_001,
  coordinator: 1001,
  /** A school with much to show and one with little. */
  directors: [
    { id: 1002, school: 'МБОУ «Верхнеключевская СОШ»' },
    { id: 1003, school: 'МБОУ «Дальнехуторская НОШ»' },
  ],
  guest: 1004,
} as const;

/** The last table that is there when the story begins; the one after it is for the person to drop into the chat. */
const LAST_LOADED = day('2024-10-18');
const WEEKS_LOADED = 53;

/** Roles instead of names: no person is made up. */
export function samplePeople(): SandboxPerson[] {
  return [
    { id: SAMPLE.coordinator, ...texts.samplePeople.coordinator },
    ...SAMPLE.directors.map(({ id, school }, index) => ({
      id,
      ...texts.samplePeople.director(index + 1),
      note: school,
    })),
    { id: SAMPLE.guest, ...texts.samplePeople.guest },
  ];
}

/** Fills an empty database with the made-up district of data/sample: schools, the tables up to a day, people. */
export async function prepareSampleDistrict(world: World, upTo: CalendarDay = LAST_LOADED): Promise<void> {
  const tables = sampleTables(upTo < LAST_LOADED ? upTo : LAST_LOADED);
  const read = await Promise.all(
    tables.map(async (name) => ({
      name,
      table: await readTable({ name, bytes: sampleFile(name) }, { metrics: world.reference.metrics }),
    })),
  );
  const list = await readSchoolList({ name: SCHOOLS, bytes: sampleFile(SCHOOLS) });
  inTransaction(world.db, () => {
    const districtId = insertUnit(
      world.db,
      {
        level: 'municipality',
        parentId: undefined,
        name: texts.sampleDistrict,
        nameKey: municipalityNameKey(texts.sampleDistrict),
      },
      world.now,
    );
    const schools = new Map<string, UnitId>();
    for (const { name, kind, roll, staff } of list.schools) {
      const id = insertUnit(
        world.db,
        {
          level: 'organisation',
          parentId: districtId,
          name,
          nameKey: schoolNameKey(name),
          organisationKind: kind,
          ...(roll !== undefined && { roll }),
          ...(staff !== undefined && { staff }),
        },
        world.now,
      );
      schools.set(name, id);
    }
    const district = getUnit(world.db, districtId);
    for (const { name, table } of read)
      applyImport(world, planImport(world, district, table), { title: name });

    bind(world, SAMPLE.coordinator, 'coordinator', districtId);
    for (const { id, school } of SAMPLE.directors) {
      const unitId = schools.get(school);
      if (unitId === undefined) throw new Error(`data/sample has no school ${school}`);
      bind(world, id, 'director', unitId);
    }
  });
}

/** The deadlines of the story, announced to the directors: they must have written to the bot before. */
export function addSampleDeadlines(world: World): void {
  inTransaction(world.db, () => {
    const context = districtContextOf(world, sampleDistrict(world));
    for (const deadline of texts.sampleDeadlines) {
      addDeadline(context, { ...deadline, dueOn: nextOn(deadline.dueOn, todayOf(context)) });
    }
  });
}

/** The same district without a sandbox's page: its chat is the channel and its deadlines are set. */
export async function prepareSampleStory(world: World, today: CalendarDay): Promise<void> {
  // That of the day itself comes in its evening.
  await prepareSampleDistrict(world, addDays(today, -1));
  inTransaction(world.db, () => {
    const coordinator = ensurePerson(world.db, SAMPLE.coordinator, world.now);
    noteChatJoined(world.db, SAMPLE.chat, world.now);
    makeChannel(world.db, SAMPLE.chat, sampleDistrict(world).id, coordinator.id);
  });
  addSampleDeadlines(world);
}

function sampleDistrict({ db }: World): Unit {
  const district = listDistricts(db)[0];
  if (district === undefined) throw new Error('the sample district is not prepared');
  return district;
}

/** The first day with this month and day (`--10-30`) that is not over. */
function nextOn(monthAndDay: string, today: CalendarDay): CalendarDay {
  const inYear = (year: number) => day(`${year}${monthAndDay.slice(1)}`);
  const thisYear = inYear(yearOf(today));
  return thisYear < today ? inYear(yearOf(today) + 1) : thisYear;
}

/** What has happened before the person looks: the coordinator and a director came, the chat became the channel. */
export async function openScene(world: SandboxWorld): Promise<void> {
  const answered = (peerId: number, count: number) =>
    world.waitFor(() => world.botMessages(peerId).length >= count);
  world.addCommunityToChat(SAMPLE.coordinator, SAMPLE.chat);
  await answered(SAMPLE.chat, 1);
  const greeting = world.botMessages(SAMPLE.chat)[0];
  if (greeting !== undefined) world.press(SAMPLE.coordinator, SAMPLE.chat, greeting.conversationMessageId, 0);
  for (const id of [SAMPLE.coordinator, ...SAMPLE.directors.map((director) => director.id)]) {
    const before = world.botMessages(id).length;
    world.startDialog(id);
    await answered(id, before + 1);
  }
  await answered(SAMPLE.chat, 2);
}

const SCHOOLS = 'выдуманные-школы.csv';

function sampleTables(upTo: CalendarDay): string[] {
  return readdirSync(projectPath('data', 'sample'))
    .filter((name) => /\d{4}-\d{2}-\d{2}\.xlsx$/.test(name) && name.startsWith('выдуманные-данные-неделя'))
    .filter((name) => name.slice(-15, -5) <= upTo)
    .toSorted()
    .slice(-WEEKS_LOADED);
}

function sampleFile(name: string): Uint8Array {
  return readFileSync(projectPath('data', 'sample', name));
}

function bind(world: World, externalId: number, role: 'coordinator' | 'director', unitId: UnitId): void {
  const { id } = ensurePerson(world.db, externalId, world.now);
  setReachable(world.db, externalId, true);
  insertBinding(world.db, id, role, unitId, world.now);
}
