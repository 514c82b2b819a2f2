import type { Feature } from '../feature.ts';
import { extendCommand, extendDialog } from './extend.command.ts';

/** More time for one school. */
export const dutyExtension: Feature = { commands: [extendCommand], dialogs: [extendDialog] };
