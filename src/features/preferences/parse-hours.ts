import type { QuietHours } from '../../domain/quiet-hours.ts';
import { parseLocalTime } from '../../domain/zone.ts';
import type { LocalTime } from '../../domain/zone.ts';
import { AFTERNOON, HOUR, HOURS } from './lexicon.ts';

/** Hours of one's own may begin and end within these: the working day stays. */
export const QUIET_BOUNDS = {
  from: { from: '18:00', to: '23:00' },
  to: { from: '06:00', to: '11:00' },
} as const satisfies Record<'from' | 'to', { from: LocalTime; to: LocalTime }>;

/** «с 21 до 8»; undefined where no hours are named. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const match = HOURS.exec(tidy(text));
  if (match === null) return undefined;
  const [, fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf] = match;
  const from = timeOf(fromHour, fromMinute, fromHalf);
  const to = timeOf(toHour, toMinute, toHalf);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** «в 9», «9:30», «4 дня» */
export function parseHour(text: string): LocalTime | undefined {
  const match = HOUR.exec(tidy(text));
  return match === null ? undefined : timeOf(match[1], match[2], match[3]);
}

export function isAllowed({ from, to }: QuietHours): boolean {
  const { from: begins, to: ends } = QUIET_BOUNDS;
  return begins.from <= from && from <= begins.to && ends.from <= to && to <= ends.to;
}

function timeOf(hour: string | undefined, minute = '00', half: string | undefined): LocalTime | undefined {
  const isLater = half !== undefined && AFTERNOON.test(half) && Number(hour) < 12;
  return parseLocalTime(`${Number(hour) + (isLater ? 12 : 0)}:${minute}`);
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
