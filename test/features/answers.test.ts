import { describe, expect, test } from 'vitest';
import { municipalityNameKey } from '../../src/domain/school-name.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { all } from '../../src/storage/statement.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import type { TestWorld } from '../support/test-world.ts';
import { COORDINATOR, DIRECTOR, OTHER, OWN, districtAt, noon, schoolId } from './people-support.ts';

const NEIGHBOUR = 21;
const SECOND_COORDINATOR = 11;
const { answers } = loadReference();

function bound(date = '2024-10-22'): TestWorld {
  const world = districtAt(noon(date));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  world.person(NEIGHBOUR, 'Директор Дегвинской', 'director', schoolId(world, OTHER));
  return world;
}

function press(world: TestWorld, who: number, c: string, a: Record<string, unknown> = {}): string {
  return world.say(who, '(кнопка)', { payload: { c, a } });
}

/** What the newest message to somebody carries besides its text. */
function newest(world: TestWorld, who: number) {
  const [content] = listRecentContents(world.db, who, 1);
  if (content?.kind !== 'message') throw new Error('no message');
  return content;
}

/** Presses a button of the newest message by its label; the transcript shows the label, as VK does. */
function tap(world: TestWorld, who: number, label: string): string {
  const found = newest(world, who)
    .keyboard?.rows.flat()
    .find((one) => one.label === label);
  if (found?.kind !== 'command') throw new Error(`no button «${label}»`);
  return world.say(who, label, { payload: found.payload });
}

let sent = 1000;

function send(
  world: TestWorld,
  who: number,
  {
    name,
    reference = `doc${who}_${++sent}`,
    picture,
  }: { name?: string; reference?: string; picture?: string },
): string {
  world.note(picture === undefined ? `файл «${name}»` : 'картинка');
  const extension = name?.split('.').at(-1) ?? '';
  return world.receive({
    kind: 'message',
    peerId: who,
    senderId: who,
    text: '',
    files: name === undefined ? [] : [{ name, extension, size: 1000, url: 'https://vk.com/doc', reference }],
    pictures: picture === undefined ? [] : [picture],
    conversationMessageId: ++sent,
  });
}

test('a director asks in their own words, with misprints', async () => {
  const world = bound();
  world.say(DIRECTOR, 'Задать вопрос');
  world.say(DIRECTOR, 'пачему не засчитали сообщенья учителей');
  world.say(DIRECTOR, 'Задать вопрос');
  world.say(DIRECTOR, 'как зменить роль, учитель зашёл как ученик');
  tap(world, DIRECTOR, 'Не то?');
  world.note('ещё вопрос, одним сообщением');
  world.say(DIRECTOR, 'Вопрос куда слать отчёт по класам');
  tap(world, DIRECTOR, 'Подробнее');
  world.note('по темам');
  world.say(DIRECTOR, 'Задать вопрос');
  tap(world, DIRECTOR, 'Закон');
  tap(world, DIRECTOR, 'Что запрещает закон');
  tap(world, DIRECTOR, 'Что сверх закона запрещает район');
  await expect(world.transcript).toMatchFileSnapshot('../golden/answers.txt');
});

test('a question without an answer goes to the coordinator and comes back', async () => {
  const world = bound();
  world.say(DIRECTOR, 'Задать вопрос');
  world.say(DIRECTOR, 'как починить принтер');
  world.say(DIRECTOR, 'кто оплатит интернет в школе?');
  tap(world, DIRECTOR, 'Спросить координатора');
  tap(world, COORDINATOR, 'Ответить');
  world.say(COORDINATOR, 'Интернет оплачивает министерство, договор у нас. Счета пришлите до пятницы.');
  world.say(COORDINATOR, 'Вопросы школ');
  await expect(world.transcript).toMatchFileSnapshot('../golden/answers-question.txt');
});

