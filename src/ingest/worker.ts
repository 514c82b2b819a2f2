import { parentPort, workerData } from 'node:worker_threads';
import { packTable } from '../domain/packed-table.ts';
import type { PackedTable } from '../domain/packed-table.ts';
import type { TableFile } from './read-grids.ts';
import type { ReadingOrder } from './read-in-worker.ts';
import { readSchoolList } from './read-school-list.ts';
import { readTable } from './read-table.ts';
import type { ReadTableOptions } from './read-table.ts';
import { readReportFile } from './report/read-report-file.ts';

// The entry of the worker that read-in-worker.ts starts: one order in workerData, one answer, the end.
const order = workerData as ReadingOrder;
const answer = await read();
const packed = 'packed' in answer ? (answer as PackedTable).packed : undefined;
parentPort?.postMessage(answer, packed && [packed.data.buffer]);

async function readPacked(file: TableFile, options: ReadTableOptions): Promise<PackedTable> {
  return packTable(await readTable(file, options));
}

function read(): Promise<object> {
  switch (order.what) {
    case 'table':
      return readPacked(order.file, order.options);
    case 'schools':
      return readSchoolList(order.file);
    case 'report':
      return readReportFile(order.file, order.options);
    case 'order':
      // Word and PDF are loaded where one is read.
      return import('./order/read-order-file.ts').then(({ readOrderFile }) => readOrderFile(order.file));
  }
}
