import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import type { SourceWait } from '../../storage/source-wait.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { momentOf } from '../moment.ts';
import { toldPeriods } from '../subjects/figures/recent-weeks.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { changeLines, disputedFirst, isDisputed, unitLines } from '../subjects/tables/import-preview.ts';
import { withReach } from '../subjects/tables/reach.ts';
import type { Decision } from './decide-table.ts';
import { texts } from './texts.ts';

const CHANGES = { most: 3, more: texts.moreChanges };
const REASONS = 3;

/** A table was written by the program: what it brought, and the ways to look at it and to take it back. */
export function writtenNotice(
  context: DistrictContext,
  source: StoredSource,
  wait: SourceWait,
  { candidate: { file, plan }, importId, reach }: Extract<Decision, { kind: 'written' }>,
): Outgoing[] {
  const values = plan.figures.filter(({ at }) => at !== undefined).length;
  const units = new Set(plan.figures.flatMap(({ unit, at }) => (at && 'id' in unit ? [unit.id] : [])));
  const schools = [...units].filter((id) => id !== context.district.id).length + plan.newUnits.length;
  const text = [
    texts.written(tableInWords(context, source, wait, plan)),
    texts.brought(file.name, texts.from(source.source), {
      schools: schools === 0 ? undefined : officeTexts.schools(schools),
      values: officeTexts.values(values),
    }),
    ...changeLines(context, plan, CHANGES),
    ...unitLines(plan),
    ...reach.lines,
  ].join('\n');
  const own = inline([
    button(labels.overview, 'overview', undefined, 'primary'),
    button(texts.buttons.undo, 'import-undo', { i: importId }),
  ]);
  const told = tellCoordinators(context, context.district.id, {
    text,
    keyboard: withReach(reach, own),
    once: `table-source/${wait.id}/written/${importId}`,
  });
  return [...told, ...reach.notices];
}

/** A table waits for a coordinator: why the program did not write it, and the way to it. */
export function handedNotice(
  context: DistrictContext,
  source: StoredSource,
  wait: SourceWait,
  { candidate: { file, plan }, objections }: Extract<Decision, { kind: 'handed' }>,
): Outgoing[] {
  const reasons = reasonsInWords(plan, objections);
  const what = plan.refused ? undefined : tableInWords(context, source, wait, plan);
  const text = [
    texts.handed(what, file.name, texts.from(source.source)),
    texts.notWritten,
    ...reasons.slice(0, REASONS).map((reason, index) => texts.numbered(index + 1, reason)),
    ...(reasons.length > REASONS ? [texts.moreReasons(reasons.length - REASONS)] : []),
    texts.waitsUntil(momentOf(context, file.expiresAt)),
  ].join('\n');
  return tellCoordinators(context, context.district.id, {
    text,
    keyboard: inline([button(texts.buttons.open, 'import-open', { f: file.id }, 'primary')]),
    once: `table-source/${wait.id}/handed/${file.id}`,
  });
}

/** What is wrong with the table as a whole, then the sentences of what is disputed in it. */
function reasonsInWords(plan: ImportPlan, objections: readonly string[]): string[] {
  const reasons: Readonly<Record<string, string>> = texts.objections;
  const problems = disputedFirst(plan.problems).filter(
    (problem) => problem.severity === 'refuse' || isDisputed(problem),
  );
  // A table whose period nobody knows is refused as a whole: what else it holds is told when it is opened.
  const told = plan.refused ? problems.filter(({ severity }) => severity === 'refuse') : problems;
  const ofTable = objections.flatMap((code) => (Object.hasOwn(reasons, code) ? [reasons[code] ?? ''] : []));
  const asked: Readonly<Record<string, string>> = texts.askedWhenOpened;
  const sentences = told.map(({ code, sentence }) =>
    Object.hasOwn(asked, code) ? (asked[code] ?? '') : sentence,
  );
  return [...new Set([...ofTable, ...sentences])];
}

/** «Таблица за неделю 19–25.10», «Месячная таблица за октябрь 2024» */
function tableInWords(
  context: DistrictContext,
  { awaits }: StoredSource,
  { period }: SourceWait,
  plan: ImportPlan,
): string {
  const thisYear = yearOf(todayOf(context));
  const periods = awaits === 'week' ? [period] : toldPeriods(plan.periods);
  return texts.table(
    awaits,
    periods.slice(0, 2).map((one) => officeTexts.forPeriod(one, thisYear)),
  );
}
