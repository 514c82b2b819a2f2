import { describe, expect, it } from 'vitest';
import { noteStart } from '../../src/app/stops.ts';
import { findWaitingEvent, insertInboxEvent, markHandled } from '../../src/storage/inbox.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { insertStagedFile, findStagedFile } from '../../src/storage/staged-file.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { SCHOOLS, at, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;

function createDistrict(): TestWorld {
  const world = createTestWorld({ now: at('2024-11-11', '10:00'), schools: SCHOOLS });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.person(DIRECTOR, 'директор Дегвинской', 'director', schoolId(world, SCHOOLS[0]));
  openChannel(world, COORDINATOR);
  world.tick();
  return world;
}

/** The program starts again. */
function restart(world: TestWorld, instant: Date): void {
  world.sleepUntil(instant);
  noteStart(world.shell, instant);
  world.tick();
}

function toldCoordinator(world: TestWorld): string[] {
  return world.transcript
    .split(/\n(?=Бот →|──|#)/)
    .filter((message) => message.startsWith('Бот → координатор'))
    .map((message) => message.replace(/^.*\n/, '').replace(/^ {4}/gm, '').trim());
}

it('golden: after a stop over the Friday', async () => {
  const world = createDistrict();
  loadWeek(world, '2024-11-08', {
    [SCHOOLS[0]]: { messages: [4, 20], calls: [1, 20] },
    [SCHOOLS[1]]: { messages: [6, 21], calls: [0, 21] },
  });
  world.moveTo(at('2024-11-15', '10:00'));
  world.note('15.11, 10:10: сервер выключили; директор за это время написал трижды');
  world.sleepUntil(at('2024-11-17', '08:02'));
  world.note('17.11, 08:02: бот снова работает');
  noteStart(world.shell, world.now);
  world.tick();
  world.note('три его сообщения приходят с первым опросом и получают ответ');
  for (const index of [1, 2, 3]) {
    const incoming = {
      kind: 'message' as const,
      peerId: DIRECTOR,
      senderId: DIRECTOR,
      text: 'Показатели',
      files: [],
      conversationMessageId: 1000 + index,
    };
    insertInboxEvent(world.db, { eventId: `waited/${index}`, incoming }, world.now);
    markHandled(world.db, findWaitingEvent(world.db)!.id, { now: world.now, keep: true });
  }
  world.moveTo(at('2024-11-17', '12:00'));
  await expect(world.transcript).toMatchFileSnapshot('../golden/after-a-stop.txt');
});

describe('a stop', () => {
  it('of ten minutes or less is nobody’s concern', () => {
    const world = createDistrict();
    restart(world, at('2024-11-11', '10:10'));
    world.moveTo(at('2024-11-11', '12:00'));
    expect(toldCoordinator(world)).toEqual([]);
  });

  it('over nothing is told too, by day and once', () => {
    const world = createDistrict();
    world.moveTo(at('2024-11-11', '12:00'));
    restart(world, at('2024-11-11', '23:00'));
    world.moveTo(at('2024-11-12', '07:30'));
    expect(toldCoordinator(world)).toEqual([]);
    world.moveTo(at('2024-11-12', '12:00'));
    expect(toldCoordinator(world)).toEqual([
      'Бот не работал с 11.11 12:00 до 11.11 23:00.\nНичего не пропущено.',
    ]);
  });

  it('the very first start has none', () => {
    const world = createTestWorld({ now: at('2024-11-11', '10:00') });
    world.person(COORDINATOR, 'координатор', 'coordinator');
    noteStart(world.shell, world.now);
    world.moveTo(at('2024-11-11', '12:00'));
    expect(toldCoordinator(world)).toEqual([]);
  });

  it('that is not told yet grows with the next one', () => {
    const world = createDistrict();
    restart(world, at('2024-11-11', '11:00'));
    restart(world, at('2024-11-11', '13:00'));
    world.moveTo(at('2024-11-11', '14:00'));
    expect(toldCoordinator(world)[0]).toMatch(/^Бот не работал с 11\.11 10:00 до 11\.11 13:00\./);
  });

  it('that nobody noticed as a start is told where something was late', () => {
    const world = createDistrict();
    world.moveTo(at('2024-11-15', '11:00'));
    world.sleepUntil(at('2024-11-15', '16:00'));
    world.tick();
    world.moveTo(at('2024-11-15', '16:30'));
    expect(toldCoordinator(world)).toEqual([
      'Бот не работал с 15.11 11:00 до 15.11 16:00.\nУшло с опозданием: напоминание в пятницу (на 4\u00a0часа).',
    ]);
  });

  it('names messages that ceased to be useful', () => {
    const world = createDistrict();
    const usefulUntil = at('2024-11-11', '11:00');
    enqueue(
      world.db,
      { to: DIRECTOR, lane: 'bulk', text: 'старое', usefulUntil },
      { ...world.base, now: world.now },
    );
    // Nothing is delivered meanwhile.
    world.sleepUntil(at('2024-11-11', '12:00'));
    noteStart(world.shell, world.now);
    world.moveTo(at('2024-11-11', '13:00'));
    expect(toldCoordinator(world)[0]).toContain('1\u00a0подготовленное сообщение снято');
  });
});

describe('every minute', () => {
  it('a file nobody decided on goes after its time', () => {
    const world = createDistrict();
    const { id } = ensurePerson(world.db, COORDINATOR, world.now);
    const expiresAt = at('2024-11-12', '10:00');
    const file = insertStagedFile(
      world.db,
      { districtId: world.districtId, personId: id, name: 'таблица.xlsx', expiresAt },
      world.now,
    );
    world.moveTo(at('2024-11-12', '09:30'));
    expect(findStagedFile(world.db, file)?.state).toBe('awaited');
    world.moveTo(at('2024-11-12', '10:00'));
    expect(findStagedFile(world.db, file)?.state).toBe('expired');
  });
});

describe('quiet hours', () => {
  it('what was made by day and could not go waits for the morning; the channel for 09:00', () => {
    const world = createDistrict();
    const context = { ...world.base, now: at('2024-11-11', '19:59') };
    enqueue(world.db, { to: DIRECTOR, lane: 'bulk', text: 'рассылка' }, context);
    enqueue(world.db, { to: 2_000_000_001, lane: 'bulk', text: 'итоги' }, context);
    enqueue(world.db, { to: COORDINATOR, lane: 'reply', text: 'ответ' }, context);
    world.sleepUntil(at('2024-11-11', '22:00'));
    world.tick();
    expect(world.transcript).toContain('ответ');
    expect(world.transcript).not.toContain('рассылка');
    world.moveTo(at('2024-11-12', '08:00'));
    expect(world.transcript).toContain('рассылка');
    expect(world.transcript).not.toContain('итоги');
    world.moveTo(at('2024-11-12', '09:00'));
    expect(world.transcript).toContain('итоги');
  });

  it('what somebody sent at night on purpose is not held', () => {
    const world = createDistrict();
    world.sleepUntil(at('2024-11-11', '22:00'));
    const context = { ...world.base, now: world.now };
    enqueue(world.db, { to: DIRECTOR, lane: 'bulk', text: 'срочно' }, context);
    world.tick();
    expect(world.transcript).toContain('срочно');
  });
});

describe('what is told of a stop', () => {
  it('two stops before the coordinators could be told are two, and what was late after the first is named', () => {
    const world = createDistrict();
    world.moveTo(at('2024-11-15', '11:00'));
    restart(world, at('2024-11-15', '12:30'));
    // Within the minute in which what waited is answered it falls again, and an hour later once more.
    world.sleepUntil(at('2024-11-15', '12:31'));
    restart(world, at('2024-11-15', '12:50'));
    world.moveTo(at('2024-11-15', '13:30'));
    expect(toldCoordinator(world)).toEqual([
      'Бот не работал с 15.11 11:00 до 15.11 12:50.\nУшло с опозданием: напоминание в пятницу (на 30\u00a0минут).',
    ]);
  });

  it('two stops of one night are told in the morning as two', () => {
    const world = createDistrict();
    world.moveTo(at('2024-11-11', '21:00'));
    restart(world, at('2024-11-11', '22:00'));
    world.moveTo(at('2024-11-12', '03:00'));
    restart(world, at('2024-11-12', '04:00'));
    world.moveTo(at('2024-11-12', '09:00'));
    expect(toldCoordinator(world)).toEqual([
      'Бот не работал с 11.11 21:00 до 11.11 22:00 и с 12.11 03:00 до 12.11 04:00.\nНичего не пропущено.',
    ]);
  });

  it('twice within an hour by day: two lines', () => {
    const world = createDistrict();
    world.moveTo(at('2024-11-11', '12:00'));
    restart(world, at('2024-11-11', '12:15'));
    world.moveTo(at('2024-11-11', '12:30'));
    restart(world, at('2024-11-11', '12:45'));
    world.moveTo(at('2024-11-11', '13:00'));
    expect(toldCoordinator(world)).toHaveLength(2);
  });

  it('a run that nobody would have heard of was not late: the summary for a head there is not', () => {
    const world = createDistrict();
    world.moveTo(at('2024-11-15', '20:00'));
    restart(world, at('2024-11-18', '14:00'));
    world.moveTo(at('2024-11-18', '15:00'));
    expect(toldCoordinator(world).at(-1)).toBe(
      'Бот не работал с 15.11 20:00 до 18.11 14:00.\nНичего не пропущено.',
    );
  });
});
