import type { Feature } from '../feature.ts';
import { schoolClassesCommand, schoolClassesDialog } from './classes.ts';
import { receiveReport, reportFileCommand, reportReadingEnded } from './files.ts';
import { READ_REPORT } from './reading-task.ts';
import { reportRowCommand } from './row.command.ts';
import { schoolReportCommand } from './school-report.command.ts';
import {
  reportCheckCommand,
  reportMailedCommand,
  reportPapersCommand,
  reportSendCommand,
} from './send.command.ts';
import { schoolReportDialog, takeLoneRows } from './take-text.ts';

/** The reports that a school fills in for the district: class by class, by a table or by a file. */
export const schoolReport: Feature = {
  commands: [
    schoolReportCommand,
    reportRowCommand,
    schoolClassesCommand,
    reportFileCommand,
    reportCheckCommand,
    reportSendCommand,
    reportPapersCommand,
    reportMailedCommand,
  ],
  dialogs: [schoolReportDialog, schoolClassesDialog],
  intercept: receiveReport,
  fallback: takeLoneRows,
  taskEnded: { [READ_REPORT]: reportReadingEnded },
};
