import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { Occasion } from '../../domain/duty.ts';
import { isAfterDay } from '../../domain/duty-reminders.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import { dayInWords } from '../../text/dates.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { remindersOf } from '../subjects/duties/add-deadline.ts';
import type { Context } from '../context.ts';
import { dutyLine } from '../subjects/duties/deadline-words.ts';
import { deadlineHoursOf, todayOf } from '../district-hours.ts';
import { dutyStates, isOwed, occasionOf } from '../subjects/duties/duty-state.ts';
import type { SchoolDuty } from '../subjects/duties/duty-state.ts';
import { evidenceLine } from '../subjects/duties/evidence-words.ts';
import { broadcastTo } from '../subjects/batches/start-broadcast.ts';
import { MOST_DEBTORS, texts } from './texts.ts';

/** So many names of debtors are one screen of a phone. */
const PAGE = 25;

/** One duty: who has not done it, who waits for a decision, who has more time, and when it is reminded of. */
export function dutyCard(
  context: Context,
  duty: StoredDuty,
  occasion: Occasion = occasionOf(context, duty),
  { isOnly = false }: { isOnly?: boolean } = {},
): Answer {
  // What can be done about it is about the present time alone.
  const isNow = occasion.key === occasionOf(context, duty).key;
  const states = dutyStates(context, duty, occasion);
  const owed = states.filter(({ state }) => isOwed(state));
  const waiting = states.filter(({ state }) => state.kind === 'waiting');
  const answered = states.filter(({ state: { kind } }) => kind !== 'open' && kind !== 'no-figures').length;
  const isNote = duty.evidence.kind === 'week-note';
  const hours = deadlineHoursOf(context.settings);
  const reminders = remindersOf(context, duty, { isAfterToo: true });
  // What comes after the day does not come again.
  const again = reminders.some(isAfterDay) ? 'dated' : duty.kind;
  const lines = [
    texts.card(upperFirst(lineOf(context, duty, occasion)), countInWords(states)),
    ...(duty.evidence.kind === 'confirm' ? [] : [`${evidenceLine(context, duty.evidence)}.`]),
    ...(duty.isCritical ? [texts.critical] : []),
    ...(duty.unitIds === undefined ? [] : [texts.onlyFor(states.map(({ school }) => school.short))]),
    ...(owed.length > 0 ? [texts.notDone(owed.map((one) => debtorName(context, one)))] : []),
    ...(waiting.length > 0 ? [texts.waiting(waiting.map(({ school }) => school.short))] : []),
    ...(isNow && owed.length > 0
      ? [
          texts.reminders(
            reminders.map(({ day }) => day),
            hours.reminderAt,
            again,
          ),
        ]
      : []),
  ];
  const d = duty.id;
  const all =
    owed.length > MOST_DEBTORS
      ? [button(texts.allDebtors(owed.length), 'deadline-debtors', { d, ...(!isNow && { o: occasion.key }) })]
      : [];
  // With ten names a row less keeps the card on one screen; the list offers it too.
  const add = isOnly || all.length === 0 ? [button(texts.add, 'deadline-add')] : [];
  const first: Button[] = [
    ...(isNow && waiting.length > 0
      ? [button(texts.decide(waiting.length), 'duty-answers', { d }, 'primary')]
      : isNow && answered > 0 && (!isNote || states.some(({ state }) => state.kind === 'not-ours'))
        ? [button(texts.answers, 'duty-answers', { d })]
        : []),
    ...(isNote ? [button(texts.weekNotes, 'week-notes')] : []),
    ...(isNow && owed.length > 0 && states.some(({ dueOn }) => dueOn !== undefined)
      ? [button(texts.extend, 'duty-extend', { d })]
      : []),
  ];
  const second: Button[] =
    isNow && owed.length > 0
      ? [
          button(texts.remindNow, 'duty-remind', { d }),
          broadcastTo(texts.write, { debtors: d }),
          button(texts.silence, 'silence-add', { d }),
        ]
      : [];
  return answer(lines.join('\n'), {
    keyboard: inline(
      ...inRows([...all, ...first, ...second, button(texts.remove, 'deadline-remove', { d }), ...add]),
    ),
  });
}

/** Everybody who owes a duty, numbered; the card names the first of them. */
export function debtorsScreen(context: Context, duty: StoredDuty, occasion: Occasion, asked: number): Answer {
  const owed = dutyStates(context, duty, occasion).filter(({ state }) => isOwed(state));
  const isNow = occasion.key === occasionOf(context, duty).key;
  const args = { d: duty.id, ...(!isNow && { o: occasion.key }) };
  const toCard = button(texts.toCard, 'deadline-card', args);
  const line = upperFirst(lineOf(context, duty, occasion));
  if (owed.length === 0) return answer(texts.allDone(line), { keyboard: inline([toCard]) });
  const page = Math.min(asked, Math.floor((owed.length - 1) / PAGE));
  const from = page * PAGE;
  const names = owed.map((one) => debtorName(context, one)).slice(from, from + PAGE);
  const rest = owed.length - from - names.length;
  return answer([texts.debtors(line, owed.length), ...numbered(names, from)].join('\n'), {
    keyboard: inline([
      ...(page > 0 ? [button(texts.before, 'deadline-debtors', { ...args, p: page - 1 })] : []),
      ...(rest > 0 ? [button(texts.more(rest), 'deadline-debtors', { ...args, p: page + 1 })] : []),
      toCard,
    ]),
  });
}

function numbered(names: readonly string[], from: number): string[] {
  return names.map((name, index) => texts.debtor(from + index + 1, name));
}

/** «30.10 (среда), через 6 рабочих дней: …» */
export function lineOf(
  context: Context,
  duty: StoredDuty,
  { dueOn }: Occasion = occasionOf(context, duty),
): string {
  const reader = { today: todayOf(context), calendar: context.reference.calendar };
  return dutyLine(duty, dueOn, reader);
}

export function doneWords(context: Context, duty: StoredDuty): string {
  return countInWords(dutyStates(context, duty));
}

function countInWords(states: readonly SchoolDuty[]): string {
  const of = (kind: SchoolDuty['state']['kind']) => states.filter(({ state }) => state.kind === kind).length;
  const notOurs = of('not-ours');
  const noFigures = of('no-figures');
  const all = states.length - notOurs - noFigures;
  return upperFirst(texts.done(of('done'), all, { notOurs, waiting: of('waiting'), noFigures }));
}

/** «Мургукская (до 05.11)» where the school has more time, «Мургукская (вернули)» where it has to do it again. */
function debtorName(context: Context, { school, state, extension }: SchoolDuty): string {
  const notes = [
    ...(extension === undefined
      ? []
      : [texts.until(dayInWords(extension.dueOn, { thisYear: yearOf(todayOf(context)) }))]),
    ...(state.kind === 'returned' ? [texts.returned] : []),
  ];
  return notes.length === 0 ? school.short : `${school.short} (${notes.join(', ')})`;
}
