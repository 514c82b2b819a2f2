import type { z } from 'zod';
import { findDialog } from '../storage/dialog.ts';
import type { Context } from './context.ts';

/**
 * What the person has told a dialog so far, for the buttons that go on with it. Undefined where the dialog is not open
 * (the button is an old one) or its state has a shape the program no longer knows.
 */
export function findDraft<T>(context: Context, name: string, schema: z.ZodType<T>): T | undefined {
  const open = findDialog(context.db, context.actor.person.id, context.peerId);
  if (open?.name !== name) return undefined;
  return schema.safeParse(open.state).data;
}
