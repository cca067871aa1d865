import { parseDuration, formatDuration } from '../time/duration.js'
import { formatInstant, parseInstant } from '../time/instant.js'
import { canonicalTimeZone } from '../time/time-zone.js'
import { textScalar } from './text-scalar.js'

export { GraphQLJSONObject as JSONObjectScalar } from 'graphql-scalars'

const asText = (value: unknown) => String(value)

/** A Date inside. */
export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'An instant in time, RFC 3339, always UTC, millisecond precision: `2026-03-01T09:30:00.000Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  parse: parseInstant,
  serialize: (value) => formatInstant(value as Date),
})

/** Milliseconds inside. */
export const DurationScalar = textScalar({
  name: 'Duration',
  description:
    'An ISO 8601 duration: `PT15M`, `P1DT2H`. Weeks, days (of 24 hours), hours, minutes and seconds; years and months are refused, because their length depends on the date.',
  parse: parseDuration,
  serialize: (value) => formatDuration(value as number),
})

export const TimeZoneScalar = textScalar({
  name: 'TimeZone',
  description:
    'An IANA time zone name: `Europe/Berlin`. Older names are accepted and answered in their present form.',
  specifiedByURL: 'https://www.iana.org/time-zones',
  parse: canonicalTimeZone,
  serialize: asText,
})

export const UrlScalar = textScalar({
  name: 'URL',
  description: 'An absolute http or https address, at most 2,000 characters.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  parse: (text) => {
    const url = text.length <= 2000 && URL.canParse(text) ? new URL(text) : null
    if (!url || !/^https?:$/.test(url.protocol)) throw new RangeError('expected an http or https address')
    if (url.username || url.password) throw new RangeError('expected an address without a user or password')
    return text
  },
  serialize: asText,
})

// The form of HTML's <input type=email>: what mail servers accept in practice, without quoting rules.
const email =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/

export const EmailAddressScalar = textScalar({
  name: 'EmailAddress',
  description: 'An e-mail address, at most 254 characters: `ada@example.com`.',
  parse: (text) => {
    if (text.length > 254 || !email.test(text)) throw new RangeError('expected an e-mail address')
    return text
  },
  serialize: asText,
})
