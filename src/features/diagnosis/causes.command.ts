import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { CAUSE_CODES } from '../../domain/cause.ts';
import type { CauseCode } from '../../domain/cause.ts';
import { findMetric } from '../../domain/reference.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { inPairs } from '../subjects/figures/figure-buttons.ts';
import { measureEffectLines, newestWeek } from '../subjects/causes/measure-effects.ts';
import { districtCauses } from './district-causes.ts';
import type { CauseGroup, DistrictCauses } from './district-causes.ts';
import { dayOf } from './say.ts';
import { texts } from './texts.ts';

/** Instead of a cause: schools with low figures that have not looked for one. */
const NONE = 'none';
const PAGE = 10;
const MOST_LINES = 5;
const args = z.object({
  c: z.enum([...CAUSE_CODES, NONE]).optional(),
  from: z.int().min(0).optional(),
});

/** «Причины»: what the schools of the district found, by cause. Nothing about persons. */
export const causesCommand: Command<Context> = {
  name: 'causes',
  words: texts.words.causes,
  help: texts.help.causes,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const { c, from = 0 } = args.safeParse(input.args).data ?? {};
    const causes = districtCauses(context);
    if (c === undefined) return summary(context, causes, from);
    return c === NONE ? notSearched(causes, from) : schoolsOf(context, causes, c, from);
  },
};

function summary(context: Context, causes: DistrictCauses, from: number): Answer {
  const { groups, notSearched: waiting } = causes;
  const shown = groups.slice(from, from + MOST_LINES);
  const rest = groups.length - from - shown.length;
  const buttons = shown.map(({ cause, schools }, index) =>
    button(texts.causeButton(from + index + 1, schools.length), 'causes', { c: cause }),
  );
  const lines = [
    texts.head(context.district.name, todayOf(context)),
    ...(from === 0 ? countLines(causes) : []),
    ...shown.map((group, index) => causeLine(context, group, from + index + 1)),
    ...(from === 0 ? effectLines(context) : []),
  ];
  return answer(lines.join('\n'), {
    keyboard: inline(
      ...inPairs(buttons),
      ...(waiting.length > 0
        ? [[button(texts.notSearchedButton(waiting.length), 'causes', { c: NONE })]]
        : []),
      ...(rest > 0 ? [[button(texts.more(rest), 'causes', { from: from + shown.length })]] : []),
    ),
  });
}

/** What became of those that did something about it, in the newest table. */
function effectLines(context: Context): string[] {
  const week = newestWeek(context);
  return week === undefined ? [] : measureEffectLines(context, week);
}

function countLines({ groups, found, done, foundNone, notSearched: waiting, all }: DistrictCauses): string[] {
  if (all === 0) return [texts.noSchools];
  if (groups.length > 0) {
    return [
      ...(found > 0 ? [texts.found({ found, done, all })] : []),
      ...(foundNone > 0 ? [texts.foundNone(foundNone, found === 0 ? all : undefined)] : []),
      texts.notSearched(waiting.length),
    ];
  }
  return waiting.length === 0 ? [texts.nothingLow] : [texts.nobody, texts.notSearched(waiting.length)];
}

function causeLine({ reference }: Context, { cause, schools, metrics }: CauseGroup, place: number): string {
  const told = metrics.map(({ code, n }) => ({ title: findMetric(reference, code)?.shortTitle ?? code, n }));
  return texts.cause(place, causeText(cause).name, schools.length, told);
}

function schoolsOf(context: Context, { groups }: DistrictCauses, cause: CauseCode, from: number): Answer {
  const group = groups.find((one) => one.cause === cause);
  if (group === undefined) return answer(texts.noSuchCause, { keyboard: inline([allButton()]) });
  const lines = group.schools.map(({ short, metrics, foundAt, isDone }) =>
    texts.school(short, metrics, foundAt && { on: dayOf(context, foundAt), isDone: isDone === true }),
  );
  return page(texts.ofCause(causeText(cause).name), lines, from, cause);
}

function notSearched({ notSearched: waiting }: DistrictCauses, from: number): Answer {
  if (waiting.length === 0) return answer(texts.notSearched(0), { keyboard: inline([allButton()]) });
  const lines = waiting.map(({ short, metrics }) => texts.school(short, metrics, undefined));
  return page(texts.ofNotSearched, lines, from, NONE);
}

function page(title: string, lines: readonly string[], from: number, c: CauseCode | typeof NONE): Answer {
  const shown = lines.slice(from, from + PAGE);
  const rest = lines.length - from - shown.length;
  return answer([title, ...shown].join('\n'), {
    keyboard: inline([
      ...(rest > 0 ? [button(texts.more(rest), 'causes', { c, from: from + shown.length })] : []),
      allButton(),
    ]),
  });
}

function allButton(): Button {
  return button(texts.words.causes[0] ?? '', 'causes');
}
