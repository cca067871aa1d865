import { createWriteStream, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { once } from 'node:events'
import type { Rejection } from './source-incident.js'

/** Where lines go that cannot be imported: a CSV file with the reason and the line's number before each. */
export interface Rejects {
  add(rejection: Rejection): void
  /** How many lines, by reason without the value at fault. */
  reasons: Map<string, number>
  close(): Promise<void>
}

/** The file appears with the first rejected line; one of an earlier run goes away. */
export async function openRejects(path: string, columns: string[]): Promise<Rejects> {
  await rm(path, { force: true })
  const reasons = new Map<string, number>()
  let file: WriteStream | null = null
  let failure: Error | null = null
  return {
    reasons,
    add: ({ line, text, reason, readable }) => {
      const kind = reason.replaceAll(/"(?:[^"\\]|\\.)*"/g, '…')
      reasons.set(kind, (reasons.get(kind) ?? 0) + 1)
      if (!file) {
        file = createWriteStream(path)
        file.on('error', (error) => (failure = error))
        file.write(`${['reason', 'line', ...columns].join(',')}\n`)
      }
      file.write(`${quoted(reason)},${line},${readable ? text : quoted(text)}\n`)
    },
    close: async () => {
      if (!file) return
      file.end()
      if (!failure) await once(file, 'close')
      if (failure) throw failure
    },
  }
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
