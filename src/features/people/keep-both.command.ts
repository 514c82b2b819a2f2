import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { closeNotices, findClaim } from '../../storage/office-notice.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { alreadyDone } from '../subjects/office/author.ts';
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
    chooseDirector(context, input, 'keep-both', ({ school, newcomer }) => {
      const { db, now, actor } = context;
      const asked = secondDirectorKey(school.id);
      const claim = findClaim(db, `${asked}${newcomer.id}`);
      // The press in hand has taken the question up itself.
      const isOwnPress = claim?.by === actor.person.id && claim.at.getTime() === now.getTime();
      if (claim !== undefined && !isOwnPress) return answer(alreadyDone(context, claim.by, claim.at));
      closeNotices(db, asked, now, actor.person.id);
      noteAct(context, actTexts.directorsKept(school.name));
      return answer(texts.bothKept(school.name));
    }),
};
