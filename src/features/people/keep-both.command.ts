import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { secondDirectorKey } from '../subjects/office/notice-keys.ts';
import { chooseDirector } from './choose-director.ts';
import { texts } from './texts.ts';

export const keepBothCommand: Command<Context> = {
  name: 'keep-both',
  words: texts.words.keepBoth,
  who: ['coordinator'],
  where: 'private',
  run: (context, input) =>
    chooseDirector(context, input, 'keep-both', ({ school }) => {
      closeNotices(context.db, secondDirectorKey(school.id), context.now);
      noteAct(context, actTexts.directorsKept(school.name));
      return answer(texts.bothKept(school.name));
    }),
};
