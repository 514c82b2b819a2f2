import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { loadReference } from '../config/reference-data.ts';
import { addDays, day, daysBetween, yearOf } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { instantOf } from '../domain/zone.ts';
import { zoneOf } from '../features/district-hours.ts';
import { AppError } from '../shared/app-error.ts';
import { createLogger } from '../shared/log.ts';
import { seededRandom } from '../shared/random.ts';
import { copyUntouched } from '../storage/backup.ts';
import { openDatabase } from '../storage/open.ts';
import { helpTexts as help } from './command-texts.ts';
import { chooseDistrict, getDistrict } from './district.ts';
import { dayValue } from './option-values.ts';
import { castOf } from './rehearsal/cast.ts';
import { readScenario } from './rehearsal/scenario.ts';
import { rehearsalTexts as texts } from './rehearsal/texts.ts';
import { prepareSampleStory } from './sample-district.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';

type Options = { from: CalendarDay; to: CalendarDay; district?: string; scenario?: string };

const MOST_DAYS = 400;
/** Outside of it a date is a slip. */
const EARLIEST = day('2020-01-01');
const LATEST = day('2099-12-31');

export function addSimulateCommand(program: Command, run: Run): void {
  program
    .command('simulate')
    .description(help.simulate)
    .requiredOption('--from <дата>', help.simulateFrom, dayValue)
    .requiredOption('--to <дата>', help.simulateTo, dayValue)
    .option('--district <название>', help.district)
    .option('--scenario <файл>', help.simulateScenario)
    .action((options: Options) => run((session) => simulate(session, options)));
}

/**
 * Rehearses a stretch of time on a copy of the database; the database itself is only read. Where there is none yet, the
 * sandbox's made-up district is shown, and the first line says so.
 */
async function simulate(session: Session, options: Options): Promise<undefined> {
  const { io, config } = session;
  const { from, to } = options;
  if (from > to) throw new AppError(texts.reversed);
  if (from < EARLIEST || to > LATEST) throw new AppError(texts.outOfReach(yearOf(EARLIEST), yearOf(LATEST)));
  if (daysBetween(from, to) >= MOST_DAYS) throw new AppError(texts.tooLong(MOST_DAYS));
  const folder = mkdtempSync(join(tmpdir(), 'sferum-rehearsal-'));
  const copy = join(folder, 'copy.sqlite');
  try {
    const ofCopy: Session = { ...session, config: { ...config, databaseFile: copy } };
    const zone = existsSync(config.databaseFile)
      ? await copyTheirs(ofCopy, config.databaseFile, options.district)
      : await makeOneUp(ofCopy, config.databaseFile, options);
    const db = openDatabase(copy);
    try {
      const { scenario } = options;
      const acts =
        scenario === undefined ? [] : readScenario(resolve(io.folder, scenario), { cast: castOf(db), zone });
      const { rehearse } = await import('./rehearsal/rehearse.ts');
      await rehearse(
        {
          db,
          reference: loadReference(),
          defaults: config.defaults,
          from: instantOf(from, '00:00', zone),
          to: instantOf(addDays(to, 1), '00:00', zone),
          zone,
          acts,
          log: createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel),
        },
        (text) => io.stdout(text),
      );
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return undefined;
}

async function copyTheirs(ofCopy: Session, databaseFile: string, district: string | undefined) {
  copyUntouched(databaseFile, ofCopy.config.databaseFile);
  return await withDatabase(ofCopy, (world) =>
    zoneOf(getDistrict(world, chooseDistrict(world, ofCopy, district)).settings),
  );
}

async function makeOneUp(ofCopy: Session, databaseFile: string, { from, district }: Options) {
  const { io, config } = ofCopy;
  // Who names a district means their own database.
  if (district !== undefined) throw new AppError(texts.noDatabase(databaseFile));
  io.stdout(`${texts.madeUp(databaseFile)}\n\n`);
  const zone = zoneOf(config.defaults);
  await withDatabase(ofCopy, (world) =>
    prepareSampleStory({ ...world, now: instantOf(from, '00:00', zone), random: seededRandom(1) }, from),
  );
  return zone;
}
