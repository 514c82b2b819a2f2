import type { PersonId } from '../../../domain/person.ts';
import { isSchool } from '../../../domain/unit.ts';
import { localDayOf, localTimeOf } from '../../../domain/zone.ts';
import { listOfficeEver, listRolesOfPerson } from '../../../storage/binding.ts';
import { getPerson } from '../../../storage/person.ts';
import type { JournalEntry } from '../../../storage/journal.ts';
import { findUnit } from '../../../storage/unit.ts';
import { authorTexts as texts } from './author-texts.ts';
import type { Context } from '../../context.ts';
import { allNamedSchools } from '../schools/district-schools.ts';
import { todayOf, zoneOf } from '../../district-hours.ts';
import { momentOf } from '../../moment.ts';

/**
 * Who did something, as the reader may know them: «вы», «другой координатор», «координатор 2», «директор, Дегвинская».
 * Nobody has a name here; undefined is the program itself.
 */
export function authorOf(context: Context, personId: PersonId | undefined): string {
  const { db, actor, district } = context;
  if (personId === undefined) return texts.program;
  if (personId === actor.person.id) return texts.you;
  const office = listOfficeEver(db, district.id);
  const coordinators = office.filter(({ role }) => role === 'coordinator').map((one) => one.personId);
  const place = coordinators.indexOf(personId);
  if (place >= 0) {
    const others = coordinators.filter((id) => id !== actor.person.id);
    return others.length === 1 && coordinators.length > 1
      ? texts.otherCoordinator
      : texts.coordinator(place + 1);
  }
  if (office.some((one) => one.personId === personId)) return texts.head;
  if (getPerson(db, personId).externalId < 0) return texts.erased;
  const held = listRolesOfPerson(db, personId).findLast(({ unitId }) => {
    const unit = findUnit(db, unitId);
    return unit !== undefined && isSchool(unit) && unit.parentId === district.id;
  });
  const school = held && allNamedSchools(context).find(({ id }) => id === held.unitId);
  if (held === undefined || school === undefined) return texts.unknown;
  return held.role === 'director' || held.role === 'responsible'
    ? texts.ofSchool(held.role, school.short)
    : texts.unknown;
}

/** «решили вы», «решил другой координатор»: who set something. */
export function decidedBy(context: Context, by: PersonId | undefined): string {
  if (by === undefined) return texts.decided;
  return by === context.actor.person.id ? texts.decidedYou : texts.decidedBy(authorOf(context, by));
}

/** Of an entry of the journal. */
export function entryAuthorOf(
  context: Context,
  { personId, byCommandLine }: Pick<JournalEntry, 'personId' | 'byCommandLine'>,
): string {
  return byCommandLine ? texts.commandLine : authorOf(context, personId);
}

/** The page of somebody who did something; undefined for the reader, the program and who erased themself. */
export function pageNumberOf(context: Context, personId: PersonId | undefined): number | undefined {
  if (personId === undefined || personId === context.actor.person.id) return undefined;
  const { externalId } = getPerson(context.db, personId);
  return externalId > 0 ? externalId : undefined;
}

/** «Это уже сделал другой координатор, 12:05.»: an act is done once, and the second press says by whom. */
export function alreadyDone(context: Context, by: PersonId | undefined, at: Date): string {
  const zone = zoneOf(context.settings);
  const moment = localDayOf(at, zone) === todayOf(context) ? localTimeOf(at, zone) : momentOf(context, at);
  if (by === context.actor.person.id) return texts.alreadyYou(moment);
  const author = authorOf(context, by);
  return author === texts.unknown || author === texts.erased
    ? texts.alreadyDone(moment)
    : texts.alreadyBy(author, moment);
}
