import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { TWO_VALUES } from '../../domain/measurement.ts';
import type { Context } from '../context.ts';
import { labels } from '../texts.ts';
import { doubtGroups, doubtfulValues } from './doubtful.ts';
import type { DoubtGroup } from './doubtful.ts';
import { texts } from './texts.ts';

const args = z.object({ c: z.string().optional(), from: z.int().min(0).optional() });
const LINES = 6;
/** Inline keyboards hold ten buttons: one is «По одному». */
const MOST_GROUPS = 8;

/** «Проверить данные»: values under a question by the rule that asks, then those of one rule. */
export const doubtsCommand: Command<Context> = {
  name: 'doubts',
  words: [labels.doubts, ...texts.words],
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const { c, from = 0 } = args.safeParse(input.args).data ?? {};
    return doubtsScreen(context, c, from);
  },
};

export function doubtsScreen(
  context: Context,
  code?: string,
  from = 0,
  said: readonly string[] = [],
): Answer {
  const values = doubtfulValues(context);
  const groups = doubtGroups(values);
  const group = groups.find((one) => one.code === code);
  const [only] = groups;
  if (only === undefined) return answer([...said, texts.none].join('\n'));
  if (group !== undefined || groups.length === 1)
    return groupScreen(context, group ?? only, { from, isOnly: groups.length === 1, said });
  const rows = groups
    .slice(0, MOST_GROUPS)
    .map(({ code: of, title, values: own }) => button(texts.group(title, own.length), 'doubts', { c: of }));
  return answer(
    [
      ...said,
      texts.head(values.length),
      ...groups.map(({ title, values: own }) => texts.group(title, own.length)),
    ].join('\n'),
    { keyboard: inline(...inRows(rows), [button(texts.oneByOne, 'doubt', {}, 'primary')]) },
  );
}

function groupScreen(
  { actor }: Context,
  { code, title, values }: DoubtGroup,
  { from, isOnly, said }: { from: number; isOnly: boolean; said: readonly string[] },
): Answer {
  const start = from < values.length ? from : 0;
  const shown = values.slice(start, start + LINES);
  const rest = values.length - start - shown.length;
  const maySettle = actor.audience === 'coordinator';
  return answer(
    [
      ...said,
      ...(isOnly ? [texts.head(values.length)] : []),
      texts.groupHead(title, values.length),
      ...shown.map((one, index) =>
        texts.line(start + index + 1, one.unit, one.version.label, one.value, one.period),
      ),
      ...(rest > 0 ? [texts.rest(rest)] : []),
    ].join('\n'),
    {
      keyboard: inline(
        [
          button(texts.oneByOne, 'doubt', { c: code, s: start }, 'primary'),
          // Of two values one is chosen, and each time anew.
          ...(maySettle && values.length > 1 && code !== TWO_VALUES
            ? [button(texts.allRight(values.length), 'doubts-right', { c: code, n: values.length })]
            : []),
        ],
        [
          ...(rest > 0 ? [button(texts.more(rest), 'doubts', { c: code, from: start + LINES })] : []),
          ...(isOnly ? [] : [button(texts.allGroups, 'doubts')]),
        ],
      ),
    },
  );
}
