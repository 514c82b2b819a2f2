import type { Command } from 'commander';
import { sourceDepsOf } from '../app/source-deps.ts';
import { trySourceNow } from '../app/try-source-now.ts';
import type { DistrictContext } from '../features/context.ts';
import { fileLines, stateLine } from '../features/table-source/source-words.ts';
import { texts as sourceTexts } from '../features/table-source/texts.ts';
import { findLatestWait } from '../storage/source-wait.ts';
import { listSources } from '../storage/table-source.ts';
import type { StoredSource } from '../storage/table-source.ts';
import { commandTexts as texts, helpTexts as help } from './command-texts.ts';
import { chooseDistrict, getDistrict } from './district.ts';
import { printLines } from './io.ts';
import { startProgress } from './progress.ts';
import { withDatabase } from './session.ts';
import type { Run, Session } from './session.ts';

type Options = { district?: string; try?: true };

export function addSourceCommand(program: Command, run: Run): void {
  program
    .command('source')
    .description(help.source)
    .option('--district <название>', help.district)
    .option('--try', help.sourceTry)
    .action((options: Options) => run((session) => showSources(session, options)));
}

/** The sources of a district and how they stand; with `--try` what is seen there now. Exit code 1 where nothing is. */
async function showSources(session: Session, options: Options): Promise<number | undefined> {
  return await withDatabase(session, async (world) => {
    const context = getDistrict(world, chooseDistrict(world, session, options.district));
    const sources = listSources(world.db, context.district.id);
    if (sources.length === 0) {
      session.io.stderr(`${texts.noSource}\n`);
      return undefined;
    }
    let isWrong = false;
    for (const source of sources) {
      const wait = findLatestWait(world.db, source.id);
      const tried = options.try === true ? await tryOne(session, context, source) : undefined;
      isWrong ||= tried?.isWrong === true;
      printLines(
        (text) => session.io.stdout(text),
        [
          sourceTexts.screen.source(sourceTexts.named(source.source)),
          ...(wait === undefined ? [] : [stateLine(context, source, wait)]),
          ...(tried?.lines ?? fileLines(context, source)),
        ],
      );
    }
    return isWrong ? 1 : undefined;
  });
}

async function tryOne(
  { io, config }: Session,
  context: DistrictContext,
  source: StoredSource,
): Promise<{ lines: string[]; isWrong: boolean }> {
  const progress = startProgress(io);
  progress.say(texts.tryingSource);
  const deps = sourceDepsOf(config.vk.fileHosts, config.tableFolders);
  const looked = await trySourceNow(context, source.id, deps).finally(() => progress.end());
  const where = sourceTexts.where(source.source);
  if (looked.outcome === 'looked') {
    const seen = looked.files === 0 ? sourceTexts.seesNothing(where) : sourceTexts.sees(where, looked.files);
    return { lines: [seen, ...fileLines(context, source)], isWrong: false };
  }
  const trouble = looked.outcome === 'trouble' ? looked.trouble : 'broken';
  return { lines: [sourceTexts.notOpened(where, sourceTexts.troubles[trouble])], isWrong: true };
}
