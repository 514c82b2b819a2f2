import type { Feature } from '../feature.ts';
import { trendCommand } from './trend.command.ts';

/** A metric of the own school over time: a picture, and the same in words. */
export const trend: Feature = { commands: [trendCommand] };
