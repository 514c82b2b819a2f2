import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import type { PersonId } from '../../src/domain/person.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { localDayOf, parseTimeZone } from '../../src/domain/zone.ts';
import { listDutyAnswers } from '../../src/storage/duty-answer.ts';
import { findDuty, insertDuty, listDuties } from '../../src/storage/duty.ts';
import type { StoredDuty } from '../../src/storage/duty.ts';
import type { Db } from '../../src/storage/open.ts';

export { removeDuty as removeDeadline } from '../../src/storage/duty.ts';

const MOSCOW = parseTimeZone('Europe/Moscow')!;

/** A dated duty that «Готово» is enough for, as the first issue knew it. */
type NewDeadline = {
  districtId: UnitId;
  dueOn: CalendarDay;
  title: string;
  basis?: string;
  unitIds?: readonly UnitId[];
  createdBy?: PersonId;
};

export function insertDeadline(db: Db, deadline: NewDeadline, now: Date): number {
  return insertDuty(db, { ...deadline, kind: 'dated', startsOn: localDayOf(now, MOSCOW) }, now);
}

type Deadline = StoredDuty & { doneBy: UnitId[] };

export function findDeadline(db: Db, id: number): Deadline | undefined {
  const duty = findDuty(db, id);
  return duty && withDone(db, duty);
}

export function listDeadlines(db: Db, districtId: UnitId): Deadline[] {
  return listDuties(db, districtId).map((duty) => withDone(db, duty));
}

function withDone(db: Db, duty: StoredDuty): Deadline {
  const done = listDutyAnswers(db, duty.id).filter(
    ({ kind, state }) => kind === 'done' && (state === 'given' || state === 'accepted'),
  );
  return { ...duty, doneBy: done.map(({ unitId }) => unitId) };
}
