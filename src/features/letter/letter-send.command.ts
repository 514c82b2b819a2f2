import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import type { PersonId } from '../../domain/person.ts';
import type { UnitId } from '../../domain/unit.ts';
import { insertBatch } from '../../storage/batch.ts';
import { insertBatchRecipient } from '../../storage/batch-recipient.ts';
import { findLetter, markLetterSent } from '../../storage/letter.ts';
import type { StoredLetter } from '../../storage/letter.ts';
import { listSchoolPeople } from '../../storage/held-binding.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import { noteBother } from '../subjects/batches/bother.ts';
import type { Context } from '../context.ts';
import { deadlineHoursOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { momentOf } from '../moment.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { letterContents } from './letter-contents.ts';
import type { LetterContents } from './letter-contents.ts';
import { outdatedSchools } from './letters.command.ts';
import { texts } from './texts.ts';

/** `w`: to the schools of the list, or to all; `y`: after the count was shown. */
const args = z.object({
  l: z.int(),
  w: z.enum(['listed', 'all']).optional(),
  y: z.literal(1).optional(),
});

/** Hands a letter over to the directors, each with the figures of their own school; once, whoever presses. */
export const letterSendCommand: Command<Context> = {
  name: 'letter-send',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args);
    if (!pressed.success) return answer(officeTexts.stale);
    const { l, w, y } = pressed.data;
    const letter = findLetter(context.db, context.district.id, l);
    const parsed = letterContents.safeParse(letter?.contents);
    if (letter === undefined || !parsed.success) return answer(texts.gone);
    if (letter.sent !== undefined) return sentBefore(context, letter.sent);
    const contents = parsed.data as LetterContents;
    const listed = namedSchools(context).filter(({ id }) => contents.listed.includes(id));
    if (w === undefined && listed.length > 0) return askWhom(context, letter.id, listed.length);
    const schools = w === 'listed' ? listed : namedSchools(context);
    return y === 1 ? send(context, letter, contents, schools) : confirm(context, letter, schools, w ?? 'all');
  },
};

function sentBefore(context: Context, sent: NonNullable<StoredLetter['sent']>): Answer {
  return answer(alreadyDone(context, sent.by, sent.at), {
    keyboard: inline([button(labels.correct, 'correct', { b: sent.batchId })]),
  });
}

function askWhom(context: Context, l: number, listed: number): Answer {
  const all = namedSchools(context).length;
  return answer(texts.askWhom(listed), {
    keyboard: inline(
      [button(texts.sendListed(listed), 'letter-send', { l, w: 'listed' })],
      ...(all > listed ? [[button(texts.sendAll(all), 'letter-send', { l, w: 'all' })]] : []),
      [button(officeTexts.cancel, 'cancel')],
    ),
  });
}

function confirm(
  context: Context,
  letter: StoredLetter,
  schools: readonly NamedSchool[],
  w: 'listed' | 'all',
): Answer {
  const l = letter.id;
  const outdated = outdatedSchools(context, letter);
  const recipients = recipientsOf(context, schools);
  if (recipients.length === 0) {
    return answer(texts.nobody, { keyboard: inline([button(labels.invite, 'invite')]) });
  }
  const reached = new Set(recipients.flatMap((one) => one.schools));
  const later = laterMoment(context);
  return answer(
    texts.confirm({
      people: recipients.length,
      schools: reached.size,
      of: schools.length,
      missing: schools.filter((school) => !reached.has(school)).map(({ short }) => short),
      when: later === undefined ? texts.atOnce : texts.later(momentOf(context, later)),
      outdated,
    }),
    {
      keyboard: inline(
        [
          button(texts.sendNow(recipients.length), 'letter-send', { l, w, y: 1 }, 'positive'),
          button(officeTexts.cancel, 'cancel'),
        ],
        ...(outdated.length > 0 ? [[button(texts.makeAgain, 'letter-again', { l })]] : []),
      ),
    },
  );
}

function send(
  context: Context,
  letter: StoredLetter,
  contents: LetterContents,
  schools: readonly NamedSchool[],
): Answer {
  const { db, now, district, actor, settings } = context;
  const recipients = recipientsOf(context, schools);
  if (recipients.length === 0) {
    return answer(texts.nobody, { keyboard: inline([button(labels.invite, 'invite')]) });
  }
  const { subject } = letter;
  const by = actor.person.id;
  const covering = texts.covering(settings.operator, subject, contents);
  const reached = new Set(recipients.flatMap((one) => one.schools));
  const batchId = insertBatch(
    db,
    {
      districtId: district.id,
      personId: by,
      title: subject,
      kind: 'letter',
      text: covering,
      audience: texts.audience(reached.size, schools.length),
    },
    now,
  );
  markLetterSent(db, letter.id, { batchId, by, now });
  noteAct(context, texts.journal.sent(recipients.length), { after: subject });
  const later = laterMoment(context);
  const documents = contents.documents.filter(({ format }) => format === 'docx');
  const linesOf = ({ id }: NamedSchool) => contents.own.find(({ unitId }) => unitId === id)?.lines ?? [];
  for (const { personId, schools: own } of recipients) {
    insertBatchRecipient(db, batchId, { personId, unitIds: own.map(({ id }) => id) });
    noteBother(context, personId, { kind: 'broadcast', ...(later && { at: later }) });
  }
  for (const school of schools) {
    if (!reached.has(school))
      insertBatchRecipient(db, batchId, { personId: undefined, unitIds: [school.id] });
  }
  const notices = recipients.map((one): Outgoing => ({
    to: one.peerId,
    lane: 'bulk',
    // The common words first: «Исправить» finds them in every message and leaves the figures below as they are.
    text: [
      covering,
      ...one.schools.flatMap((school) =>
        texts.ownFigures(one.schools.length > 1 ? school.short : undefined, linesOf(school)),
      ),
    ].join('\n'),
    documents,
    keyboard: inline([button(labels.deadlines, 'school-deadlines'), button(labels.figures, 'figures')]),
    batchId,
    dedupeKey: `batch/${batchId}/${one.personId}`,
    ...(later && { notBefore: later }),
  }));
  return answer(texts.sent(recipients.length, later && momentOf(context, later)), {
    notices,
    keyboard: inline([button(labels.correct, 'correct', { b: batchId })]),
  });
}

/** The end of the quiet hours; undefined outside them. */
function laterMoment({ now, settings }: Context): Date | undefined {
  const { quiet, zone } = deadlineHoursOf(settings);
  const at = notInQuietHours(now, quiet, zone);
  return at > now ? at : undefined;
}

type Recipient = { personId: PersonId; peerId: number; schools: NamedSchool[] };

/** Directors the bot may write to, each once. */
function recipientsOf({ db, district }: Context, schools: readonly NamedSchool[]): Recipient[] {
  const byId = new Map<UnitId, NamedSchool>(schools.map((school) => [school.id, school]));
  const recipients = new Map<PersonId, Recipient>();
  for (const { personId, externalId, role, unitId, reachable } of listSchoolPeople(db, district.id)) {
    const school = byId.get(unitId);
    if (school === undefined || role !== 'director' || reachable === false) continue;
    const known = recipients.get(personId) ?? { personId, peerId: externalId, schools: [] };
    known.schools.push(school);
    recipients.set(personId, known);
  }
  return [...recipients.values()];
}
