import { IANAZone } from 'luxon'

/** Node answers these by the names that they had before: ICU never renames a zone. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

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
  const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  return renamed[known] ?? known
}
