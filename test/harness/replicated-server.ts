import type { RowDataPacket } from 'mysql2'
import { networkedServer, type NetworkedServer } from './networked-server.js'

/** A server and one that repeats what it commits, as operators set them up. */
export interface ReplicatedServer {
  primary: NetworkedServer
  replica: NetworkedServer
  /** The replica, for somebody who may change nothing there. */
  replicaUrl: string
  /** Whether the replica applies what it hears. */
  apply(does: boolean): Promise<void>
  /** Waits until the replica has all that the primary has committed by now. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

export async function replicatedServer(): Promise<ReplicatedServer> {
  const [primary, replica] = await Promise.all([
    networkedServer({ 'server-id': '1', 'log-bin': 'bin', 'binlog-format': 'ROW' }),
    networkedServer({ 'server-id': '2', 'read-only': '1', 'slave-net-timeout': '5' }),
  ])
  await primary.administer(async (connection) => {
    for (const host of ['%', 'localhost']) {
      await connection.query(`CREATE USER 'reader'@'${host}'`)
      await connection.query(`GRANT SELECT ON tocsin.* TO 'reader'@'${host}'`)
    }
  })
  await replica.administer(async (connection) => {
    await connection.query(
      `CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = ${primary.port}, MASTER_USER = 'desk',
       MASTER_USE_GTID = slave_pos, MASTER_CONNECT_RETRY = 1`,
    )
    await connection.query('START SLAVE')
  })
  return {
    primary,
    replica,
    replicaUrl: replica.url.replace('desk@', 'reader@'),
    apply: (does) =>
      replica.administer(async (connection) => {
        await connection.query(`${does ? 'START' : 'STOP'} SLAVE SQL_THREAD`)
      }),
    catchUp: async () => {
      const position = await primary.administer(async (connection) => {
        const [rows] = await connection.query<RowDataPacket[]>('SELECT @@gtid_binlog_pos AS position')
        return String(rows[0]?.position)
      })
      await replica.administer((connection) => connection.query('SELECT MASTER_GTID_WAIT(?, 30)', [position]))
    },
    stop: async () => {
      await Promise.all([primary.stop(), replica.stop()])
    },
  }
}
