import type { Feature } from '../feature.ts';
import { doubtsCommand } from './doubts.command.ts';
import { allRightCommand, doubtCommand, rightCommand } from './settle.command.ts';

/** «Проверить данные»: what was written with a mark, and what the coordinator says of it. */
export const doubts: Feature = { commands: [doubtsCommand, doubtCommand, rightCommand, allRightCommand] };
