import { badInput } from '../errors/desk-error.js'

/** One page of rows, as connection types are resolved. `totalCount` is asked for only where it is selected. */
export interface Page<T> {
  edges: { cursor: string; node: T }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  totalCount: () => Promise<number>
}

/** The page that somebody asks for, checked. */
export interface PageRequest {
  limit: number
  backwards: boolean
  after: string | null
  before: string | null
}

export interface PageInput {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

export const defaultPage = 50
export const largestPage = 100

/** @throws BAD_USER_INPUT for sizes outside 1 to 100, and for `first` and `last` at once. */
export function pageRequest(input: PageInput): PageRequest {
  const { first = null, last = null, after = null, before = null } = input
  if (first !== null && last !== null) throw badInput(['last'], 'give first or last, not both')
  for (const [name, value] of [
    ['first', first],
    ['last', last],
  ] as const) {
    if (value !== null && (value < 1 || value > largestPage))
      throw badInput([name], `must be 1 to ${largestPage}`)
  }
  return { limit: first ?? last ?? defaultPage, backwards: last !== null, after, before }
}

/**
 * One entry; its cursor is made only where it is asked for (bench: list query). A class, because a literal with a
 * getter has a hidden class of its own each time.
 */
class Edge<T, U> {
  constructor(
    readonly node: U,
    private readonly row: T,
    private readonly cursorOf: (row: T) => string,
  ) {}

  get cursor(): string {
    return this.cursorOf(this.row)
  }
}

/** A page from the rows that were read: one more than asked for, in the order of reading. */
export function pageOf<T>(
  request: PageRequest,
  rows: T[],
  cursorOf: (row: T) => string,
  totalCount: () => Promise<number>,
): Page<T> {
  const more = rows.length > request.limit
  const kept = more ? rows.slice(0, request.limit) : rows
  if (request.backwards) kept.reverse()
  const edges = kept.map((row) => new Edge(row, row, cursorOf))
  return {
    edges,
    pageInfo: {
      // Relay: what lies on the other side of the given cursor exists, without looking.
      hasNextPage: request.backwards ? request.before !== null : more,
      hasPreviousPage: request.backwards ? more : request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}

/** The same page of what its rows stand for. */
export function mapPage<T, U>(page: Page<T>, nodeOf: (row: T) => U): Page<U> {
  const cursorOf = (edge: Page<T>['edges'][number]) => edge.cursor
  return { ...page, edges: page.edges.map((edge) => new Edge(nodeOf(edge.node), edge, cursorOf)) }
}
