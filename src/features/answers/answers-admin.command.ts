import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { listAnswerAttachments } from '../../storage/answer-attachment.ts';
import type { Context } from '../context.ts';
import { listLinks } from '../subjects/answers/district-links.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

/** What the district changed in the answers: its own addresses, pictures and PDFs. */
export const answersAdminCommand: Command<Context> = {
  name: 'answers-admin',
  words: texts.words.admin,
  help: texts.help.admin,
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const links = listLinks(context);
    const own = links.filter((one) => one.own?.value !== undefined).length;
    const absent = links.filter(({ value }) => value === undefined).length;
    const held = new Set(
      listAnswerAttachments(context.db, context.district.id).map((attachment) => attachment.answer),
    );
    const withFiles = context.reference.answers.answers.filter(({ id }) => held.has(id));
    return answer(
      texts.admin(
        { own, absent, fromOrders: links.length - own - absent },
        withFiles.map(({ label }) => label),
      ),
      {
        keyboard: inline(
          [button(texts.links, 'links'), button(labels.ask, 'ask')],
          [button(texts.words.questions[0], 'questions')],
        ),
      },
    );
  },
};
