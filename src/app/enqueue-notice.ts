import { isChat } from '../bot/incoming.ts';
import type { Outgoing, Reply } from '../bot/outgoing.ts';
import { decideNotice } from '../domain/notice-decision.ts';
import type { Notice } from '../domain/notice-decision.ts';
import type { PersonId } from '../domain/person.ts';
import type { TimeZone } from '../domain/zone.ts';
import { isSchool } from '../domain/unit.ts';
import type { World } from '../features/context.ts';
import { zoneOf } from '../features/district-hours.ts';
import type { Job, JobMessage } from '../features/feature.ts';
import { preferencesOf } from '../features/subjects/people/person-preferences.ts';
import { settingsOf } from '../features/settings.ts';
import { insertBother } from '../storage/bother.ts';
import { holdMessage, wasHeld } from '../storage/held-message.ts';
import { enqueue } from '../storage/outbox.ts';
import { listBindingsOfPerson } from '../storage/binding.ts';
import { findPersonByExternalId } from '../storage/person.ts';
import { findUnit } from '../storage/unit.ts';

/** The run of a job that a message is of. */
export type NoticeOfJob = { job: Pick<Job, 'name' | 'kind' | 'title' | 'silent'>; scheduledFor: Date };

/**
 * Puts what the bot says by itself where its reader wants it: into the outbox, after their own quiet hours; among what
 * waits for their one message of the day; or nowhere. Answers and chats know no preferences. `job`: what it is of;
 * without one it is somebody's message, which is never switched off nor merged. To be called inside a transaction.
 */
export function enqueueNotice(world: World, said: JobMessage, of?: NoticeOfJob): void {
  const { workingDaysLeft, counts, ...message } = said;
  const { db, now } = world;
  if (message.lane === 'reply' || isChat(message.to)) {
    enqueue(db, message, world);
    return;
  }
  if (message.dedupeKey !== undefined && of !== undefined && wasHeld(db, message.dedupeKey)) return;
  const person = findPersonByExternalId(db, message.to);
  if (person === undefined) {
    enqueue(db, message, world);
    return;
  }
  const noted = (at: Date) => {
    if (counts === undefined) return;
    insertBother(db, person.id, { kind: 'reminder', isCritical: counts === 'urgent', at });
  };
  const preferences = preferencesOf(db, person.id);
  const { quiet, onceADayAt, off, pausedUntil } = preferences;
  if (quiet === undefined && onceADayAt === undefined && off.size + pausedUntil.size === 0) {
    if (enqueue(db, message, world).length > 0) noted(now);
    return;
  }
  const notice: Notice = {
    kind: kindOf(message, of),
    scheduledFor: later(of?.scheduledFor ?? now, message.notBefore),
    usefulUntil: message.usefulUntil,
    workingDaysLeft,
  };
  const decision = decideNotice(notice, preferences, { now, zone: zoneOfPerson(world, person.id) });
  switch (decision.do) {
    case 'send':
      if (
        enqueue(db, { ...message, ...(decision.at > now && { notBefore: decision.at }) }, world).length > 0
      ) {
        noted(decision.at);
      }
      return;
    case 'hold': {
      const { dedupeKey = '', usefulUntil } = message;
      const held = { title: of?.job.title ?? '', message: replyOf(message), dedupeKey, usefulUntil };
      holdMessage(db, { ...held, personId: person.id, dueAt: decision.until }, now);
      noted(decision.until);
      return;
    }
    case 'drop':
      return;
  }
}

/** Only what has a key can be held: it says that it was. What housekeeping has to say is no reminder. */
function kindOf({ dedupeKey }: Outgoing, of: NoticeOfJob | undefined): string | undefined {
  if (of === undefined || of.job.silent === true || dedupeKey === undefined) return undefined;
  return of.job.kind ?? of.job.name;
}

function replyOf({ text, keyboard, documents, charts, attachments }: Outgoing): Reply {
  return {
    text,
    ...(keyboard && { keyboard }),
    ...(documents && { documents }),
    ...(charts && { charts }),
    ...(attachments && { attachments }),
  };
}

/** The clocks a person lives by: those of the district they speak for. */
export function zoneOfPerson(world: Pick<World, 'db' | 'defaults'>, personId: PersonId): TimeZone {
  const [binding] = listBindingsOfPerson(world.db, personId);
  const unit = binding && findUnit(world.db, binding.unitId);
  const districtId = unit && (isSchool(unit) ? unit.parentId : unit.id);
  return zoneOf(districtId === undefined ? world.defaults : settingsOf(world, districtId));
}

function later(a: Date, b: Date | undefined): Date {
  return b !== undefined && b > a ? b : a;
}
