import { addDays, yearOf } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';
import { comparedUnits, resultGroupOf, weekResults } from '../../domain/results.ts';
import type { GroupResults } from '../../domain/results.ts';
import { lastRefreshedWeek } from '../../domain/week-schedule.ts';
import { listMeasurementsBetween } from '../../storage/measurement.ts';
import { lowerFirst } from '../../text/first-letter.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, weekScheduleOf } from '../district-hours.ts';
import { newestWeek } from '../subjects/causes/measure-effects.ts';
import { groupTexts } from '../subjects/figures/group-texts.ts';
import { weeklyWords } from '../subjects/figures/total-words.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { isRegion } from '../subjects/schools/region-facts.ts';
import { regionSumLines } from '../subjects/schools/region-overview.ts';
import { texts } from './texts.ts';

/** Names of those that grew most. */
const MOST_GROWN = 3;

/** The figures of the newest table as the results tell them; where the last week's has not come, that is said first. */
export function weekLines(context: DistrictContext): string[] {
  if (isRegion(context)) {
    const sums = regionSumLines(context);
    return sums.length === 0 ? [texts.noRegionTable] : sums;
  }
  const thisYear = yearOf(todayOf(context));
  const expected = lastRefreshedWeek(context.now, weekScheduleOf(context.settings));
  const newest = newestWeek(context);
  if (newest === undefined) return [texts.late(expected, undefined, thisYear)];
  return [
    newest.to < expected.to ? texts.late(expected, newest, thisYear) : texts.week(newest, thisYear),
    ...figureLines(context, newest),
  ];
}

function figureLines(context: DistrictContext, week: Period): string[] {
  const schools = namedSchools(context);
  const { groups } = weekResults({
    period: week,
    metrics: context.reference.metrics.filter(({ window }) => window === 'week'),
    units: schools.map((school) => ({ id: school.id, group: resultGroupOf(school) })),
    figures: listMeasurementsBetween(
      context.db,
      schools.map(({ id }) => id),
      { from: addDays(week.from, -7), to: week.to },
    ),
    isShown: () => true,
  });
  const nameOf = (id: number) => schools.find((school) => school.id === id)?.short ?? '';
  const grown = groups.flatMap((group) => growthLines(group, nameOf));
  return [...groups.flatMap((group) => sumLines(group, groups.length > 1)), ...grown.slice(0, 1)];
}

function sumLines(group: GroupResults, isOneOfSeveral: boolean): string[] {
  return group.weekly.map((result, index) => {
    const { shortTitle, audience } = result.metric;
    const title = isOneOfSeveral ? `${groupTexts.group(group.group)}, ${lowerFirst(shortTitle)}` : shortTitle;
    const withNoun = group.weekly[index - 1]?.metric.audience !== audience;
    return groupTexts.line(title, weeklyWords(group, result, { audience: withNoun, isPublic: false }));
  });
}

function growthLines({ group, weekly }: GroupResults, nameOf: (id: number) => string): string[] {
  return weekly
    .filter(({ growth }) => growth.length > 0)
    .map((result) =>
      groupTexts.growth(
        group,
        result.metric,
        result.growth.map(({ unitId, by }) => ({ name: nameOf(unitId), by })),
        { of: comparedUnits(result), named: MOST_GROWN, isFirst: true },
      ),
    );
}
