import type { DataSource } from 'typeorm'
import { isUnderWay, SpanKind, traced } from '../tracing/traced.js'

/** Of a long statement, as one of many parts, its beginning tells enough. */
const mostText = 2_000

/** Has each statement that is for something traced told there: its text with placeholders, never a value. */
export function traceStatements(dataSource: DataSource): void {
  const create = dataSource.createQueryRunner.bind(dataSource)
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode)
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>
    const told = (...given: unknown[]) => {
      if (!isUnderWay()) return query(...given)
      const text = withoutLiterals(String(given[0]))
      const attributes = { 'db.system.name': 'mariadb', 'db.query.text': text.slice(0, mostText) }
      return traced(nameOf(text), { kind: SpanKind.CLIENT, attributes }, () => query(...given))
    }
    return Object.assign(runner, { query: told })
  }
}

/** Statements are parameterised; should one not be, it must not tell what stands in it. */
const withoutLiterals = (statement: string) =>
  statement
    .replace(/'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"/gs, '?')
    .replace(/\s+/g, ' ')
    .trim()

/** `SELECT incident`. */
function nameOf(text: string): string {
  const [, verb = 'statement'] = /^\W*(\w+)/.exec(text) ?? []
  const [, table] = /\b(?:FROM|INTO|UPDATE)\s+`?(\w+)/i.exec(text) ?? []
  return [verb.toUpperCase(), table].filter(Boolean).join(' ')
}
