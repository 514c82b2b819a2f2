import { button, inline } from '../../../bot/buttons.ts';
import type { Button, Reply } from '../../../bot/outgoing.ts';
import { mayRead } from '../../../domain/known-answer.ts';
import type { AnswerStep, KnownAnswer } from '../../../domain/known-answer.ts';
import { listAnswerAttachments } from '../../../storage/answer-attachment.ts';
import { answerTexts, placesByOrder, unbroken } from './answer-texts.ts';
import type { Context } from '../../context.ts';
import { listLinks, withLinks } from './district-links.ts';
import { standsBelow } from '../../keyboards.ts';
import { labels } from '../../texts.ts';

/** Steps that are not only a school's. */
const FOR_EVERYBODY: ReadonlySet<AnswerStep> = new Set(['contacts', 'my-data']);

type Shown = {
  answer: KnownAnswer;
  /** The second screen. */
  isMore?: boolean;
  /** Found by words: then the question it answers is named, and others can be asked for. */
  found?: { questionId: number | undefined };
};

/** An answer with its source, what belongs to it in the district, and where to go on. */
export function answerScreen(context: Context, { answer, isMore = false, found }: Shown): Reply {
  const { reference, actor } = context;
  const links = listLinks(context);
  const lines = isMore ? (answer.more ?? answer.answer) : answer.answer;
  const sources = isMore ? (answer.moreSources ?? answer.sources) : answer.sources;
  const attachments = listAnswerAttachments(context.db, context.district.id).filter(
    (one) => one.answer === answer.id,
  );
  const places = placesByOrder(sources, reference.orders);
  const first = [...stepButtons(context, answer), ...moreButton(answer, isMore)];
  // One row less, where the first row is not left to «Не то?» alone.
  const isBeside = first.some((one) => !standsBelow(context, one));
  const notThat =
    found?.questionId === undefined
      ? []
      : [button(answerTexts.notThat, 'ask-other', { q: found.questionId })];
  return {
    text: [
      ...(found === undefined ? [] : [answer.question]),
      ...lines.map((line) => withLinks(line, links)),
      answerTexts.source(places, newestDay(places)),
      ...(attachments.length > 0 ? [answerTexts.attached(attachments.map(({ title }) => title))] : []),
    ]
      .map(unbroken)
      .join('\n'),
    keyboard: inline(
      ...[
        [...first, ...(isBeside ? notThat : [])],
        ...relatedTo(context, answer).map((related) => [button(related.label, 'answer', { a: related.id })]),
        [...(isBeside ? [] : notThat), button(labels.ask, 'ask')],
        actor.audience === 'coordinator'
          ? [
              button(answerTexts.attach, 'answer-attach', { a: answer.id }),
              ...(attachments.length > 0
                ? [button(answerTexts.detach, 'answer-detach', { a: answer.id })]
                : []),
            ]
          : [],
      ].filter((row) => row.length > 0),
    ),
    ...(attachments.length > 0 && { attachments: attachments.map(({ attachment }) => attachment) }),
  };
}

function newestDay(places: ReturnType<typeof placesByOrder>): string | undefined {
  return places
    .map(({ order }) => order.status.asOf)
    .toSorted()
    .at(-1);
}

function stepButtons({ actor }: Context, { next }: KnownAnswer): Button[] {
  if (next === undefined) return [];
  const isSchools = actor.audience === 'director' || actor.audience === 'responsible';
  const isOwn = next === 'appoint' ? actor.audience === 'director' : isSchools;
  return isOwn || FOR_EVERYBODY.has(next) ? [button(answerTexts.steps[next], next)] : [];
}

function moreButton({ id, more }: KnownAnswer, isMore: boolean): Button[] {
  if (more === undefined) return [];
  return [
    isMore
      ? button(answerTexts.back, 'answer', { a: id })
      : button(answerTexts.more, 'answer', { a: id, v: 1 }),
  ];
}

function relatedTo({ reference, actor }: Context, { related }: KnownAnswer): KnownAnswer[] {
  return related
    .flatMap((id) => reference.answers.answers.find((one) => one.id === id) ?? [])
    .filter((one) => mayRead(one, actor.audience));
}
