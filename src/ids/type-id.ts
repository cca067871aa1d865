import { typeidUnboxed } from 'typeid-js'
import type { ValueTransformer } from 'typeorm'

/**
 * Ids are TypeIDs over UUIDv7 (`incident_01h455vb4pex5vsknk084sn02q`): sortable, typed, made before the
 * insert. Tables hold the 16 bytes; everything above them holds the text.
 */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const suffixPattern = /^[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}$/

/** A new id of this type. */
export function newId(prefix: string): string {
  return typeidUnboxed(prefix)
}

/** `incident` of `incident_01h4…`; null where the text is no TypeID. */
export function prefixOf(id: string): string | null {
  const end = id.length - 27
  if (end < 1 || id[end] !== '_' || !suffixPattern.test(id.slice(end + 1))) return null
  return id.slice(0, end)
}

/** Whether the text is a well-formed id of this type. */
export function isId(prefix: string, id: string): boolean {
  return prefixOf(id) === prefix
}

const values = new Map([...alphabet].map((character, value) => [character, value]))

/**
 * The 16 bytes that stand for the id in a table. The id has been checked with `prefixOf` or comes from a row.
 * Written out by hand, as `idText` is: an import encodes millions (bench: importer).
 */
export function idBytes(id: string): Buffer {
  const bytes = Buffer.allocUnsafe(16)
  let bits = -2
  let value = 0
  let position = 0
  for (let index = id.length - 26; index < id.length; index += 1) {
    const digit = values.get(id.charAt(index))
    if (digit === undefined) throw new Error('this is no id')
    value = ((value << 5) | digit) & 0x1fff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[position] = (value >> bits) & 0xff
      position += 1
    }
  }
  return bytes
}

/** All pairs of characters: what 10 bits are written as. */
const pairs = Array.from({ length: 1024 }, (_, bits) => `${alphabet[bits >> 5]}${alphabet[bits & 31]}`)

/** The id of 16 bytes read from a table; by hand because lists decode hundreds at a time (bench: list query). */
export function idText(prefix: string, bytes: Uint8Array): string {
  let text = `${prefix}_`
  // 128 bits in 13 pairs of 10 bits: two zero bits lead.
  let bits = 2
  let value = 0
  for (let index = 0; index < 16; index += 1) {
    value = ((value << 8) | (bytes[index] as number)) & 0x3ffff
    bits += 8
    if (bits < 10) continue
    bits -= 10
    text += pairs[(value >> bits) & 1023]
  }
  return text
}

/** How a column of ids of one type is stored and read. Ids of another type are not silently stored. */
export function idTransformer(prefix: string): ValueTransformer {
  return {
    to: (id: string | null | undefined) => {
      if (id === null || id === undefined) return id
      if (!isId(prefix, id)) throw new Error(`expected an id of type ${prefix}`)
      return idBytes(id)
    },
    from: (bytes: Buffer | null | undefined) => (bytes ? idText(prefix, bytes) : null),
  }
}
