import type { Context, LoaderDefinition } from '../access/context.js'
import { idBytes, idText } from '../ids/type-id.js'
import { incidentById, type IncidentEntity } from '../incidents/index.js'
import { anyOf, searchTokens } from '../text/search-text.js'
import type { ArticleEntity } from './article.entity.js'
import type { ArticleKind } from './article.enums.js'
import { articlesById } from './article.reads.js'
import { ranked, type Common } from './suggested.js'

/** How many are ranked for each incident, and how many of those may come by their words alone. */
const mostCandidates = 200
const mostByWords = 100

/** Articles that may help with an incident, the likeliest first. */
export async function suggestedFor(
  context: Context,
  incidentId: string,
  first: number,
): Promise<ArticleEntity[]> {
  const ids = await context.load(suggestions).load(incidentId)
  return articlesById(context, ids.slice(0, first))
}

const suggestions: LoaderDefinition<string, string[]> = {
  name: 'suggested articles',
  read: async (context, ids) => {
    // Lists read only what is asked for of each incident, so all of it is read here.
    const incidents = await Promise.all(ids.map((id) => context.load(incidentById).load(id)))
    const groups = await candidatesFor(context, incidents)
    return groups.map((candidates) => ranked(candidates).map(({ id }) => id))
  },
}

interface Row extends Omit<Common, 'id' | 'text' | 'services' | 'categories'> {
  part: number
  id: Buffer
  kind: ArticleKind
  text: string | number
  services: string | number
  categories: string | number
}

/** What shares a word, a service or a category with each incident: one statement for all of them. */
async function candidatesFor(
  context: Context,
  incidents: readonly (IncidentEntity | null)[],
): Promise<Common[][]> {
  const questions = incidents.flatMap((incident, part) => questionOf(context, incident, part) ?? [])
  const groups: Common[][] = incidents.map(() => [])
  if (questions.length === 0) return groups
  const rows = await context.manager.query<Row[]>(
    questions.map(({ sql }) => `(${sql})`).join(' UNION ALL '),
    questions.flatMap(({ parameters }) => parameters),
  )
  for (const { part, id, kind, updatedAt, text, services, categories } of rows)
    groups[part]?.push({
      id: idText('article', id),
      kind,
      updatedAt,
      text: Number(text),
      services: Number(services),
      categories: Number(categories),
    })
  return groups
}

function questionOf(context: Context, incident: IncidentEntity | null, part: number) {
  if (!incident) return null
  const { title, description, facets } = incident
  const organization = idBytes(context.viewer.organizationId)
  const found: string[] = []
  const parameters: unknown[] = []
  const { terms } = searchTokens(description === null ? title : `${title}\n${description}`)
  if (terms.length > 0) {
    const match = 'MATCH (article.searchText) AGAINST (? IN BOOLEAN MODE)'
    found.push(
      `(SELECT article.id, ${match} AS text, 0 AS services, 0 AS categories FROM article
        WHERE article.organizationId = ? AND article.retired = 0 AND ${match} ORDER BY text DESC LIMIT ?)`,
    )
    parameters.push(anyOf(terms), organization, anyOf(terms), mostByWords)
  }
  const shared = (ids: readonly string[], sql: string) => {
    if (ids.length === 0) return
    found.push(`(${sql})`)
    parameters.push(ids.map(idBytes))
  }
  shared(
    facets.services,
    'SELECT articleId AS id, 0 AS text, 1 AS services, 0 AS categories FROM article_service WHERE serviceId IN (?)',
  )
  shared(
    facets.categories,
    'SELECT articleId AS id, 0 AS text, 0 AS services, 1 AS categories FROM article_category WHERE categoryId IN (?)',
  )
  if (found.length === 0) return null
  return {
    sql: `SELECT ${part} AS part, article.id, article.kind, article.updatedAt, SUM(found.text) AS text,
        SUM(found.services) AS services, SUM(found.categories) AS categories
      FROM (${found.join(' UNION ALL ')}) found JOIN article ON article.id = found.id
      WHERE article.organizationId = ? AND article.retired = 0
      GROUP BY article.id, article.kind, article.updatedAt
      ORDER BY services DESC, text DESC, categories DESC, article.updatedAt DESC, article.id LIMIT ?`,
    parameters: [...parameters, organization, mostCandidates],
  }
}
