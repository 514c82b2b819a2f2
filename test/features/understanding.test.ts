import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COORDINATOR,
  DIRECTOR,
  GUEST,
  OTHER,
  OWN,
  SCHOOLS,
  districtAt,
  loadOctober,
  noon,
  schoolId,
} from './people-support.ts';
import { BLIND_COORDINATOR, BLIND_DIRECTOR } from './understanding-blind.ts';
import {
  COORDINATOR as OFFICE,
  COORDINATOR_TRAPS,
  DIRECTOR as SCHOOL,
  DIRECTOR_TRAPS,
  LATER_COORDINATOR,
  LATER_DIRECTOR,
} from './understanding-phrasings.ts';
import type { Phrasing } from './understanding-phrasings.ts';
import { BUSY_COORDINATOR, BUSY_DIRECTOR } from './understanding-busy.ts';
import { DESK_COORDINATOR, DESK_DIRECTOR } from './understanding-desk.ts';
import { addDays, day, weekdayOf } from '../../src/domain/calendar-day.ts';
import { shortNames } from '../../src/domain/school-name.ts';
import { OFF_TOPIC, OTHERS, QUESTION } from '../../src/features/understanding/intent.ts';
import { INTENTS } from '../../src/features/understanding/intents.ts';
import { CONCEPTS } from '../../src/features/understanding/concept-lexicon.ts';
import { resolve } from '../../src/features/understanding/resolve.ts';
import type { Meaning, Understanding } from '../../src/features/understanding/resolve.ts';
import type { Speaker } from '../../src/features/understanding/cues.ts';
import { createFeatures } from '../../src/features/registry.ts';
import { seededRandom } from '../../src/shared/random.ts';
import type { Random } from '../../src/shared/random.ts';

const NAMES = [...SCHOOLS, 'МКОУ «Сергокалинская СОШ №11»'];
const shorts = shortNames(NAMES);
const schools = NAMES.map((name, index) => ({ id: index + 1, name, short: shorts.get(name)! }));
const speakerOf = (side: Speaker['side']): Speaker => ({
  side,
  today: day('2024-10-23'),
  schools,
  ownSchool: NAMES.indexOf(OWN) + 1,
  mayRun: () => true,
});

/** Whatever a person types, these are only offered. */
const WRITING = new Set([
  ...[
    'dispute',
    'employees',
    'deadline-done',
    'erase-me',
    'leave-school',
    'appoint',
    'preferences',
    'add-measure',
  ],
  ...['broadcast', 'invite', 'enter-value', 'settings', 'deadline-add', 'import-undo', 'school-add'],
  ...['silence-add', 'vacation-add', 'hand-over', 'invite-coordinator', 'deputy', 'duty-not-ours'],
]);

const BOOKS: readonly (readonly [name: string, side: Speaker['side'], phrasings: readonly Phrasing[]])[] = [
  ['a school', 'school', [...SCHOOL, ...LATER_DIRECTOR]],
  ['a school, traps', 'school', DIRECTOR_TRAPS],
  ['a coordinator', 'coordinator', [...OFFICE, ...LATER_COORDINATOR]],
  ['a coordinator, traps', 'coordinator', COORDINATOR_TRAPS],
  ['the desk', 'coordinator', DESK_COORDINATOR],
  ['the desk, a school', 'school', DESK_DIRECTOR],
];
const BUSY: typeof BOOKS = [
  ['a busy school', 'school', BUSY_DIRECTOR],
  ['a busy coordinator', 'coordinator', BUSY_COORDINATOR],
];
const BLIND: typeof BOOKS = [
  ['a school', 'school', BLIND_DIRECTOR],
  ['a coordinator', 'coordinator', BLIND_COORDINATOR],
];

