import { localDayOf } from '../../domain/zone.ts';
import type { School } from '../../domain/unit.ts';
import { findImport } from '../../storage/import.ts';
import { listFiguresOf, listMeasurementsOfUnit } from '../../storage/measurement.ts';
import { listSchools } from '../../storage/unit.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { figureFactsOf, standingOf } from '../figure-facts.ts';
import type { FigureFact, FigureFacts } from '../figure-facts.ts';
import type { FigureReader } from '../figure-lines.ts';

export function factsOfSchool({ db, reference }: DistrictContext, school: School): FigureFacts {
  return figureFactsOf(reference.metrics, school.organisationKind, listMeasurementsOfUnit(db, school.id));
}

/** What the lines need besides the school's own figures: when tables were loaded, how the others stand. */
export function readerOf(context: DistrictContext, school: School): FigureReader {
  const { db, settings } = context;
  const ofKind =
    school.parentId === undefined
      ? []
      : listSchools(db, school.parentId).filter(
          ({ organisationKind }) => organisationKind === school.organisationKind,
        );
  const unitIds = ofKind.map(({ id }) => id);
  return {
    today: todayOf(context),
    importedOn(importId) {
      const createdAt = findImport(db, importId)?.createdAt;
      return createdAt && localDayOf(createdAt, zoneOf(settings));
    },
    standingOf: (fact: FigureFact) =>
      standingOf(fact, listFiguresOf(db, unitIds, { ...fact.latest, origin: fact.origin })),
  };
}
