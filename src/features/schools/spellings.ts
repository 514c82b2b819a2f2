import { schoolNameKey } from '../../domain/school-name.ts';
import type { Unit } from '../../domain/unit.ts';
import type { Db } from '../../storage/open.ts';
import { listMeasurementsUnder, listSpellingsOf } from '../../storage/unit-spelling.ts';

/** A name that means a school besides its own: with every way it is written, and how many imports brought it. */
export type Spelling = { key: string; name: string; names: readonly string[]; imports: number };

/** Those of tables, the latest first, then those that only a person named. */
export function spellingsOf(db: Db, school: Pick<Unit, 'id' | 'name' | 'aliases'>): Spelling[] {
  const own = schoolNameKey(school.name);
  const found = new Map<string, { name: string; names: string[]; imports: number }>();
  const written = [
    ...listSpellingsOf(db, school.id),
    ...school.aliases.map((name) => ({ name, imports: 0 })),
  ];
  for (const { name, imports } of written) {
    const key = schoolNameKey(name);
    if (key === own) continue;
    const known = found.get(key);
    if (known === undefined) found.set(key, { name, names: [name], imports });
    else {
      known.imports += imports;
      if (!known.names.includes(name)) known.names.push(name);
    }
  }
  return [...found].map(([key, one]) => ({ key, ...one }));
}

/** The figures that came under a spelling; `count`: of those in force, which people see. */
export function figuresUnder(
  db: Db,
  { id }: Pick<Unit, 'id'>,
  { names }: Spelling,
): { ids: number[]; count: number } {
  const figures = listMeasurementsUnder(db, id, names);
  return { ids: figures.map((one) => one.id), count: figures.filter(({ inForce }) => inForce).length };
}
