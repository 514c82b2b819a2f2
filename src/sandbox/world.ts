import type { Core, Counters } from './core.ts';
import type { Dialog, StoredMessage } from './dialogs.ts';
import type { Fault, Faults } from './faults.ts';
import {
  act,
  dialogOf,
  dropFile,
  press,
  Refused,
  say,
  sendPhoto,
  startDialog,
  type Pressed,
  type SayOptions,
} from './people-acts.ts';
import { refusals } from './texts.ts';
import { transcriptMessage, transcriptOf, type TranscriptMessage } from './transcript.ts';
import type { Keyboard, Update } from './wire.ts';

const DEFAULT_WAIT_MS = 5000;

/** What a person's act led to. `eventId` is the update's, for `redeliver`; undefined when the bot does not see it. */
type Act = { message: TranscriptMessage; eventId: string | undefined };

/** Drives the people and the troubles of the sandbox from the same process. Ids are VK's; a private peer is the person's id. */
export type SandboxWorld = {
  say(personId: number, peerId: number, text: string, options?: SayOptions): Act;
  /** Presses a button of the message `where` (conversation_message_id) or of the `'keyboard'` below; `which` is its index row by row, or its label. */
  press(personId: number, peerId: number, where: number | 'keyboard', which: number | string): Pressed;
  dropFile(personId: number, peerId: number, name: string, bytes: Uint8Array): Act;
  /** A picture as a photo, with words if there are any. */
  sendPhoto(personId: number, peerId: number, name: string, bytes: Uint8Array, text?: string): Act;
  /** «Начать», with the `ref` of a vk.me link if there was one. */
  startDialog(personId: number, ref?: string): Act;
  /** «Разрешить сообщения» / «Запретить сообщения»: message_allow, message_deny. */
  allow(personId: number): void;
  deny(personId: number): void;
  addCommunityToChat(personId: number, peerId: number): Act;
  /** Removes the community (default) or a person. `silently`: no event comes, as VK may do. */
  kick(personId: number, peerId: number, options?: { memberId?: number; silently?: boolean }): void;
  addPersonToChat(personId: number, peerId: number, newPersonId: number): Act;
  /** «Доступ ко всей переписке», or making the community an administrator. */
  setFullAccess(peerId: number, full: boolean): void;
  /** The dialog's transcript without deleted messages, oldest first. */
  messages(peerId: number): TranscriptMessage[];
  /** Only what the community said there. */
  botMessages(peerId: number): TranscriptMessage[];
  keyboard(peerId: number): Keyboard | undefined;
  /** The bot's `event_data` to a pressed callback button: undefined until answered, null when answered without data. */
  callbackAnswer(callbackId: string): unknown;
  /** Resolves with the first truthy result; asked again after every change. Rejects after `timeoutMs` (5000), naming what was last said. */
  waitFor<T>(
    predicate: (world: SandboxWorld) => T | undefined | null | false,
    timeoutMs?: number,
  ): Promise<T>;
  counters(): Counters & { updates: number; updatesDelivered: number; pollsWaiting: number };
  /** What was queued for Long Poll, oldest first (the last 20 000). */
  updates(): readonly Update[];
  /** The Long Poll key dies: `failed: 2`. */
  expireKey(): void;
  /** The same update once more, with the same event_id. False when it is unknown. */
  redeliver(eventId: string): boolean;
  /** `failed: 1` for every poller; what it had not taken is gone. */
  loseHistory(): void;
  /** `failed: 3` for the next check. */
  loseInformation(): void;
  failNext(fault: Fault): void;
  clearFaults(): void;
  /** What the start-up check looks at; each field is left as it is when absent. */
  configure(settings: {
    longPollEnabled?: boolean;
    longPollEvents?: Record<string, boolean>;
    permissions?: string[];
    botFeatures?: boolean;
  }): void;
};

