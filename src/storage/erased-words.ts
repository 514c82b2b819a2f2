import type { PersonId } from '../domain/person.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** What stands in kept messages instead of what a person said, and of their page. */
const TAKEN_OUT = '…';
/** A code of the program («no-time») is nobody's words. */
const CODE = /^[a-z][a-z-]*$/;

/**
 * Takes what a person said out of the messages to others and out of the notes of their school: the messages stay, with «…»
 * in its place. Only people of the same school and its coordinators were ever shown it. Call before the words themselves
 * are emptied, and with the number that the person still has.
 */
export function eraseWordsQuoted(db: Db, personId: PersonId, externalId: number): void {
  const page = new RegExp(String.raw`(?:https?://)?vk\.com/id${externalId}(?!\d)`, 'g');
  const patterns = [...wordsOf(db, personId).map(patternOf), page];
  const clean = (text: string) => patterns.reduce((rest, one) => rest.replace(one, TAKEN_OUT), text);
  for (const table of ['outbox', 'held_message'] as const) {
    for (const { id, content } of contentsOf(db, table, personId, externalId)) {
      const cleaned = JSON.stringify(withoutWords(JSON.parse(content), clean));
      if (cleaned !== content) run(db, `UPDATE ${table} SET content = ? WHERE id = ?`, [cleaned, id]);
    }
  }
  for (const { id, content } of noticesOf(db)) {
    const cleaned = JSON.stringify(withoutWords(JSON.parse(content), clean));
    if (cleaned !== content) run(db, 'UPDATE office_notice SET content = ? WHERE id = ?', [cleaned, id]);
  }
  for (const { id, text } of notesOf(db, personId)) {
    const cleaned = clean(text);
    if (cleaned !== text) run(db, 'UPDATE week_note SET text = ? WHERE id = ?', [cleaned, id]);
  }
}

/** The longest first, so that a sentence goes before a word of it. */
function wordsOf(db: Db, personId: PersonId): string[] {
  const kept = all<{ words: string | null }>(
    db,
    `SELECT words FROM question WHERE person_id = :id
     UNION SELECT title FROM measure WHERE created_by = :id AND cause IS NULL
     UNION SELECT obstacle FROM measure WHERE ended_by = :id
     UNION SELECT obstacle FROM step_delay WHERE person_id = :id
     UNION SELECT words FROM week_note_words WHERE person_id = :id
     UNION SELECT text FROM week_note WHERE sent_by = :id
     UNION SELECT words FROM dispute WHERE person_id = :id
     UNION SELECT decision FROM dispute WHERE decided_by = :id
     UNION SELECT words FROM duty_answer WHERE person_id = :id
     UNION SELECT remark FROM duty_answer WHERE decided_by = :id
     UNION SELECT reason FROM duty_extension WHERE granted_by = :id
     UNION SELECT reason FROM silence WHERE created_by = :id`,
    { id: personId },
  ).flatMap(({ words }) => (words === null || words.trim() === '' || CODE.test(words) ? [] : [words]));
  return [...new Set([...kept, ...askedAndAnswered(db, personId)])].toSorted((a, b) => b.length - a.length);
}

/**
 * The words of a question go with its answer, so they are found the other way round: what the person wrote and what the
 * message that passed the question on quotes.
 */
function askedAndAnswered(db: Db, personId: PersonId): string[] {
  return all<{ said: string }>(
    db,
    `SELECT DISTINCT trim(json_extract(i.incoming, '$.text')) AS said
     FROM question AS q JOIN person AS p ON p.id = q.person_id
       JOIN outbox AS o ON o.dedupe_key >= 'question/' || q.id || '/' AND o.dedupe_key < 'question/' || q.id || '0'
       JOIN inbox AS i ON i.peer_id = p.external_id
     WHERE q.person_id = ? AND o.content IS NOT NULL AND i.incoming IS NOT NULL
       AND trim(json_extract(i.incoming, '$.text')) <> ''
       AND instr(json_extract(o.content, '$.text'), '«' || trim(json_extract(i.incoming, '$.text')) || '»') > 0`,
    [personId],
  ).map(({ said }) => said);
}

/** Of messages to people of the person's schools and districts, now or once; of their own nothing is left anyway. */
function contentsOf(
  db: Db,
  table: 'outbox' | 'held_message',
  personId: PersonId,
  externalId: number,
): { id: number; content: string }[] {
  const reader = table === 'outbox' ? 'p.external_id = m.peer_id' : 'p.id = m.person_id';
  return all<{ id: number; content: string }>(
    db,
    `SELECT m.id, m.content FROM ${table} AS m JOIN person AS p ON ${reader}
     WHERE m.content IS NOT NULL AND p.external_id <> :number AND EXISTS (
       SELECT 1 FROM binding AS reads JOIN binding AS said ON said.person_id = :id JOIN unit AS u ON u.id = said.unit_id
       WHERE reads.person_id = p.id
         AND (reads.unit_id IN (u.id, u.parent_id)
           OR said.role = 'coordinator'
             AND EXISTS (SELECT 1 FROM unit AS school WHERE school.id = reads.unit_id AND school.parent_id = u.id)))`,
    { id: personId, number: externalId },
  );
}

/** What waits to be taken up by somebody of an office: a few. */
function noticesOf(db: Db): { id: number; content: string }[] {
  return all<{ id: number; content: string }>(
    db,
    'SELECT id, content FROM office_notice WHERE content IS NOT NULL',
  );
}

function notesOf(db: Db, personId: PersonId): { id: number; text: string }[] {
  return all<{ id: number; text: string }>(
    db,
    `SELECT id, text FROM week_note WHERE text <> ''
       AND unit_id IN (SELECT unit_id FROM binding WHERE person_id = ?)`,
    [personId],
  );
}

function patternOf(words: string): RegExp {
  const escaped = words
    .trim()
    .replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replace(/\s+/g, String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'giu');
}

/** Everything that is read; what a button carries is no words. */
function withoutWords(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((one) => withoutWords(one, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, UNREAD.has(key) ? one : withoutWords(one, clean)]),
  );
}

const UNREAD: ReadonlySet<string> = new Set(['kind', 'payload', 'url', 'color', 'attachments', 'format']);
