import type { Feature } from '../feature.ts';
import { dailyUpkeep } from './daily-upkeep.job.ts';

export const upkeep: Feature = { jobs: [dailyUpkeep] };
