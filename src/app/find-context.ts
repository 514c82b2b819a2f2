import type { Audience } from '../bot/command.ts';
import { isChat } from '../bot/incoming.ts';
import { isSchool } from '../domain/unit.ts';
import type { Binding, PersonId } from '../domain/person.ts';
import type { Unit } from '../domain/unit.ts';
import { localDayOf } from '../domain/zone.ts';
import type { Actor, Context, World } from '../features/context.ts';
import { zoneOf } from '../features/district-hours.ts';
import { districtContextOf, settingsOf } from '../features/settings.ts';
import { findChat } from '../storage/chat.ts';
import { findCurrentBinding, listBindingsOfPerson, listLastDays } from '../storage/binding.ts';
import { ensurePerson, findPersonByExternalId } from '../storage/person.ts';
import { findUnit, listDistricts } from '../storage/unit.ts';

/**
 * Who speaks, in which role, about which district. Everything is read from our own tables: nothing a message says of
 * its sender counts. undefined only before any district exists.
 */
export function findContext(world: World, senderId: number, peerId: number): Context | undefined {
  const person = ensurePerson(world.db, senderId, world.now);
  const bindings = bindingsInForce(world, person.id);
  const current = findCurrentBinding(world.db, person.id)?.id;
  const binding = bindings.find(({ id }) => id === current) ?? bindings[0];
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

/** A role whose last day is past gives nothing any more, whether the night has ended it yet or not. */
function bindingsInForce(world: World, personId: PersonId): Binding[] {
  const lastDays = listLastDays(world.db, personId);
  return listBindingsOfPerson(world.db, personId).filter(({ id, unitId }) => {
    const last = lastDays.get(id);
    if (last === undefined) return true;
    const unit = findUnit(world.db, unitId);
    const districtId = unit && (isSchool(unit) ? unit.parentId : unit.id);
    const settings = districtId === undefined ? world.defaults : settingsOf(world, districtId);
    return localDayOf(world.now, zoneOf(settings)) <= last;
  });
}

/** Every audience that somebody belongs to now: what is sent to them may be of any of their roles. */
export function audiencesOf(db: World['db'], externalId: number): readonly Audience[] {
  const person = findPersonByExternalId(db, externalId);
  const roles = person === undefined ? [] : listBindingsOfPerson(db, person.id).map(({ role }) => role);
  return roles.length === 0 ? ['guest'] : roles;
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
