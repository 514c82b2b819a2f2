import { yearOf } from '../../domain/calendar-day.ts';
import { gravestDoubt, gravityOf } from '../../domain/doubts/doubt-codes.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Metric, MetricVersion } from '../../domain/metric.ts';
import { getMetric } from '../../domain/reference.ts';
import { shortSchoolName } from '../../domain/school-name.ts';
import { isSchool } from '../../domain/unit.ts';
import { listDoubtfulFigures } from '../../storage/figure-doubt.ts';
import type { DoubtfulFigure } from '../../storage/figure-doubt.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { DOUBT_TITLES, OTHER_TITLE } from '../subjects/figures/doubt-texts.ts';
import { figureOrTwins } from '../subjects/figures/figure-twins.ts';

/** A doubtful value in words. `code`: its gravest doubt. */
export type Doubtful = {
  figure: DoubtfulFigure;
  code: string;
  unit: string;
  metric: Metric;
  version: MetricVersion;
  period: string;
  value: string;
};

/** Every value under a question, the gravest rule first, the newest period first within it. */
export function doubtfulValues(context: Context): Doubtful[] {
  const { db, district, reference } = context;
  const thisYear = yearOf(todayOf(context));
  return listDoubtfulFigures(db, district.id)
    .map((figure) => {
      const unit = getUnit(db, figure.unitId);
      const { metric, version } = getMetric(reference, figure.metric);
      return {
        figure,
        code: gravestDoubt(figure.doubts.map(({ code }) => code)) ?? '',
        unit: isSchool(unit) ? shortSchoolName(unit.name) : unit.name,
        metric,
        version,
        period: officeTexts.period(figure.period, thisYear),
        value: figureOrTwins(db, metric, figure),
      };
    })
    .toSorted((a, b) => gravityOf(a.code) - gravityOf(b.code));
}

export type DoubtGroup = { code: string; title: string; values: readonly Doubtful[] };

export function doubtGroups(values: readonly Doubtful[]): DoubtGroup[] {
  return [...groupBy(values, ({ code }) => code)].map(([code, own]) => ({
    code,
    title: DOUBT_TITLES[code] ?? OTHER_TITLE,
    values: own,
  }));
}
