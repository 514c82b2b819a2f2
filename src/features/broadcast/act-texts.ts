import { dayInWords, momentInWords } from '../../text/dates.ts';
import { count, plural } from '../../text/plural.ts';
import type { PluralForms } from '../../text/plural.ts';

const PEOPLE: PluralForms = ['человек', 'человека', 'человек'];
const GETS: PluralForms = ['получит', 'получат', 'получат'];

type Moment = { day: string; time: string; thisYear: number; isToday: boolean };

function moment({ day, time, thisYear, isToday }: Moment): string {
  return isToday ? `сегодня в ${time}` : `${dayInWords(day, { weekday: true, thisYear })} в ${time}`;
}

/** The head decides. */
export const approvalTexts = {
  ask: (title: string, people: number, audience: string, when: Moment | undefined) =>
    `Координатор просит разрешить рассылку: ${count(people, PEOPLE)}, ${audience}. ${
      when === undefined ? 'Уйдёт сразу после разрешения.' : `Уйдёт ${moment(when)}.`
    }\nТекст — выше: «${title}»`,
  approve: 'Разрешить',
  refuse: 'Отклонить',
  approvedHead: (people: number) =>
    `Вы разрешили рассылку. Её ${plural(people, GETS)} ${count(people, PEOPLE)}.`,
  approvedPlanned: (at: Moment) => `Вы разрешили рассылку. Она уйдёт ${moment(at)}.`,
  refusedHead: 'Вы отклонили рассылку. Она не уйдёт, координатору сообщил.',
  approved: (title: string, people: number) =>
    `Руководитель разрешил рассылку «${title}». Отправляю: ${count(people, PEOPLE)}.`,
  approvedToPlan: (title: string, at: Moment) =>
    `Руководитель разрешил рассылку «${title}». Уйдёт ${moment(at)}.`,
  refused: (title: string) => `Руководитель отклонил рассылку «${title}». Она никому не ушла.`,
  stoppedBefore: 'Координатор уже остановил эту рассылку, решать нечего.',
};

/** What the journal says; the text itself goes beside it. */
export const actTexts = {
  sent: (title: string, people: number) => `Рассылка «${title}» отправлена: ${count(people, PEOPLE)}`,
  planned: (title: string, when: { day: string; time: string }) =>
    `Рассылка «${title}» назначена на ${momentInWords(when, { year: true })}`,
  awaits: (title: string) => `Рассылка «${title}» ждёт разрешения руководителя`,
  approved: (title: string) => `Рассылка «${title}» разрешена`,
  refused: (title: string) => `Рассылка «${title}» отклонена`,
  moved: (title: string) => `Рассылка «${title}» перенесена`,
  stopped: (title: string) => `Рассылка «${title}» остановлена`,
  repeated: (title: string, people: number) => `Рассылка «${title}» повторена: ${count(people, PEOPLE)}`,
  mentioned: (title: string, people: number) =>
    `Упомянуты в беседе из-за рассылки «${title}»: ${count(people, PEOPLE)}`,
};
