import { parseTimeZone } from '../domain/zone.ts';
import type { TimeZone } from '../domain/zone.ts';
import { normaliseText } from '../text/words.ts';
import { CITY_ZONES, ZONE_TITLES } from './lexicon.ts';

export type TitledZone = { zone: TimeZone; title: string };

/** The zones of Russia that are offered on buttons, from west to east. */
export function offeredZones(): TitledZone[] {
  return [...ZONE_TITLES].flatMap(([name, title]) => {
    const zone = parseTimeZone(name);
    return zone === undefined ? [] : [{ zone, title }];
  });
}

/** «Москва» for Europe/Moscow; a zone nobody offered keeps its own name. */
export function zoneTitle(zone: string): string {
  return ZONE_TITLES.get(zone) ?? zone;
}

/** The zone a person typed: a city, «МСК+2», «UTC+5», or its own name. */
export function parseTypedZone(text: string): TimeZone | undefined {
  const own = parseTimeZone(text);
  if (own !== undefined) return own;
  const shift = /^(мск|utc|gmt)?\s*\+?\s*(\d{1,2})(?::00)?$/i.exec(text.trim());
  if (shift !== null) {
    const offset = Number(shift[2]) + (/мск/i.test(shift[1] ?? '') ? MOSCOW_OFFSET : 0);
    return offeredZones()[offset - FIRST_OFFSET]?.zone;
  }
  if (/^мск$/i.test(text.trim())) return parseTimeZone('Europe/Moscow');
  const words = normaliseText(text);
  const city = [...CITY_ZONES].find(([stem]) => words.startsWith(stem));
  return city && parseTimeZone(city[1]);
}

/** The offered zones are one hour apart, beginning with Kaliningrad's UTC+2. */
const FIRST_OFFSET = 2;
const MOSCOW_OFFSET = 3;
