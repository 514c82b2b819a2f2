import type { Act } from '../../src/cli/rehearsal/rehearse.ts';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import { instantOf, parseTimeZone } from '../../src/domain/zone.ts';
import type { LocalTime } from '../../src/domain/zone.ts';
import { SCHOOLS } from './week-tables.ts';

const ZONE = parseTimeZone('Europe/Moscow')!;

export const COORDINATOR = 100;
/** Directors of the twelve schools in their order, from here on. */
export const FIRST_DIRECTOR = 201;

/** Of a dated duty: who says «Готово» and when; the other schools never do. */
export const DATED = [
  {
    title: 'зарегистрировать в Сферуме всех сотрудников',
    command: 'Срок 30.10.2024 зарегистрировать в Сферуме всех сотрудников',
    dueOn: day('2024-10-30'),
    addedAt: instant('2024-10-22', '12:00'),
    firstReminder: instant('2024-10-25', '09:00'),
    label: '30.10',
    done: new Map([
      [0, instant('2024-10-24', '10:00')],
      [1, instant('2024-10-25', '10:00')],
      [2, instant('2024-10-28', '10:00')],
      [3, instant('2024-10-29', '15:00')],
      [4, instant('2024-10-30', '08:30')],
      [5, instant('2024-10-30', '16:00')],
      [6, instant('2024-10-31', '10:00')],
      [7, instant('2024-11-01', '10:00')],
    ]),
  },
  {
    title: 'отправить отчёт на почту управления с пометкой «Сферум»',
    command: 'Срок 02.11.2024 отправить отчёт на почту управления с пометкой «Сферум»',
    dueOn: day('2024-11-02'),
    addedAt: instant('2024-10-22', '12:05'),
    firstReminder: instant('2024-10-24', '09:00'),
    label: '02.11',
    done: new Map([
      [0, instant('2024-10-30', '10:00')],
      [2, instant('2024-11-01', '10:00')],
      [4, instant('2024-11-02', '10:00')],
      [6, instant('2024-11-05', '10:00')],
      [8, instant('2024-11-06', '10:00')],
    ]),
  },
  {
    title: 'рассказать на сайте об электронном обучении',
    command: 'Срок 01.05.2025 рассказать на сайте об электронном обучении',
    dueOn: day('2025-05-01'),
    addedAt: instant('2025-04-01', '12:00'),
    firstReminder: instant('2025-04-22', '09:00'),
    label: '01.05',
    done: new Map([
      [0, instant('2025-04-02', '10:00')],
      [1, instant('2025-04-22', '10:00')],
      [3, instant('2025-04-29', '10:00')],
      [5, instant('2025-05-05', '10:00')],
    ]),
  },
] as const;

/** Schools whose director sends the weekly note, every Tuesday at 14:00 while there are new figures. */
export const NOTE_SENDERS = [0, 1, 2];
export const VACATIONS = [
  { line: 'Осенние 28.10–05.11.2024', from: day('2024-10-28'), to: day('2024-11-05') },
  { line: 'Зимние 30.12.2024–08.01.2025', from: day('2024-12-30'), to: day('2025-01-08') },
  { line: 'Весенние 24.03–30.03.2025', from: day('2025-03-24'), to: day('2025-03-30') },
];
/** The bot is down for a week. */
export const DOWN = { at: instant('2025-02-10', '11:00'), until: instant('2025-02-17', '09:30') };
/** No tables come in the New Year's holidays. */
const NO_TABLE = new Set(['2024-12-27', '2025-01-03']);
const LATE = '2024-11-08';
const CORRECTED = '2024-11-22';
const FIRST_FRIDAY = day('2024-09-06');
const LAST_FRIDAY = day('2025-05-30');

const HEADINGS = [
  ...['№', 'Наименование ОО', 'Статус', 'Количество учителей'],
  ...['Написали не менее 10 сообщений, чел.', 'Совершили хотя бы 1 звонок, чел.'],
];
const TEACHERS = [31, 22, 27, 48, 45, 26, 31, 19, 24, 21, 17, 16];

