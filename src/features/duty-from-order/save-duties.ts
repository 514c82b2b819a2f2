import { button, inline } from '../../bot/buttons.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { localDayOf } from '../../domain/zone.ts';
import { insertBatch } from '../../storage/batch.ts';
import { insertDuty, markAnnounced } from '../../storage/duty.ts';
import { enqueue } from '../../storage/outbox.ts';
import { connectedPeople } from '../subjects/people/connected-people.ts';
import type { ConnectedPerson } from '../subjects/people/connected-people.ts';
import type { Context } from '../context.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { labels } from '../texts.ts';
import { whenOf, wholeTitle } from './duty-words.ts';
import type { Proposal } from './order-draft.ts';
import { texts } from './texts.ts';

export type Announced = { people: number; announceAt: Date; batchId: number | undefined };

const MOST_LINES = 12;

/** Who hears of duties of all schools, and the schools that nobody in the bot speaks for. */
export function audienceOf(context: Context): { people: ConnectedPerson[]; unreached: string[] } {
  const people = connectedPeople(context).filter(({ schools }) => schools.length > 0);
  const reached = new Set(people.flatMap(({ schools }) => schools.map(({ id }) => id)));
  const unreached = namedSchools(context).filter(({ id }) => !reached.has(id));
  return { people, unreached: unreached.map(({ short }) => short) };
}

/** Adds the duties of an order for all schools, and makes them known in one message to each person. */
export function saveDuties(context: Context, basis: string, chosen: readonly Proposal[]): Announced {
  const { db, now, district, settings, actor } = context;
  const hours = deadlineHoursOf(settings);
  const announceAt = notInQuietHours(now, hours.quiet, hours.zone);
  const today = localDayOf(announceAt, hours.zone);
  for (const proposal of chosen) {
    const id = insertDuty(
      db,
      {
        districtId: district.id,
        kind: proposal.kind,
        title: wholeTitle(proposal),
        basis: proposal.item === undefined ? basis : `${basis}, ${proposal.item}`,
        dueOn: proposal.dueOn,
        weekday: proposal.kind === 'weekly' ? (proposal.weekday ?? 3) : undefined,
        evidence: proposal.evidence,
        startsOn: todayOf(context),
        createdBy: actor.person.id,
      },
      now,
    );
    markAnnounced(db, id, now);
  }
  const { people } = audienceOf(context);
  const lines = chosen
    .slice(0, MOST_LINES)
    .map((one, index) => texts.announced(index + 1, whenOf(one, { today }), wholeTitle(one), one.item));
  const text = texts.announcement(basis, lines, chosen.length - lines.length);
  const batchId =
    people.length === 0
      ? undefined
      : insertBatch(
          db,
          {
            districtId: district.id,
            personId: actor.person.id,
            title: texts.batchTitle(basis, chosen.length),
            kind: 'duty',
            text,
          },
          now,
        );
  if (batchId !== undefined) {
    for (const { peerId } of people) {
      enqueue(
        db,
        {
          to: peerId,
          lane: 'bulk',
          text,
          keyboard: inline([button(labels.deadlines, 'school-deadlines')]),
          notBefore: announceAt,
          dedupeKey: `order-announcement/${batchId}/${peerId}`,
          batchId,
        },
        context,
      );
    }
  }
  noteAct(context, texts.act(chosen.length, basis), { after: lines.join('\n') });
  return { people: people.length, announceAt, batchId };
}