describe('phrasings', () => {
  test.each([...BOOKS, ...BUSY])('of %s are taken for what they mean', (_, side, phrasings) => {
    const wrong = wrongOf(side, phrasings);
    expect(wrong.length / phrasings.length, wrong.join('\n')).toBeLessThanOrEqual(0.03);
  });

  test('are at least 320, with 40 traps; those never tuned on are at least 80 and nearly as well understood', () => {
    expect(BOOKS.flatMap(([, , phrasings]) => phrasings).length).toBeGreaterThanOrEqual(320);
    expect(DIRECTOR_TRAPS.length + COORDINATOR_TRAPS.length).toBeGreaterThanOrEqual(40);
    const all = BLIND.flatMap(([, , phrasings]) => phrasings);
    expect(all.length).toBeGreaterThanOrEqual(80);
    const wrong = BLIND.flatMap(([, side, phrasings]) => wrongOf(side, phrasings));
    expect(wrong.length / all.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
  });

  test('none runs a command that changes something', () => {
    for (const [, side, phrasings] of [...BOOKS, ...BUSY, ...BLIND]) {
      for (const [text] of phrasings) expect(ranBy(resolve(text, speakerOf(side))), text).not.toBe(true);
    }
  });
});

describe('any text', () => {
  const words = Object.values(CONCEPTS).flatMap((list) => list.replaceAll('*', '').split(' '));
  const sentence = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), {
    maxLength: 9,
  });
  const side = fc.constantFrom<Speaker['side']>('school', 'coordinator');

  test('gives a meaning without throwing, and changes nothing by itself', () => {
    fc.assert(
      fc.property(sentence, side, (said, who) => {
        expect(ranBy(resolve(said.join(' '), speakerOf(who)))).not.toBe(true);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), side, (said, who) => {
        resolve(said, speakerOf(who));
      }),
      { numRuns: 1000 },
    );
  });

  test('means the same in capitals, with other spaces and with politeness', () => {
    const frames: readonly ((text: string) => string)[] = [
      (text) => text.toUpperCase(),
      (text) => `${text.replaceAll(' ', '  ')} ...`,
      (text) => `пожалуйста ${text}`,
      (text) => `Добрый день, ${text}`,
      (text) => `Скажите, пожалуйста, ${text}`,
      (text) => `бот, ${text}`,
    ];
    for (const [, who, phrasings] of BOOKS) {
      for (const [text] of phrasings) {
        const plain = resolve(text, speakerOf(who));
        if (plain.kind === 'manner' || plain.kind === 'none') continue;
        for (const frame of frames) {
          expect(printed(resolve(frame(text), speakerOf(who))), frame(text)).toBe(printed(plain));
        }
      }
    }
  });

  test('with one misprint in a long word means the same, nine times of ten, and never runs what changes something', () => {
    const random = seededRandom(5);
    let [all, same] = [0, 0];
    for (const [, who, phrasings] of BOOKS) {
      for (const [text] of phrasings) {
        const plain = resolve(text, speakerOf(who));
        const words = text.split(' ');
        const long = words.findIndex((word) => /^[а-яё]{6,}$/i.test(word));
        if (plain.kind === 'manner' || plain.kind === 'none' || long < 0) continue;
        words[long] = misprint(words[long]!, random);
        const meant = resolve(words.join(' '), speakerOf(who));
        expect(ranBy(meant)).toBe(false);
        all += 1;
        if (printed(meant) === printed(plain)) same += 1;
      }
    }
    expect(same / all).toBeGreaterThan(0.9);
  });

  test('with a refusal runs nothing', () => {
    const verb = fc.constantFrom('не надо', 'не присылайте', 'не показывай', 'не хочу', 'не нужны');
    fc.assert(
      fc.property(
        verb,
        fc.constantFrom('показатели', 'звонки', 'отчет', 'сроки', 'динамика'),
        side,
        (not, what, who) => {
          expect(resolve(`${not} ${what}`, speakerOf(who)).kind).not.toBe('run');
        },
      ),
    );
  });

  test('is short work', () => {
    const texts = BOOKS.flatMap(([, who, phrasings]) => phrasings.map(([text]) => ({ text, who })));
    const district = Array.from({ length: 40 }, (_, index) => ({
      id: index + 1,
      name: NAMES[index] ?? `МБОУ «Село-${index}ская СОШ»`,
      short: `Село ${index}`,
    }));
    const rounds = Array.from({ length: 3 }, () => {
      const from = performance.now();
      for (const { text, who } of texts) resolve(text, { ...speakerOf(who), schools: district });
      return (performance.now() - from) / texts.length;
    });
    expect(Math.min(...rounds)).toBeLessThan(2);
  });
});

