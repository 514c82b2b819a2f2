import { yearOf } from '../../../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../../../domain/zone.ts';
import { findBatchOfDistrict } from '../../../storage/batch.ts';
import { findDutyOf } from '../../../storage/duty.ts';
import { newestFigures } from './audience.ts';
import type { Audience } from './batch-spec.ts';
import { audienceTexts as texts } from './batch-texts.ts';
import type { DistrictContext } from '../../context.ts';
import { dutyName } from '../duties/deadline-words.ts';
import { todayOf, zoneOf } from '../../district-hours.ts';
import { namedSchools } from '../schools/district-schools.ts';
import { officeTexts } from '../../office-texts.ts';

/** «детские сады; «Ученики в Сферуме» ниже 50 % (на 22.10); кроме: Дегвинская» */
export function audienceInWords(context: DistrictContext, audience: Audience): string {
  const schools = namedSchools(context);
  const named = (ids: readonly number[]) =>
    schools.filter(({ id }) => ids.includes(id)).map(({ short }) => short);
  const { only, except, kind, below, debtors, unread } = audience;
  const conditions = [
    ...(only === undefined ? [] : [texts.only(named(only))]),
    ...(kind === undefined ? [] : [texts.kind[kind]]),
    ...(below === undefined ? [] : [belowInWords(context, below)]),
    ...(audience.notActive === 1 ? [texts.notActive] : []),
    ...(debtors === undefined ? [] : [dutyInWords(context, debtors)]),
    ...(unread === undefined ? [] : [batchInWords(context, unread)]),
    ...(audience.absent === 1 ? [texts.absent] : []),
  ];
  const out = except === undefined ? [] : named(except);
  return texts.joined([
    ...(conditions.length === 0 ? [texts.all] : conditions),
    ...(out.length > 0 ? [texts.except(out)] : []),
  ]);
}

/** The whole district, but for schools that are taken out by name. */
export function isToAll({ only, below, notActive, debtors, unread, absent, kind }: Audience): boolean {
  return [only, below, notActive, debtors, unread, absent, kind].every(
    (condition) => condition === undefined,
  );
}

function belowInWords(context: DistrictContext, { m, v }: NonNullable<Audience['below']>): string {
  const { metric, version, period } = newestFigures(context, m);
  if (metric === undefined) return texts.unknownMetric;
  const when = period && officeTexts.forPeriod(period, yearOf(todayOf(context)));
  return texts.below(version?.label ?? metric.title, v, when);
}

function dutyInWords(context: DistrictContext, id: number): string {
  const duty = findDutyOf(context.db, context.district.id, id);
  if (duty === undefined) return texts.unknown;
  return texts.debtors(dutyName(duty, todayOf(context)));
}

function batchInWords(context: DistrictContext, id: number): string {
  const batch = findBatchOfDistrict(context.db, context.district.id, id);
  if (batch === undefined) return texts.unknown;
  const zone = zoneOf(context.settings);
  const when = { day: localDayOf(batch.createdAt, zone), time: localTimeOf(batch.createdAt, zone) };
  return texts.unread(batch.title, when, yearOf(todayOf(context)));
}
