import { z } from 'zod';
import { daySchema } from '../../period-schema.ts';

/** The last day of a period. */
export const onDay = z.object({ w: daySchema.optional() });
/** A metric by its code, of the newest period or of the one that ends on `w`. */
export const metricOnDay = z.object({ m: z.string().max(60), w: daySchema.optional() });
