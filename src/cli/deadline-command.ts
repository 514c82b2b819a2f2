import { Option } from 'commander';
import type { Command } from 'commander';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../domain/zone.ts';
import { addDeadline, withdrawDeadline } from '../features/add-deadline.ts';
import type { AddedDeadline } from '../features/add-deadline.ts';
import type { DistrictContext, World } from '../features/context.ts';
import { deadlineLine } from '../features/deadline-words.ts';
import { todayOf, zoneOf } from '../features/district-hours.ts';
import { namedSchools } from '../features/district-schools.ts';
import { AppError } from '../shared/app-error.ts';
import { findDeadline, listDeadlines } from '../storage/deadline.ts';
import type { StoredDeadline } from '../storage/deadline.ts';
import { inTransaction } from '../storage/transaction.ts';
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
    const stored = findDeadline(world.db, added.id);
    if (stored !== undefined) session.io.stdout(`${lineOf(context, stored)}\n`);
    printLines((text) => session.io.stderr(text), announcementLines(context, added));
  });
  return undefined;
}

function announcementLines({ now, settings }: DistrictContext, added: AddedDeadline): string[] {
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
  const lines = listDeadlines(world.db, context.district.id, todayOf(context)).map((one) =>
    lineOf(context, one),
  );
  printLines((text) => io.stdout(text), lines);
  if (lines.length === 0) io.stderr(`${texts.noDeadlines}\n`);
  return undefined;
}

function remove({ io }: Session, world: World, id: number): undefined {
  const removed = inTransaction(world.db, () => withdrawDeadline(world, id, undefined));
  if (!removed) throw new AppError(texts.unknownDeadline(id));
  io.stdout(`${texts.deadlineRemoved(id)}\n`);
  return undefined;
}

/** «№ 3 · 30.10 (среда), через 6 рабочих дней: … · готово у 5 школ из 12» */
function lineOf(context: DistrictContext, deadline: StoredDeadline): string {
  const { reference, district, db } = context;
  const line = deadlineLine(deadline, { today: todayOf(context), calendar: reference.calendar });
  const all = namedSchools({ db, district });
  const concerned = all.filter(({ id }) => deadline.unitIds?.includes(id) ?? true);
  const done = concerned.filter(({ id }) => deadline.doneBy.includes(id)).length;
  return texts.deadlineLine(deadline.id, line, {
    schools: deadline.unitIds === undefined ? undefined : concerned.map(({ short }) => short),
    done,
    all: concerned.length,
  });
}
