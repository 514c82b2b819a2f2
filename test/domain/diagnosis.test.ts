import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { CAUSES, CAUSE_CODES } from '../../src/domain/cause.ts';
import { hasRecovered, isLow, questionsFor, stepOf } from '../../src/domain/diagnosis.ts';
import type { DiagnosisAnswer, KnownFigure, QuestionCode } from '../../src/domain/diagnosis.ts';
import { figureOfCounts, figureOfValue } from '../../src/domain/measurement.ts';
import type { Metric } from '../../src/domain/metric.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';

const METRICS = [...new Set(CAUSES.flatMap(({ metrics }) => metrics))];
const WEEK = weekOf(day('2024-10-25'));
const { metrics } = loadReference();

const metricOf = (code: string): Metric => metrics.find((metric) => metric.code === code)!;
const figure = (code: string, value: number, rest: Partial<KnownFigure> = {}): KnownFigure => ({
  code,
  value,
  period: WEEK,
  ...rest,
});

const anyFigure: fc.Arbitrary<KnownFigure> = fc
  .record({
    code: fc.constantFrom(...METRICS),
    value: fc.constantFrom(0, 1, 12, 49, 50, 80),
    numerator: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    ended: fc.constantFrom('2024-09-30', '2024-10-18', '2024-10-25', '2024-10-28'),
  })
  .map(({ ended, ...rest }) => ({ ...rest, period: dateOnly(day(ended)) }));

/** Walks to the end with answers from a list; what was asked, and where it ended. */
function walk(code: string, questions: readonly QuestionCode[], given: readonly DiagnosisAnswer[]) {
  const answers = new Map<QuestionCode, DiagnosisAnswer>();
  const asked: QuestionCode[] = [];
  for (;;) {
    const step = stepOf(code, questions, answers);
    if (step.kind !== 'question') return { asked, end: step };
    expect(step).toMatchObject({ place: asked.length + 1, of: questions.length });
    asked.push(step.question);
    answers.set(step.question, given[asked.length - 1] ?? 'yes');
  }
}

test('every way ends, in at most eight questions, with a cause of the metric or with what was left', () => {
  fc.assert(
    fc.property(
      anyFigure,
      fc.array(anyFigure, { maxLength: 6 }),
      fc.array(fc.constantFrom<DiagnosisAnswer>('yes', 'no', 'later'), { maxLength: 9 }),
      (about, known, given) => {
        const questions = questionsFor(about, [about, ...known]);
        const { asked, end } = walk(about.code, questions, given);
        expect(asked.length).toBeLessThanOrEqual(8);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked).toEqual(questions.slice(0, asked.length));
        if (end.kind === 'cause') {
          const cause = CAUSES.find(({ code }) => code === end.cause)!;
          expect(cause.metrics).toContain(about.code);
        } else {
          expect(end).toMatchObject({ kind: 'left' });
          expect(given).toContain('later');
        }
      },
    ),
  );
});

test('questions come in the order of the causes, and more figures never ask for more', () => {
  fc.assert(
    fc.property(anyFigure, fc.array(anyFigure, { maxLength: 6 }), (about, known) => {
      const all = questionsFor(about, []);
      const questions = questionsFor(about, known);
      expect(questions).toEqual(all.filter((question) => questions.includes(question)));
      expect(questions).toEqual(
        questions.toSorted((a, b) => CAUSE_CODES.indexOf(a) - CAUSE_CODES.indexOf(b)),
      );
    }),
  );
});

describe.each(CAUSES)('$code', ({ code, metrics: lowered }) => {
  test.each([...lowered])('is reached from %s', (metric) => {
    const questions = questionsFor(figure(metric, 0), []);
    const place = questions.findIndex((question) => question === code);
    const given = questions.map((_, index): DiagnosisAnswer => (index === place ? 'no' : 'yes'));
    expect(walk(metric, questions, given).end).toEqual({ kind: 'cause', cause: code });
  });
});

