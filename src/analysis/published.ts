import type { EntityManager } from 'typeorm'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { AnalysisEntity, AnalysisVersionEntity } from './analysis.entity.js'
import { incidentsOf } from './analysis.reads.js'

export interface PublishedDocument {
  /** `INC-42-till-is-down.md`: nothing in it leads out of a folder. */
  fileName: string
  markdown: string
}

const pageSize = 100

/**
 * What is published of each analysis, as it was last frozen, page by page; without those of restricted incidents
 * unless they are asked for.
 */
export async function* publishedDocuments(
  manager: EntityManager,
  organizationId: string,
  withRestricted: boolean,
): AsyncGenerator<PublishedDocument> {
  for (let after: Buffer | null = Buffer.alloc(16); after;) {
    const page: AnalysisEntity[] = await selectRows(
      manager,
      AnalysisEntity,
      'WHERE organizationId = ? AND id > ? AND publishedAt IS NOT NULL ORDER BY id LIMIT ?',
      [idBytes(organizationId), after, pageSize],
    )
    yield* await documentsOfPage(manager, page, withRestricted)
    const end = page.at(-1)
    after = end && page.length === pageSize ? idBytes(end.id) : null
  }
}

async function documentsOfPage(
  manager: EntityManager,
  page: readonly AnalysisEntity[],
  withRestricted: boolean,
): Promise<PublishedDocument[]> {
  if (page.length === 0) return []
  const ids = page.map(({ id }) => id)
  const incidents = await incidentsOf({ manager }, ids)
  const versions = await selectRows(
    manager,
    AnalysisVersionEntity,
    `JOIN (SELECT analysisId AS ofId, MAX(version) AS newest FROM analysis_version WHERE analysisId IN (?) GROUP BY analysisId) last
     ON last.ofId = analysis_version.analysisId AND last.newest = analysis_version.version`,
    [ids.map(idBytes)],
  )
  return versions.flatMap(({ analysisId, markdown }) => {
    const about = incidents.get(analysisId) ?? []
    if (!withRestricted && about.some(({ restricted }) => restricted)) return []
    const title = page.find(({ id }) => id === analysisId)?.title ?? ''
    return [{ fileName: fileNameOf(about[0]?.number ?? 0, title), markdown }]
  })
}

/** An incident belongs to one analysis, so its number makes the name one of its own. */
export function fileNameOf(number: number, title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const short = [...words].slice(0, 60).join('').replace(/-+$/, '')
  return `INC-${number}${short === '' ? '' : `-${short}`}.md`
}
