import type { Reply } from '../../../bot/outgoing.ts';
import { claimNotice, listOpenNotices } from '../../../storage/office-notice.ts';
import type { Context } from '../../context.ts';

/**
 * A coordinator ran a command: what the office was told with this very button is taken up, and goes on to nobody else.
 * To be called inside a transaction.
 */
export function claimNotices(
  { db, now, district, actor }: Context,
  pressed: { name: string; args: Readonly<Record<string, unknown>> },
): void {
  if (actor.audience !== 'coordinator') return;
  for (const { id, content } of listOpenNotices(db, district.id)) {
    if (offers(content, pressed)) claimNotice(db, id, actor.person.id, now);
  }
}

function offers({ keyboard }: Reply, { name, args }: { name: string; args: object }): boolean {
  return (keyboard?.rows.flat() ?? []).some(
    (one) =>
      one.kind === 'command' &&
      one.payload.c === name &&
      JSON.stringify(one.payload.a ?? {}) === JSON.stringify(args),
  );
}
