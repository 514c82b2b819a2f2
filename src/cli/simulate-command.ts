import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { loadReference } from '../config/reference-data.ts';
import { addDays, daysBetween } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { instantOf } from '../domain/zone.ts';
import { zoneOf } from '../features/district-hours.ts';
import { AppError } from '../shared/app-error.ts';
import { createLogger } from '../shared/log.ts';
import { copyUntouched } from '../storage/backup.ts';
import { openDatabase } from '../storage/open.ts';
import { helpTexts as help } from './command-texts.ts';
import { chooseDistrict, getDistrict } from './district.ts';
import { dayValue } from './option-values.ts';
import { castOf } from './rehearsal/cast.ts';
import { readScenario } from './rehearsal/scenario.ts';
import { rehearsalTexts as texts } from './rehearsal/texts.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';

type Options = { from: CalendarDay; to: CalendarDay; district?: string; scenario?: string };

const MOST_DAYS = 400;

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

/** Rehearses a stretch of time on a copy of the database; the database itself is only read. */
async function simulate(session: Session, options: Options): Promise<undefined> {
  const { io, config } = session;
  const { from, to } = options;
  if (from > to) throw new AppError(texts.reversed);
  if (daysBetween(from, to) > MOST_DAYS) throw new AppError(texts.tooLong(MOST_DAYS));
  const folder = mkdtempSync(join(tmpdir(), 'sferum-rehearsal-'));
  const copy = join(folder, 'copy.sqlite');
  try {
    copyUntouched(config.databaseFile, copy);
    const ofCopy: Session = { ...session, config: { ...config, databaseFile: copy } };
    const zone = await withDatabase(ofCopy, (world) =>
      zoneOf(getDistrict(world, chooseDistrict(world, session, options.district)).settings),
    );
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
