import type { Feature } from '../feature.ts';
import { profileColumnCommand } from './column.command.ts';
import { profileCommand, profilesCommand, removeProfileCommand } from './profiles.command.ts';

export const tableProfiles: Feature = {
  commands: [profilesCommand, profileCommand, removeProfileCommand, profileColumnCommand],
};
