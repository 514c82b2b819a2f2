import type { SendFailure, SendFailureKind } from '../delivery/transport.ts';

/**
 * VK's error codes by what they ask of a sender. Codes that stand nowhere here are `unknown`: permanent, with an alarm.
 * The codes are those of VK’s published schema (errors.json).
 */
export const CODES_BY_KIND = {
  // Unknown error, internal error, timeout of the method.
  retry: [1, 10, 36],
  // Too many a second, same actions, quantity, limits of the intent.
  paced: [6, 9, 29, 944],
  // Blacklist, no permission, privacy, no such or no longer such a person.
  person: [900, 901, 902, 936, 950, 962, 985, 987, 988, 1021, 18, 30, 37, 113, 3610, 104],
  // No access to the chat, left it, disabled, not supported.
  chat: [917, 922, 945, 946, 983],
  // Rights of the token, settings of the community, the community's place in the chat.
  operator: [925, 1012, 912, 943, 7, 15, 20, 203, 23, 43, 103, 984],
  // The token is refused or wants a confirmation.
  halt: [5, 27, 28, 1116, 1117, 14, 17, 24, 25],
  // A request that is wrong in itself.
  defect: [100, 911, 914, 913, 921, 940, 969, 3, 8],
} as const satisfies Record<Exclude<SendFailureKind, 'unknown'>, readonly number[]>;

/** What the whole community is refused, whoever the message was for. */
const COMMUNITY_CODES: ReadonlySet<number> = new Set([7, 15, 20, 203, ...CODES_BY_KIND.halt]);

/** VK's keyboard refusal: the text is worth sending without it. */
export const KEYBOARD_INVALID = 911;
export const TOO_MANY_PER_SECOND = 6;

/** What VK may say to an attachment that it does not find, or that the community must not see. */
const REFERENCE_CODES: ReadonlySet<number> = new Set([100, 15, 200]);

export function isReferenceRefused({ code }: SendFailure): boolean {
  return code !== undefined && REFERENCE_CODES.has(code);
}

/** Too old, too big, of a kind that is not edited, pinned; or not there any more (100). */
const UNEDITABLE_CODES: ReadonlySet<number> = new Set([909, 910, 920, 949, 100]);

export function isUneditable({ code }: SendFailure): boolean {
  return code !== undefined && UNEDITABLE_CODES.has(code);
}

const MINUTE = 60_000;

/** The shortest wait after each paced code. VK publishes none but the first; the others are «minutes» and «next hour». */
const PACE_MS: ReadonlyMap<number, number> = new Map([
  [TOO_MANY_PER_SECOND, 1_000],
  [9, 2 * MINUTE],
  [29, 60 * MINUTE],
  [944, 10 * MINUTE],
]);

const KIND_BY_CODE: ReadonlyMap<number, SendFailureKind> = new Map(
  Object.entries(CODES_BY_KIND).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind as SendFailureKind] as const),
  ),
);

export function kindOfCode(code: number): SendFailureKind {
  return KIND_BY_CODE.get(code) ?? 'unknown';
}

/** VK's refusal as a failure. The `retry` codes do not say whether the message was delivered before VK stumbled. */
export function failureOfCode(code: number, message: string): SendFailure {
  const kind = kindOfCode(code);
  const retryAfterMs = PACE_MS.get(code);
  return {
    kind,
    code,
    message,
    answered: kind !== 'retry',
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(COMMUNITY_CODES.has(code) && { community: true }),
  };
}
