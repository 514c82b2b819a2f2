import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/period.ts';
import { undoImport } from '../../src/storage/import.ts';
import { listJobRuns } from '../../src/storage/job-run.ts';
import { listJournal } from '../../src/storage/journal.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { CHANNEL, SCHOOLS, at, loadShares, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';
import type { WeekRow } from '../support/week-tables.ts';

const COORDINATOR = 100;
const SECOND = 101;
const HEAD = 102;
const DIRECTOR = 201;

/** Made-up weeks of twelve schools; the first and the fifth have nobody who writes. */
function week(growth: number, changed: Record<string, WeekRow> = {}): Record<string, WeekRow> {
  return {
    ...Object.fromEntries(
      SCHOOLS.map((name, index) => [
        name,
        {
          messages: [index % 4 === 0 ? 0 : 3 + index + (index < 3 ? growth : 0), 20 + index],
          calls: [index % 3, 20 + index],
          active: index !== 6 || growth > 0,
        },
      ]),
    ),
    ...changed,
  };
}

function createDistrict(options: Partial<Parameters<typeof createTestWorld>[0]> = {}): TestWorld {
  const world = createTestWorld({ now: at('2024-10-24', '15:00'), schools: SCHOOLS, ...options });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.person(DIRECTOR, 'директор Дегвинской', 'director', schoolId(world, SCHOOLS[0]));
  openChannel(world, COORDINATOR);
  loadWeek(world, '2024-10-18', week(0));
  world.tick();
  return world;
}

/** Thursday, the table of the week is in. */
function withTable(options: Partial<Parameters<typeof createTestWorld>[0]> = {}): TestWorld {
  const world = createDistrict(options);
  loadWeek(world, '2024-10-25', week(2));
  return world;
}

/** What somebody was told, message by message. */
function toldTo(world: TestWorld, name = 'беседа района'): string[] {
  return world.transcript
    .split(/\n(?=Бот |──|#)/)
    .filter((message) => message.startsWith(`Бот → ${name}`))
    .map((message) => message.replace(/^.*\n/, '').replace(/^ {4}/gm, '').trim());
}

function lastTo(world: TestWorld, name: string): string {
  return toldTo(world, name).at(-1) ?? '';
}

describe('golden', () => {
  it('the coordinator: settings, what will go, holding, publishing, a correction', async () => {
    const world = createDistrict();
    world.person(SECOND, 'второй координатор', 'coordinator');
    world.note('четверг: таблицы ещё нет');
    world.say(COORDINATOR, 'Итоги недели');
    world.note('таблица за 19–25.10 загружена');
    loadWeek(world, '2024-10-25', week(2));
    world.say(COORDINATOR, 'Итоги недели');
    world.press(COORDINATOR, 'Что в итогах');
    world.press(COORDINATOR, 'Добавить: таблица XLSX');
    world.press(COORDINATOR, 'Убрать: рост');
    world.press(COORDINATOR, 'Добавить: рост');
    world.say(COORDINATOR, 'Итоги недели');
    world.press(COORDINATOR, 'Час итогов');
    world.say(COORDINATOR, '21:00');
    world.say(COORDINATOR, '16:30');
    world.say(COORDINATOR, 'Итоги недели');
    world.press(COORDINATOR, 'Называть школы в итогах');
    world.press(COORDINATOR, 'Называть');
    world.press(COORDINATOR, 'Не называть школы с низкими');
    world.press(COORDINATOR, 'Не показывать за 30 минут');
    world.press(COORDINATOR, 'Показывать мне за 30 минут');
    world.note('пятница, за 30 минут');
    world.moveTo(at('2024-10-25', '17:40'));
    world.press(COORDINATOR, 'Задержать');
    world.press(SECOND, 'Задержать');
    world.note('час прошёл, следующее утро');
    world.moveTo(at('2024-10-26', '09:30'));
    world.press(SECOND, 'Опубликовать сейчас');
    world.press(COORDINATOR, 'Опубликовать сейчас');
    world.moveTo(at('2024-10-26', '10:00'), 1);
    world.press(COORDINATOR, 'Опубликовать сейчас');
    world.say(COORDINATOR, 'Итоги недели');
    await expect(world.transcript).toMatchFileSnapshot('../golden/week-results-office.txt');
  });

  it('a correction: in place within a day, then in a message of its own', async () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '18:30'));
    world.note('19:05 и 19:10: загружены две поправки');
    world.moveTo(at('2024-10-25', '19:05'), 5);
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [3, 20] } });
    world.moveTo(at('2024-10-25', '19:10'), 5);
    loadWeek(world, '2024-10-25', { [SCHOOLS[1]]: { messages: [7, 21] } });
    world.moveTo(at('2024-10-26', '12:00'), 15);
    world.note('понедельник: ещё одна поправка, и таблицу без неё уже не исправить на месте');
    world.moveTo(at('2024-10-28', '10:00'), 60);
    const late = loadWeek(world, '2024-10-25', { [SCHOOLS[4]]: { messages: [6, 24] } });
    world.moveTo(at('2024-10-28', '12:00'), 15);
    world.note('поправка отменена');
    undoImport(world.db, late, undefined, world.now);
    world.moveTo(at('2024-10-28', '13:00'), 15);
    await expect(world.transcript).toMatchFileSnapshot('../golden/results-correction.txt');
  });
});

