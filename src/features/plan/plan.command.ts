import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { findMetric } from '../../domain/reference.ts';
import { listDoneMeasures, listOpenMeasures } from '../../storage/measure.ts';
import type { StoredMeasure } from '../../storage/measure.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { measureLine } from '../subjects/causes/measures.ts';
import { openFindings } from '../subjects/causes/open-findings.ts';
import { labels } from '../texts.ts';
import { takeMeasure } from './add-measure.ts';
import { parseMeasure } from './parse-measure.ts';
import { texts } from './texts.ts';

const args = z.object({ from: z.int().min(0) });

/** With the lines around them these are one screen of a phone. */
const PAGE = 4;
const DONE_MS = 7 * 86_400_000;

/** What the school decided to do; «план: внести завуча в чат до пятницы» adds to it. */
export const planCommand: Command<Context> = {
  name: 'plan',
  words: texts.words.plan,
  help: texts.help,
  who: ['director', 'responsible'],
  where: 'private',
  takesText: 'after-colon',
  writes: true,
  run(context, input) {
    if (input.text.trim() !== '') return takeMeasure(context, parseMeasure(input.text, todayOf(context)));
    const { db, now } = context;
    const school = schoolOf(context);
    const open = listOpenMeasures(db, [school.id]);
    const asked = args.safeParse(input.args).data?.from ?? 0;
    const from = asked < open.length ? asked : 0;
    const shown = open.slice(from, from + PAGE);
    const proposals = from > 0 ? [] : proposalsOf(context, open).slice(0, shown.length > 2 ? 1 : 2);
    const done = from > 0 ? 0 : listDoneMeasures(db, school.id, new Date(now.getTime() - DONE_MS)).length;
    const isEmpty = open.length === 0;
    const lines = [
      isEmpty ? texts.empty : texts.head,
      ...shown.map((measure, index) => texts.numbered(from + index + 1, measureLine(context, measure))),
      ...(isEmpty ? [] : [open.length === 1 ? texts.howToOne : texts.howTo]),
      ...(done > 0 ? [texts.done(done)] : []),
      ...proposals.map(({ title, metric }) => texts.proposal(title, metric)),
      ...(isEmpty ? [texts.emptyHow] : []),
    ];
    const numbers = shown.map(({ id }, index) => button(String(from + index + 1), 'measure', { i: id }));
    return answer(lines.join('\n'), {
      keyboard: inline(
        ...(numbers.length > 0 ? [numbers] : []),
        ...proposals.map(({ add }) => [add]),
        [button(texts.addOwn, 'add-measure'), ...turn(open.length, from)],
        ...(isEmpty && proposals.length === 0 ? [[button(labels.why, 'why')]] : []),
      ),
    });
  },
};

function turn(all: number, from: number): Button[] {
  const rest = all - from - PAGE;
  if (rest > 0) return [button(texts.more(rest), 'plan', { from: from + PAGE })];
  return from > 0 ? [button(texts.toStart, 'plan')] : [];
}

/** Steps of causes in force that stand in no plan. */
function proposalsOf(
  context: Context,
  open: readonly StoredMeasure[],
): { title: string; metric: string; add: Button }[] {
  const school = schoolOf(context);
  return openFindings(context, [school])
    .filter(({ cause }) => !open.some((measure) => measure.cause === cause))
    .filter(({ cause }, index, all) => all.findIndex((one) => one.cause === cause) === index)
    .map(({ metricCode, cause }) => {
      const metric = findMetric(context.reference, metricCode)?.shortTitle ?? metricCode;
      return {
        title: causeText(cause).measure.title,
        metric,
        add: button(texts.add(metric), 'plan-add', { m: metricCode, c: cause, s: school.id }, 'primary'),
      };
    });
}
