import type { Feature } from '../feature.ts';
import { resultsBefore, resultsContents } from './contents.command.ts';
import { correctNow } from './correct-now.command.ts';
import { correctResults } from './correct-results.job.ts';
import { heldResults } from './held-results.job.ts';
import { resultsHour, typeResultsHour } from './hour.command.ts';
import { lateResults } from './late-results.job.ts';
import { nameLowSchools } from './naming.command.ts';
import { holdResults, publishNow } from './publish.command.ts';
import { releasedResults } from './released-results.job.ts';
import { showBefore } from './show-before.job.ts';
import { weekResultsCommand } from './week-results.command.ts';
import { weekResults as job } from './week-results.job.ts';

export const weekResults: Feature = {
  commands: [
    weekResultsCommand,
    publishNow,
    holdResults,
    resultsContents,
    resultsHour,
    resultsBefore,
    nameLowSchools,
    correctNow,
  ],
  dialogs: [typeResultsHour],
  // Corrections last: results that go out at this very look are not corrected by it.
  jobs: [showBefore, job, lateResults, releasedResults, heldResults, correctResults],
};
