import type { Person } from '../domain/person.ts';
import { eraseBatchesOf } from './erase-batches.ts';
import { eraseDisputesOf } from './dispute.ts';
import { eraseWordsQuoted } from './erased-words.ts';
import { forgetNumber } from './forget-number.ts';
import { eraseDutyWordsOf } from './duty-answer.ts';
import { endInvitationsOfDirector, endInvitationsOverPerson } from './invitation.ts';
import { eraseJournalWords } from './journal.ts';
import type { Db } from './open.ts';
import { eraseReportWords } from './school-report.ts';
import { eraseSilenceReasons } from './silence.ts';
import { run } from './statement.ts';

/**
 * Erases what is kept about a person: the words, the dialogs, the texts sent to them, the number in the messenger.
 * Rows that others rely on (who did what) stay under a number that means nobody. Call inside a transaction.
 */
export function erasePerson(db: Db, person: Person, now: Date): void {
  // While the words and the number still tell what was theirs.
  eraseWordsQuoted(db, person.id, person.externalId);
  run(
    db,
    `UPDATE inbox SET incoming = NULL WHERE incoming IS NOT NULL AND handled_at IS NOT NULL
       AND (peer_id = :number OR json_extract(incoming, '$.senderId') = :number
         OR json_extract(incoming, '$.params.senderId') = :number)`,
    { number: person.externalId },
  );
  run(
    db,
    `UPDATE task SET params = '{}' WHERE state <> 'waiting' AND json_extract(params, '$.senderId') = ?`,
    [person.externalId],
  );
  run(
    db,
    `UPDATE outbox SET content = NULL, state = CASE WHEN state = 'waiting' THEN 'expired' ELSE state END
     WHERE peer_id = ? AND state <> 'sending'`,
    [person.externalId],
  );
  endInvitationsOfDirector(db, person.id, now);
  endInvitationsOverPerson(db, person.id, now);
  // While the person's number still tells which messages were theirs.
  eraseDisputesOf(db, person.id, now);
  run(db, 'DELETE FROM person_preference WHERE person_id = ?', [person.id]);
  run(db, 'DELETE FROM held_message WHERE person_id = ?', [person.id]);
  // The reference of a picture names the page it was sent from.
  run(db, 'DELETE FROM answer_attachment WHERE added_by = ?', [person.id]);
  run(db, 'UPDATE question SET words = NULL WHERE person_id = ?', [person.id]);
  eraseBatchesOf(db, person.id, now);
  run(db, 'DELETE FROM bother WHERE person_id = ?', [person.id]);
  run(db, 'DELETE FROM dialog WHERE person_id = ?', [person.id]);
  run(db, 'DELETE FROM wrong_code WHERE person_id = ?', [person.id]);
  eraseJournalWords(db, person.id);
  // Their own words: a measure without a title is one no more, steps of the program stay.
  run(db, "UPDATE measure SET title = '' WHERE created_by = ? AND cause IS NULL", [person.id]);
  run(db, 'UPDATE measure SET obstacle = NULL WHERE ended_by = ?', [person.id]);
  run(db, 'UPDATE step_delay SET obstacle = NULL WHERE person_id = ?', [person.id]);
  // What they typed into a letter stands in its documents.
  run(db, "UPDATE letter SET subject = '', contents = NULL WHERE created_by = ?", [person.id]);
  run(db, 'DELETE FROM week_note_words WHERE person_id = ?', [person.id]);
  run(db, "UPDATE week_note SET text = '' WHERE sent_by = ?", [person.id]);
  eraseReportWords(db, person.id);
  eraseDutyWordsOf(db, person.id);
  eraseSilenceReasons(db, person.id);
  run(
    db,
    `UPDATE staged_file SET bytes = NULL, contents = NULL,
       state = CASE WHEN state IN ('awaited', 'staged') THEN 'cancelled' ELSE state END WHERE person_id = ?`,
    [person.id],
  );
  run(db, 'UPDATE binding SET ended_at = ?, ended_by = person_id WHERE person_id = ? AND ended_at IS NULL', [
    now.getTime(),
    person.id,
  ]);
  run(
    db,
    `UPDATE person SET external_id = -id, reachable = NULL, unreachable_reason = NULL, current_binding_id = NULL,
       noise_answered = NULL WHERE id = ?`,
    [person.id],
  );
  forgetNumber(db, person);
}
