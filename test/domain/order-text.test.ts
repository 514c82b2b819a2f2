import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { readOrderText } from '../../src/domain/order-text/read-order-text.ts';
import type { ProposedDuty } from '../../src/domain/order-text/proposed-duty.ts';
import { MANNERS } from './order-text-manners.ts';
import { OFFICES } from './order-text-offices.ts';
import { MADE_UP, READ_ON, SEEDS } from './order-text-samples.ts';
import type { ExpectedDuty, Sample } from './order-text-samples.ts';
import { UNSEEN } from './order-text-unseen.ts';

const { calendar } = loadReference();
const read = (text: string, readOn = READ_ON) => readOrderText(text, { readOn: day(readOn), calendar });

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

describe.each([...SEEDS, ...MADE_UP, ...MANNERS, ...UNSEEN, ...OFFICES])('$name', (sample) => {
  const found = read(sample.text, sample.readOn);

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

it('says why a duty has to be looked at', () => {
  const doubtsOf = (item: string) => read(`приказываю:\n1. ${item}`).duties.map(({ doubts }) => doubts);
  expect(doubtsOf('Рекомендовать руководителям ОО провести собрания до 28.11.2024.')).toEqual([
    ['recommended'],
  ]);
  expect(doubtsOf('МБОУ «СОШ № 2» представить пояснения до 30.10.2024.')).toEqual([['some-schools']]);
  expect(doubtsOf('Школам со статусом «Не активна» войти в кабинет до 30.10.2024.')).toEqual([
    ['conditional'],
  ]);
  expect(doubtsOf('Директорам школ провести сверку к концу недели.')).toEqual([['relative-date']]);
});

it('terms in words', () => {
  const due = (term: string) => {
    const [duty] = read(
      `Приказ № 1 от 10.10.2024\nприказываю:\n1. Директорам школ сверить списки ${term}.`,
    ).duties;
    return [term, duty?.dueOn ?? duty?.kind, duty?.title];
  };
  for (const [term, day] of [
    ['до 12:00 (мск) 30.10.2024', '2024-10-30'],
    ['до 16-00 30.10.24', '2024-10-30'],
    ['не позднее 17 часов 30 минут 30 октября т.г.', '2024-10-30'],
    ['до 30.10.2024 (среда)', '2024-10-30'],
    ['30 октября с.г., до 15.00', '2024-10-30'],
    ['в срок по 30 октября сего года включительно', '2024-10-30'],
    ['не позднее, чем 2024-10-30', '2024-10-30'],
    ['в течение трёх рабочих дней со дня получения приказа', '2024-10-15'],
    ['в течение 3 дней', '2024-10-13'],
    ['в трёхдневный срок', '2024-10-13'],
    ['в недельный срок со дня подписания', '2024-10-17'],
    ['до конца октября', '2024-10-31'],
    ['в ноябре 2024 года', '2024-11-30'],
    ['в октябре – ноябре', '2024-11-30'],
    ['до декабря', '2024-11-30'],
    ['до 30 окт. 2024 г.', '2024-10-30'],
    ['до конца рабочего дня 30.10', '2024-10-30'],
    ['до З0.1О.2024', '2024-10-30'],
    ['до 3 0 . 1 0 . 2024 г.', '2024-10-30'],
    ['в I квартале 2025 года', '2025-03-31'],
    ['до конца третьего квартала', '2025-09-30'],
    ['до конца 4-го квартала', '2024-12-31'],
    ['до конца 2024/2025 учебного года', '2025-05-31'],
    ['к началу учебного года', '2025-09-01'],
    ['в период 14.10.2024–18.10.2024', '2024-10-18'],
    ['в возможно короткие сроки', 'soon'],
    ['в течение учебного года', 'standing'],
    ['не реже одного раза в неделю', 'weekly'],
    ['не позднее 5-го числа каждого месяца', 'standing'],
    ['не реже одного раза в квартал', 'standing'],
  ]) {
    expect(due(term ?? '')).toEqual([term, day, 'сверить списки']);
  }
  // What has no day of the calendar is told by the title alone.
  for (const term of ['не позднее трёх дней после проведения собрания', 'до конца второй четверти']) {
    expect(due(term)).toEqual([term, 'soon', `сверить списки ${term}`]);
  }
});

it('sentences beside one another', () => {
  const found = (text: string) =>
    read(`№ 77 от 14.10.2024\nРуководителям ОО\n${text}`).duties.map(({ dueOn, kind, title }) => [
      dueOn ?? kind,
      title,
    ]);
  expect(
    found('Ждём вас на совещании 23.10.2024 в 10:00. Мониторинг будет проводиться до 25.10.2024.'),
  ).toEqual([]);
  expect(found('Просим обеспечить участие педагогов в вебинаре 22 октября 2024 года в 15:00.')).toEqual([
    ['2024-10-22', 'обеспечить участие педагогов в вебинаре'],
  ]);
  // A term after a thing that recurs is of something else.
  expect(
    found('Отчёты предоставлять ежемесячно до 25-го числа. Срок предоставления информации – 18.10.2024.'),
  ).toEqual([['standing', 'предоставлять отчёты']]);
  expect(found('1. Представить отчёты до 30 октября и до 30 ноября 2024 года.')).toEqual([
    ['2024-10-30', 'представить отчёты'],
    ['2024-11-30', 'представить отчёты'],
  ]);
  expect(found('1. До 30 октября и до 30 ноября 2024 года представить отчёты.')).toEqual([
    ['2024-10-30', 'представить отчёты'],
    ['2024-11-30', 'представить отчёты'],
  ]);
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

it('titles are whole and say what', () => {
  const titlesOf = (text: string) =>
    read(`Приказ № 1 от 10.10.2024\nприказываю:\n${text}`).duties.map(({ title }) => title);
  // No cut inside quotes, no piece of a list, no half of a pair.
  expect(
    titlesOf(
      '1. Директорам школ вести контроль за использованием педагогическими работниками образовательных организаций района «Сферум» и «Библиотека цифрового контента» на уроках.',
    ),
  ).toEqual([
    'вести контроль за использованием педагогическими работниками образовательных организаций района «Сферум»…',
  ]);
  expect(
    titlesOf(
      '1. Директорам школ обеспечить долю педагогов: не менее 50 % – к 01.11.2024, не менее 80 % – к 01.12.2024.',
    ),
  ).toEqual([
    'обеспечить долю педагогов: не менее 50\u00a0%',
    'обеспечить долю педагогов: не менее 80\u00a0%',
  ]);
  expect(
    titlesOf('1. Направить отчёт (www.example.ru/otchet) с пометкой «Сферум. Отчёт» до 30.10.2024.'),
  ).toEqual(['направить отчёт']);
  expect(titlesOf('1. Директорам школ прекратить переписку в мессенджерах с 01.11.2024 г.')).toEqual([
    'прекратить переписку в мессенджерах с 01.11.2024',
  ]);
  expect(titlesOf('1. Директорам школ отправить заявку до 30.10.2024, иначе доступ закроют.')).toEqual([
    'отправить заявку',
  ]);
  expect(titlesOf('1. Директорам школ сдать списки в отдел кадров (Лебедева) до 30.10.2024.')).toEqual([
    'сдать списки в отдел кадров',
  ]);
  expect(titlesOf('1. В региональной системе «Мониторинг» обновить сведения до 30.10.2024.')).toEqual([
    'обновить в региональной системе «Мониторинг» сведения',
  ]);
});

it('a letter in answer to another one', () => {
  expect(
    read(
      'Управление образования\nна № 02-01-81/14320 от 01.10.2024\nДиректорам школ\nПросим прислать отчёт до 20.10.2024.',
    ),
  ).toMatchObject({ kind: 'письмо', duties: [{ dueOn: '2024-10-20' }] });
  expect(
    read('Управление образования\nна № 02-01-81/14320 от 01.10.2024\nПросим прислать отчёт.').number,
  ).toBe(undefined);
});

it('who is responsible may stand on a line of its own', () => {
  const [first, second] = read(
    'Протокол № 3 от 10.10.2024\nРЕШИЛИ:\n1. Подготовить памятку для родителей.\nСрок: до 30.10.2024\nОтв.: Ким О.С.\n2. Провести собрания.\nСрок: до 30.10.2024\nОтветственные: руководители школ',
  ).duties;
  expect([first?.addressee, first?.dueOn, first?.doubts]).toEqual(['others', '2024-10-30', []]);
  expect([second?.addressee, second?.dueOn, second?.doubts]).toEqual(['schools', '2024-10-30', []]);
});

it('a short letter, and what is asked beside it', () => {
  const found = (text: string) =>
    read(`Письмо № 7 от 14.10.2024\nДиректорам школ\n${text}`).duties.map(({ dueOn, kind, title }) => [
      dueOn ?? kind,
      title,
    ]);
  expect(found('Прошу сдать отчёт до 20.10.2024.')).toEqual([['2024-10-20', 'сдать отчёт']]);
  expect(
    found(
      'Прошу директоров школ представить планы до 20.10.2024, остальным руководителям – проверить списки до 25.10.2024.',
    ),
  ).toEqual([
    ['2024-10-20', 'представить планы'],
    ['2024-10-25', 'проверить списки'],
  ]);
  expect(
    found('Просим изучить рекомендации до 20.10.2024, а протоколы хранить в школе до 31.08.2025.'),
  ).toEqual([
    ['2024-10-20', 'изучить рекомендации'],
    ['2025-08-31', 'хранить протоколы в школе'],
  ]);
  expect(found('Кто ещё не сдал таблицу (была до 06.10.2024) - жду до 16.10.2024.')).toEqual([
    ['2024-10-16', 'прислать таблицу'],
  ]);
  expect(found('Школам, не представившим списки, направить их незамедлительно.')).toEqual([
    ['soon', 'направить списки'],
  ]);
  // What another verb says of schools is no order.
  expect(found('Школам предстоит провести собрания. Школам рекомендовано изучить памятку.')).toEqual([]);
  expect(found('Желающие и те, кто хочет поучаствовать, напишите куратору.')).toEqual([]);
});

it('lists without numbers or in one line', () => {
  const titlesOf = (text: string) =>
    read(`Письмо № 7 от 14.10.2024\nДиректорам школ\n${text}`).duties.map(({ item, title }) => [item, title]);
  const titles = ['проверить списки', 'провести собрания', 'удалить чаты'];
  expect(titlesOf('Управление просит:\nпроверить списки;\nпровести собрания;\nудалить чаты.')).toEqual(
    titles.map((title) => [undefined, title]),
  );
  expect(titlesOf('Необходимо:\n- проверить списки\n- провести собрания\n- удалить чаты')).toEqual(
    titles.map((title) => [undefined, title]),
  );
  expect(
    titlesOf('Для этого необходимо: 1) проверить списки; 2) провести собрания; 3) удалить чаты.'),
  ).toEqual(titles.map((title, index) => [`п. ${String(index + 1)}`, title]));
});

it('lines torn anywhere say the same, and nothing takes long', () => {
  const text = SEEDS[0]!.text;
  const body = text.slice(text.indexOf('постановляет:'));
  const torn = body.replace(/(.{40,60}?) (?!\d+\.|-)/g, '$1\n');
  const key = (duties: readonly ProposedDuty[]) =>
    duties.map(({ item, dueOn, kind, title }) => [item, dueOn ?? kind, title]);
  expect(key(read(torn).duties)).toEqual(key(read(body).duties));
  // In a file it comes at once: the bot answers others meanwhile.
  let longest = 0;
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
    'а',
    'А ',
    '- \n',
    'a | b\n',
    '1. прошу направить до 30.10.2024 на a@b.ru\n',
  ]) {
    const began = performance.now();
    read(`приказываю:\n1. ${piece.repeat(60_000 / piece.length)}`);
    longest = Math.max(longest, performance.now() - began);
  }
  expect(longest).toBeLessThan(5000);
});
