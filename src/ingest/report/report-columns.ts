import type { ReportField, ReportForm } from '../../domain/report-form.ts';
import { reportHeadings } from './texts.ts';

/** A column of a form as a file: n and m of a field stand in two. */
export type ReportColumn = { title: string; field: ReportField; part: 'whole' | 'part' | 'value' };

/** The columns after that of the class, in the order of the form. */
export function reportColumns({ fields }: Pick<ReportForm, 'fields'>): ReportColumn[] {
  return fields.flatMap((field): ReportColumn[] => {
    switch (field.kind) {
      case 'of': {
        const [part, whole] = field.parts ?? [
          reportHeadings.part(field.title),
          reportHeadings.whole(field.title),
        ];
        return [
          { title: part, field, part: 'part' },
          { title: whole, field, part: 'whole' },
        ];
      }
      case 'yes-no':
        return [{ title: reportHeadings.yesNo(field.title), field, part: 'value' }];
      case 'choice': {
        const options = field.options?.map(({ title }) => title) ?? [];
        return [{ title: reportHeadings.choice(field.title, options), field, part: 'value' }];
      }
      case 'count':
      case 'text':
        return [{ title: field.title, field, part: 'value' }];
    }
  });
}

/** What marks a file as one of our forms: the first row of a sheet of its own. */
export const REPORT_MARK = 'sferum-report';