export function createWorld(core: Core, faults: Faults): SandboxWorld {
  const chatOf = (peerId: number): Dialog => {
    const dialog = core.dialogs.find(peerId);
    if (dialog?.kind !== 'chat') throw new Refused(refusals.notChat);
    return dialog;
  };
  const privateOf = (personId: number) => dialogOf(core, personId, personId);
  const world: SandboxWorld = {
    say: (personId, peerId, text, options) => seen(say(core, personId, peerId, text, options)),
    press: (personId, peerId, where, which) => press(core, personId, peerId, where, which),
    dropFile: (personId, peerId, name, bytes) => seen(dropFile(core, personId, peerId, name, bytes)),
    sendPhoto: (personId, peerId, name, bytes, text) =>
      seen(sendPhoto(core, personId, peerId, name, bytes, text)),
    startDialog: (personId, ref) => seen(startDialog(core, personId, ref)),
    allow(personId) {
      privateOf(personId).allowed = true;
      core.pushUpdate('message_allow', { user_id: personId, key: '' });
      core.emit({ type: 'dialog', peerId: personId });
    },
    deny(personId) {
      privateOf(personId).allowed = false;
      core.pushUpdate('message_deny', { user_id: personId });
      core.emit({ type: 'dialog', peerId: personId });
    },
    addCommunityToChat(personId, peerId) {
      const chat = chatOf(peerId);
      dialogOf(core, personId, peerId);
      if (chat.communityIn) throw new Refused(refusals.communityInChat);
      chat.communityIn = true;
      const said = act(core, chat, personId, { type: 'chat_invite_user', member_id: -core.groupId });
      core.emit({ type: 'dialog', peerId });
      return seen(said);
    },
    addPersonToChat(personId, peerId, newPersonId) {
      const chat = chatOf(peerId);
      dialogOf(core, personId, peerId);
      chat.memberIds.add(newPersonId);
      return seen(act(core, chat, personId, { type: 'chat_invite_user', member_id: newPersonId }));
    },
    kick(personId, peerId, { memberId = -core.groupId, silently = false } = {}) {
      const chat = chatOf(peerId);
      dialogOf(core, personId, peerId);
      const isCommunity = memberId === -core.groupId;
      if (isCommunity && !chat.communityIn) throw new Refused(refusals.communityNotInChat);
      if (isCommunity && silently) chat.communityIn = false;
      act(core, chat, personId, { type: 'chat_kick_user', member_id: memberId });
      if (isCommunity) {
        chat.communityIn = false;
        chat.fullAccess = false;
        chat.keyboard = undefined;
      } else {
        chat.memberIds.delete(memberId);
      }
      core.emit({ type: 'dialog', peerId });
    },
    setFullAccess(peerId, full) {
      chatOf(peerId).fullAccess = full;
      core.emit({ type: 'dialog', peerId });
    },
    messages(peerId) {
      const dialog = core.dialogs.find(peerId);
      return dialog === undefined ? [] : transcriptOf(dialog);
    },
    botMessages: (peerId) =>
      world.messages(peerId).filter(({ fromId, action }) => fromId < 0 && action === undefined),
    keyboard: (peerId) => core.dialogs.find(peerId)?.keyboard,
    callbackAnswer(callbackId) {
      const callback = core.callbacks.get(callbackId);
      return callback?.answered === true ? (callback.answer ?? null) : undefined;
    },
    waitFor: (predicate, timeoutMs = DEFAULT_WAIT_MS) => waitFor(core, () => predicate(world), timeoutMs),
    counters: () => ({
      ...structuredClone(core.counters),
      updates: core.longPoll.updates().length,
      updatesDelivered: core.longPoll.delivered(),
      pollsWaiting: core.longPoll.waiting(),
    }),
    updates: () => core.longPoll.updates(),
    expireKey: () => core.longPoll.expireKeys(),
    redeliver: (eventId) => core.longPoll.redeliver(eventId),
    loseHistory: () => core.longPoll.loseHistory(),
    loseInformation: () => core.longPoll.loseInformation(),
    failNext: (fault) => faults.failNext(fault),
    clearFaults: () => faults.clear(),
    configure({ longPollEnabled, longPollEvents, permissions, botFeatures }) {
      if (longPollEnabled !== undefined) core.longPollEnabled = longPollEnabled;
      for (const [name, on] of Object.entries(longPollEvents ?? {})) core.longPollEvents.set(name, on);
      if (permissions !== undefined) core.permissions = [...permissions];
      if (botFeatures !== undefined) core.botFeatures = botFeatures;
    },
  };
  return world;
}

function seen({ message, eventId }: { message: StoredMessage; eventId: string | undefined }): Act {
  return { message: transcriptMessage(message), eventId };
}

function waitFor<T>(
  core: Core,
  predicate: () => T | undefined | null | false,
  timeoutMs: number,
): Promise<T> {
  const found = predicate();
  if (found !== undefined && found !== null && found !== false) return Promise.resolve(found);
  return new Promise((resolve, reject) => {
    const stop = core.onChange(() => {
      let result: T | undefined | null | false;
      try {
        result = predicate();
      } catch (error) {
        finish();
        reject(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      if (result === undefined || result === null || result === false) return;
      finish();
      resolve(result);
    });
    const timer = setTimeout(() => {
      finish();
      reject(new Error(`nothing came within ${timeoutMs} ms.\n${describeLast(core)}`));
    }, timeoutMs);
    function finish() {
      clearTimeout(timer);
      stop();
    }
  });
}

function describeLast(core: Core): string {
  const lines = core.dialogs.all().flatMap((dialog) => {
    const last = dialog.messages.at(-1);
    return last === undefined
      ? []
      : [`${dialog.title} (${dialog.peerId}), from ${last.fromId}: ${last.text}`];
  });
  return [`errors: ${JSON.stringify(core.counters.errors)}`, ...lines.slice(0, 20)].join('\n');
}
