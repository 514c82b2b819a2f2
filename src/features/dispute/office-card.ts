import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Keyboard, Outgoing, Reply } from '../../bot/outgoing.ts';
import { shortSchoolName } from '../../domain/school-name.ts';
import type { UnitId } from '../../domain/unit.ts';
import { disputeAskedKey, findDispute, listOpenDisputes } from '../../storage/dispute.ts';
import type { StoredDispute } from '../../storage/dispute.ts';
import { findUnit, getUnit } from '../../storage/unit.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context, DistrictContext } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { momentOf } from '../moment.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { labels } from '../texts.ts';
import { claimLines, countAttached } from './claim-lines.ts';
import { metricOf, nameOf, sourceInWords, standingOf, valueOf } from './disputed-figure.ts';
import type { Standing } from './disputed-figure.ts';
import { texts } from './texts.ts';

/** A dispute with everything it takes to decide, pictures by reference. `isAnew`: it has been told of before. */
export function tellOffice(context: DistrictContext, dispute: StoredDispute, isAnew: boolean): Outgoing[] {
  const { parentId } = getUnit(context.db, dispute.unitId);
  if (parentId === undefined) return [];
  const head = texts.notice(shortNameOf(context, dispute.unitId), isAnew);
  const { text, keyboard, attachments } = disputeCard(context, dispute, head);
  return tellCoordinators(context, parentId, {
    text,
    once: `${disputeAskedKey(dispute.id)}${context.now.getTime()}`,
    ...(keyboard && { keyboard }),
    ...(attachments && { attachments }),
  });
}

/** What stands, where it stood, what the school has, and the buttons that decide. */
export function disputeCard(context: DistrictContext, dispute: StoredDispute, head: string): Reply {
  const { attachments } = dispute;
  const metric = metricOf(context, dispute.metric);
  const standing = standingOf(context, dispute);
  const seen = standing.kind === 'in-force' ? standing.figure : standing.before;
  const claim = [
    ...claimLines(metric, dispute, 'office'),
    ...(dispute.figure === undefined ? [texts.noNumber] : []),
    ...(attachments.length > 0 ? [texts.pictures(countAttached(attachments))] : []),
    ...movedOn(context, standing),
  ];
  const stood =
    seen && texts.seen(valueOf(context, seen), sourceInWords(context, seen), seen.origin === 'coordinator');
  const text = texts.card(nameOf(context, dispute), stood, claim);
  return {
    text: `${head}\n${text}`,
    keyboard: cardKeyboard(context, dispute, standing),
    ...(attachments.length > 0 && { attachments }),
  };
}

function movedOn(context: DistrictContext, standing: Standing): string[] {
  if (standing.kind === 'superseded') return [texts.superseded(valueOf(context, standing.figure))];
  return standing.kind === 'gone' ? [texts.undone] : [];
}

function cardKeyboard(context: DistrictContext, { id }: StoredDispute, standing: Standing): Keyboard {
  const others = openInDistrict(context).filter((one) => one.id !== id);
  const decide =
    standing.kind === 'in-force'
      ? [
          button(texts.accept, 'dispute-accept', { d: id }, 'positive'),
          button(texts.reject, 'dispute-reject', { d: id }),
        ]
      : [button(texts.close, 'dispute-close', { d: id }, 'primary')];
  return inline(decide, ...(others.length > 0 ? [[button(labels.disputes, 'disputes')]] : []));
}

/** The open disputes of the working schools of the district, oldest first. */
export function openInDistrict(context: Pick<DistrictContext, 'db' | 'district'>): StoredDispute[] {
  return listOpenDisputes(
    context.db,
    namedSchools(context).map(({ id }) => id),
  );
}

export function shortNameOf(context: DistrictContext, unitId: UnitId): string {
  const named = namedSchools(context).find(({ id }) => id === unitId);
  return named?.short ?? shortSchoolName(getUnit(context.db, unitId).name);
}

/** «Дегвинская · Звонят, неделя 19–25.10 (сб–пт)» */
export function headOf(context: DistrictContext, dispute: StoredDispute): string {
  return texts.of(shortNameOf(context, dispute.unitId), nameOf(context, dispute));
}

/** How a dispute ended, for whoever comes too late. */
export function overInWords(context: Context, { state, decidedAt, decidedBy }: StoredDispute): string {
  if (state === 'open') throw new Error('the dispute is open');
  const over = texts.over[state](decidedAt === undefined ? '' : momentOf(context, decidedAt));
  return decidedAt === undefined || decidedBy === undefined || decidedBy === context.actor.person.id
    ? over
    : `${over} ${alreadyDone(context, decidedBy, decidedAt)}`;
}

/** A dispute of the coordinator's own district; the number comes from a button and may be anything. */
export function findOfOffice(context: Context, id: number): StoredDispute | undefined {
  const dispute = findDispute(context.db, id);
  const unit = dispute && findUnit(context.db, dispute.unitId);
  return unit?.parentId === context.district.id ? dispute : undefined;
}

/** Runs a button of a dispute: it is of the own district and still open when `act` sees it. */
export function onOpenDispute<Args extends { d: number }>(
  schema: z.ZodType<Args>,
  act: (context: Context, dispute: StoredDispute, args: Args) => Answer,
): Command<Context>['run'] {
  return (context, { args }) => {
    const parsed = schema.safeParse(args);
    const dispute = parsed.success ? findOfOffice(context, parsed.data.d) : undefined;
    if (!parsed.success || dispute === undefined) return answer(texts.unknownHere, toList);
    if (dispute.state !== 'open') {
      return answer(`${headOf(context, dispute)}. ${overInWords(context, dispute)}`, toList);
    }
    return act(context, dispute, parsed.data);
  };
}

export const disputeArgs = z.object({ d: z.int() });

export const toList = { keyboard: inline([button(labels.disputes, 'disputes')]) };
