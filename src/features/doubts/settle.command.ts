import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { TWO_VALUES } from '../../domain/measurement.ts';
import {
  chooseTwin,
  findSettled,
  listTwins,
  settleDoubts,
  settleDoubtsOfRule,
} from '../../storage/figure-doubt.ts';
import { findImportHeader } from '../../storage/import.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { byGravity, doubtReason } from '../subjects/figures/doubt-reason.ts';
import { figureCardTexts } from '../subjects/figures/figure-card-texts.ts';
import { placeWords } from '../subjects/figures/figure-source.ts';
import { bothInWords } from '../subjects/figures/figure-twins.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { followChange, withReach } from '../subjects/tables/reach.ts';
import { doubtsScreen } from './doubts.command.ts';
import { doubtGroups, doubtfulValues } from './doubtful.ts';
import type { Doubtful } from './doubtful.ts';
import { texts } from './texts.ts';

const oneArgs = z.object({ c: z.string().optional(), s: z.int().min(0).optional() });
const rightArgs = z.object({
  m: z.int(),
  t: z.int().optional(),
  c: z.string().optional(),
  s: z.int().min(0).optional(),
});
const allArgs = z.object({ c: z.string(), n: z.int(), yes: z.literal(1).optional() });

/** One value after another; `s` – how many were left as they are, `c` – of one rule alone. */
export const doubtCommand: Command<Context> = {
  name: 'doubt',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const { c, s = 0 } = oneArgs.safeParse(args).data ?? {};
    return oneScreen(context, { c, s });
  },
};

/** The value is right: the mark goes. `t`: which of two values. */
export const rightCommand: Command<Context> = {
  name: 'doubt-right',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = rightArgs.safeParse(args);
    if (!parsed.success) return answer(officeTexts.stale);
    const { m, t, c, s = 0 } = parsed.data;
    const found = doubtfulValues(context).find(({ figure }) => figure.measurementId === m);
    if (found === undefined) {
      const over = findSettled(context.db, context.district.id, m);
      return answer(
        over === undefined ? texts.over : `${texts.over} ${alreadyDone(context, over.by, over.at)}`,
      );
    }
    const isTwin = found.figure.doubts.some(({ code }) => code === TWO_VALUES);
    const chosen = isTwin ? listTwins(context.db, m).find(({ id }) => id === t) : found.figure;
    if (chosen === undefined) return answer(officeTexts.stale);
    const { db, actor, now } = context;
    const author = { by: actor.person.id, now };
    const value = figureInWords(found.metric, chosen);
    const { reach } = followChange(context, () => {
      if (t === undefined || t === m) settleDoubts(db, m, author);
      else chooseTwin(db, { chosen: t, other: m }, author);
      noteAct(context, texts.act(found.unit, found.version.label, found.period), { after: value });
    });
    const next = oneScreen(context, { c, s }, [
      texts.settled(found.unit, found.version.label, value),
      ...reach.lines,
    ]);
    return withRows(next, reach);
  },
};

/** Every value of one rule is right: asked once, with the number. */
export const allRightCommand: Command<Context> = {
  name: 'doubts-right',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = allArgs.safeParse(args);
    if (!parsed.success) return answer(officeTexts.stale);
    const { c, n, yes } = parsed.data;
    const group = doubtGroups(doubtfulValues(context)).find(({ code }) => code === c);
    if (group === undefined || c === TWO_VALUES) return answer(texts.over);
    if (group.values.length !== n) return doubtsScreen(context, c, 0, [texts.changed]);
    if (yes === undefined) {
      return answer(texts.confirm(group.title, n, [...new Set(group.values.map(({ unit }) => unit))]), {
        keyboard: inline([
          button(texts.yesAll(n), 'doubts-right', { c, n, yes: 1 }, 'positive'),
          button(texts.leave, 'doubts', { c }),
        ]),
      });
    }
    const { db, actor, now } = context;
    const { reach } = followChange(context, () => {
      for (const { figure } of group.values)
        settleDoubtsOfRule(db, figure.measurementId, c, { by: actor.person.id, now });
      noteAct(context, texts.actAll(group.title, n));
    });
    return withRows(doubtsScreen(context, undefined, 0, [texts.settledAll(n), ...reach.lines]), reach);
  },
};

type Filter = { c: string | undefined; s: number };

function oneScreen(context: Context, { c, s }: Filter, said: readonly string[] = []): Answer {
  const all = doubtfulValues(context);
  const values = c === undefined ? all : all.filter(({ code }) => code === c);
  const one = values[s];
  if (one === undefined) {
    const end = all.length === 0 ? texts.settledLast : texts.end(all.length);
    return answer([...said, end].join('\n'), {
      ...(all.length > 0 && { keyboard: inline([button(texts.allGroups, 'doubts')]) }),
    });
  }
  const thisYear = yearOf(todayOf(context));
  const reasons = byGravity(one.figure.doubts).map((doubt) =>
    doubt.code === TWO_VALUES
      ? figureCardTexts.twoValues(bothInWords(context.db, one.metric, one.figure))
      : doubtReason(doubt, { thisYear }),
  );
  const lines = [
    ...said,
    one.unit,
    texts.value(one.version.label, one.value, one.period),
    ...reasons.map(texts.why),
    ...sourceLine(context, one),
    ...(values.length > 1 ? [texts.place(s + 1, values.length)] : []),
  ];
  return answer(lines.join('\n'), { keyboard: inline(...buttonRows(context, one, { c, s })) });
}

function sourceLine({ db }: Context, { figure }: Doubtful): string[] {
  const from = findImportHeader(db, figure.importId);
  if (from === undefined) return [];
  return [`${placeWords(from, figure)}.`];
}

function buttonRows(context: Context, { figure, metric }: Doubtful, { c, s }: Filter): Button[][] {
  const filter = { ...(c !== undefined && { c }), s };
  const next = { ...filter, s: s + 1 };
  if (context.actor.audience !== 'coordinator') return [[button(texts.next, 'doubt', next)]];
  const leave = button(texts.leave, 'doubt', next);
  const m = figure.measurementId;
  const twins = figure.doubts.some(({ code }) => code === TWO_VALUES) ? listTwins(context.db, m) : [];
  const { from: f, to: t } = figure.period;
  const v = figure.metric.version;
  const enter = button(texts.enter, 'enter-value', { s: figure.unitId, m: metric.code, v, f, t });
  const right =
    twins.length === 0
      ? [button(texts.right, 'doubt-right', { ...filter, m }, 'positive')]
      : twins
          .slice(0, MOST_TWINS)
          .map((twin) =>
            button(
              texts.rightOne(figureInWords(metric, twin)),
              'doubt-right',
              { ...filter, m, t: twin.id },
              'positive',
            ),
          );
  return [right, [enter, leave]];
}

const MOST_TWINS = 4;

/** What an act reached goes above the buttons of the screen that follows it. */
function withRows(next: Answer, reach: Parameters<typeof withReach>[0]): Answer {
  const [first, ...others] = next.replies;
  if (first === undefined) return { ...next, notices: reach.notices };
  const keyboard = withReach(reach, first.keyboard ?? inline());
  return {
    ...next,
    notices: reach.notices,
    replies: [{ ...first, ...(keyboard.rows.length > 0 && { keyboard }) }, ...others],
  };
}