test('the coordinator changes an address and attaches a PDF, and the director sees both', async () => {
  const world = bound();
  world.say(DIRECTOR, 'Вопрос куда писать в поддержку');
  world.note('координатор');
  world.say(COORDINATOR, 'Ответы и ссылки');
  tap(world, COORDINATOR, 'Адреса');
  tap(world, COORDINATOR, 'Центр вашего региона');
  world.say(COORDINATOR, 'http://ct.example.ru');
  world.say(COORDINATOR, 'https://ct.example.ru/sferum');
  world.say(COORDINATOR, 'Вопрос куда писать в поддержку');
  tap(world, COORDINATOR, 'Приложить файл');
  send(world, COORDINATOR, { name: 'памятка.docx' });
  send(world, COORDINATOR, { name: 'памятка.pdf', reference: 'doc10_77_key' });
  world.say(COORDINATOR, 'Ответы и ссылки');
  world.note('директор');
  world.say(DIRECTOR, 'Вопрос куда писать в поддержку');
  expect(newest(world, DIRECTOR).attachments).toEqual(['doc10_77_key']);
  world.note('координатор убирает и возвращает');
  world.say(COORDINATOR, 'Вопрос куда писать в поддержку');
  tap(world, COORDINATOR, 'Убрать файл');
  tap(world, COORDINATOR, 'Убрать: 1. памятка.pdf');
  world.say(COORDINATOR, 'Ответы и ссылки');
  tap(world, COORDINATOR, 'Адреса');
  tap(world, COORDINATOR, 'Центр вашего региона');
  tap(world, COORDINATOR, 'Убрать адрес');
  expect(newest(world, COORDINATOR).attachments).toBeUndefined();
  await expect(world.transcript).toMatchFileSnapshot('../golden/answers-coordinator.txt');
});

describe('every answer', () => {
  const world = bound();

  test.each(answers.answers.map(({ id }) => id))('%s fits one screen and leads on', (id) => {
    const entry = answers.answers.find((one) => one.id === id)!;
    const who = entry.audience?.includes('director') === false ? COORDINATOR : DIRECTOR;
    for (const v of entry.more === undefined ? [undefined] : [undefined, 1]) {
      const said = press(world, who, 'answer', { a: id, ...(v !== undefined && { v }) });
      const { text, keyboard } = newest(world, who);
      expect(said).not.toContain('{');
      expect(text.split('\n').length).toBeLessThanOrEqual(7);
      expect(text.length).toBeLessThanOrEqual(900);
      expect(text).toMatch(/^(Источник(и)?: .+|Так устроен бот, документа об этом нет\.)$/m);
      expect(text).not.toMatch(/!|осуществ|в целях|обеспечить/);
      // What rests on a document says as of which day its words are known.
      const cited = text.split('\n').filter((line) => /^Источники?: /.test(line));
      for (const line of cited) expect(line).toMatch(/ По состоянию на \d\d\.\d\d\.\d{4}\.$/);
      expect(text).not.toMatch(/(№|п\.|ст\.) \d|№ |\d %/);
      const rows = keyboard?.rows ?? [];
      expect(rows.length).toBeLessThanOrEqual(6);
      const labels = rows.flat().map(({ label }) => label);
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels.filter((label) => label.endsWith('…'))).toEqual([]);
    }
  });

  test('is reached by topics, none left out, and each page fits', () => {
    const seen = new Set<string>();
    for (const { id } of answers.topics) {
      for (let p = 0; p < 5; p++) {
        press(world, DIRECTOR, 'ask', { t: id, p });
        const buttons = newest(world, DIRECTOR).keyboard!.rows.flat();
        expect(newest(world, DIRECTOR).keyboard!.rows.length).toBeLessThanOrEqual(6);
        for (const one of buttons) {
          if (one.kind === 'command' && one.payload.c === 'answer') seen.add(String(one.payload.a?.['a']));
        }
      }
    }
    const readable = answers.answers.filter((one) => one.audience?.includes('director') !== false);
    expect([...seen].toSorted()).toEqual(readable.map(({ id }) => id).toSorted());
  });

  test('of the coordinator alone is nobody else’s', () => {
    expect(press(world, DIRECTOR, 'answer', { a: 'load-table' })).toContain('Этого ответа больше нет');
    expect(world.say(DIRECTOR, 'Вопрос как загрузить таблицу мониторинга')).not.toContain(
      'Пришлите файл Excel',
    );
    expect(world.say(COORDINATOR, 'Вопрос как загрузить таблицу мониторинга')).toContain(
      'Пришлите файл Excel',
    );
  });
});

