import { parentPort, workerData } from 'node:worker_threads';
import type { ReadingOrder } from './read-in-worker.ts';
import { readSchoolList } from './read-school-list.ts';
import { readTable } from './read-table.ts';

// The entry of the worker that read-in-worker.ts starts: one order in workerData, one answer, the end.
const order = workerData as ReadingOrder;
const answer =
  order.what === 'table' ? await readTable(order.file, order.options) : await readSchoolList(order.file);
parentPort?.postMessage(answer);
