// `npm run bench`: figures side by side in one run, nothing is asserted. `npm run bench -- reply import start` chooses.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { projectPath } from '../src/shared/project-root.ts';
import { benchBroadcast } from './broadcast.ts';
import { benchCard } from './card.ts';
import { benchChart } from './chart.ts';
import { benchImport } from './import.ts';
import { benchReply } from './reply.ts';
import { benchStart } from './start.ts';
import { benchTable } from './table.ts';

const parts = {
  import: benchImport,
  table: benchTable,
  card: benchCard,
  chart: benchChart,
  start: benchStart,
  reply: benchReply,
  broadcast: benchBroadcast,
};
const chosen = process.argv.slice(2);

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}\n`);
execFileSync('npm', ['run', 'build', '--silent'], {
  cwd: projectPath(),
  stdio: ['ignore', 'ignore', 'inherit'],
});
for (const [name, run] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) await run();
}
