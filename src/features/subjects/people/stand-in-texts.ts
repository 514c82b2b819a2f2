import type { Role } from '../../../domain/person.ts';

const WHOM: Record<Role, string> = {
  coordinator: 'координатора',
  head: 'руководителя управления',
  director: 'директора',
  responsible: 'ответственного',
};

/** What is said of «Замещение» to whoever is stood in for. */
export const standInTexts = {
  over: (unit: string, role: Role, externalId: number) =>
    `${unit}: замещение закончилось. vk.com/id${externalId} больше не замещает вас как ${WHOM[role]}.`,
};
