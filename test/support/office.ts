import { handleWaiting } from '../../src/app/handle-incoming.ts';
import { createTaskLoop } from '../../src/app/run-tasks.ts';
import type { FetchFile } from '../../src/app/fetch-and-read.ts';
import { writeDocument } from '../../src/documents/write-document.ts';
import type { SheetSpec } from '../../src/documents/document-spec.ts';
import type { OutboxContent } from '../../src/bot/outgoing.ts';
import { readOrderFile } from '../../src/ingest/order/read-order-file.ts';
import { readReportFile } from '../../src/ingest/report/read-report-file.ts';
import { readSchoolList } from '../../src/ingest/read-school-list.ts';
import { hostPolicyOf } from '../../src/net/allowed-hosts.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { readPacked } from './read-packed.ts';
import { createTestWorld } from './test-world.ts';
import type { TestWorld, TestWorldOptions } from './test-world.ts';

export const COORDINATOR = 10;

/** A world with a coordinator, to whom files may be sent: tasks run against bytes that the test gives. */
export function createOffice(options: TestWorldOptions) {
  const world = createTestWorld(options);
  world.person(COORDINATOR, 'Координатор', 'coordinator');
  return officeOver(world);
}

/** The same database under a program that was started anew. */
export function officeOver(world: TestWorld, files = new Map<string, Uint8Array>()) {
  const fetched: string[] = [];
  let fetchFile: FetchFile = (url) => {
    fetched.push(url);
    const bytes = files.get(url);
    return bytes === undefined ? Promise.reject(new Error(`no such file: ${url}`)) : Promise.resolve(bytes);
  };

  const tasks = createTaskLoop({
    db: world.db,
    clock: { now: () => world.now },
    log: world.shell.log,
    hosts: hostPolicyOf('https://api.vk.ru/method'),
    metrics: world.base.reference.metrics,
    onEnded: () => undefined,
    fetchFile: (url, signal) => fetchFile(url, signal),
    // A worker for each file would take most of the time of these tests; it has its own.
    readers: {
      readTable: readPacked,
      readSchools: readSchoolList,
      readReport: readReportFile,
      readOrder: readOrderFile,
    },
  });

  /** Runs what waits, and hands its results to the bot. */
  async function runTasks(): Promise<string> {
    const from = world.transcript.length;
    await tasks.drain();
    while (handleWaiting(world.shell, world.now) > 0);
    world.deliver();
    return plain(world.transcript.slice(from));
  }

  async function sendFile(
    name: string,
    bytes: Uint8Array | string,
    { text = '', from = COORDINATOR, size }: { text?: string; from?: number; size?: number } = {},
  ): Promise<string> {
    const url = `https://vk.com/doc/${files.size}`;
    const body = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    files.set(url, body);
    const extension = name.split('.').at(-1) ?? '';
    world.note(`файл «${name}»`);
    const said = world.say(from, text, {
      files: [{ name, extension, size: size ?? body.length, url }],
    });
    return plain(`${said}\n${await runTasks()}`);
  }

  function say(text: string): string {
    const said = plain(world.say(COORDINATOR, text));
    for (const content of listRecentContents(world.db, COORDINATOR, 3)) assertFits(content);
    return said;
  }

  return {
    world,
    files,
    fetched,
    sendFile,
    runTasks,
    say,
    /** Another way to the bytes: a network that fails. */
    fetchBy(other: FetchFile) {
      fetchFile = other;
    },
    /** The documents of the newest messages to somebody, newest first. */
    documentsTo(peerId: number) {
      return listRecentContents(world.db, peerId, 20).flatMap((content: OutboxContent) =>
        content.kind === 'message' ? (content.documents ?? []) : [],
      );
    },
  };
}

/** VK's limits for buttons under a message. */
function assertFits(content: OutboxContent): void {
  const keyboard = content.kind === 'message' ? content.keyboard : undefined;
  if (keyboard?.inline !== true) return;
  const buttons = keyboard.rows.flat();
  const labels = buttons.map(({ label }) => label);
  const problems = [
    ...(keyboard.rows.length > 6 ? ['more than 6 rows'] : []),
    ...(buttons.length > 10 ? ['more than 10 buttons'] : []),
    ...(keyboard.rows.some((row) => row.length > 5) ? ['more than 5 in a row'] : []),
    ...(new Set(labels).size < labels.length ? ['two buttons of one label'] : []),
    ...buttons.flatMap((one) =>
      one.kind === 'command' && JSON.stringify(one.payload).length > 255 ? [`payload of ${one.label}`] : [],
    ),
  ];
  if (problems.length > 0) throw new Error(`${problems.join(', ')}: ${labels.join(' | ')}`);
}

/** As a person reads it: the spaces that do not break are spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

/** The bytes of an Excel book with these sheets. */
export async function workbook(...sheets: readonly SheetSpec[]): Promise<Uint8Array> {
  return writeDocument({ format: 'xlsx', fileName: 'book.xlsx', sheets });
}

/** A director of a school who has written to the bot. */
export function addDirector(world: TestWorld, externalId: number, school: string): void {
  world.person(externalId, `Директор ${school}`, 'director', world.schools.get(school));
}
