import type { PeerId } from '../bot/incoming.ts';
import type {
  CallOptions,
  EditedMessage,
  OutgoingMessage,
  SendFailure,
  SendOutcome,
  SharedMessage,
  Transport,
} from '../delivery/transport.ts';
import type { Logger } from '../shared/log.ts';
import { failed, type VkClient, type VkParams } from './client.ts';
import { isReferenceRefused, isUneditable, KEYBOARD_INVALID } from './error-classes.ts';
import { findSent } from './find-sent.ts';
import { LIMITS, listLimitProblems } from './limits.ts';
import { renderKeyboard } from './render.ts';
import { outcomesOfItems } from './sent-items.ts';
import { texts } from './texts.ts';
import { uploadDocument } from './upload-document.ts';
import { uploadPicture } from './upload-picture.ts';

/** VK as the messenger's port. */
export function createVkTransport({ client, log }: { client: VkClient; log: Logger }): Transport {
  const vk = { client, log };
  return {
    async send({ peerId, ...message }, options) {
      const [outcome] = await sendToAll(vk, { ...message, peerIds: [peerId] }, options);
      return outcome ?? NO_ANSWER;
    },
    sendToAll: (message, options) => sendToAll(vk, message, options),
    edit: (message, options) => edit(vk, message, options),
    async answerButton({ answerId, senderId, peerId, text }, options) {
      const outcome = await client.call(
        'messages.sendMessageEventAnswer',
        {
          event_id: answerId,
          user_id: senderId,
          peer_id: peerId,
          event_data:
            text === undefined
              ? undefined
              : JSON.stringify({ type: 'show_snackbar', text: text.slice(0, LIMITS.snackbar) }),
        },
        options,
      );
      return outcome.kind === 'failed' ? outcome : { kind: 'sent' };
    },
    upload: (file, options) =>
      file.kind === 'picture' ? uploadPicture(client, file, options) : uploadDocument(client, file, options),
    findSent: (query, options) => findSent(client, query, options),
  };
}

type Vk = { client: VkClient; log: Logger };
type Content = Pick<OutgoingMessage, 'text' | 'keyboard' | 'attachments' | 'references' | 'notifies'>;

/** What may be left out of a message. */
type Parts = { keyboard: string | undefined; references: readonly string[] };

const NO_ANSWER = failed({
  kind: 'retry',
  message: 'messages.send answered something else',
  answered: false,
});

/**
 * Sends one message, always by `peer_ids`: only that answer has `conversation_message_id`. A keyboard that VK would
 * refuse, or does refuse (911), is left out and logged; so are pictures and files of other people that VK does not show
 * any more, and then the text says so. The text matters more. Those who were answered otherwise are not asked twice.
 */
async function sendToAll(
  { client, log }: Vk,
  { peerIds, randomId, ...content }: SharedMessage,
  options: CallOptions,
): Promise<SendOutcome[]> {
  const checked = checkLimits(log, content, peerIds);
  if (checked.kind === 'failed') return peerIds.map(() => checked);
  const outcomes = new Map<PeerId, SendOutcome>();
  const rounds: { to: readonly PeerId[]; parts: Parts }[] = [{ to: peerIds, parts: checked.parts }];
  for (let round = rounds.shift(); round !== undefined; round = rounds.shift()) {
    const { to, parts } = round;
    const params = { ...paramsOf(content, parts), peer_ids: to.join(','), random_id: randomId };
    const answer = await client.call('messages.send', params, options);
    const came =
      answer.kind === 'failed'
        ? to.map(() => (isOfAll(answer.failure, to) ? answer : apart(answer.failure)))
        : outcomesOfItems(answer.response, to);
    const again = new Map<keyof Parts, PeerId[]>();
    for (const [index, peerId] of to.entries()) {
      const outcome = came[index] ?? NO_ANSWER;
      outcomes.set(peerId, outcome);
      const lighter = outcome.kind === 'failed' ? partToLeaveOut(outcome.failure, parts) : undefined;
      if (lighter !== undefined) again.set(lighter, [...(again.get(lighter) ?? []), peerId]);
    }
    for (const [part, refused] of again) {
      log.error({ peerIds: refused, part }, 'VK refused a part of a message, sent without it');
      rounds.push({ to: refused, parts: without(parts, part) });
    }
  }
  return peerIds.map((peerId) => marked(outcomes.get(peerId) ?? NO_ANSWER, content));
}

