import { describe, expect, test } from 'vitest';
import { DEFAULT_RETENTION } from '../../src/domain/retention.ts';
import { all } from '../../src/storage/statement.ts';
import type { TestWorld } from '../support/test-world.ts';
import { COORDINATOR, OWN, districtAt, loadOctober, noon, schoolId } from './people-support.ts';

const NUMBER = 777_000_777;
const COLLEAGUE = 555_000_555;

function connected(): TestWorld {
  const world = districtAt(noon('2024-10-28'));
  world.person(NUMBER, 'Директор', 'director', schoolId(world, OWN));
  world.person(COLLEAGUE, 'Ответственный', 'responsible', schoolId(world, OWN));
  loadOctober(world);
  return world;
}

function erase(world: TestWorld): string {
  world.say(NUMBER, 'Удалить меня');
  return world.say(NUMBER, 'Да, удалить');
}

/** Every row of the database that holds these letters, by table. */
function holding(world: TestWorld, what: string): string[] {
  const tables = all<{ name: string }>(world.db, "SELECT name FROM sqlite_master WHERE type = 'table'");
  return tables.flatMap(({ name }) =>
    all<Record<string, unknown>>(world.db, `SELECT * FROM ${name}`)
      .filter((row) => Object.values(row).some((value) => String(value).includes(what)))
      .map((row) => `${name}: ${JSON.stringify(row)}`),
  );
}

describe('who erased themself', () => {
  test('is no number in what was handled and sent, and soon in nothing at all', () => {
    const world = connected();
    world.say(NUMBER, 'Показатели');
    world.say(NUMBER, 'мера провести планёрку звонком до 30.10');
    world.say(NUMBER, 'AAAAA-BBBBB');
    world.moveTo(noon('2024-10-31'));
    expect(world.transcript).toContain('провести планёрку');
    expect(erase(world)).toContain('Удалил номер VK');
    const left = holding(world, String(NUMBER));
    // Only the event in hand, so that it is not taken for another one, and the answer to it.
    expect(left.filter((row) => row.startsWith('inbox'))).toHaveLength(1);
    expect(left.filter((row) => row.startsWith('outbox'))).toHaveLength(1);
    expect(left).toHaveLength(2);
    world.moveTo(noon('2024-11-02'));
    expect(holding(world, String(NUMBER))).toEqual([]);
  });

  test('is answered once when VK delivers the last message again', () => {
    const world = connected();
    world.say(NUMBER, 'Удалить меня');
    const last = {
      kind: 'message',
      peerId: NUMBER,
      senderId: NUMBER,
      text: 'да, удалить',
      files: [],
      conversationMessageId: 900,
    } as const;
    expect(world.receive(last)).toContain('Удалил номер VK');
    expect(world.receive(last)).toBe('');
  });

  test('may come back and go again', () => {
    const world = connected();
    erase(world);
    world.person(NUMBER, 'Директор', 'director', schoolId(world, OWN));
    world.say(NUMBER, 'Показатели');
    expect(erase(world)).toContain('Удалил номер VK');
    world.moveTo(noon('2024-10-31'));
    expect(holding(world, String(NUMBER))).toEqual([]);
  });

  test('leaves no words with the coordinator or a colleague, whose messages stay', () => {
    const world = connected();
    world.say(NUMBER, 'Вопрос как нам быть с телефонами СЛОВОВОПРОС');
    world.say(NUMBER, 'Спросить координатора');
    world.say(COORDINATOR, 'Вопросы школ');
    world.say(NUMBER, 'Вопрос где взять камеры СЛОВООТВЕЧЕНО');
    world.say(NUMBER, 'Спросить координатора');
    world.say(COORDINATOR, 'Вопросы школ');
    world.say(COORDINATOR, 'Ответить');
    world.say(COORDINATOR, 'В районе их нет.');
    world.say(NUMBER, 'мера СЛОВОМЕРА провести звонок до 30.10');
    world.say(NUMBER, 'Отчёт');
    world.say(NUMBER, 'Дополнить');
    world.say(NUMBER, 'СЛОВООТЧЁТ дополнение');
    world.say(NUMBER, 'Отправить координатору');
    world.say(COLLEAGUE, 'План на неделю');
    world.say(COLLEAGUE, 'Отчёт');
    world.say(COLLEAGUE, 'Отправить координатору');
    world.moveTo(noon('2024-10-30'));
    expect(world.transcript.match(/СЛОВОМЕРА/g)!.length).toBeGreaterThan(5);
    expect(world.transcript.match(/СЛОВООТВЕЧЕНО/g)!.length).toBeGreaterThan(2);
    erase(world);
    expect(holding(world, 'СЛОВО')).toEqual([]);
    const kept = all<{ content: string }>(
      world.db,
      'SELECT content FROM outbox WHERE peer_id = ? AND content IS NOT NULL',
      [COORDINATOR],
    );
    expect(kept.some(({ content }) => content.includes('«…»'))).toBe(true);
    expect(DEFAULT_RETENTION.outboxDays).toBeGreaterThan(DEFAULT_RETENTION.inboxDays);
  });

  test('leaves no reason of a silence, on no screen of the others and in no journal', () => {
    const world = connected();
    world.person(11, 'Второй координатор', 'coordinator');
    world.say(COORDINATOR, 'Включить тишину всем до 29.11 СЛОВОПРИЧИНА приёмки');
    world.say(COORDINATOR, 'Сохранить');
    expect(world.say(11, 'Тишина')).toContain('СЛОВОПРИЧИНА приёмки');
    expect(world.say(11, 'Журнал')).toContain('СЛОВОПРИЧИНА приёмки');
    world.say(COORDINATOR, 'Удалить меня');
    world.say(COORDINATOR, 'Да, удалить');
    expect(holding(world, 'СЛОВОПРИЧИНА')).toEqual([]);
    expect(world.say(11, 'Тишина')).toMatch(/Все школы — до 29\.11 \(/);
    expect(world.say(11, 'Журнал')).toMatch(/Включена тишина: Все школы — до 29\.11$/m);
  });

  test('is no page in what the coordinator was told', () => {
    const world = connected();
    world.person(31, 'Новый директор', 'director', schoolId(world, OWN));
    world.say(COLLEAGUE, 'Уйти из школы');
    world.say(COLLEAGUE, 'Да, уйти');
    expect(world.transcript).toContain(`vk.com/id${COLLEAGUE}`);
    world.person(COLLEAGUE, 'Ответственный', 'responsible', schoolId(world, OWN));
    world.say(COLLEAGUE, 'Удалить меня');
    world.say(COLLEAGUE, 'Да, удалить');
    expect(holding(world, `vk.com/id${COLLEAGUE}`)).toEqual([]);
  });
});
