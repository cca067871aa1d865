import type { Context } from '../access/context.js'
import { idBytes, idText } from '../ids/type-id.js'
import { allOf, anyOf, searchTokens } from '../text/search-text.js'
import { firstMatch, snippetOf } from '../text/snippet.js'
import { relevance } from './relevance.js'
import { searchables, type Found } from './searchables.js'

export interface Hit {
  target: object
  score: number
  snippet: string
}

interface Match {
  part: number
  id: Buffer
  /** What the database makes of it; null where it was found by its number. */
  rank: number | null
}

/** Of each table, so that a good title is not lost behind long texts. */
const leastOfEach = 50

/** What has all of the words, or where nothing has, some of them; what is typed as a number, first of all. */
export async function found(context: Context, text: string, first: number): Promise<Hit[]> {
  const { number, terms } = searchTokens(text)
  if (terms.length === 0) return []
  const limit = Math.max(first, leastOfEach)
  let matches = await matchesOf(context, { number, query: allOf(terms), limit })
  if (matches.length === 0 && terms.length > 1)
    matches = await matchesOf(context, { number, query: anyOf(terms), limit })
  const best = Math.max(0, ...matches.map(({ rank }) => rank ?? 0))
  const rows = await rowsOf(context, matches)
  const hits = new Map<object, { row: Found; score: number }>()
  matches.forEach(({ rank }, index) => {
    const row = rows[index]
    if (!row || hits.has(row.target)) return
    const score = rank === null ? 1 : relevance(terms, row.title, { rank, best })
    hits.set(row.target, { row, score })
  })
  const ordered = [...hits.values()].sort((a, b) => b.score - a.score).slice(0, first)
  return ordered.map(({ row, score }) => ({ target: row.target, score, snippet: shown(row, terms) }))
}

/** One statement for all tables: first what has the number, then the newest of what the database ranks highest. */
function matchesOf(
  context: Context,
  asked: { number: number | null; query: string; limit: number },
): Promise<Match[]> {
  const organization = idBytes(context.viewer.organizationId)
  const match = 'MATCH (searchText) AGAINST (? IN BOOLEAN MODE)'
  const parts = searchables.flatMap(({ table, numbered, visible }, part) => {
    const { sql, parameters } = visible(context)
    const byText = {
      sql: `(SELECT ${part} AS part, id, ${match} AS \`rank\` FROM ${table}
        WHERE ${match} AND organizationId = ? AND ${sql} ORDER BY \`rank\` DESC, id DESC LIMIT ${asked.limit})`,
      parameters: [asked.query, asked.query, organization, ...parameters],
    }
    if (!numbered || asked.number === null) return [byText]
    const byNumber = {
      sql: `(SELECT ${part} AS part, id, NULL AS \`rank\` FROM ${table} WHERE organizationId = ? AND number = ? AND ${sql})`,
      parameters: [organization, asked.number, ...parameters],
    }
    return [byNumber, byText]
  })
  return context.manager.query<Match[]>(
    parts.map(({ sql }) => sql).join(' UNION ALL '),
    parts.flatMap(({ parameters }) => parameters),
  )
}

async function rowsOf(context: Context, matches: Match[]): Promise<(Found | null)[]> {
  const rows = new Map<Match, Found | null>()
  await Promise.all(
    searchables.map(async ({ prefix, load }, part) => {
      const own = matches.filter((match) => match.part === part)
      const loaded = await load(
        context,
        own.map(({ id }) => idText(prefix, id)),
      )
      own.forEach((match, index) => rows.set(match, loaded[index] ?? null))
    }),
  )
  return matches.map((match) => rows.get(match) ?? null)
}

/** From what it says, where one of the words is; else its title, which stands beside it anyway. */
function shown({ title, body }: Found, terms: readonly string[]): string {
  const where = body.find((text) => text !== null && firstMatch(text, terms) !== null)
  return snippetOf(where ?? title, terms)
}