describe('periods', () => {
  const weekOn = (today: string, text: string) => {
    const understood = resolve(text, { ...speakerOf('school'), today: day(today) });
    return understood.kind === 'run' ? understood.meaning.args.w : undefined;
  };

  test.each([
    // A Friday ends its week, a Saturday begins the next one.
    ['2024-10-25', 'показатели за прошлую неделю', '2024-10-18'],
    ['2024-10-26', 'показатели за прошлую неделю', '2024-10-25'],
    ['2024-10-26', 'показатели за эту неделю', '2024-11-01'],
    ['2025-01-02', 'показатели за декабрь', '2024-12-27'],
    ['2025-01-02', 'показатели 28.12-03.01', '2025-01-03'],
    ['2024-10-02', 'показатели за октябрь', undefined],
    ['2024-10-23', 'показатели за октябрь 2023', '2023-10-27'],
    ['2024-10-23', 'показатели за вторую неделю октября', '2024-10-11'],
    ['2024-10-23', 'показатели за ноябрь', '2023-11-24'],
    ['2024-10-23', 'показатели за 25.12', '2023-12-29'],
  ])('on %s «%s»', (today, text, week) => {
    expect(weekOn(today, text)).toBe(week);
  });

  test('are weeks of the monitoring that have begun, whatever is said', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((after) => addDays(day('2023-01-01'), after));
    const said = fc.constantFrom(
      'за прошлую неделю',
      'за эту неделю',
      'за октябрь',
      'за прошлый месяц',
      'за 30.10',
      '3 недели назад',
      'за 12-18 мая',
    );
    fc.assert(
      fc.property(days, said, (today, when) => {
        const week = weekOn(today, `показатели ${when}`);
        if (week === undefined) return;
        expect(weekdayOf(week)).toBe(5);
        expect(week <= addDays(today, 6)).toBe(true);
      }),
    );
  });
});

test('every intent leads to a command of its speaker', () => {
  const { commands } = createFeatures();
  const roles = {
    school: ['director'],
    coordinator: ['coordinator'],
    anybody: ['director', 'coordinator'],
  } as const;
  const missing = INTENTS.filter(({ command }) => ![QUESTION, OFF_TOPIC, OTHERS].includes(command)).flatMap(
    ({ command, speaker }) =>
      roles[speaker].flatMap((role) =>
        commands.some(({ name, who }) => name === command && who.includes(role))
          ? []
          : [`${command} (${role})`],
      ),
  );
  expect(missing).toEqual([]);
});

describe('the bot', () => {
  function bound() {
    const world = districtAt(noon('2024-10-28'));
    world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
    loadOctober(world);
    return world;
  }

  test('says what it understood', async () => {
    const world = bound();
    for (const text of [
      'покажи показатили за прошлую неделю',
      'звонки в октябре',
      'сколько осталось до отчета',
      'динамика учеников за год',
      'что надо сделать',
      'цифра по звонкам неправильная',
      'удали меня',
      'моя школа',
      'не присылайте показатели',
      'достали уже',
      'как у дегвинской с сообщениями',
      'как получить статус активна',
      'какая неделя считается',
      'добрый день',
      'Магомедов Ахмед 7б',
      'когда ЕГЭ',
    ]) {
      world.say(DIRECTOR, text);
    }
    for (const text of [
      'как у дегвинской с сообщениями',
      'покажи сергокалинскую за прошлую неделю',
      'школа 7',
      'кто не сдал анализ',
      'у каких школ ноль по звонкам',
      'разошли всем напоминание',
      'цифра по звонкам неправильная',
      'не отправляй рассылку',
      'добрый вечер',
    ]) {
      world.say(COORDINATOR, text);
    }
    await expect(world.transcript).toMatchFileSnapshot('../golden/understanding.txt');
  });

  test('says nothing of its own where the word is nearly the command', () => {
    const world = bound();
    expect(world.say(DIRECTOR, 'Показатли')).not.toContain('Понял так');
    expect(world.say(DIRECTOR, 'скажите пожалуйста показатели')).not.toContain('Понял так');
    expect(world.say(DIRECTOR, 'покажи показатели за прошлую неделю')).toContain(
      'Понял так: показатели за неделю 19–25.10.',
    );
  });

  test('says a school that is not the own one nothing of', () => {
    const said = bound().say(DIRECTOR, 'звонки дегвинской');
    expect(said).toContain('Показатели других школ');
    expect(said).not.toContain('Дегвинская');
  });

  test('leaves the words to an open dialog', () => {
    const world = bound();
    world.say(DIRECTOR, 'Обновить число');
    expect(world.say(DIRECTOR, 'покажи звонки за прошлую неделю')).not.toContain('Понял так');
  });

  test('says who speaks for several schools first of which school it speaks', () => {
    const world = bound();
    world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OTHER));
    const said = world.say(DIRECTOR, 'покажи звонки за прошлую неделю');
    const [, first, second] = said.split('\n').map((line) => line.trim());
    expect(NAMES).toContain(first);
    expect(second).toMatch(/^Понял так/);
    expect(said.split(first!).length).toBe(2);
    const other = first === OWN ? 'звонки дегвинской' : 'звонки сергокалинской 2';
    expect(world.say(DIRECTOR, other)).toContain('Это другая ваша школа.');
  });

  test('asks which figure where a source needs one, and searches no answer to a bare number', () => {
    const world = bound();
    const said = world.say(DIRECTOR, 'откуда такие цифры');
    expect(said).toContain('О какой цифре речь?');
    expect(said).toContain('[Звонят]');
    expect(world.say(DIRECTOR, '12')).toContain('Не понял');
  });

  test('understands a sentence that begins like a command of another role', () => {
    const world = bound();
    expect(world.say(DIRECTOR, 'показатели за прошлую неделю')).toContain(
      'Понял так: показатели за неделю 19–25.10.',
    );
    expect(world.say(DIRECTOR, 'Заменить')).toContain('Это может только координатор района.');
    expect(world.say(DIRECTOR, 'Пригласить Дегвинская')).toContain('Это может только координатор района.');
    expect(world.say(DIRECTOR, 'показатели дегвинской')).toContain('Показатели других школ');
    expect(world.say(DIRECTOR, 'срок сдачи отчета')).toContain('Понял так: «Сроки».');
  });

  test('is silent for a guest, and says nothing of a school in a group chat', () => {
    const world = bound();
    expect(world.say(GUEST, 'покажи показатели за прошлую неделю')).toContain('служебный бот');
    expect(
      world.say(DIRECTOR, 'покажи показатели за прошлую неделю', { peerId: 2_000_000_005 }),
    ).not.toContain('Понял');
  });
});

