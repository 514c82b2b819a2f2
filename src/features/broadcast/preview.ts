import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import type { Context } from '../context.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { namedSchools } from '../district-schools.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { BROADCAST_DIALOG } from './draft.ts';
import type { BroadcastDraft } from './draft.ts';
import { recipientsOf } from './recipients.ts';
import { texts } from './texts.ts';

/**
 * Asks for the text, or shows who will get it; a text that is new is shown first, as it will be seen.
 */
export function nextStep(context: Context, draft: BroadcastDraft, isNewText = false): Answer {
  if (recipientsOf(context, { to: 'all' }).people.length === 0) {
    return answer(texts.nobody, { keyboard: inline([button(labels.invite, 'invite')]) });
  }
  const { text } = draft;
  if (text === undefined) return askText(draft);
  return preview(context, { ...draft, ask: undefined, text }, isNewText);
}

export function askText(draft: BroadcastDraft, remark?: string): Answer {
  return answer(remark ?? texts.askText, {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: BROADCAST_DIALOG, state: { ...draft, ask: 'text' } },
  });
}

function preview(context: Context, draft: BroadcastDraft & { text: string }, isNewText: boolean): Answer {
  const { people, open, concerned, missing } = recipientsOf(context, draft);
  const names = (schools: readonly { short: string }[]) => schools.map(({ short }) => short);
  const closed = people.filter(({ reachable }) => !reachable).flatMap(({ schools }) => names(schools));
  const reached = new Set(open.flatMap(({ schools }) => schools.map(({ id }) => id)));
  const lines = [
    ...(isNewText ? [texts.above] : []),
    recipientsLine(),
    ...(missing.length > 0 ? [texts.notConnected(names(missing))] : []),
    ...(closed.length > 0 ? [texts.unreachable([...new Set(closed)])] : []),
    ...(open.length > 0 ? [whenInWords(context)] : []),
  ];
  const edit = (label: string, k: string) => button(label, 'broadcast-edit', { k });
  const first = [
    ...(open.length > 0 ? [button(texts.send, 'broadcast-send', undefined, 'positive')] : []),
    edit(texts.change, 'text'),
    button(officeTexts.cancel, 'cancel'),
  ];
  const whom = [
    draft.unitIds === undefined ? edit(texts.schools, 'schools') : edit(texts.all, 'all'),
    draft.to === 'all' ? edit(texts.directorsOnly, 'role') : edit(texts.withResponsible, 'role'),
  ];
  function recipientsLine(): string {
    if (people.length === 0) return texts.nobodyOfThem;
    if (open.length === 0) return texts.nobodyGets;
    return texts.recipients(open.length, draft.to ?? 'directors', reached.size, concerned.length);
  }
  return {
    replies: [
      ...(isNewText ? [{ text: texts.message(context.settings.operator, draft.text) }] : []),
      {
        text: lines.join('\n'),
        keyboard: inline(first, namedSchools(context).length > 1 ? whom : whom.slice(1)),
      },
    ],
    dialog: { name: BROADCAST_DIALOG, state: draft },
  };
}

/** When it goes: at once, or at the end of the quiet hours. */
export function sendingTime({ now, settings }: Context): {
  at: Date;
  isLater: boolean;
  day: string;
  time: string;
} {
  const { quiet, zone } = deadlineHoursOf(settings);
  const at = notInQuietHours(now, quiet, zone);
  const isToday = localDayOf(at, zone) === todayOf({ now, settings });
  return {
    at,
    isLater: at > now,
    day: isToday ? texts.today : texts.tomorrow,
    time: localTimeOf(at, zone),
  };
}

function whenInWords(context: Context): string {
  const { isLater, day, time } = sendingTime(context);
  return isLater ? texts.atMorning(day, time) : texts.atOnce;
}
