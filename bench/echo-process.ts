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
vk.updates.on('message_new', (context) => context.send('Показатели'));
process.once('SIGTERM', () => process.exit(0));
await vk.updates.startPolling();
