import type { Weekday } from '../../domain/calendar-day.ts';

/** How the names of weekdays begin, normalised; the short ones stand alone. */
export const WEEKDAYS: readonly { pattern: RegExp; weekday: Weekday }[] = [
  { pattern: /^(?:понедельник\S*|пн)$/, weekday: 1 },
  { pattern: /^(?:вторник\S*|вт)$/, weekday: 2 },
  { pattern: /^(?:сред[аыуе]|ср)$/, weekday: 3 },
  { pattern: /^(?:четверг\S*|чт)$/, weekday: 4 },
  { pattern: /^(?:пятниц\S*|пт)$/, weekday: 5 },
  { pattern: /^(?:суббот\S*|сб)$/, weekday: 6 },
  { pattern: /^(?:воскресень\S*|вс)$/, weekday: 7 },
];

/** «мера: провести звонок» in answer to the question what the measure is. */
export const MEASURE_WORD = /^(?:добавить меру|новая мера|мера)(?:\s*[:–—-]\s*|\s+)/iu;

/** What stands before a day: «до пятницы», «в среду», «к 30.10», «во вторник», «в эту пятницу». */
export const DAY_PREFIX = /^(?:(?:не позднее|до|к|ко|на|в|во|по)\s+)?(?:(?:эт\S+|ближайш\S+)\s+)?/;

/** «провести звонок, срок пятница»: what is left before a day that was taken out. */
export const LOOSE_END = /[\s,;:–—-]+(?:срок)?[\s,;:–—-]*$/iu;
export const LOOSE_START = /^[\s,;:–—-]+/u;
