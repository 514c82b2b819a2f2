import { button, inline } from '../../../bot/buttons.ts';
import type { Button, Keyboard, Outgoing } from '../../../bot/outgoing.ts';
import { yearOf } from '../../../domain/calendar-day.ts';
import { getMetric } from '../../../domain/reference.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { localDayOf, localTimeOf } from '../../../domain/zone.ts';
import { findBatch, findBatchOfDistrict } from '../../../storage/batch.ts';
import { listBatchMessages } from '../../../storage/batch-message.ts';
import { findChannel } from '../../../storage/chat.ts';
import {
  disputeAskedKey,
  disputeEndedKey,
  endDispute,
  reopenClosedDispute,
} from '../../../storage/dispute.ts';
import type { StoredDispute } from '../../../storage/dispute.ts';
import { findLetter } from '../../../storage/letter.ts';
import { closeNotices } from '../../../storage/office-notice.ts';
import { cancelOutbox } from '../../../storage/outbox.ts';
import { listPeersTold } from '../../../storage/outbox-history.ts';
import type { Context, DistrictContext } from '../../context.ts';
import { todayOf, zoneOf } from '../../district-hours.ts';
import { momentOf } from '../../moment.ts';
import { officeTexts } from '../../office-texts.ts';
import { labels } from '../../texts.ts';
import { EDITABLE_MS, correctionMoment, nextReminderAfter } from '../figures/results-correction.ts';
import { actTexts } from '../office/act-texts.ts';
import { noteAct } from '../office/journal.ts';
import { allNamedSchools } from '../schools/district-schools.ts';
import { tellSchool } from '../schools/tell-school.ts';
import { usesOf } from './figure-uses.ts';
import type { FigureUses, UsedResults } from './figure-uses.ts';
import { reopenDuties } from './reopen-duties.ts';
import { reachTexts as texts } from './reach-texts.ts';

/** What is told with the answer to an act that changed figures: a line for each kind of use, and what can be done. */
export type Reach = { lines: string[]; rows: Button[][]; notices: Outgoing[] };

/** The context of a coordinator, or of a job that nobody stands behind. */
type Acting = DistrictContext & Partial<Pick<Context, 'actor'>>;

/**
 * Runs what changes figures – writes a loading, undoes one, settles a doubt – and follows it to everything that used
 * them: the weeks in the беседа, letters, questions of schools, duties that a figure fulfilled. To be called inside the
 * shell's transaction, once for an act.
 */
export function followChange<T>(context: Acting, act: () => T): { done: T; reach: Reach } {
  const before = usesOf(context);
  const done = act();
  return { done, reach: reachOf(context, before, usesOf(context)) };
}

/** The buttons of an answer with those of what it reached above them; a label stands once. */
export function withReach({ rows }: Reach, { rows: own }: Keyboard): Keyboard {
  const known = new Set(own.flat().map(({ label }) => label));
  const more = rows.map((row) => row.filter(({ label }) => !known.has(label)));
  return inline(...more.filter((row) => row.length > 0), ...own);
}

function reachOf(context: Acting, before: FigureUses, after: FigureUses): Reach {
  const parts = [
    ofResults(context, before, after),
    ofLetters(context, before, after),
    ofBroadcasts(context, before, after),
    ofDisputes(context, before, after),
    reopenDuties(context, before.duties, after.duties),
  ];
  return {
    lines: parts.flatMap(({ lines }) => lines),
    rows: parts.flatMap(({ rows }) => rows).filter((row) => row.length > 0),
    notices: parts.flatMap(({ notices }) => notices),
  };
}

const NOTHING: Reach = { lines: [], rows: [], notices: [] };

/** The newest week whose figures are others now; the job of the week's results corrects it (features/week-results). */
function ofResults(context: Acting, before: FigureUses, after: FigureUses): Reach {
  const changed = after.results.find(({ post, print }) =>
    before.results.some((one) => one.post.weekTo === post.weekTo && one.print !== print),
  );
  if (changed === undefined) return NOTHING;
  const { post, period } = changed;
  if (changed.holds) return { ...NOTHING, lines: [texts.resultsHold(period)] };
  const at = correctionMoment(context.now, context.settings);
  const way = wayOf(context, changed, at);
  if (way === 'edited' || way === 'said') {
    const row = [button(texts.correctNow, 'week-results-now', { w: post.weekTo })];
    return { lines: [texts.results[way](period, inWords(context, at))], rows: [row], notices: [] };
  }
  const row = way === 'gone' ? [] : [button(texts.correctResults, 'correct', { b: post.batchId })];
  return { lines: [texts.results[way](period)], rows: [row], notices: [] };
}

