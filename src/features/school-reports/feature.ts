import type { Feature } from '../feature.ts';
import { reportCardCommand } from './card.ts';
import { acceptReportCommand, returnReportCommand, returnReportDialog } from './decide.ts';
import { reportMailCommand, reportMailboxDialog } from './mail.ts';
import {
  reportsRemindCommand,
  reportsSummaryCommand,
  schoolReportsCommand,
} from './school-reports.command.ts';

/** «Отчёты школ»: who has handed in, each report, the summary that goes upwards. */
export const schoolReports: Feature = {
  commands: [
    schoolReportsCommand,
    reportCardCommand,
    acceptReportCommand,
    returnReportCommand,
    reportsSummaryCommand,
    reportsRemindCommand,
    reportMailCommand,
  ],
  dialogs: [returnReportDialog, reportMailboxDialog],
};
