import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { actTexts } from '../features/subjects/office/act-texts.ts';
import type { DistrictContext } from '../features/context.ts';
import { namedSchools } from '../features/subjects/schools/district-schools.ts';
import { noteAct } from '../features/subjects/office/journal.ts';
import { officeTexts, schoolListTexts } from '../features/office-texts.ts';
import { schoolListLines } from '../features/subjects/schools/school-list-lines.ts';
import { applySchoolList, planSchoolList } from '../features/subjects/schools/school-list.ts';
import { readSchoolListInWorker } from '../ingest/read-in-worker.ts';
import { inTransaction } from '../storage/transaction.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { chooseDistrict, ensureDistrict, getDistrict } from './district.ts';
import { printLines } from './io.ts';
import { startProgress } from './progress.ts';
import { readInputFile } from './read-input-file.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';

type Options = { district?: string };

export function addSchoolsCommands(program: Command, run: Run): void {
  const schools = program.command('schools').description(help.schools);
  schools
    .command('import')
    .description(help.schoolsImport)
    .argument('<файл>', help.schoolsFile)
    .option('--district <название>', help.district)
    .action((file: string, options: Options) => run((session) => importList(session, file, options)));
  schools
    .command('list')
    .description(help.schoolsList)
    .option('--district <название>', help.district)
    .action((options: Options) =>
      run((session) =>
        withDatabase(session, (world) => {
          const context = getDistrict(world, chooseDistrict(world, session, options.district));
          const rows = namedSchools(context).map((school) => [
            school.name,
            officeTexts.kind[school.organisationKind],
            school.roll ?? '–',
            school.staff ?? '–',
          ]);
          printLines(
            (text) => session.io.stdout(text),
            rows.map((row) => row.join('\t')),
          );
          if (rows.length === 0) session.io.stderr(`${texts.noSchools}\n`);
          return undefined;
        }),
      ),
    );
}

/** Adds and changes, never removes: a list may be of a part of the district. */
async function importList(session: Session, path: string, options: Options): Promise<number | undefined> {
  const { io } = session;
  const bytes = readInputFile(resolve(io.folder, path), path);
  const progress = startProgress(io);
  return await withDatabase(session, async (world) => {
    const choice = chooseDistrict(world, session, options.district);
    const name = basename(path);
    progress.say(texts.reading(name));
    const { schools, problems } = await readSchoolListInWorker({ name, bytes });
    progress.end();
    const sentences = problems.map(({ sentence }) => sentence);
    if (schools.length === 0) {
      printLines((text) => io.stderr(text), [texts.fileRefused(name), ...sentences]);
      return 1;
    }
    const plan = inTransaction(world.db, () => {
      const context: DistrictContext = ensureDistrict(world, choice);
      const made = planSchoolList(context, schools);
      applySchoolList(context, made);
      if (made.added.length + made.changed.length > 0) {
        noteAct(context, actTexts.schoolList(made.added.length, made.changed.length));
      }
      return made;
    });
    printLines((text) => io.stdout(text), [schoolListTexts.written(plan), ...schoolListLines(plan)]);
    printLines((text) => io.stderr(text), sentences);
    return undefined;
  }).finally(() => progress.end());
}
