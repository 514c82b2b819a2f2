import { DEFAULT_WEEK_HOURS } from '../../domain/week-schedule.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { findWait, isOpenWait, markTold } from '../../storage/source-wait.ts';
import type { SourceWait } from '../../storage/source-wait.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import type { DistrictContext } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { currentRound, hasArrived } from './rounds.ts';
import { awaitedFile, missingText, sourceKeyboard } from './source-words.ts';

/** That a table was looked for and has not come: said once of each. */
export function missingNotice(context: DistrictContext, source: StoredSource, wait: SourceWait): Outgoing[] {
  const { db, now, district } = context;
  // Nothing was looked at: it was set later, or this program asks nobody.
  if (!isMissed(context, source, wait) || wait.lookedAt === undefined) return [];
  if (wait.missingToldAt !== undefined || hasArrived(context, source, wait)) return [];
  markTold(db, wait.id, 'missing', now);
  return tellCoordinators(context, district.id, {
    text: missingText(context, source, wait),
    keyboard: sourceKeyboard(db, wait),
    once: `table-source/${wait.id}/missing`,
  });
}

/** The program was down at the hour of it: it is told after the first look of the day that found nothing. */
export function overdueNotice(context: DistrictContext, source: StoredSource, waitId: number): Outgoing[] {
  const { now, settings } = context;
  const wait = findWait(context.db, waitId);
  const round = currentRound(context, source);
  if (wait === undefined || round === undefined || round.period.to !== wait.period.to) return [];
  // A source that was set after the hour owes nothing.
  if (now <= round.toldAt || source.setAt >= round.toldAt) return [];
  if (notInQuietHours(now, DEFAULT_WEEK_HOURS.night, zoneOf(settings)) > now) return [];
  return missingNotice(context, source, wait);
}

/** A file whose week nobody knows may be anything: it is not the table until somebody says so. */
function isMissed(context: DistrictContext, source: StoredSource, wait: SourceWait): boolean {
  if (wait.state === 'looking') return true;
  return isOpenWait(wait) && awaitedFile(context, source, wait.period) === undefined;
}
