import type { DatedResult } from '../../domain/dated-results.ts';
import { comparedUnits } from '../../domain/results.ts';
import type {
  GroupResults,
  ResultGroup,
  ResultUnit,
  WeekResults,
  WeeklyResult,
} from '../../domain/results.ts';
import type { ResultsParts } from '../../domain/results-parts.ts';
import type { UnitId } from '../../domain/unit.ts';
import { grownNamed } from './growth-told.ts';
import { groupTexts } from '../subjects/figures/group-texts.ts';
import type { AwaitedTable } from '../subjects/tables/awaited-table.ts';
import { texts } from './texts.ts';
import { datedWords, weeklyWords } from '../subjects/figures/total-words.ts';
import { isZeroTold } from './zero-told.ts';

export type RenderOptions = {
  district: string;
  /** The reader's: days of another year are printed with it. */
  thisYear: number;
  names: ReadonlyMap<UnitId, string>;
  /** The coordinator's switch: whether units with 0 are named. */
  nameLow: boolean;
  /** What the district leaves in. */
  parts: ResultsParts;
  /** What the picture that goes with it shows, in words. */
  picture: string | undefined;
  /** Units that ask to check a figure of the week: it stands as it is until somebody decides. */
  disputed: readonly Pick<ResultUnit, 'id' | 'group'>[];
  /** Where it is read: in the district's channel, or by a coordinator in private. */
  place: 'channel' | 'private';
  /** How it stands with the table of the week where the bot looks for it. */
  awaited?: AwaitedTable['state'] | undefined;
};

/** The results of a week as one message; without its table, that it has not come, and what else is new. */
export function renderResults(results: WeekResults, options: RenderOptions): string {
  const lines = results.arrived
    ? [texts.heading(results.period, options.district)]
    : [texts.headingWithoutTable(options.district), ...withoutTable(results, options)];
  const sections = results.groups.map((group) => ({ group, lines: sectionLines(group, options) }));
  const isDivided = sections.length > 1 || sections.some(({ group }) => group.group === 'district');
  for (const { group, lines: section } of sections) {
    if (isDivided) lines.push('', groupTexts.group(group.group));
    lines.push(...section);
  }
  if (options.picture !== undefined) lines.push(...(isDivided ? [''] : []), options.picture);
  if (results.arrived && options.place === 'channel') {
    const withKindergartens = results.groups.some(({ group }) => group === 'kindergartens');
    lines.push(
      ...(isDivided && options.picture === undefined ? [''] : []),
      texts.ownInPrivate(withKindergartens),
    );
  }
  return lines.join('\n');
}

function withoutTable(
  { period, lastWeek }: WeekResults,
  { place, awaited, thisYear }: RenderOptions,
): string[] {
  const notCome = texts.noTable(period, lastWeek, thisYear);
  if (place === 'channel') return [notCome, texts.willFollow];
  if (awaited === 'waiting') return [texts.tableWaits(period, lastWeek, thisYear), texts.willFollowChecked];
  if (awaited === 'unclear') return [notCome, texts.mayBeTable];
  return [notCome, awaited === 'looking' ? texts.willFollowFound : texts.willFollowCoordinator];
}

function sectionLines(
  group: GroupResults,
  { names, nameLow, disputed, thisYear, place, parts }: RenderOptions,
): string[] {
  const nameOf = (id: UnitId) => names.get(id) ?? '';
  const checked = disputed.filter((unit) => unit.group === group.group).map(({ id }) => nameOf(id));
  const weekly = group.weekly.map((result, index) => {
    const audience = group.weekly[index - 1]?.metric.audience !== result.metric.audience;
    return groupTexts.line(
      result.metric.shortTitle,
      weeklyWords(group, result, { audience, isPublic: place === 'channel' }),
    );
  });
  const growing = group.weekly.filter(({ growth }) => growth.length > 0 && !grewAlike(group, growth));
  const growth = growing.map((result, index) =>
    groupTexts.growth(
      group.group,
      result.metric,
      result.growth.map(({ unitId, by }) => ({ name: nameOf(unitId), by })),
      { of: comparedUnits(result), named: namedGrowth(group.group, result, nameLow), isFirst: index === 0 },
    ),
  );
  return [
    ...weekly,
    ...(group.weekly.length > 0 && group.covered < group.units && group.group !== 'district'
      ? [texts.coverage(group.group, group.covered, group.units)]
      : []),
    ...(parts.growth ? growth : []),
    ...(parts.newlyActive && group.newlyActive.length > 0
      ? [texts.newlyActive(group.group, group.newlyActive.map(nameOf))]
      : []),
    ...(parts.zeros ? zeroLines(group, nameLow ? nameOf : undefined, parts.growth) : []),
    ...(group.doubtful > 0
      ? [
          texts.doubtful(
            group.group,
            group.doubtful,
            group.weekly.some(({ isChecked }) => isChecked),
          ),
        ]
      : []),
    ...(checked.length > 0 ? [texts.disputed(group.group, checked, nameLow)] : []),
    ...datedLines(group, texts.updated, group.updated, thisYear),
    ...(parts.monthly ? datedLines(group, texts.monthly, group.monthly, thisYear) : []),
  ];
}

/** One line for all metrics, or with the names one of each. */
function zeroLines(
  { group, weekly }: GroupResults,
  nameOf: ((id: UnitId) => string) | undefined,
  isGrowthTold: boolean,
): string[] {
  const isNamed = nameOf !== undefined;
  const known = weekly.flatMap((result) => {
    const { metric, zero } = result;
    if (zero === undefined || zero.of === 0) return [];
    const { code, title } = metric;
    const grown = isGrowthTold ? namedGrowth(group, result, isNamed) : 0;
    return [{ code, title, zero: zero.count, of: zero.of, named: zero.named, grown }];
  });
  const metrics = known.filter(({ zero, of, grown }) =>
    isZeroTold(group, { count: zero, of, named: grown }, isNamed),
  );
  if (metrics.length === 0) return [];
  // «Ноля нет» speaks for all metrics, so also for a withheld one.
  if (metrics.length < known.length && metrics.every(({ zero }) => zero === 0)) return [];
  if (nameOf === undefined || metrics.every(({ zero }) => zero === 0)) return [texts.zero(group, metrics)];
  return metrics
    .filter(({ zero }) => zero > 0)
    .map((metric) => texts.zeroNamed(group, metric, metric.named.map(nameOf)));
}

function datedLines(
  group: GroupResults,
  heading: string,
  dated: readonly DatedResult[],
  thisYear: number,
): string[] {
  if (dated.length === 0) return [];
  return [
    heading,
    ...dated.map(({ metric, period, total }) =>
      texts.dated(metric, period, datedWords(group, metric, total), thisYear),
    ),
  ];
}

function namedGrowth(group: ResultGroup, result: WeeklyResult, isNamed: boolean): number {
  return grownNamed(group, { grew: result.growth.length, of: comparedUnits(result) }, isNamed);
}

/** Where everybody grew by the same, nobody grew most. */
function grewAlike({ units }: GroupResults, growth: GroupResults['weekly'][number]['growth']): boolean {
  return growth.length > 1 && growth.length === units && new Set(growth.map(({ by }) => by)).size === 1;
}
