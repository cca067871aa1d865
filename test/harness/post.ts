import { Agent, request } from 'node:http'

export interface Poster {
  send(body: object, key: string, idempotencyKey?: string): Promise<{ status: number; text: string }>
  /** Closes the connections that it keeps. */
  close(): void
}

/** Sends to one address over connections that it keeps: `fetch` takes longer to ask than the desk to answer. */
export function posterTo(url: string): Poster {
  const agent = new Agent({ keepAlive: true, scheduling: 'lifo' })
  const send: Poster['send'] = (body, key, idempotencyKey) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body)
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
        authorization: `Bearer ${key}`,
      }
      if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey
      const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.once('error', reject)
        answer.once('end', () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        )
      })
      sent.once('error', reject)
      sent.end(text)
    })
  return { send, close: () => agent.destroy() }
}
