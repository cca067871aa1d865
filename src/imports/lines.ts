import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip } from 'node:zlib'

export interface Line {
  /** Counted from 1. */
  number: number
  /** Without its end; null where it is longer than any line of a log can be. */
  text: string | null
}

/** A file that is read line by line, gzip or plain, never more than a piece of it in memory. */
export interface LineFile {
  lines: AsyncIterable<Line[]>
  /** How much of the file has been read, from 0 to 1. */
  share(): number
}

const longest = 256 * 1024

/** @throws what the file system says of the file */
export async function openLines(path: string): Promise<LineFile> {
  const { size } = await stat(path)
  const file = createReadStream(path)
  let read = 0
  file.on('data', (chunk) => (read += chunk.length))
  file.pause()
  const zipped = await isGzip(path)
  return { lines: linesOf(zipped ? unzipped(file) : file), share: () => (size > 0 ? read / size : 1) }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.readUInt16BE(0) === 0x1f8b
  } finally {
    await file.close()
  }
}

function unzipped(file: Readable): Readable {
  const gunzip = createGunzip()
  file.on('error', (error) => gunzip.destroy(error))
  return file.pipe(gunzip)
}

/** The lines of each piece of the stream. Exported for tests. */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let number = 0
  let tooLong = false
  for await (const chunk of stream) {
    const parts = (rest + decoder.write(chunk)).split('\n')
    rest = parts.pop() ?? ''
    const lines = parts.map((part) => {
      const text = tooLong || part.length > longest ? null : withoutReturn(part)
      tooLong = false
      return { number: (number += 1), text }
    })
    if (rest.length > longest) {
      tooLong = true
      rest = ''
    }
    if (lines.length > 0) yield lines
  }
  rest += decoder.end()
  if (rest !== '' || tooLong) yield [{ number: number + 1, text: tooLong ? null : withoutReturn(rest) }]
}

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text)
