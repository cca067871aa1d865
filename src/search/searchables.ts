import type { Context, LoaderDefinition } from '../access/context.js'
import { AnalysisType, analysisById, visibleAnalyses } from '../analysis/index.js'
import { incidentById, IncidentType, visibleTo, type Condition } from '../incidents/index.js'
import { articleById, ArticleType } from '../knowledge/index.js'

/** A table that `search` looks through: its column `searchText` has a full-text index. */
export interface Searchable<T extends object> {
  /** Of its ids. */
  prefix: string
  table: string
  /** Whether its rows have a number that people type. */
  numbered: boolean
  /** Which of the organisation's rows the viewer may find. */
  visible: (context: Context) => Condition
  byId: LoaderDefinition<string, T | null>
  /** What it is called, and what else it says. */
  texts: (row: T) => { title: string; body: (string | null)[] }
}

/** A row as it is shown among what was found. */
export interface Found {
  target: object
  title: string
  body: (string | null)[]
}

function searchable<T extends object>({ byId, texts, ...rest }: Searchable<T>) {
  const load = async (context: Context, ids: string[]): Promise<(Found | null)[]> => {
    const rows = await Promise.all(ids.map((id) => context.load(byId).load(id)))
    return rows.map((row) => row && { target: row, ...texts(row) })
  }
  return { ...rest, load }
}

/** What `search` looks through, a line for each; the types that it finds are those of `targets`. */
export const searchables = [
  searchable({
    prefix: 'incident',
    table: 'incident',
    numbered: true,
    visible: ({ viewer }) => visibleTo(viewer),
    byId: incidentById,
    texts: ({ title, description, resolution }) => ({ title, body: [description, resolution] }),
  }),
  searchable({
    prefix: 'analysis',
    table: 'analysis',
    numbered: false,
    visible: visibleAnalyses,
    byId: analysisById,
    texts: ({ title, summary, impact, detection, response, lessonsLearned, narrative }) => ({
      title,
      body: [
        summary,
        impact,
        detection,
        response,
        ...[...lessonsLearned, ...narrative].map(({ text }) => text),
      ],
    }),
  }),
  searchable({
    prefix: 'article',
    table: 'article',
    numbered: false,
    visible: () => ({ sql: 'NOT retired', parameters: [] }),
    byId: articleById,
    texts: ({ title, body }) => ({ title, body: [body] }),
  }),
]

export const targets = () => [IncidentType, AnalysisType, ArticleType] as const
