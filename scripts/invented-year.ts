import { randomInt32, seededRandom } from '../src/shared/random.ts';
import type { CalendarDay } from '../src/domain/calendar-day.ts';

/** A school of the district that does not exist. `startsAt`: the week from which its status is «Активна». */
type InventedSchool = {
  name: string;
  kind: 'school' | 'kindergarten';
  roll: number;
  staff: number;
  teachers: number;
  startsAt: number;
  /** How lively it is: 1 is the district's middle. */
  spirit: number;
};

export type InventedRow = {
  name: string;
  active: boolean;
  teachers: number;
  messages: number;
  calls: number;
  /** Percent with one decimal; the shares of a year do not count kindergartens. */
  teachersYear?: number;
  /** Percent with two decimals. */
  pupilsYear?: number;
};

const NEVER = 1000;

export const inventedSchools: readonly InventedSchool[] = [
  school('МБОУ «Образцовская СОШ №1»', 412, 58, 34, 0, 1.25),
  school('МБОУ «Образцовская СОШ №2»', 356, 51, 31, 0, 1.05),
  school('МБОУ «Верхнеключевская СОШ»', 203, 36, 22, 0, 1.4),
  school('МБОУ «Нижнеключевская СОШ»', 187, 34, 20, 0, 0.8),
  school('МБОУ «Тихоозёрская СОШ им. Первых Учителей»', 164, 31, 19, 0, 0.95),
  school('МБОУ «Звонкоручьёвская СОШ»', 141, 29, 17, 0, 1.1),
  school('МБОУ «Долгополянская ООШ»', 98, 24, 14, 9, 0.7),
  school('МБОУ «Белоковыльская ООШ»', 87, 22, 13, 0, 0.55),
  school('МБОУ «Синегорьевская ООШ»', 76, 21, 12, 17, 0.9),
  school('МБОУ «Краснолучинская ООШ»', 64, 19, 11, 0, 0.35),
  school('МБОУ «Малороднинская НОШ»', 31, 11, 6, 30, 0.5),
  school('МБОУ «Дальнехуторская НОШ»', 24, 9, 5, NEVER, 0),
  kindergarten('МБДОУ «Детский сад «Светлячок»', 118, 27, 12, 12, 0.45),
  kindergarten('МБДОУ «Детский сад «Родничок»', 92, 23, 10, 26, 0.3),
  kindergarten('МБДОУ «Детский сад «Колосок»', 54, 15, 6, NEVER, 0),
];

/** The rows of the week number `week` (from 0) that ends on `friday`: slow growth, a summer with next to nobody. */
export function inventedWeek(week: number, friday: CalendarDay): InventedRow[] {
  return inventedSchools.map((one, index) => {
    const random = seededRandom(7919 * (week + 1) + 104_729 * (index + 1));
    const noise = () => (randomInt32(random) % 1000) / 1000 - 0.5;
    noise();
    const active = week >= one.startsAt;
    const month = Number(friday.slice(5, 7));
    const season = month >= 6 && month <= 8 ? 0.08 : month === 9 ? 0.85 : 1;
    const growth = 0.1 + 0.34 * (week / 52);
    const level = active ? Math.max(0, growth * one.spirit * season * (1 + 0.3 * noise())) : 0;
    const messages = Math.min(one.teachers, Math.round(one.teachers * level));
    const calls = Math.min(messages, Math.round(one.teachers * level * (0.16 + 0.1 * noise())));
    const inYear = Math.min(1, (active ? 0.3 : 0.05) + 0.35 * one.spirit * (week / 52));
    const pupils = Math.round(one.roll * Math.min(0.95, 0.12 + 0.4 * one.spirit * (0.3 + (0.7 * week) / 52)));
    return {
      name: one.name,
      active,
      teachers: one.teachers,
      messages,
      calls,
      ...(one.kind === 'school' && {
        teachersYear: rounded((100 * Math.round(one.teachers * inYear)) / one.teachers, 1),
        pupilsYear: rounded((100 * pupils) / one.roll, 2),
      }),
    };
  });
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function school(
  name: string,
  roll: number,
  staff: number,
  teachers: number,
  startsAt: number,
  spirit: number,
): InventedSchool {
  return { name, kind: 'school', roll, staff, teachers, startsAt, spirit };
}

function kindergarten(
  name: string,
  roll: number,
  staff: number,
  teachers: number,
  startsAt: number,
  spirit: number,
): InventedSchool {
  return { name, kind: 'kindergarten', roll, staff, teachers, startsAt, spirit };
}
