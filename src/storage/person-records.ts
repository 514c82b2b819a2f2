import type { IncomingMessage } from '../bot/incoming.ts';
import type { OutboxContent, Reply } from '../bot/outgoing.ts';
import type { PersonId } from '../domain/person.ts';
import type { Db } from './open.ts';
import { all, get } from './statement.ts';

export type RecordKind =
  | 'finding'
  | 'measure'
  | 'obstacle'
  | 'delay'
  | 'week-note'
  | 'note-words'
  | 'question'
  | 'dispute'
  | 'dispute-files'
  | 'decision'
  | 'reply'
  | 'deadline-done'
  | 'duty-not-ours'
  | 'duty-evidence'
  | 'duty-remark'
  | 'duty-extension'
  | 'deadline'
  | 'figure'
  | 'import'
  | 'broadcast'
  | 'invitation'
  | 'setting'
  | 'answer-file'
  | 'link'
  | 'silence'
  | 'vacation'
  | 'report'
  | 'report-draft'
  | 'report-remark'
  | 'form'
  | 'letter'
  | 'read'
  | 'act';

/** Something the person did or wrote that is kept under their number. */
export type PersonRecord = { kind: RecordKind; at: Date; unit: string; words: string };

/** Everything kept that a person did, oldest first: theirs alone. */
export function listPersonRecords(db: Db, personId: PersonId): PersonRecord[] {
  return all<{ kind: RecordKind; at: number; unit: string; words: string | null }>(
    db,
    `SELECT r.kind, r.at, u.name AS unit, r.words FROM (
       SELECT 'finding' AS kind, found_at AS at, unit_id, metric_code AS words FROM finding WHERE person_id = :id
       UNION ALL SELECT 'measure', created_at, unit_id, title FROM measure WHERE created_by = :id
       UNION ALL SELECT 'obstacle', ended_at, unit_id, obstacle FROM measure
         WHERE ended_by = :id AND obstacle IS NOT NULL
       UNION ALL SELECT 'delay', changed_at, unit_id, obstacle FROM step_delay WHERE person_id = :id
       UNION ALL SELECT 'note-words', changed_at, unit_id, words FROM week_note_words WHERE person_id = :id
       UNION ALL SELECT 'question', asked_at, unit_id, words FROM question WHERE person_id = :id
       UNION ALL SELECT 'week-note', sent_at, unit_id, text FROM week_note WHERE sent_by = :id
       UNION ALL SELECT 'dispute', created_at, unit_id, words FROM dispute WHERE person_id = :id
       UNION ALL SELECT 'dispute-files', created_at, unit_id,
           (SELECT group_concat(value, ', ') FROM json_each(attachments))
         FROM dispute WHERE person_id = :id AND attachments IS NOT NULL
       UNION ALL SELECT 'decision', decided_at, unit_id, decision FROM dispute
         WHERE decided_by = :id AND state IN ('accepted', 'rejected')
       UNION ALL SELECT 'reply', answered_at, unit_id, NULL FROM question WHERE answered_by = :id
       UNION ALL SELECT 'deadline-done', o.answered_at, o.unit_id, d.title
         FROM duty_answer AS o JOIN duty AS d ON d.id = o.duty_id
         WHERE o.person_id = :id AND o.state <> 'withdrawn' AND o.kind = 'done'
       UNION ALL SELECT 'duty-not-ours', answered_at, unit_id, words FROM duty_answer
         WHERE person_id = :id AND kind = 'not-ours'
       UNION ALL SELECT 'duty-evidence', answered_at, unit_id,
           coalesce(words, (SELECT group_concat(value, ', ') FROM json_each(attachments)))
         FROM duty_answer
         WHERE person_id = :id AND kind = 'done' AND (words IS NOT NULL OR attachments IS NOT NULL)
       UNION ALL SELECT 'duty-remark', decided_at, unit_id, remark FROM duty_answer
         WHERE decided_by = :id AND remark IS NOT NULL
       UNION ALL SELECT 'duty-extension', granted_at, unit_id, reason FROM duty_extension WHERE granted_by = :id
       UNION ALL SELECT 'deadline', created_at, district_id, title FROM duty WHERE created_by = :id
       UNION ALL SELECT CASE origin WHEN 'school' THEN 'figure' ELSE 'import' END, created_at, district_id, title FROM import WHERE person_id = :id
       UNION ALL SELECT 'broadcast', created_at, district_id, title FROM batch WHERE person_id = :id
       UNION ALL SELECT 'invitation', created_at, unit_id, NULL FROM invitation WHERE created_by = :id
       UNION ALL SELECT 'setting', changed_at, district_id, key FROM district_setting WHERE changed_by = :id
       UNION ALL SELECT 'answer-file', added_at, district_id, title FROM answer_attachment WHERE added_by = :id
       UNION ALL SELECT 'link', changed_at, district_id, value FROM district_link WHERE changed_by = :id
       UNION ALL SELECT 'silence', created_at, coalesce(unit_id, district_id), reason FROM silence
         WHERE created_by = :id
       UNION ALL SELECT 'vacation', created_at, coalesce(unit_id, district_id), title FROM vacation
         WHERE created_by = :id
       UNION ALL SELECT 'report', given_at, unit_id, NULL FROM school_report WHERE given_by = :id
       UNION ALL SELECT 'report-draft', changed_at, unit_id, NULL FROM report_draft WHERE changed_by = :id
       UNION ALL SELECT 'report-remark', decided_at, unit_id, remark FROM school_report
         WHERE decided_by = :id AND remark IS NOT NULL
       UNION ALL SELECT 'form', created_at, district_id, json_extract(form, '$.title') FROM report_form
         WHERE created_by = :id
       UNION ALL SELECT 'letter', created_at, district_id, subject FROM letter WHERE created_by = :id
       UNION ALL SELECT 'read', r.acknowledged_at, b.district_id, b.title
         FROM batch_recipient AS r JOIN batch AS b ON b.id = r.batch_id
         WHERE r.person_id = :id AND r.acknowledged_at IS NOT NULL
       UNION ALL SELECT 'act', at, district_id, act FROM journal WHERE person_id = :id
     ) AS r JOIN unit AS u ON u.id = r.unit_id ORDER BY r.at`,
    { id: personId },
  ).map((row) => ({ kind: row.kind, at: new Date(row.at), unit: row.unit, words: row.words ?? '' }));
}

