// A child of main.ts: reads one mutated file after another under the limits of the bot's worker and says what is wrong.
import { loadReference } from '../../src/config/reference-data.ts';
import { readTable } from '../../src/ingest/read-table.ts';
import { faultsOf, importCheck } from './check-file.ts';
import type { FuzzFile } from './mutate.ts';

export type FuzzOrder = { file: FuzzFile; withImport: boolean };
/** `ms`: of the processor, since the machine may be busy with others. */
export type FuzzAnswer = { faults: string[]; ms: number; rssMb: number; records: number; refused: boolean };

const { metrics } = loadReference();
const checkImport = importCheck();

process.on('message', (order: FuzzOrder) => {
  void answer(order).then((said) => process.send?.(said));
});

async function answer({ file, withImport }: FuzzOrder): Promise<FuzzAnswer> {
  const start = process.cpuUsage();
  const table = await readTable(file, { metrics, district: 'Сергокалинский район' });
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  const faults = [...faultsOf(table), ...(withImport ? checkImport(table) : [])];
  const refused = table.problems.some(({ severity }) => severity === 'refuse');
  return { faults, ms, rssMb: process.memoryUsage().rss / 1048576, records: table.records.length, refused };
}
