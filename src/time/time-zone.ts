import { IANAZone } from 'luxon'

/**
 * The canonical name of an IANA time zone.
 * @throws RangeError for offsets (`+05:30`, `GMT+1`): they know no summer time, and no place.
 */
export function canonicalTimeZone(name: string): string {
  if (
    name.length > 64 ||
    !/^[A-Za-z]/.test(name) ||
    /^(GMT|UTC)[+-]/i.test(name) ||
    !IANAZone.isValidZone(name)
  ) {
    throw new RangeError('expected an IANA time zone name, as Europe/Berlin')
  }
  return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
}
