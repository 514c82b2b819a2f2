/** Where a person of the messenger can be looked at: all the coordinator gets to know of somebody without a name. */
export function pageOf(externalId: number): string {
  return `vk.com/id${externalId}`;
}
