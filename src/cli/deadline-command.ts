import { Option } from 'commander';
import type { Command } from 'commander';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../domain/zone.ts';
import { addDeadline, withdrawDuty } from '../features/subjects/duties/add-deadline.ts';
import type { AddedDuty } from '../features/subjects/duties/add-deadline.ts';
import type { DistrictContext, World } from '../features/context.ts';
import { dutyLine } from '../features/subjects/duties/deadline-words.ts';
import { todayOf, zoneOf } from '../features/district-hours.ts';
import { dutyStates, occasionOf } from '../features/subjects/duties/duty-state.ts';
import { districtContextOf } from '../features/settings.ts';
import { AppError } from '../shared/app-error.ts';
import { findDuty, listDuties } from '../storage/duty.ts';
import type { StoredDuty } from '../storage/duty.ts';
import { inTransaction } from '../storage/transaction.ts';
import { getUnit } from '../storage/unit.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { chooseDistrict, ensureDistrict, getDistrict } from './district.ts';
import { getSchool } from './find-school.ts';
import { printLines } from './io.ts';
import { dayValue, idValue } from './option-values.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';

type AddOptions = {
  date: CalendarDay;
  title: string;
  basis?: string;
  school?: readonly string[];
  district?: string;
};

export function addDeadlineCommands(program: Command, run: Run): void {
  const deadline = program.command('deadline').description(help.deadline);
  deadline
    .command('add')
    .description(help.deadlineAdd)
    .requiredOption('--date <дата>', help.deadlineDate, dayValue)
    .requiredOption('--title <текст>', help.deadlineTitle)
    .option('--basis <текст>', help.deadlineBasis)
    .addOption(schoolsOption())
    .option('--district <название>', help.district)
    .addHelpText('after', help.deadlineExample)
    .action((options: AddOptions) => run((session) => add(session, options)));
  deadline
    .command('list')
    .description(help.deadlineList)
    .option('--district <название>', help.district)
    .action(({ district }: { district?: string }) =>
      run((session) => withDatabase(session, (world) => list(session, world, district))),
    );
  deadline
    .command('remove')
    .description(help.deadlineRemove)
    .argument('<номер>', help.deadlineId, idValue)
    .action((id: number) => run((session) => withDatabase(session, (world) => remove(session, world, id))));
}

/** Takes several names after one `--school`, and may be repeated. */
function schoolsOption(): Option {
  const option = new Option('--school <название...>', help.deadlineSchool);
  // Commander sees the dots after Latin letters only.
  option.variadic = true;
  return option;
}

async function add(
  session: Session,
  { title, basis, date, school, district }: AddOptions,
): Promise<undefined> {
  if (title.trim() === '') throw new AppError(texts.emptyTitle);
  await withDatabase(session, (world) => {
    const choice = chooseDistrict(world, session, district);
    const { context, added } = inTransaction(world.db, () => {
      const context = ensureDistrict(world, choice);
      if (date < todayOf(context)) throw new AppError(texts.pastDate);
      const unitIds = school?.map((name) => getSchool(context, name).id);
      const added = addDeadline(context, {
        dueOn: date,
        title: title.trim(),
        ...(basis !== undefined && basis.trim() !== '' && { basis: basis.trim() }),
        ...(unitIds && { unitIds: [...new Set(unitIds)] }),
      });
      return { context, added };
    });
    const stored = findDuty(world.db, added.id);
    if (stored !== undefined) session.io.stdout(`${lineOf(context, stored)}\n`);
    printLines((text) => session.io.stderr(text), announcementLines(context, added));
  });
  return undefined;
}

function announcementLines({ now, settings }: DistrictContext, added: AddedDuty): string[] {
  const zone = zoneOf(settings);
  const { announceAt, people, unreached, reminders } = added;
  const when =
    announceAt === undefined || announceAt <= now
      ? ('now' as const)
      : { day: localDayOf(announceAt, zone), time: localTimeOf(announceAt, zone) };
  return [
    people === 0
      ? texts.nobodyTold
      : announceAt === undefined
        ? texts.toldByReminder
        : texts.told(people, when),
    texts.reminders(reminders.map(({ day }) => day)),
    ...(people > 0 && unreached.length > 0 ? [texts.unreached(unreached.map(({ short }) => short))] : []),
  ];
}

function list({ io, ...session }: Session, world: World, district: string | undefined): undefined {
  const context = getDistrict(world, chooseDistrict(world, { io, ...session }, district));
  const lines = listDuties(world.db, context.district.id, todayOf(context)).map((one) =>
    lineOf(context, one),
  );
  printLines((text) => io.stdout(text), lines);
  if (lines.length === 0) io.stderr(`${texts.noDeadlines}\n`);
  return undefined;
}

function remove({ io }: Session, world: World, id: number): undefined {
  const removed = inTransaction(world.db, () => {
    const duty = findDuty(world.db, id);
    if (duty === undefined) return false;
    return withdrawDuty(districtContextOf(world, getUnit(world.db, duty.districtId)), duty, undefined);
  });
  if (!removed) throw new AppError(texts.unknownDeadline(id));
  io.stdout(`${texts.deadlineRemoved(id)}\n`);
  return undefined;
}

/** «№ 3 · 30.10 (среда), через 6 рабочих дней: … · готово у 5 школ из 12» */
function lineOf(context: DistrictContext, duty: StoredDuty): string {
  const { dueOn } = occasionOf(context, duty);
  const line = dutyLine(duty, dueOn, { today: todayOf(context), calendar: context.reference.calendar });
  const schools = dutyStates(context, duty);
  const counted = schools.filter(({ state }) => state.kind !== 'not-ours');
  return texts.deadlineLine(duty.id, line, {
    schools: duty.unitIds === undefined ? undefined : schools.map(({ school }) => school.short),
    done: counted.filter(({ state }) => state.kind === 'done').length,
    all: counted.length,
  });
}
