import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing, Reply } from '../../bot/outgoing.ts';
import { metricKey } from '../../domain/metric.ts';
import { samePeriod } from '../../domain/period.ts';
import type { UnitId } from '../../domain/unit.ts';
import { DEFAULT_WEEK_HOURS } from '../../domain/week-schedule.ts';
import { findBatch } from '../../storage/batch.ts';
import { listBatchMessages } from '../../storage/batch-message.ts';
import { findChannel } from '../../storage/chat.ts';
import { findImport, findLastImportChange } from '../../storage/import.ts';
import { enqueueEdit, replaceWaiting } from '../../storage/outbox-edit.ts';
import { listResultsPosts, noteResultsCorrected, saveResultsPost } from '../../storage/results-post.ts';
import type { ResultsPost } from '../../storage/results-post.ts';
import type { Context, DistrictContext } from '../context.ts';
import type { Job } from '../feature.ts';
import { EDITABLE_MS, correctionMoment, nextReminderAfter } from '../subjects/figures/results-correction.ts';
import { correctedDispute } from '../subjects/tables/import-line.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { labels } from '../texts.ts';
import { changeLines } from './change-lines.ts';
import { attached, channelMessage } from './channel-message.ts';
import type { ChannelMessage } from './channel-message.ts';
import { noteTotals } from './note-totals.ts';
import { ownCorrections, ownResults } from './own-results.ts';
import { changesBetween } from './results-facts.ts';
import { WEEK_RESULTS } from './results-run.ts';
import { readPostDetail } from './shown-post.ts';
import type { PostDetail } from './shown-post.ts';
import { screenTexts } from './screen-texts.ts';
import { texts } from './texts.ts';

/**
 * Figures changed after the results went out (a table came late, a loading was taken back): the message in the беседа is
 * put right within a day, later a correction with the difference follows. Changes in a row are one correction: the look
 * is at the quarter of an hour after the last of them. Nothing changed – nothing is said.
 */
export const correctResults: Job = {
  name: 'week-results-correction',
  title: screenTexts.correctionTitle,
  kind: WEEK_RESULTS,
  quiet: DEFAULT_WEEK_HOURS.night,
  occurrences(context, after, upTo) {
    const changedAt = findLastImportChange(context.db, context.district.id);
    if (changedAt === undefined) return [];
    const unseen = listPublished(context).filter(({ detail }) => changedAt.getTime() > detail.checkedAt);
    const owed = correctionMoment(changedAt, context.settings);
    const at = owed > after ? owed : new Date(after.getTime() + 1);
    const isWanted = unseen.some(({ post }) => at < nextReminderAfter(context, post.dueAt));
    return isWanted && at <= upTo ? [at] : [];
  },
  usefulUntil: nextReminderAfter,
  run(context) {
    const open = listPublished(context).filter(
      ({ post }) => nextReminderAfter(context, post.dueAt) > context.now,
    );
    return { messages: open.flatMap((one) => correctPublished(context, one).messages) };
  },
};

type Published = { post: ResultsPost; detail: PostDetail };

/** What stands in the беседа; results that went to the coordinators alone are looked at anew in «Сводка». */
export function listPublished({ db, district }: DistrictContext): Published[] {
  return listResultsPosts(db, district.id, 2).flatMap((post) => {
    const detail = readPostDetail(post.facts);
    return post.state !== 'published' || post.batchId === undefined || detail === undefined
      ? []
      : [{ post, detail }];
  });
}

/** `told`: what the coordinators are told, besides whoever asked for it; absent where nothing is told otherwise. */
export function correctPublished(
  context: DistrictContext & Partial<Pick<Context, 'actor'>>,
  { post, detail }: Published,
): { messages: Outgoing[]; told?: string } {
  const { db, district, now } = context;
  const message = channelMessage(context, detail.period, { asPublished: detail });
  const { loaded } = message;
  const usefulUntil = nextReminderAfter(context, post.dueAt);
  const limited = (messages: readonly Outgoing[]) => messages.map((one) => ({ ...one, usefulUntil }));
  const own = ownMessages(context, message, detail);
  const changed = changeOf(context, message, detail);
  if (changed === undefined) {
    const kept = own.length === 0 ? {} : { own: message.detail.own };
    const seen = { ...detail, ...kept, print: message.detail.print, checkedAt: now.getTime() };
    saveResultsPost(db, district.id, { ...post, facts: seen });
    return { messages: limited(own) };
  }
  const way = correctInChannel(context, { post, detail }, changed);
  // By hand they were given other words: those stay, and the figures are for whoever wrote them.
  const text = way === 'by-hand' ? detail.text : changed.whole.text;
  saveResultsPost(db, district.id, {
    ...post,
    facts: { ...message.detail, text },
  });
  if (way !== 'by-hand') {
    noteTotals(context, loaded);
    noteAct(context, screenTexts.journal.corrected(detail.period), { before: detail.text, after: text });
  }
  const b = post.batchId;
  const told = texts.corrected(detail.period, changed.forOffice, way);
  const notice = tellCoordinators(context, district.id, {
    text: told,
    ...(b !== undefined && { keyboard: inline([button(labels.correct, 'correct', { b })]) }),
  }).filter(({ to }) => to !== context.actor?.person.externalId);
  const said = way === 'said' ? inChannel(context, post, changed.alone) : [];
  return { messages: limited([...said, ...notice, ...own]), told };
}

