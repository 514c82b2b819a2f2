import { objectionsToCommitAlone } from '../../domain/commit-alone.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import type { Table } from '../../domain/table.ts';
import { isUndoneFile } from '../../storage/import.ts';
import { endStagedFile } from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { SourceWait } from '../../storage/source-wait.ts';
import { listSchools } from '../../storage/unit.ts';
import type { DistrictContext } from '../context.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { applyImport, changesAnything, planImport } from '../subjects/tables/import-plan.ts';
import { followChange } from '../subjects/tables/reach.ts';
import type { Reach } from '../subjects/tables/reach.ts';
import { rememberShape } from '../subjects/tables/table-shapes.ts';

/** A table that was found, with what it would do. */
export type Candidate = { file: StagedFile; table: Table; plan: ImportPlan };

export type Decision =
  | { kind: 'written'; candidate: Candidate; importId: number; reach: Reach }
  | { kind: 'handed'; candidate: Candidate; objections: string[] }
  /** It says nothing that is not written already. */
  | { kind: 'nothing' }
  /** Its rows are schools of somebody else. */
  | { kind: 'not-ours' };

export function candidateOf(context: DistrictContext, file: StagedFile, table: Table): Candidate {
  return { file, table, plan: planImport(context, context.district, table) };
}

/** The table of most of our schools first. */
export function mostOursFirst(a: Candidate, b: Candidate): number {
  return b.plan.knownUnits.length - a.plan.knownUnits.length || b.plan.figures.length - a.plan.figures.length;
}

/**
 * Writes a table without a person where nothing speaks against it, otherwise leaves it to one. `isSecond`: another one of
 * the same look was written, so what would replace its values is a question. To be called inside a transaction.
 */
export function decide(
  context: DistrictContext,
  found: Candidate,
  { wait, isSecond }: { wait: SourceWait; isSecond: boolean },
): Decision {
  const { file, table } = found;
  // A plan holds until something is written.
  const candidate = isSecond ? candidateOf(context, file, table) : found;
  const { plan } = candidate;
  if (isOfOthers(context, plan)) {
    endStagedFile(context.db, file.id, 'cancelled');
    return { kind: 'not-ours' };
  }
  const objections = [
    ...objectionsToCommitAlone(plan, table, wait.period),
    // What somebody took back is not written again over their head.
    ...(file.sha256 !== undefined && isUndoneFile(context.db, context.district.id, file.sha256)
      ? ['undone']
      : []),
    ...(isSecond && plan.values.changed.length > 0 ? ['second-table'] : []),
  ];
  if (!plan.refused && !changesAnything(plan) && objections.every((code) => NOTHING.has(code))) {
    endStagedFile(context.db, file.id, 'cancelled');
    return { kind: 'nothing' };
  }
  if (objections.length > 0) return { kind: 'handed', candidate, objections };
  const { done: importId, reach } = followChange(context, () => {
    const id = applyImport(context, plan, {
      title: file.name,
      ...(file.sha256 !== undefined && { sha256: file.sha256 }),
    });
    noteAct(context, actTexts.imported(id, file.name, plan.figures.length));
    return id;
  });
  endStagedFile(context.db, file.id, 'written');
  rememberShape(context, table);
  return { kind: 'written', candidate, importId, reach };
}

/** Less than one of so many. */
const FEW = 3;
/** What says that there is nothing to decide on where nothing would change. */
const NOTHING: ReadonlySet<string> = new Set(['nothing-new', 'unknown-shape']);

/**
 * A district that has its schools in the list is not given those of a neighbour by a file from the same folder. Every
 * town has a school № 1: a name or two in common make a table no more ours.
 */
function isOfOthers({ db, district }: DistrictContext, plan: ImportPlan): boolean {
  if (plan.refused || plan.newUnits.length === 0) return false;
  const known = plan.knownUnits.filter((id) => id !== district.id).length;
  const own = listSchools(db, district.id).length;
  return known * FEW < known + plan.newUnits.length && known * FEW < own;
}
