import { dayInWords } from '../../text/dates.ts';
import { shortList } from '../../text/list.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const SCHOOLS_GENITIVE: PluralForms = ['школы', 'школ', 'школ'];
const DIRECTORS_DATIVE: PluralForms = ['человеку', 'людям', 'людям'];
const OWE: PluralForms = ['не сделала', 'не сделали', 'не сделали'];

/** Reminders of duties, and the names of those who still owe them. */
export const texts = {
  title: 'Напоминание о сроках',
  /** To the office, the third working day after. All names: the list is what it is for. */
  overdueOne: (name: string, names: readonly string[], all: number) =>
    `Срок прошёл, ${plural(names.length, OWE)} ${count(names.length, SCHOOLS)} из\u00a0${all}: ${name}.\nКто: ${names.join(', ')}.\nСам больше не напоминаю.`,
  overdueSeveral: (items: readonly { name: string; names: readonly string[]; all: number }[]) =>
    [
      'Сроки прошли, сделали не все. Сам больше не напоминаю.',
      ...items.map(
        ({ name, names, all }, index) =>
          `${index + 1}. ${name} — ${names.length} из\u00a0${all}: ${names.join(', ')}.`,
      ),
    ].join('\n'),
  soonOne: (name: string, names: readonly string[], all: number) =>
    `Без ответа ${count(names.length, SCHOOLS)} из\u00a0${all}: ${name}.\nКто: ${names.join(', ')}.\nСам больше не напоминаю.`,
  /** Of them those nobody in the bot speaks for. */
  unreached: (names: readonly string[]) => `Не в боте, им не напоминал: ${shortList(names, 5)}.`,
  /** Those whose reminders are held back this morning; none named: all of them. */
  quiet: (names: readonly string[]) =>
    names.length === 0
      ? 'Сегодня школам не напоминал: тишина или каникулы.'
      : `Сегодня не напоминал, тишина или каникулы: ${shortList(names, 5)}.`,
  list: 'Кто не сделал',
  listOf: (place: number) => `Кто не сделал: ${place}`,

  remindNow: 'Напомнить сейчас',
  nobodyOwes: 'Напоминать некому: долгов по этому сроку нет.',
  /** The next table is here: the note of the week before it cannot be written any more. */
  tooLate: 'Напоминать уже не о чем: новая таблица загружена, анализ прошлой недели больше не составить.',
  nobodyReached: (names: readonly string[]) =>
    `Напоминать некому: должники не в боте — ${shortList(names, 10)}.`,
  confirm: ({
    people,
    schools,
    unreached,
    tired,
    silent,
    regular,
  }: {
    people: number;
    schools: readonly string[];
    unreached: readonly string[];
    tired: number;
    silent: number;
    /** What the bot says of it by itself on that day. */
    regular: string | undefined;
  }) =>
    [
      `Напомнить ${count(people, DIRECTORS_DATIVE)}? ${count(schools.length, SCHOOLS)}: ${shortList(schools, 10)}.`,
      ...(unreached.length > 0 ? [`Не в боте: ${shortList(unreached, 10)}.`] : []),
      ...(regular === undefined ? [] : [regular]),
      ...(silent > 0 ? [`У ${count(silent, SCHOOLS_GENITIVE)} из них сейчас тишина.`] : []),
      ...(tired > 0 ? [`Из них ${tired} уже получили на этой неделе три напоминания или рассылки.`] : []),
    ].join('\n'),
  regularAhead: (on: string | undefined, time: string) =>
    `${on === undefined ? 'Сегодня' : dayInWords(on)} в ${time} бот напомнит об этом и сам.`,
  regularBefore: (time: string) => `Сегодня в ${time} бот об этом уже напоминал.`,
  yes: 'Да, напомнить',
  notNow: 'Не сейчас',
  reminded: (people: number) => `Напомнил ${count(people, DIRECTORS_DATIVE)}.`,
  later: (people: number, time: string) =>
    `Напомню ${count(people, DIRECTORS_DATIVE)} в ${time}: сейчас тихие часы.`,
  remindedBefore: 'Сегодня об этом уже напоминали. Второй раз за день не шлю.',
  gone: 'Этого срока уже нет.',
  act: (name: string, people: number) => `Напомнили ${count(people, DIRECTORS_DATIVE)} о сроке ${name}`,
};
