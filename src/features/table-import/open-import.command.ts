import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { showTable } from './ask-columns.ts';
import { onOwnFile } from './own-file.ts';
import { contentsOf } from './reading-task.ts';

/** A table that the program found and did not write by itself: any coordinator of the district goes on with it. */
export const openImportCommand: Command<Context> = {
  name: 'import-open',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(z.object({ f: z.int() }), (context, file) => {
    const contents = contentsOf(file);
    return contents?.kind === 'table' ? showTable(context, file, contents) : answer(officeTexts.stale);
  }),
};
