import type { Role } from '../../../domain/person.ts';

/** Who did something, without a name: people of the bot have none. */
export const authorTexts = {
  you: 'вы',
  program: 'сам бот',
  commandLine: 'командная строка',
  erased: 'страница удалена',
  unknown: 'без роли',
  otherCoordinator: 'другой координатор',
  coordinator: (number: number) => `координатор ${number}`,
  head: 'руководитель управления',
  ofSchool: (role: Exclude<Role, 'coordinator' | 'head'>, school: string) =>
    `${role === 'director' ? 'директор' : 'ответственный'}, ${school}`,
  /** «другой координатор, 12:05» */
  doneBy: (author: string, moment: string) => `${author}, ${moment}`,
  decidedYou: 'решили вы',
  decidedBy: (author: string) => `решил ${author}`,
  decided: 'решил координатор',
  /** Pressed a second time by somebody else, or by oneself. */
  alreadyBy: (author: string, moment: string) => `Это уже сделал ${author}, ${moment}.`,
  alreadyDone: (moment: string) => `Это уже сделано, ${moment}.`,
  alreadyYou: (moment: string) => `Это вы уже сделали, ${moment}.`,
};
