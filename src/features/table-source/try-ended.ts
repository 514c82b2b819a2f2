import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { SourceTrouble } from '../../domain/table-source.ts';
import { findWaitOf, isOpenWait } from '../../storage/source-wait.ts';
import { findSource } from '../../storage/table-source.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { lookResult, tryParams } from './look-task.ts';
import { currentRound, hasArrived } from './rounds.ts';
import { awaitedFile, fileLines, stateLine, toSource } from './source-words.ts';
import { texts } from './texts.ts';

/** Nothing of it passes by itself: such a source is not set. */
const FOR_GOOD: ReadonlySet<SourceTrouble> = new Set(['foreign', 'folder-not-allowed', 'no-folder']);

/** A source was tried: what is seen there, which file the bot would take, and whether to look there from now on. */
export function tryEnded(context: Context, params: unknown, result: unknown): Answer {
  if (context.actor.audience !== 'coordinator') return { replies: [], dialog: 'keep' };
  const source = findSource(context.db, tryParams.parse(params).sourceId);
  const looked = lookResult.parse(result);
  const isGone = source?.districtId !== context.district.id || source.state === 'removed';
  if (isGone || looked.outcome === 'gone') {
    return answer(texts.tryGone, { keyboard: toSource, dialog: 'keep' });
  }
  switch (looked.outcome) {
    case 'off':
      return shown(source, [texts.off], texts.buttons.keepAnyway);
    case 'broken':
    case 'trouble': {
      const trouble = looked.outcome === 'trouble' ? looked.trouble : 'broken';
      const said = texts.notOpened(texts.where(source.source), texts.troubles[trouble]);
      return shown(source, [said], FOR_GOOD.has(trouble) ? undefined : texts.buttons.keepAnyway);
    }
    case 'looked':
      return shown(source, seenLines(context, source, looked.files), texts.buttons.keep);
  }
}

function seenLines(context: Context, source: StoredSource, files: number): string[] {
  const where = texts.where(source.source);
  const round = currentRound(context, source);
  const taken = awaitedFile(context, source, round?.period);
  const what = texts.table(
    source.awaits,
    source.awaits === 'week' && round !== undefined
      ? [officeTexts.forPeriod(round.period, yearOf(todayOf(context)))]
      : [],
  );
  const isThere =
    round !== undefined && hasArrived(context, source, { period: round.period, beganAt: round.beginsAt });
  const wait = round && findWaitOf(context.db, source.id, round.period.to);
  const isOver = wait !== undefined && !isOpenWait(wait);
  const next = isThere
    ? [texts.isThere(what)]
    : isOver
      ? [stateLine(context, source, wait)]
      : taken !== undefined
        ? [texts.wouldTake(taken.name)]
        : round === undefined
          ? []
          : [texts.wouldWait(what)];
  return [
    files === 0 ? texts.seesNothing(where) : texts.sees(where, files),
    ...fileLines(context, source),
    ...next,
  ];
}

/** `keep`: the button that sets it; absent where it cannot be one. A source that is set already is only shown. */
function shown(
  { id, awaits, state }: StoredSource,
  lines: readonly string[],
  keep: string | undefined,
): Answer {
  if (state === 'on') return answer(lines.join('\n'), { keyboard: toSource, dialog: 'keep' });
  return answer(lines.join('\n'), {
    keyboard: inline(
      [
        ...(keep === undefined ? [] : [button(keep, 'table-source-keep', { s: id }, 'primary')]),
        button(texts.buttons.other, 'table-source-set', { w: awaits }),
      ],
      [button(officeTexts.cancel, 'cancel')],
    ),
    dialog: 'keep',
  });
}
