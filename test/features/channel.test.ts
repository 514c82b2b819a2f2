import { expect, it } from 'vitest';
import type { UnitId } from '../../src/domain/unit.ts';
import { findChannel, findChat } from '../../src/storage/chat.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

const CHAT = 2_000_000_001;
const OTHER = 2_000_000_002;

function createDistrict(settings = {}) {
  const office = createOffice({ now: at('2024-10-22', '12:00'), schools: SCHOOLS, settings });
  addDirector(office.world, 20, SCHOOLS[0]);
  office.world.person(CHAT, 'Беседа 1');
  office.world.person(OTHER, 'Беседа 2');
  return office;
}

const join = ({ world }: ReturnType<typeof createDistrict>, peerId = CHAT) =>
  world.receive({ kind: 'chat-joined', peerId, senderId: COORDINATOR });

it('golden: the беседа', async () => {
  const office = createDistrict();
  const { world } = office;
  world.note('сообщество добавили в беседу');
  join(office);
  world.say(20, '/канал', { peerId: CHAT });
  world.say(COORDINATOR, '/канал', { peerId: CHAT });
  world.say(COORDINATOR, 'Сделать беседой района', { peerId: CHAT });
  world.note('в беседе спрашивают о школе');
  world.say(20, '/показатели', { peerId: CHAT });
  world.say(COORDINATOR, '/сводка', { peerId: CHAT });
  world.say(COORDINATOR, '/пригласить Мургукская', { peerId: CHAT });
  world.note('обычные разговоры бот не замечает');
  world.say(20, 'Коллеги, кто завтра едет?', { peerId: CHAT });
  world.say(20, 'Готово', { peerId: CHAT });
  world.say(20, 'показатели', { peerId: CHAT });
  world.note('чужое дело — ответ в личных сообщениях');
  world.say(20, '/рассылка', { peerId: CHAT });
  world.note('канал переносят в другую беседу');
  join(office, OTHER);
  world.say(COORDINATOR, 'канал', { peerId: OTHER });
  world.note('бота удаляют из канала, потом возвращают');
  world.receive({ kind: 'chat-left', peerId: OTHER });
  join(office, OTHER);
  await expect(world.transcript).toMatchFileSnapshot('../golden/channel.txt');
});

it('greets once', () => {
  const office = createDistrict();
  expect(join(office)).toContain('Здравствуйте.');
  expect(join(office)).toBe('');
});

it('tells when the results come there: on Sakhalin on Saturday morning', () => {
  const office = createDistrict({ timeZone: 'Asia/Sakhalin' });
  join(office);
  expect(office.world.say(COORDINATOR, 'Канал', { peerId: CHAT })).toContain('в субботу в\u00a009:00');
});

it('a coordinator who speaks for a school at the moment is still the coordinator there', () => {
  const office = createDistrict();
  const { world } = office;
  world.person(COORDINATOR, 'Координатор', 'director', world.schools.get(SCHOOLS[1]));
  world.db.prepare('UPDATE person SET current_binding_id = (SELECT max(id) FROM binding)').run();
  join(office);
  expect(world.say(COORDINATOR, '/канал', { peerId: CHAT })).toContain('Эта беседа — канал района');
});

it('another district’s channel is not taken away', () => {
  const office = createDistrict();
  const { world } = office;
  join(office);
  world.say(COORDINATOR, '/канал', { peerId: CHAT });
  world.db
    .prepare(
      "INSERT INTO unit (level, name, name_key, created_at) VALUES ('municipality', 'Другой район', 'другой', 0)",
    )
    .run();
  const other = world.db.prepare('SELECT max(id) FROM unit').pluck().get() as number;
  world.person(40, 'Чужой координатор', 'coordinator', other as UnitId);
  expect(world.say(40, '/канал', { peerId: CHAT })).toContain('Эта беседа — канал другого района.');
  expect(findChannel(world.db, world.districtId)?.peerId).toBe(CHAT);
});

it('a беседа that was no channel is left in silence', () => {
  const office = createDistrict();
  join(office);
  expect(office.world.receive({ kind: 'chat-left', peerId: CHAT })).toBe('');
  expect(findChat(office.world.db, CHAT)?.present).toBe(false);
});

it('is not done in private', () => {
  expect(createDistrict().say('Канал')).toContain('пишут в самой беседе');
});
