import { inline } from '../bot/buttons.ts';
import { enqueueNotice } from '../app/enqueue-notice.ts';
import type { DistrictContext } from '../features/context.ts';
import { tellCoordinators } from '../features/subjects/office/tell-coordinators.ts';
import { followChange } from '../features/subjects/tables/reach.ts';

/**
 * Figures are changed at the terminal: what the act reaches is followed as in the bot, and the coordinators hear of it,
 * for the buttons are theirs. `head` says what was done. To be called inside a transaction; gives back the lines to print.
 */
export function followByCommandLine<T>(
  context: DistrictContext,
  act: () => T,
  head: (done: T) => string,
): { done: T; lines: string[] } {
  const { done, reach } = followChange(context, act);
  const { lines, rows, notices } = reach;
  const told =
    lines.length === 0
      ? []
      : tellCoordinators(context, context.district.id, {
          text: [head(done), ...lines].join('\n'),
          ...(rows.length > 0 && { keyboard: inline(...rows) }),
        });
  for (const notice of [...told, ...notices]) enqueueNotice(context, notice);
  return { done, lines };
}
