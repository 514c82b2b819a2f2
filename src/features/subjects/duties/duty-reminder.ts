import { button, inline } from '../../../bot/buttons.ts';
import type { Button, Keyboard } from '../../../bot/outgoing.ts';
import { weekdayOf } from '../../../domain/calendar-day.ts';
import { isUrgent, isWithinBudget } from '../../../domain/duty-reminders.ts';
import type { DutyReminder } from '../../../domain/duty-reminders.ts';
import { missingToTarget } from '../../../domain/measurement.ts';
import type { PersonId } from '../../../domain/person.ts';
import { findMetric } from '../../../domain/reference.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { isWorkingDay } from '../../../domain/working-calendar.ts';
import { upperFirst } from '../../../text/first-letter.ts';
import { listSchoolPeople } from '../../../storage/held-binding.ts';
import { tiredOf } from '../batches/bother.ts';
import type { DistrictContext } from '../../context.ts';
import { dutyLine, occasionName } from './deadline-words.ts';
import { todayOf } from '../../district-hours.ts';
import type { NamedSchool } from '../schools/district-schools.ts';
import { dutyReminderTexts as texts } from './duty-reminder-texts.ts';
import { canBeDone } from './duty-slots.ts';
import type { DutySlot } from './duty-slots.ts';
import { figureFor, neededFor } from './duty-evidence.ts';
import { dutyButton } from './duty-button.ts';
import { dutyTexts } from './duty-texts.ts';
import { figureInWords } from '../figures/figure-words.ts';
import { labels } from '../../texts.ts';

/** An inline keyboard has six rows; the last one is «Сроки». */
const MOST_BUTTONS = 5;
/** More of them fill no screen; the rest stands in «Сроки». */
const MOST_LINES = 6;

/** One duty of the morning with those of a person's schools that owe it. */
type Item = Omit<DutySlot, 'school'> & { schools: NamedSchool[] };

/** The one message of a morning to a person. `workingDaysLeft` as a job's message has it. */
export type PersonReminder = {
  personId: PersonId;
  peerId: number;
  /** The schools it is about. */
  unitIds: readonly UnitId[];
  text: string;
  keyboard: Keyboard;
  /** Holds something that cannot wait: the budget of a week does not count it. */
  isUrgent: boolean;
  workingDaysLeft: number | undefined;
};

/**
 * What everybody is told on a morning: all that one person is to be reminded of is one message. Before the day everybody
 * who speaks for the school hears of it; the working day after it the director (who has none, the ответственный), the
 * third working day both. `decidedAt`: when the budget is looked at. Who has had the week's budget of messages is told of
 * dated and critical duties and of last days alone.
 */
export function personReminders(
  context: DistrictContext,
  slots: readonly DutySlot[],
  { budget = true, decidedAt = context.now }: { budget?: boolean; decidedAt?: Date } = {},
): PersonReminder[] {
  const speakers = listSpeakers(context);
  const bySchool = new Map<number, { slot: DutySlot; place: number }[]>();
  for (const [place, slot] of slots.entries()) {
    if (slot.isQuiet || !canBeDone(context, slot)) continue;
    const known = bySchool.get(slot.school.id);
    if (known === undefined) bySchool.set(slot.school.id, [{ slot, place }]);
    else known.push({ slot, place });
  }
  const tired = tiredOf(
    context,
    speakers.map(({ personId }) => personId),
    decidedAt,
  );
  return speakers.flatMap((speaker): PersonReminder[] => {
    const own = [...speaker.roles.keys()]
      .flatMap((unitId) => bySchool.get(unitId) ?? [])
      .toSorted((a, b) => a.place - b.place)
      .flatMap(({ slot }) => (isTold(speaker, slot) ? slot : []));
    const told = own.filter(
      ({ duty, reminder }) =>
        !budget || !tired.has(speaker.personId) || duty.isCritical || !isWithinBudget(duty.kind, reminder),
    );
    if (told.length === 0) return [];
    const items = itemsOf(told);
    const lefts = items.flatMap(({ duty, reminder }) => leftOf(duty.kind === 'dated', reminder));
    return [
      {
        personId: speaker.personId,
        peerId: speaker.peerId,
        unitIds: [...new Set(told.map(({ school }) => school.id))],
        ...wordsOf(context, items, speaker.roles.size > 1),
        isUrgent: items.some(({ duty, reminder }) => duty.isCritical || isUrgent(duty.kind, reminder)),
        workingDaysLeft: lefts.length === 0 ? undefined : Math.min(...lefts),
      },
    ];
  });
}

