import { z } from 'zod';
import { findBatchOfDistrict } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import type { Context } from '../context.ts';

const pressedArgs = z.object({ b: z.int() });

/** The batch that a button names, where it is the district's. */
export function pressedBatch(context: Context, args: unknown): Batch | undefined {
  const pressed = pressedArgs.safeParse(args);
  return pressed.success ? findBatchOfDistrict(context.db, context.district.id, pressed.data.b) : undefined;
}
