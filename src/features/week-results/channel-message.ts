import type { BarsChart } from '../../charts/chart-spec.ts';
import type { DocumentSpec } from '../../documents/document-spec.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';
import { newlyActiveKey } from '../../domain/results.ts';
import type { ResultsParts } from '../../domain/results-parts.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { awaitedTable } from '../subjects/tables/awaited-table.ts';
import { printOfWeek } from '../subjects/tables/figure-uses.ts';
import { loadResults } from './load-results.ts';
import type { LoadedResults } from './load-results.ts';
import { lowLinesByUnit } from './own-results.ts';
import { factsOf } from './results-facts.ts';
import { renderResults } from './render-results.ts';
import { resultsPicture } from './results-picture.ts';
import { resultsTable } from './results-table.ts';
import type { PostDetail } from './shown-post.ts';

/** The results of a week as they go into a dialog, with what they were made of. */
export type ChannelMessage = {
  loaded: LoadedResults;
  text: string;
  charts: readonly BarsChart[];
  documents: readonly DocumentSpec[];
  /** What it leaves in. */
  parts: ResultsParts;
  /** Keys of what is told once. */
  told: string[];
  detail: PostDetail;
};

/**
 * The very message of a week. `asPublished`: of results that are out – in their own contents, without what came since and
 * belongs into the next ones; a name that may no longer be told is left out.
 */
export function channelMessage(
  context: DistrictContext,
  period: Period,
  { place = 'channel', asPublished }: { place?: 'channel' | 'private'; asPublished?: PostDetail } = {},
): ChannelMessage {
  const { district, settings, now } = context;
  const loaded = loadResults(context, period, asPublished?.told);
  const parts: ResultsParts = { ...settings.resultsParts, ...asPublished?.parts };
  const nameLow = settings.nameLowSchools && asPublished?.nameLow !== false;
  const thisYear = yearOf(todayOf(context));
  const heading = { district: district.name, nameLow, thisYear };
  const picture = parts.picture ? resultsPicture(loaded, heading) : undefined;
  const table = parts.table ? resultsTable(loaded, { nameLow }) : undefined;
  const { results, names, disputedUnits, figures, disputed } = loaded;
  const text = renderResults(results, {
    ...heading,
    names,
    parts,
    picture: picture?.words,
    disputed: disputedUnits,
    place,
    awaited: results.arrived ? undefined : awaitedTable(context, period)?.state,
  });
  const told = results.groups.flatMap(({ updated, monthly, newlyActive }) => [
    ...[...updated, ...(parts.monthly ? monthly : [])].map(({ key }) => key),
    ...(parts.newlyActive ? newlyActive : []).map((unitId) => newlyActiveKey(unitId, period)),
  ]);
  const facts = factsOf(results, figures);
  return {
    loaded,
    text,
    charts: picture === undefined ? [] : [picture.chart],
    documents: table === undefined ? [] : [table],
    parts,
    told,
    detail: {
      period,
      arrived: results.arrived,
      text,
      facts,
      told,
      parts,
      nameLow,
      own: lowLinesByUnit(
        context,
        { period, figures, disputed },
        new Set(Object.keys(asPublished?.own ?? {})),
      ),
      print: printOfWeek(context, period, facts.totals),
      checkedAt: now.getTime(),
    },
  };
}

/** What goes with the text. */
export function attached({ charts, documents }: Pick<ChannelMessage, 'charts' | 'documents'>): {
  charts?: readonly BarsChart[];
  documents?: readonly DocumentSpec[];
} {
  return { ...(charts.length > 0 && { charts }), ...(documents.length > 0 && { documents }) };
}
