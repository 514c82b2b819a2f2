import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';
import type { TableProblem } from '../../domain/table.ts';
import { findDialog } from '../../storage/dialog.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import { isTaskWaiting } from '../../storage/task.ts';
import { periodInWords } from '../../text/dates.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { recentWeeks } from '../subjects/figures/recent-weeks.ts';
import { parseTypedPeriod } from '../typed-date.ts';
import { findOwnFile } from './own-file.ts';
import { READ_TABLE, periodFromText, periodToText } from './reading-task.ts';
import type { ReadingParams } from './reading-task.ts';
import { texts } from './texts.ts';

type Trouble = 'none' | 'several' | 'differs';

const TROUBLES: ReadonlyMap<string, Trouble> = new Map([
  ['no-period', 'none'],
  ['several-periods', 'several'],
  ['period-differs', 'differs'],
]);

/** What is wrong with the period, where nothing else keeps the file from being read. */
export function periodTrouble(refusals: readonly TableProblem[]): Trouble | undefined {
  const troubles = refusals.map(({ code }) => TROUBLES.get(code));
  return troubles.every((one) => one !== undefined) ? troubles[0] : undefined;
}

/** Asks which week a table is of; the file waits. */
export function askPeriod(context: Context, file: StagedFile, trouble: Trouble): Answer {
  const today = todayOf(context);
  const buttons = recentWeeks(today).map((week) =>
    button(periodInWords(week, { thisYear: yearOf(today) }), 'import-period', {
      f: file.id,
      p: periodToText(week),
    }),
  );
  return answer(texts.whichPeriod(trouble, file.name), {
    keyboard: inline(buttons.slice(0, 2), buttons.slice(2), [
      button(texts.cancel, 'import-cancel', { f: file.id }),
    ]),
    dialog: isAskedElse(context, PERIOD_DIALOG) ? 'keep' : { name: PERIOD_DIALOG, state: { f: file.id } },
  });
}

/** A dialog that somebody answered this recently is what their next words belong to. */
const BUSY_MS = 5 * 60_000;

/** The coordinator is in the middle of something else, begun while the file was read: the buttons ask well enough. */
export function isAskedElse({ db, actor, peerId, now }: Context, own: string): boolean {
  const open = findDialog(db, actor.person.id, peerId);
  if (open === undefined || open.name === own) return false;
  return now.getTime() - open.updatedAt.getTime() < BUSY_MS;
}

export const PERIOD_DIALOG = 'import-period';
const dialogState = z.object({ f: z.int() });
const buttonArgs = z.object({ f: z.int(), p: z.string() });

export const choosePeriodCommand: Command<Context> = {
  name: 'import-period',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = buttonArgs.safeParse(args);
    const period = parsed.success ? periodFromText(parsed.data.p) : undefined;
    if (!parsed.success || period === undefined) return answer(officeTexts.stale);
    return readAgain(context, parsed.data.f, period);
  },
};

/** The period typed instead of pressed. */
export const choosePeriodDialog: Dialog<Context> = {
  name: PERIOD_DIALOG,
  who: ['coordinator'],
  step(context, state, { text }) {
    const parsed = dialogState.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const period = parseTypedPeriod(text, todayOf(context));
    if (period === undefined) return askAgain(texts.periodNotUnderstood);
    return readAgain(context, parsed.data.f, period);
  },
};

function readAgain(context: Context, stagedId: number, period: Period): Answer {
  const found = findOwnFile(context, stagedId);
  if ('over' in found) return answer(found.over);
  const words = officeTexts.period(period, yearOf(todayOf(context)));
  return answer(texts.readingFor(words), readingAgain(context, found.file, periodToText(period)));
}

/** The task that reads the bytes of a staged file once more; none where it waits already: a second press. */
export function readingAgain(
  context: Context,
  file: StagedFile,
  period: string | undefined,
): Pick<Answer, 'tasks'> {
  const params: ReadingParams = {
    senderId: context.actor.person.externalId,
    stagedId: file.id,
    name: file.name,
    ...(period !== undefined && { period }),
  };
  return isTaskWaiting(context.db, READ_TABLE, params) ? {} : { tasks: [{ kind: READ_TABLE, params }] };
}
