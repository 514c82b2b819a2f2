import type { Role } from '../../domain/person.ts';
import { roleTexts } from '../../features/subjects/people/role-texts.ts';
import { dayInWords, weekdayInWords } from '../../text/dates.ts';
import { count } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const MESSAGES: PluralForms = ['сообщение', 'сообщения', 'сообщений'];
const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const RECEIVERS: PluralForms = ['получателю', 'получателям', 'получателям'];
const SCHOOLS: PluralForms = ['школа', 'школы', 'школ'];
const ACTS: PluralForms = ['действие', 'действия', 'действий'];

/** `sferum-monitor simulate`: what the bot would say in a stretch of time. */
export const rehearsalTexts = {
  head: (
    { from, to }: { from: string; to: string },
    {
      districts,
      schools,
      people,
      acts,
      outside,
      isPast,
    }: {
      districts: readonly string[];
      schools: number;
      people: number;
      acts: number;
      outside: number;
      isPast: boolean;
    },
  ) =>
    [
      `Репетиция: ${dayInWords(from, { year: true })} — ${dayInWords(to, { year: true })}.`,
      `${districts.join(', ')}: ${count(schools, SCHOOLS)}, в боте ${count(people, PEOPLE)}.`,
      acts === 0
        ? 'Боту никто не пишет, новых таблиц нет: показано, что он скажет сам.'
        : `По сценарию ${count(acts, ACTS)}; остальные молчат.`,
      ...(outside > 0 ? [`Вне этих дней в сценарии ${count(outside, ACTS)}, их здесь нет.`] : []),
      ...(isPast ? ['Часть этих дней уже прошла: что бот тогда отправил, здесь не повторяется.'] : []),
      'База не меняется, в VK ничего не уходит.',
    ].join('\n'),
  moment: (day: string, time: string) =>
    `── ${dayInWords(day, { year: true })} (${weekdayInWords(day)}) ${time} ──`,
  to: (names: readonly string[]) =>
    names.length === 1 ? `→ ${names[0] ?? ''}` : `→ ${count(names.length, RECEIVERS)}: ${names.join('; ')}`,
  corrected: '(исправлено на месте)',
  document: (title: string) => `[файл ${title}]`,
  picture: '[картинка]',
  said: (name: string, text: string) => `${name}: ${text}`,
  sentFile: (name: string) => `[файл ${name}]`,
  stopped: (day: string, time: string) => `# Бот не работает до ${dayInWords(day, { year: true })} ${time}`,
  total: (messages: number, people: number, mostInWeek: number) =>
    `Всего ${count(messages, MESSAGES)}, получателей ${people}. Больше всего одному человеку за семь дней — ${mostInWeek}.`,
  role: (role: Role, unit: string) => `${roleTexts.names[role]}, ${unit}`,
  office: (role: Role) => roleTexts.names[role],
  chat: 'беседа района',
  chatOf: (district: string) => `беседа: ${district}`,
  stranger: (id: number) => `без роли, ${id}`,

  noDatabase: (file: string) => `Базы ${file} ещё нет. Проверьте DATABASE_FILE или сначала запустите бота.`,
  madeUp: (file: string) =>
    `Базы ${file} ещё нет, поэтому показан выдуманный район из песочницы. Есть своя база — проверьте DATABASE_FILE.`,
  reversed: 'Конец раньше начала. Проверьте --from и --to.',
  outOfReach: (from: number, to: number) =>
    `Репетиция бывает с ${from} по ${to} год. Проверьте --from и --to.`,
  tooLong: (most: number) => `Больше ${most} дней за один раз не показать. Разделите на части.`,
  badScenario: (file: string, problem: string) => `Сценарий ${file} не понят: ${problem}`,
  scenario: {
    unreadable: (file: string) => `Сценарий ${file} не читается. Проверьте путь и права на файл.`,
    notJson: 'это не JSON, проверьте кавычки, скобки и запятые.',
    notList: 'нужен список действий в квадратных скобках.',
    inAct: (place: number, problem: string) => `действие ${place}: ${problem}`,
    shape:
      'нужны at («2026-09-04 18:30»), who и одно из say, press, file — или at и downUntil. Других полей быть не должно.',
    noSuchMoment: (text: string) => `такого времени нет — «${text}».`,
    downBackwards: 'downUntil должно быть позже at.',
    noSuchPerson: (who: string) =>
      `«${who}» в базе нет. Пишите «координатор», «директор Дегвинская» или номер VK.`,
    noFile: (name: string) => `файл ${name} не читается. Он должен лежать рядом со сценарием.`,
  },
  noButton: (who: string, label: string, at: string) =>
    `Сценарий: ${at} ${who} нажимает «${label}», но такой кнопки ему не показывали.`,
  stuck: (at: string) => `Репетиция остановилась: ${at} бот не закончил отвечать. Это ошибка программы.`,
};
