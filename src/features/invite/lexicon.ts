import type { Role } from '../../domain/person.ts';

/** Words before a school's name that say whom a code is for, normalised. */
export const ROLE_WORDS: readonly { pattern: RegExp; role: Role }[] = [
  { pattern: /^(?:ответственн\S*|учителя?)(?:\s+за\s+сферум)?\s*/i, role: 'responsible' },
  { pattern: /^директор\S*\s*/i, role: 'director' },
  { pattern: /^координатор\S*\s*/i, role: 'coordinator' },
  { pattern: /^руководител\S*(?:\s+управлени\S*)?\s*/i, role: 'head' },
];

/** «Пригласить всех» */
export const EVERYBODY = /^(?:всех|все)\s*(?:школы)?[.!]?$/i;
