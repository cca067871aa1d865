/** What stands in the table, in its order: which benchmark measures it, against what, and which ratio is to be reached. */
export interface Line {
  /** Its name in run.ts. */
  benchmark: string
  what: string
  against: string
  /** Times as good as the other, at least. */
  atLeast?: number
  /** Of the other's time or memory, at most. */
  atMost?: number
}

const handler = 'hand-written handler, same SQL rows and JSON'
const textbook = 'textbook Apollo + TypeGraphQL + TypeORM'

const all = {
  listLimit: { benchmark: 'list', what: 'list query, nothing cached', against: handler, atLeast: 0.5 },
  listTextbook: { benchmark: 'list', what: 'list query, nothing cached', against: textbook, atLeast: 5 },
  listMercurius: {
    benchmark: 'list',
    what: 'list query, nothing cached',
    against: 'Mercurius with JIT on the same resolvers as the textbook',
    atLeast: 1.3,
  },
  board: {
    benchmark: 'board',
    what: 'board query between two changes',
    against: 'the same hand-written handler',
    atLeast: 3,
  },
  fanOutLimit: {
    benchmark: 'follow',
    what: 'one event to 5,000 subscribers of one query',
    against: 'bare `ws` broadcast of the same bytes',
    atLeast: 0.8,
  },
  fanOutTextbook: {
    benchmark: 'follow',
    what: 'one event to 5,000 subscribers',
    against: 'graphql-ws over the textbook schema',
    atLeast: 4,
  },
  memory: {
    benchmark: 'memory',
    what: 'memory for each idle subscriber',
    against: 'bare `ws` socket',
    atMost: 2,
  },
  million: {
    benchmark: 'million',
    what: 'list query with 1,000,000 incidents against 10,000',
    against: 'itself',
    atMost: 1.2,
  },
  open: {
    benchmark: 'open',
    what: 'opening an incident (durable commit, event, clocks, ladder)',
    against: 'the same inserts by hand in one transaction',
    atLeast: 0.5,
  },
  copies: {
    benchmark: 'copies',
    what: 'two processes with Redis: requests for each CPU-second of the servers',
    against: 'one process',
    atLeast: 0.8,
  },
  import: {
    benchmark: 'import',
    what: 'importing the real log, buffered writes',
    against: 'bare multi-row inserts of the same rows',
    atLeast: 0.3,
  },
  timelineLimit: { benchmark: 'timeline', what: 'an incident with its timeline', against: handler },
  timelineTextbook: { benchmark: 'timeline', what: 'an incident with its timeline', against: textbook },
} satisfies Record<string, Line>

export type LineName = keyof typeof all
export const lines: Readonly<Record<LineName, Line>> = all
export const lineNames = Object.keys(all) as LineName[]
