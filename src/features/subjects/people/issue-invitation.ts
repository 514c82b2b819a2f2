import type { PersonId, Role } from '../../../domain/person.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { randomCode } from '../../../shared/random.ts';
import { insertInvitation } from '../../../storage/invitation.ts';
import type { InvitationLimits } from '../../../storage/invitation.ts';
import type { World } from '../../context.ts';
import { CODE_LOOK_ALIKES, CODE_PREFIX } from '../../lexicon.ts';

const CODE_LENGTH = 10;
const VALID_MS = 14 * 24 * 60 * 60_000;

export type IssuedInvitation = { code: string; link: string; expiresAt: Date };

/**
 * Makes a one-time code for a role and stores its hash: the code exists only in what is returned. `unitId` is the
 * district for a coordinator, the organisation for the others. To be called inside a transaction.
 */
export function issueInvitation(
  { db, now, random, community }: Pick<World, 'db' | 'now' | 'random' | 'community'>,
  {
    role,
    unitId,
    createdBy,
    ...limits
  }: { role: Role; unitId: UnitId; createdBy?: PersonId } & Partial<InvitationLimits>,
): IssuedInvitation {
  let code = randomCode(random, CODE_LENGTH);
  // A digit and a letter at least: so a word or a telephone number is never taken for a code.
  while (!looksLikeCode(code)) code = randomCode(random, CODE_LENGTH);
  const expiresAt = new Date(now.getTime() + VALID_MS);
  insertInvitation(db, { ...limits, code, role, unitId, expiresAt, ...(createdBy && { createdBy }) }, now);
  return { code, link: invitationLink(community, code), expiresAt };
}

/** Opens the dialog with the bot and hands it the code. A community without a short name is `club<number>`. */
function invitationLink({ groupId, screenName }: World['community'], code: string): string {
  return `https://vk.me/${screenName === '' ? `club${groupId}` : screenName}?ref=${code}`;
}

/**
 * The code a text stands for, as it is hashed: upper case, no spaces or hyphens, Cyrillic letters that look like Latin
 * ones replaced. Undefined where the text is no attempt at a code. After the word «код» almost any token is one;
 * without it only 8–12 letters and digits with both among them, since a slip drops or doubles a character.
 */
export function parseCode(text: string): string | undefined {
  const ofLink = /[?&]ref=([\w-]+)/.exec(text)?.[1];
  const spoken = CODE_PREFIX.exec(text);
  const token = tidy(ofLink ?? text.slice(spoken?.[0].length ?? 0));
  if (!/^[A-Z0-9]+$/.test(token)) return undefined;
  if (ofLink !== undefined || spoken !== null) {
    return token.length >= 4 && token.length <= 20 && /[0-9]/.test(token) ? token : undefined;
  }
  return token.length >= CODE_LENGTH - 2 && token.length <= CODE_LENGTH + 2 && looksLikeCode(token)
    ? token
    : undefined;
}

function looksLikeCode(token: string): boolean {
  return /[0-9]/.test(token) && /[A-Z]/.test(token);
}

function tidy(text: string): string {
  const letters = text.normalize('NFC').replace(/[\s\p{Pd}\p{Cf}\u2212.,;:!"'«»()]/gu, '');
  return Array.from(letters.toUpperCase(), (letter) => CODE_LOOK_ALIKES.get(letter) ?? letter).join('');
}
