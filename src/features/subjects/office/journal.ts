import { insertJournal } from '../../../storage/journal.ts';
import type { Context, DistrictContext } from '../../context.ts';

/**
 * Writes down what somebody of the office, or the program itself, did: once per effect, inside the shell's transaction.
 * `act` is a sentence that names what it was done to; `before`/`after`: the old and the new words or values.
 */
export function noteAct(
  context: DistrictContext & Partial<Pick<Context, 'actor'>>,
  act: string,
  { before, after }: { before?: string | undefined; after?: string | undefined } = {},
): void {
  const { db, now, district, actor, byCommandLine } = context;
  const by = { personId: actor?.person.id, ...(byCommandLine && { byCommandLine }) };
  insertJournal(db, { districtId: district.id, ...by, act, before, after }, now);
}
