import { municipalityNameKey } from '../domain/school-name.ts';
import type { UnitId } from '../domain/unit.ts';
import type { World } from '../features/context.ts';
import { issueInvitation } from '../features/subjects/people/issue-invitation.ts';
import { everHeldRole, insertBinding } from '../storage/binding.ts';
import { listCoordinatorPeers } from '../storage/held-binding.ts';
import { ensurePerson } from '../storage/person.ts';
import { inTransaction } from '../storage/transaction.ts';
import { findDistrictByKey, insertUnit, listDistricts, renameUnit } from '../storage/unit.ts';
import { texts } from './texts.ts';

/**
 * What must be there before the first message: the district and somebody who coordinates it. `ownerVkId` is made the
 * coordinator once – who left the role later does not get it back at every start. Without an owner and a coordinator
 * a one-time code is returned, to be shown to the person at the terminal.
 */
export function prepareInstallation(
  world: World,
  { districtName, ownerVkId }: { districtName: string | undefined; ownerVkId: number | undefined },
): { districtId: UnitId; coordinatorCode: string | undefined } {
  return inTransaction(world.db, () => {
    const districtId = ensureDistrict(world, districtName);
    if (ownerVkId !== undefined) {
      const { id } = ensurePerson(world.db, ownerVkId, world.now);
      if (!everHeldRole(world.db, id, 'coordinator', districtId)) {
        insertBinding(world.db, id, 'coordinator', districtId, world.now);
      }
    }
    const orphaned = listCoordinatorPeers(world.db, districtId).length === 0;
    const code = orphaned
      ? issueInvitation(world, { role: 'coordinator', unitId: districtId }).code
      : undefined;
    return { districtId, coordinatorCode: code };
  });
}

/**
 * The district of DISTRICT_NAME; without one the database's first, or a nameless one that the first run names. A name
 * given later is the nameless district's.
 */
function ensureDistrict({ db, now }: World, name: string | undefined): UnitId {
  const nameless = { name: texts.namelessDistrict, nameKey: municipalityNameKey(texts.namelessDistrict) };
  const given = name === undefined ? undefined : { name, nameKey: municipalityNameKey(name) };
  const found = given === undefined ? listDistricts(db)[0] : findDistrictByKey(db, given.nameKey);
  if (found !== undefined) return found.id;
  const unnamed = findDistrictByKey(db, nameless.nameKey);
  if (unnamed !== undefined && given !== undefined) {
    renameUnit(db, unnamed, { ...given, formerKey: nameless.nameKey }, now);
    return unnamed.id;
  }
  return insertUnit(db, { level: 'municipality', parentId: undefined, ...(given ?? nameless) }, now);
}
