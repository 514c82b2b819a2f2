import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Period } from '../../domain/period.ts';
import type { PersonId } from '../../domain/person.ts';
import { insertBatch } from '../../storage/batch.ts';
import { findChannel } from '../../storage/chat.ts';
import { listCoordinatorPeers } from '../../storage/held-binding.ts';
import { findResultsPost, saveResultsPost } from '../../storage/results-post.ts';
import type { DistrictContext } from '../context.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { awaitedTable } from '../subjects/tables/awaited-table.ts';
import { changeLines } from './change-lines.ts';
import { attached, channelMessage } from './channel-message.ts';
import type { ChannelMessage } from './channel-message.ts';
import { noteTotals } from './note-totals.ts';
import { ownResults } from './own-results.ts';
import { changesBetween } from './results-facts.ts';
import type { ResultsDetail } from './results-run.ts';
import { readPostDetail } from './shown-post.ts';
import { texts } from './texts.ts';

/**
 * What is said of a week, with what the run is to remember of it; with its table in, the row of the week says that it is
 * out. `usefulUntil`: of every message. `by`: who wanted it out before its hour.
 */
export function publishResults(
  context: DistrictContext,
  {
    period,
    dueAt,
    usefulUntil,
    by,
  }: { period: Period; dueAt: Date; usefulUntil: Date; by?: PersonId | undefined },
): { messages: Outgoing[]; state: ResultsDetail['state']; told: string[] } {
  const { db, district, now } = context;
  const channel = findChannel(db, district.id);
  const isPublic = channel?.present === true;
  const message = channelMessage(context, period, { place: isPublic ? 'channel' : 'private' });
  const { loaded, text, told, detail } = message;
  const { results, figures, disputed } = loaded;
  const batchId =
    isPublic && results.arrived
      ? insertBatch(
          db,
          { districtId: district.id, personId: by, kind: 'results', title: texts.batchTitle(period), text },
          now,
        )
      : undefined;
  const waiting = results.arrived ? undefined : awaitedTable(context, period);
  const toOpen =
    waiting !== undefined && waiting.state !== 'looking'
      ? waiting.stagedIds.map((f) => button(texts.openTable, 'import-open', { f }, 'primary'))
      : [];
  const toDistrict: Outgoing[] = isPublic
    ? [
        {
          to: channel.peerId,
          lane: 'bulk',
          text,
          ...attached(message),
          ...(batchId !== undefined && { batchId }),
        },
      ]
    : listCoordinatorPeers(db, district.id).map((to) => ({
        to,
        lane: 'bulk',
        text: `${text}\n\n${channel === undefined ? texts.noChannel : texts.channelGone}`,
        ...attached(message),
        ...(toOpen.length > 0 && { keyboard: inline(toOpen) }),
      }));
  if (isPublic) noteTotals(context, loaded);
  const changed = isPublic ? changedSinceShown(context, message) : [];
  if (results.arrived) {
    saveResultsPost(db, district.id, {
      weekTo: period.to,
      state: 'published',
      dueAt,
      changedBy: by,
      changedAt: now,
      batchId,
      facts: detail,
    });
  }
  const own = results.arrived ? ownResults(context, { period, figures, disputed }) : [];
  return {
    messages: [...toDistrict, ...changed, ...own].map((one) => ({ ...one, usefulUntil })),
    state: results.arrived ? 'shown' : 'waiting',
    told,
  };
}

/** What went is not quite what the coordinators were shown: they are told the difference. */
function changedSinceShown(context: DistrictContext, { detail, loaded }: ChannelMessage): Outgoing[] {
  const post = findResultsPost(context.db, context.district.id, detail.period.to);
  const shown = post && readPostDetail(post.facts);
  if (shown === undefined || shown.text === detail.text) return [];
  if (!shown.arrived && !detail.arrived) return [];
  if (shown.arrived !== detail.arrived) {
    const { arrivedSinceShown, takenBackSinceShown } = texts;
    const text = (detail.arrived ? arrivedSinceShown : takenBackSinceShown)(detail.period);
    return tellCoordinators(context, context.district.id, { text });
  }
  const lines = changeLines(context, changesBetween(shown.facts, detail.facts), {
    names: loaded.names,
    place: 'private',
  });
  return tellCoordinators(context, context.district.id, {
    text: texts.changedSinceShown(detail.period, lines),
  });
}
