import type { Feature } from '../feature.ts';
import { deadlineReminders as job } from './deadline-reminders.job.ts';

export const deadlineReminders: Feature = { jobs: [job] };
