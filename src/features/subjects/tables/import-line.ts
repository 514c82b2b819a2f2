import { z } from 'zod';
import { yearOf } from '../../../domain/calendar-day.ts';
import type { StoredImport } from '../../../storage/import.ts';
import { listPeriodsOfImport } from '../../../storage/measurement.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { importTexts as texts } from './import-texts.ts';
import { momentOf } from '../../moment.ts';
import { officeTexts } from '../../office-texts.ts';
import { toldPeriods } from '../figures/recent-weeks.ts';

/** «№ 2 · 22.10 12:00 · «мониторинг.xlsx»: 11 значений на 22.10 — отменена» */
export function importLine(context: DistrictContext, one: StoredImport): string {
  const thisYear = yearOf(todayOf(context));
  const line = texts.line(
    one.id,
    momentOf(context, one.createdAt),
    one.title,
    officeTexts.values(one.values),
    toldPeriods(listPeriodsOfImport(context.db, one.id)).map((period) =>
      officeTexts.forPeriod(period, thisYear),
    ),
  );
  if (one.undoneAt !== undefined) return texts.undoneLine(line);
  return one.inForce === 0 && one.values > 0 ? texts.supersededLine(line) : line;
}

/** The part of an import's summary that is asked for here. */
const summarySchema = z.object({ units: z.object({ new: z.int() }) });

const correctionSchema = z.object({ dispute: z.int() });

/** The school's question that it answers: a correction is told of and undone by other words. */
export function correctedDispute({ summary }: Pick<StoredImport, 'summary'>): number | undefined {
  return correctionSchema.safeParse(summary).data?.dispute;
}

/** Whether it added schools or municipalities: undoing leaves them. */
export function broughtUnits({ summary }: StoredImport): boolean {
  return (summarySchema.safeParse(summary).data?.units.new ?? 0) > 0;
}
