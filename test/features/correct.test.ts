import { beforeEach, describe, expect, it } from 'vitest';
import { broadcastReply, fillText } from '../../src/features/subjects/batches/batch-text.ts';
import { testDefaults } from '../support/test-world.ts';
import { insertBatchRecipient, saveFilled, listBatchRecipients } from '../../src/storage/batch-recipient.ts';
import { changeBatchState, findBatch, insertBatch } from '../../src/storage/batch.ts';
import type { NewBatch } from '../../src/storage/batch.ts';
import { listJournal } from '../../src/storage/journal.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { markOver } from '../../src/storage/outbox-sending.ts';
import { stopBatch } from '../../src/storage/outbox-batch.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { all, get } from '../../src/storage/statement.ts';
import { addDirector, COORDINATOR, createOffice } from '../support/office.ts';
import type { TestWorld } from '../support/test-world.ts';

const SCHOOLS = [
  'МКОУ «Дегвинская СОШ»',
  'МКОУ «Мургукская СОШ»',
  'МКОУ «Урахинская СОШ»',
  'МКОУ «Канасирагинская СОШ»',
];
const [DEGVA, MURGUK, URAKHI, KANASIRAGI] = [21, 22, 23, 24] as const;
const SECOND_COORDINATOR = 11;
const CHAT = 2_000_000_001;
const DAY = 24 * 60 * 60_000;
const at = (text: string) => new Date(`${text}:00+03:00`);
const OLD = 'Совещание о «Сферуме» 24.10 в 15:00, в управлении.';
const NEW = 'Совещание о «Сферуме» 25.10 в 15:00, в управлении.';

let world: TestWorld;
beforeEach(() => {
  ({ world } = createOffice({ now: at('2024-10-22T12:00'), schools: SCHOOLS }));
  for (const [index, id] of [DEGVA, MURGUK, URAKHI, KANASIRAGI].entries()) {
    addDirector(world, id, SCHOOLS[index] ?? '');
  }
  world.person(SECOND_COORDINATOR, 'Второй координатор', 'coordinator');
});

function newBatch(more: Partial<NewBatch> = {}): number {
  const batch = { districtId: world.districtId, title: more.text ?? OLD, text: OLD, ...more };
  return insertBatch(world.db, batch, world.now);
}

/** A message of a batch to somebody, as a broadcast makes it. */
function tell(
  batchId: number,
  to: number,
  { values, notBefore, key = '' }: { values?: Record<string, string>; notBefore?: Date; key?: string } = {},
): number {
  const batch = findBatch(world.db, batchId);
  const person = findPersonByExternalId(world.db, to);
  if (batch === undefined || batch.text === undefined) throw new Error('no batch');
  const known = listBatchRecipients(world.db, batchId).some((one) => one.person?.peerId === to);
  if (person !== undefined && !known) {
    insertBatchRecipient(world.db, batchId, { personId: person.id, unitIds: [] });
  }
  const recipient = listBatchRecipients(world.db, batchId).find((one) => one.person?.peerId === to);
  if (recipient !== undefined && values !== undefined) saveFilled(world.db, recipient.id, values);
  const words = fillText(batch.text, values ?? {});
  const reply =
    batch.kind === 'broadcast'
      ? broadcastReply({ settings: testDefaults() }, batch, words)
      : { text: `Итоги района.\n${words}\nО своей школе — в личных сообщениях бота.` };
  const [id = 0] = enqueue(
    world.db,
    {
      ...reply,
      to,
      lane: 'bulk',
      batchId,
      dedupeKey: `batch/${batchId}/${to}${key}`,
      ...(notBefore && { notBefore }),
    },
    { now: world.now, random: world.base.random },
  );
  return id;
}

function correct(batchId: number, text: string, by = COORDINATOR): string {
  world.say(by, 'Исправить', { payload: { c: 'correct', a: { b: batchId } } });
  world.say(by, text);
  return world.press(by, 'Да, исправить').replaceAll('\u00a0', ' ');
}

