import { lastMessageOf, type Change, type Core } from './core.ts';
import type { Dialog } from './dialogs.ts';
import { transcriptMessage } from './transcript.ts';

export function describeState(core: Core, timeZone: string) {
  return {
    group: { id: core.groupId, name: core.groupName, screenName: core.screenName },
    people: [...core.people.values()],
    timeZone,
    now: core.clock.now(),
    dialogs: core.dialogs.all().map(describeDialog),
  };
}

export function describeDialog(dialog: Dialog) {
  const last = lastMessageOf(dialog);
  return {
    peerId: dialog.peerId,
    kind: dialog.kind,
    title: dialog.title,
    memberIds: [...dialog.memberIds],
    allowed: dialog.allowed,
    communityIn: dialog.communityIn,
    fullAccess: dialog.fullAccess,
    keyboard: dialog.keyboard ?? null,
    last: last === undefined ? null : transcriptMessage(last),
  };
}

export function describeChange(core: Core, change: Change): object | undefined {
  switch (change.type) {
    case 'message':
    case 'edit': {
      const dialog = core.dialogs.find(change.peerId);
      if (dialog === undefined) return undefined;
      return {
        type: change.type,
        message: transcriptMessage(change.message),
        dialog: describeDialog(dialog),
      };
    }
    case 'dialog': {
      const dialog = core.dialogs.find(change.peerId);
      return dialog === undefined ? undefined : { type: 'dialog', dialog: describeDialog(dialog) };
    }
    case 'typing':
      return { type: 'typing', peerId: change.peerId };
    case 'callback': {
      const { eventId, peerId, answer } = change.callback;
      return { type: 'callback', callbackId: eventId, peerId, answer: answer ?? null };
    }
    case 'clock':
      return { type: 'clock', now: core.clock.now() };
    case 'call':
      return undefined;
  }
}
