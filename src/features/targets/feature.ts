import type { Feature } from '../feature.ts';
import {
  saveTargetCommand,
  setTargetCommand,
  setTargetDialog,
  targetWithoutCommand,
} from './set-target.command.ts';
import { removeTargetCommand, restoreTargetCommand, targetsCommand } from './targets.command.ts';

/** «Цели»: what the district wants of its schools, each by an order. */
export const targets: Feature = {
  commands: [
    targetsCommand,
    setTargetCommand,
    targetWithoutCommand,
    saveTargetCommand,
    removeTargetCommand,
    restoreTargetCommand,
  ],
  dialogs: [setTargetDialog],
};
