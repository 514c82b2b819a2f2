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
import { districtContextOf } from '../../src/features/settings.ts';
import { nextRuns } from '../../src/jobs/due-runs.ts';
import { nextHeldDue } from '../../src/storage/rehearsal.ts';
import { createFeatures } from '../../src/features/registry.ts';
import { createLogger } from '../../src/shared/log.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { insertInboxEvent } from '../../src/storage/inbox.ts';
import { registerMetrics } from '../../src/storage/metric-version.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Db } from '../../src/storage/open.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import {
  expireOutbox,
  listDueOutbox,
  markOver,
  markSent,
  nextOutboxDue,
} from '../../src/storage/outbox-sending.ts';
import type { OutboxRow } from '../../src/storage/outbox-sending.ts';
import { findEditTarget, markEdited, sayInstead } from '../../src/storage/outbox-edit.ts';
import { insertBinding } from '../../src/storage/binding.ts';
import { ensurePerson, setReachable } from '../../src/storage/person.ts';
import { get } from '../../src/storage/statement.ts';
import { getUnit, insertUnit, listDistricts, listSchools } from '../../src/storage/unit.ts';

export type TestWorldOptions = {
  /** Local wall time of the district: '2024-10-22 12:00' as an instant. */
  now: Date;
  district?: string;
  settings?: Partial<DistrictSettings>;
  schools?: readonly string[];
  /** A database file instead of memory; one that exists already is gone on with, as after a restart. */
  file?: string;
};

const GROUP_ID = 1;

/** The installation's defaults, as the configuration would give them. */
export function testDefaults(settings: Partial<DistrictSettings> = {}): DistrictSettings {
  return {
    ...DISTRICT_DEFAULTS,
    operator: 'управление образования района',
    reportBasis: 'постановление №\u00a0380, п.\u00a01.8',
    ...settings,
  };
}

/**
 * The bot without a messenger: real migrations in memory, the real shell and features, a clock moved by hand. Everything
 * said and answered is written down as a transcript that a non-programmer can read.
 */
/** One step, however far. */
const LONGEST_STEP_MINUTES = 400 * 24 * 60;

