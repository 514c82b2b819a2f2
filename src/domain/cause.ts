/**
 * Why a figure is low: the closed list that a diagnosis ends in, in the cheapest order to check. Causes are of
 * organisations and accounts, never of a person. Source: materials of ЦЦТО of Сахалинская область, 29.04–05.05.2023
 * («Не активна»: three conditions; profiles; roles; chats); letter № 06-15798/06-04/23 of 12.10.2023 («Моя школа»);
 * order № 380 of 22.10.2024 (class chats).
 */
export const CAUSE_CODES = [
  // The organisation has not sent the filled application.
  'not-registered',
  // «Не активна», by the condition that is not met.
  'administrator-not-in',
  'organisation-data-empty',
  'too-few-teachers',
  // People write from the ordinary, not the educational profile.
  'ordinary-profile',
  'profile-not-verified',
  // The teacher is in with the role «ученик»: a role is not edited, the person is removed and invited anew.
  'wrong-role',
  // No business chats are kept there; of calls: the meetings are held elsewhere; of pupils: the class chats are.
  'chats-elsewhere',
  'meetings-elsewhere',
  'class-chats-elsewhere',
  // «Моя школа».
  'account-not-confirmed',
  'no-login',
  // Part of the employees were never invited.
  'employees-not-invited',
  // Everything was checked: the platform's support is to be asked; of «Моя школа» the coordinator.
  'none-found',
  'my-school-none-found',
] as const;

export type CauseCode = (typeof CAUSE_CODES)[number];

/** Not a cause but the end of a search without one. */
export type NoneFound = 'none-found' | 'my-school-none-found';

export function isNoneFound(code: CauseCode): code is NoneFound {
  return code === 'none-found' || code === 'my-school-none-found';
}

/** A cause with what it may explain; its sentences are in src/features/subjects/causes/cause-texts.ts. */
export type Cause = {
  code: CauseCode;
  /** Codes of the metrics it may lower. */
  metrics: readonly string[];
  /** How long its step takes one person: minutes of work, and working days until somebody else has answered. */
  takes: { minutes: number; waitDays?: number };
};

const WEEKLY = ['messages', 'calls'];
const YEARLY = ['teachers-12-months', 'pupils-12-months'];
const SFERUM = [...WEEKLY, ...YEARLY, 'employees'];
const MY_SCHOOL = ['my-school-teachers', 'my-school-pupils'];

/** In the cheapest order to check. */
export const CAUSES: readonly Cause[] = [
  {
    code: 'not-registered',
    metrics: ['registered', 'status', ...SFERUM],
    takes: { minutes: 20, waitDays: 3 },
  },
  { code: 'administrator-not-in', metrics: ['status', ...SFERUM], takes: { minutes: 10 } },
  {
    code: 'organisation-data-empty',
    metrics: ['status', ...WEEKLY, ...YEARLY],
    takes: { minutes: 20 },
  },
  { code: 'too-few-teachers', metrics: ['status', ...WEEKLY, ...YEARLY], takes: { minutes: 15 } },
  { code: 'ordinary-profile', metrics: [...WEEKLY, ...YEARLY], takes: { minutes: 10 } },
  { code: 'profile-not-verified', metrics: [...WEEKLY, ...YEARLY], takes: { minutes: 15 } },
  { code: 'wrong-role', metrics: [...WEEKLY, 'teachers-12-months'], takes: { minutes: 15 } },
  { code: 'chats-elsewhere', metrics: ['messages', 'teachers-12-months'], takes: { minutes: 30 } },
  { code: 'meetings-elsewhere', metrics: ['calls'], takes: { minutes: 30 } },
  { code: 'class-chats-elsewhere', metrics: ['pupils-12-months'], takes: { minutes: 30 } },
  { code: 'account-not-confirmed', metrics: MY_SCHOOL, takes: { minutes: 15 } },
  { code: 'no-login', metrics: MY_SCHOOL, takes: { minutes: 30 } },
  { code: 'employees-not-invited', metrics: ['employees'], takes: { minutes: 30 } },
  {
    code: 'none-found',
    metrics: ['registered', 'status', ...SFERUM],
    takes: { minutes: 10, waitDays: 3 },
  },
  { code: 'my-school-none-found', metrics: MY_SCHOOL, takes: { minutes: 10 } },
];

export function findCause(code: string): Cause | undefined {
  return CAUSES.find((cause) => cause.code === code);
}
