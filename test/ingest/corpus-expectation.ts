import type { Table } from '../../src/domain/table.ts';
import { lines } from './table-files.ts';
import type { Options } from './table-files.ts';

/** What a clerk wrote beside a file of the corpus; the grammar is in test/fixtures/tables/README.md. */
type Expectation = {
  options: Options;
  records: readonly string[];
  /** Other records than those named may occur. */
  anyRecords: boolean;
  /** Severities, code and cell of a problem that has to occur; `*` for whatever it is. */
  problems: readonly { severities: readonly string[]; code: string; cell: string }[];
  /** Columns a person has to be asked about, by a question or a problem. */
  asked: readonly string[];
  anyProblems: boolean;
  noNotes: readonly string[];
  /** Undefined: only about the columns in `asked`. */
  questions?: number | 'any';
  secrets: readonly string[];
};

const SEVERITY = /^(?:refuse|block|ask|note|question)(?:\/(?:refuse|block|ask|note|question))*$/;

export function parseExpectation(text: string): Expectation {
  const [first = '', ...rest] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const records: string[] = [];
  const problems: { severities: string[]; code: string; cell: string }[] = [];
  const asked: string[] = [];
  const noNotes: string[] = [];
  const secrets: string[] = [];
  let [anyRecords, anyProblems] = [false, false];
  let questions: number | 'any' | undefined;
  for (const line of rest) {
    const [word = '', ...words] = line.split(' ');
    if (line.startsWith('plan: ')) continue;
    else if (line === 'records: any') anyRecords = true;
    else if (line === 'problems: any') anyProblems = true;
    else if (word === 'questions:') questions = words[0] === 'any' ? 'any' : Number(words[0]);
    else if (word === 'secret') secrets.push(words.join(' '));
    else if (line.startsWith('no note ')) noNotes.push(words[1]!);
    else if (word === 'asked') asked.push(words[0]!);
    else if (line.includes(' | ')) records.push(line);
    else if (SEVERITY.test(word) && words.length === 2)
      problems.push({ severities: word.split('/'), code: words[0]!, cell: words[1]! });
    else throw new Error(`a line that says nothing: «${line}»`);
  }
  if (questions !== undefined && questions !== 'any' && !Number.isInteger(questions))
    throw new Error('questions: a number or «any»');
  return {
    options: optionsOf(first),
    records,
    anyRecords,
    problems,
    asked,
    anyProblems,
    noNotes,
    ...(questions !== undefined && { questions }),
    secrets,
  };
}

function optionsOf(line: string): Options {
  const [, said] = /^options: (.+)$/.exec(line) ?? [];
  if (said === undefined) throw new Error('the first line has to be «options: …»');
  const options: Options = {};
  for (const one of said === '–' ? [] : said.split('; ')) {
    const [word = '', ...words] = one.split(' ');
    if (word === 'period') options.period = periodOf(words.join(' '));
    else if (word === 'district') options.district = words.join(' ');
    else throw new Error(`an option nobody knows: «${one}»`);
  }
  return options;
}

function periodOf(text: string): NonNullable<Options['period']> {
  const [from = '', to = from] = text.split('..');
  return { from, to } as NonNullable<Options['period']>;
}

/** Every way in which a table is not what was expected, in words for a failing test; none – it is. */
export function differences(table: Table, expected: Expectation): string[] {
  return [
    ...recordDifferences(lines(table), expected),
    ...problemDifferences(table, expected),
    ...expected.secrets
      .filter((secret) => JSON.stringify(table).includes(secret))
      .map((secret) => `told: ${secret}`),
  ];
}

function recordDifferences(found: readonly string[], expected: Expectation): string[] {
  const left = [...found];
  const missing = expected.records.filter((wanted) => {
    const place = left.findIndex((line) => isRecord(line, wanted));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  return [
    ...missing.map((line) => `no record: ${line}`),
    ...(expected.anyRecords ? [] : left.map((line) => `unexpected record: ${line}`)),
  ];
}

/** «… (*)» stands for any doubt, «… (?)» for any or none. */
function isRecord(line: string, wanted: string): boolean {
  const open = / \(([*?])\)$/.exec(wanted);
  if (open === null) return line === wanted;
  const figure = wanted.slice(0, open.index);
  const doubted = line.startsWith(`${figure} (`);
  return doubted || (open[1] === '?' && line === figure);
}

type Remark = { severity: string; code: string; cell: string };

function problemDifferences(table: Table, expected: Expectation): string[] {
  const remarks: Remark[] = [
    ...table.problems.map(({ severity, code, at }) => ({ severity, code, cell: at?.cell ?? '–' })),
    ...table.questions.map(({ doubt, at }) => ({ severity: 'question', code: doubt, cell: at.cell })),
  ];
  const isListed = (remark: Remark) =>
    expected.problems.some((wanted) => isProblem(remark, wanted)) ||
    expected.asked.some((column) => asksAbout(remark, column)) ||
    (remark.severity === 'question' && expected.questions !== undefined);
  return [
    ...expected.problems
      .filter((wanted) => !remarks.some((remark) => isProblem(remark, wanted)))
      .map(({ severities, code, cell }) => `no problem: ${severities.join('/')} ${code} ${cell}`),
    ...expected.asked
      .filter((column) => !remarks.some((remark) => asksAbout(remark, column)))
      .map((column) => `not asked about column ${column}`),
    ...remarks
      .filter(({ severity }) => severity !== 'note')
      .filter((remark) => !isListed(remark) && !(expected.anyProblems && remark.severity !== 'question'))
      .map(({ severity, code, cell }) => `unexpected: ${severity} ${code} ${cell}`),
    ...remarks
      .filter(({ severity, code }) => severity === 'note' && expected.noNotes.includes(code))
      .map(({ code, cell }) => `unexpected: note ${code} ${cell}`),
    ...(typeof expected.questions === 'number' && table.questions.length !== expected.questions
      ? [`${table.questions.length} questions, not ${expected.questions}`]
      : []),
  ];
}

function isProblem(remark: Remark, wanted: Expectation['problems'][number]): boolean {
  return (
    wanted.severities.includes(remark.severity) &&
    ['*', remark.code].includes(wanted.code) &&
    ['*', remark.cell].includes(wanted.cell)
  );
}

/** A person is asked: by a question or by a problem that waits for an answer, at a cell of the column. */
function asksAbout({ severity, cell }: Remark, column: string): boolean {
  return (severity === 'ask' || severity === 'question') && cell.replace(/\d+$/, '') === column;
}
