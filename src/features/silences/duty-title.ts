import { findDutyOf } from '../../storage/duty.ts';
import type { DistrictContext } from '../context.ts';

/** The title of a duty of this district; undefined for a removed or a foreign one. */
export function dutyTitleOf({ db, district }: DistrictContext, id: number): string | undefined {
  return findDutyOf(db, district.id, id)?.title;
}
