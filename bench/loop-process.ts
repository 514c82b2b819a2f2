// The bare reference of a broadcast: vk-io's own queue, one message after another, nothing stored and nothing checked.
import { Agent } from 'node:http';
import { VK } from 'vk-io';
import { TOKEN } from './scene.ts';

const vk = new VK({
  token: TOKEN,
  apiBaseUrl: process.env['VK_API_BASE_URL'] ?? '',
  apiLimit: 20,
  agent: new Agent({ keepAlive: true }) as never,
});
const peers = (process.env['PEERS'] ?? '').split(',').map(Number);
const inACall = Number(process.env['IN_A_CALL'] ?? 1);
const calls: Promise<unknown>[] = [];
for (let from = 0; from < peers.length; from += inACall) {
  const group = peers.slice(from, from + inACall);
  calls.push(vk.api.messages.send({ peer_ids: group, random_id: from + 1, message: `Школе ${from}` }));
}
await Promise.all(calls);
