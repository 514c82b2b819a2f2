import type { Feature } from '../feature.ts';
import {
  addSilenceCommand,
  addSilenceDialog,
  editSilenceCommand,
  saveSilenceCommand,
  silenceSchoolCommand,
} from './add-silence.dialog.ts';
import { silencesOver } from './silences-over.job.ts';
import { endSilenceCommand, silencesCommand } from './silences.command.ts';

export const silences: Feature = {
  commands: [
    silencesCommand,
    addSilenceCommand,
    editSilenceCommand,
    silenceSchoolCommand,
    saveSilenceCommand,
    endSilenceCommand,
  ],
  dialogs: [addSilenceDialog],
  jobs: [silencesOver],
};
