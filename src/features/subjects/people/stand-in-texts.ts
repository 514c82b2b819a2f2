import type { Role } from '../../../domain/person.ts';
import { pageOf } from './page-of.ts';
import { roleTexts } from './role-texts.ts';

/** What is said of «Замещение» to whoever is stood in for. */
export const standInTexts = {
  over: (unit: string, role: Role, externalId: number) =>
    `${unit}: замещение закончилось. ${pageOf(externalId)} больше не замещает вас как ${roleTexts.genitive[role]}.`,
};
