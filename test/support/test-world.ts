import { handleWaiting } from '../../src/app/handle-incoming.ts';
import { runDueJobs } from '../../src/app/run-due-jobs.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import type { Incoming, IncomingFile } from '../../src/bot/incoming.ts';
import type { OutboxContent } from '../../src/bot/outgoing.ts';
import { localDayOf, localTimeOf, parseTimeZone } from '../../src/domain/zone.ts';
import type { Role } from '../../src/domain/person.ts';
import { DISTRICT_DEFAULTS } from '../../src/domain/district-settings.ts';
import type { DistrictSettings } from '../../src/domain/district-settings.ts';
import { municipalityNameKey, organisationKindOf, schoolNameKey } from '../../src/domain/school-name.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { createFeatures } from '../../src/features/registry.ts';
import { createLogger } from '../../src/shared/log.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { insertInboxEvent } from '../../src/storage/inbox.ts';
import { registerMetrics } from '../../src/storage/metric-version.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Db } from '../../src/storage/open.ts';
import { expireOutbox, listDueOutbox, markSent } from '../../src/storage/outbox.ts';
import { ensurePerson, insertBinding, setReachable } from '../../src/storage/person.ts';
import { insertUnit } from '../../src/storage/unit.ts';

export type TestWorldOptions = {
  /** Local wall time of the district: '2024-10-22 12:00' as an instant. */
  now: Date;
  district?: string;
  settings?: Partial<DistrictSettings>;
  schools?: readonly string[];
};

const GROUP_ID = 1;

/** The installation's defaults, as the configuration would give them. */
export function testDefaults(settings: Partial<DistrictSettings> = {}): DistrictSettings {
  return {
    ...DISTRICT_DEFAULTS,
    operator: 'управление образования района',
    ...settings,
  };
}

/**
 * The bot without a messenger: real migrations in memory, the real shell and features, a clock moved by hand. Everything
 * said and answered is written down as a transcript that a non-programmer can read.
 */
export function createTestWorld(options: TestWorldOptions) {
  const db: Db = openDatabase(':memory:');
  const reference = loadReference();
  registerMetrics(db, reference.metrics);
  const features = createFeatures();
  const log = createLogger('silent');
  const defaults = testDefaults(options.settings);
  const random = seededRandom(1);
  const zone = parseTimeZone(defaults.timeZone)!;
  let now = options.now;
  let events = 0;
  const names = new Map<number, string>();
  const lines: string[] = [];

  const district = options.district ?? 'Сергокалинский район';
  const districtId = insertUnit(
    db,
    { level: 'municipality', parentId: undefined, name: district, nameKey: municipalityNameKey(district) },
    now,
  );
  const schools = new Map<string, UnitId>();
  for (const name of options.schools ?? []) addSchool(name);

  const base = {
    db,
    random,
    reference,
    defaults,
    community: { groupId: GROUP_ID, screenName: 'sferum_bot' },
  };
  const shell = { world: base, features, log };

  function addSchool(name: string): UnitId {
    const id = insertUnit(
      db,
      {
        level: 'organisation',
        parentId: districtId,
        name,
        nameKey: schoolNameKey(name),
        organisationKind: organisationKindOf(name) ?? 'school',
      },
      now,
    );
    schools.set(name, id);
    return id;
  }

  /** A person who already holds a role and has written to the bot. */
  function person(externalId: number, name: string, role?: Role, unitId: UnitId = districtId): void {
    names.set(externalId, name);
    const { id } = ensurePerson(db, externalId, now);
    setReachable(db, externalId, true);
    if (role !== undefined) insertBinding(db, id, role, unitId, now);
  }

  function receive(incoming: Incoming): string {
    insertInboxEvent(db, { eventId: `test/${++events}`, incoming }, now);
    const from = lines.length;
    while (handleWaiting(shell, now) > 0) deliver();
    deliver();
    return lines.slice(from).join('\n');
  }

  /** Writes down what is due, as if the messenger had taken it. */
  function deliver(): void {
    expireOutbox(db, now);
    for (;;) {
      const due = (['reply', 'bulk'] as const).flatMap((lane) =>
        listDueOutbox(db, lane, { now, limit: 100, except: [] }),
      );
      if (due.length === 0) return;
      for (const row of due) {
        markSent(db, row.id, { now, messageId: row.id, conversationMessageId: row.id });
        if (row.content.kind === 'message') lines.push(printed(row.peerId, row.content));
      }
    }
  }

  function printed(peerId: number, content: Extract<OutboxContent, { kind: 'message' }>): string {
    const to = names.get(peerId) ?? String(peerId);
    const body = content.text.split('\n').map((line) => `    ${line}`.trimEnd());
    const rows = content.keyboard?.rows.map(
      (row) =>
        `    ${row.map(({ label }) => (content.keyboard?.inline === true ? `[${label}]` : `{${label}}`)).join(' ')}`,
    );
    const files = content.documents?.map(
      ({ fileName, sheets }) =>
        `    📎 ${fileName} (${sheets.map((s) => `${s.name}: ${s.rows.length}`).join(', ')})`,
    );
    return [`Бот → ${to}`, ...body, ...(files ?? []), ...(rows ?? [])].join('\n');
  }

  function say(
    externalId: number,
    text: string,
    extra: { peerId?: number; payload?: unknown; ref?: string; files?: readonly IncomingFile[] } = {},
  ): string {
    const place = extra.peerId === undefined ? '' : ` (в беседе ${extra.peerId - 2_000_000_000})`;
    lines.push(`${names.get(externalId) ?? externalId}${place}: ${text}`);
    return receive({
      kind: 'message',
      peerId: extra.peerId ?? externalId,
      senderId: externalId,
      text,
      files: extra.files ?? [],
      conversationMessageId: events + 1,
      ...(extra.payload !== undefined && { payload: extra.payload }),
      ...(extra.ref !== undefined && { ref: extra.ref }),
    });
  }

  /** Moves the clock, running every job at the moments on the way, as the real loop would. */
  function moveTo(instant: Date, stepMinutes = 30): void {
    const step = stepMinutes * 60_000;
    while (now < instant) {
      const next = Math.floor(now.getTime() / step) * step + step;
      now = new Date(Math.min(next, instant.getTime()));
      const before = lines.length;
      runDueJobs(shell, now);
      while (handleWaiting(shell, now) > 0);
      deliver();
      if (lines.length > before) {
        lines.splice(before, 0, `── ${localDayOf(now, zone)} ${localTimeOf(now, zone)} ──`);
      }
    }
  }

  return {
    db,
    base,
    shell,
    features,
    districtId,
    schools,
    get now() {
      return now;
    },
    get transcript() {
      return `${lines.join('\n')}\n`;
    },
    addSchool,
    person,
    receive,
    say,
    moveTo,
    deliver,
    /** A line of the teller in the transcript. */
    note(text: string) {
      lines.push(`# ${text}`);
    },
    /** Jumps without running anything: the program was down. */
    sleepUntil(instant: Date) {
      now = instant;
    },
    /** Runs what is due now. */
    tick() {
      runDueJobs(shell, now);
      while (handleWaiting(shell, now) > 0);
      deliver();
    },
  };
}

export type TestWorld = ReturnType<typeof createTestWorld>;
