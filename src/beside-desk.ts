import type { EntityManager } from 'typeorm'
import type { Config } from './config.js'
import { openDataDirectory } from './database/data-directory.js'
import { DataDirectoryInUse } from './database/desk-lock.js'
import { selectRows } from './database/rows.js'
import { OrganizationEntity } from './organizations/index.js'
import { findPlace, type Place } from './place.js'

/** The database of the configuration; where a desk runs on the private one, that desk's server. */
export async function placeBesideDesk(config: Config, say: (message: unknown) => void): Promise<Place> {
  try {
    return await findPlace(config, say, say)
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error
    const { socket } = await openDataDirectory(config.dataDir)
    say(`Another process uses ${config.dataDir}: working on its database while it runs`)
    const address = { socketPath: socket, user: 'root', database: 'tocsin' }
    return { address, isPrivate: true, stop: () => Promise.resolve() }
  }
}

/**
 * The organisation of that id or name; null: the only one, which `found` makes where there is none.
 * @throws RangeError where it is not clear which one is meant
 */
export async function organizationIn(
  manager: EntityManager,
  wanted: string | null,
  found?: () => Promise<unknown>,
): Promise<string> {
  const read = () => selectRows(manager, OrganizationEntity, 'ORDER BY id')
  let all = await read()
  if (all.length === 0 && wanted === null && found) {
    await found()
    all = await read()
  }
  const fitting = wanted === null ? all : all.filter(({ id, name }) => id === wanted || name === wanted)
  const [only] = fitting
  if (only && fitting.length === 1) return only.id
  const list = all.map(({ id, name }) => `\n  ${id}  ${name}`).join('')
  throw new RangeError(
    all.length === 0 ? 'there is no organisation: make one first' : `say --organization, one of:${list}`,
  )
}
