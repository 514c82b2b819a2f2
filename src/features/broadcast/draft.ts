import { z } from 'zod';

export const BROADCAST_DIALOG = 'broadcast';

/** A broadcast in the making. `ask`: what the next message answers; absent – the preview is on the screen. */
export const broadcastDraft = z.object({
  ask: z.enum(['text', 'schools']).optional(),
  text: z.string().optional(),
  unitIds: z.array(z.int()).optional(),
  /** Directors alone unless said otherwise. */
  to: z.literal('all').optional(),
});
export type BroadcastDraft = z.infer<typeof broadcastDraft>;
