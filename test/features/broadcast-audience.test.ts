import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { insertDutyAnswer } from '../../src/storage/duty-answer.ts';
import { insertBother } from '../../src/storage/bother.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at, loadShares, loadWeek, schoolId } from '../support/week-tables.ts';

const SIX = SCHOOLS.slice(0, 6);

/** Five of six schools have a director; pupils' shares of the order of 22.10.2024, the last school has none. */
function createDistrict(now = at('2024-10-28', '12:00')) {
  const office = createOffice({ now, schools: SIX });
  const { world } = office;
  for (const [index, school] of SIX.slice(0, 5).entries()) addDirector(world, 20 + index, school);
  loadShares(world, 'pupils-12-months', '2024-10-22', [
    [schoolId(world, SIX[0]!), 48.68],
    [schoolId(world, SIX[1]!), 47.37],
    [schoolId(world, SIX[2]!), 45.65],
    [schoolId(world, SIX[3]!), 43.36],
    [schoolId(world, SIX[4]!), 40.69],
  ]);
  loadWeek(world, '2024-10-25', {
    [SIX[0]!]: { messages: [9, 31], active: true },
    [SIX[1]!]: { messages: [0, 20], active: false },
    [SIX[2]!]: { messages: [5, 25], active: true },
    [SIX[3]!]: { active: false },
  });
  return office;
}

function addDuty({ world }: ReturnType<typeof createDistrict>, title = 'отчёт о чатах классов'): number {
  return insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind: 'dated',
      title,
      dueOn: day('2024-11-02'),
      startsOn: day('2024-10-22'),
    },
    world.now,
  );
}

it('golden: whom it is for, in words and by buttons', async () => {
  const office = createDistrict();
  const { world } = office;
  office.say('рассылка всем ниже 50 % по ученикам в Сферуме кроме Дегвинской');
  office.say('Коллеги, в пятницу разбираем активацию учеников. Возьмите список классов.');
  office.say('Весь список');
  office.say('К предпросмотру');
  office.say('Кому');
  office.say('не активна и кроме Мургукской');
  office.say('Кому');
  office.say('Ниже порога');
  office.say('Пишут сообщения');
  office.say('сорок');
  office.say('40');
  office.say('Кому');
  office.say('Все школы');
  addDuty(office);
  insertDutyAnswer(
    world.db,
    {
      dutyId: 1,
      unitId: schoolId(world, SIX[0]!),
      occasion: 'once',
      kind: 'done',
      by: ensurePerson(world.db, 20, world.now).id,
    },
    world.now,
  );
  office.say('Кому');
  office.say('кто не сдал отчёт');
  office.say('Кому');
  office.say('Не в боте');
  await expect(world.transcript).toMatchFileSnapshot('../golden/broadcast-audience.txt');
});