/** Replaces a message that stands in its dialog, with the same concessions as at sending. */
async function edit(
  { client, log }: Vk,
  { peerId, conversationMessageId, ...content }: EditedMessage,
  options: CallOptions,
): Promise<SendOutcome> {
  const checked = checkLimits(log, content, [peerId]);
  if (checked.kind === 'failed') return checked;
  let { parts } = checked;
  for (;;) {
    const outcome = await client.call(
      'messages.edit',
      {
        ...paramsOf(content, parts),
        peer_id: peerId,
        // The schema knows the short name, the reference the long one.
        cmid: conversationMessageId,
        conversation_message_id: conversationMessageId,
      },
      options,
    );
    if (outcome.kind === 'done') return { kind: 'sent', conversationMessageId };
    const { failure } = outcome;
    const lighter = partToLeaveOut(failure, parts);
    if (lighter === undefined) {
      return isUneditable(failure) ? failed({ ...failure, uneditable: true }) : outcome;
    }
    log.error({ peerId, part: lighter, failure }, 'VK refused a part of an edit, edited without it');
    parts = without(parts, lighter);
  }
}

type Checked = { kind: 'fits'; parts: Parts } | ReturnType<typeof failed>;

function checkLimits(log: Logger, content: Content, peerIds: readonly PeerId[]): Checked {
  const problems = listLimitProblems(content);
  if (problems.length > 0) log.error({ peerIds, problems }, 'a message over the limits of VK');
  const broken = problems.find(({ part }) => part === 'text');
  if (broken) return failed(tooMuch(broken.problem));
  const keyboardFits = !problems.some(({ part }) => part === 'keyboard');
  const keyboard = content.keyboard && keyboardFits ? renderKeyboard(content.keyboard) : undefined;
  return { kind: 'fits', parts: { keyboard, references: content.references ?? [] } };
}

function partToLeaveOut(failure: SendFailure, parts: Parts): keyof Parts | undefined {
  if (parts.keyboard !== undefined && failure.code === KEYBOARD_INVALID) return 'keyboard';
  return parts.references.length > 0 && isReferenceRefused(failure) ? 'references' : undefined;
}

function without(parts: Parts, part: keyof Parts): Parts {
  return part === 'keyboard' ? { ...parts, keyboard: undefined } : { ...parts, references: [] };
}

function paramsOf(
  { text, attachments, references = [], notifies }: Content,
  { keyboard, references: shown }: Parts,
): VkParams {
  return {
    message: shown.length < references.length ? `${text}\n${texts.notShown}` : text,
    attachment: [...attachments, ...shown].slice(0, LIMITS.attachments).join(',') || undefined,
    dont_parse_links: 1,
    disable_mentions: notifies ? undefined : 1,
    keyboard,
  };
}

/** Whether a refusal of the whole call is certainly everybody's; of a call for one it is that one's. */
function isOfAll(failure: SendFailure, peerIds: readonly PeerId[]): boolean {
  if (peerIds.length === 1 || failure.community === true || failure.withdrawn === true) return true;
  return ['retry', 'paced', 'halt'].includes(failure.kind) || failure.code === KEYBOARD_INVALID;
}

/** Each of them is tried alone: a keyboard or a file that one dialog refuses must not cost the others their message. */
function apart({ code, message }: SendFailure): SendOutcome {
  return failed({
    kind: 'retry',
    ...(code !== undefined && { code }),
    message,
    answered: true,
    alone: true,
  });
}

/** A refusal that may be owed to a file which was uploaded for another dialog says so. */
function marked(outcome: SendOutcome, { attachments }: Content): SendOutcome {
  if (outcome.kind === 'sent' || attachments.length === 0 || !isReferenceRefused(outcome.failure)) {
    return outcome;
  }
  return failed({ ...outcome.failure, attached: true });
}

function tooMuch(problem: string): SendFailure {
  return { kind: 'defect', message: `text: ${problem}`, answered: true };
}
