import { notInQuietHours } from '../../domain/quiet-hours.ts';
import type { PersonId } from '../../domain/person.ts';
import { resolveAudience } from '../subjects/batches/audience.ts';
import type { Reached, Recipient } from '../subjects/batches/audience.ts';
import type { BatchSpec } from '../subjects/batches/batch-spec.ts';
import { wordsFor } from '../subjects/batches/batch-text.ts';
import type { Lack } from '../subjects/batches/batch-texts.ts';
import { tiredOf } from '../subjects/batches/bother.ts';
import type { Context, DistrictContext } from '../context.ts';
import { deadlineHoursOf } from '../district-hours.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';

type Addressed = Recipient & { words: string; isOther: boolean };
type Lacking = Recipient & { lacks: readonly { school: NamedSchool; lack: Lack }[] };

/** A broadcast as it would go now: who gets which words, and who gets none and why. */
export type Composed = {
  reached: Reached;
  /** Who gets it; those who closed their messages are tried all the same. */
  addressed: readonly Addressed[];
  /** Those of them who are not known to have closed their messages: whom the count names. */
  open: readonly Addressed[];
  /** A variable has nothing to say of their school, and there is no other wording. */
  lacking: readonly Lacking[];
  /** Who had as much as a week allows, whether they are left out or not. */
  tired: ReadonlySet<PersonId>;
  /** Left out because of that. */
  spared: readonly Recipient[];
};

export function compose(context: DistrictContext, draft: BroadcastDraft): Composed {
  const { text = '' } = draft;
  const spec = specOf(draft);
  const reached = resolveAudience(context, draft.audience);
  const tired =
    draft.critical === 1
      ? new Set<PersonId>()
      : tiredOf(
          context,
          reached.people.map(({ personId }) => personId),
        );
  const isSpared = ({ personId }: Recipient) => draft.rested === 1 && tired.has(personId);
  const addressed: Addressed[] = [];
  const lacking: Lacking[] = [];
  for (const one of reached.people) {
    if (isSpared(one)) continue;
    const words = wordsFor(context, text, { schools: one.schools, spec });
    if ('lacks' in words) lacking.push({ ...one, lacks: words.lacks });
    else addressed.push({ ...one, words: words.text, isOther: words.isOther });
  }
  return {
    reached,
    addressed,
    open: addressed.filter(({ isOpen }) => isOpen),
    lacking,
    tired,
    spared: reached.people.filter(isSpared),
  };
}

export function specOf({ audience, metric, otherText, critical }: BroadcastDraft): BatchSpec {
  return {
    audience,
    ...(metric !== undefined && { metric }),
    ...(otherText !== undefined && { otherText }),
    ...(critical !== undefined && { critical }),
  };
}

/**
 * When a draft goes: at its moment, at once, or at the end of the quiet hours. What goes later is planned, whether that
 * moment was chosen or not: who gets it is decided then. `isMoved`: by these hours.
 */
export function sendingTime(
  { now, settings }: Pick<Context, 'now' | 'settings'>,
  chosen?: number,
): { at: Date; isChosen: boolean; isPlanned: boolean; isMoved: boolean } {
  const { quiet, zone } = deadlineHoursOf(settings);
  const isChosen = chosen !== undefined && chosen > now.getTime();
  const wanted = isChosen ? new Date(chosen) : now;
  const at = notInQuietHours(wanted, quiet, zone);
  return { at, isChosen, isPlanned: at > now, isMoved: at > wanted };
}
