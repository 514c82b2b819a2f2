import { dayInWords } from '../../../text/dates.ts';

/** Why a step does not work out: a code of the program, anything else is in the director's words. */
const OBSTACLES: Readonly<Record<string, string>> = {
  'no-time': 'нет времени',
  'no-access': 'нет доступа',
  'no-answer': 'не отвечает поддержка',
};

/** Measures of a school on every screen. */
export const measureTexts = {
  done: 'Сделано',
  /** As in «Сроки». */
  deadlineDone: 'Готово',
  stuck: 'Не получается',
  move: 'Перенести',
  obstacle: (code: string) => OBSTACLES[code] ?? code,
  /** «28.10 (понедельник)» */
  day: (on: string, thisYear: number) => dayInWords(on, { weekday: true, thisYear }),
  /** «среде, 30.10»: by when the note of a week is expected. */
  noteDue: (on: string, thisYear: number) => `среде, ${dayInWords(on, { thisYear })}`,
  passed: (day: string) => `${day}, день прошёл`,
  line: (title: string, on: string, obstacle: string | undefined) =>
    `${on} — ${title}${obstacle === undefined ? '' : `; не получается: ${obstacle}`}`,
  gone: 'Этой меры в плане уже нет: её сделали, убрали, или она не вашей школы.',
  named: (name: string) =>
    `Похоже, здесь чьё-то имя: «${name}». Имён бот не хранит. Напишите без них, например «внести завуча в чат». Передумали — «Отмена».`,
  notAName: 'Это не имя, записать',
  tooLong: (most: number) => `Слишком длинно. Уложитесь в одно предложение, до ${most} знаков.`,
};
