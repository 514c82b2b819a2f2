import { z } from 'zod';
import type {
  CallOptions,
  Failed,
  OutgoingMessage,
  SendFailure,
  SendOutcome,
  Transport,
} from '../delivery/transport.ts';
import type { Logger } from '../shared/log.ts';
import { failed, type CallOutcome, type VkClient, type VkParams } from './client.ts';
import { failureOfCode, isReferenceRefused, KEYBOARD_INVALID } from './error-classes.ts';
import { findSent } from './find-sent.ts';
import { LIMITS, listLimitProblems } from './limits.ts';
import { renderKeyboard } from './render.ts';
import { texts } from './texts.ts';
import { uploadDocument } from './upload-document.ts';
import { uploadPicture } from './upload-picture.ts';

/** One recipient's part of the answer to `messages.send` with `peer_ids`; VK's refusal may stand inside it. */
const itemSchema = z.object({
  message_id: z.number().optional(),
  conversation_message_id: z.number().optional(),
  error: z
    .object({ code: z.number(), description: z.string().default('') })
    .or(
      z
        .object({ error_code: z.number(), error_msg: z.string().default('') })
        .transform(({ error_code, error_msg }) => ({ code: error_code, description: error_msg })),
    )
    .optional(),
});

/** VK as the messenger's port. */
export function createVkTransport({ client, log }: { client: VkClient; log: Logger }): Transport {
  return {
    send: (message, options) => send(client, log, message, options),
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

/**
 * Sends one message to one dialog, always by `peer_ids`: only that answer has `conversation_message_id`. A keyboard that
 * VK would refuse, or does refuse (911), is left out and logged; so are pictures and files of other people that VK does
 * not show any more, and then the text says so. The text matters more.
 */
async function send(
  client: VkClient,
  log: Logger,
  message: OutgoingMessage,
  options: CallOptions,
): Promise<SendOutcome> {
  const { peerId, references = [] } = message;
  const problems = listLimitProblems(message);
  if (problems.length > 0) log.error({ peerId, problems }, 'a message over the limits of VK');
  const broken = problems.find(({ part }) => part === 'text');
  if (broken) return failed(tooMuch(broken.problem));
  const keyboardFits = !problems.some(({ part }) => part === 'keyboard');
  let parts: Parts = {
    keyboard: message.keyboard && keyboardFits ? renderKeyboard(message.keyboard) : undefined,
    references,
  };
  for (;;) {
    const outcome = await sendOnce(client, paramsOf(message, parts), options);
    if (outcome.kind === 'sent') return outcome;
    const { failure } = outcome;
    if (parts.keyboard !== undefined && failure.code === KEYBOARD_INVALID) {
      log.error({ peerId, failure }, 'VK refused a keyboard, sent without it');
      parts = { ...parts, keyboard: undefined };
    } else if (parts.references.length > 0 && isReferenceRefused(failure)) {
      log.warn({ peerId, failure }, 'VK refused a picture or a file of somebody, the text goes alone');
      parts = { ...parts, references: [] };
    } else {
      return outcome;
    }
  }
}

/** What may be left out of a message. */
type Parts = { keyboard: string | undefined; references: readonly string[] };

function paramsOf(
  { peerId, randomId, text, attachments, references = [] }: OutgoingMessage,
  { keyboard, references: shown }: Parts,
): VkParams {
  return {
    peer_ids: String(peerId),
    random_id: randomId,
    message: shown.length < references.length ? `${text}\n${texts.notShown}` : text,
    attachment: [...attachments, ...shown].slice(0, LIMITS.attachments).join(',') || undefined,
    dont_parse_links: 1,
    disable_mentions: 1,
    keyboard,
  };
}

async function sendOnce(client: VkClient, params: VkParams, options: CallOptions): Promise<SendOutcome> {
  const outcome = await client.call('messages.send', params, options);
  return outcome.kind === 'failed' ? outcome : outcomeOfItem(outcome);
}

function outcomeOfItem({ response }: Exclude<CallOutcome, Failed>): SendOutcome {
  const items = z.array(itemSchema).min(1).safeParse(response);
  const item = items.data?.[0];
  // The same random_id makes asking again safe.
  if (item === undefined) {
    return failed({ kind: 'retry', message: 'messages.send answered something else', answered: false });
  }
  if (item.error) return failed(failureOfCode(item.error.code, item.error.description));
  return {
    kind: 'sent',
    ...(item.message_id !== undefined && { messageId: item.message_id }),
    ...(item.conversation_message_id !== undefined && {
      conversationMessageId: item.conversation_message_id,
    }),
  };
}

function tooMuch(problem: string): SendFailure {
  return { kind: 'defect', message: `text: ${problem}`, answered: true };
}
