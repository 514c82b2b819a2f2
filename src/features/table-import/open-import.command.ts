import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { showTable } from './ask-columns.ts';
import { onOwnFile, senderOf } from './own-file.ts';
import { previewList } from './preview-list.ts';
import { texts } from './texts.ts';
import { contentsOf } from '../subjects/tables/staged-table.ts';

/** A file that waits: any coordinator of the district goes on with it, whoever sent it or if the program found it. */
export const openImportCommand: Command<Context> = {
  name: 'import-open',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(z.object({ f: z.int() }), (context, file) => {
    const contents = contentsOf(file);
    const said = senderOf(context, file.personId) === 'other' ? [texts.sentByOther] : [];
    switch (contents?.kind) {
      case 'table':
        return showTable(context, file, contents, said);
      case 'schools':
        return previewList(context, file, contents.list, said);
      case undefined:
        return answer(officeTexts.stale);
    }
  }),
};
