import { z } from 'zod';
import { findSource } from '../../storage/table-source.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import type { Context } from '../context.ts';

const sourceArgs = z.object({ s: z.int() });

/** The source that a button names, where it is the actor's own district's and nobody removed it. */
export function ownSource({ db, district }: Context, args: unknown): StoredSource | undefined {
  const parsed = sourceArgs.safeParse(args);
  const found = parsed.success ? findSource(db, parsed.data.s) : undefined;
  return found?.districtId === district.id && found.state !== 'removed' ? found : undefined;
}
