import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks of IPv4 that are not the public internet: RFC 6890, and where clouds keep what they tell their own machines. */
const IPV4_NETWORKS = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
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
] as const;

/** Within the one block of IPv6 that is public: tunnels, which end at any IPv4 address, and documentation. */
const IPV6_NETWORKS = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const privateIPv4 = new BlockList();
for (const [network, prefix] of IPV4_NETWORKS) privateIPv4.addSubnet(network, prefix, 'ipv4');

const publicIPv6 = new BlockList();
publicIPv6.addSubnet('2000::', 3, 'ipv6');
const exceptIPv6 = new BlockList();
for (const [network, prefix] of IPV6_NETWORKS) exceptIPv6.addSubnet(network, prefix, 'ipv6');

/**
 * Whether an IP address is one of the public internet. Of IPv6 only what is known to be public is: IPv4 addresses
 * in the clothes of IPv6 (`::ffff:127.0.0.1`, `64:ff9b::…`), loopback, link-local and the rest are not.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !privateIPv4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return publicIPv6.check(address, 'ipv6') && !exceptIPv6.check(address, 'ipv6');
}
