import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Period } from '../domain/period.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** «Анализ и меры» of a week as a school sent it; an empty text is one whose sender was erased. */
export type StoredWeekNote = { id: number; unitId: UnitId; week: Period; text: string; sentAt: Date };

type Row = {
  id: number;
  unit_id: number;
  week_from: string;
  week_to: string;
  text: string;
  sent_at: number;
};

const COLUMNS = 'id, unit_id, week_from, week_to, text, sent_at';

export function insertWeekNote(
  db: Db,
  note: { unitId: UnitId; week: Period; text: string },
  { by, now }: { by: PersonId; now: Date },
): number {
  return run(
    db,
    'INSERT INTO week_note (unit_id, week_from, week_to, text, sent_by, sent_at) VALUES (?, ?, ?, ?, ?, ?)',
    [note.unitId, note.week.from, note.week.to, note.text, by, now.getTime()],
  ).id;
}

/** The note of a week that counts: the newest one. */
export function findWeekNote(db: Db, unitId: UnitId, weekTo: CalendarDay): StoredWeekNote | undefined {
  const row = get<Row>(
    db,
    `SELECT ${COLUMNS} FROM week_note WHERE unit_id = ? AND week_to = ? ORDER BY id DESC LIMIT 1`,
    [unitId, weekTo],
  );
  return row && toNote(row);
}

/** The newest note of a school over any week before one. */
export function findWeekNoteBefore(db: Db, unitId: UnitId, weekTo: CalendarDay): StoredWeekNote | undefined {
  const row = get<Row>(
    db,
    `SELECT ${COLUMNS} FROM week_note WHERE unit_id = ? AND week_to < ? ORDER BY id DESC LIMIT 1`,
    [unitId, weekTo],
  );
  return row && toNote(row);
}

/** The notes of a week that count, one of a school, newest first. */
export function listWeekNotes(db: Db, unitIds: readonly UnitId[], weekTo: CalendarDay): StoredWeekNote[] {
  return all<Row>(
    db,
    `SELECT ${COLUMNS} FROM week_note WHERE id IN (
       SELECT max(id) FROM week_note WHERE week_to = ? AND unit_id IN (SELECT value FROM json_each(?))
       GROUP BY unit_id) ORDER BY id DESC`,
    [weekTo, JSON.stringify(unitIds)],
  ).map(toNote);
}

/** What was added to the note of a week. */
export function findNoteWords(db: Db, unitId: UnitId, weekTo: CalendarDay): string | undefined {
  return get<{ words: string }>(db, 'SELECT words FROM week_note_words WHERE unit_id = ? AND week_to = ?', [
    unitId,
    weekTo,
  ])?.words;
}

export function saveNoteWords(
  db: Db,
  unitId: UnitId,
  weekTo: CalendarDay,
  words: string,
  { by, now }: { by: PersonId; now: Date },
): void {
  run(
    db,
    `INSERT INTO week_note_words (unit_id, week_to, words, person_id, changed_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (unit_id, week_to) DO UPDATE
     SET words = excluded.words, person_id = excluded.person_id, changed_at = excluded.changed_at`,
    [unitId, weekTo, words, by, now.getTime()],
  );
}

export function deleteNoteWords(db: Db, unitId: UnitId, weekTo: CalendarDay): void {
  run(db, 'DELETE FROM week_note_words WHERE unit_id = ? AND week_to = ?', [unitId, weekTo]);
}

function toNote(row: Row): StoredWeekNote {
  return {
    id: row.id,
    unitId: row.unit_id as UnitId,
    week: { from: row.week_from as CalendarDay, to: row.week_to as CalendarDay },
    text: row.text,
    sentAt: new Date(row.sent_at),
  };
}
