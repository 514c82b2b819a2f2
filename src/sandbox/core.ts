import { randomBytes } from 'node:crypto';
import type { MovableClock } from '../shared/clock.ts';
import { createDialogs, type Dialog, type Dialogs, type StoredMessage } from './dialogs.ts';
import { createFiles, type Files } from './files.ts';
import { createLongPoll, type LongPoll } from './long-poll.ts';
import type { SandboxOptions, SandboxPerson } from './options.ts';

/** VK answers a callback button within one minute or the button keeps spinning. */
const KEPT_CALLBACKS = 1000;

/** A pressed callback button waiting for `messages.sendMessageEventAnswer`. */
export type Callback = {
  eventId: string;
  userId: number;
  peerId: number;
  at: Date;
  answer?: unknown;
  answered: boolean;
};

/** What the page and the waiting tests are told about. */
export type Change =
  | { type: 'message' | 'edit'; peerId: number; message: StoredMessage }
  | { type: 'dialog'; peerId: number }
  | { type: 'typing'; peerId: number }
  | { type: 'callback'; callback: Callback }
  | { type: 'clock' }
  | { type: 'call' };

export type Counters = {
  /** Processed API calls by method, refused ones included. */
  calls: Record<string, number>;
  /** The most API calls that came in any sliding second. */
  mostCallsInASecond: number;
  /** Answers with VK's error by its code, item errors included. */
  errors: Record<string, number>;
  messagesSent: number;
  /** Sends that VK's random_id check swallowed. */
  repeatsSwallowed: number;
  longPolls: number;
  uploads: number;
  downloads: number;
};

/** The sandbox's whole state, given to every part of it. */
export type Core = {
  groupId: number;
  groupName: string;
  screenName: string;
  clock: MovableClock;
  people: Map<number, SandboxPerson>;
  dialogs: Dialogs;
  files: Files;
  longPoll: LongPoll;
  callbacks: Map<string, Callback>;
  counters: Counters;
  longPollEnabled: boolean;
  longPollEvents: Map<string, boolean>;
  permissions: string[];
  /** «Возможности ботов»: off means 912 for chats and keyboards. */
  botFeatures: boolean;
  /** Known once the server listens. */
  origin: string;
  emit(change: Change): void;
  onChange(listener: (change: Change) => void): () => void;
  /** Queues an update for Long Poll; undefined when the community's settings leave this type out. Returns its event_id. */
  pushUpdate(type: string, object: unknown): string | undefined;
};

const API_VERSION = '5.199';
const DEFAULT_EVENTS = ['message_new', 'message_event', 'message_allow', 'message_deny'];
const KNOWN_PERMISSIONS = ['manage', 'messages', 'photos', 'docs'];

export function createCore(options: SandboxOptions): Core {
  const listeners = new Set<(change: Change) => void>();
  const longPoll = createLongPoll(options.limits?.updatesPerSecond);
  const core: Core = {
    groupId: options.groupId,
    groupName: options.groupName,
    screenName: options.screenName,
    clock: options.clock,
    people: new Map(options.people.map((person) => [person.id, person])),
    dialogs: createDialogs(options.people, options.chats),
    files: createFiles(),
    longPoll,
    callbacks: new Map(),
    counters: {
      calls: {},
      mostCallsInASecond: 0,
      errors: {},
      messagesSent: 0,
      repeatsSwallowed: 0,
      longPolls: 0,
      uploads: 0,
      downloads: 0,
    },
    longPollEnabled: true,
    longPollEvents: new Map(DEFAULT_EVENTS.map((name) => [name, true])),
    permissions: [...KNOWN_PERMISSIONS],
    botFeatures: true,
    origin: '',
    emit(change) {
      for (const listener of listeners) listener(change);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pushUpdate(type, object) {
      if (!core.longPollEnabled || core.longPollEvents.get(type) !== true) return undefined;
      const eventId = randomBytes(20).toString('hex');
      longPoll.push({ type, event_id: eventId, v: API_VERSION, object, group_id: core.groupId });
      return eventId;
    },
  };
  return core;
}

export function rememberCallback(core: Core, callback: Callback): void {
  core.callbacks.set(callback.eventId, callback);
  for (const oldest of core.callbacks.keys()) {
    if (core.callbacks.size <= KEPT_CALLBACKS) break;
    core.callbacks.delete(oldest);
  }
}

export function countError(core: Core, code: number): void {
  core.counters.errors[code] = (core.counters.errors[code] ?? 0) + 1;
}

/** The last message that is still there: what a list of dialogs shows. */
export function lastMessageOf(dialog: Dialog): StoredMessage | undefined {
  return dialog.messages.findLast((message) => message.deleted !== true);
}