/** One letter missing, extra, wrong or swapped, never the first. */
function misprint(word: string, random: Random): string {
  const at = 1 + pick(random, word.length - 1);
  const letter = 'абвгдеиклмнопрсту'.charAt(pick(random, 17));
  const [head, tail] = [word.slice(0, at), word.slice(at)];
  const ways = [
    head + tail.slice(1),
    head + letter + tail,
    head + letter + tail.slice(1),
    word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1),
  ];
  return ways[pick(random, 4)]!;
}

function pick(random: Random, below: number): number {
  return random(1)[0]! % below;
}

function ranBy(understood: Understanding): boolean {
  return understood.kind === 'run' && (understood.meaning.writes || WRITING.has(understood.meaning.command));
}

function wrongOf(side: Speaker['side'], phrasings: readonly Phrasing[]): string[] {
  return phrasings.flatMap(([text, expected]) => {
    const said = printed(resolve(text, speakerOf(side)));
    const right = expected.split(' / ').map((reading) => reading.split(' | ').toSorted().join(' | '));
    return right.includes(said) ? [] : [`«${text}»: ${said}, not ${expected}`];
  });
}

function printed(understood: Understanding): string {
  switch (understood.kind) {
    case 'run':
      return meant(understood.meaning);
    case 'choose': {
      const options = understood.options.map(meant).toSorted();
      return options.length === 1 ? `?${options[0] ?? ''}` : options.join(' | ');
    }
    case 'manner':
      return `!${understood.manner === 'upset' ? 'calm' : understood.manner}`;
    case 'other-school':
    case 'other-own-school':
      return `!${understood.kind}`;
    case 'beyond':
      return '!period';
    case 'no-such-school':
      return '!no-school';
    case 'not-yours':
      return `!not-yours ${understood.command}`;
    case 'none':
      return '-';
  }
}

function meant({ command, args: { m, s, w, n } }: Meaning): string {
  const school = schools.find(({ id }) => id === s)?.short.replaceAll(' ', '');
  return [
    command,
    ...(m === undefined ? [] : [`m=${m}`]),
    ...(school === undefined ? [] : [`s=${school}`]),
    ...(w === undefined ? [] : [`w=${w}`]),
    ...(n === undefined ? [] : [`n=${n}`]),
  ].join(' ');
}