export function instant(on: string, time: LocalTime): Date {
  return instantOf(day(on), time, ZONE);
}

/** Everything that people do in the year, made up. */
export function actsOfYear(): Act[] {
  return [
    ...VACATIONS.flatMap(({ line }, index) =>
      byCoordinator(
        instant('2024-09-02', `10:0${index}` as LocalTime),
        `Добавить каникулы ${line}`,
        'Сохранить',
      ),
    ),
    ...DATED.flatMap(({ command, addedAt, firstReminder, label, done }) => [
      ...byCoordinator(addedAt, command, 'Сохранить'),
      ...[...done].map(([school, at]): Act => ({
        at,
        who: FIRST_DIRECTOR + school,
        ...(at < firstReminder ? { say: `Готово ${label}` } : { press: `Готово: ${label}` }),
      })),
    ]),
    ...fridays().flatMap((friday, index) => [...tableOf(friday, index), ...notesOf(friday)]),
    { at: DOWN.at, downUntil: DOWN.until },
  ];
}

function byCoordinator(at: Date, say: string, press: string): Act[] {
  return [
    { at, who: COORDINATOR, say },
    { at: new Date(at.getTime() + 60_000), who: COORDINATOR, press },
  ];
}

function fridays(): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let on = FIRST_FRIDAY; on <= LAST_FRIDAY; on = addDays(on, 7)) days.push(on);
  return days;
}

/** The table of a week: most on the Friday itself, one on the Monday after, one a second time with another figure. */
function tableOf(friday: CalendarDay, index: number): Act[] {
  if (NO_TABLE.has(friday)) return [];
  const comes = friday === LATE ? instant(addDays(friday, 3), '10:00') : instant(friday, '17:40');
  const acts = fileActs(friday, comes, tableCsv(friday, index));
  if (friday !== CORRECTED) return acts;
  return [...acts, ...fileActs(friday, instant(addDays(friday, 4), '11:00'), tableCsv(friday, index, true))];
}

function fileActs(friday: CalendarDay, at: Date, csv: string): Act[] {
  return [
    { at, who: COORDINATOR, file: `мониторинг ${friday}.csv`, bytes: new TextEncoder().encode(csv) },
    { at: new Date(at.getTime() + 120_000), who: COORDINATOR, press: 'Записать' },
  ];
}

function tableCsv(friday: CalendarDay, index: number, isCorrected = false): string {
  const from = addDays(friday, -6);
  const rows = SCHOOLS.map((school, place) => {
    const teachers = TEACHERS[place] ?? 20;
    // A slow growth with a wave, another one for every school.
    const writes = Math.min(
      teachers,
      Math.floor((teachers * (index + place)) / 60) + ((index * (place + 3)) % 4),
    );
    const calls = Math.floor(writes / 5);
    const isPutRight = isCorrected && place === 0;
    return [
      place + 1,
      school,
      'Активна',
      teachers,
      isPutRight ? Math.min(teachers, writes + 5) : writes,
      calls,
    ];
  });
  return [
    `Мониторинг с ${printed(from)} по ${printed(friday)}`,
    HEADINGS.join(';'),
    ...rows.map((row) => row.join(';')),
  ].join('\n');
}

function printed(on: CalendarDay): string {
  return on.split('-').toReversed().join('.');
}

/** «Анализ и меры» on the Tuesday after the table. */
function notesOf(friday: CalendarDay): Act[] {
  const on = addDays(friday, 4);
  const at = instant(on, '14:00');
  if (NO_TABLE.has(friday) || (at >= DOWN.at && at < DOWN.until)) return [];
  return NOTE_SENDERS.flatMap((school): Act[] => [
    { at, who: FIRST_DIRECTOR + school, say: 'Отчёт' },
    { at: new Date(at.getTime() + 60_000), who: FIRST_DIRECTOR + school, press: 'Отправить координатору' },
  ]);
}
