import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import { figureOfCounts, missingToTarget } from '../../domain/measurement.ts';
import { versionOn } from '../../domain/metric.ts';
import type { Metric } from '../../domain/metric.ts';
import { dateOnly } from '../../domain/period.ts';
import { findMetric } from '../../domain/reference.ts';
import { insertImport } from '../../storage/import.ts';
import { listMeasurementsOfUnit } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { figureTexts } from '../texts.ts';
import type { TypedCounts } from './parse-counts.ts';
import { texts } from './texts.ts';

/** The metric whose figure only the school has. */
const EMPLOYEES = 'employees';
export const EMPLOYEES_DIALOG = 'employees';

export type Counts = { registered: number; all: number };

/** The number the school gave last, in force. */
export function findLastCounts(context: Context): (Counts & { measurement: StoredMeasurement }) | undefined {
  const measurement = listMeasurementsOfUnit(context.db, schoolOf(context).id).find(
    ({ metric, origin }) => metric.code === EMPLOYEES && origin === 'school',
  );
  if (measurement?.numerator === undefined || measurement.denominator === undefined) return undefined;
  return { registered: measurement.numerator, all: measurement.denominator, measurement };
}

/** How many employees the school has, as it said itself or as the district's list says. */
function knownStaff(context: Context): { all: number; fromDistrict: boolean } | undefined {
  const last = findLastCounts(context);
  if (last !== undefined) return { all: last.all, fromDistrict: false };
  const { staff } = schoolOf(context);
  return staff === undefined || staff === 0 ? undefined : { all: staff, fromDistrict: true };
}

export function askRegistered(): Answer {
  return answer(texts.askRegistered, { dialog: { name: EMPLOYEES_DIALOG, state: { step: 'registered' } } });
}

/** Takes typed numbers as far as they go: asks for the second one, for what cannot be, for what is hard to believe. */
export function takeCounts(context: Context, { registered, all }: TypedCounts): Answer {
  if (all === undefined) {
    const known = knownStaff(context);
    return answer(known === undefined ? texts.askAll : texts.askAllKnown(known.all, known.fromDistrict), {
      ...(known && { keyboard: inline([countsButton(String(known.all), { registered, all: known.all })]) }),
      dialog: { name: EMPLOYEES_DIALOG, state: { step: 'all', registered } },
    });
  }
  const counts = { registered, all };
  if (all === 0 && registered === 0) return answer(texts.nobody);
  if (registered > all) {
    return answer(texts.moreThanAll(counts), {
      keyboard: inline([
        countsButton(texts.reversed(counts), { registered: all, all: registered }),
        button(texts.correct, 'employees'),
      ]),
    });
  }
  const doubt = doubtOf(context, counts);
  return doubt === undefined ? writeCounts(context, counts) : confirmCounts(counts, doubt);
}

/** Asks before it writes: a number that came without the word, or one that is hard to believe. */
export function confirmCounts(counts: Counts, question = texts.confirm(counts)): Answer {
  return answer(question, {
    keyboard: inline([
      button(texts.write, 'employees', { k: counts.registered, n: counts.all, sure: true }, 'primary'),
      button(texts.correct, 'employees'),
    ]),
  });
}

export function writeCounts(context: Context, counts: Counts): Answer {
  const { db, now, actor, reference } = context;
  const school = schoolOf(context);
  const today = todayOf(context);
  const thisYear = yearOf(today);
  const metric = findMetric(reference, EMPLOYEES);
  const version = metric && versionOn(metric, today);
  if (metric === undefined || version === undefined) throw new Error('no metric for the number of employees');
  const last = findLastCounts(context);
  if (
    last?.measurement.period.to === today &&
    last.registered === counts.registered &&
    last.all === counts.all
  ) {
    return answer(texts.alreadyWritten(counts, today, thisYear), { keyboard: inline([showButton()]) });
  }
  const importId = insertImport(
    db,
    {
      districtId: school.parentId ?? context.district.id,
      origin: 'school',
      title: texts.importTitle,
      personId: actor.person.id,
      summary: counts,
    },
    [
      {
        unitId: school.id,
        metric: { code: metric.code, version: version.version },
        period: dateOnly(today),
        origin: 'school',
        ...figureOfCounts(counts.registered, counts.all),
      },
    ],
    now,
  );
  const text = texts.written({ ...counts, on: today, thisYear, goal: goalOf(metric, counts, today) });
  return answer(text, {
    keyboard: inline([showButton(), button(texts.undo, 'undo-employees', { i: importId })]),
  });
}

function goalOf({ target }: Metric, { registered, all }: Counts, today: string): string {
  if (target === undefined) return '';
  const missing = missingToTarget(registered, all, target.value);
  return figureTexts.goal(target, missing, today);
}

const BIG_SHARE = 0.3;
const BIG_NUMBER = 5;

/** A question where the number moved by more than a third against what was known; undefined where it is plausible. */
function doubtOf(context: Context, counts: Counts): string | undefined {
  const last = findLastCounts(context);
  if (last === undefined) {
    const { staff } = schoolOf(context);
    return staff !== undefined && isBigChange(staff, counts.all)
      ? texts.confirmStaff(counts, staff)
      : undefined;
  }
  // Growth of the registered is what the order asks for; only a fall or another staff is strange.
  const isStrange =
    isBigChange(last.all, counts.all) ||
    (counts.registered < last.registered && isBigChange(last.registered, counts.registered));
  if (!isStrange) return undefined;
  const thisYear = yearOf(todayOf(context));
  return texts.confirmChange(counts, { ...last, on: last.measurement.period.to, thisYear });
}

function isBigChange(before: number, after: number): boolean {
  const change = Math.abs(after - before);
  return change > BIG_NUMBER && change > before * BIG_SHARE;
}

function countsButton(label: string, { registered, all }: Counts) {
  return button(label, 'employees', { k: registered, n: all });
}

function showButton() {
  return button(texts.show, 'figures');
}
