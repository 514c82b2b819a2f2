import { dayInWords, momentInWords } from '../../text/dates.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import { listInWords } from '../../text/list.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';
import { roleTexts } from '../subjects/people/role-texts.ts';

type Moment = { day: string; time: string };
/** Who gets something: people of schools, of the office, the district's chat. */
export type Receivers = {
  directors: number;
  responsibles: number;
  coordinators: number;
  heads: number;
  others: number;
  chat: boolean;
};

const { counted } = roleTexts;
const REACHED: PluralForms = ['дошло', 'дошли', 'дошло'];
const MESSAGES: PluralForms = ['сообщение', 'сообщения', 'сообщений'];
const RECEIVERS: PluralForms = ['получатель', 'получателя', 'получателей'];
const KINDS = { broadcast: 'рассылка', duty: 'срок', results: 'итоги недели', letter: 'письмо' };

/** «Расписание»: what the bot will send, and what it has sent by itself. */
export const texts = {
  words: ['Расписание', 'Что будет отправлено'],
  help: 'что и когда бот отправит, кому; что уже отправил',
  head: (from: string, to: string, thisYear: number) =>
    `Что уйдёт с ${dayInWords(from, { thisYear })} по ${dayInWords(to, { thisYear })}. Кому — по данным на сейчас.`,
  nothing: (from: string, to: string, thisYear: number) =>
    `С ${dayInWords(from, { thisYear })} по ${dayInWords(to, { thisYear })} бот ничего отправлять не собирается.`,
  day: (on: string, thisYear: number) => dayInWords(on, { thisYear, weekday: true }),
  run: (time: string, title: string, to: string) => `${time} — ${lowerFirst(title)} (${to})`,
  batch: (time: string, kind: keyof typeof KINDS, title: string, to: string, isApproved: boolean) =>
    `${time} — ${KINDS[kind]} «${title}» (${to})${isApproved ? '' : ', ждёт руководителя'}`,
  moreThatDay: (n: number) => `и ещё ${n}`,
  receivers: ({ directors, responsibles, coordinators, heads, others, chat }: Receivers) => {
    const parts = [
      ...(chat ? ['беседа района'] : []),
      ...(directors > 0 ? [count(directors, counted.director)] : []),
      ...(responsibles > 0 ? [count(responsibles, counted.responsible)] : []),
      ...(coordinators === 1
        ? ['координатор']
        : coordinators > 1
          ? [count(coordinators, counted.coordinator)]
          : []),
      ...(heads > 0 ? [heads === 1 ? 'руководитель управления' : count(heads, counted.head)] : []),
      ...(others > 0 ? [count(others, RECEIVERS)] : []),
    ];
    return listInWords(parts);
  },
  notKnown: 'кому — станет известно в этот час',
  toMany: (n: number) => count(n, RECEIVERS),
  next: 'Дальше',
  before: 'Раньше',
  past: 'Что было',
  ahead: 'Что будет',
  pastHead: 'Что бот отправил сам, новое сверху.',
  nothingYet: 'Сам бот ещё ничего не отправлял.',
  ran: {
    done: (at: Moment, title: string, how: string, thisYear: number) =>
      `${momentInWords(at, { thisYear })} — ${lowerFirst(title)}, ${how}`,
    late: (at: Moment, title: string, how: string, thisYear: number, ranAt: Moment) =>
      `${momentInWords(at, { thisYear })} — ${lowerFirst(title)}, ${how}. С опозданием, ${momentInWords(ranAt, { thisYear })}`,
    missed: (at: Moment, title: string, thisYear: number) =>
      `${momentInWords(at, { thisYear })} — ${lowerFirst(title)}, не отправлено: время прошло`,
  },
  fared: ({ sent, failed, waiting }: { sent: number; failed: number; waiting: number }) => {
    if (sent + failed + waiting === 0) return 'сообщать было некому';
    return [
      `${plural(sent, REACHED)} ${count(sent, MESSAGES)}`,
      ...(failed > 0 ? [`не дошло ${failed}`] : []),
      ...(waiting > 0 ? [`ждёт отправки ${waiting}`] : []),
    ].join(', ');
  },
};