export function createTestWorld(options: TestWorldOptions) {
  const db: Db = openDatabase(options.file ?? ':memory:');
  const reference = loadReference();
  registerMetrics(db, reference.metrics);
  const features = createFeatures();
  const log = createLogger('silent');
  const defaults = testDefaults(options.settings);
  let events = countEvents(db);
  // A world opened again goes on with other codes: those of before are taken.
  const random = seededRandom(1 + events);
  const zone = parseTimeZone(defaults.timeZone)!;
  let now = options.now;
  const names = new Map<number, string>();
  const lines: string[] = [];

  const district = options.district ?? 'Сергокалинский район';
  const [before] = listDistricts(db);
  const districtId =
    before?.id ??
    insertUnit(
      db,
      { level: 'municipality', parentId: undefined, name: district, nameKey: municipalityNameKey(district) },
      now,
    );
  const schools = new Map<string, UnitId>(
    (before === undefined ? [] : listSchools(db, districtId)).map(({ id, name }) => [name, id]),
  );
  for (const name of options.schools ?? []) if (!schools.has(name)) addSchool(name);

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
    // No two messages come in one millisecond: what was answered before is no longer on the screen.
    now = new Date(now.getTime() + 1);
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
        if (row.content.kind === 'edit') {
          deliverEdit(row, row.content);
          continue;
        }
        markSent(db, row.id, { now, messageId: row.id, conversationMessageId: row.id });
        if (row.content.kind === 'message') lines.push(printed(row.peerId, row.content));
      }
    }
  }

  /** A message is edited for 24 hours, as VK has it. */
  function deliverEdit(row: OutboxRow, content: Extract<OutboxContent, { kind: 'edit' }>): void {
    const target = findEditTarget(db, row.edits ?? 0);
    if (target?.state !== 'sent') {
      markOver(db, row.id, 'failed', 'not-delivered');
    } else if (now.getTime() - (target.sentAt?.getTime() ?? 0) >= 24 * 60 * 60_000) {
      markOver(db, row.id, 'failed', 'edit:909');
      sayInstead(db, row.id, now);
    } else {
      markEdited(db, row.id, now);
      lines.push(printed(row.peerId, content).replace('Бот → ', 'Бот исправил на месте у: '));
    }
  }

  function printed(peerId: number, content: Exclude<OutboxContent, { kind: 'button-answer' }>): string {
    const to = names.get(peerId) ?? String(peerId);
    const body = content.text.split('\n').map((line) => `    ${line}`.trimEnd());
    const rows = content.keyboard?.rows.map(
      (row) =>
        `    ${row.map(({ label }) => (content.keyboard?.inline === true ? `[${label}]` : `{${label}}`)).join(' ')}`,
    );
    const files = content.documents?.map((document) =>
      document.format === 'docx'
        ? `    📎 ${document.fileName}`
        : `    📎 ${document.fileName} (${document.sheets.map((s) => `${s.name}: ${s.rows.length}`).join(', ')})`,
    );
    const shown = content.attachments?.map((reference) => `    🖼 ${reference}`);
    const drawn = content.charts?.map(
      (chart) =>
        `    📈 ${chart.title} (${chart.kind === 'bars' ? chart.bars.length : chart.periods.length})`,
    );
    return [
      `Бот → ${to}`,
      ...body,
      ...(files ?? []),
      ...(drawn ?? []),
      ...(shown ?? []),
      ...(rows ?? []),
    ].join('\n');
  }

  function say(
    externalId: number,
    text: string,
    extra: {
      peerId?: number;
      payload?: unknown;
      ref?: string;
      files?: readonly IncomingFile[];
      pictures?: readonly string[];
    } = {},
  ): string {
    const place = extra.peerId === undefined ? '' : ` (в беседе ${extra.peerId - 2_000_000_000})`;
    const sent = [
      ...(extra.pictures ?? []).map(() => ' 🖼 снимок'),
      ...(extra.files ?? []).map(({ name }) => ` 📎 ${name}`),
    ];
    lines.push(
      `${names.get(externalId) ?? externalId}${place}: ${text}${extra.pictures === undefined ? '' : sent.join('')}`.replace(
        ':  ',
        ': ',
      ),
    );
    return receive({
      kind: 'message',
      peerId: extra.peerId ?? externalId,
      senderId: externalId,
      text,
      files: extra.files ?? [],
      conversationMessageId: events + 1,
      ...(extra.payload !== undefined && { payload: extra.payload }),
      ...(extra.ref !== undefined && { ref: extra.ref }),
      ...(extra.pictures !== undefined && { pictures: extra.pictures }),
    });
  }

  /** Presses the newest button of that label the person was ever shown, on the screen or scrolled back to. */
  function press(externalId: number, label: string): string {
    const shown = listRecentContents(db, externalId, 200).flatMap((content) =>
      content.kind === 'message' ? (content.keyboard?.rows.flat() ?? []) : [],
    );
    const found = shown.find((one) => one.kind === 'command' && one.label === label);
    if (found?.kind !== 'command') throw new Error(`nobody was shown a button «${label}»`);
    return say(externalId, label, { payload: found.payload });
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

  /** Moves the clock from one moment at which anything can happen to the next: a month is a few dozen looks. */
  function passTo(instant: Date): void {
    while (now < instant) {
      const context = districtContextOf({ ...base, now }, getUnit(db, districtId));
      const ahead = shell.features.jobs.flatMap((job) =>
        nextRuns({
          now,
          count: 1,
          horizonDays: 8,
          occurrences: (after, upTo) => job.occurrences(context, after, upTo),
        }),
      );
      const due = [nextOutboxDue(db, now), nextHeldDue(db, now)].filter((one) => one !== undefined);
      const next = Math.min(...[...ahead, ...due, instant].map((one) => one.getTime()));
      moveTo(new Date(next), LONGEST_STEP_MINUTES);
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
    press,
    moveTo,
    passTo,
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

function countEvents(db: Db): number {
  return get<{ n: number }>(db, 'SELECT count(*) AS n FROM inbox')?.n ?? 0;
}

export type TestWorld = ReturnType<typeof createTestWorld>;
