import { handleWaiting } from '../../src/app/handle-incoming.ts';
import { createTaskLoop } from '../../src/app/run-tasks.ts';
import { sourceDepsOf } from '../../src/app/source-deps.ts';
import { localDayOf, localTimeOf, parseTimeZone } from '../../src/domain/zone.ts';
import { readSchoolList } from '../../src/ingest/read-school-list.ts';
import { hostPolicyOf } from '../../src/net/allowed-hosts.ts';
import type { SourceDeps } from '../../src/sources/found.ts';
import type { FakeCloud } from './fake-cloud.ts';
import { COORDINATOR } from './office.ts';
import { readPacked } from './read-packed.ts';
import { createTestWorld } from './test-world.ts';
import type { TestWorld, TestWorldOptions } from './test-world.ts';
import { SCHOOLS, at } from './week-tables.ts';

const HEADINGS = [
  ...['№', 'Наименование ОО', 'Статус', 'Количество учителей'],
  ...['Написали не менее 10 сообщений, чел.', 'Совершили хотя бы 1 звонок, чел.'],
];

/** The week's table as the region sends it, by school: teachers, who writes, who calls. */
export function weekTable(
  week: string,
  rows: readonly (readonly [school: string, teachers: number, writes: number, calls: number])[],
): string {
  return [
    `Мониторинг ${week}`,
    HEADINGS.join(';'),
    ...rows.map(([school, ...counts], index) => [index + 1, school, 'Активна', ...counts].join(';')),
  ].join('\n');
}

const TEACHERS = [31, 22, 27, 48];

/** Four schools; `more` teachers write than the week before. */
export function rowsOf(more = 0): [string, number, number, number][] {
  return TEACHERS.map((teachers, index) => [SCHOOLS[index]!, teachers, 9 + index + more, index]);
}

export const LAST_WEEK = weekTable('с 12.10.2024 по 18.10.2024', rowsOf());
export const NEW_WEEK = weekTable('с 19.10.2024 по 25.10.2024', rowsOf(2));
/** One school has more who write than teachers. */
export const DOUBTFUL = weekTable('с 19.10.2024 по 25.10.2024', [
  ...rowsOf(2).slice(0, 3),
  [SCHOOLS[3], 48, 52, 1],
]);

/** A district on a Friday over a fake cloud: the clock is moved by hand, tasks run on the way. */
export function createFriday(
  options: Partial<TestWorldOptions> & {
    cloud?: FakeCloud;
    sources?: Partial<SourceDeps> | 'off';
    readTable?: typeof readPacked;
  } = {},
) {
  const world = createTestWorld({
    now: at('2024-10-21', '10:00'),
    schools: SCHOOLS.slice(0, 4),
    ...options,
  });
  const isNew = world.db.prepare('SELECT 1 FROM binding').get() === undefined;
  world.person(COORDINATOR, 'Координатор', isNew ? 'coordinator' : undefined);
  const zone = parseTimeZone(world.base.defaults.timeZone)!;
  const { cloud, sources = {}, readTable = readPacked } = options;
  const deps: SourceDeps = {
    ...sourceDepsOf([], []),
    timeoutMs: 2_000,
    maxBytes: 2 * 1024 * 1024,
    pause: () => Promise.resolve(),
    ...(cloud && { loopbackOrigin: cloud.origin }),
    ...(sources === 'off' ? {} : sources),
  };
  const files = new Map<string, Uint8Array>();
  const tasks = createTaskLoop({
    db: world.db,
    clock: { now: () => world.now },
    log: world.shell.log,
    hosts: hostPolicyOf('https://api.vk.ru/method'),
    metrics: world.base.reference.metrics,
    onEnded: () => undefined,
    ...(sources === 'off' ? {} : { sources: deps }),
    fetchFile: (url) => Promise.resolve(files.get(url)!),
    readers: { readTable, readSchools: readSchoolList },
  });
  let shown = 0;
  let lastTime = '';
  const lines: string[] = [];

  /** Writes down what was said since, under the time it was said at. */
  function print(): void {
    const said = world.transcript.slice(shown).trimEnd();
    shown = world.transcript.length;
    if (said === '') return;
    const hasTime = said.startsWith('── ');
    const time = `── ${localDayOf(world.now, zone)} ${localTimeOf(world.now, zone)} ──`;
    const isLater = time !== lastTime && !hasTime;
    lastTime = hasTime ? (/^── .* ──/.exec(said)?.[0] ?? '') : time;
    lines.push(...(isLater ? [time] : []), said);
  }

  async function settle(): Promise<void> {
    await tasks.drain();
    while (handleWaiting(world.shell, world.now) > 0);
    world.deliver();
    print();
  }

  const moves = {
    world,
    deps,
    note(text: string) {
      lines.push(`# ${text}`);
    },
    async sendFile(name: string, text: string) {
      const url = `https://vk.com/doc/${files.size}`;
      const bytes = new TextEncoder().encode(text);
      files.set(url, bytes);
      world.say(COORDINATOR, '', { files: [{ name, extension: 'csv', size: bytes.length, url }] });
      await settle();
    },
    async press(label: string) {
      world.press(COORDINATOR, label);
      await settle();
    },
    async say(text: string) {
      world.say(COORDINATOR, text);
      await settle();
    },
    /** Moves on in steps of the minutes, with everything that becomes due. */
    async until(instant: Date, step = 5) {
      while (world.now < instant) {
        const next = Math.min(world.now.getTime() + step * 60_000, instant.getTime());
        world.moveTo(new Date(next), step);
        await settle();
      }
    },
    settle,
    /** What is fetched and read, without what follows from it. */
    drainTasks: () => tasks.drain(),
    stop: () => tasks.stop(),
    get transcript() {
      return `${lines.join('\n').replaceAll('\u00a0', ' ')}\n`;
    },
  };
  return moves;
}

export type Friday = ReturnType<typeof createFriday>;

/** Last week's table written by hand, so that its look is known; the source set and tried. */
export async function setSource(friday: Friday, link: string): Promise<void> {
  await friday.sendFile('мониторинг 18.10.csv', LAST_WEEK);
  await friday.press('Записать');
  await friday.say('Источник таблицы');
  await friday.press('Указать источник');
  await friday.say(link);
  await friday.press('Смотреть здесь');
}

export function importsOf({ db }: TestWorld): string[] {
  return db.prepare('SELECT title FROM import ORDER BY id').pluck().all() as string[];
}
