import { isChat } from '../bot/incoming.ts';
import { isSchool } from '../domain/unit.ts';
import type { Binding } from '../domain/person.ts';
import type { Unit } from '../domain/unit.ts';
import type { Actor, Context, World } from '../features/context.ts';
import { districtContextOf } from '../features/settings.ts';
import { findChat } from '../storage/chat.ts';
import { ensurePerson, findCurrentBinding, listBindingsOfPerson } from '../storage/person.ts';
import { findUnit, listDistricts } from '../storage/unit.ts';

/**
 * Who speaks, in which role, about which district. Everything is read from our own tables: nothing a message says of
 * its sender counts. undefined only before any district exists.
 */
export function findContext(world: World, senderId: number, peerId: number): Context | undefined {
  const person = ensurePerson(world.db, senderId, world.now);
  const bindings = listBindingsOfPerson(world.db, person.id);
  const binding = findCurrentBinding(world.db, person.id) ?? bindings[0];
  const unit = binding && findUnit(world.db, binding.unitId);
  const district = districtOf(world, unit, peerId);
  if (district === undefined) return undefined;
  const actor: Actor = {
    person,
    bindings,
    binding,
    audience: audienceOf(binding),
    school: unit !== undefined && isSchool(unit) ? unit : undefined,
  };
  return { ...districtContextOf(world, district), actor, peerId };
}

function audienceOf(binding: Binding | undefined): Actor['audience'] {
  return binding?.role ?? 'guest';
}

/** The district of the person's unit, of the chat, or the first of the installation. */
function districtOf({ db }: World, unit: Unit | undefined, peerId: number): Unit | undefined {
  if (unit !== undefined) {
    return isSchool(unit) ? unit.parentId && findUnit(db, unit.parentId) : unit;
  }
  const ofChat = isChat(peerId) ? findChat(db, peerId)?.districtId : undefined;
  return (ofChat && findUnit(db, ofChat)) ?? listDistricts(db)[0];
}
