// The bot under measurement: the real composition, only the cap on calls is given from outside.
import { createBot } from '../src/app/create-bot.ts';
import { DISTRICT_DEFAULTS } from '../src/domain/district-settings.ts';
import { loadReference } from '../src/config/reference-data.ts';
import { systemClock } from '../src/shared/clock.ts';
import { createLogger } from '../src/shared/log.ts';
import { cryptoRandom } from '../src/shared/random.ts';
import { openDatabase } from '../src/storage/open.ts';
import { GROUP_ID, TOKEN } from './scene.ts';

const env = (name: string) => process.env[name] ?? '';
const db = openDatabase(env('DATABASE_FILE'));
const bot = createBot({
  db,
  vk: { token: TOKEN, groupId: GROUP_ID, apiBaseUrl: env('VK_API_BASE_URL'), fileHosts: [] },
  defaults: DISTRICT_DEFAULTS,
  reference: loadReference(),
  clock: systemClock,
  random: cryptoRandom,
  log: createLogger('error'),
  ...(env('LIFTED') === '1' && { callsPerSecond: Infinity }),
});
process.once('SIGTERM', () => {
  void bot.stop().then(() => db.close());
});
await bot.start();