function wayOf(
  context: DistrictContext,
  { post, text }: UsedResults,
  at: Date,
): keyof (typeof texts)['results'] {
  const { db, district } = context;
  if (findChannel(db, district.id)?.present !== true || post.batchId === undefined) return 'gone';
  if (findBatch(db, post.batchId)?.text !== text) return 'by-hand';
  if (at >= nextReminderAfter(context, post.dueAt)) return 'past';
  const [sent, ...more] = listBatchMessages(db, post.batchId);
  const isEditable =
    sent !== undefined &&
    more.length === 0 &&
    (sent.sentAt === undefined || at.getTime() - sent.sentAt.getTime() < EDITABLE_MS);
  return isEditable ? 'edited' : 'said';
}

function ofLetters(context: Acting, before: FigureUses, after: FigureUses): Reach {
  const { db, district } = context;
  const outdated = [...after.letters].flatMap(([id, unitIds]) => {
    const known = before.letters.get(id) ?? [];
    const letter = unitIds.some((unitId) => !known.includes(unitId))
      ? findLetter(db, district.id, id)
      : undefined;
    return letter === undefined ? [] : [{ letter, unitIds }];
  });
  const [one, ...others] = outdated;
  if (one === undefined) {
    const holds = [...before.letters.keys()].filter((id) => !after.letters.has(id));
    const [letter] = holds.flatMap((id) => findLetter(db, district.id, id) ?? []);
    return letter === undefined ? NOTHING : { ...NOTHING, lines: [texts.letterHolds(letter.subject)] };
  }
  if (others.length > 0) {
    const sent = outdated.filter(({ letter }) => letter.sent !== undefined).length;
    const row = [button(texts.allLetters, 'letters')];
    return { lines: [texts.letters(outdated.length, sent)], rows: [row], notices: [] };
  }
  const { letter, unitIds } = one;
  const when = {
    made: momentOf(context, letter.createdAt),
    sent: letter.sent && momentOf(context, letter.sent.at),
  };
  const row = [
    ...(letter.sent === undefined
      ? []
      : [button(texts.correctLetter, 'correct', { b: letter.sent.batchId })]),
    button(texts.letterAgain, 'letter-again', { l: letter.id }),
  ];
  return {
    lines: [texts.letter(letter.subject, when, namesOf(context, unitIds))],
    rows: [row],
    notices: [],
  };
}

function ofBroadcasts(context: Acting, before: FigureUses, after: FigureUses): Reach {
  const { db, district } = context;
  const find = (id: number) => findBatchOfDistrict(db, district.id, id) ?? [];
  const outdated = [...after.broadcasts].flatMap(([id, unitIds]) => {
    const known = before.broadcasts.get(id) ?? [];
    const isNewly = unitIds.some((unitId) => !known.includes(unitId));
    return isNewly ? [find(id)].flat().map((batch) => ({ batch, unitIds })) : [];
  });
  const [one, ...others] = outdated;
  if (one === undefined) {
    const holds = [...before.broadcasts.keys()].filter((id) => !after.broadcasts.has(id));
    const [batch] = holds.flatMap(find);
    return batch === undefined ? NOTHING : { ...NOTHING, lines: [texts.broadcastHolds(batch.title)] };
  }
  if (others.length > 0) {
    const row = [button(texts.allBroadcasts, 'batches')];
    return { lines: [texts.broadcasts(outdated.length)], rows: [row], notices: [] };
  }
  const { batch, unitIds } = one;
  const line = texts.broadcast(batch.title, momentOf(context, batch.createdAt), namesOf(context, unitIds));
  const row = [button(texts.correctBroadcast, 'correct', { b: batch.id })];
  return { lines: [line], rows: [row], notices: [] };
}

/**
 * A question about a figure that is gone is closed with a word to the school, or opens again where the figure is back
 * before that word went; about a figure that is another one it waits for a decision.
 */