describe('a question passed on', () => {
  function asked(): { world: TestWorld; q: number } {
    const world = bound();
    world.say(DIRECTOR, 'Задать вопрос');
    world.say(DIRECTOR, 'кто оплатит интернет в школе?');
    const q = all<{ id: number }>(world.db, 'SELECT id FROM question')[0]!.id;
    return { world, q };
  }

  test('once, however often it is pressed, and by whoever asked alone', () => {
    const { world, q } = asked();
    expect(press(world, NEIGHBOUR, 'ask-coordinator', { q })).toContain('у меня уже нет');
    expect(press(world, NEIGHBOUR, 'ask-other', { q })).toContain('у меня уже нет');
    expect(press(world, DIRECTOR, 'ask-coordinator', { q })).toContain('Передал координатору');
    expect(press(world, DIRECTOR, 'ask-coordinator', { q })).toContain('уже у координатора');
    expect(world.transcript.match(/спрашивает:/g)).toHaveLength(1);
    expect(press(world, DIRECTOR, 'ask-coordinator', { q: 'x' })).toContain('у меня уже нет');
  });

  test('is answered once; the words go with the answer', () => {
    const { world, q } = asked();
    world.person(SECOND_COORDINATOR, 'Второй координатор', 'coordinator');
    expect(press(world, COORDINATOR, 'question-reply', { q })).toContain('или его сняли');
    press(world, DIRECTOR, 'ask-coordinator', { q });
    press(world, COORDINATOR, 'question-reply', { q });
    press(world, SECOND_COORDINATOR, 'question-reply', { q });
    world.note('программа перезапущена');
    expect(world.say(COORDINATOR, 'Министерство.')).toContain('Координатор ответил на ваш вопрос');
    expect(world.say(SECOND_COORDINATOR, 'Район.')).toContain('уже ответили');
    expect(world.transcript.match(/Координатор ответил на ваш вопрос/g)).toHaveLength(1);
    expect(all(world.db, 'SELECT words FROM question')).toEqual([{ words: null }]);
    expect(press(world, DIRECTOR, 'ask-coordinator', { q })).toContain('уже ответил');
  });

  test('is not seen from another district', () => {
    const { world, q } = asked();
    press(world, DIRECTOR, 'ask-coordinator', { q });
    const name = 'Дальний район';
    const far = insertUnit(
      world.db,
      { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
      world.now,
    );
    world.person(99, 'Чужой координатор', 'coordinator', far);
    expect(press(world, 99, 'question-reply', { q })).toContain('уже ответили, или его сняли');
    expect(world.say(99, 'Вопросы школ')).toContain('Вопросов без ответа нет');
  });

  test('goes with its person, and after a day where it was not passed on', () => {
    const { world, q } = asked();
    press(world, DIRECTOR, 'ask-coordinator', { q });
    erasePerson(world.db, findPersonByExternalId(world.db, DIRECTOR)!, world.now);
    expect(all(world.db, 'SELECT words FROM question')).toEqual([{ words: null }]);
    expect(press(world, COORDINATOR, 'question-reply', { q })).toContain('или его сняли');
    world.say(NEIGHBOUR, 'Вопрос кто оплатит интернет');
    world.sleepUntil(noon('2024-10-24'));
    world.say(NEIGHBOUR, 'Вопрос кто оплатит телефон');
    expect(all(world.db, 'SELECT words FROM question WHERE sent_at IS NULL')).toEqual([
      { words: 'кто оплатит телефон' },
    ]);
  });

  test('holds nobody’s name', () => {
    const world = bound();
    const said = world.say(DIRECTOR, 'Вопрос почему Иванова М.С. не печатает на принтере');
    expect(said).toContain('без фамилий');
    expect(all(world.db, 'SELECT words FROM question')).toEqual([]);
  });

  test('has nobody to go to without a coordinator', () => {
    const world = bound();
    erasePerson(world.db, findPersonByExternalId(world.db, COORDINATOR)!, world.now);
    world.say(DIRECTOR, 'Вопрос кто оплатит интернет');
    expect(tap(world, DIRECTOR, 'Спросить координатора')).toContain('координатор района ещё не подключён');
  });
});

describe('addresses', () => {
  test('are https pages or mailboxes, as each of them may be', () => {
    const world = bound();
    const typed = (l: string, value: string) => {
      press(world, COORDINATOR, 'link-edit', { l });
      return world.say(COORDINATOR, value);
    };
    for (const bad of [
      'javascript:alert(1)',
      'http://sferum.ru',
      'ftp://sferum.ru',
      'https://user:pass@sferum.ru',
      'https://localhost',
      '[club1|https://sferum.ru]',
      'просто слова',
      'почта@',
    ]) {
      expect(typed('support', bad), bad).toContain('Нужна почта или страница с https://');
    }
    expect(typed('report-mailbox', 'https://sferum.ru')).toContain('Нужна почта');
    expect(typed('entry', 'info@sferum.ru')).toContain('Нужен адрес страницы');
    expect(typed('entry', 'sferum.ru/login')).toContain('https://sferum.ru/login');
    expect(typed('support', 'help@образование.рф')).toContain('Записал');
    expect(press(world, DIRECTOR, 'answer', { a: 'support' })).toContain('help@образование.рф');
  });

  test('name their document with the number not parted from its mark', () => {
    const world = bound();
    expect(press(world, COORDINATOR, 'link-edit', { l: 'instructions' })).toContain(
      'письмо №\u00a001-16/219',
    );
  });

  test('go back to the one of the documents; who did it stays', () => {
    const world = bound();
    press(world, COORDINATOR, 'link-edit', { l: 'support' });
    world.say(COORDINATOR, 'help@example.ru');
    expect(press(world, COORDINATOR, 'link-reset', { l: 'support' })).toContain('info@sferum.ru');
    expect(press(world, COORDINATOR, 'link-reset', { l: 'support' })).toContain('Своего адреса здесь нет');
    expect(press(world, COORDINATOR, 'link-edit', { l: 'support' })).toContain(
      'Исходный адрес, возвращён 22.10 12:00 (вы).',
    );
    expect(press(world, COORDINATOR, 'link-edit', { l: 'nothing' })).toContain('уже не действует');
  });
});

describe('pictures and files', () => {
  test('are taken only while they are asked for, by their reference', () => {
    const world = bound();
    expect(send(world, COORDINATOR, { picture: 'photo10_1_key' })).not.toContain('Приложил');
    press(world, COORDINATOR, 'answer-attach', { a: 'verify' });
    expect(world.say(COORDINATOR, 'сейчас пришлю')).toContain('Жду картинку');
    expect(send(world, COORDINATOR, { name: 'a.pdf', reference: 'doc1_2,photo3_4' })).toContain('ещё раз');
    expect(send(world, COORDINATOR, { picture: 'photo10_1_key' })).toContain('Приложил к ответу');
    press(world, COORDINATOR, 'answer-attach', { a: 'verify' });
    expect(send(world, COORDINATOR, { picture: 'photo10_1_key' })).toContain('уже приложено');
    for (let n = 2; n <= 5; n++) {
      press(world, COORDINATOR, 'answer-attach', { a: 'verify' });
      send(world, COORDINATOR, { picture: `photo10_${n}_key` });
    }
    press(world, COORDINATOR, 'answer-attach', { a: 'verify' });
    expect(send(world, COORDINATOR, { picture: 'photo10_6_key' })).toContain('Больше 5 файлов');
    press(world, DIRECTOR, 'answer', { a: 'verify' });
    expect(newest(world, DIRECTOR).attachments).toHaveLength(5);
    expect(newest(world, DIRECTOR).attachments?.[0]).toBe('photo10_1_key');
  });

  test('a table sent meanwhile is the import’s', () => {
    const world = bound();
    press(world, COORDINATOR, 'answer-attach', { a: 'verify' });
    const said = send(world, COORDINATOR, { name: 'мониторинг.csv' });
    expect(said).toContain('мониторинг.csv');
    expect(said).not.toContain('Приложил');
    expect(said).not.toContain('Годятся только');
  });

  test('a day later nothing is taken', () => {
    const world = bound();
    press(world, COORDINATOR, 'answer-attach', { a: 'verify' });
    world.sleepUntil(noon('2024-10-24'));
    expect(send(world, COORDINATOR, { picture: 'photo10_1_key' })).not.toContain('Приложил');
  });

  test('go with the coordinator who sent them', () => {
    const world = bound();
    press(world, COORDINATOR, 'answer-attach', { a: 'verify' });
    send(world, COORDINATOR, { picture: 'photo10_1_key' });
    erasePerson(world.db, findPersonByExternalId(world.db, COORDINATOR)!, world.now);
    press(world, DIRECTOR, 'answer', { a: 'verify' });
    expect(newest(world, DIRECTOR).attachments).toBeUndefined();
  });
});

test('where two answers are as near, which is meant is asked, and the coordinator can be', () => {
  const world = bound();
  world.say(DIRECTOR, 'Задать вопрос');
  const said = world.say(DIRECTOR, 'ссылку на постановление про сферум');
  expect(said).toContain('Возможно, вы об этом:');
  const shown = newest(world, DIRECTOR)
    .keyboard!.rows.flat()
    .map(({ label }) => label);
  expect(shown.length).toBeGreaterThanOrEqual(3);
  expect(shown.at(-1)).toBe('Спросить координатора');
  expect(tap(world, DIRECTOR, shown[0]!)).toMatch(/Источник|Так устроен/);
});

describe('what is typed into «Задать вопрос» and is no question', () => {
  const questions = (world: TestWorld) => all(world.db, 'SELECT id FROM question').length;

  test.each([
    ['покажи показатели', 'Таблица мониторинга ещё не загружена'],
    ['динамика звонков', 'Понял так: динамика'],
    ['сотрудники 38 из 45', 'Записал: сотрудники'],
    ['gjrf;b lbyfvbre', 'Таблица мониторинга ещё не загружена'],
  ])('«%s» is read as outside of it', (text, said) => {
    const world = bound();
    world.say(DIRECTOR, 'Задать вопрос');
    const answered = world.say(DIRECTOR, text);
    expect(answered).toContain(said);
    expect(answered).not.toContain('Не нашёл ответа');
    expect(questions(world)).toBe(0);
    // The dialog is over: the next words are nobody's question.
    expect(world.say(DIRECTOR, 'абракадабра зюзя')).not.toContain('Не нашёл ответа');
  });

  test('«не надо» closes it', () => {
    for (const text of ['не надо', 'отмена', 'передумал']) {
      const world = bound();
      world.say(DIRECTOR, 'Задать вопрос');
      expect(world.say(DIRECTOR, text)).not.toContain('Не нашёл ответа');
      expect(questions(world)).toBe(0);
      expect(world.say(DIRECTOR, 'абракадабра зюзя')).not.toContain('Не нашёл ответа');
    }
  });

  test('a question of the same words stays a question, whatever command they are like', () => {
    const world = bound();
    for (const [text, said] of [
      ['сотрудники все или только педагоги', 'Всех сотрудников организации'],
      ['какие последствия если не выполним', 'Наказаний эти документы не называют'],
      ['rfr cvtybnm hjkm', 'Роль не редактируют'],
      ['покажите закон где написано про сферум', 'Документ вашего района'],
      ['kak smenit rol', 'Роль не редактируют'],
    ] as const) {
      world.say(DIRECTOR, 'Задать вопрос');
      expect(world.say(DIRECTOR, text)).toContain(said);
    }
  });

  test('a coordinator’s words too', () => {
    const world = bound();
    world.say(COORDINATOR, 'Задать вопрос');
    expect(world.say(COORDINATOR, 'покажи сводку района')).not.toContain('Не нашёл ответа');
  });
});

test('«Отмена», a day of silence and a state nobody knows end a question politely', () => {
  const world = bound();
  world.say(DIRECTOR, 'Задать вопрос');
  expect(world.say(DIRECTOR, 'Отмена')).toContain('Отменил');
  world.say(DIRECTOR, 'Задать вопрос');
  world.sleepUntil(noon('2024-10-24'));
  expect(world.say(DIRECTOR, 'абракадабра зюзя')).toContain('ответа не было больше суток');
  press(world, COORDINATOR, 'link-edit', { l: 'support' });
  world.db.prepare('UPDATE dialog SET state = ?').run('{"l":7}');
  expect(world.say(COORDINATOR, 'help@example.ru')).toContain('Разговор прервался');
});
