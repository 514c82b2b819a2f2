import type { Feature } from '../feature.ts';
import {
  enterValueCommand,
  enterValueDialog,
  valueMetricCommand,
  valuePeriodCommand,
  valueStatusCommand,
  valueUnitCommand,
} from './enter-value.command.ts';
import { writeValueCommand } from './value-write.command.ts';

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