describe('half an hour before', () => {
  it('every coordinator sees the very text that goes', () => {
    const world = withTable();
    world.person(SECOND, 'второй координатор', 'coordinator');
    world.moveTo(at('2024-10-25', '17:30'));
    const shown = [lastTo(world, 'координатор'), lastTo(world, 'второй координатор')];
    expect(toldTo(world)).toEqual([]);
    world.moveTo(at('2024-10-25', '18:00'));
    const [gone, ...more] = toldTo(world);
    expect(more).toEqual([]);
    for (const one of shown) {
      expect(one).toMatch(/^В 18:00 в беседу уйдёт этот текст/);
      expect(one).toContain(gone);
      expect(one).toContain('[Опубликовать сейчас] [Задержать]');
    }
  });

  it('switched off: nobody is asked and they go', () => {
    const world = withTable({ settings: { resultsPreview: false } });
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world, 'координатор').join('\n')).not.toContain('уйдёт этот текст');
    expect(toldTo(world)).toHaveLength(1);
  });

  it('after a stop over that moment the preview is dropped, and the results go', () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '17:00'));
    world.sleepUntil(at('2024-10-25', '18:20'));
    world.tick();
    expect(toldTo(world, 'координатор').join('\n')).not.toContain('уйдёт этот текст');
    expect(toldTo(world)).toHaveLength(1);
  });

  it('a stop that ends before the hour: it is shown late', () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '17:00'));
    world.sleepUntil(at('2024-10-25', '17:45'));
    world.tick();
    expect(toldTo(world, 'координатор').join('\n')).toContain('В 18:00 в беседу уйдёт этот текст');
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)).toHaveLength(1);
  });

  it('new figures in between: the new text goes, and the coordinators hear what changed', () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '17:45'));
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [3, 20] } });
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)[0]).toContain('Ноль по сообщениям — у 2');
    expect(lastTo(world, 'координатор')).toMatchInlineSnapshot(`
      "Итоги недели 19–25.10 ушли в беседу с новыми данными. После просмотра изменилось:
      Пишут: 85 → 88 из 306
      Ноль по сообщениям: у 3 → 2 школ из 12
      Выросли больше всех по сообщениям: Дегвинская +3 учителя, Мургукская +2, Урахинская +2"
    `);
    world.moveTo(at('2024-10-25', '19:30'), 5);
    expect(toldTo(world)).toHaveLength(1);
  });

  it('a table that is taken back in between: its results do not go, and the coordinators hear that', () => {
    const world = createDistrict();
    const table = loadWeek(world, '2024-10-25', week(2));
    world.moveTo(at('2024-10-25', '17:45'));
    undoImport(world.db, table, undefined, world.now);
    world.moveTo(at('2024-10-25', '18:00'));
    expect(lastTo(world, 'беседа района')).toContain('Таблица за 19–25.10 ещё не пришла');
    expect(lastTo(world, 'координатор')).toBe(
      'Таблицу за 19–25.10 отозвали после просмотра. Итоги не вышли, в беседе сказано, что таблицы ещё нет.',
    );
    loadWeek(world, '2024-10-25', week(3));
    world.moveTo(at('2024-10-25', '18:20'));
    expect(toldTo(world)).toHaveLength(2);
    expect(lastTo(world, 'беседа района')).toContain('Пишут: 87');
  });

  it('an hour changed after it was shown is of the next week', () => {
    const world = withTable({ settings: { resultsAt: '19:30' } });
    world.moveTo(at('2024-10-25', '19:10'));
    world.say(COORDINATOR, 'Итоги недели');
    world.press(COORDINATOR, 'Час итогов');
    expect(world.say(COORDINATOR, '18')).toContain('На этой неделе — ещё в 19:30');
    world.moveTo(at('2024-10-25', '19:40'));
    expect(toldTo(world)).toHaveLength(1);
    loadWeek(world, '2024-11-01', week(3));
    world.moveTo(at('2024-11-01', '18:00'), 60);
    expect(toldTo(world)).toHaveLength(2);
  });
});

