import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.process>
/** A network, as `10.0.0.0/8`. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>

export function isWithin(address: string, networks: readonly Network[]): boolean {
  const parsed = ipaddr.process(address)
  return networks.some((network) => parsed.kind() === network[0].kind() && parsed.match(network))
}

/**
 * Whether an address is one of the public Internet: neither this machine nor a network behind it, in whatever form
 * (mapped, compatible, translated, tunnelled), neither documentation nor multicast nor anything reserved.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast' && !isCompatible(parsed)
}

/** `::7f00:1`, which some systems still take for 127.0.0.1. */
const isCompatible = (address: Address) =>
  address.kind() === 'ipv6' &&
  address
    .toByteArray()
    .slice(0, 12)
    .every((byte) => byte === 0)
