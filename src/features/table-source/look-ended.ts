import { nextLook } from '../../domain/source-schedule.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import { addressOf } from '../../domain/table-source.ts';
import type { SourceTrouble } from '../../domain/table-source.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { listCoordinatorPeers } from '../../storage/held-binding.ts';
import { listSourceFiles, saveSourceFile } from '../../storage/source-file.ts';
import type { SourceFile } from '../../storage/source-file.ts';
import {
  endWait,
  findWait,
  isOpenWait,
  markHanded,
  markTold,
  saveLook,
  setNextLook,
} from '../../storage/source-wait.ts';
import type { SourceWait } from '../../storage/source-wait.ts';
import { endStagedFile, findStagedFile, listStagedOfWait } from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import { findSource } from '../../storage/table-source.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import type { DistrictContext } from '../context.ts';
import { deadlineHoursOf, weekScheduleOf } from '../district-hours.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { tableOf } from '../subjects/tables/staged-table.ts';
import { settleWait } from './ask-look.ts';
import { candidateOf, decide, mostOursFirst } from './decide-table.ts';
import type { Decision } from './decide-table.ts';
import { handedNotice, writtenNotice } from './found-words.ts';
import { lookParams, lookResult } from './look-task.ts';
import { overdueNotice } from './missing-notice.ts';
import { hasArrived } from './rounds.ts';
import { lookedText, toSource, troubleText } from './source-words.ts';
import { texts } from './texts.ts';

/** A trouble of this length is told of: one that passes by itself is nobody's concern. */
const LASTING_MS = 3 * 60 * 60_000;
/** A service that asks to be left alone for longer is asked again all the same. */
const LONGEST_RETRY_MS = 3 * 60 * 60_000;
/** As after the longest of its pauses. */
const MANY_LOOKS = 99;
/** A file that is still being written is looked at again soon. */
const SOON_MS = 5 * 60_000;

/** A look ended: a table is written or handed over, a trouble noted; whoever asked for the look hears of it. */
export function lookEnded(context: DistrictContext, params: unknown, result: unknown): Outgoing[] {
  const { db, now, district } = context;
  const { sourceId, waitId, askedBy } = lookParams.parse(params);
  const looked = lookResult.parse(result);
  const source = findSource(db, sourceId);
  const wait = findWait(db, waitId);
  if (source?.districtId !== district.id || wait?.sourceId !== sourceId) return [];
  const found = foundOf(context, source);
  if (source.state !== 'on' || looked.outcome === 'gone' || looked.outcome === 'off') {
    for (const { file } of found) endStagedFile(db, file.id, 'cancelled');
    const isAsked = askedBy !== undefined && looked.outcome === 'off';
    return isAsked ? [{ to: askedBy, lane: 'reply', text: texts.off }] : [];
  }
  const outcome =
    looked.outcome === 'looked'
      ? { files: looked.files }
      : { trouble: looked.outcome === 'broken' ? ('broken' as const) : looked.trouble };
  saveLook(db, wait, outcome, now);
  if (looked.outcome === 'trouble') comeLater(context, waitId, looked.retryAfterMs);
  const taken =
    'trouble' in outcome
      ? lasting(context, source, wait, outcome.trouble)
      : take(context, source, wait, found, looked.outcome === 'looked' && looked.soon === true);
  const isSeen = taken.length > 0 || 'trouble' in outcome;
  const said = isSeen ? taken : overdueNotice(context, source, waitId);
  if (said.length > 0 || askedBy === undefined) return said;
  const isStill = listCoordinatorPeers(db, district.id).includes(askedBy);
  return isStill ? [{ to: askedBy, lane: 'reply', ...lookedText(context, source, waitId) }] : [];
}

type FoundFile = { known: SourceFile; file: StagedFile };

/** What the look staged and nobody has decided on. */
function foundOf({ db }: DistrictContext, source: StoredSource): FoundFile[] {
  return listSourceFiles(db, source.id).flatMap((known) => {
    if (known.stagedId === undefined || known.takenIn !== undefined) return [];
    const file = findStagedFile(db, known.stagedId);
    return file?.state === 'staged' ? [{ known, file }] : [];
  });
}

