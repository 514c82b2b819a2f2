import type { Role } from '../../../domain/person.ts';
import { dayInWords } from '../../../text/dates.ts';
import type { PluralForms } from '../../../text/plural.ts';

/** «директор», «ответственный» */
const names: Record<Role, string> = {
  coordinator: 'координатор',
  head: 'руководитель управления',
  director: 'директор',
  responsible: 'ответственный',
};

/** What roles are called, and what everybody who is invited to one is told. */
export const roleTexts = {
  names,
  /** As a person is told their own. */
  fullNames: { ...names, responsible: 'ответственный за Сферум' } satisfies Record<Role, string>,
  /** «код для директора», «замещает координатора» */
  genitive: {
    coordinator: 'координатора',
    head: 'руководителя управления',
    director: 'директора',
    responsible: 'ответственного',
  } satisfies Record<Role, string>,
  counted: {
    coordinator: ['координатор', 'координатора', 'координаторов'],
    head: ['руководитель управления', 'руководителя управления', 'руководителей управления'],
    director: ['директор', 'директора', 'директоров'],
    responsible: ['ответственный', 'ответственных', 'ответственных'],
  } satisfies Record<Role, PluralForms>,
  /** The end of an invitation, which is forwarded as it is. */
  howToEnter: ({ code, link, expires }: { code: string; link: string; expires: string }) =>
    `Откройте ${link} и нажмите «Начать».\n` +
    `Если бот попросит код, пришлите ему: ${code}\n` +
    `Код действует до ${dayInWords(expires, { year: true })} и только один раз, другим его не передавайте.`,
};
