import type { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';

/** A school of the actor's own district, closed ones included: the number comes from a payload. */
export function findSchool(context: Context, id: number): NamedSchool | undefined {
  return allNamedSchools(context).find((school) => school.id === id);
}

/** Runs a button of a school, which `s` names. */
export function onSchool<Args extends { s: number }>(
  schema: z.ZodType<Args>,
  act: (context: Context, school: NamedSchool, args: Args) => Answer,
): Command<Context>['run'] {
  return (context, { args }) => {
    const parsed = schema.safeParse(args);
    const school = parsed.success ? findSchool(context, parsed.data.s) : undefined;
    return !parsed.success || school === undefined
      ? answer(officeTexts.stale)
      : act(context, school, parsed.data);
  };
}
