import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAuthenticator } from './access/authenticator.js'
import type { Viewer } from './database/work.js'
import type { Desk } from './desk.js'
import { foundOrganization } from './found-organization.js'

/** The one organisation and the one admin key of a desk that somebody runs for themselves. */
export interface LocalDesk {
  key: string
  viewer: Viewer
  /** True where the organisation was made just now. */
  isNew: boolean
}

/**
 * The local desk's key, as `DATA_DIR/admin-key` keeps it (mode 0600); an empty desk gets its organisation first.
 * Null where there are organisations but the file is gone or names a key that they do not know: keys are not
 * stored, so nobody can bring it back.
 */
export async function localDesk(desk: Desk, dataDir: string): Promise<LocalDesk | null> {
  const file = join(dataDir, 'admin-key')
  const authenticate = createAuthenticator({ manager: desk.dataSource.manager, clock: desk.clock })
  const kept = await readFile(file, 'utf8').catch(() => null)
  const known = kept && (await authenticate(`Bearer ${kept.trim()}`).catch(() => null))
  if (kept && known) return { key: kept.trim(), viewer: known, isNew: false }
  const organizations = await desk.dataSource.query<unknown[]>('SELECT 1 FROM organization LIMIT 1')
  if (organizations.length > 0) return null
  const { key } = await foundOrganization(desk.transact, {
    name: 'My organisation',
    timeZone: 'UTC',
    adminName: 'Admin',
    adminEmail: 'admin@example.com',
  })
  await writeFile(file, `${key}\n`, { mode: 0o600 })
  await chmod(file, 0o600)
  return { key, viewer: await authenticate(`Bearer ${key}`), isNew: true }
}
