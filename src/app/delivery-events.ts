import type { DeliveryEvents } from '../delivery/record.ts';
import { isChat } from '../bot/incoming.ts';
import type { World } from '../features/context.ts';
import type { Features } from '../features/registry.ts';
import type { Clock } from '../shared/clock.ts';
import type { Logger } from '../shared/log.ts';
import { listCoordinatorPeers } from '../storage/held-binding.ts';
import { setReachable } from '../storage/person.ts';
import { listDistricts } from '../storage/unit.ts';
import { enqueueNotice } from './enqueue-notice.ts';
import { texts } from './texts.ts';

type Shell = { world: Omit<World, 'now'>; features: Features; log: Logger };

/** What the program does about messages that could not be sent. Called inside the recording transaction. */
export function createDeliveryEvents({ world, features, log }: Shell, clock: Clock): DeliveryEvents {
  const { db } = world;

  function tellCoordinators(text: string, except?: number): void {
    const context = { ...world, now: clock.now() };
    const peers = new Set(listDistricts(db).flatMap(({ id }) => listCoordinatorPeers(db, id)));
    for (const to of peers) {
      if (to !== except) enqueueNotice(context, { to, lane: 'bulk', text });
    }
  }

  return {
    onPersonUnreachable(peerId, { code, message }) {
      setReachable(db, peerId, false, `${code ?? ''} ${message}`.trim());
    },
    onChatUnreachable(peerId, { code, message }) {
      log.warn({ peerId, code, message }, 'the chat is closed to the community');
      const context = { ...world, now: clock.now() };
      for (const notice of features.chatLeft(context, peerId)) enqueueNotice(context, notice);
    },
    onOperatorNeeded({ code, message }, peerId) {
      log.error({ peerId, code, message }, 'VK asks for a change of settings');
      tellCoordinators(texts.operatorNeeded(code, message), peerId);
    },
    onUncertain(rows) {
      for (const { peerId, content } of rows) {
        log.warn({ peerId }, 'nobody can tell whether a message arrived');
        const text = content.kind === 'message' ? content.text : '';
        // About a message to a coordinator the coordinator is not told in the same doubtful way for ever.
        if (!text.startsWith(texts.uncertainPrefix)) tellCoordinators(texts.uncertain(isChat(peerId), text));
      }
    },
    onExpired(rows) {
      log.info({ rows: rows.length }, 'messages were no longer useful');
    },
  };
}
