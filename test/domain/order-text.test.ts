import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { readOrderText } from '../../src/domain/order-text/read-order-text.ts';
import type { ProposedDuty } from '../../src/domain/order-text/proposed-duty.ts';
import { MANNERS } from './order-text-manners.ts';
import { MADE_UP, READ_ON, SEEDS } from './order-text-samples.ts';
import type { ExpectedDuty, Sample } from './order-text-samples.ts';

const { calendar } = loadReference();
const read = (text: string) => readOrderText(text, { readOn: day(READ_ON), calendar });

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('ё', 'е');

/** Item, day or kind, addressee, mailbox and mark are exactly the expected ones; the title holds the expected words. */
function isFound(found: ProposedDuty, expected: ExpectedDuty): boolean {
  const title = plain(found.title);
  return (
    found.item === expected.item &&
    (found.dueOn ?? found.kind) === expected.due &&
    found.addressee === (expected.addressee ?? 'schools') &&
    found.mailbox === expected.mailbox &&
    found.mark === expected.mark &&
    expected.title.split(' ').every((word) => title.includes(plain(word)))
  );
}

function counted(samples: readonly Sample[]) {
  let right = 0;
  let expected = 0;
  let proposed = 0;
  for (const sample of samples) {
    const left = [...read(sample.text).duties];
    proposed += left.length;
    expected += sample.duties.length;
    for (const one of sample.duties) {
      const at = left.findIndex((duty) => isFound(duty, one));
      if (at < 0) continue;
      left.splice(at, 1);
      right += 1;
    }
  }
  return { right, expected, proposed };
}

describe.each([...SEEDS, ...MADE_UP, ...MANNERS])('$name', (sample) => {
  const found = read(sample.text);

  it('is named as it names itself', () => {
    expect(found.kind).toBe(sample.kind);
    if (sample.number !== undefined) expect(found.number).toBe(sample.number);
    expect(found.date).toBe(sample.date);
  });

  it('sets these duties and no others', () => {
    expect(
      found.duties.map(({ item, dueOn, kind, addressee, mailbox, mark }) => ({
        item,
        due: dueOn ?? kind,
        addressee,
        mailbox,
        mark,
      })),
    ).toEqual(
      sample.duties.map(({ item, due, addressee = 'schools', mailbox, mark }) => ({
        item,
        due,
        addressee,
        mailbox,
        mark,
      })),
    );
    for (const [index, duty] of found.duties.entries()) {
      for (const word of sample.duties[index]?.title.split(' ') ?? []) {
        expect(plain(duty.title)).toContain(plain(word));
      }
    }
  });
});

it('precision and recall', () => {
  expect(counted(SEEDS)).toEqual({ right: 23, expected: 23, proposed: 23 });
  const made = counted(MADE_UP);
  expect(made.right / made.expected).toBe(1);
  expect(made.right / made.proposed).toBe(1);
});

it('0 dates of laws, orders and figures are taken for deadlines', () => {
  const cited = [
    '2006-07-27',
    '2022-07-13',
    '2012-12-29',
    '2022-12-29',
    '2023-04-14',
    '2023-10-12',
    '2024-10-22',
    '2002-07-10',
  ];
  const days = [...SEEDS, ...MADE_UP].flatMap(({ text }) =>
    read(text).duties.flatMap(({ dueOn }) => dueOn ?? []),
  );
  expect(days.filter((on) => cited.includes(on))).toEqual([]);
  for (const date of [
    'от 27.07.2006',
    'от 13.07.2022 г. № 1241',
    'за период с 08.04.2023 по 14.04.2023',
    'с 1 марта 2023 года',
    'на 22.10.2024',
    'по состоянию на 01.10.2024',
  ]) {
    const [duty] = read(
      `Приказ № 1 от 10.10.2024\nприказываю:\n1. Директорам школ исправить данные ${date}.`,
    ).duties;
    expect([date, duty?.dueOn]).toEqual([date, undefined]);
  }
});

it('evidence, doubts and names', () => {
  const [, employees, chats, , , status, , note, report] = read(SEEDS[0]!.text).duties;
  expect([employees, chats, status, note, report].map((duty) => duty?.evidence)).toEqual([
    { kind: 'metric', metric: 'employees' },
    { kind: 'count', of: 'чатов' },
    { kind: 'metric', metric: 'status' },
    { kind: 'week-note' },
    { kind: 'report', form: 'class-report' },
  ]);
  expect(read(SEEDS[4]!.text).duties[0]?.doubts).toEqual(['conditional']);
  expect(read(SEEDS[4]!.text).duties[0]?.evidence).toEqual({ kind: 'link' });
  const [named] = read('приказываю:\n1. Директорам школ передать ключи Сидоровой А.А. до 01.11.2024.').duties;
  expect(named?.title).toBe('передать ключи');
});

it('lines torn anywhere say the same, and nothing takes long', () => {
  const text = SEEDS[0]!.text;
  const body = text.slice(text.indexOf('постановляет:'));
  const torn = body.replace(/(.{40,60}?) (?!\d+\.|-)/g, '$1\n');
  const key = (duties: readonly ProposedDuty[]) =>
    duties.map(({ item, dueOn, kind, title }) => [item, dueOn ?? kind, title]);
  expect(key(read(torn).duties)).toEqual(key(read(body).duties));
  const began = performance.now();
  for (const piece of [
    '1.1.2024 ',
    'до 1.1. ',
    'срок – ',
    'прошу и ',
    '1. ',
    'в течение ',
    'с 1 по ',
    '(',
    '«',
  ]) {
    read(`приказываю:\n1. ${piece.repeat(60_000 / piece.length)}`);
  }
  expect(performance.now() - began).toBeLessThan(15_000);
});