/** To the last day on which something can be done; after it there is nothing to be in time for. */
function leftOf(isDated: boolean, { workingDaysLeft, last }: DutyReminder): number[] {
  if (!isDated || workingDaysLeft === undefined || workingDaysLeft < 0) return [];
  return [last ? 0 : workingDaysLeft];
}

type Speaker = {
  personId: PersonId;
  peerId: number;
  /** By school: the person is its director, not an ответственный alone. */
  roles: Map<number, { isDirector: boolean; hasDirector: boolean }>;
};

/** Whom the bot may write to, with the schools they speak for. */
function listSpeakers({ db, district }: DistrictContext): Speaker[] {
  const people = listSchoolPeople(db, district.id).filter(({ reachable }) => reachable !== false);
  const directed = new Set(people.filter(({ role }) => role === 'director').map(({ unitId }) => unitId));
  const speakers = new Map<PersonId, Speaker>();
  for (const { personId, externalId, unitId, role } of people) {
    const known = speakers.get(personId);
    const speaker: Speaker = known ?? { personId, peerId: externalId, roles: new Map() };
    const isDirector = role === 'director' || speaker.roles.get(unitId)?.isDirector === true;
    speaker.roles.set(unitId, { isDirector, hasDirector: directed.has(unitId) });
    speakers.set(personId, speaker);
  }
  return [...speakers.values()];
}

function isTold({ roles }: Speaker, { school, reminder: { workingDaysLeft } }: DutySlot): boolean {
  const role = roles.get(school.id);
  if (role === undefined) return false;
  return workingDaysLeft !== -1 || role.isDirector || !role.hasDirector;
}

/** What has passed first, then as the duties stand; of two days of one duty each is an item of its own. */
function itemsOf(slots: readonly DutySlot[]): Item[] {
  const items = new Map<string, Item>();
  for (const { school, ...slot } of slots) {
    const key = JSON.stringify([slot.duty.id, slot.occasion.key, slot.dueOn]);
    const known = items.get(key);
    if (known === undefined) items.set(key, { ...slot, schools: [school] });
    else known.schools.push(school);
  }
  const passed = ({ reminder: { workingDaysLeft = 0 } }: Item) => (workingDaysLeft < 0 ? 0 : 1);
  return [...items.values()].toSorted((a, b) => passed(a) - passed(b));
}