/** A service that named its time is not asked before it. */
function comeLater({ db, now }: DistrictContext, waitId: number, retryAfterMs: number | undefined): void {
  const wait = findWait(db, waitId);
  if (retryAfterMs === undefined || wait?.nextLookAt === undefined || !isOpenWait(wait)) return;
  const soonest = new Date(now.getTime() + Math.min(retryAfterMs, LONGEST_RETRY_MS));
  if (wait.nextLookAt < soonest && soonest < wait.endsAt) setNextLook(db, waitId, soonest);
}

function lasting(
  context: DistrictContext,
  source: StoredSource,
  { id }: SourceWait,
  trouble: SourceTrouble,
): Outgoing[] {
  const { db, now, district, settings } = context;
  const wait = findWait(db, id);
  if (wait?.troubleSince === undefined || !isOpenWait(wait)) return [];
  // What may pass by the morning is not told in the morning.
  const { quiet, zone } = deadlineHoursOf(settings);
  if (notInQuietHours(now, quiet, zone) > now) return [];
  const isTold = wait.troubleToldAt !== undefined || wait.missingToldAt !== undefined;
  if (isTold || now.getTime() - wait.troubleSince.getTime() < LASTING_MS) return [];
  markTold(db, id, 'trouble', now);
  return tellCoordinators(context, district.id, {
    text: troubleText(context, source, wait, trouble),
    keyboard: toSource,
    once: `table-source/${id}/trouble`,
  });
}

function take(
  context: DistrictContext,
  source: StoredSource,
  wait: SourceWait,
  found: readonly FoundFile[],
  isSoon: boolean,
): Outgoing[] {
  const { db, now } = context;
  // Written meanwhile, by us or by hand.
  if (!isOpenWait(wait) || hasArrived(context, source, wait)) {
    for (const { file } of found) endStagedFile(db, file.id, 'superseded');
    if (isOpenWait(wait)) settleWait(context, wait, 'arrived');
    return [];
  }
  const decisions = decideAll(context, source, wait, found);
  const isWritten = decisions.some(({ kind }) => kind === 'written');
  const isHanded = decisions.some(({ kind }) => kind === 'handed');
  if (isWritten) endWait(db, wait.id, 'written');
  else if (isHanded) markHanded(db, wait.id);
  if (!isWritten && isSoon) {
    const soon = new Date(now.getTime() + SOON_MS);
    const planned = findWait(db, wait.id)?.nextLookAt;
    if (soon < (planned ?? wait.endsAt)) setNextLook(db, wait.id, soon);
  } else if (!isWritten && isHanded) {
    // There is something to decide on: a better one is looked for without haste.
    setNextLook(db, wait.id, lookAgainAt(context, source, wait, MANY_LOOKS));
  }
  return decisions.flatMap((decision) => {
    if (decision.kind === 'written') return writtenNotice(context, source, wait, decision);
    return decision.kind === 'handed' ? handedNotice(context, source, wait, decision) : [];
  });
}

function decideAll(
  context: DistrictContext,
  source: StoredSource,
  wait: SourceWait,
  found: readonly FoundFile[],
): Decision[] {
  const { db, now } = context;
  const older = listStagedOfWait(db, wait.id).filter((id) => found.every(({ file }) => file.id !== id));
  const tables = found.flatMap(({ known, file }) => {
    const table = tableOf(file);
    return table === undefined ? [] : [{ known, candidate: candidateOf(context, file, table) }];
  });
  const decisions: Decision[] = [];
  for (const { known, candidate } of tables.toSorted((a, b) => mostOursFirst(a.candidate, b.candidate))) {
    const isSecond = decisions.some(({ kind }) => kind === 'written');
    const decision = decide(context, candidate, { wait, isSecond });
    const stagedId = decision.kind === 'handed' ? candidate.file.id : undefined;
    const verdict = decision.kind === 'not-ours' ? 'not-ours' : known.verdict;
    saveSourceFile(db, source.id, { ...known, verdict, takenIn: wait.id, stagedId }, now);
    decisions.push(decision);
  }
  // What was handed over by an earlier look is older than this.
  const isNewer = decisions.some(({ kind }) => kind === 'written' || kind === 'handed');
  if (isNewer) for (const stagedId of older) endStagedFile(db, stagedId, 'superseded');
  return decisions;
}

function lookAgainAt(
  { now, settings }: DistrictContext,
  { awaits, source }: StoredSource,
  { endsAt }: SourceWait,
  looks: number,
): Date | undefined {
  return nextLook({ of: awaits, looks, at: now, endsAt, seed: addressOf(source) }, weekScheduleOf(settings));
}