const said = (peer: number) =>
  all<{ state: string; text: string | null; edits: number | null }>(
    world.db,
    "SELECT state, edits, json_extract(content, '$.text') AS text FROM outbox WHERE peer_id = ? AND batch_id IS NOT NULL ORDER BY id",
    [peer],
  );

describe('«Исправить»', () => {
  it('in place, anew, in the queue, and not for those who never got it', async () => {
    const batchId = newBatch();
    tell(batchId, DEGVA);
    markOver(world.db, tell(batchId, MURGUK), 'failed', 'person:901');
    markOver(world.db, tell(batchId, KANASIRAGI), 'failed', 'person:900');
    world.deliver();
    world.sleepUntil(at('2024-10-24T10:00'));
    tell(batchId, MURGUK, { key: '/r1' });
    tell(batchId, URAKHI, { notBefore: at('2024-10-24T15:00') });
    world.deliver();
    correct(batchId, NEW);
    world.note('В 15:00 уходит то, что было в очереди.');
    world.moveTo(at('2024-10-24T15:10'));

    const dialogs = [DEGVA, MURGUK, URAKHI, KANASIRAGI].map((peer) =>
      said(peer).filter(({ edits, state }) => edits === null && state === 'sent'),
    );
    expect(dialogs.map((messages) => messages.map(({ text }) => text?.includes('25.10')))).toEqual([
      [false, true],
      [true],
      [true],
      [],
    ]);
    const [entry] = listJournal(world.db, world.districtId, { limit: 5 });
    expect(entry).toMatchObject({ before: OLD, after: NEW });

    world.note('Ещё раз, на следующий день: у каждого исправляется то, что стоит у него сейчас.');
    world.sleepUntil(at('2024-10-25T09:00'));
    correct(batchId, 'Совещание отменено.');
    expect(
      [DEGVA, MURGUK, URAKHI].map((peer) => said(peer).findLast(({ edits }) => edits === null)?.text),
    ).toEqual([DEGVA, MURGUK, URAKHI].map(() => expect.stringContaining('Совещание отменено.') as unknown));
    expect(said(KANASIRAGI)).toHaveLength(1);
    await expect(world.transcript).toMatchFileSnapshot('../golden/correct.txt');
  });

  it('a text with variables is filled with the values of each; who has none keeps the old one', () => {
    const batchId = newBatch({
      text: '{школа}: пишут {показатель}.',
      spec: { audience: {}, metric: 'messages' },
    });
    tell(batchId, DEGVA, { values: { школа: 'Дегвинская', показатель: '7 из 31' } });
    tell(batchId, MURGUK, { values: { школа: 'Мургукская' } });
    world.deliver();
    world.say(COORDINATOR, 'Исправить', { payload: { c: 'correct', a: { b: batchId } } });
    expect(world.say(COORDINATOR, '{Школа}: пишут {показатель}, данные от 25.10.')).toContain(
      'Подставить нечего (1)',
    );
    world.press(COORDINATOR, 'Да, исправить');
    expect(said(DEGVA)[0]?.text).toContain('Дегвинская: пишут 7 из 31, данные от 25.10.');
    expect(said(MURGUK).map(({ text }) => text)).toEqual([
      expect.stringContaining('Мургукская: пишут {показатель}.') as unknown,
    ]);
  });

  it('the second press of two coordinators: the later one sees what stands now', () => {
    const batchId = newBatch();
    tell(batchId, DEGVA);
    world.deliver();
    world.say(SECOND_COORDINATOR, 'Исправить', { payload: { c: 'correct', a: { b: batchId } } });
    world.say(SECOND_COORDINATOR, 'Совещание 26.10.');
    correct(batchId, NEW);
    const second = world.press(SECOND_COORDINATOR, 'Да, исправить');
    expect(second).toContain('Это уже сделал');
    expect(second).toContain(NEW);
    expect(findBatch(world.db, batchId)?.text).toBe(NEW);
    expect(world.press(COORDINATOR, 'Да, исправить')).toContain('уже не действует');
  });

  it('the message in the chat is edited too, in the frame that it has', () => {
    const batchId = newBatch({ kind: 'results', title: 'Итоги недели 12–18.10', text: 'Пишут 12 из 31.' });
    tell(batchId, CHAT);
    world.deliver();
    world.say(COORDINATOR, 'Исправить', { payload: { c: 'correct', a: { b: batchId } } });
    const preview = world.say(COORDINATOR, 'Пишут 13 из 31.');
    expect(preview).toContain('В беседе исправлю на месте.');
    world.press(COORDINATOR, 'Да, исправить');
    expect(said(CHAT)[0]?.text).toBe(
      'Итоги района.\nПишут 13 из 31.\nО своей школе — в личных сообщениях бота.',
    );
  });

  it('a stopped one is corrected for those who have it, a refused one says so', () => {
    const batchId = newBatch();
    tell(batchId, DEGVA);
    world.deliver();
    tell(batchId, MURGUK, { notBefore: new Date(world.now.getTime() + DAY) });
    const batch = { id: batchId, districtId: world.districtId };
    changeBatchState(world.db, batch, { from: ['sent'], to: 'stopped', by: undefined }, world.now);
    expect(stopBatch(world.db, batchId)).toEqual({ stopped: 1, underWay: 0 });
    const asked = world.say(COORDINATOR, 'Исправить', { payload: { c: 'correct', a: { b: batchId } } });
    expect(asked).toContain('исправлю только у тех, кто её получил');
    world.say(COORDINATOR, NEW);
    world.press(COORDINATOR, 'Да, исправить');
    expect(said(DEGVA)[0]?.text).toContain(NEW);
    expect(said(MURGUK)).toMatchObject([{ state: 'expired' }]);

    const refused = newBatch({ state: 'refused' });
    expect(world.say(COORDINATOR, 'Исправить', { payload: { c: 'correct', a: { b: refused } } })).toContain(
      'не разрешили',
    );
  });

  it('what goes later gets the new text before it goes', () => {
    const batchId = newBatch({ state: 'planned', dueAt: at('2024-10-23T09:00') });
    const seen = correct(batchId, NEW);
    expect(seen).toContain('уйдёт новый текст');
    expect(findBatch(world.db, batchId)?.text).toBe(NEW);
  });

  it('what waits in several messages is replaced as a whole, for as long as it was meant to wait', () => {
    const long = `${'Очень длинный текст. '.repeat(220)}Конец.`;
    const batchId = newBatch({ text: long });
    const usefulUntil = at('2024-10-23T15:00');
    enqueue(
      world.db,
      { text: long, to: DEGVA, lane: 'bulk', batchId, notBefore: at('2024-10-22T15:00'), usefulUntil },
      { now: world.now, random: world.base.random },
    );
    expect(correct(batchId, NEW)).toContain('до отправки — 1');
    const rows = all<{ state: string; useful_until: number | null }>(
      world.db,
      'SELECT state, useful_until FROM outbox WHERE peer_id = ? ORDER BY id',
      [DEGVA],
    );
    expect(rows.map(({ state }) => state)).toEqual(['expired', 'expired', 'waiting']);
    expect(rows.at(-1)?.useful_until).toBe(usefulUntil.getTime());
  });

  it('of another district there is nothing to see', () => {
    const other = insertBatch(
      world.db,
      { districtId: world.schools.get(SCHOOLS[0] ?? '') ?? world.districtId, title: OLD, text: 'тайна' },
      world.now,
    );
    const seen = world.say(COORDINATOR, 'Исправить', { payload: { c: 'correct', a: { b: other } } });
    expect(seen).not.toContain('тайна');
    expect(get(world.db, 'SELECT 1 FROM dialog')).toBeUndefined();
  });
});
