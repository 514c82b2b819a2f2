import { dayInWords } from '../../../text/dates.ts';
import { listInWords } from '../../../text/list.ts';
import { dutyTexts } from './duty-texts.ts';

/** The announcement of a duty that was just added, and what the journal says of it. */
type Announced = {
  /** «30.10 (среда), через 6 рабочих дней: …» */
  line: string;
  /** «Подтверждение: файл или снимок — приказ» */
  evidence: string | undefined;
  /** Of the reminders still to come. */
  days: readonly string[];
  kind: keyof typeof dutyTexts.again;
};

export const addDeadlineTexts = {
  /** What can be corrected of it. */
  announced,
  /** `schools`: where the person speaks for several. */
  announcement: ({ schools, ...said }: Announced & { schools: readonly string[] }) =>
    schools.length === 0
      ? `Новый срок — ${announced(said)}`
      : `Новый срок для школ ${listInWords(schools)} — ${announced(said)}`,
  addedAct: (name: string) => `Срок ${name} добавлен`,
  removedAct: (name: string) => `Срок ${name} снят`,
};

function announced({ line, evidence, days, kind }: Announced): string {
  return [
    `${line}.`,
    ...(evidence === undefined ? [] : [`${evidence}.`]),
    ...(days.length === 0
      ? []
      : [`Напомню ${listInWords(days.map((on) => dayInWords(on)))}${dutyTexts.again[kind]}.`]),
  ].join('\n');
}
