import { yearOf } from '../../domain/calendar-day.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findSettingChange } from '../../storage/district-setting.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { decidedBy } from '../subjects/office/author.ts';
import { screenTexts } from './screen-texts.ts';

/** «Школы с низкими показателями не называются»; once decided, since when and by whom. */
export function namingWords(context: Context): string {
  const { db, district, settings } = context;
  const change = findSettingChange(db, district.id, 'nameLowSchools');
  return screenTexts.naming(
    settings.nameLowSchools,
    change && { on: localDayOf(change.at, zoneOf(settings)), by: decidedBy(context, change.by) },
    yearOf(todayOf(context)),
  );
}

/** The settings as they are from now on, for the screen that follows. */
export function changed(context: Context, settings: Partial<Context['settings']>): Context {
  return { ...context, settings: { ...context.settings, ...settings } };
}
