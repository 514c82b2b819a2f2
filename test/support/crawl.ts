import type { Audience } from '../../src/bot/command.ts';
import type { Button, OutboxContent } from '../../src/bot/outgoing.ts';
import type { Role } from '../../src/domain/person.ts';
import { all, get } from '../../src/storage/statement.ts';
import { listLimitProblems } from '../../src/vk/limits.ts';
import type { TestWorld } from './test-world.ts';

/** A list of twelve schools is looked at by some of its buttons. */
const VARIANTS = 4;
const DEEPEST = 5;
const MOST_SCREENS = 250;

/** A screen: how it was reached, the buttons under its messages, and those of the keyboard below. */
export type Place = {
  path: readonly Button[];
  /** «Начать» → «Показатели» */
  of: string;
  screen: readonly Button[];
  below: readonly Button[];
};

export type Crawl = { role: Role; person: string; places: Place[]; problems: string[] };

type Somebody = { externalId: number; role: Role; person: string };
type Message = Extract<OutboxContent, { kind: 'message' }>;

/** What a button does, in words that can be compared. */
export function targetOf(button: Button): string {
  return button.kind === 'link'
    ? `ссылка ${button.url}`
    : `${button.payload.c} ${JSON.stringify(button.payload.a ?? {})}`;
}

/**
 * Presses every button that somebody can reach, breadth first. Each is tried on the state its path leads to and undone
 * afterwards, so that no button spoils the way to another.
 */
export function crawl(world: TestWorld, { externalId, role, person }: Somebody): Crawl {
  const { db } = world;
  const places: Place[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  const variants = new Map<string, number>();
  const served = namesServed(world, role);
  const incidents = () => get<{ n: number }>(db, 'SELECT count(incident) AS n FROM inbox')?.n ?? 0;
  const newest = () => get<{ id: number }>(db, 'SELECT coalesce(max(id), 0) AS id FROM outbox')?.id ?? 0;

  const press = (button: Button) =>
    world.say(externalId, button.label, button.kind === 'command' ? { payload: button.payload } : {});

  function tryOut(path: readonly Button[]): { said: Message[]; hasFailed: boolean } {
    db.exec('SAVEPOINT crawl');
    for (const button of path.slice(0, -1)) press(button);
    const before = incidents();
    const last = newest();
    for (const button of path.slice(-1)) press(button);
    const tried = { said: messagesTo(world, externalId, last), hasFailed: incidents() > before };
    db.exec('ROLLBACK TO crawl');
    db.exec('RELEASE crawl');
    return tried;
  }

  const start: Button = { kind: 'command', label: 'Начать', payload: { c: 'start' } };
  const queue: { path: readonly Button[]; below: readonly Button[] }[] = [{ path: [start], below: [] }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { path } = next;
    const { said, hasFailed } = tryOut(path);
    const place = placeOf(path, said, next.below);
    const target = path.map(targetOf).at(-1) ?? '';
    if (hasFailed) problems.push(`${place.of}: не получилось (${target})`);
    if (said.length === 0) problems.push(`${place.of}: нет ответа (${target})`);
    problems.push(...problemsOf(place, said, served));
    places.push(place);
    for (const button of [...place.screen, ...place.below]) {
      if (button.kind === 'link') continue;
      const { c } = button.payload;
      const key = targetOf(button);
      const tried = variants.get(c) ?? 0;
      const isEnough = tried >= VARIANTS || path.length >= DEEPEST || seen.size >= MOST_SCREENS;
      if (seen.has(key) || isEnough) continue;
      seen.add(key);
      variants.set(c, tried + 1);
      queue.push({ path: [...path, button], below: place.below });
    }
  }
  return { role, person, places, problems };
}

/** The messages that came by themselves, each a screen; they come whatever the keyboard is, so none stands below. */
export function screensOfJobs(world: TestWorld, { externalId, role, person }: Somebody): Crawl {
  const served = namesServed(world, role);
  const told = messagesTo(world, externalId, 0, 'bulk').map((message) => {
    const label = message.text.split('\n')[0] ?? '';
    const place = placeOf([{ kind: 'link', label, url: '' }], [message], []);
    return { place, problems: problemsOf(place, [message], served) };
  });
  return {
    role,
    person,
    places: told.map(({ place }) => place),
    problems: told.flatMap(({ problems }) => problems),
  };
}

function placeOf(path: readonly Button[], said: readonly Message[], before: readonly Button[]): Place {
  const keyboards = said.flatMap(({ keyboard }) => keyboard ?? []);
  const replaced = keyboards.findLast(({ inline }) => !inline);
  return {
    path,
    of: path.map(({ label }) => `«${label}»`).join(' → '),
    screen: keyboards.filter(({ inline }) => inline).flatMap(({ rows }) => rows.flat()),
    below: replaced?.rows.flat() ?? before,
  };
}

function problemsOf(
  { of, screen, below }: Place,
  said: readonly Message[],
  served: ReadonlySet<string>,
): string[] {
  const unknown = [...screen, ...below].flatMap((button) =>
    button.kind === 'command' && !served.has(button.payload.c)
      ? [`${of}: «${button.label}» зовёт ${button.payload.c}, такой команды нет`]
      : [],
  );
  const refused = said.flatMap(({ text, keyboard }) =>
    listLimitProblems({ peerId: 1, randomId: 1, text, attachments: [], ...(keyboard && { keyboard }) }).map(
      ({ problem }) => `${of}: ${problem}`,
    ),
  );
  return [...unknown, ...refused];
}

function messagesTo({ db }: TestWorld, peerId: number, after: number, lane?: 'bulk'): Message[] {
  return all<{ content: string }>(
    db,
    `SELECT content FROM outbox
     WHERE peer_id = ? AND id > ? AND content IS NOT NULL AND (? IS NULL OR lane = ?) ORDER BY id`,
    [peerId, after, lane ?? null, lane ?? null],
  ).flatMap(({ content }) => {
    const parsed = JSON.parse(content) as OutboxContent;
    return parsed.kind === 'message' ? [parsed] : [];
  });
}

function namesServed({ features }: TestWorld, role: Audience): Set<string> {
  return new Set(features.commands.filter(({ who }) => who.includes(role)).map(({ name }) => name));
}
