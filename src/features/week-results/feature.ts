import type { Feature } from '../feature.ts';
import { lateResults } from './late-results.job.ts';
import { weekResults as job } from './week-results.job.ts';

export const weekResults: Feature = { jobs: [job, lateResults] };
