import { describe, expect, test } from 'vitest';
import { listBookMistakes } from '../../src/config/answer-schemas.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import type { KnownAnswer } from '../../src/domain/known-answer.ts';

const { answers: book, orders, links } = loadReference();
const everyLine = book.answers.flatMap(({ answer, more = [] }) => [...answer, ...more]);
const find = (id: string): KnownAnswer => book.answers.find((one) => one.id === id)!;
const textOf = (id: string): string => [...find(id).answer, ...(find(id).more ?? [])].join('\n');

test('the answers are enough, each with its own label and question', () => {
  expect(book.answers.length).toBeGreaterThanOrEqual(40);
  for (const key of ['label', 'question'] as const) {
    const all = book.answers.map((entry) => entry[key]);
    expect(new Set(all).size).toBe(all.length);
  }
});

test('the five orders are there as they are printed', () => {
  const printed = orders
    .filter(({ quotedIn }) => quotedIn === undefined)
    .map(({ id, number, printedDate }) => [id, number, printedDate]);
  expect(printed).toEqual([
    ['n380', '№ 380', '22.10.2024 г.'],
    ['n219', '№ 01-16/219', '18.04.2023г'],
    ['october-2023', undefined, undefined],
    ['ccto', undefined, '29.04.23-05.05.23'],
    ['boksitogorsk', undefined, undefined],
  ]);
});

test('every item of every order is used, none is invented on the way', () => {
  const used = new Set(
    book.answers.flatMap(({ sources, moreSources = [] }) =>
      [...sources, ...moreSources].map(({ order, item }) => `${order} ${item ?? ''}`),
    ),
  );
  const listed = orders.flatMap(({ id, items }) => Object.keys(items).map((item) => `${id} ${item}`));
  expect(listed.filter((item) => !used.has(item))).toEqual([]);
});

describe('what must be exact', () => {
  test('days stand beside the item that sets them', () => {
    expect(textOf('by-what-date')).toMatch(/до 30\.10\.2024 [^,]*\(п\. 1\.2\)/);
    expect(textOf('by-what-date')).toMatch(/до 02\.11\.2024 [^,]*\(п\. 1\.9\)/);
    expect(textOf('by-what-date')).toContain('До 20.10.2023');
    expect(textOf('may-1')).toContain('не позднее 1 мая');
    expect(textOf('class-report')).toContain('sergokalaruo@e-dag.ru');
    expect(textOf('roadmaps')).toMatch(/14–25\.11\.2022[\s\S]*01\.12\.2022/);
  });

  test('the law is told with its limits, the district’s ban apart', () => {
    for (const limit of ['платёжные документы', 'персональные данные', 'переводах', 'счетах']) {
      expect(textOf('law-ban')).toContain(limit);
    }
    expect(find('law-ban').sources).toEqual([{ order: 'fz149', item: 'ч. 8 ст. 10' }]);
    expect(find('district-ban').sources).toContainEqual({ order: 'n380', item: 'п. 1.5' });
    expect(everyLine.join('\n')).not.toMatch(/оштраф|штраф|накаж|карается|грозит/i);
  });

  test('both thresholds keep their weeks', () => {
    expect(textOf('how-many-messages')).toMatch(/10 сообщений[^\n]*29\.04–05\.05\.2023/);
    expect(textOf('how-many-messages')).toMatch(/08\.04–14\.04\.2023[^\n]*больше трёх/);
  });
});

test('nobody’s name stands in an answer, and no line shouts or orders about', () => {
  for (const line of everyLine) {
    expect(line).not.toMatch(/\p{Lu}\p{Ll}+\s+\p{Lu}\.\s?\p{Lu}\./u);
    expect(line).not.toMatch(/!|осуществ|в целях|просьба|обеспечить/);
    expect(line).not.toMatch(/(?<!\p{L})ОО(?!\p{L})/u);
  }
});

describe('a mistake in the files is named', () => {
  const broken = (change: Partial<KnownAnswer>) =>
    listBookMistakes(
      { ...book, answers: [{ ...find('target'), ...change }, ...book.answers] },
      orders,
      links,
    );

  test.each<[string, Partial<KnownAnswer>, string]>([
    ['an unknown order', { sources: [{ order: 'n999' }] }, 'target: нет документа n999'],
    ['an item it has not', { sources: [{ order: 'n380', item: 'п. 9' }] }, 'target: в n380 нет п. 9'],
    ['an unknown link', { answer: ['{link:nowhere}'] }, 'target: нет ссылки {link:nowhere}'],
    ['another placeholder', { more: ['{support}'] }, 'target: нет ссылки {support}'],
    ['an unknown relation', { related: ['nobody'] }, 'target: нет связанного ответа nobody'],
    ['itself as a relation', { related: ['target'] }, 'target: нет связанного ответа target'],
    ['an unknown topic', { topic: 'nothing' }, 'target: нет темы nothing'],
  ])('%s', (_name, change, mistake) => {
    expect(broken(change)).toContain(mistake);
  });

  test('a day that is not the newest source’s', () => {
    const { asOf, ...entry } = find('law-ban');
    expect(asOf).toBe('2023-03-01');
    expect(listBookMistakes({ ...book, answers: [entry] }, orders, links)).toContain(
      'law-ban: asOf должен быть днём новейшего источника, 2023-03-01',
    );
  });

  test('a default address that a coordinator could not have typed', () => {
    const [link] = links;
    const bad = { ...link!, default: { ...link!.default!, value: 'http://sferum.ru' } };
    expect(listBookMistakes({ ...book, popular: [], answers: [] }, orders, [bad])).toEqual([
      'support: адрес http://sferum.ru не подходит',
    ]);
  });
});
