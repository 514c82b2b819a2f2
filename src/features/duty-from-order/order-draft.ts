import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import type { CalendarDay, Weekday } from '../../domain/calendar-day.ts';
import type { Evidence } from '../../domain/duty.ts';
import type { ProposedDuty } from '../../domain/order-text/proposed-duty.ts';
import { readOrderText } from '../../domain/order-text/read-order-text.ts';
import { listDuties } from '../../storage/duty.ts';
import {
  cancelStagedOrders,
  findStagedFile,
  insertStagedFile,
  saveStagedContents,
} from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { shortHash } from '../short-hash.ts';
import { findPersonName } from '../../domain/person-name.ts';
import type { StagedText } from './reading-task.ts';
import { texts } from './texts.ts';

const calendarDay = z.string().transform((text, context) => {
  const day = parseCalendarDay(text);
  if (day === undefined) context.addIssue({ code: 'custom', message: 'no such day' });
  return (day ?? '') as CalendarDay;
});

const proposal = z.object({
  item: z.string().optional(),
  title: z.string(),
  kind: z.enum(['dated', 'soon', 'standing', 'weekly']),
  dueOn: calendarDay.optional(),
  weekday: z
    .custom<Weekday>((value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 7)
    .optional(),
  evidence: z.custom<Evidence>((value) => typeof value === 'object' && value !== null && 'kind' in value),
  addressee: z.enum(['schools', 'others']),
  mailbox: z.string().optional(),
  mark: z.string().optional(),
  doubts: z.array(z.string()),
  words: z.string(),
  isOn: z.boolean(),
});
export type Proposal = z.infer<typeof proposal>;

const orderDraft = z.object({ kind: z.literal('order'), basis: z.string(), proposals: z.array(proposal) });
export type OrderDraft = z.infer<typeof orderDraft>;

const KEPT_MS = 24 * 60 * 60_000;
const MOST_PROPOSALS = 40;

/** A place for an order that is about to be read. */
export function stageOrder({ db, now, district, actor }: Context, name: string): number {
  const expiresAt = new Date(now.getTime() + KEPT_MS);
  const contents: StagedText = { kind: 'order-text', text: '' };
  const file = { districtId: district.id, personId: actor.person.id, name, expiresAt, contents };
  return insertStagedFile(db, file, now);
}

/** Takes the text apart and keeps what is proposed, without the text; undefined where it asks for nothing. */
export function draftFromText(context: Context, stagedId: number, text: string): OrderDraft | undefined {
  const today = todayOf(context);
  const found = readOrderText(text, { readOn: today, calendar: context.reference.calendar });
  if (found.duties.length === 0) return undefined;
  const basis = texts.basis(found);
  const known = new Set(listDuties(context.db, context.district.id).map((duty) => duty.basis));
  const draft: OrderDraft = {
    kind: 'order',
    basis,
    proposals: found.duties.slice(0, MOST_PROPOSALS).map((duty) => {
      const proposed = toProposal(duty, today);
      return duty.item !== undefined && known.has(`${basis}, ${duty.item}`)
        ? { ...proposed, isOn: false, doubts: ['exists'] }
        : proposed;
    }),
  };
  // One order at a time: what was proposed from another one and not decided on goes.
  cancelStagedOrders(context.db, context.actor.person.id, stagedId);
  saveStagedContents(context.db, stagedId, draft, undefined);
  return draft;
}

/** Duties of others, of some schools only, and days that are over are proposed switched off. A sentence that names somebody is not kept. */
function toProposal(duty: ProposedDuty, today: CalendarDay): Proposal {
  const isPast = duty.dueOn !== undefined && duty.dueOn < today;
  const isNamed = findPersonName(duty.words) !== undefined;
  return {
    ...duty,
    title: withoutName(duty.title),
    doubts: [...duty.doubts],
    words: isNamed ? '' : duty.words,
    isOn: duty.addressee === 'schools' && !duty.doubts.includes('some-schools') && !isPast,
  };
}

/** What the simple check of the reading did not see. */
function withoutName(title: string): string {
  const name = findPersonName(title);
  return name === undefined ? title : title.replace(name, '').replace(/\s+/g, ' ').trim();
}

/** An order of the actor's own that waits for a decision, or the sentence that says why there is none. */
export function findOwnOrder(
  context: Context,
  stagedId: number,
): { file: StagedFile; draft: OrderDraft } | { over: string } {
  const file = findStagedFile(context.db, stagedId);
  // The number comes from a button's payload: another's order is treated as one that never was.
  if (file?.districtId !== context.district.id || file.personId !== context.actor.person.id)
    return { over: texts.over.gone };
  if (file.state !== 'awaited' && file.state !== 'staged') {
    return {
      over:
        file.state === 'written'
          ? texts.over.written
          : file.state === 'cancelled'
            ? texts.over.cancelled
            : texts.over.gone,
    };
  }
  if (file.expiresAt <= context.now) return { over: texts.over.gone };
  const draft = orderDraft.safeParse(file.contents);
  return draft.success ? { file, draft: draft.data } : { over: texts.over.gone };
}

export function saveDraft(context: Context, stagedId: number, draft: OrderDraft): void {
  saveStagedContents(context.db, stagedId, draft, undefined);
}

/** The draft with one proposal changed; undefined where it has none of this number. */
export function withChange(
  draft: OrderDraft,
  n: number,
  change: (proposal: Proposal) => Proposal,
): OrderDraft | undefined {
  const own = draft.proposals[n];
  if (own === undefined) return undefined;
  return { ...draft, proposals: draft.proposals.map((one, index) => (index === n ? change(own) : one)) };
}

/** What a button to save was shown with: another list of as many is another one. */
export function versionOf(draft: OrderDraft): string {
  // As the database gives it back: the same draft before it was kept may have its keys in another order.
  return shortHash(JSON.stringify(proposal.array().parse(chosenOf(draft))));
}

export function chosenOf(draft: OrderDraft): Proposal[] {
  return draft.proposals.filter(({ isOn }) => isOn);
}
