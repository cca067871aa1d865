import { createConnection, type Connection } from 'mysql2/promise'
import type { DatabaseAddress } from '../../src/database/data-source.js'

/** A database of a test's own on the server that all tests of a run share, without tables. */
export interface TestDatabase {
  address: DatabaseAddress
  drop(): Promise<void>
}

const { TOCSIN_TEST_SOCKET: socketPath, TOCSIN_TEST_DATABASE_URL: url } = process.env

export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2)}`
  await onServer((server) => server.query(`CREATE DATABASE ${name}`))
  return {
    address: socketPath
      ? { socketPath, user: 'root', database: name }
      : { url: new URL(`/${name}`, url).href },
    drop: async () => {
      await onServer((server) => server.query(`DROP DATABASE ${name}`))
    },
  }
}

/** Does something on a connection of its own, to no database in particular. */
export async function onServer<T>(use: (server: Connection) => Promise<T>): Promise<T> {
  if (!socketPath && !url) throw new Error('there is no server for tests: run them with npm test')
  const server = await createConnection(
    socketPath ? { socketPath, user: 'root' } : { uri: new URL('/', url).href },
  )
  try {
    return await use(server)
  } finally {
    await server.end()
  }
}
