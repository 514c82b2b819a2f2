import { button, inline } from '../../../bot/buttons.ts';
import type { Outgoing } from '../../../bot/outgoing.ts';
import { yearOf } from '../../../domain/calendar-day.ts';
import { findMetric } from '../../../domain/reference.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { listBindingsOfUnit } from '../../../storage/binding.ts';
import { cancelOutbox } from '../../../storage/outbox.ts';
import type { Context, DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { labels, onPeriod } from '../../texts.ts';
import { noteBother, tiredOf } from '../batches/bother.ts';
import { dutyLine, dutyQuoted } from '../duties/deadline-words.ts';
import { figureFor } from '../duties/duty-evidence.ts';
import { figureInWords } from '../figures/figure-words.ts';
import { correctionMoment } from '../figures/results-correction.ts';
import { noteAct } from '../office/journal.ts';
import { allNamedSchools } from '../schools/district-schools.ts';
import { tellSchool } from '../schools/tell-school.ts';
import type { UsedDuty } from './figure-uses.ts';
import { reachTexts as texts } from './reach-texts.ts';

type Acting = DistrictContext & Partial<Pick<Context, 'actor'>>;

/**
 * Duties that a figure fulfilled and that are owed again without it: the coordinator reads which, the schools hear of it
 * a quarter of an hour later, unless by then the figure is back. Who has had as much as a week allows reads it in the
 * next reminder.
 */
export function reopenDuties(
  context: Acting,
  before: readonly UsedDuty[],
  after: readonly UsedDuty[],
): { lines: string[]; rows: []; notices: Outgoing[] } {
  const changed = after.flatMap((now) => {
    const was = before.find(({ duty, occasion }) => duty.id === now.duty.id && occasion === now.occasion);
    return was === undefined ? [] : [{ now, was }];
  });
  for (const { now, was } of changed) {
    for (const unitId of now.done) {
      if (!was.done.has(unitId)) cancelOutbox(context.db, keyOf(now, unitId));
    }
  }
  const reopened = changed.flatMap(({ now, was }) => {
    const unitIds = [...was.done].filter((unitId) => now.owed.has(unitId));
    return unitIds.length === 0 ? [] : [{ used: now, unitIds }];
  });
  const today = todayOf(context);
  const [first] = reopened;
  if (first === undefined) return { lines: [], rows: [], notices: [] };
  for (const { used, unitIds } of reopened) {
    noteAct(context, texts.journal.reopened(dutyQuoted(used.duty, today), unitIds.length));
  }
  const names = allNamedSchools(context).flatMap(({ id, short }) =>
    first.unitIds.includes(id) ? [short] : [],
  );
  const line = texts.reopened(dutyQuoted(first.used.duty, today), names);
  return {
    lines: [reopened.length === 1 ? line : `${line}${texts.reopenedMore(reopened.length - 1)}`],
    rows: [],
    notices: reopened.flatMap(({ used, unitIds }) =>
      unitIds.flatMap((unitId) => tellReopened(context, used, unitId)),
    ),
  };
}

function tellReopened(context: Acting, used: UsedDuty, unitId: UnitId): Outgoing[] {
  const { db, now, reference } = context;
  const { duty } = used;
  if (duty.evidence.kind !== 'metric') return [];
  const from = correctionMoment(now, context.settings);
  const people = listBindingsOfUnit(db, unitId).map(({ personId }) => personId);
  const tired = duty.isCritical ? new Set() : tiredOf(context, people, from);
  const { metric: code } = duty.evidence;
  const metric = findMetric(reference, code);
  const figure = figureFor(context, unitId, duty.evidence);
  const line = dutyLine(duty, duty.dueOn, { today: todayOf(context), calendar: reference.calendar });
  const notices = tellSchool(context, unitId, {
    text: texts.reopenedForSchool(
      line,
      metric?.title ?? code,
      metric === undefined || figure === undefined
        ? texts.noFigure
        : texts.figureOn(figureInWords(metric, figure), onPeriod(figure.period, yearOf(todayOf(context)))),
    ),
    keyboard: inline([button(labels.deadlines, 'school-deadlines'), button(labels.figures, 'figures')]),
    once: `${keyOf(used, unitId)}${now.getTime()}`,
    only: (personId) => !tired.has(personId),
    from,
  });
  for (const personId of new Set(people.filter((id) => !tired.has(id)))) {
    noteBother(context, personId, { kind: 'reminder', isCritical: duty.isCritical, at: from });
  }
  return notices;
}

function keyOf({ duty, occasion }: UsedDuty, unitId: UnitId): string {
  return `duty-reopened/${duty.id}/${occasion}/${unitId}/`;
}
