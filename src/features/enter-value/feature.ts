import type { Feature } from '../feature.ts';
import {
  enterValueCommand,
  enterValueDialog,
  valueMetricCommand,
  valuePeriodCommand,
  valueStatusCommand,
  valueUnitCommand,
  writeValueCommand,
} from './enter-value.command.ts';

export const enterValue: Feature = {
  commands: [
    enterValueCommand,
    valueUnitCommand,
    valueMetricCommand,
    valuePeriodCommand,
    valueStatusCommand,
    writeValueCommand,
  ],
  dialogs: [enterValueDialog],
};
