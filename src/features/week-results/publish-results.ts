import type { Outgoing } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { newlyActiveKey } from '../../domain/results.ts';
import type { Period } from '../../domain/period.ts';
import { findChannel } from '../../storage/chat.ts';
import { listCoordinatorPeers } from '../../storage/person.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { loadResults } from './load-results.ts';
import { noteTotals } from './note-totals.ts';
import { ownResults } from './own-results.ts';
import { renderResults } from './render-results.ts';
import type { ResultsDetail } from './results-run.ts';
import { texts } from './texts.ts';

/** What is said of a week, with what the run is to remember of it. `usefulUntil`: of every message. */
export function publishResults(
  context: DistrictContext,
  { period, usefulUntil }: { period: Period; usefulUntil: Date },
): { messages: Outgoing[]; state: ResultsDetail['state']; told: string[] } {
  const { db, district, settings } = context;
  const loaded = loadResults(context, period);
  const { results, names, figures, disputed, disputedUnits } = loaded;
  const render = (place: 'channel' | 'private') =>
    renderResults(results, {
      district: district.name,
      thisYear: yearOf(todayOf(context)),
      names,
      nameLow: settings.nameLowSchools,
      disputed: disputedUnits,
      place,
    });

  const channel = findChannel(db, district.id);
  const toDistrict: Outgoing[] =
    channel?.present === true
      ? [{ to: channel.peerId, lane: 'bulk', text: render('channel') }]
      : listCoordinatorPeers(db, district.id).map((to) => ({
          to,
          lane: 'bulk',
          text: `${render('private')}\n\n${channel === undefined ? texts.noChannel : texts.channelGone}`,
        }));
  if (channel?.present === true) noteTotals(context, loaded);
  const own = results.arrived ? ownResults(context, { period, figures, disputed }) : [];
  return {
    messages: [...toDistrict, ...own].map((message) => ({ ...message, usefulUntil })),
    state: results.arrived ? 'shown' : 'waiting',
    told: results.groups.flatMap(({ updated, monthly, newlyActive }) => [
      ...[...updated, ...monthly].map(({ key }) => key),
      ...newlyActive.map((unitId) => newlyActiveKey(unitId, period)),
    ]),
  };
}
