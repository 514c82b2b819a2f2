import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import type { Context } from '../context.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { momentOf } from '../moment.ts';
import { labels, pickerTexts } from '../texts.ts';
import { metricOf, nameOf, standingOf, valueOf } from './disputed-figure.ts';
import { disputeArgs, disputeCard, onOpenDispute, openInDistrict, shortNameOf } from './office-card.ts';
import { texts } from './texts.ts';

const PAGE = 4;
const pageArgs = z.object({ p: z.int().min(0).max(10_000).optional() });

/** «Споры»: what schools ask to check, oldest first; a single one is shown whole. */
export const disputesCommand: Command<Context> = {
  name: 'disputes',
  words: [labels.disputes, ...texts.words.disputes],
  help: texts.help.disputes,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const open = openInDistrict(context);
    const [only, ...others] = open;
    if (only === undefined) return answer(texts.none);
    if (others.length === 0) return showDispute(context, only);
    const asked = (pageArgs.safeParse(args).data?.p ?? 0) * PAGE;
    const from = asked < open.length ? asked : 0;
    const shown = open
      .slice(from, from + PAGE)
      .map((dispute, index) => ({ dispute, place: from + index + 1 }));
    const rest = open.length - from - shown.length;
    const turns = [
      ...(from > 0 ? [button(pickerTexts.back, 'disputes', { p: from / PAGE - 1 })] : []),
      ...(rest > 0 ? [button(pickerTexts.more(rest), 'disputes', { p: from / PAGE + 1 })] : []),
    ];
    const lines = shown.map(({ dispute, place }) => lineOf(context, dispute, place));
    return answer([texts.list(open.length), ...lines].join('\n'), {
      keyboard: inline(
        ...shown.map(({ dispute, place }): Button[] => [
          button(texts.one(place, shortNameOf(context, dispute.unitId)), 'dispute-show', { d: dispute.id }),
        ]),
        ...(turns.length > 0 ? [turns] : []),
      ),
    });
  },
};

export const disputeShowCommand: Command<Context> = {
  name: 'dispute-show',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run: onOpenDispute(disputeArgs, (context, dispute) => showDispute(context, dispute)),
};

/** The whole dispute as a reply; `remark` – why it is shown instead of what was asked for. */
export function showDispute(context: Context, dispute: StoredDispute, remark?: string): Answer {
  const head = [
    ...(remark === undefined ? [] : [remark]),
    `${shortNameOf(context, dispute.unitId)}. ${texts.since(momentOf(context, dispute.createdAt))}`,
  ].join('\n');
  const { text, ...rest } = disputeCard(context, dispute, head);
  return answer(text, rest);
}

/** «1. Дегвинская · Звонят, неделя 19–25.10 (сб–пт) — 2 из 31; у школы 5 из 31» */
function lineOf(context: Context, dispute: StoredDispute, place: number): string {
  const standing = standingOf(context, dispute);
  const seen = standing.kind === 'in-force' ? standing.figure : standing.before;
  const name = nameOf(context, dispute);
  const { figure } = dispute;
  return texts.listLine(
    place,
    shortNameOf(context, dispute.unitId),
    seen === undefined ? name : texts.stands(name, valueOf(context, seen)),
    figure === undefined
      ? texts.withoutNumber
      : texts.atSchool(figureInWords(metricOf(context, dispute.metric), figure)),
  );
}
