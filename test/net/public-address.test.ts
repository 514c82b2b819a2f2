import { describe, expect, it } from 'vitest';
import { fetchAllowed } from '../../src/net/fetch-allowed.ts';
import { isPublicAddress } from '../../src/net/public-address.ts';

describe('an address', () => {
  it.each([
    ...[
      '0.0.0.0',
      '10.0.0.1',
      '100.64.0.1',
      '100.127.255.255',
      '127.0.0.1',
      '127.255.0.1',
      '169.254.169.254',
    ],
    ...['172.16.0.1', '172.31.255.255', '192.168.1.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '239.1.1.1'],
    ...['240.0.0.1', '255.255.255.255', '192.0.2.1', '198.51.100.7', '203.0.113.9'],
    ...[
      '::',
      '::1',
      '[::1]',
      'fc00::1',
      'fdff::1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      '2001:db8::1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::ffff:c0a8:101',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ],
    // Given out to nobody.
    ...['100::1', '200::1', '4000::1', '5f00::1', 'e000::1', '3fff::1'],
    ...['example.ru', '', '1.2.3', '0x7f000001'],
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '94.100.180.215', '172.32.0.1', '100.128.0.1', '2a00:1148::1', '2606:4700::1111'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('fetching from public addresses alone', () => {
  const get = (address: string, answers: readonly (readonly string[])[]) => {
    let asked = 0;
    const fetched = fetchAllowed(address, {
      hosts: ['files.example.ru', '127.0.0.1', '10.1.2.3', '[::1]'],
      maxBytes: 1000,
      timeoutMs: 500,
      publicOnly: true,
      lookup: (_host, options, callback) => {
        const found = (answers[Math.min(asked, answers.length - 1)] ?? []).map((one) => ({
          address: one,
          family: one.includes(':') ? 6 : 4,
        }));
        asked += 1;
        if (options.all === true) callback(null, found);
        else callback(null, found[0]?.address ?? '', found[0]?.family ?? 4);
      },
    });
    return { fetched, asked: () => asked };
  };

  it.each([
    ['one private address', [['192.168.0.1']]],
    ['a private address among public ones', [['93.184.216.34', '10.0.0.1']]],
    ['this machine as IPv6', [['::1']]],
    ['a mapped one', [['::ffff:127.0.0.1']]],
    ['no address', [[]]],
  ])('refuses a name that leads to %s', async (_, answers) => {
    await expect(get('https://files.example.ru/x', answers).fetched).rejects.toMatchObject({
      code: 'private-address',
    });
  });

  it.each(['https://127.0.0.1/x', 'https://10.1.2.3/x', 'https://[::1]/x'])(
    'refuses %s itself',
    async (address) => {
      const { fetched, asked } = get(address, [['93.184.216.34']]);
      await expect(fetched).rejects.toMatchObject({ code: 'private-address' });
      expect(asked()).toBe(0);
    },
  );

  it('connects to what it looked at: the name server is asked once', async () => {
    // A documentation address of the public sort that nobody answers at; the second answer would be private.
    const { fetched, asked } = get('https://files.example.ru/x', [['100.128.0.1'], ['127.0.0.1']]);
    await expect(fetched).rejects.toMatchObject({ code: expect.stringMatching(/timeout|network/) as string });
    expect(asked()).toBe(1);
  });
});