describe('conditions', () => {
  const toAudience = (office: ReturnType<typeof createDistrict>, words: string) => {
    office.say('Рассылка');
    office.say('текст');
    office.say('Кому');
    return office.say(words);
  };

  it('a threshold takes schools with a figure of the newest period only, and names the others', () => {
    const said = toAudience(createDistrict(), 'ниже 45 % по ученикам');
    expect(said).toContain('Получат 2 человека: директора 2 школ из 2.');
    expect(said).toContain('Кому: «Ученики в Сферуме за 12 месяцев» ниже 45 % (на 22.10).');
    expect(said).toContain('Не вошли, цифры нет: Нижнемулебкинская.');
  });

  it('typed at the preview are taken as under «Кому»', () => {
    const office = createDistrict();
    office.say('Рассылка');
    office.say('текст');
    const said = office.say('ниже 45 % по ученикам, кроме Сергокалинской №2');
    expect(said).toContain('Получит 1 человек: директор 1 школы из 1.');
    expect(said).toContain('кроме: Сергокалинская №2');
    expect(office.say('завтра будет совещание')).toContain('Это предпросмотр. Нажмите «Отправить»');
  });

  it('at a preview that nobody would get no «Отправить» is spoken of', () => {
    const office = createDistrict();
    office.say('Рассылка');
    office.say('текст');
    expect(office.say('ниже 5 % по ученикам')).toContain('не подходит ни одна школа');
    const said = office.say('Отправить');
    expect(said).not.toContain('«Отправить»');
    expect(said).toContain('сейчас рассылку никто не получит');
  });

  it('while a metric is asked for, words choose one or are asked again', () => {
    const office = createDistrict();
    office.say('Рассылка');
    expect(office.say('У вас {показатель}.')).toContain('Какой показатель подставить');
    const again = office.say('Отправить');
    expect(again).toContain('Какой показатель подставить');
    expect(again).toContain('[Ученики в Сферуме за 12 месяцев]');
    expect(office.say('ученики')).toContain('48,68 %');
  });

  it('a doubtful figure is none', () => {
    const office = createDistrict();
    loadShares(
      office.world,
      'pupils-12-months',
      '2024-10-25',
      [[schoolId(office.world, SIX[0]!), 12]],
      'polarity',
    );
    expect(toAudience(office, 'ниже 50 % по ученикам')).toContain(
      'Под эти условия не подходит ни одна школа.',
    );
  });

  it('conditions combine, schools named go out', () => {
    const said = toAudience(createDistrict(), 'Не активна кроме Сергокалинской №2');
    expect(said).toContain('Кому: статус «Не активна»; кроме: Сергокалинская №2.');
    expect(said).toContain('Получит 1 человек: директор 1 школы из 1.');
  });

  it('schools by their names in any case', () => {
    const said = toAudience(createDistrict(), 'только Дегвинской и Мургукской');
    expect(said).toContain('Кому: Дегвинская, Мургукская.');
  });

  it('what was not understood is said', () => {
    const office = createDistrict();
    expect(toAudience(office, 'не активна, и ещё тем, кто на юге')).toContain('Не понял: «на юге»');
    office.say('Кому');
    expect(office.say('бла бла')).toContain('Не понял, кому.');
  });

  it('debtors of a duty; whoever has done it is not among them', () => {
    const office = createDistrict();
    const duty = addDuty(office);
    insertDutyAnswer(
      office.world.db,
      {
        dutyId: duty,
        unitId: schoolId(office.world, SIX[0]!),
        occasion: 'once',
        kind: 'done',
        by: ensurePerson(office.world.db, 20, office.world.now).id,
      },
      office.world.now,
    );
    const said = toAudience(office, 'кто не сдал отчёт');
    expect(said).toContain('Кому: ещё не сделали: 02.11 — отчёт о чатах классов.');
    expect(said).toContain('Получат 4 человека');
  });

  it('several duties are chosen from', () => {
    const office = createDistrict();
    addDuty(office);
    addDuty(office, 'зарегистрировать сотрудников');
    office.say('Рассылка');
    office.say('текст');
    office.say('Кому');
    expect(office.say('Не сделали срок')).toContain('2. 02.11 — зарегистрировать сотрудников');
    expect(office.say('2')).toContain('Кому: ещё не сделали: 02.11 — зарегистрировать сотрудников.');
  });

  it.each([
    ['рассылка всем кроме садов', 'Кому: школы, без детских садов.'],
    ['рассылка всем, кроме детских садов и Дегвинской', 'Кому: школы, без детских садов; кроме: Дегвинская.'],
    ['рассылка Дегвинской и Мургукской', 'Кому: Дегвинская, Мургукская.'],
    ['рассылка тем, кто не сдал отчёт до 02.11', 'Кому: ещё не сделали: 02.11 — отчёт о чатах классов.'],
    ['рассылка тем, кто не сделал до 2 ноября', 'Кому: ещё не сделали: 02.11 — отчёт о чатах классов.'],
    ['рассылка всем до 50 % по ученикам', 'Кому: «Ученики в Сферуме за 12 месяцев» ниже 50 % (на 22.10).'],
    ['рассылка меньше 20 процентов', 'По какому показателю?'],
    [
      'рассылка тем, кто не подтвердил прошлую',
      'Рассылок с «Ознакомлен(а)», которые кто-то не подтвердил, нет.',
    ],
  ])('of words from anywhere: «%s»', (words, expected) => {
    const office = createDistrict();
    addDuty(office);
    const said = office.say(words);
    expect(said).toContain(expected);
    expect(said).not.toContain('Не понял');
  });

  it('a question about a broadcast begins none', () => {
    const office = createDistrict();
    expect(office.say('рассылка дошла до всех?')).not.toContain('Что отправить?');
  });

  it('an audience of another district is nobody', () => {
    const office = createDistrict();
    office.world.say(COORDINATOR, '(кнопка)', {
      payload: { c: 'broadcast', a: { to: { debtors: 99, unread: 99, only: [9999] } } },
    });
    expect(office.say('текст')).toContain('Под эти условия не подходит ни одна школа.');
  });
});

describe('the budget of a week', () => {
  function tire(office: ReturnType<typeof createDistrict>, externalId: number, times = 3): void {
    const { db, now } = office.world;
    const { id } = ensurePerson(db, externalId, now);
    for (let n = 0; n < times; n += 1) {
      insertBother(db, id, {
        kind: 'reminder',
        isCritical: false,
        at: new Date(now.getTime() - n * 86_400_000),
      });
    }
  }

  it('who had three is named and can be left out', () => {
    const office = createDistrict();
    tire(office, 20);
    tire(office, 21, 2);
    office.say('Рассылка');
    const said = office.say('текст');
    expect(said).toContain('1 получатель на этой неделе уже получил 3 сообщения и больше.');
    expect(office.say('Не писать им')).toContain('Получат 4 человека');
    office.say('Отправить');
    expect(office.say('Да, отправить')).toContain('Отправляю: 4 человека.');
    expect(office.world.transcript).not.toContain(`Бот → Директор ${SIX[0]!}`);
  });

  it('a critical one is exempt, and counts for nobody', () => {
    const office = createDistrict();
    tire(office, 20);
    office.say('Рассылка');
    office.say('текст');
    expect(office.say('Это срочно')).toContain('Срочная: в счёт недели не идёт.');
    office.say('Отправить');
    office.say('Да, отправить');
    const counted = office.world.db
      .prepare('SELECT count(*) FROM bother WHERE is_critical = 0 AND kind = ?')
      .pluck()
      .get('broadcast');
    expect(counted).toBe(0);
  });

  it('a usual one counts for everybody who gets it', () => {
    const office = createDistrict();
    office.say('Рассылка');
    office.say('текст');
    office.say('Отправить');
    office.say('Да, отправить');
    const counted = office.world.db
      .prepare('SELECT count(*) FROM bother WHERE is_critical = 0')
      .pluck()
      .get();
    expect(counted).toBe(5);
  });
});
