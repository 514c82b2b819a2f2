import type { Feature } from '../feature.ts';
import { compareCommand } from './compare.command.ts';

/** The own school beside the district and beside schools of its size. */
export const compare: Feature = { commands: [compareCommand] };
