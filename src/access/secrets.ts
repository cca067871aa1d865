/** Fields whose values nobody may read again, whatever their place in an input. */
const secretFields = /secret|password|passphrase|token|authorization|credential|privatekey/i
/** A key of the desk, or a JSON Web Token, wherever somebody pasted it. */
const secretTexts = /tocsin_[\w-]{20,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g
const hidden = '[left out]'
/** Texts longer than this are cut: the log has the whole of what was done. */
const longest = 2_000

/** A copy of an input as it may be written down; null for none. */
export function withoutSecrets(input: unknown): Record<string, unknown> | null {
  if (typeof input !== 'object' || input === null) return null
  return shown(input) as Record<string, unknown>
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') {
    const text = value.replace(secretTexts, hidden)
    return text.length > longest ? `${text.slice(0, longest)}…` : text
  }
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(shown)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, secretFields.test(name) && each !== null ? hidden : shown(each)]),
  )
}
