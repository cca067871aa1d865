import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseAddress } from '../../src/database/data-source.js'

/** Stands between a desk and its database, and loses what a test tells it to. */
export interface Proxy {
  address: DatabaseAddress
  /** The next COMMIT arrives and is done, but its answer is lost with the connection. */
  loseAnswerToCommit(): void
  /** The next COMMIT is lost with the connection, before it arrives. */
  loseCommit(): void
  close(): Promise<void>
}

// COM_QUERY and its text, as the client sends it.
const commit = Buffer.from('\x03COMMIT')

export async function proxyTo(target: DatabaseAddress): Promise<Proxy> {
  let lose: 'nothing' | 'commit' | 'answer' = 'nothing'
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const database =
      'url' in target ? connect(portOf(target.url), hostOf(target.url)) : connect(target.socketPath)
    let deaf = false
    const end = () => [client, database].forEach((socket) => socket.destroy())
    for (const socket of [client, database]) {
      open.add(socket)
      socket.on('error', end).on('close', () => {
        open.delete(socket)
        end()
      })
    }
    client.on('data', (sent) => {
      const losing = lose !== 'nothing' && sent.includes(commit)
      if (losing && lose === 'commit') end()
      if (losing && lose === 'answer') deaf = true
      if (losing) lose = 'nothing'
      database.write(sent)
    })
    database.on('data', (answer) => {
      if (deaf) end()
      else client.write(answer)
    })
  })
  const path = join(tmpdir(), `tocsin-proxy-${process.pid}-${Math.random().toString(36).slice(2)}.sock`)
  await new Promise<void>((listening) =>
    'url' in target ? server.listen(0, '127.0.0.1', listening) : server.listen(path, listening),
  )
  return {
    address:
      'url' in target
        ? { url: through(target.url, server.address() as AddressInfo) }
        : { ...target, socketPath: path },
    loseAnswerToCommit: () => void (lose = 'answer'),
    loseCommit: () => void (lose = 'commit'),
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const portOf = (url: string) => Number(new URL(url).port || 3306)
const hostOf = (url: string) => new URL(url).hostname
const through = (url: string, { port }: AddressInfo) =>
  Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href
