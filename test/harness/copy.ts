import { pino } from 'pino'
import { createDocuments } from '../../src/api/documents.js'
import { createOperations } from '../../src/api/operations.js'
import type { Viewer } from '../../src/database/work.js'
import type { Desk } from '../../src/desk.js'
import { nodes } from '../../src/nodes.js'
import { buildSchema } from '../../src/schema.js'
import { hearStatements } from './statements.js'

/** A copy of the desk as its transports use it: what it answers, and the statements that took. */
export interface Copy {
  /** The answer as JSON. */
  ask(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<string>
  /** The same with the statements that the copy sent meanwhile. */
  cost(viewer: Viewer, query: string, variables?: Record<string, unknown>): Promise<[string, string[]]>
}

const schema = await buildSchema()

/** `keptAnswers` null: a copy that keeps no answer. */
export function copyOf(desk: Desk, keptAnswers: number | null = 10_000_000): Copy {
  const documents = createDocuments(schema, true)
  const operations = createOperations({
    ...desk,
    manager: desk.dataSource.manager,
    nodes,
    publicUrl: () => 'http://desk.example',
    documents,
    budgets: null,
    figures: null,
    slowAfter: null,
    keptAnswers,
    log: pino({ level: 'silent' }),
  })
  const sent: string[] = []
  hearStatements(desk.dataSource, (statement) => sent.push(statement))
  const ask: Copy['ask'] = async (viewer, query, variables = {}) => {
    const caller = { viewer, requestId: 'test', ipAddress: null, revalidate: () => Promise.resolve(viewer) }
    return (await operations.execute(await operations.ready({ query, variables }, caller), caller)).json
  }
  return {
    ask,
    cost: async (viewer, query, variables) => {
      sent.length = 0
      return [await ask(viewer, query, variables), [...sent]]
    },
  }
}
