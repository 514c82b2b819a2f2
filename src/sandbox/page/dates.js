import { now, state } from './state.js';

const formats = new Map();

function format(options, date) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat('ru-RU', { ...options, timeZone: state.timeZone }));
  }
  return formats.get(key).format(date);
}

const WALL = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

export const timeText = (date) => format({ hour: '2-digit', minute: '2-digit' }, date);
export const dayText = (date) => format({ weekday: 'long', day: 'numeric', month: 'long' }, date);
export const shortDay = (date) => format({ day: '2-digit', month: '2-digit' }, date);
export const dayKey = (date) => format({ year: 'numeric', month: '2-digit', day: '2-digit' }, date);
export const momentText = (date) =>
  `${format({ weekday: 'short' }, date)}, ${format({ day: 'numeric', month: 'short' }, date)}, ${timeText(date)}`;

/** «14:05» today, «22.10» on other days: what stands in a list of dialogs. */
export const listTime = (date) => (dayKey(date) === dayKey(now()) ? timeText(date) : shortDay(date));

/** The value a datetime-local field takes, on the district's clocks. */
export function wallText(date) {
  const parts = new Intl.DateTimeFormat('en-CA', { ...WALL, timeZone: state.timeZone }).formatToParts(date);
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}
