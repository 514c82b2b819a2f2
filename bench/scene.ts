import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadReference } from '../src/config/reference-data.ts';
import { day } from '../src/domain/calendar-day.ts';
import { figureOfCounts } from '../src/domain/measurement.ts';
import { weekOf } from '../src/domain/period.ts';
import { municipalityNameKey, schoolNameKey } from '../src/domain/school-name.ts';
import { startSandbox } from '../src/sandbox/server.ts';
import type { Sandbox } from '../src/sandbox/server.ts';
import { createMovableClock } from '../src/shared/clock.ts';
import { insertImport } from '../src/storage/import.ts';
import { registerMetrics } from '../src/storage/metric-version.ts';
import { openDatabase } from '../src/storage/open.ts';
import { insertBinding } from '../src/storage/binding.ts';
import { ensurePerson, setReachable } from '../src/storage/person.ts';
import { inTransaction } from '../src/storage/transaction.ts';
import { insertUnit } from '../src/storage/unit.ts';

export const TOKEN = 'bench-token';
export const GROUP_ID = 55;
export const COORDINATOR = 1000;

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'sferum-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * VK in a box for `people` private dialogs. `requestsPerSecond` as VK's 20, or lifted; `onSent` is called when a message
 * of the bot stands in the dialog.
 */
export function startVk(
  people: readonly number[],
  requestsPerSecond: number,
  onSent: (peerId: number) => void = () => undefined,
): Promise<Sandbox> {
  return startSandbox({
    port: 0,
    groupId: GROUP_ID,
    groupName: 'Bench',
    screenName: 'bench',
    token: TOKEN,
    clock: createMovableClock(),
    timeZone: 'Europe/Moscow',
    people: people.map((id) => ({ id, firstName: 'Person', lastName: String(id) })),
    chats: [],
    limits: { requestsPerSecond },
    hooks: {
      afterCall({ method, params }) {
        if (method === 'messages.send') onSent(Number(params.get('peer_ids') ?? params.get('peer_id')));
      },
    },
  });
}

/** A district in which each of `people` directs a school with two weeks of figures. */
export function prepareDatabase(file: string, people: readonly number[]): void {
  const db = openDatabase(file);
  registerMetrics(db, loadReference().metrics);
  const now = new Date();
  inTransaction(db, () => {
    const name = 'Образцовский район';
    const districtId = insertUnit(
      db,
      { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
      now,
    );
    const bind = (externalId: number, role: 'coordinator' | 'director', unitId: typeof districtId) => {
      const { id } = ensurePerson(db, externalId, now);
      setReachable(db, externalId, true);
      insertBinding(db, id, role, unitId, now);
    };
    bind(COORDINATOR, 'coordinator', districtId);
    const schools = people.map((externalId) => {
      const school = `МКОУ «СОШ №${externalId}»`;
      const unit = { level: 'organisation', parentId: districtId, organisationKind: 'school' } as const;
      const unitId = insertUnit(db, { ...unit, name: school, nameKey: schoolNameKey(school) }, now);
      bind(externalId, 'director', unitId);
      return unitId;
    });
    for (const friday of ['2024-10-18', '2024-10-25']) {
      const period = weekOf(day(friday));
      const figures = schools.flatMap((unitId, index) =>
        [
          { code: 'messages', version: 2 },
          { code: 'calls', version: 1 },
        ].map((metric) => ({
          ...figureOfCounts(index % 30, 31),
          metric,
          period,
          origin: 'federal' as const,
          unitId,
        })),
      );
      insertImport(db, { districtId, origin: 'federal', title: 'bench', summary: {} }, figures, now);
    }
  });
  db.close();
}
