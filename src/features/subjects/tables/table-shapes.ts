import type { Metric } from '../../../domain/metric.ts';
import type { ColumnMeaning, ProfileColumn, Table, TableProfile } from '../../../domain/table.ts';
import type { UnitId } from '../../../domain/unit.ts';
import type { Db } from '../../../storage/open.ts';
import { listTableProfiles, saveTableProfile } from '../../../storage/table-profile.ts';
import { findUnit } from '../../../storage/unit.ts';
import type { Context, DistrictContext } from '../../context.ts';
import { metricsOfDistrict } from '../../settings.ts';

/** What a district answered of its tables, the newest first: for whoever reads another one. */
function knownShapes(db: Db, districtId: UnitId): TableProfile[] {
  return listTableProfiles(db, districtId).map(({ shape, columns }) => ({
    shape,
    keys: columns.map(({ key }) => key),
    meanings: columns.flatMap(({ key, meaning }) => (meaning === undefined ? [] : [{ key, meaning }])),
  }));
}

/** What reading a table needs to know of the district it is for. */
export function readingOptionsOf(
  db: Db,
  metricsOfData: readonly Metric[],
  districtId: UnitId,
): { metrics: readonly Metric[]; profiles: readonly TableProfile[]; district?: string } {
  const district = findUnit(db, districtId)?.name;
  return {
    metrics: metricsOfDistrict(db, metricsOfData, districtId),
    profiles: knownShapes(db, districtId),
    ...(district !== undefined && { district }),
  };
}

/**
 * Makes the look of a table known, with what was answered of its columns: the next one of it asks nothing. To be called
 * when a table is written by a person too, whether anything was asked or not.
 */
export function rememberShape(
  { db, now, district, actor }: DistrictContext & Partial<Pick<Context, 'actor'>>,
  table: Pick<Table, 'shape' | 'columns' | 'questions' | 'fileName'>,
  answers: ReadonlyMap<string, ColumnMeaning> = new Map(),
): void {
  const { shape, columns = [], questions, fileName } = table;
  if (shape === undefined) return;
  const headings = new Map([...columns, ...questions].map(({ key, heading }) => [key, heading]));
  // What was answered of a shape nearly like this one is kept with this one too.
  const before = new Map(columns.flatMap(({ key, meaning, answered }) => (answered ? [[key, meaning]] : [])));
  const kept = [...headings].map(([key, heading]): ProfileColumn => {
    const meaning = answers.get(key) ?? before.get(key);
    return { key, heading, ...(meaning && { meaning }) };
  });
  saveTableProfile(
    db,
    {
      ...{ districtId: district.id, shape: shape.hash, title: fileName, columns: kept },
      ...(actor && { by: actor.person.id }),
    },
    now,
  );
}
