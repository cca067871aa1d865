import { isEmail } from 'class-validator'
import type { ContactMethodEntity } from '../people/index.js'
import ipaddr from 'ipaddr.js'
import { checkUrl, RefusedAddress } from './outbound.js'

/**
 * What is wrong with an address on its channel, whatever network it leads to: that is decided when it is called, by
 * the addresses that its name means then (outbound.ts). null where nothing is.
 */
export function addressFault(channel: ContactMethodEntity['channel'], address: string): string | null {
  if (channel === 'EMAIL') return isEmail(address) && address.length <= 254 ? null : 'is no e-mail address'
  try {
    checkUrl(address, everywhere)
    return null
  } catch (error) {
    if (error instanceof RefusedAddress) return error.message
    throw error
  }
}

const everywhere = ['0.0.0.0/0', '::/0'].map((each) => ipaddr.parseCIDR(each))

/** An address as others may see it: those of webhooks let whoever knows them write there. */
export function maskedAddress(channel: ContactMethodEntity['channel'], address: string): string {
  if (channel === 'EMAIL' || !URL.canParse(address)) return address
  return `${new URL(address).origin}/…`
}
