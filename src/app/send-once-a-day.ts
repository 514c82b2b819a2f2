import { notInQuietHours } from '../domain/quiet-hours.ts';
import type { PersonId } from '../domain/person.ts';
import type { World } from '../features/context.ts';
import { preferencesOf } from '../features/subjects/people/person-preferences.ts';
import type { Logger } from '../shared/log.ts';
import { endHeldMessage, listHeldMessages, listPeopleWithHeld } from '../storage/held-message.ts';
import type { HeldMessage } from '../storage/held-message.ts';
import { enqueue } from '../storage/outbox.ts';
import { inTransaction } from '../storage/transaction.ts';
import { zoneOfPerson } from './enqueue-notice.ts';
import { mergeReplies } from './merge-replies.ts';

type Shell = { world: Omit<World, 'now'>; log: Logger };

/**
 * Says to everybody whose hour has come what waits for their one message of the day. One transaction per person with the
 * end of the waiting, so that a restart neither loses a part nor says it twice. To be called after the jobs: what they
 * made for this very hour belongs to it.
 */
export function sendOnceADay(shell: Shell, now: Date): void {
  const world: World = { ...shell.world, now };
  for (const { personId, externalId } of listPeopleWithHeld(world.db, now)) {
    try {
      const dropped = inTransaction(world.db, () => sendTo(world, personId, externalId));
      if (dropped > 0) shell.log.info({ person: personId, dropped }, 'parts of a message of the day went');
    } catch (error) {
      shell.log.error({ person: personId, error }, 'the message of the day could not be made');
    }
  }
}

/** Gives back how many parts were of no use any more. */
function sendTo(world: World, personId: PersonId, externalId: number): number {
  const { db, now } = world;
  const { quiet } = preferencesOf(db, personId);
  if (quiet !== undefined && notInQuietHours(now, quiet, zoneOfPerson(world, personId)) > now) return 0;
  const held = listHeldMessages(db, personId, now);
  const useful = held.filter((message) => isUseful(message, now));
  const [first] = useful;
  const until = usefulUntilOf(useful);
  for (const [index, reply] of mergeReplies(useful).entries()) {
    enqueue(
      db,
      {
        ...reply,
        to: externalId,
        lane: 'bulk',
        ...(until && { usefulUntil: until }),
        dedupeKey: `once-a-day/${personId}/${first?.id ?? 0}/${index}`,
      },
      world,
    );
  }
  for (const message of held) endHeldMessage(db, message.id, useful.includes(message) ? 'said' : 'dropped');
  return held.length - useful.length;
}

/** What it tells of may be another's by now, or over. */
function isUseful({ roleEnded, usefulUntil }: HeldMessage, now: Date): boolean {
  return !roleEnded && (usefulUntil === undefined || now <= usefulUntil);
}

/** As long as any part is: better a part too many than one lost. */
function usefulUntilOf(messages: readonly HeldMessage[]): Date | undefined {
  const times = messages.map(({ usefulUntil }) => usefulUntil?.getTime() ?? Infinity);
  const latest = Math.max(...times);
  return Number.isFinite(latest) ? new Date(latest) : undefined;
}
