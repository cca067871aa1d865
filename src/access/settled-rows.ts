import type { EntityManager } from 'typeorm'
import { selectRows, type EntityClass } from '../database/rows.js'
import { frozen, type Settings } from '../database/settings.js'
import { idBytes } from '../ids/type-id.js'
import { Heads } from '../log/heads.js'

/**
 * Rows of settings for those who read: from memory where they were read at the version that stands now, else from the
 * primary (decision 0014). The version is asked for after they asked, once for all who ask in one moment, so nobody is
 * shown less than what was acknowledged before.
 */
export class SettledRows {
  private readonly versions: Heads

  /** `manager`: of the primary, which alone is known to hold what the version counts. */
  constructor(
    private readonly manager: EntityManager,
    private readonly settings: Settings,
  ) {
    this.versions = new Heads((organizationId) => settings.versionOf(manager, organizationId))
  }

  /** The rows of these ids that the organisation has, by their ids. They are frozen. */
  async byId<T extends { id: string; organizationId: string }>(
    entity: EntityClass<T>,
    organizationId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, T>> {
    const found = new Map<string, T>()
    if (ids.length === 0) return found
    const version = await this.versions.now(organizationId)
    const known = this.settings.at(organizationId, version)
    for (const id of ids) {
      const [row] = (known?.get(id) ?? []) as readonly T[]
      if (row) found.set(id, row)
    }
    const others = ids.filter((id) => !found.has(id))
    for (const row of await this.read(entity, organizationId, others)) {
      found.set(row.id, row)
      known?.set(row.id, [row])
    }
    return found
  }

  private async read<T>(
    entity: EntityClass<T>,
    organizationId: string,
    ids: readonly string[],
  ): Promise<T[]> {
    if (ids.length === 0) return []
    const place = [ids.map(idBytes), idBytes(organizationId)]
    return frozen(await selectRows(this.manager, entity, 'WHERE id IN (?) AND organizationId = ?', place))
  }
}
