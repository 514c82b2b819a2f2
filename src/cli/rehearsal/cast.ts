import { isSchool } from '../../domain/unit.ts';
import { namedSchools } from '../../features/subjects/schools/district-schools.ts';
import type { SandboxChat, SandboxPerson } from '../../sandbox/options.ts';
import { listChats } from '../../storage/chat.ts';
import type { Db } from '../../storage/open.ts';
import { listBindingsOfPerson } from '../../storage/binding.ts';
import { listBoundPeople } from '../../storage/rehearsal.ts';
import { findUnit, listDistricts } from '../../storage/unit.ts';
import { rehearsalTexts as texts } from './texts.ts';

/** Everybody of a database as the sandbox knows them, by role and never by name. */
export type Cast = {
  people: SandboxPerson[];
  chats: SandboxChat[];
  counts: { districts: readonly string[]; schools: number; people: number };
  nameOf: (peerId: number) => string;
  /** Where a recipient stands in a list: the chats first, then the office, then schools by name. */
  placeOf: (peerId: number) => number;
  /** Who «координатор», «директор Дегвинская» or a number of VK is. */
  find: (who: string) => number | undefined;
};

export function castOf(db: Db): Cast {
  const districts = listDistricts(db);
  const schools = districts.flatMap((district) => namedSchools({ db, district }));
  const shorts = new Map<number, string>(schools.map(({ id, short }) => [id, short]));
  const several = districts.length > 1;
  const chats = listChats(db).filter(({ present }) => present);
  const names = new Map<number, string>();
  for (const { peerId, districtId } of chats) {
    const district = districts.find(({ id }) => id === districtId)?.name;
    names.set(peerId, several && district !== undefined ? texts.chatOf(district) : texts.chat);
  }
  const office: [number, string][] = [];
  const ofSchools: [number, string][] = [];
  const people = listBoundPeople(db);
  for (const person of people) {
    const [first] = listBindingsOfPerson(db, person.id);
    const unit = first && findUnit(db, first.unitId);
    if (first === undefined || unit === undefined) continue;
    if (isSchool(unit)) {
      ofSchools.push([person.externalId, texts.role(first.role, shorts.get(unit.id) ?? unit.name)]);
    } else {
      office.push([
        person.externalId,
        several ? texts.role(first.role, unit.name) : texts.office(first.role),
      ]);
    }
  }
  const collator = new Intl.Collator('ru', { numeric: true });
  const byName = (a: [number, string], b: [number, string]) => collator.compare(a[1], b[1]) || a[0] - b[0];
  for (const [peerId, name] of [...office.toSorted(byName), ...ofSchools.toSorted(byName)]) {
    names.set(peerId, unique(name, names));
  }
  const places = new Map([...names.keys()].map((peerId, index) => [peerId, index]));
  const nameOf = (peerId: number) => names.get(peerId) ?? texts.stranger(peerId);
  return {
    people: people.map(({ externalId, reachable }) => ({
      id: externalId,
      firstName: nameOf(externalId),
      lastName: '',
      ...(reachable !== false && { allowed: true as const }),
    })),
    chats: chats.map(({ peerId }) => ({
      peerId,
      title: nameOf(peerId),
      memberIds: people.map(({ externalId }) => externalId),
      communityIn: true as const,
    })),
    counts: {
      districts: districts.map(({ name }) => name),
      schools: schools.length,
      people: office.length + ofSchools.length,
    },
    nameOf,
    placeOf: (peerId) => places.get(peerId) ?? places.size + peerId,
    find(who) {
      const wanted = tidied(who);
      for (const [peerId, name] of names) if (tidied(name) === wanted) return peerId;
      const number = Number(who);
      return people.some(({ externalId }) => externalId === number) ? number : undefined;
    },
  };
}

/** «директор, Дегвинская», and the second one there «директор, Дегвинская (2)». */
function unique(name: string, names: ReadonlyMap<number, string>): string {
  const taken = new Set(names.values());
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name} (${n})`;
    if (!taken.has(candidate)) return candidate;
  }
}

function tidied(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s,]+/g, ' ')
    .trim();
}
