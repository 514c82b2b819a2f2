import type { QuestionCode } from '../../domain/diagnosis.ts';
import type { Audience } from '../texts.ts';

/** A question whose «Да» means that all is well. */
export type QuestionText = {
  question: string;
  /** How to see it without leaving the corridor. */
  how: string;
  /** For «Не знаю»: whom to ask, and with what words. */
  ask: { whom: string; words: string };
};

const ADMINISTRATOR = 'администратора Сферума в школе';

/** `audience`: whose figure is low. */
export function questionText(code: QuestionCode, audience: Audience): QuestionText {
  const people = audience === 'pupils' ? 'ученики' : 'учителя';
  const ofPeople = audience === 'pupils' ? 'учеников' : 'учителей';
  const few = audience === 'pupils' ? 'двух-трёх классных руководителей' : 'двух-трёх учителей';
  switch (code) {
    case 'not-registered':
      return {
        question: 'Школа зарегистрирована в Сферуме?',
        how: 'После заявки на почту, указанную в ней, приходит инструкция для администратора.',
        ask: { whom: 'того, кто отправлял заявку', words: 'Пришёл ли ответ на заявку в Сферум?' },
      };
    case 'administrator-not-in':
      return {
        question: 'Администратор школы уже входил в Сферум?',
        how: 'Администратор — тот, кому пришла инструкция поддержки.',
        ask: { whom: ADMINISTRATOR, words: 'Вы уже входили в Сферум с ролью «Администратор»?' },
      };
    case 'organisation-data-empty':
      return {
        question: 'Данные о школе в Сферуме заполнены?',
        how: 'Это видит администратор, когда входит в Сферум.',
        ask: { whom: ADMINISTRATOR, words: 'Все ли данные о школе заполнены в Сферуме?' },
      };
    case 'too-few-teachers':
      return {
        question: 'В Сферум добавлены хотя бы три сотрудника с ролью «учитель»?',
        how: 'Это видит администратор в списке школы. Роль «ученик» не считается.',
        ask: { whom: ADMINISTRATOR, words: 'Сколько у нас в Сферуме сотрудников с ролью «учитель»?' },
      };
    case 'ordinary-profile':
      return {
        question:
          audience === 'pupils'
            ? 'Все ученики заходят в Сферум из учебного профиля, а не из обычного?'
            : 'Все учителя работают из учебного профиля, а не из обычного?',
        how: 'Если в одном списке с рабочим чатом видны личные чаты, это обычный профиль.',
        ask: {
          whom: few,
          words:
            audience === 'pupils'
              ? 'Ученики вашего класса заходят в Сферум из учебного профиля?'
              : 'Рабочие чаты у вас открыты в учебном профиле или в личном?',
        },
      };
    case 'profile-not-verified':
      return {
        question: `У всех ${ofPeople} верифицирован учебный профиль?`,
        how: `Спросите ${few}, пройдена ли верификация: её проходит каждый в своём профиле.`,
        ask: {
          whom: few,
          words:
            audience === 'pupils'
              ? 'Ученики вашего класса верифицировали учебные профили?'
              : 'Вы верифицировали свой учебный профиль?',
        },
      };
    case 'wrong-role':
      return {
        question: 'У всех учителей в Сферуме роль «учитель», а не «ученик»?',
        how: 'Это видит администратор в списке школы.',
        ask: { whom: ADMINISTRATOR, words: 'Нет ли в списке школы учителей с ролью «ученик»?' },
      };
    case 'chats-elsewhere':
      return {
        question: 'Рабочие чаты школы ведутся в Сферуме?',
        how: 'Вспомните, где сегодня писали о заменах и педсовете.',
        ask: { whom: 'завуча', words: 'В каком чате мы сообщаем о заменах и педсовете?' },
      };
    case 'meetings-elsewhere':
      return {
        question: 'Планёрки и совещания на расстоянии проходят звонком в Сферуме?',
        how: 'Вспомните последнюю неделю: был ли рабочий звонок из учебного профиля.',
        ask: { whom: 'завуча', words: 'Был ли на этой неделе рабочий звонок в Сферуме?' },
      };
    case 'class-chats-elsewhere':
      return {
        question: 'Чаты классов ведутся в Сферуме, и ученики в них есть?',
        how: 'Спросите двух-трёх классных руководителей, где их чат класса.',
        ask: { whom: few, words: 'Где чат вашего класса и сколько в нём учеников?' },
      };
    case 'account-not-confirmed':
      return {
        question: `У всех ${ofPeople} подтверждена учётная запись Госуслуг?`,
        how: 'Через неё входят в «Мою школу»; с неподтверждённой человека не засчитывают.',
        ask: {
          whom: few,
          words:
            audience === 'pupils'
              ? 'У учеников вашего класса подтверждены учётные записи Госуслуг?'
              : 'Ваша учётная запись Госуслуг подтверждена?',
        },
      };
    case 'no-login':
      return {
        question: `Все ${people} входили в «Мою школу» за последний год?`,
        how: 'Засчитывается хотя бы один вход за 365 дней.',
        ask: {
          whom: few,
          words:
            audience === 'pupils'
              ? 'Ученики вашего класса пользуются «Моей школой»?'
              : 'Когда вы в последний раз входили в «Мою школу»?',
        },
      };
    case 'employees-not-invited':
      return {
        question: 'Все сотрудники школы приглашены в Сферум?',
        how: 'Администратор сверяет список сотрудников со списком в Сферуме.',
        ask: { whom: ADMINISTRATOR, words: 'Кого из сотрудников ещё нет в Сферуме?' },
      };
  }
}
