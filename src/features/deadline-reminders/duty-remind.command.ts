import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { reminderInstant } from '../../domain/deadline.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { findDutyOf } from '../../storage/duty.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import { listPeersTold } from '../../storage/outbox-history.ts';
import { listSilences } from '../../storage/silence.ts';
import { noteBother, tiredOf } from '../subjects/batches/bother.ts';
import type { Context } from '../context.ts';
import { dutyName } from '../subjects/duties/deadline-words.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { personReminders } from '../subjects/duties/duty-reminder.ts';
import type { PersonReminder } from '../subjects/duties/duty-reminder.ts';
import { canBeDone, isSilent, listDutySlots, listSlotsNow } from '../subjects/duties/duty-slots.ts';
import type { DutySlot } from '../subjects/duties/duty-slots.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { remindNowPrefix, remindersPrefix } from '../subjects/duties/reminder-key.ts';
import { texts } from './texts.ts';

const remindArgs = z.object({ d: z.int(), yes: z.literal(1).optional() });

/** Reminds those who owe a duty, at once; asks first, with the count. Once a day. */
export const remindCommand: Command<Context> = {
  name: 'duty-remind',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const { db, now, district, settings } = context;
    const parsed = remindArgs.safeParse(args);
    const duty = parsed.success ? findDutyOf(db, district.id, parsed.data.d) : undefined;
    if (!parsed.success || duty === undefined) return answer(texts.gone);
    const owed = listSlotsNow(context, duty);
    if (owed.length === 0) return answer(texts.nobodyOwes);
    const slots = owed.filter((slot) => canBeDone(context, slot));
    if (slots.length === 0) return answer(texts.tooLate);
    const { quiet, zone } = deadlineHoursOf(settings);
    const at = notInQuietHours(now, quiet, zone);
    // In the evening it is tomorrow's: a day has one of them.
    const on = localDayOf(at, zone);
    const key = `${remindNowPrefix(duty.id)}${on}/`;
    if (listPeersTold(db, key).length > 0) return answer(texts.remindedBefore);
    const people = peopleOf(context, slots);
    const unreached = unreachedOf(slots, people);
    if (people.length === 0) return answer(texts.nobodyReached(unreached));
    if (parsed.data.yes === undefined) {
      const tired = tiredOf(
        context,
        people.map(({ personId }) => personId),
      );
      const schools = slots.map(({ school }) => school.short);
      const silences = listSilences(db, district.id, todayOf(context));
      const silent = slots.filter(({ school }) => isSilent(silences, duty.id, school.id)).length;
      const regular = regularLine(context, { duty, on, at });
      return answer(
        texts.confirm({ people: people.length, schools, unreached, tired: tired.size, silent, regular }),
        {
          keyboard: inline([
            button(texts.yes, 'duty-remind', { d: duty.id, yes: 1 }, 'positive'),
            button(texts.notNow, 'deadline-card', { d: duty.id }),
          ]),
        },
      );
    }
    const notices = people.map(({ peerId, text, keyboard }): Outgoing => ({
      to: peerId,
      lane: 'bulk',
      text,
      keyboard,
      notBefore: at,
      dedupeKey: `${key}${peerId}`,
    }));
    for (const { personId } of people) {
      noteBother(context, personId, { kind: 'reminder', isCritical: duty.isCritical, at });
    }
    noteAct(context, texts.act(dutyName(duty, todayOf(context)), people.length));
    const said = at > now ? texts.later(people.length, localTimeOf(at, zone)) : texts.reminded(people.length);
    return answer(said, { notices });
  },
};

/** That the morning of the same day has a reminder of this duty anyway. */
function regularLine(
  context: Context,
  { duty, on, at }: { duty: StoredDuty; on: CalendarDay; at: Date },
): string | undefined {
  const isReminded = listDutySlots(context, on).some((slot) => slot.duty.id === duty.id && !slot.isQuiet);
  if (!isReminded) return undefined;
  const hours = deadlineHoursOf(context.settings);
  const isAhead = reminderInstant({ day: on }, hours) > at;
  if (isAhead) return texts.regularAhead(on === todayOf(context) ? undefined : on, hours.reminderAt);
  // A morning that was slept through told nobody.
  const told = listPeersTold(context.db, `${remindersPrefix(context.district.id)}${on}/`);
  return told.length === 0 ? undefined : texts.regularBefore(hours.reminderAt);
}

/** The office has decided: the budget of the week is told, and does not hold it back. */
function peopleOf(context: Context, slots: readonly DutySlot[]): PersonReminder[] {
  return personReminders(context, slots, { budget: false });
}

function unreachedOf(slots: readonly DutySlot[], people: readonly PersonReminder[]): string[] {
  const reached = new Set(people.flatMap(({ unitIds }) => unitIds));
  return slots.flatMap(({ school }) => (reached.has(school.id) ? [] : [school.short]));
}
