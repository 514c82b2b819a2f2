import type { Context } from '../context.ts';
import { audienceInWords, isToAll } from '../subjects/batches/audience-words.ts';
import { resolveAudience } from '../subjects/batches/audience.ts';
import type { Reached, Recipient } from '../subjects/batches/audience.ts';
import type { Audience } from '../subjects/batches/batch-spec.ts';
import { unknownVariablesOf } from '../subjects/batches/batch-text.ts';
import { batchTexts } from '../subjects/batches/batch-texts.ts';
import type { Lack } from '../subjects/batches/batch-texts.ts';
import { WEEKLY_BUDGET } from '../subjects/batches/bother.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { sendingTime } from './compose.ts';
import type { Composed } from './compose.ts';
import { momentParts } from './moments.ts';
import { texts } from './texts.ts';

/** Who gets it, who does not and why, what goes with it and when: no line without something to say. */
export function previewLines(
  context: Context,
  draft: BroadcastDraft & { text: string },
  composed: Composed,
): string[] {
  const { reached, addressed, open, tired, spared } = composed;
  const { audience } = draft;
  const closed = addressed.filter(({ isOpen }) => !isOpen);
  const unknown = unknownVariablesOf(draft.text);
  const isPlain = isToAll(audience) && audience.except === undefined;
  const others = addressed.filter(({ isOther }) => isOther);
  return [
    recipientsLine(draft, composed),
    ...(isPlain ? [] : [texts.whom(audienceInWords(context, audience))]),
    ...missingLines(context, audience, reached),
    ...(closed.length > 0 ? [texts.unreachable(schoolsOf(closed))] : []),
    ...(reached.withoutFigure.length > 0
      ? [texts.withoutFigure(reached.withoutFigure.map(({ short }) => short))]
      : []),
    ...lackLines(composed),
    ...(others.length > 0 ? [texts.otherWording(schoolsOf(others))] : []),
    ...(unknown.length > 0 ? [texts.unknownVariables(unknown)] : []),
    ...(spared.length > 0 ? [texts.spared(spared.length)] : []),
    ...(tired.size > 0 && spared.length === 0 ? [texts.tired(tired.size, WEEKLY_BUDGET)] : []),
    ...extras(draft),
    ...(open.length > 0 ? [whenInWords(context, draft.at)] : []),
  ];
}

/** A school without a director in the bot may have an ответственный there. */
function missingLines(context: Context, audience: Audience, { missing }: Reached): string[] {
  if (audience.absent === 1 || missing.length === 0) return [];
  const nobody = new Set(resolveAudience(context, { ...audience, more: 1 }).missing.map(({ id }) => id));
  const namesOf = (isNobody: boolean) =>
    missing.filter(({ id }) => nobody.has(id) === isNobody).map(({ short }) => short);
  const responsible = namesOf(false);
  return [
    ...(nobody.size > 0 ? [texts.notConnected(namesOf(true))] : []),
    ...(responsible.length > 0 ? [texts.onlyResponsible(responsible)] : []),
  ];
}

function extras({ critical, ack, attachments = [] }: BroadcastDraft): string[] {
  const said = [
    ...(attachments.length > 0 ? [texts.attachments(attachments.length)] : []),
    ...(ack === 1 ? [texts.asksAck] : []),
    ...(critical === 1 ? [texts.critical] : []),
  ];
  return said.length === 0 ? [] : [said.join(' ')];
}

function recipientsLine({ audience }: BroadcastDraft, { reached, addressed, open }: Composed): string {
  if (audience.absent === 1) {
    return reached.schools.length === 0
      ? texts.nobodyFits
      : texts.absent(reached.schools.map(({ short }) => short));
  }
  if (reached.schools.length === 0) return texts.nobodyFits;
  if (reached.people.length === 0) return texts.nobodyOfThem;
  if (open.length === 0 || addressed.length === 0) return texts.nobodyGets;
  const schools = new Set(open.flatMap((one) => one.schools.map(({ id }) => id)));
  return texts.recipients(
    open.length,
    audience.more === 1 ? 'all' : 'directors',
    schools.size,
    reached.schools.length,
  );
}

/** One line a reason. */
function lackLines({ lacking }: Composed): string[] {
  const byReason = new Map<Lack, Set<string>>();
  for (const { lack, school } of lacking.flatMap(({ lacks }) => lacks)) {
    byReason.set(lack, (byReason.get(lack) ?? new Set()).add(school.short));
  }
  return [...byReason].map(([lack, names]) => texts.lacking(batchTexts.lacks[lack], [...names]));
}

function schoolsOf(people: readonly Pick<Recipient, 'schools'>[]): string[] {
  return [...new Set(people.flatMap(({ schools }) => schools.map(({ short }) => short)))];
}

function whenInWords(context: Context, chosen: number | undefined): string {
  const { at, isChosen, isMoved } = sendingTime(context, chosen);
  const when = momentParts(context, at);
  if (isMoved) return texts.plannedMoved(when);
  if (isChosen) return texts.plannedAt(when);
  return chosen === undefined ? texts.atOnce : texts.pastTime;
}
