import type { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { PersonId } from '../../domain/person.ts';
import { findStagedFile } from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { texts } from './texts.ts';

/** A file of the actor's own district that still waits for a decision, or the sentence that says why there is none. */
export function findOwnFile(context: Context, stagedId: number): { file: StagedFile } | { over: string } {
  const file = findStagedFile(context.db, stagedId);
  // The number comes from a button's payload: another district's file is treated as one that never was.
  if (file?.districtId !== context.district.id) return { over: texts.failed.gone };
  const expired = file.personId === undefined ? texts.over.expiredFetched : texts.over.expired;
  if (file.state === 'expired') return { over: expired };
  if (file.state !== 'awaited' && file.state !== 'staged') return { over: texts.over[file.state] };
  return file.expiresAt <= context.now ? { over: expired } : { file };
}

/** Runs a button of a file: `f` names it, and the file is the actor's own and still open when `act` sees it. */
export function onOwnFile<Args extends { f: number }>(
  schema: z.ZodType<Args>,
  act: (context: Context, file: StagedFile, args: Args) => Answer,
): Command<Context>['run'] {
  return (context, { args }) => {
    const parsed = schema.safeParse(args);
    if (!parsed.success) return answer(officeTexts.stale);
    const found = findOwnFile(context, parsed.data.f);
    return 'over' in found ? answer(found.over) : act(context, found.file, parsed.data);
  };
}

/** Who a file came from, as its reader is told; the bot itself fetches some. */
export function senderOf({ actor }: Context, personId: PersonId | undefined): 'you' | 'other' | 'bot' {
  if (personId === undefined) return 'bot';
  return personId === actor.person.id ? 'you' : 'other';
}
