import { describe, expect, it } from 'vitest';
import { all } from '../../src/storage/statement.ts';
import { addDirector, createOffice } from '../support/office.ts';
import { createTestWorld } from '../support/test-world.ts';
import { at, loadWeek, SCHOOLS } from '../support/week-tables.ts';

const DIRECTOR = 501;

function createScene() {
  const world = createTestWorld({ now: at('2024-10-28', '12:00'), schools: SCHOOLS });
  addDirector(world, DIRECTOR, SCHOOLS[0]);
  loadWeek(world, '2024-10-25', { [SCHOOLS[0]]: { messages: [9, 31], calls: [2, 31] } });
  return {
    world,
    say: (text: string) => world.say(DIRECTOR, text).replaceAll('\u00a0', ' '),
    findings: () => all(world.db, 'SELECT * FROM finding'),
  };
}

describe('a button’s label that is typed', () => {
  it('is a press while the button is on the screen', () => {
    const { say } = createScene();
    expect(say('Почему мало')).toContain('Вопрос 1');
    expect(say('да')).toContain('Вопрос 2');
  });

  it('of an earlier screen answers nothing: the open question takes the words', () => {
    const { say, findings } = createScene();
    say('Почему мало');
    say('Показатели');
    expect(say('нет')).not.toContain('Причина');
    say('Почему мало');
    say('добавить меру');
    say('нет');
    expect(findings()).toEqual([]);
  });

  it('of a day ago answers nothing', () => {
    const { world, say, findings } = createScene();
    say('Почему мало');
    world.sleepUntil(at('2024-10-29', '13:00'));
    say('нет');
    expect(findings()).toEqual([]);
  });

  it.each(['ознакомлен', 'Ознакомлена', 'Ознакомлен(а)'])('in either gender: «%s»', (typed) => {
    const { world, say } = createOffice({ now: at('2024-10-28', '12:00'), schools: SCHOOLS });
    addDirector(world, DIRECTOR, SCHOOLS[0]);
    world.tick();
    for (const step of ['Рассылка', 'Коллеги, приказ — во вложении.', 'С «Ознакомлен(а)»', 'Отправить'])
      say(step);
    say('Да, отправить');
    expect(world.say(DIRECTOR, typed)).toContain('Спасибо, отметил');
  });

  it('is pressed by its beginning, where no other label begins so', () => {
    const { world, say } = createOffice({ now: at('2024-10-28', '12:00'), schools: SCHOOLS });
    world.tick();
    expect(say('Сроки')).toContain('[Добавить срок]');
    expect(say('Добавить')).toContain('Отменить');
    say('Отменить');
    say('Сроки');
    expect(say('доб')).not.toContain('Отменить');
    // «Из шаблона» asks too, «Настройки» of an earlier screen is gone.
    say('Сроки');
    expect(say('из шаб')).not.toContain('Не понял');
  });

  it('is not pressed by its beginning where it writes at once', () => {
    const { world, say } = createOffice({ now: at('2024-10-28', '12:00'), schools: SCHOOLS });
    addDirector(world, DIRECTOR, SCHOOLS[0]);
    world.tick();
    for (const step of ['Рассылка', 'Коллеги, приказ — во вложении.', 'Отправить', 'Да, отпр']) say(step);
    expect(all(world.db, 'SELECT * FROM batch')).toEqual([]);
  });

  it('with a question mark presses nothing', () => {
    const { world, say } = createScene();
    say('Удалить меня');
    say('да, удалить?');
    expect(all(world.db, 'SELECT * FROM binding WHERE ended_at IS NOT NULL')).toEqual([]);
  });
});

describe('a command with a question mark', () => {
  it('writes nothing', () => {
    const { world, say } = createScene();
    say('сотрудники 38 из 45?');
    say('готово?');
    expect(all(world.db, "SELECT * FROM import WHERE origin = 'school'")).toEqual([]);
    expect(all(world.db, 'SELECT * FROM duty_answer')).toEqual([]);
  });

  it('that only shows is answered', () => {
    const { say } = createScene();
    expect(say('Показатели?')).toContain('9 учителей из 31');
  });
});

describe('a remark in an open dialog', () => {
  it('leaves the buttons of its question in force', () => {
    const { world, say } = createOffice({ now: at('2024-10-28', '12:00'), schools: SCHOOLS });
    world.tick();
    say('Добавить каникулы осенние 28.10.2024–05.11.2024');
    expect(say('а что дальше')).toContain('нажмите «Сохранить»');
    expect(say('Сохранить')).toContain('Записал');
  });

  it('takes no button of a screen before the question', () => {
    const { world, say } = createOffice({ now: at('2024-10-28', '12:00'), schools: SCHOOLS });
    world.tick();
    say('Сроки');
    say('Из шаблона');
    say('Письмо');
    expect(say('1')).not.toContain('Сохранить');
  });
});
