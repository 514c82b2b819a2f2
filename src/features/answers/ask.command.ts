import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { mayRead } from '../../domain/known-answer.ts';
import type { KnownAnswer, Topic } from '../../domain/known-answer.ts';
import type { Context } from '../context.ts';
import { labels, pickerTexts } from '../texts.ts';
import { ASK_DIALOG, takeQuestion } from './ask.dialog.ts';
import { texts } from './texts.ts';

const ON_A_PAGE = 5;
const args = z.object({ t: z.string(), p: z.int().nonnegative().optional() });

/** «Задать вопрос»: what is asked most, the topics, and a text is searched. */
export const askCommand: Command<Context> = {
  name: 'ask',
  words: texts.words.ask,
  help: texts.help.ask,
  who: ['director', 'responsible', 'coordinator'],
  where: 'private',
  takesText: true,
  run(context, input) {
    if (input.text.trim() !== '') return takeQuestion(context, input.text);
    const pressed = args.safeParse(input.args);
    const topic = context.reference.answers.topics.find(({ id }) => id === pressed.data?.t);
    return topic === undefined ? firstPage(context) : topicPage(context, topic, pressed.data?.p ?? 0);
  },
};

function firstPage(context: Context): Answer {
  const { topics, popular, answers } = context.reference.answers;
  const asked = popular.flatMap((id) => answers.find((one) => one.id === id) ?? []);
  const topicButtons = topics.map(({ id, title }) => button(title, 'ask', { t: id }));
  return page(texts.invite, [...asked.filter(readableBy(context)).map(toAnswer), ...inPairs(topicButtons)]);
}

/** A page past the last one, of an old button, is the first. */
function topicPage(context: Context, { id, title }: Topic, wanted: number): Answer {
  const all = context.reference.answers.answers.filter((one) => one.topic === id && readableBy(context)(one));
  const from = wanted * ON_A_PAGE < all.length ? wanted * ON_A_PAGE : 0;
  const rest = all.length - from - ON_A_PAGE;
  return page(texts.topic(title), [
    ...all.slice(from, from + ON_A_PAGE).map(toAnswer),
    [
      ...(rest > 0 ? [button(pickerTexts.more(rest), 'ask', { t: id, p: from / ON_A_PAGE + 1 })] : []),
      button(labels.ask, 'ask'),
    ],
  ]);
}

function page(text: string, rows: readonly (readonly Button[])[]): Answer {
  return answer(text, { keyboard: inline(...rows), dialog: { name: ASK_DIALOG, state: {} } });
}

function toAnswer({ id, label }: KnownAnswer): Button[] {
  return [button(label, 'answer', { a: id })];
}

function readableBy({ actor }: Context): (entry: KnownAnswer) => boolean {
  return (entry) => mayRead(entry, actor.audience);
}

function inPairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [buttons.slice(index, index + 2)] : []));
}
