import type { Audience, Command } from '../../bot/command.ts';
import { shortNames } from '../../domain/school-name.ts';
import { isSchool } from '../../domain/unit.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { RawMessage } from '../feature.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { resolve } from './resolve.ts';
import type { Understanding } from './resolve.ts';

/** The commands of the person who speaks, and the schools of the district. */
export type Scene = {
  context: Context;
  commands: readonly Command<Context>[];
  schools: readonly NamedSchool[];
};

/** Undefined: words of this message, or of this person, are not looked at. */
export function sceneOf(
  all: readonly Command<Context>[],
  context: Context,
  { files, pictures }: RawMessage,
): Scene | undefined {
  const { audience } = context.actor;
  if (audience === 'guest' || files.length > 0 || pictures.length > 0) return undefined;
  const commands = all.filter(({ who, where }) => who.includes(audience) && where !== 'chat');
  return { context, commands, schools: speakableSchools(context) };
}

/** The schools of the district, and the person's own in another one. */
function speakableSchools(context: Context): NamedSchool[] {
  const here = namedSchools(context);
  const elsewhere = context.actor.bindings
    .filter(({ role, unitId }) => role !== 'coordinator' && here.every(({ id }) => id !== unitId))
    .map(({ unitId }) => getUnit(context.db, unitId))
    .filter(isSchool);
  const shorts = shortNames(elsewhere.map(({ name }) => name));
  return [
    ...here,
    ...elsewhere.map((school) => ({ ...school, short: shorts.get(school.name) ?? school.name })),
  ];
}

/** What the words ask for, said by this person. */
export function resolveIn({ context, commands, schools }: Scene, text: string): Understanding {
  const { audience, school, bindings } = context.actor;
  return resolve(text, {
    side: isOffice(audience) ? 'coordinator' : 'school',
    today: todayOf(context),
    schools,
    ownSchool: school?.id,
    otherOwnSchools: bindings.map(({ unitId }) => unitId).filter((id) => id !== school?.id),
    mayRun: (name) => commands.some((command) => command.name === name),
  });
}

/** A head asks what a coordinator asks. */
export function isOffice(audience: Audience): boolean {
  return audience === 'coordinator' || audience === 'head';
}
