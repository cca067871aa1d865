/**
 * How much one client may ask for, the same over HTTP and over WebSockets. Raising one of these is a decision
 * about everybody's latency, so each says what it is measured against.
 */
export const limits = {
  /** One HTTP body or one WebSocket message. OWASP's figure; a text of twenty thousand characters fits in any
   *  script, one of as many emoji does not, and is told so: 413, and 1009 over a WebSocket. */
  messageBytes: 64 * 1024,
  /** Tokens of a document. The whole introspection query has 184; nesting and overlaps cannot explode below this. */
  tokens: 1_000,
  /** Fields within fields, leaves included. An incident's timeline's events' actors' names are eight deep. */
  depth: 10,
  /** The same below __schema and __type: introspection unwraps types nine times. */
  introspectionDepth: 16,
  /** Aliases ask for the same thing many times over. A board of thirty columns in one request is generous. */
  aliases: 30,
  /** Directives of a document, wherever they stand. */
  directives: 9,
  /** Fields of the root; each may cost a transaction or a search. */
  rootFields: 20,
  /** Fields as written. A page that shows everything of an incident selects some two hundred. */
  fields: 400,
  /** Fields when every fragment is written out: what fan-out multiplies. */
  expandedFields: 2_000,
  /** Objects that an answer may read at most, as cost.ts estimates it: 50 incidents × 100 events × 3 fit. */
  cost: 20_000,
  /** Validation stops here; a client mends the first mistakes first. */
  validationErrors: 5,
  /** Levels of lists and objects within variables. */
  variableDepth: 16,
  /** Values within variables, so that checking them stays below a millisecond. */
  variableValues: 5_000,
  /** Wrong fields that one answer names. */
  wrongFields: 20,
  /** What the documents that are kept ready may hold together: a list's holds some 100 KB once it is compiled. */
  keptDocumentBytes: 32 * 1024 * 1024,
  /** Fields, times the types that each may have, above which a document is interpreted and not compiled:
   *  compiling this many blocks the process for some fifty milliseconds. */
  compiledFields: 800,
  /** Queries, mutations and beginnings that ask for themselves, at a time, of everybody together (under-way.ts). At a
   *  few milliseconds of the database each, whoever comes last waits for seconds; what comes then is refused rather
   *  than left to hang. */
  underWay: 1_000,
  /** Operations at a time on one socket. */
  socketOperations: 100,
} as const

/** Patience with sockets, in milliseconds and bytes. */
export const socketLimits = {
  /** For connection_init. */
  initWait: 3_000,
  /** Between pings; a peer that has not answered the last one is dead. */
  keepAlive: 12_000,
  /** Between questions whether a socket's credential still holds. What others have read is sent to it for two seconds
   *  after one (websocket-session.ts); with the second that one is taken to be good (access/authenticator.ts), what is
   *  revoked works for at most three more. */
  recheckEvery: 1_500,
  /** Between looks at what a peer has not yet taken. */
  checkEvery: 1_000,
  /** How long a peer may take nothing of what waits for it. */
  stalled: 10_000,
  /** How long a socket may stand open on which nothing is said and nothing goes on. */
  idle: 600_000,
  /** Messages in a second, pings included, and what may come at once. A person who clicks makes ten. */
  messagesPerSecond: 200,
  messagesAtOnce: 400,
  /** What may wait for a peer that takes nothing. */
  waitingBytes: 1024 * 1024,
  /** With more than this waiting for it a peer is behind: it gets each message when it has taken the one before. */
  behindBytes: 64 * 1024,
  /** What may wait for any peer, however fast it takes it. */
  mostWaitingBytes: 16 * 1024 * 1024,
  /** For the peer's half of a close. */
  closeWait: 2_000,
} as const

/** Connections that wait to be taken: those of a whole wall come back in one moment, and what does not fit here asks
 *  again after seconds that double. The system may allow fewer (net.core.somaxconn). */
export const backlog = 16_384

/** How long a desk that stops waits for what it has begun, in milliseconds. */
export const drainWait = 10_000
/** How long it goes on answering on open connections before it takes no more. */
export const drainLinger = 1_000
