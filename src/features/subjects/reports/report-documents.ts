import type { CellSpec, DocumentSpec, SheetSpec } from '../../../documents/document-spec.ts';
import { isWords, reportTotals } from '../../../domain/report-form.ts';
import type {
  ReportForm,
  ReportRow,
  ReportRows,
  ReportTotal,
  ReportValues,
} from '../../../domain/report-form.ts';
import { REPORT_MARK, reportColumns } from '../../../ingest/report/report-columns.ts';
import { reportHeadings } from '../../../ingest/report/texts.ts';
import { dayInWords } from '../../../text/dates.ts';
import { upperFirst } from '../../../text/first-letter.ts';
import { reportPaperTexts as texts } from './report-texts.ts';
import { reportValueTexts } from './report-value-texts.ts';

/** What a school's papers are made of. */
export type ReportPaper = {
  form: ReportForm;
  school: { id: number; name: string };
  occasion: { occasion: string; words: string };
  rows: ReportRows;
  /** The day they are made. */
  on: string;
};

/** The school's report for the mail: the same figures in Word and in Excel. */
export function reportDocuments(paper: ReportPaper): [DocumentSpec, DocumentSpec] {
  const { form, school, rows, on, occasion } = paper;
  const columns = paperHeadings(form);
  const table = [
    ...rows.map((row) => cellsOf(form, row)),
    ...(form.per === 'class' ? [totalCells(form, rows)] : []),
  ];
  return [
    {
      format: 'docx',
      fileName: texts.schoolFile(form.title, school.name, 'docx'),
      landscape: true,
      blocks: [
        { kind: 'heading', text: reportValueTexts.title(form.title, occasion.words), align: 'center' },
        { kind: 'paragraph', text: school.name, align: 'center', bold: true },
        ...(form.basis === undefined ? [] : [{ kind: 'paragraph' as const, text: texts.basis(form.basis) }]),
        { kind: 'paragraph', text: texts.on(dayInWords(on, { year: true })) },
        { kind: 'table', columns: columnsOnPaper(columns), rows: table },
        ...reportValueTexts.totals(form, rows).map((text) => ({ kind: 'paragraph' as const, text })),
        { kind: 'sides', left: ['', texts.blankPost], right: ['', texts.blankName], rightEdge: true },
      ],
    },
    {
      format: 'xlsx',
      fileName: texts.schoolFile(form.title, school.name, 'xlsx'),
      sheets: [{ name: texts.sheet, columns: columns.map((title) => ({ title })), rows: table }],
    },
  ];
}

/** «Форма файлом»: the classes filled in, and what is known of them; a sheet of its own says which form it is. */
export function reportFormDocument(paper: Omit<ReportPaper, 'on'>, names: readonly string[]): DocumentSpec {
  const { form, school, rows, occasion } = paper;
  const filled = names.map(
    (name): ReportRow => rows.find((row) => row.name === name) ?? { name, values: {} },
  );
  return {
    format: 'xlsx',
    fileName: texts.formFile(form.title, school.name),
    sheets: [
      {
        name: texts.sheet,
        columns: headings(form).map((title, index) => ({ title, width: index === 0 ? 10 : 22 })),
        rows: filled.map((row) => cellsOf(form, row)),
      },
      markSheet([REPORT_MARK, form.code, occasion.occasion, String(school.id)]),
    ],
  };
}

function markSheet(mark: readonly string[]): SheetSpec {
  return {
    name: reportHeadings.serviceSheet,
    columns: mark.map((title) => ({ title })),
    rows: [[reportHeadings.serviceNote]],
  };
}

/** As they are read; how to fill them in («да/нет») is said in the form alone. */
function paperHeadings(form: ReportForm): string[] {
  const [first = '', ...rest] = headings(form);
  return [
    first,
    ...reportColumns(form).map(({ field, part }, index) =>
      part === 'value' ? upperFirst(field.title) : (rest[index] ?? ''),
    ),
  ];
}

function headings(form: ReportForm): string[] {
  const first = form.per === 'class' ? reportHeadings.class : reportHeadings.school;
  return [first, ...reportColumns(form).map(({ title }) => title)];
}

function cellsOf(form: ReportForm, { name, values }: ReportRow): CellSpec[] {
  const first = form.per === 'class' ? name : reportHeadings.wholeSchool;
  return [first, ...form.fields.flatMap((field) => fieldCells(form, field.code, values))];
}

function fieldCells(form: ReportForm, code: string, values: ReportValues): CellSpec[] {
  const field = form.fields.find((one) => one.code === code);
  const value = values[code];
  if (field === undefined) return [];
  if (field.kind === 'of')
    return Array.isArray(value) ? [value[0] as number, value[1] as number] : [null, null];
  if (value === undefined) return [null];
  if (typeof value === 'number') return [value];
  return [isWords(value) ? value.text : reportValueTexts.value(field, value)];
}

function totalCells(form: ReportForm, rows: ReportRows): CellSpec[] {
  const totals = reportTotals(form, rows);
  return [
    texts.total,
    ...form.fields.flatMap(({ code }): CellSpec[] => {
      const total = totals.find(({ field }) => field.code === code);
      return total === undefined ? [''] : totalOf(total);
    }),
  ];
}

function totalOf(total: ReportTotal): CellSpec[] {
  switch (total.kind) {
    case 'count':
      return [total.sum];
    case 'of':
      return [total.numerator, total.denominator];
    case 'yes-no':
      return [reportValueTexts.of(total.yes, total.of)];
    case 'choice':
      return [reportValueTexts.choices(total.counts)];
  }
}

/** 91.76; of nobody there is no share. */
export function shareOf(numerator: number, denominator: number): number | undefined {
  return denominator === 0 ? undefined : Math.round((10_000 * numerator) / denominator) / 100;
}

/** «91,76 %» as a cell that Excel may sort. */
export function shareCell(numerator: number, denominator: number): CellSpec {
  const share = shareOf(numerator, denominator);
  return share === undefined ? null : { percent: share };
}

/** Columns of a table in Word as wide as their longest word asks, so that none is torn; `given`: of a title, by hand. */
export function columnsOnPaper(
  titles: readonly string[],
  given: Readonly<Record<string, number>> = {},
): { title: string; width: number }[] {
  const weights = titles.map(
    (title) => given[title] ?? Math.max(4, ...title.split(/\s+/).map((word) => word.length + 1)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return titles.map((title, index) => ({ title, width: (100 * (weights[index] ?? 0)) / sum }));
}
