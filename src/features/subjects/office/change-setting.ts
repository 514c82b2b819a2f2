import type { DistrictSettings, SettingKey } from '../../../domain/district-settings.ts';
import { findSettingChange, saveDistrictSetting } from '../../../storage/district-setting.ts';
import { actTexts } from './act-texts.ts';
import type { Context } from '../../context.ts';
import { noteAct } from './journal.ts';
import { zoneTitle } from '../../time-zones.ts';

/**
 * Saves a setting of the district and writes into the journal what it was before; the same value again is no act, and
 * leaves who decided it as they were.
 */
export function changeSetting<K extends SettingKey>(
  context: Context,
  key: K,
  value: DistrictSettings[K],
): void {
  const { db, district, now, actor, settings } = context;
  const isSame = JSON.stringify(settings[key]) === JSON.stringify(value);
  if (isSame && findSettingChange(db, district.id, key) !== undefined) return;
  saveDistrictSetting(db, district.id, key, value, { by: actor.person.id, now });
  if (isSame) return;
  noteAct(context, actTexts.setting(key), {
    before: inWords(key, settings[key]),
    after: inWords(key, value),
  });
}

/** Undefined where the value is more than a word; the screen of the setting shows it. */
function inWords(key: SettingKey, value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? actTexts.yes : actTexts.no;
  if (typeof value !== 'string') return undefined;
  if (key === 'timeZone' || key === 'sourceTimeZone') return zoneTitle(value);
  if (value === 'ending-on-friday' || value === 'week-before') return actTexts.weeks[value];
  return value === '' ? actTexts.empty : value;
}
