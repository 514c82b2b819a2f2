import { Option } from 'commander';
import type { Command } from 'commander';
import type { Role } from '../domain/person.ts';
import { localDayOf } from '../domain/zone.ts';
import { actTexts } from '../features/subjects/office/act-texts.ts';
import type { DistrictContext } from '../features/context.ts';
import { zoneOf } from '../features/district-hours.ts';
import { namedSchools } from '../features/subjects/schools/district-schools.ts';
import { issueInvitation } from '../features/subjects/people/issue-invitation.ts';
import type { IssuedInvitation } from '../features/subjects/people/issue-invitation.ts';
import { noteAct } from '../features/subjects/office/journal.ts';
import { AppError } from '../shared/app-error.ts';
import { inTransaction } from '../storage/transaction.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { chooseDistrict, ensureDistrict } from './district.ts';
import { getSchool } from './find-school.ts';
import { printLines } from './io.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';

type Options = { school?: string; all?: true; role: Role; json?: true; district?: string };

/** `school` null: the code is for the district, a coordinator's or a head's. */
type Invited = IssuedInvitation & { school: string | null };

export function addInviteCommand(program: Command, run: Run): void {
  program
    .command('invite')
    .description(help.invite)
    .addOption(new Option('--school <название>', help.inviteSchool).conflicts('all'))
    .option('--all', help.inviteAll)
    .addOption(
      new Option('--role <роль>', help.inviteRole)
        .choices(['director', 'responsible', 'coordinator', 'head'])
        .default('director'),
    )
    .option('--district <название>', help.district)
    .option('--json', help.json)
    .action((options: Options) => run((session) => invite(session, options)));
}

async function invite(session: Session, options: Options): Promise<undefined> {
  const isOffice = isOfDistrict(options.role);
  if (isOffice && (options.school !== undefined || options.all)) throw new AppError(texts.coordinatorAlone);
  if (!isOffice && options.school === undefined && !options.all) throw new AppError(texts.whomToInvite);
  await withDatabase(session, (world) => {
    const choice = chooseDistrict(world, session, options.district);
    const { invited, context } = inTransaction(world.db, () => {
      const context = ensureDistrict(world, choice);
      return { invited: issue(context, options), context };
    });
    tell(session, context, invited, options);
  });
  return undefined;
}

function isOfDistrict(role: Role): boolean {
  return role === 'coordinator' || role === 'head';
}

function issue(context: DistrictContext, { role, school, all }: Options): Invited[] {
  if (isOfDistrict(role)) {
    noteAct(context, actTexts.invited(role, context.district.name));
    return [{ ...issueInvitation(context, { role, unitId: context.district.id }), school: null }];
  }
  const schools = all ? namedSchools(context) : [getSchool(context, school ?? '')];
  if (schools.length === 0) throw new AppError(texts.noSchools);
  const [only] = schools;
  if (only !== undefined) {
    noteAct(context, all ? actTexts.invitedAll(schools.length) : actTexts.invited(role, only.name));
  }
  return schools.map(({ id, name }) => ({ ...issueInvitation(context, { role, unitId: id }), school: name }));
}

/** The code stands last in its line and in the output, so that a script can take it. */
function tell(
  { io, config }: Session,
  context: DistrictContext,
  invited: readonly Invited[],
  { all, json }: Options,
): void {
  if (json) {
    io.stdout(
      `${JSON.stringify(
        invited.map(({ school, code }) => ({ school, code })),
        null,
        2,
      )}\n`,
    );
    return;
  }
  const [first] = invited;
  if (first === undefined) return;
  const hasLink = config.vk.groupId !== undefined;
  const until = localDayOf(first.expiresAt, zoneOf(context.settings));
  io.stderr(`${texts.invitedUntil(until, invited.length)}\n`);
  if (all) {
    printLines(
      (text) => io.stdout(text),
      invited.map(({ school, link, code }) => [school ?? '', ...(hasLink ? [link] : []), code].join('\t')),
    );
    return;
  }
  printLines(
    (text) => io.stdout(text),
    [first.school ?? context.district.name, ...(hasLink ? [first.link] : []), first.code],
  );
}
