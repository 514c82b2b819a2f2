import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { findWeekNote, insertWeekNote } from '../../storage/week-note.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { dayOf, withSchool } from '../subjects/causes/measures.ts';
import { momentOf } from '../moment.ts';
import { shortHash } from '../short-hash.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { labels } from '../texts.ts';
import { reportScreen } from './report.command.ts';
import { texts } from './texts.ts';
import { weekNoteOf } from './week-note.ts';

const args = z.object({ s: z.int(), w: z.string().max(10), h: z.string().max(64) });

/** Sends the note the person saw, once; a text that changed meanwhile is shown first. */
export const reportSendCommand: Command<Context> = {
  name: 'report-send',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data;
    const about = pressed && speakingFor(context, pressed.s);
    if (pressed === undefined || about === undefined) return reportScreen(context);
    const { db, now, actor, district } = about;
    const school = schoolOf(about);
    const thisYear = yearOf(todayOf(about));
    const note = weekNoteOf(about);
    if (note === undefined) return reportScreen(about);
    const { week, text } = note;
    const before = findWeekNote(db, school.id, week.to);
    if (before?.text === text) {
      return answer(withSchool(about, texts.sentBefore(week, momentOf(about, before.sentAt), thisYear)), {
        keyboard: inline([button(labels.plan, 'plan')]),
      });
    }
    if (pressed.w !== week.to || pressed.h !== shortHash(text)) return reportScreen(about, texts.textChanged);

    const id = insertWeekNote(db, { unitId: school.id, week, text }, { by: actor.person.id, now });
    const notices = tellCoordinators(about, school.parentId ?? district.id, {
      text,
      keyboard: inline([button(texts.office.label, 'week-notes')]),
      once: `week-note/${id}`,
    });
    const seenAt = notices[0]?.notBefore;
    const zone = zoneOf(about.settings);
    const lines = [
      texts.sent(week, momentOf(about, now), thisYear),
      ...(seenAt !== undefined && seenAt > now
        ? [texts.seenLater(dayOf(about, localDayOf(seenAt, zone)), localTimeOf(seenAt, zone))]
        : []),
      texts.afterSending,
    ];
    return answer(withSchool(about, lines.join('\n')), {
      keyboard: inline([button(labels.plan, 'plan')]),
      notices,
    });
  },
};