describe('holding and publishing', () => {
  it('held, they stay until somebody publishes them, once', () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '17:30'));
    world.press(COORDINATOR, 'Задержать');
    world.moveTo(at('2024-10-28', '12:00'), 60);
    expect(toldTo(world)).toEqual([]);
    expect(toldTo(world, 'координатор').filter((told) => told.includes('в беседу не вышли'))).toHaveLength(1);
    world.press(COORDINATOR, 'Опубликовать сейчас');
    world.tick();
    world.moveTo(at('2024-10-31', '12:00'), 60);
    expect(toldTo(world)).toHaveLength(1);
    expect(
      toldTo(world, 'директор Дегвинской').filter((told) => told.startsWith('Итоги недели')),
    ).toHaveLength(1);
  });

  it('held until the next Friday they are gone, and the next ones come as ever', () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '17:30'));
    world.press(COORDINATOR, 'Задержать');
    world.moveTo(at('2024-11-01', '12:30'), 60);
    expect(world.press(COORDINATOR, 'Опубликовать сейчас')).toContain('от другой недели');
    loadWeek(world, '2024-11-01', week(3));
    world.moveTo(at('2024-11-01', '17:30'));
    expect(lastTo(world, 'координатор')).toContain('Итоги недели 19–25.10 остались задержанными и не вышли.');
    world.moveTo(at('2024-11-01', '18:00'));
    expect(toldTo(world)).toHaveLength(1);
    expect(toldTo(world)[0]).toMatch(/^Итоги недели 26\.10–01\.11/);
  });

  it('published early, they do not go again at the hour', () => {
    const world = withTable();
    world.say(COORDINATOR, 'Итоги недели');
    expect(world.press(COORDINATOR, 'Опубликовать сейчас')).toContain('в течение минуты');
    world.tick();
    expect(toldTo(world)).toHaveLength(1);
    world.moveTo(at('2024-10-26', '12:00'));
    expect(toldTo(world)).toHaveLength(1);
    expect(toldTo(world, 'координатор').join('\n')).not.toContain('уйдёт этот текст');
  });

  it('by night the wish waits for the morning', () => {
    const world = withTable({ now: at('2024-10-24', '21:30') });
    world.say(COORDINATOR, 'Итоги недели');
    expect(world.press(COORDINATOR, 'Опубликовать сейчас')).toContain('в 09:00');
    world.moveTo(at('2024-10-25', '08:55'), 5);
    expect(toldTo(world)).toEqual([]);
    world.moveTo(at('2024-10-25', '09:00'), 5);
    expect(toldTo(world)).toHaveLength(1);
  });

  it('the table is taken back before the morning: nothing goes, and it is said once', () => {
    const world = createDistrict({ now: at('2024-10-24', '21:30') });
    const table = loadWeek(world, '2024-10-25', week(2));
    world.say(COORDINATOR, 'Итоги недели');
    world.press(COORDINATOR, 'Опубликовать сейчас');
    undoImport(world.db, table, undefined, world.now);
    world.moveTo(at('2024-10-25', '09:20'), 5);
    expect(toldTo(world)).toEqual([]);
    expect(
      toldTo(world, 'координатор').filter((told) => told.includes('таблицу за эту неделю отозвали')),
    ).toHaveLength(1);
    loadWeek(world, '2024-10-25', week(2));
    world.moveTo(at('2024-10-25', '18:00'));
    expect(toldTo(world)).toHaveLength(1);
    expect(toldTo(world)[0]).toContain('Пишут: 85');
  });

  it('without the table there is nothing to publish', () => {
    const world = createDistrict();
    const w = '2024-10-25';
    const said = world.say(COORDINATOR, '(кнопка)', { payload: { c: 'week-results-publish', a: { w } } });
    expect(said).toContain('публиковать нечего');
    world.moveTo(at('2024-10-25', '17:55'));
    expect(toldTo(world)).toEqual([]);
  });

  it('the second coordinator hears who did it, and nothing happens twice', () => {
    const world = withTable();
    world.person(SECOND, 'второй координатор', 'coordinator');
    world.moveTo(at('2024-10-25', '17:30'));
    world.press(COORDINATOR, 'Опубликовать сейчас');
    expect(world.press(SECOND, 'Опубликовать сейчас')).toContain('Это уже сделал другой координатор');
    world.tick();
    expect(world.press(SECOND, 'Задержать')).toMatch(
      /Это уже сделал другой координатор, 25.10 17:30: итоги вышли в беседу/,
    );
    world.moveTo(at('2024-10-25', '18:30'));
    expect(toldTo(world)).toHaveLength(1);
    const acts = listJournal(world.db, world.districtId, { limit: 10 }).map(({ act }) => act);
    expect(acts.filter((act) => act.includes('опубликованы'))).toHaveLength(1);
  });

  it('a head reads and changes nothing, and is no other coordinator', () => {
    const world = withTable();
    world.person(HEAD, 'руководитель управления', 'head');
    world.say(COORDINATOR, 'Называть школы в итогах');
    world.press(COORDINATOR, 'Называть');
    const said = world.say(HEAD, 'Итоги недели');
    expect(said).toContain('уйдут в беседу');
    expect(said).toMatch(/решил координатор.*, 24\.10/);
    expect(said).not.toContain('Опубликовать');
    world.say(COORDINATOR, 'Итоги недели');
    world.press(COORDINATOR, 'Задержать');
    expect(world.say(HEAD, 'Итоги недели')).toContain('это сделал координатор');
  });
});

