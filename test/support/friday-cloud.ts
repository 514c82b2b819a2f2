import { afterEach, beforeEach } from 'vitest';
import { LINK, startFakeCloud } from './fake-cloud.ts';
import type { FakeCloud } from './fake-cloud.ts';
import { createFriday, LAST_WEEK, setSource } from './friday.ts';
import type { Friday } from './friday.ts';
import { at } from './week-tables.ts';

export const OLD = 'мониторинг 18.10.csv';
export const NEW = 'мониторинг 25.10.csv';

/** Gives each test of the file a cloud with the table of last week. */
export function withFridayCloud(take: (cloud: FakeCloud) => void): void {
  let cloud: FakeCloud | undefined;
  beforeEach(async () => {
    cloud = await startFakeCloud();
    cloud.put(OLD, LAST_WEEK, at('2024-10-18', '17:02'));
    take(cloud);
  });
  afterEach(async () => {
    await cloud?.close();
  });
}

export type FridayOptions = NonNullable<Parameters<typeof createFriday>[0]>;

/** A district whose source is the cloud, on Friday shortly before the refresh. */
export async function startFriday(options: FridayOptions & { cloud: FakeCloud }): Promise<Friday> {
  const friday = createFriday({ now: at('2024-10-25', '10:00'), ...options });
  await setSource(friday, LINK);
  await friday.until(at('2024-10-25', '16:55'), 60);
  return friday;
}
