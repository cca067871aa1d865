import type { ExecutionResult } from 'graphql'
import { jsonOf } from './answer.js'

/** Frames of RFC 6455: the first byte of a whole text message, and what stands for a longer length in the second. */
const wholeText = 0x81
const twoBytes = 126
const eightBytes = 127

/**
 * The answer to a live event, for any number of subscribers: its JSON and the bytes of that are made once, and only
 * the id of each one's operation is put before them.
 */
export class LiveMessage {
  private bytes: Buffer | null = null

  constructor(private readonly result: ExecutionResult) {}

  /** The message `next` of graphql-transport-ws, as the whole WebSocket frame of a server. */
  frameFor(id: string): Buffer {
    this.bytes ??= Buffer.from(`,"type":"next","payload":${jsonOf(this.result)}}`)
    const begin = `{"id":${JSON.stringify(id)}`
    const beginLength = Buffer.byteLength(begin)
    const length = beginLength + this.bytes.length
    const headerLength = length < twoBytes ? 2 : length < 65_536 ? 4 : 10
    const frame = Buffer.allocUnsafe(headerLength + length)
    frame[0] = wholeText
    if (headerLength === 2) frame[1] = length
    else if (headerLength === 4) {
      frame[1] = twoBytes
      frame.writeUInt16BE(length, 2)
    } else {
      frame[1] = eightBytes
      frame.writeBigUInt64BE(BigInt(length), 2)
    }
    frame.write(begin, headerLength)
    this.bytes.copy(frame, headerLength + beginLength)
    return frame
  }
}
