import { dayInWords } from '../../text/dates.ts';
import { shortList } from '../../text/list.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const DAYS: PluralForms = ['день', 'дня', 'дней'];

type Told = {
  schools: readonly string[] | undefined;
  duty: string | undefined;
  until: string;
  reason: string;
};

/** «Тишина»: no reminders for a while. */
export const texts = {
  words: ['Тишина'],
  help: 'не напоминать школе или всем до дня: кто решил, почему и до какого числа',
  addWords: ['Включить тишину'],
  add: 'Включить тишину',
  none: 'Тишины сейчас нет: напоминания идут всем должникам. Включить её можно для школы или для всех, до дня, с причиной.',
  head: (district: string) => `Тишина · ${district}`,
  line: (told: Told, { today, author }: { today: string; author: string }) =>
    `${lineOf(told, today)} (${author})`,
  numbered: (place: number, line: string) => `${place}. ${line}`,
  you: 'вы',
  other: 'другой координатор',
  end: (place: number | undefined) => (place === undefined ? 'Снять тишину' : `Снять ${place}`),
  rest: (n: number) => `И ещё ${n}.`,

  everybody: 'Все школы',
  askUntil: 'До какого дня молчать? Этот день ещё тихий. Напишите дату, например «15.12», или нажмите.',
  badUntil: (most: number) =>
    `Нужна дата от сегодня и не дальше чем через ${count(most, DAYS)}: например «15.12». До какого дня молчать?`,
  week: 'Неделя',
  month: 'Месяц',
  askReason:
    'Почему? Одной строкой, например «карантин». Причину увидят координаторы и руководитель управления.',
  badReason: (limit: number) => `Нужна причина в одну строку, до ${limit} знаков.`,
  named: (name: string) =>
    `Похоже, здесь чьё-то имя: «${name}». Имён бот не хранит. Напишите причину без них.`,
  notAName: 'Это не имя, дальше',
  goneDuty: 'Этого срока уже нет, напоминать о нём бот не будет и без тишины.',
  preview: (told: Told, today: string) =>
    `${lineOf(told, today)}.\nНапоминаний не будет, сроки остаются. Когда тишина кончится, напишу вам.`,
  save: 'Сохранить',
  change: 'Другой день',
  pressSave: 'Чтобы включить, нажмите «Сохранить».',
  saved: (told: Told, today: string) => `Включил тишину: ${lineOf(told, today)}.`,
  ended: (told: Told, today: string) => `Снял тишину: ${lineOf(told, today)}. Напоминания снова идут.`,
  gone: 'Этой тишины уже нет.',
  jobTitle: 'Конец тишины',
  over: (told: readonly Told[], today: string) =>
    told.length === 1
      ? `Тишина кончилась: ${told.map((one) => lineOf(one, today)).join('')}. Напоминания снова идут.`
      : ['Тишина кончилась, напоминания снова идут:', ...told.map((one) => lineOf(one, today))].join('\n'),
  acts: {
    /** The reason stands beside it: whoever erases themself takes their words along. */
    added: (told: Told, today: string) => `Включена тишина: ${lineOf({ ...told, reason: '' }, today)}`,
    ended: (told: Told, today: string) => `Снята тишина: ${lineOf({ ...told, reason: '' }, today)}`,
  },
};

function lineOf({ schools, duty, until, reason }: Told, today: string): string {
  const whom = schools === undefined ? 'Все школы' : shortList(schools, 5);
  const what = duty === undefined ? '' : `, «${duty}»`;
  const why = reason === '' ? '' : `, ${reason}`;
  return `${whom}${what} — до ${dayInWords(until, { thisYear: Number(today.slice(0, 4)) })}${why}`;
}
