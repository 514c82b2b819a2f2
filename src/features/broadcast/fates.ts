import type { UnitId } from '../../domain/unit.ts';
import type { Batch } from '../../storage/batch.ts';
import { listBatchMessages } from '../../storage/batch-message.ts';
import type { BatchMessage } from '../../storage/batch-message.ts';
import { listBatchRecipients } from '../../storage/batch-recipient.ts';
import type { BatchRecipient } from '../../storage/batch-recipient.ts';
import { findChannel } from '../../storage/chat.ts';
import { STOPPED } from '../../storage/outbox-batch.ts';
import { listSchoolPeople } from '../../storage/held-binding.ts';
import type { Context } from '../context.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import { fateTexts as texts } from './fate-texts.ts';

/**
 * What became of a batch for one recipient. `acknowledged`: sent, and «Ознакомлен(а)» was pressed; `left-out`: no
 * message was made for them, the recipient says why; `planned`: no message is made yet; `absent`: nobody of the school is in the bot.
 */
export type Fate =
  | ('planned' | 'waiting' | 'sent' | 'acknowledged' | 'uncertain')
  | ('failed' | 'expired' | 'stopped' | 'left-out' | 'absent');

export type RecipientFate = {
  /** «Дегвинская», «Дегвинская (ответственный)», «беседа района» */
  name: string;
  fate: Fate;
  /** What the outbox keeps of a failure. */
  failure: string | undefined;
  peerId: number | undefined;
  unitIds: readonly UnitId[];
  recipient: BatchRecipient | undefined;
  /** The newest attempt, 0 the first. */
  attempt: number;
};

/** Of the parts of one text the worst tells what became of it. */
const WORST_FIRST: readonly Fate[] = ['failed', 'stopped', 'expired', 'uncertain', 'waiting', 'sent'];
/** VK's refusals of a page that is not there any more: nobody reads a mention of it. */
const PAGE_GONE: ReadonlySet<string> = new Set([18, 37, 104, 113, 936, 3610].map((code) => `person:${code}`));
const ATTEMPT = /\/r(\d+)(?:#\d+)?$/;

/** Everybody a batch is for, in their order: as they were counted, and whoever else has a message of it. */
export function fatesOf(context: Context, batch: Batch): RecipientFate[] {
  const byPeer = new Map<number, BatchMessage[]>();
  for (const message of listBatchMessages(context.db, batch.id)) {
    byPeer.set(message.peerId, [...(byPeer.get(message.peerId) ?? []), message]);
  }
  const nameOf = namer(context);
  const recipients = listBatchRecipients(context.db, batch.id);
  const known = recipients.map((recipient): RecipientFate => {
    const peerId = recipient.person?.peerId;
    const messages = peerId === undefined ? [] : (byPeer.get(peerId) ?? []);
    const newest = newestOf(messages);
    return {
      name: nameOf(peerId, recipient.unitIds),
      ...fateOf(batch, recipient, newest.messages),
      peerId,
      unitIds: recipient.unitIds,
      recipient,
      attempt: newest.attempt,
    };
  });
  const named = new Set(known.flatMap(({ peerId }) => peerId ?? []));
  const others = [...byPeer]
    .filter(([peerId]) => !named.has(peerId))
    .map(([peerId, messages]): RecipientFate => {
      const newest = newestOf(messages);
      return {
        name: nameOf(peerId, []),
        ...worstOf(newest.messages),
        peerId,
        unitIds: [],
        recipient: undefined,
        attempt: newest.attempt,
      };
    });
  return [...known, ...others];
}

/** A correction counts where nothing else was sent: it then took the place of the first message. */
function newestOf(all: readonly BatchMessage[]): { messages: BatchMessage[]; attempt: number } {
  const own = all.filter(({ isCorrection }) => !isCorrection);
  const messages = own.length > 0 ? own : all;
  const attemptOf = ({ key }: BatchMessage) => Number(ATTEMPT.exec(key ?? '')?.[1] ?? 0);
  const attempt = Math.max(0, ...messages.map(attemptOf));
  return { messages: messages.filter((one) => attemptOf(one) === attempt), attempt };
}

function fateOf(
  batch: Batch,
  { person, acknowledgedAt, leftOut }: BatchRecipient,
  messages: readonly BatchMessage[],
): { fate: Fate; failure: string | undefined } {
  const plain = (fate: Fate) => ({ fate, failure: undefined });
  if (leftOut !== undefined) return plain('left-out');
  if (person === undefined) return plain('absent');
  if (acknowledgedAt !== undefined) return plain('acknowledged');
  if (messages.length > 0) return worstOf(messages);
  return plain(batch.state === 'planned' || batch.state === 'awaits' ? 'planned' : 'stopped');
}

function worstOf(messages: readonly BatchMessage[]): { fate: Fate; failure: string | undefined } {
  const fates = messages.map((one) => ({ fate: fateOfMessage(one), failure: one.failure }));
  for (const fate of WORST_FIRST) {
    const found = fates.find((one) => one.fate === fate);
    if (found !== undefined) return found;
  }
  return { fate: 'waiting', failure: undefined };
}

function fateOfMessage({ state, failure }: BatchMessage): Fate {
  switch (state) {
    case 'waiting':
    case 'sending':
      return 'waiting';
    case 'expired':
      return failure === STOPPED ? 'stopped' : 'expired';
    case 'sent':
    case 'failed':
    case 'uncertain':
      return state;
  }
}

/** Names for people by their schools; who has left is named by the schools the batch was about. */
function namer(context: Context): (peerId: number | undefined, unitIds: readonly UnitId[]) => string {
  const schools = new Map(allNamedSchools(context).map((school) => [school.id, school.short]));
  const channel = findChannel(context.db, context.district.id)?.peerId;
  const held = new Map<number, { units: Set<UnitId>; isDirector: boolean }>();
  for (const { externalId, unitId, role } of listSchoolPeople(context.db, context.district.id)) {
    const one = held.get(externalId) ?? { units: new Set(), isDirector: false };
    one.units.add(unitId);
    one.isDirector ||= role === 'director';
    held.set(externalId, one);
  }
  return (peerId, unitIds) => {
    if (peerId !== undefined && peerId === channel) return texts.channel;
    const person = peerId === undefined ? undefined : held.get(peerId);
    const units = unitIds.length > 0 ? unitIds : [...(person?.units ?? [])];
    const names = units.flatMap((id) => schools.get(id) ?? []).join(', ');
    if (names === '') return texts.left;
    return person === undefined || person.isDirector || peerId === undefined
      ? names
      : texts.responsible(names);
  };
}

/** Whoever closed the bot's messages, and can be called by a mention. */
export function isClosed(one: RecipientFate): one is RecipientFate & { peerId: number } {
  const { fate, failure, peerId } = one;
  const isTheirs = failure?.startsWith('person') === true && !PAGE_GONE.has(failure);
  return fate === 'failed' && isTheirs && peerId !== undefined;
}

/** The schools of which nobody has it or may still get it. */
export function unreachedSchools(context: Context, fates: readonly RecipientFate[]) {
  const isReached = ({ fate }: RecipientFate) =>
    fate === 'sent' || fate === 'acknowledged' || fate === 'waiting' || fate === 'planned';
  const reached = new Set(fates.filter(isReached).flatMap(({ unitIds }) => unitIds));
  const wanted = fates.filter(({ fate }) => fate !== 'left-out');
  return allNamedSchools(context).flatMap((school) => {
    const own = wanted.find(({ unitIds }) => unitIds.includes(school.id));
    return own === undefined || reached.has(school.id) ? [] : [{ school, why: own }];
  });
}
