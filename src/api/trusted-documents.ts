import { createHash } from 'node:crypto'
import { protocolError } from './errors.js'

/** How a client says which document it means: by its text, or by the id of a trusted one. */
export interface AskedDocument {
  query?: string | null
  /** As GraphQL over HTTP has it. */
  documentId?: unknown
  /** Clients of Apollo's persisted queries put the id here. */
  extensions?: Readonly<Record<string, unknown>> | null
}

/** The only documents that run, where an operator has given a list. Nothing that clients send is ever added. */
export class TrustedDocuments {
  private readonly texts: Map<string, string>
  private readonly listed: ReadonlySet<string>

  /** `documents` by their ids; each is known by the SHA-256 of its text, too. */
  constructor(documents: Iterable<readonly [id: string, text: string]>) {
    this.texts = new Map(documents)
    this.listed = new Set(this.texts.values())
    for (const text of this.listed) {
      const hash = createHash('sha256').update(text).digest('hex')
      this.texts.set(hash, text).set(`sha256:${hash}`, text)
    }
  }

  byId(id: string): string | undefined {
    return this.texts.get(id)
  }

  has(text: string): boolean {
    return this.listed.has(text)
  }
}

/** What a client has sent as the id of a document; null where there is none. */
export function sentIdOf({ documentId, extensions }: AskedDocument): unknown {
  const persisted = extensions?.persistedQuery as { sha256Hash?: unknown } | null | undefined
  return documentId ?? persisted?.sha256Hash ?? null
}

/**
 * The text of what is asked; where a text was sent, an id beside it counts nothing.
 * @throws DOCUMENT_NOT_TRUSTED, PERSISTED_QUERY_NOT_SUPPORTED, BAD_REQUEST
 */
export function textOf(asked: AskedDocument, trusted: TrustedDocuments | null): string {
  const text = asked.query ? asked.query : textById(sentIdOf(asked), trusted)
  if (trusted && !trusted.has(text)) {
    throw protocolError('DOCUMENT_NOT_TRUSTED', 'This desk runs only documents that its operator has listed.')
  }
  return text
}

function textById(id: unknown, trusted: TrustedDocuments | null): string {
  if (id === null) return ''
  if (typeof id !== 'string') throw protocolError('BAD_REQUEST', 'The id of a document must be a text.')
  // In the words that urql and Apollo Client know: they send the text then.
  if (!trusted) throw protocolError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported')
  return trusted.byId(id) ?? ''
}
