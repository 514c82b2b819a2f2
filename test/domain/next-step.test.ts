import { describe, expect, it, test } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { nextDate, nextStep, stepKey } from '../../src/domain/next-step.ts';
import type { StepFacts } from '../../src/domain/next-step.ts';

const { calendar } = loadReference();

const NOTE = { weekTo: day('2024-10-25'), dueOn: day('2024-10-30') };

/** Monday 28.10.2024 of a school that has nothing to do: figures of 19–25.10, a fresh number of employees. */
function facts(over: Partial<StepFacts> = {}): StepFacts {
  return {
    today: day('2024-10-28'),
    calendar,
    inactive: undefined,
    measures: [],
    deadlines: [],
    findings: [],
    waiting: [],
    low: [],
    employeesOn: day('2024-10-24'),
    note: { ...NOTE, isSent: false },
    delays: new Map(),
    ...over,
  };
}

const LATER = { today: day('2024-10-31') };
const deadline = (id: number, dueOn: string) => ({ id, dueOn: day(dueOn) });
const measure = (id: number, dueOn: string, cause?: string) => ({ id, dueOn: day(dueOn), cause });
const FINDING = { metric: 'messages', cause: 'ordinary-profile' } as const;
const STATUS_FINDING = { metric: 'status', cause: 'too-few-teachers' } as const;

/** Every kind of step at once. */
const EVERYTHING: Partial<StepFacts> = {
  ...LATER,
  deadlines: [deadline(1, '2024-11-01'), deadline(2, '2024-11-05')],
  inactive: 'status',
  measures: [measure(7, '2024-10-31')],
  findings: [FINDING],
  low: ['calls'],
  employeesOn: undefined,
};

describe('the order', () => {
  test.each<[string, Partial<StepFacts>, string | undefined]>([
    ['a deadline of tomorrow before all', EVERYTHING, 'deadline/1'],
    ['a deadline that is past too', { ...EVERYTHING, deadlines: [deadline(3, '2024-10-28')] }, 'deadline/3'],
    ['«Не активна» before the plan', { ...EVERYTHING, deadlines: [] }, 'diagnosis/status'],
    [
      'the step out of it once its cause is known',
      { ...EVERYTHING, deadlines: [], findings: [FINDING, STATUS_FINDING] },
      'finding/status/too-few-teachers',
    ],
    [
      'of one cause found for both, that of the status, before the measures of today',
      {
        ...EVERYTHING,
        deadlines: [],
        findings: [{ metric: 'messages', cause: STATUS_FINDING.cause }, STATUS_FINDING],
      },
      'finding/status/too-few-teachers',
    ],
    ['the plan of today before causes', { ...EVERYTHING, deadlines: [], inactive: undefined }, 'measure/7'],
    [
      'the oldest measure first',
      { measures: [measure(1, '2024-10-28'), measure(2, '2024-10-25')] },
      'measure/2',
    ],
    ['a measure of tomorrow is not for today', { measures: [measure(1, '2024-10-29')] }, undefined],
    [
      'a known cause before a deadline in three days',
      { findings: [FINDING], deadlines: [deadline(1, '2024-10-30')] },
      'finding/messages/ordinary-profile',
    ],
    [
      'the cheapest cause first',
      { findings: [{ metric: 'calls', cause: 'meetings-elsewhere' }, FINDING] },
      'finding/messages/ordinary-profile',
    ],
    [
      'a deadline in three working days before a diagnosis',
      { deadlines: [deadline(1, '2024-10-31')], low: ['calls'] },
      'deadline/1',
    ],
    // Saturday 02.11 is worked, Monday 04.11 is not: five working days from Monday.
    ['one in five does not', { deadlines: [deadline(1, '2024-11-03')], low: ['calls'] }, 'diagnosis/calls'],
    ['the worst low figure', { low: ['calls', 'messages'] }, 'diagnosis/calls'],
    ['a low figure before the note', { ...LATER, low: ['calls'] }, 'diagnosis/calls'],
    ['the note from Wednesday on', { today: day('2024-10-30') }, 'note/2024-10-25'],
    ['not on Tuesday', { today: day('2024-10-29') }, undefined],
    ['the note before the employees', { ...LATER, employeesOn: undefined }, 'note/2024-10-25'],
    ['a note that is sent is done', { ...LATER, note: { ...NOTE, isSent: true } }, undefined],
    ['no figures, no note', { ...LATER, note: undefined }, undefined],
    ['a number of employees that was never given', { employeesOn: undefined }, 'employees'],
    ['or is older than 30 days', { employeesOn: day('2024-09-27') }, 'employees'],
    ['30 days are not', { employeesOn: day('2024-09-28') }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, over, expected) => {
    const step = nextStep(facts(over));
    expect(step && stepKey(step)).toBe(expected);
  });
});

describe('what is no step today', () => {
  it('a cause whose step stands in the plan, for whichever metric', () => {
    const planned = facts({ findings: [FINDING], measures: [measure(1, '2024-11-01', 'ordinary-profile')] });
    expect(nextStep(planned)).toBeUndefined();
  });

  it('a diagnosis of anything while the organisation is inactive', () => {
    const put = new Map([['diagnosis/status', day('2024-10-29')]]);
    expect(nextStep(facts({ inactive: 'status', low: ['calls'], delays: put }))).toBeUndefined();
  });

  it('a diagnosis of what waits for the next table', () => {
    expect(nextStep(facts({ inactive: 'status', waiting: ['status'], low: ['calls'] }))).toBeUndefined();
  });

  it('what was put off, until its day', () => {
    const delays = new Map([['diagnosis/calls', day('2024-10-29')]]);
    expect(nextStep(facts({ low: ['calls'], delays }))).toBeUndefined();
    expect(nextStep(facts({ low: ['calls', 'messages'], delays }))).toEqual({
      kind: 'diagnosis',
      metric: 'messages',
    });
    expect(nextStep(facts({ today: day('2024-10-29'), low: ['calls'], delays }))?.kind).toBe('diagnosis');
  });

  it('a number put off does not hide a deadline', () => {
    const delays = new Map([['deadline/1', day('2024-10-29')]]);
    expect(nextStep(facts({ deadlines: [deadline(1, '2024-10-29')], delays }))).toBeUndefined();
  });
});

describe('what comes next by its date', () => {
  test.each<[string, Partial<StepFacts>, unknown]>([
    ['the note', {}, { kind: 'note', on: '2024-10-30' }],
    [
      'a measure before it',
      { measures: [measure(4, '2024-10-29')] },
      { kind: 'measure', id: 4, on: '2024-10-29' },
    ],
    [
      'a deadline where the note is sent',
      { note: { ...NOTE, isSent: true }, deadlines: [deadline(5, '2025-05-01')] },
      { kind: 'deadline', id: 5, on: '2025-05-01' },
    ],
    ['nothing', { note: undefined, deadlines: [deadline(5, '2024-10-20')] }, undefined],
  ])('%s', (_, over, expected) => {
    expect(nextDate(facts(over))).toEqual(expected);
  });
});
