import { lookup as resolveName } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { RequestOptions } from 'node:http';

/** What is nobody's address on the open network (RFC 6890 and its kin): this machine, private nets, links, groups. */
const NOT_PUBLIC = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
  // Of what lies in 2000::/3; everything else of IPv6 is not public anyway.
  ipv6: [
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
} as const;

const blocked = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const [net, prefix] of NOT_PUBLIC.ipv4) blocked.ipv4.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of NOT_PUBLIC.ipv6) blocked.ipv6.addSubnet(net, prefix, 'ipv6');

/** The only part of IPv6 that is given out to anybody; mapped, translated, local addresses all lie outside of it. */
const unicast6 = new BlockList();
unicast6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address may be anybody's on the open network; what is no address is not. */
export function isPublicAddress(address: string): boolean {
  const [bare = ''] = address.replace(/^\[|\]$/g, '').split('%');
  switch (isIP(bare)) {
    case 4:
      return !blocked.ipv4.check(bare, 'ipv4');
    case 6:
      return unicast6.check(bare, 'ipv6') && !blocked.ipv6.check(bare, 'ipv6');
    default:
      return false;
  }
}

/** A name led to an address that is nobody's on the open network. */
export class PrivateAddressError extends Error {
  constructor() {
    super('the name leads to a private address');
    this.name = 'PrivateAddressError';
  }
}

type Lookup = NonNullable<RequestOptions['lookup']>;

/**
 * A way from a name to its addresses that refuses the name as soon as one of them is not public. The socket connects to
 * the very addresses that were looked at, so no second answer of the name server counts.
 */
export function publicLookup(resolve: Lookup = resolveName): Lookup {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, found, family) => {
      if (error !== null) {
        callback(error, found, family);
        return;
      }
      const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      if (addresses.length === 0 || !addresses.every(isPublicAddress)) {
        callback(new PrivateAddressError(), found, family);
        return;
      }
      callback(null, found, family);
    });
  };
}
