import { schoolChoice } from '../subjects/schools/school-choice.ts';
import { DEADLINE_DIALOG, deadlineDraft } from './draft.ts';
import { nextStep } from './preview.ts';

/** Choosing the schools that a duty is for. */
export const schools = schoolChoice({
  name: 'deadline-school',
  dialog: DEADLINE_DIALOG,
  draft: deadlineDraft,
  nextStep,
});
