import type { MovableClock } from '../shared/clock.ts';
import type { SandboxHooks } from './faults.ts';

/**
 * A made-up VK user. `note` is shown on the page only: «директор Дегвинской СОШ». `allowed`: has written to the community
 * before, so that it may write.
 */
export type SandboxPerson = {
  id: number;
  firstName: string;
  lastName: string;
  note?: string;
  allowed?: true;
};

/**
 * A беседа: `peerId` is 2000000000 + N. The community is added by a person later (`world.addCommunityToChat`), unless it
 * is there from the beginning.
 */
export type SandboxChat = { peerId: number; title: string; memberIds: number[]; communityIn?: true };

/** What the bot lets the page's drawer see; times are ISO strings, words are shown as they are. */
export type Inspection = {
  outbox: { lane: string; peerId: number; text: string; state: string; dueAt: string; note?: string }[];
  planned: { title: string; at: string }[];
};

type SandboxLimits = {
  /** API calls a second, error 6 beyond it. VK's figure is 20; Infinity lifts it. */
  requestsPerSecond?: number;
  /** Long poll hands out at most so many updates a second, evenly spaced. No cap when absent. */
  updatesPerSecond?: number;
};

export type SandboxOptions = {
  /** 0 takes any free port. Always 127.0.0.1. */
  port: number;
  groupId: number;
  groupName: string;
  screenName: string;
  /** The community's access token, the only one that is let in. */
  token: string;
  /** Where VK's dates come from; the page moves it. */
  clock: MovableClock;
  people: SandboxPerson[];
  chats: SandboxChat[];
  /** The district's zone (IANA): the page shows its times and its «пятница 12:00» in it. */
  timeZone: string;
  inspect?: () => Inspection;
  limits?: SandboxLimits;
  hooks?: SandboxHooks;
};
