import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UnitId } from '../../src/domain/unit.ts';
import { cryptoRandom, seededRandom } from '../../src/shared/random.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import type { Db } from '../../src/storage/open.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { endBot, MOMENTS, openCrashScene } from '../support/crash-scene.ts';
import type { CrashScene } from '../support/crash-scene.ts';

/** One text to a hundred and fifty, which goes in two calls, and a text of their own to sixty. */
const ALIKE = Array.from({ length: 150 }, (_, index) => 1001 + index);
const PERSONAL = Array.from({ length: 60 }, (_, index) => 2001 + index);
const EVERYBODY = [...ALIKE, ...PERSONAL];
const KILLS = 6;
/** Those of a message that is sent. */
const SENDING = MOMENTS.slice(2);

let scene: CrashScene;

beforeAll(async () => {
  scene = await openCrashScene(EVERYBODY, enqueueBroadcasts);
  for (const peer of EVERYBODY) scene.world.allow(peer);
}, 120_000);
afterAll(() => scene.close());

function enqueueBroadcasts(db: Db, districtId: UnitId, now: Date): void {
  const say = (batchId: number, to: number, text: string) =>
    enqueue(db, { to, lane: 'bulk', text, batchId }, { now, random: cryptoRandom });
  const personal = insertBatch(db, { districtId, title: 'Личное', text: 'Личное' }, now);
  const alike = insertBatch(db, { districtId, title: 'Общее', text: 'Общее' }, now);
  // In turns, so that both kinds are under way at every kill.
  for (const [index, to] of EVERYBODY.entries()) {
    const own = PERSONAL[index];
    if (own !== undefined) say(personal, own, `Школе ${own}`);
    if (index < ALIKE.length) say(alike, to, 'Всем');
  }
}

const delivered = () => EVERYBODY.filter((peer) => scene.world.botMessages(peer).length > 0).length;

test(`a broadcast survives ${KILLS} kills: nobody is left out, nobody gets it twice`, async () => {
  const random = seededRandom(20241022);
  const below = (limit: number) => (random(1)[0] ?? 0) % limit;
  const at: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const moment = SENDING[kill % SENDING.length]!;
    // Later and later, so that each start gets further than the last.
    await scene.startAndKill(moment, below(6) + kill * 3);
    at.push(`${moment}: ${delivered()}`);
  }
  const bot = scene.start();
  await scene.world.waitFor(() => delivered() === EVERYBODY.length, 120_000).catch(() => undefined);
  expect(await endBot(bot)).toBe(0);
  const lost = EVERYBODY.length - delivered();
  const doubled = EVERYBODY.filter((peer) => scene.world.botMessages(peer).length > 1).length;
  const { calls, repeatsSwallowed } = scene.world.counters();
  console.log(
    `${KILLS} kills (${at.join(', ')} had it); ${calls['messages.send'] ?? 0} calls, ` +
      `${repeatsSwallowed} repeats swallowed by VK, ${lost} lost, ${doubled} doubled`,
  );
  expect({ lost, doubled }, bot.output()).toEqual({ lost: 0, doubled: 0 });
});