describe('what stands in them', () => {
  it('growth first, then the lists', () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '18:00'));
    const [told = ''] = toldTo(world);
    expect(told.indexOf('Выросли')).toBeGreaterThan(0);
    expect(told.indexOf('Выросли')).toBeLessThan(told.indexOf('Ноль'));
    expect(told.indexOf('Стала активной')).toBeLessThan(told.indexOf('Ноль'));
  });

  it('a part that is off is neither said nor taken for said', () => {
    const parts = {
      growth: false,
      zeros: false,
      newlyActive: false,
      monthly: false,
      picture: false,
      table: false,
    };
    const world = withTable({ settings: { resultsParts: parts } });
    loadShares(world, 'my-school-teachers', monthOf(2024, 9)!, [[world.districtId, 81]]);
    world.moveTo(at('2024-10-25', '18:00'));
    const [told = ''] = toldTo(world);
    expect(told).not.toMatch(/Выросли|Ноль|активной|Моей школе|📈|📎/);
    expect(told).toContain('Пишут: ');
    world.say(COORDINATOR, 'Итоги недели');
    world.press(COORDINATOR, 'Что в итогах');
    world.press(COORDINATOR, 'Добавить: ежемесячные');
    loadWeek(world, '2024-11-01', week(3));
    world.moveTo(at('2024-11-01', '18:00'), 60);
    expect(toldTo(world)[1]).toContain('Моей школе');
  });

  it('without naming neither picture nor table shows one school', () => {
    const parts = { growth: true, zeros: true, newlyActive: true, monthly: true, picture: true, table: true };
    const world = withTable({ settings: { resultsParts: parts } });
    world.moveTo(at('2024-10-25', '18:00'));
    const sent = JSON.stringify(listRecentContents(world.db, CHANNEL, 5));
    expect(sent).toContain('12–18.10');
    expect(sent).not.toContain('Дегвинская');
    expect(sent).not.toContain('Бурхимахинская');
  });

  it('with naming the picture has every school, the best first, and its words stand in the text', () => {
    const parts = { growth: true, zeros: true, newlyActive: true, monthly: true, picture: true, table: true };
    const world = withTable({ settings: { resultsParts: parts, nameLowSchools: true } });
    world.moveTo(at('2024-10-25', '18:00'));
    const [sent] = listRecentContents(world.db, CHANNEL, 1);
    if (sent?.kind !== 'message') throw new Error('nothing was sent');
    const [chart] = sent.charts ?? [];
    if (chart?.kind !== 'bars') throw new Error('no bars');
    expect(chart.bars).toHaveLength(12);
    const values = chart.bars.map(({ value }) => value ?? -1);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(sent.text).toMatch(/На картинке — пишут, по школам: .* и ещё\u00a02/);
    const [table] = sent.documents ?? [];
    expect(table?.format === 'xlsx' && table.sheets.map(({ name }) => name)).toEqual(['Район', 'Школы']);
  });
});

