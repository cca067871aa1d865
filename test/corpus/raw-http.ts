import { connect, type Socket } from 'node:net'

/** Sends bytes to this machine; `ended` is all that came back when the connection closed. */
export function sendBytes(port: number, bytes: string | Buffer): { socket: Socket; ended: Promise<string> } {
  let answer = ''
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  socket.on('error', () => undefined)
  return { socket, ended: new Promise((resolve) => socket.once('close', () => resolve(answer))) }
}

/** A request as text, of somebody who holds this key. */
export const requestText = (key: string, headers: Record<string, string>, body: string, line: string) =>
  [
    line,
    'Host: localhost',
    `Authorization: Bearer ${key}`,
    ...Object.entries({ 'content-type': 'application/json', ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    '',
    body,
  ].join('\r\n')

export const statusOf = (answer: string) => Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1])
