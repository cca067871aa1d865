/** What a log may hold of an error. */
export interface ErrorInLog {
  type: string
  message: string
  code?: string | number
  stack?: string | undefined
  query?: string
  cause?: ErrorInLog
}

/** Causes of causes are told so far. */
const deepest = 5

/**
 * An error as the log shows it: what failed and where, but nothing that somebody has written. Errors of a failed
 * statement carry all its values, some of them twice, and the database quotes values in its own sentences.
 */
export function errorInLog(error: unknown, depth = 0): ErrorInLog {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutValues(String(error)) }
  const { code, query, cause } = error as Error & { code?: unknown; query?: unknown }
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    // With placeholders; TypeORM keeps the values beside it.
    ...(typeof query === 'string' && { query }),
    stack: framesOf(error),
    ...(cause !== undefined && depth < deepest && { cause: errorInLog(cause, depth + 1) }),
  }
}

/** MySQL and MariaDB: `Duplicate entry '…' for key 'name'`, `Incorrect integer value: '…' for column`, `near '…' at line 1`. */
const quoted =
  /\b(entry|value:?|near) (?:'.*'(?= for (?:key|column) \S+(?: at row \d+)?$)|'.*'(?= at line \d+$)|'.*')/gis

const withoutValues = (text: string) => text.replace(quoted, "$1 '…'")

/** A stack repeats the message, which is told by itself. */
function framesOf({ message, stack = '' }: Error): string | undefined {
  const at = stack.indexOf(message)
  return at < 0 ? undefined : stack.slice(at + message.length).trim()
}
