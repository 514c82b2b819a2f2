import { z } from 'zod';
import { answer } from '../../../bot/answer.ts';
import type { Answer } from '../../../bot/answer.ts';
import { button, inline } from '../../../bot/buttons.ts';
import type { Button } from '../../../bot/outgoing.ts';
import { audienceInWords } from './audience-words.ts';
import { audienceSchema } from './batch-spec.ts';
import type { Audience } from './batch-spec.ts';
import { startBroadcastTexts as texts } from './batch-texts.ts';
import type { Context } from '../../context.ts';
import { officeTexts } from '../../office-texts.ts';

export const BROADCAST_DIALOG = 'broadcast';

/** A broadcast in the making. */
export const broadcastDraft = z.object({
  /** What the next message answers; absent – the preview is on the screen. */
  ask: z.enum(['text', 'other', 'schools', 'words', 'number', 'time']).optional(),
  audience: audienceSchema,
  text: z.string().optional(),
  /** The messenger's references. */
  attachments: z.array(z.string()).max(10).optional(),
  metric: z.string().optional(),
  otherText: z.string().optional(),
  ack: z.literal(1).optional(),
  critical: z.literal(1).optional(),
  /** Who had enough this week is left out. */
  rested: z.literal(1).optional(),
  /** When it goes; absent – as soon as it is sent. */
  at: z.int().optional(),
  /** Schools that are being chosen, and what for. */
  unitIds: z.array(z.int()).optional(),
  choosing: z.enum(['only', 'except']).optional(),
  /** The metric whose threshold is asked for. */
  belowOf: z.string().optional(),
});
export type BroadcastDraft = z.infer<typeof broadcastDraft>;

/**
 * Begins a broadcast to an audience that is known: of another screen («Написать им»), or of words; `unread`: those of them
 * that said nothing.
 */
export function startBroadcastFor(
  context: Context,
  audience: Audience,
  unread: readonly string[] = [],
): Answer {
  const draft: BroadcastDraft = { ask: 'text', audience };
  return answer(texts.askText(audienceInWords(context, audience), unread), {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: BROADCAST_DIALOG, state: draft },
  });
}

/** The same as a button. The audience travels in it, so it has to be short: no long lists of schools. */
export function broadcastTo(label: string, audience: Audience): Button {
  return button(label, 'broadcast', { to: audience });
}
