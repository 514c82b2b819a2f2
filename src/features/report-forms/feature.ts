import type { Feature } from '../feature.ts';
import {
  formCardCommand,
  formDialog,
  formsCommand,
  formStepCommand,
  newFormCommand,
  retireFormCommand,
} from './forms.command.ts';

/** «Формы отчётов»: reports that a district asks for, made without code. */
export const reportForms: Feature = {
  commands: [formsCommand, formCardCommand, retireFormCommand, newFormCommand, formStepCommand],
  dialogs: [formDialog],
};
