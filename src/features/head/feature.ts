import type { Feature } from '../feature.ts';
import { mondaySummary } from './monday-summary.job.ts';

/** «Руководитель управления» reads what the coordinator reads; of its own it has the summary of Monday. */
export const head: Feature = { jobs: [mondaySummary] };
