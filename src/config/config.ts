import { resolve } from 'node:path';
import { DISTRICT_DEFAULTS } from '../domain/district-settings.ts';
import type { DistrictSettings } from '../domain/district-settings.ts';
import type { Retention } from '../domain/retention.ts';
import { AppError } from '../shared/app-error.ts';
import { readEnvFile } from './env-file.ts';
import { parseEnv, VARIABLES } from './env.ts';
import type { Env } from './env.ts';
import { texts } from './texts.ts';

/** What the program was told from outside. Holds no secret, so it may be printed. */
export type Config = {
  vk: {
    /** undefined – not set; `start` needs it. */
    groupId: number | undefined;
    apiBaseUrl: string;
    /** Hosts of files besides VK's own: `example.ru`, `*.example.ru`. */
    fileHosts: readonly string[];
  };
  /** Whether any VK_* variable is set to something of its own: without one `start` is the sandbox. */
  namesVk: boolean;
  ownerVkId: number | undefined;
  /** Folders below which a source of tables may lie; absolute. */
  tableFolders: readonly string[];
  /** Absolute. */
  databaseFile: string;
  districtName: string | undefined;
  httpPort: number;
  logLevel: string;
  /** For how many days words are kept. */
  retention: Partial<Retention>;
  /** Settings of a district that it did not change itself. */
  defaults: DistrictSettings;
};

/** What must never be printed or logged. */
export type Secrets = { vkToken: string | undefined };

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of this process: read here and nowhere else. */
export function processEnvironment(): Environment {
  return process.env;
}

/**
 * Reads the variables and the file `.env` in `folder` (a variable outweighs its line in the file) and gives them their
 * meaning. Throws AppError 78 that lists everything wrong at once.
 */
export function loadConfig({ variables, folder }: { variables: Environment; folder: string }): {
  config: Config;
  secrets: Secrets;
} {
  const file = readEnvFile(resolve(folder, '.env'));
  // An empty variable is one that is not set: it does not hide the line of the file.
  const set = Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== '');
  const { env, problems } = parseEnv({ ...file.values, ...Object.fromEntries(set) });
  const lines = [
    ...file.badLines.map((line) => texts.badLine(line)),
    ...problems.map(({ name, sentence }) => `${name}: ${sentence}`),
  ];
  if (env === undefined || lines.length > 0) throw new AppError(texts.problems(lines), { exitCode: 78 });
  return { config: configOf(env, folder), secrets: { vkToken: env.VK_TOKEN } };
}

function configOf(env: Env, folder: string): Config {
  return {
    vk: { groupId: env.VK_GROUP_ID, apiBaseUrl: env.VK_API_BASE_URL, fileHosts: env.FILE_HOSTS ?? [] },
    namesVk:
      env.VK_TOKEN !== undefined ||
      env.VK_GROUP_ID !== undefined ||
      env.VK_API_BASE_URL !== VARIABLES.VK_API_BASE_URL.default,
    ownerVkId: env.OWNER_VK_ID,
    tableFolders: env.TABLE_FOLDERS ?? [],
    databaseFile: resolve(folder, env.DATABASE_FILE),
    districtName: env.DISTRICT_NAME,
    httpPort: env.HTTP_PORT,
    logLevel: env.LOG_LEVEL,
    retention: { inboxDays: env.KEEP_INCOMING_DAYS, outboxDays: env.KEEP_OUTGOING_DAYS },
    defaults: {
      ...DISTRICT_DEFAULTS,
      timeZone: env.TIME_ZONE,
      sourceTimeZone: env.SOURCE_TIME_ZONE,
      operator: texts.operator,
      reportBasis: texts.reportBasis,
    },
  };
}
