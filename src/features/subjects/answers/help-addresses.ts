import type { HelpAddresses } from '../causes/cause-texts.ts';
import { PLATFORM } from '../causes/cause-texts.ts';
import { listLinks } from './district-links.ts';
import type { DistrictContext } from '../../context.ts';

/** Where the district's people get help: its own addresses, otherwise those of data/links.json. */
export function helpAddresses(
  context: Pick<DistrictContext, 'db' | 'district' | 'reference'>,
): HelpAddresses {
  const links = listLinks(context);
  const valueOf = (id: keyof HelpAddresses) => links.find(({ link }) => link.id === id)?.value;
  return {
    support: valueOf('support') ?? PLATFORM.support,
    instructions: valueOf('instructions') ?? PLATFORM.instructions,
  };
}