function wordsOf(
  context: DistrictContext,
  items: readonly Item[],
  isForSeveral: boolean,
): { text: string; keyboard: Keyboard } {
  const isOfOne = new Set(items.flatMap(({ schools }) => schools.map(({ id }) => id))).size === 1;
  const lines = items.slice(0, MOST_LINES).map((item) =>
    texts.item(lineOf(context, item), {
      notes: [...notesOf(context, item), ...(isOfOne ? figureNotes(context, item) : [])],
      schools: isForSeveral ? item.schools.map(({ short }) => short) : [],
    }),
  );
  const more = items.length > MOST_LINES ? [texts.moreInList(items.length - MOST_LINES)] : [];
  const list = button(labels.deadlines, 'school-deadlines');
  if (!isOfOne) {
    // Whose «Готово» it is, the person chooses first.
    return {
      text: [...lines, ...more, texts.howToEndSeveral].join('\n'),
      keyboard: inline([list, button(labels.switchSchool, 'switch-school')]),
    };
  }
  const buttons = answerButtons(items);
  const shown = buttons.slice(0, MOST_BUTTONS);
  const isLast = items.every(({ reminder }) => reminder.last || reminder.toOffice);
  const isConfirmed = items.some(({ duty }) => duty.evidence.kind === 'confirm');
  const howToEnd = shown.length === 0 ? [] : [texts.howToEnd({ isLast, isConfirmed })];
  // The number that only the school has: without it the figure never shows that the duty is done.
  const number = isForSeveral || !items.some(({ duty }) => isOfEmployees(duty)) ? [] : [employeesButton];
  const rest = buttons.length > shown.length && more.length === 0 ? [texts.restInList] : [];
  return {
    text: [...lines, ...more, ...howToEnd, ...rest].join('\n'),
    // A single button shares its row with «Сроки».
    keyboard:
      shown.length === 1 && number.length === 0
        ? inline([...shown, list])
        : inline(...shown.map((one) => [one]), [...number, list]),
  };
}

const employeesButton = button(labels.employees, 'employees');

function isOfEmployees({ evidence }: DutySlot['duty']): boolean {
  return evidence.kind === 'metric' && evidence.metric === 'employees';
}

function lineOf(context: DistrictContext, { duty, dueOn, reminder }: Item): string {
  const today = todayOf(context);
  if ((reminder.workingDaysLeft ?? 0) < 0) {
    return texts.passed(occasionName(duty, dueOn, today), duty.basis);
  }
  return upperFirst(dutyLine(duty, dueOn, { today, calendar: context.reference.calendar }));
}

function notesOf({ reference }: DistrictContext, { dueOn, reminder }: Item): string[] {
  const { day, last, workingDaysLeft = 0 } = reminder;
  if (dueOn === undefined || workingDaysLeft < 0) return [];
  if (!isWorkingDay(reference.calendar, dueOn)) return last ? [texts.lastWorkingDay] : [];
  const weekday = weekdayOf(dueOn);
  return [
    ...(weekday === 6 ? [texts.workedSaturday] : weekday === 7 ? [texts.workedSunday] : []),
    ...(day === dueOn ? [texts.lastDay] : []),
  ];
}

/** Where the figure itself shows that a duty is done: what it is now, and how many are missing. */
function figureNotes(context: DistrictContext, { duty: { evidence }, schools }: Item): string[] {
  const [school] = schools;
  const metric = evidence.kind === 'metric' ? findMetric(context.reference, evidence.metric) : undefined;
  if (evidence.kind !== 'metric' || metric === undefined || school === undefined) return [];
  const figure = figureFor(context, school.id, evidence);
  if (figure === undefined) return [texts.noFigure];
  const { numerator, denominator, period, origin } = figure;
  const needed = neededFor(context, evidence);
  const missing =
    needed === undefined || numerator === undefined || denominator === undefined
      ? undefined
      : missingToTarget(numerator, denominator, needed);
  const value = figureInWords(metric, figure);
  return [
    texts.figure(value, { on: period.to, thisYear: Number(todayOf(context).slice(0, 4)), origin, missing }),
  ];
}

/** One for each duty that the school answers itself; the label says no more than it takes to tell them apart. */
function answerButtons(items: readonly Item[]): Button[] {
  const answered = items.filter(({ duty }) => duty.evidence.kind !== 'metric');
  return answered.flatMap((item) => {
    const { duty, dueOn, occasion, schools } = item;
    const isOnlyOfDay = answered.filter((other) => other.dueOn === dueOn).length === 1;
    const asked = dutyTexts.ask[duty.evidence.kind];
    const label = texts.label(asked, dueOn, isOnlyOfDay ? undefined : duty.title);
    return schools.map(({ id }) => dutyButton(label, { duty, occasion, s: id }, 'positive'));
  });
}