test('what the data rule out is never asked', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...METRICS.filter((code) => code !== 'registered' && code !== 'status')),
      fc.array(anyFigure, { maxLength: 4 }),
      (code, known) => {
        const questions = questionsFor(figure(code, 0), [...known, figure('status', 1)]);
        for (const question of [
          'not-registered',
          'administrator-not-in',
          'organisation-data-empty',
          'too-few-teachers',
        ] as const) {
          expect(questions).not.toContain(question);
        }
      },
    ),
  );
});

describe('questions', () => {
  test('«Активна» of an older day rules out nothing', () => {
    const old = figure('status', 1, { period: dateOnly(day('2024-10-18')) });
    expect(questionsFor(figure('messages', 0), [old])).toHaveLength(8);
  });

  test('«Не активна» asks for the three conditions alone', () => {
    const status = figure('status', 0);
    expect(questionsFor(status, [status])).toEqual([
      'administrator-not-in',
      'organisation-data-empty',
      'too-few-teachers',
    ]);
  });

  test('people who are counted were added by the administrator of a registered organisation', () => {
    const status = figure('status', 0);
    expect(questionsFor(status, [status, figure('messages', 29, { numerator: 9 })])).toEqual([
      'organisation-data-empty',
    ]);
    expect(questionsFor(status, [status, figure('messages', 6, { numerator: 2 })])).toEqual([
      'organisation-data-empty',
      'too-few-teachers',
    ]);
  });

  test('where most teachers write, their profiles do not keep them from calling', () => {
    const calls = figure('calls', 0);
    const known = [calls, figure('status', 1), figure('messages', 60, { numerator: 18 })];
    expect(questionsFor(calls, known)).toEqual(['meetings-elsewhere']);
  });

  test('an answer to a question that the data have closed meanwhile counts for nothing', () => {
    const answers = new Map<QuestionCode, DiagnosisAnswer>([['not-registered', 'no']]);
    expect(stepOf('messages', ['ordinary-profile'], answers)).toMatchObject({ kind: 'question' });
  });
});

describe('what is low', () => {
  const messages = metricOf('messages');
  const employees = metricOf('employees');
  const status = metricOf('status');

  test('100 %, a target that is reached and «Активна» are not', () => {
    expect(isLow(messages, figureOfCounts(31, 31))).toBe(false);
    expect(isLow(messages, figureOfCounts(30, 31))).toBe(true);
    expect(isLow(employees, figureOfCounts(45, 45))).toBe(false);
    expect(isLow(employees, figureOfCounts(38, 45))).toBe(true);
    const target = { value: 80, source: { order: 'приказ' } };
    expect(isLow({ ...messages, target }, figureOfCounts(25, 31))).toBe(false);
    expect(isLow({ ...messages, target }, figureOfValue(79.9))).toBe(true);
    expect(isLow(status, figureOfValue(1))).toBe(false);
    expect(isLow(status, figureOfValue(0))).toBe(true);
  });

  test('no figure, and a metric that no cause speaks of, are not', () => {
    expect(isLow(messages, { state: 'missing' })).toBe(false);
    expect(isLow(metricOf('indicator-10'), figureOfValue(3))).toBe(false);
    expect(isLow(metricOf('not-active'), figureOfValue(3))).toBe(false);
  });

  test('without a target half is a recovery, with one only the target is', () => {
    expect(hasRecovered(messages, figureOfCounts(15, 31))).toBe(false);
    expect(hasRecovered(messages, figureOfCounts(16, 31))).toBe(true);
    expect(hasRecovered(messages, { ...figureOfCounts(16, 31), doubt: 'over-base' })).toBe(false);
    expect(hasRecovered(employees, figureOfCounts(44, 45))).toBe(false);
    expect(hasRecovered(status, figureOfValue(1))).toBe(true);
    expect(hasRecovered(messages, { state: 'missing' })).toBe(false);
  });
});