describe('a correction', () => {
  it('is not made where nothing that was said changes', () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '18:30'));
    const before = world.transcript;
    loadWeek(world, '2024-10-25', week(2));
    loadShares(world, 'pupils-12-months', '2024-10-24', [[schoolId(world, SCHOOLS[0]), 48.68]]);
    loadShares(world, 'my-school-teachers', monthOf(2024, 9)!, [[world.districtId, 81]]);
    world.moveTo(at('2024-10-26', '12:00'), 15);
    expect(world.transcript).toBe(before);
  });

  it('does not set two sums side by side that give a single school away', () => {
    const world = createDistrict();
    const [last] = SCHOOLS.slice(-1);
    const { [last!]: late, ...others } = week(2);
    loadWeek(world, '2024-10-25', others);
    world.moveTo(at('2024-10-28', '10:00'), 60);
    loadWeek(world, '2024-10-25', { [last!]: late! });
    world.moveTo(at('2024-10-28', '11:00'), 15);
    const told = lastTo(world, 'беседа района');
    expect(told).toMatch(/^Исправление: итоги недели 19–25\.10/);
    expect(told).not.toContain('→');
    expect(told).toContain('по ним была бы видна цифра одной организации');
  });

  it('words that the coordinator put right by hand stay', () => {
    const world = withTable();
    world.moveTo(at('2024-10-25', '18:30'));
    world.db.prepare("UPDATE batch SET text = 'Исправлено вручную' WHERE kind = 'results'").run();
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [3, 20] } });
    world.moveTo(at('2024-10-25', '19:00'), 15);
    expect(toldTo(world)).toHaveLength(1);
    expect(lastTo(world, 'координатор')).toContain('правили сами');
    expect(lastTo(world, 'координатор')).toContain('[Исправить]');
  });

  it('of a table that was taken back: in place within a day, and in place again when it is loaded anew', () => {
    const world = createDistrict();
    const table = loadWeek(world, '2024-10-25', week(2));
    world.moveTo(at('2024-10-25', '18:30'));
    undoImport(world.db, table, undefined, world.now);
    world.moveTo(at('2024-10-25', '19:00'), 5);
    const standing = () => {
      const [sent, ...more] = listRecentContents(world.db, CHANNEL, 5);
      expect(more).toEqual([]);
      return sent?.kind === 'message' ? sent : undefined;
    };
    expect(standing()?.text).toMatch(/^Итоги недели 19–25\.10 .*\nТаблицу за эту неделю отозвали/);
    expect(standing()?.charts ?? []).toEqual([]);
    loadWeek(world, '2024-10-25', week(3));
    world.moveTo(at('2024-10-25', '19:45'), 5);
    expect(standing()?.text).toContain('Пишут: 87');
    expect(standing()?.charts).toHaveLength(1);
  });

  it('of a table that was taken back later: it is said, and the new results come whole', () => {
    const world = createDistrict();
    const table = loadWeek(world, '2024-10-25', week(2));
    world.moveTo(at('2024-10-28', '10:00'), 60);
    undoImport(world.db, table, undefined, world.now);
    world.moveTo(at('2024-10-28', '11:00'), 15);
    expect(lastTo(world, 'беседа района')).toBe(
      'Исправление: итоги недели 19–25.10\nТаблицу за эту неделю отозвали, прежние цифры не действуют.',
    );
    expect(world.transcript).toContain('Прежние цифры за эту неделю район отозвал');
    loadWeek(world, '2024-10-25', week(3));
    world.moveTo(at('2024-10-28', '12:00'), 15);
    expect(lastTo(world, 'беседа района')).toMatch(/^Итоги недели 19–25\.10/);
    expect(lastTo(world, 'беседа района')).toContain('Пишут: 87');
    expect(toldTo(world)).toHaveLength(3);
  });

  it('names nobody for not being active any more', () => {
    const world = withTable();
    world.moveTo(at('2024-10-28', '10:00'), 60);
    loadWeek(world, '2024-10-25', { [SCHOOLS[6]]: { active: false } });
    world.moveTo(at('2024-10-28', '11:00'), 15);
    expect(lastTo(world, 'беседа района')).toContain('Стали активными: никто');
    expect(lastTo(world, 'беседа района')).not.toContain('Кадиркентская');
  });

  it('after the next reminder the old week is left alone', () => {
    const world = withTable();
    world.moveTo(at('2024-11-01', '13:00'), 60);
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [3, 20] } });
    world.moveTo(at('2024-11-01', '17:00'), 15);
    expect(toldTo(world)).toHaveLength(1);
  });

  it('that would come after the next reminder is not made, and not looked for either', () => {
    const world = withTable();
    world.moveTo(at('2024-11-01', '11:50'), 60);
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [3, 20] } });
    world.moveTo(at('2024-11-01', '13:00'), 5);
    expect(toldTo(world)).toHaveLength(1);
    expect(listJobRuns(world.db, 'week-results-correction', world.districtId, 5)).toEqual([]);
  });

  it('once, though the program was started anew in between', () => {
    const world = withTable();
    world.moveTo(at('2024-10-27', '12:00'), 60);
    loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [3, 20] } });
    world.sleepUntil(at('2024-10-27', '15:00'));
    world.tick();
    world.tick();
    world.moveTo(at('2024-10-27', '17:00'), 15);
    expect(toldTo(world).filter((told) => told.startsWith('Исправление'))).toHaveLength(1);
    const own = toldTo(world, 'директор Дегвинской').filter((told) => told.startsWith('Исправление'));
    expect(own).toHaveLength(1);
    expect(own[0]).toMatch(/3.учителя из.20/);
  });

  it('a school that is no longer low hears it once, whatever is put right after that', () => {
    const world = createDistrict();
    world.person(202, 'директор Сергокалинской №1', 'director', schoolId(world, SCHOOLS[4]));
    loadWeek(world, '2024-10-25', week(2));
    world.moveTo(at('2024-10-25', '18:30'));
    loadWeek(world, '2024-10-25', { [SCHOOLS[4]]: { messages: [9, 24], calls: [2, 24] } });
    world.moveTo(at('2024-10-25', '19:00'), 15);
    loadWeek(world, '2024-10-25', { [SCHOOLS[1]]: { messages: [9, 21] } });
    world.moveTo(at('2024-10-25', '19:45'), 15);
    const own = toldTo(world, 'директор Сергокалинской №1').filter((told) => told.startsWith('Исправление'));
    expect(own).toHaveLength(1);
  });
});
