import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { parseTimeZone } from '../domain/zone.ts';
import { texts } from './texts.ts';

z.config(z.locales.ru());

/** One variable: what it may hold, and what counts where nobody set it (as it is written in .env.example). */
type Variable<T> = { schema: z.ZodType<T, string>; default?: string };

const wholeNumber = (sentence: string, max = Number.MAX_SAFE_INTEGER, min = 1) =>
  z
    .string()
    .regex(/^\d{1,15}$/, sentence)
    .transform(Number)
    .refine((number) => number >= min && number <= max, sentence);

const timeZone = z.string().transform((text, context) => {
  const zone = parseTimeZone(text);
  if (zone !== undefined) return zone;
  context.addIssue(texts.badZone);
  return z.NEVER;
});

const apiBaseUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.search !== '' || url.hash !== '') {
    context.addIssue(texts.badUrl);
  } else if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname))) {
    context.addIssue(url.protocol === 'http:' ? texts.httpElsewhere : texts.badUrl);
  } else {
    return text.replace(/\/+$/, '');
  }
  return z.NEVER;
});

const fileHosts = z
  .string()
  .transform((text) => text.split(/[\s,;]+/).filter((host) => host !== ''))
  .refine(
    (hosts) => hosts.every((host) => /^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z0-9-]+$/i.test(host)),
    texts.badHosts,
  );

/** Absolute paths, separated by semicolons: a comma and a space may stand in the name of a folder. */
const folders = z
  .string()
  .transform((text) =>
    text
      .split(';')
      .map((folder) => folder.trim())
      .filter((folder) => folder !== ''),
  )
  .refine((paths) => paths.every((path) => isAbsolute(path) && path !== '/'), texts.badFolders);

/** Everything that may be set from outside, in the order of .env.example. */
export const VARIABLES = {
  VK_TOKEN: { schema: z.string().regex(/^\S+$/, texts.badToken) },
  VK_GROUP_ID: { schema: wholeNumber(texts.badGroup) },
  VK_API_BASE_URL: { schema: apiBaseUrl, default: 'https://api.vk.ru/method' },
  OWNER_VK_ID: { schema: wholeNumber(texts.badOwner) },
  DATABASE_FILE: { schema: z.string(), default: 'data/local/bot.sqlite' },
  DISTRICT_NAME: { schema: z.string().trim().min(3, texts.badDistrict).max(200, texts.badDistrict) },
  TIME_ZONE: { schema: timeZone, default: 'Europe/Moscow' },
  SOURCE_TIME_ZONE: { schema: timeZone, default: 'Europe/Moscow' },
  HTTP_PORT: { schema: wholeNumber(texts.badPort, 65_535, 0), default: '8080' },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], texts.badLevel),
    default: 'info',
  },
  KEEP_INCOMING_DAYS: { schema: wholeNumber(texts.badDays, 3650), default: '7' },
  KEEP_OUTGOING_DAYS: { schema: wholeNumber(texts.badDays, 3650), default: '90' },
  FILE_HOSTS: { schema: fileHosts },
  TABLE_FOLDERS: { schema: folders },
} satisfies Record<string, Variable<unknown>>;

type VariableName = keyof typeof VARIABLES;

type Values = { [Name in VariableName]: z.output<(typeof VARIABLES)[Name]['schema']> };
type WithDefault = {
  [Name in VariableName]: (typeof VARIABLES)[Name] extends { default: string } ? Name : never;
};

/** The checked variables; those without a default may be absent. An empty string counts as not set. */
export type Env = Pick<Values, WithDefault[VariableName]> & Partial<Values>;

export type EnvProblem = { name: VariableName; sentence: string };

/** Checks all variables at once. A problem never holds the value: it may be a secret. */
export function parseEnv(
  source: Readonly<Record<string, string | undefined>>,
): { env: Env; problems: [] } | { env?: undefined; problems: EnvProblem[] } {
  const problems: EnvProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(VARIABLES) as [VariableName, Variable<unknown>][]) {
    const text = source[name]?.trim() || variable.default;
    if (text === undefined) continue;
    const parsed = variable.schema.safeParse(text);
    if (parsed.success) values[name] = parsed.data;
    else problems.push({ name, sentence: parsed.error.issues[0]?.message ?? texts.bad });
  }
  return problems.length > 0 ? { problems } : { env: values as Env, problems: [] };
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