/** What a person has said in conversations that are not over, as the state of each holds it. */
export function listDrafts(db: Db, personId: PersonId): { at: Date; state: unknown }[] {
  return all<{ at: number; state: string }>(
    db,
    'SELECT updated_at AS at, state FROM dialog WHERE person_id = ? ORDER BY updated_at',
    [personId],
  ).map((row) => ({ at: new Date(row.at), state: JSON.parse(row.state) as unknown }));
}

/** What waits for a person's one message of the day. */
export function listHeldTexts(db: Db, personId: PersonId): { at: Date; text: string }[] {
  return all<{ at: number; content: string }>(
    db,
    `SELECT held_at AS at, content FROM held_message
     WHERE person_id = ? AND state = 'waiting' AND content IS NOT NULL ORDER BY id`,
    [personId],
  ).map((row) => ({ at: new Date(row.at), text: (JSON.parse(row.content) as Reply).text }));
}

/** How many messages are still kept with their words: the person's own, wherever said, and the bot's to them. */
export function countKeptMessages(db: Db, externalId: number): { received: number; sent: number } {
  const row = get<{ received: number; sent: number }>(
    db,
    `SELECT (SELECT count(*) FROM inbox WHERE incoming IS NOT NULL
               AND json_extract(incoming, '$.kind') IN ('message', 'button')
               AND json_extract(incoming, '$.senderId') = :peerId) AS received,
            (SELECT count(*) FROM outbox WHERE peer_id = :peerId AND content IS NOT NULL) AS sent`,
    { peerId: externalId },
  );
  return row ?? { received: 0, sent: 0 };
}

/** What a person said to the bot, and it to them, as far as the words are kept. */
export type KeptMessage = { at: Date; by: 'person' | 'bot'; text: string; files: readonly string[] };

/** By time. Of a group chat only the person's own words. */
export function listKeptMessages(db: Db, externalId: number): KeptMessage[] {
  const own = all<{ at: number; incoming: string }>(
    db,
    `SELECT received_at AS at, incoming FROM inbox
     WHERE incoming IS NOT NULL AND json_extract(incoming, '$.kind') IN ('message', 'button')
       AND json_extract(incoming, '$.senderId') = ? ORDER BY id`,
    [externalId],
  ).map((row): KeptMessage => {
    const { text = '', files = [] } = JSON.parse(row.incoming) as Partial<IncomingMessage>;
    return { at: new Date(row.at), by: 'person', text, files: files.map(({ name }) => name) };
  });
  const said = all<{ at: number; content: string }>(
    db,
    `SELECT coalesce(sent_at, created_at) AS at, content FROM outbox
     WHERE peer_id = ? AND content IS NOT NULL AND state <> 'waiting' ORDER BY id`,
    [externalId],
  ).flatMap((row): KeptMessage[] => {
    const content = JSON.parse(row.content) as OutboxContent;
    if (content.kind !== 'message') return [];
    const files = (content.documents ?? []).map(({ fileName }) => fileName);
    return [{ at: new Date(row.at), by: 'bot', text: content.text, files }];
  });
  return [...own, ...said].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
