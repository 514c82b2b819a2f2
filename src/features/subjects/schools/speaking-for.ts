import { z } from 'zod';
import { isSchool } from '../../../domain/unit.ts';
import { findUnit, getUnit } from '../../../storage/unit.ts';
import type { Context } from '../../context.ts';
import { districtContextOf } from '../../settings.ts';

/**
 * The same person speaking for a school that may not be the one they speak for now: a button names the school it was
 * made for. With it the district may change, and all that goes with it: its settings, its targets, its zone. Undefined for
 * a school they hold no role in.
 */
export function speakingFor(context: Context, unitId: number): Context | undefined {
  const { actor } = context;
  if (actor.school?.id === unitId) return context;
  const binding = actor.bindings.find((one) => one.unitId === unitId && one.role !== 'coordinator');
  const unit = binding && findUnit(context.db, binding.unitId);
  if (unit === undefined || !isSchool(unit)) return undefined;
  const speaker = { ...context, actor: { ...actor, binding, school: unit } };
  if (unit.parentId === undefined || unit.parentId === context.district.id) return speaker;
  const { actor: same, peerId } = speaker;
  return { ...districtContextOf(context, getUnit(context.db, unit.parentId)), actor: same, peerId };
}

const named = z.object({ s: z.int() });

/** For the school that a button names with `s`; without one, or with a foreign one, for the school they speak for now. */
export function speakingForPressed(context: Context, args: unknown): Context {
  const pressed = named.safeParse(args);
  return (pressed.success ? speakingFor(context, pressed.data.s) : undefined) ?? context;
}

/** The `s` of a button: only where the person could be speaking for another school when they press it. */
export function schoolArg({ actor }: Pick<Context, 'actor'>): { s?: number } {
  const schools = actor.bindings.filter(({ role }) => role !== 'coordinator');
  return schools.length > 1 && actor.school !== undefined ? { s: actor.school.id } : {};
}
