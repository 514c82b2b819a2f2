import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { listOpenQuestions } from '../../storage/question.ts';
import type { Context } from '../context.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import { momentOf } from '../moment.ts';
import { texts } from './texts.ts';

const MOST_SHOWN = 5;
const MOST_LETTERS = 200;

/** What schools asked and nobody answered yet, oldest first. */
export const questionsCommand: Command<Context> = {
  name: 'questions',
  words: texts.words.questions,
  help: texts.help.questions,
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const open = listOpenQuestions(context.db, context.district.id);
    const schools = allNamedSchools(context);
    const shown = open.slice(0, MOST_SHOWN).map((question, index) => ({
      ...question,
      place: index + 1,
      school: schools.find(({ id }) => id === question.unitId)?.short ?? '',
    }));
    const rest = open.length - shown.length;
    return answer(
      [
        texts.openQuestions(open.length),
        ...shown.map(({ place, school, words = '', sentAt }) =>
          texts.openQuestion(place, school, shortened(words), sentAt && momentOf(context, sentAt)),
        ),
        ...(rest > 0 ? [texts.restQuestions(rest)] : []),
      ].join('\n'),
      {
        ...(shown.length > 0 && {
          keyboard: inline(
            ...shown.map(({ id, place, school }) => [
              button(texts.replyTo(place, school), 'question-reply', { q: id }),
            ]),
          ),
        }),
      },
    );
  },
};

function shortened(words: string): string {
  return words.length <= MOST_LETTERS ? words : `${words.slice(0, MOST_LETTERS - 1)}…`;
}
