import { describe, expect, it } from 'vitest';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';
import { sheetsOf } from '../support/sheets-of.ts';

function createDistrict() {
  const office = createOffice({ now: at('2024-10-22', '12:00'), schools: SCHOOLS });
  addDirector(office.world, 20, SCHOOLS[0]);
  office.world.person(99, 'Новичок');
  return office;
}

const codeIn = (text: string) => /код.*: (\w{10})$/m.exec(text)?.[1] ?? '';

it('golden: inviting', async () => {
  const office = createDistrict();
  office.say('Пригласить');
  office.say('Ещё 5');
  const said = office.say('Кадиркентская');
  office.world.say(99, codeIn(said));
  office.say('Пригласить Сергокалинская');
  office.say('Сергокалинская №2');
  office.say('Код ответственному');
  office.say('Пригласить Дегвинская');
  office.say('Пригласить всех');
  office.say('Пригласить координатора');
  office.say('Кто подключился');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/invite.txt');
});

describe('a code', () => {
  it('fits the person it was given for, once', () => {
    const office = createDistrict();
    const code = codeIn(office.say('Пригласить ответственного Мургукская'));
    expect(office.world.say(99, code)).toContain('МКОУ «Мургукская СОШ», ответственный за Сферум');
    office.world.person(98, 'Другой');
    expect(office.world.say(98, code)).toContain('Код не подошёл');
  });

  it('each invitation is a new one', () => {
    const office = createDistrict();
    expect(codeIn(office.say('Пригласить Мургукская'))).not.toBe(codeIn(office.say('Пригласить Мургукская')));
  });

  it('the file has one for every school without a director', () => {
    const office = createDistrict();
    office.say('Пригласить всех');
    const [document] = office.documentsTo(COORDINATOR);
    const rows = sheetsOf(document)[0]!.rows;
    expect(rows).toHaveLength(11);
    expect(rows.map(([school]) => school)).not.toContain(SCHOOLS[0]);
    expect(new Set(rows.map(([, code]) => code)).size).toBe(11);
    const [school = '', code = '', link, text] = rows[0]!.map(String);
    expect(link).toBe(`https://vk.me/sferum_bot?ref=${code}`);
    expect(text).toContain(school);
    expect(office.world.say(99, code)).toContain(school);
  });

  it('the second coordinator gets one too', () => {
    const office = createDistrict();
    const code = codeIn(office.say('Пригласить координатора'));
    expect(office.world.say(99, code)).toContain('Сергокалинский район, координатор');
  });
});

describe('whom', () => {
  it.each([
    ['Сергокалинская', 'Какая школа — «Сергокалинская»?'],
    ['Дигвинская', 'Какая школа — «Дигвинская»?'],
    ['Хогвартс', 'Не нашёл школу «Хогвартс».'],
  ])('«%s» is not guessed', (spelling, sentence) => {
    expect(createDistrict().say(`Пригласить ${spelling}`)).toContain(sentence);
  });

  it('a school of another district is not invited by a forged button', () => {
    const office = createDistrict();
    const said = office.world.say(COORDINATOR, 'x', {
      payload: { c: 'invite', a: { s: office.world.districtId } },
    });
    expect(said).toContain('Эта кнопка уже не действует.');
  });

  it('nobody where all are connected', () => {
    const office = createOffice({ now: at('2024-10-22', '12:00'), schools: [SCHOOLS[0]] });
    addDirector(office.world, 20, SCHOOLS[0]);
    expect(office.say('Пригласить всех')).toContain('Приглашать некого');
    expect(office.say('Пригласить')).toContain('Подключены все');
  });

  it('a director invites nobody', () => {
    expect(createDistrict().world.say(20, 'Пригласить Мургукская')).toContain(
      'Это может только координатор района.',
    );
  });
});
