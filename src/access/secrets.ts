/** Fields whose values nobody may read again, whatever their place in an input. */
const secretFields =
  /secret|passw(or)?d|passphrase|token|authorization|credential|cookie|(private|api)[-_]?key$/i
const deskKeys = /tocsin_[\w-]{20,}/g
/** Words that could hold a JSON Web Token. Matched whole, then looked into: one pass, however long the text. */
const longWords = /[\w.-]{25,}/g
const hidden = '[left out]'
/** Bytes of JSON that are kept of one input, which may name a variable of 64 KiB many times. */
const most = 64 * 1_024
const cutMark = '…'

/**
 * A copy of an input as it may be written down; null for none. What is beyond 64 KiB is cut off, with an ellipsis.
 */
export function withoutSecrets(input: unknown): Record<string, unknown> | null {
  if (typeof input !== 'object' || input === null) return null
  return shown(input, { left: most - 32 }) as Record<string, unknown>
}

/** How many bytes may still be written. */
interface Room {
  left: number
}

function shown(value: unknown, room: Room): unknown {
  if (typeof value === 'string') return fitted(textWithoutSecrets(value), room)
  if (value === undefined || value === null || typeof value !== 'object' || value instanceof Date) {
    room.left -= String(JSON.stringify(value)).length + 1
    return value
  }
  // Its brackets, and the ellipsis that may have to stand in it.
  room.left -= 16
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value) {
      if (room.left <= 0) return [...items, cutMark]
      room.left -= 1
      items.push(shown(item, room))
    }
    return items
  }
  const fields: [string, unknown][] = []
  for (const [name, each] of Object.entries(value)) {
    if (each === undefined) continue
    if (room.left <= 0) return Object.fromEntries([...fields, [cutMark, cutMark]])
    const known = fitted(textWithoutSecrets(name), room)
    fields.push([known, shown(secretFields.test(name) && each !== null ? hidden : each, room)])
  }
  return Object.fromEntries(fields)
}

/** As much of the beginning of a text as there is room for. */
function fitted(text: string, room: Room): string {
  let kept = text
  while (sizeOf(kept) > Math.max(room.left, 0)) kept = kept.slice(0, kept.length >> 1)
  room.left -= sizeOf(kept) + 4
  return kept === text ? text : `${kept}${cutMark}`
}

const sizeOf = (text: string) => (text === '' ? 0 : Buffer.byteLength(JSON.stringify(text)))

const textWithoutSecrets = (text: string) =>
  text.replace(deskKeys, hidden).replace(longWords, wordWithoutToken)

/** Tokens begin with `{"` in base64 and have dots between their parts. */
function wordWithoutToken(word: string): string {
  const begin = word.indexOf('eyJ')
  if (begin === -1) return word
  const [header = '', claims = '', ...rest] = word.slice(begin).split('.')
  return header.length > 12 && claims.length > 9 && rest.length > 0 ? word.slice(0, begin) + hidden : word
}
