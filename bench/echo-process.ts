// The bare reference: vk-io's own long poll and `context.send`, nothing stored.
import { Agent } from 'node:http';
import { VK } from 'vk-io';
import { GROUP_ID, TOKEN } from './scene.ts';

const vk = new VK({
  token: TOKEN,
  pollingGroupId: GROUP_ID,
  apiBaseUrl: process.env['VK_API_BASE_URL'] ?? '',
  apiLimit: process.env['LIFTED'] === '1' ? 1000 : 20,
  // vk-io's types know only https.Agent; over http it needs the plain one.
  agent: new Agent({ keepAlive: true }) as never,
});
// vk-io's own random_id is over int32: VK refuses it.
let randomId = 0;
vk.updates.on('message_new', (context) => context.send({ message: 'Показатели', random_id: ++randomId }));
process.once('SIGTERM', () => process.exit(0));
await vk.updates.startPolling();
