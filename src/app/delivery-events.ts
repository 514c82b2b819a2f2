import { button, inline } from '../bot/buttons.ts';
import { isChat } from '../bot/incoming.ts';
import type { Outgoing } from '../bot/outgoing.ts';
import type { DeliveryEvents } from '../delivery/record.ts';
import type { SendFailure } from '../delivery/transport.ts';
import type { UnitId } from '../domain/unit.ts';
import { isSchool } from '../domain/unit.ts';
import type { World } from '../features/context.ts';
import type { Features } from '../features/registry.ts';
import type { Clock } from '../shared/clock.ts';
import type { Logger } from '../shared/log.ts';
import { findBatch } from '../storage/batch.ts';
import type { Batch } from '../storage/batch.ts';
import { listBindingsOfPerson } from '../storage/binding.ts';
import { findChat } from '../storage/chat.ts';
import { listCoordinatorPeers } from '../storage/held-binding.ts';
import { findPersonByExternalId, setReachable } from '../storage/person.ts';
import { getUnit, listDistricts } from '../storage/unit.ts';
import { enqueueNotice } from './enqueue-notice.ts';
import { texts } from './texts.ts';

const HOUR_MS = 3_600_000;

type Shell = { world: Omit<World, 'now'>; features: Features; log: Logger };

/** What the program does about messages that could not be sent. Called inside the recording transaction. */
export function createDeliveryEvents({ world, features, log }: Shell, clock: Clock): DeliveryEvents {
  const { db } = world;

  /** `key`: what it is about; the same is told to each of them once. */
  function tellCoordinators(
    districts: readonly UnitId[],
    { key, except, ...message }: Omit<Outgoing, 'to' | 'dedupeKey'> & { key: string; except?: number },
  ): void {
    const context = { ...world, now: clock.now() };
    for (const to of new Set(districts.flatMap((id) => listCoordinatorPeers(db, id)))) {
      if (to !== except) enqueueNotice(context, { ...message, to, dedupeKey: `${key}/${to}` });
    }
  }

  /** Those whose coordinators look after a dialog; all where it is nobody's. */
  function districtsOf(peerId: number): readonly UnitId[] {
    const chat = findChat(db, peerId)?.districtId;
    if (chat !== undefined) return [chat];
    const person = findPersonByExternalId(db, peerId);
    const units = (person === undefined ? [] : listBindingsOfPerson(db, person.id)).map(({ unitId }) =>
      getUnit(db, unitId),
    );
    if (units.length === 0) return allDistricts();
    return units.flatMap((unit) => (isSchool(unit) ? (unit.parentId ?? []) : unit.id));
  }

  function allDistricts(): UnitId[] {
    return listDistricts(db).map(({ id }) => id);
  }

  return {
    onPersonUnreachable(peerId, { code, message }) {
      setReachable(db, peerId, false, `${code ?? ''} ${message}`.trim());
    },
    onPersonReached(peerId) {
      if (findPersonByExternalId(db, peerId)?.reachable === false) setReachable(db, peerId, true);
    },
    onChatUnreachable(peerId, { code, message }) {
      log.warn({ peerId, code, message }, 'the chat is closed to the community');
      const context = { ...world, now: clock.now() };
      for (const notice of features.chatLeft(context, peerId)) enqueueNotice(context, notice);
    },
    onOperatorNeeded(failure, peerId) {
      const { code, kind, message } = failure;
      log.error({ peerId, code, message }, 'VK asks for a change of settings');
      tellCoordinators(allDistricts(), {
        // Many recipients may be refused for the same reason.
        key: `refused/${code ?? kind}/${Math.floor(clock.now().getTime() / HOUR_MS)}`,
        // A quota of messages to many rests their lane.
        lane: kind === 'paced' ? 'reply' : 'bulk',
        text: refusalInWords(failure),
        except: peerId,
      });
    },
    onUncertain(rows) {
      for (const { id, peerId, batchId, content } of rows) {
        log.warn({ peerId }, 'nobody can tell whether a message arrived');
        const batch = batchId === undefined ? undefined : findBatch(db, batchId);
        if (batch !== undefined) {
          tellCoordinators([batch.districtId], { key: `uncertain/batch/${batch.id}`, ...ofBatch(batch) });
          continue;
        }
        const text = content.kind === 'message' ? content.text : '';
        // About a message to a coordinator the coordinator is not told in the same doubtful way for ever.
        if (text.startsWith(texts.uncertainPrefix)) continue;
        tellCoordinators(districtsOf(peerId), {
          key: `uncertain/${id}`,
          lane: 'bulk',
          text: texts.uncertain(isChat(peerId), text),
        });
      }
    },
    onExpired(rows) {
      log.info({ rows: rows.length }, 'messages were no longer useful');
    },
  };
}

function refusalInWords({ kind, code, message }: SendFailure): string {
  if (kind === 'paced') return texts.slowedDown(code);
  return kind === 'unknown' ? texts.unknownRefusal(code, message) : texts.operatorNeeded(code, message);
}

/** Its own list names them, and goes on doing so. */
function ofBatch({ id, title, corrects }: Batch): Pick<Outgoing, 'lane' | 'text' | 'keyboard'> {
  const keyboard = inline([button(texts.whoHasIt, 'broadcast-state', { b: corrects ?? id })]);
  return { lane: 'bulk', text: texts.uncertainOfBatch(title, texts.whoHasIt), keyboard };
}
