import type { Feature } from '../feature.ts';
import { fridayReminder as job } from './friday-reminder.job.ts';

export const fridayReminder: Feature = { jobs: [job] };