/** `whole`: as the message in the беседа stands from now on; `alone`: what is said where it can no longer be edited. */
type Changed = { whole: Reply; alone: Reply; forOffice: readonly string[] };

/** Undefined where nothing is told otherwise than before. */
function changeOf(context: DistrictContext, message: ChannelMessage, told: PostDetail): Changed | undefined {
  const { period } = told;
  const { loaded, text, parts, detail } = message;
  const { arrived } = detail;
  if (!arrived && !told.arrived) return undefined;
  if (!arrived) {
    return {
      whole: { text: texts.takenBack(period, context.district.name) },
      alone: { text: texts.correction(period, [texts.tableTakenBack]) },
      forOffice: [texts.tableTakenBack],
    };
  }
  const whole = { text, ...attached(message) };
  // After a table that was taken back they are told anew.
  if (!told.arrived) return { whole, alone: whole, forOffice: [texts.tableIsBack] };
  const changes = changesBetween(told.facts, detail.facts);
  const linesFor = (place: 'channel' | 'private') =>
    changeLines(context, changes, { names: loaded.names, place, parts, nameLow: detail.nameLow });
  const lines = linesFor('channel');
  if (lines.length === 0) return undefined;
  return { whole, alone: { text: texts.correction(period, lines) }, forOffice: linesFor('private') };
}

/** `edited`: in place; `said`: a message of its own follows; `gone`: there is no беседа; `by-hand`: not ours to change. */
type CorrectionWay = 'edited' | 'said' | 'gone' | 'by-hand';

function correctInChannel(
  context: DistrictContext,
  { post, detail }: Published,
  { whole, alone }: Changed,
): CorrectionWay {
  const { db, district, now, random } = context;
  const { batchId } = post;
  if (batchId === undefined || findChannel(db, district.id)?.present !== true) return 'gone';
  if (findBatch(db, batchId)?.text !== detail.text) return 'by-hand';
  noteResultsCorrected(
    db,
    { districtId: district.id, batchId, title: texts.batchTitle(detail.period) },
    whole.text,
    now,
  );
  const [sent, ...more] = listBatchMessages(db, batchId);
  if (sent === undefined || more.length > 0) return 'said';
  if (replaceWaiting(db, sent.id, whole)) return 'edited';
  const isEditable = sent.sentAt !== undefined && now.getTime() - sent.sentAt.getTime() < EDITABLE_MS;
  if (!isEditable) return 'said';
  const edit = enqueueEdit(db, { edits: sent.id, reply: whole, otherwise: alone, batchId }, { now, random });
  return edit === undefined ? 'said' : 'edited';
}

function inChannel({ db, district }: DistrictContext, { batchId }: ResultsPost, reply: Reply): Outgoing[] {
  const channel = findChannel(db, district.id);
  if (channel?.present !== true) return [];
  return [{ ...reply, to: channel.peerId, lane: 'bulk', ...(batchId !== undefined && { batchId }) }];
}

/** Schools whose low figures, told in private, are others now, and those that are low only now. */
function ownMessages(
  context: DistrictContext,
  { loaded, detail: now }: ChannelMessage,
  told: PostDetail,
): Outgoing[] {
  const { figures, disputed, results } = loaded;
  const week = { period: told.period, figures, disputed };
  const isSilent = (unitId: UnitId) => wasToldOtherwise(context, loaded, unitId, told);
  const fresh = new Set(
    Object.keys(now.own)
      .map((id) => Number(id) as UnitId)
      .filter((id) => told.own[id] === undefined && !isSilent(id)),
  );
  return [
    ...ownCorrections(context, week, told.own, isSilent),
    ...(results.arrived && fresh.size > 0 ? ownResults(context, week, fresh) : []),
  ];
}

/** A figure that was put right at the school's own question: the school has heard of it. */
function wasToldOtherwise(
  { db }: DistrictContext,
  { figures, results: { period } }: ChannelMessage['loaded'],
  unitId: UnitId,
  { own }: PostDetail,
): boolean {
  return figures.some((figure) => {
    if (figure.unitId !== unitId || !samePeriod(figure.period, period)) return false;
    if (own[unitId]?.[metricKey(figure.metric)] === undefined) return false;
    const source = findImport(db, figure.importId);
    return source !== undefined && correctedDispute(source) !== undefined;
  });
}