function ofDisputes(context: Acting, before: FigureUses, after: FigureUses): Reach {
  const newly = (standing: 'gone' | 'superseded') =>
    after.disputes.flatMap((now) => {
      const was = before.disputes.find(({ dispute }) => dispute.id === now.dispute.id);
      return now.standing === standing && was?.standing !== standing ? [now.dispute] : [];
    });
  const gone = newly('gone').map((dispute) => ({ dispute, notices: closeGone(context, dispute) }));
  const [first] = gone;
  const superseded = newly('superseded');
  const back = after.back.filter((dispute) => reopen(context, dispute));
  const lineOf = (
    disputes: readonly StoredDispute[],
    one: (name: string) => string,
    several: (schools: readonly string[]) => string,
  ) => {
    const [only, ...others] = disputes;
    if (only === undefined) return [];
    const schools = namesOf(context, [...new Set(disputes.map(({ unitId }) => unitId))]);
    return [others.length === 0 ? one(disputeName(context, only)) : several(schools)];
  };
  const lines = [
    ...lineOf(
      gone.map(({ dispute }) => dispute),
      (name) => texts.closed(name, toldWhen(context, first?.notices ?? [])),
      (schools) => texts.closedSeveral(schools, gone.length),
    ),
    ...lineOf(back, texts.back, texts.backSeveral),
    ...lineOf(superseded, texts.superseded, texts.supersededSeveral),
  ];
  return {
    // One line, so that no answer grows past a line for each kind of use.
    lines: lines.length === 0 ? [] : [lines.join(' ')],
    rows: back.length + superseded.length === 0 ? [] : [[button(labels.disputes, 'disputes')]],
    notices: gone.flatMap(({ notices }) => notices),
  };
}

/** Once a school was told that its question is closed, it is. */
function reopen(context: Acting, dispute: StoredDispute): boolean {
  const { db } = context;
  cancelOutbox(db, goneKey(dispute));
  if (listPeersTold(db, disputeEndedKey(dispute.id)).length > 0) return false;
  if (!reopenClosedDispute(db, dispute)) return false;
  noteAct(context, texts.journal.back(disputeName(context, dispute)));
  return true;
}

/** What the keys of the word that a figure is gone begin with. */
function goneKey({ id, decidedAt }: Pick<StoredDispute, 'id' | 'decidedAt'>): string {
  return `${disputeEndedKey(id)}gone/${decidedAt?.getTime() ?? 0}`;
}

function closeGone(context: Acting, dispute: StoredDispute): Outgoing[] {
  const { db, now, actor } = context;
  if (!endDispute(db, dispute, { state: 'closed', by: actor?.person.id }, now)) return [];
  noteAct(context, actTexts.disputeClosed(disputeName(context, dispute)));
  cancelOutbox(db, disputeAskedKey(dispute.id));
  closeNotices(db, disputeAskedKey(dispute.id), now);
  const message = {
    text: texts.closedForSchool(figureName(context, dispute), dispute.attachments.length > 0),
    keyboard: inline([button(labels.figures, 'figures')]),
    once: goneKey({ ...dispute, decidedAt: now }),
    from: correctionMoment(now, context.settings),
  };
  const { unitId, personId } = dispute;
  const asked = tellSchool(context, unitId, { ...message, only: (id) => id === personId });
  return asked.length > 0 ? asked : tellSchool(context, unitId, message);
}

function toldWhen(context: DistrictContext, notices: readonly Outgoing[]): string {
  const [first] = notices;
  if (first === undefined) return texts.toldNobody;
  const { notBefore = context.now } = first;
  return notBefore > context.now ? texts.toldLater(inWords(context, notBefore)) : texts.told;
}

/** «Звонят, неделя 19–25.10 (сб–пт)» */
export function figureName(
  context: DistrictContext,
  { metric, period }: Pick<StoredDispute, 'metric' | 'period'>,
): string {
  const { label } = getMetric(context.reference, metric).version;
  return `${label}, ${officeTexts.period(period, yearOf(todayOf(context)))}`;
}

function disputeName(context: DistrictContext, dispute: StoredDispute): string {
  const [school] = namesOf(context, [dispute.unitId]);
  return `${school ?? ''} · ${figureName(context, dispute)}`;
}

function namesOf(context: DistrictContext, unitIds: readonly UnitId[]): string[] {
  return allNamedSchools(context).flatMap(({ id, short }) => (unitIds.includes(id) ? [short] : []));
}

/** «в 21:15», on another day «26.10 09:00». */
function inWords(context: DistrictContext, at: Date): string {
  const zone = zoneOf(context.settings);
  return localDayOf(at, zone) === todayOf(context) ? texts.at(localTimeOf(at, zone)) : momentOf(context, at);
}
