import { yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { dayInWords } from '../../text/dates.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';
import type { Proposal } from './order-draft.ts';
import { texts } from './texts.ts';

type Reader = { today: CalendarDay; withYear?: boolean };

/** «30.10.2024», «в кратчайшие сроки», «каждую среду», «раз в квартал» */
export function whenOf({ kind, dueOn, weekday }: Proposal, { today, withYear = false }: Reader): string {
  if (dueOn !== undefined) return dayInWords(dueOn, withYear ? { year: true } : { thisYear: yearOf(today) });
  if (kind === 'weekly') return dutyTexts.everyWeekday(weekday ?? 3);
  return kind === 'standing' ? texts.standing : dutyTexts.soon;
}

/** The title with where to send it, as the duty keeps it. */
export function wholeTitle({ title, mailbox, mark }: Proposal): string {
  return mailbox === undefined ? title : `${title.replace(/…$/, '')} ${texts.mailTo(mailbox, mark)}`;
}

/** Why it has to be looked at: whose it is, a day that is over, what was guessed. */
function whyOf(proposal: Proposal, today: CalendarDay): string[] {
  const { addressee, dueOn, doubts } = proposal;
  const known: Readonly<Record<string, string>> = texts.doubts;
  return [
    ...(addressee === 'others' ? [texts.others] : []),
    ...(dueOn !== undefined && dueOn < today ? [texts.past] : []),
    ...doubts.flatMap((doubt) => known[doubt] ?? []),
  ];
}

export function lineOf(proposal: Proposal, n: number, today: CalendarDay): string {
  return texts.line(
    n,
    whenOf(proposal, { today, withYear: true }),
    shortened(wholeTitle(proposal)),
    proposal.item,
    whyOf(proposal, today),
  );
}

/** The same without a number, the title whole. */
export function cardLine(proposal: Proposal, today: CalendarDay): string {
  const when = whenOf(proposal, { today, withYear: true });
  return texts.cardLine(when, wholeTitle(proposal), proposal.item, whyOf(proposal, today));
}

const MOST_LETTERS = 100;

/** One line of a list; the card has the whole. A mailbox is not cut off. */
function shortened(title: string): string {
  if (title.length <= MOST_LETTERS || title.includes('@')) return title;
  const head = title.slice(0, MOST_LETTERS);
  return `${head.slice(0, head.lastIndexOf(' ')).replace(/[\s,;:–—-]+$/, '')}…`;
}
