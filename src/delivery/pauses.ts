import type { PeerId } from '../bot/incoming.ts';
import type { Lane } from '../bot/outgoing.ts';
import { LONG_PACE_MS, pacedDelayMs, pauseMs, retryDelayMs, SHORT_PACE_MS } from './retry-policy.ts';
import type { SendFailure } from './transport.ts';

/** So many different peers in a row make a peer's trouble everybody's. */
const PEERS_IN_A_ROW = 3;

type Rest = { until: number; times: number };

/** When a failed row is due again, and whether the operator is told now. */
type Rested = { dueAt: Date; alarm: boolean };

/**
 * Who is left alone for how long; in memory, so a start begins with one try. A failure of one peer rests that peer, of
 * three different ones in a row the bulk lane (`paced`) or the community (`operator`); a failure of the community
 * itself rests it at once. A rest ends by itself: what it held is then tried with one message, and only a success after
 * its end lifts it for all – one that was under way when it began tells nothing.
 */
export type Pauses = {
  /** A message was delivered. Answers lift nothing that rests the bulk lane. */
  succeeded(peerId: PeerId, lane: Lane, now: Date): void;
  /** `attempts` of the row, this one included. */
  failed(row: { peerId: PeerId; lane: Lane; attempts: number }, failure: SendFailure, now: Date): Rested;
  /** Peers that rest now. */
  restingPeers(now: Date): PeerId[];
  /** How many messages of a lane may be under way at once: `slots`, 1 (a try) or 0. `all` counts those of both lanes. */
  slotsNow(lane: Lane, slots: number, all: number, now: Date): number;
  /** When the next rest ends. */
  nextEnd(now: Date): Date | undefined;
};

export function createPauses(): Pauses {
  const peers = new Map<PeerId, Rest>();
  const pacedPeers = new Set<PeerId>();
  const operatorPeers = new Set<PeerId>();
  let bulk: Rest | undefined;
  let community: Rest | undefined;

  function longer(rest: Rest | undefined, now: Date, delayMs: (times: number) => number): Rest {
    // Calls that were under way together fail together: that is one time, not several.
    if (rest !== undefined && rest.until > now.getTime()) return rest;
    const times = (rest?.times ?? 0) + 1;
    return { until: now.getTime() + delayMs(times), times };
  }

  function pace(peerId: PeerId, lane: Lane, retryAfterMs: number, now: Date): Rested {
    if (retryAfterMs < SHORT_PACE_MS) {
      return { dueAt: new Date(now.getTime() + retryAfterMs), alarm: false };
    }
    const rest = longer(peers.get(peerId), now, (times) => pacedDelayMs(retryAfterMs, times));
    peers.set(peerId, rest);
    pacedPeers.add(peerId);
    // A lane that has rested already goes back to rest when its one try fails.
    if (pacedPeers.size >= PEERS_IN_A_ROW || (lane === 'bulk' && bulk !== undefined)) {
      bulk = longer(bulk, now, (times) => pacedDelayMs(retryAfterMs, times));
      pacedPeers.clear();
    }
    return { dueAt: new Date(rest.until), alarm: retryAfterMs >= LONG_PACE_MS && rest.times === 1 };
  }

  function restCommunity(kind: 'operator' | 'halt', now: Date): Rested {
    const before = community;
    community = longer(before, now, (times) => pauseMs(kind, times));
    operatorPeers.clear();
    return { dueAt: new Date(community.until), alarm: before === undefined };
  }

  return {
    succeeded(peerId, lane, now) {
      peers.delete(peerId);
      operatorPeers.clear();
      if (community !== undefined && community.until <= now.getTime()) community = undefined;
      if (lane === 'reply') return;
      pacedPeers.clear();
      if (bulk !== undefined && bulk.until <= now.getTime()) bulk = undefined;
    },
    failed({ peerId, lane, attempts }, failure, now) {
      if (failure.kind === 'paced') return pace(peerId, lane, failure.retryAfterMs ?? 1000, now);
      if (failure.kind === 'halt') return restCommunity('halt', now);
      if (failure.kind === 'operator') {
        if (failure.community) return restCommunity('operator', now);
        operatorPeers.add(peerId);
        const inARow = operatorPeers.size >= PEERS_IN_A_ROW;
        if (inARow || community !== undefined) return restCommunity('operator', now);
        const rest = longer(peers.get(peerId), now, (times) => pauseMs('operator', times));
        peers.set(peerId, rest);
        return { dueAt: new Date(rest.until), alarm: rest.times === 1 };
      }
      return { dueAt: new Date(now.getTime() + retryDelayMs(attempts)), alarm: false };
    },
    restingPeers: (now) =>
      [...peers].filter(([, rest]) => rest.until > now.getTime()).map(([peerId]) => peerId),
    slotsNow(lane, slots, all, now) {
      if (community !== undefined) return community.until > now.getTime() || all > 0 ? 0 : 1;
      if (lane === 'bulk' && bulk !== undefined) return bulk.until > now.getTime() ? 0 : 1;
      return slots;
    },
    nextEnd(now) {
      const ends = [...peers.values(), bulk, community]
        .map((rest) => rest?.until ?? 0)
        .filter((until) => until > now.getTime());
      return ends.length === 0 ? undefined : new Date(Math.min(...ends));
    },
  };
}
