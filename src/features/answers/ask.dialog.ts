import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Dialog } from '../../bot/command.ts';
import { normaliseWords } from '../../text/words.ts';
import { answerQuestion, keepQuestion } from '../subjects/answers/answer-question.ts';
import { answerTexts } from '../subjects/answers/answer-texts.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { labels } from '../texts.ts';
import { SHOW_ME } from './lexicon.ts';
import { texts } from './texts.ts';

export const ASK_DIALOG = 'ask';

/** What a text asks of the bot outside of any dialog; undefined: nothing. */
export type ReadElsewhere = (context: Context, message: RawMessage) => Answer | undefined;

/**
 * Any text is a question first; one that no answer is found for, or that asks to be shown something, may be a command.
 * It stays open until something is answered; what follows an answer is anybody's.
 */
export function askDialog(readElsewhere: ReadElsewhere): Dialog<Context> {
  return {
    name: ASK_DIALOG,
    who: ['director', 'responsible', 'coordinator'],
    beganBy: 'ask',
    // It has no state that a later program could misread.
    step: (context, _state, { text, files, pictures }) =>
      takeQuestion(context, text, () => readElsewhere(context, { text, ref: undefined, files, pictures })),
  };
}

/** The answer to a question, else what `readElsewhere` gives, else what to do without an answer. */
export function takeQuestion(
  context: Context,
  text: string,
  readElsewhere: () => Answer | undefined = () => undefined,
): Answer {
  if (normaliseWords(text).length === 0) return answer(texts.noWords, { dialog: askAgain });
  const found = SHOW_ME.test(text)
    ? (readElsewhere() ?? answerQuestion(context, text))
    : (answerQuestion(context, text) ?? readElsewhere());
  if (found !== undefined) return found;
  if (context.actor.school === undefined) {
    return answer([texts.notFound, texts.notFoundOffice].join('\n'), {
      keyboard: inline([button(labels.ask, 'ask')]),
      dialog: askAgain,
    });
  }
  const questionId = keepQuestion(context, text);
  const next = questionId === undefined ? texts.withoutNames : texts.notFoundNext;
  const passOn =
    questionId === undefined
      ? []
      : [[button(answerTexts.askCoordinator, 'ask-coordinator', { q: questionId })]];
  return answer([texts.notFound, next].join('\n'), {
    keyboard: inline(...passOn, [button(labels.ask, 'ask')]),
    dialog: askAgain,
  });
}

const askAgain = { name: ASK_DIALOG, state: {} };
