import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { handedIn, notHandedIn, reportSummaryOf } from '../subjects/reports/report-summary.ts';
import { summaryDocuments } from '../subjects/reports/report-summary-papers.ts';
import { startBroadcastFor } from '../subjects/batches/start-broadcast.ts';
import { labels } from '../texts.ts';
import { collectionArgs, findCollection } from './collections.ts';
import type { Collection } from './collections.ts';
import { completeness, openCollections } from './list.ts';
import { texts } from './texts.ts';

/** `all`: the list of what is collected, though there may be one alone. */
const args = z.object({
  f: z.string().max(40).optional(),
  o: z.string().max(40).optional(),
  p: z.int().min(0).optional(),
});

/** «Отчёты школ»: how complete a report of the district is. */
export const schoolReportsCommand: Command<Context> = {
  name: 'school-reports',
  words: [labels.schoolReports, ...texts.words],
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data ?? {};
    if (pressed.f === undefined || pressed.o === undefined)
      return openCollections(context, undefined, pressed.p);
    return atCollection(context, input.args, (found) => completeness(context, found, undefined, pressed.p));
  },
};

/** The district's summary in the form that goes upwards. */
export const reportsSummaryCommand: Command<Context> = {
  name: 'school-reports-summary',
  words: [],
  who: ['coordinator', 'head'],
  where: 'private',
  run: (context, input) =>
    atCollection(context, input.args, (found) => {
      const summary = reportSummaryOf(context, found.form, found.occasion);
      const inTime = handedIn(summary);
      if (inTime.length === 0) return completeness(context, found, texts.summaryEmpty);
      const missing = notHandedIn(summary).map(({ school }) => school.short);
      const lines = [
        texts.summary(inTime.length, summary.states.length),
        ...(missing.length > 0 ? [texts.summaryMissing(missing)] : []),
      ];
      return answer(lines.join('\n'), {
        documents: summaryDocuments(context, summary),
        keyboard: inline([button(texts.buttons.toList, 'school-reports', collectionArgs(found))]),
      });
    }),
};

/** «Написать несдавшим»: a broadcast to exactly those, whatever they owe by then. */
export const reportsRemindCommand: Command<Context> = {
  name: 'school-reports-remind',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: (context, input) =>
    atCollection(context, input.args, (found) => {
      const missing = notHandedIn(reportSummaryOf(context, found.form, found.occasion));
      if (missing.length === 0) return completeness(context, found, texts.remindNobody);
      return startBroadcastFor(context, { only: missing.map(({ school }) => school.id) });
    }),
};

function atCollection(context: Context, given: unknown, act: (found: Collection) => Answer): Answer {
  const pressed = args.safeParse(given).data;
  const found =
    pressed?.f === undefined || pressed.o === undefined
      ? undefined
      : findCollection(context, pressed.f, pressed.o);
  return found === undefined ? openCollections(context, texts.gone) : act(found);
}
