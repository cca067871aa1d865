import type { RequestHandler, Response } from 'express'
import { localsOf } from './request-log.js'
import { sentIdOf, type AskedDocument } from './trusted-documents.js'

/**
 * Apollo Server wants a text, and takes ids for automatic persisted queries, which there are none of: it is handed
 * any text, and the id goes beside it to the one place that knows documents.
 */
export const takeIdAside: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') {
    const body: unknown = request.body
    if (isObject(body)) request.body = withoutId(body, response) ?? body
    return next()
  }
  const sent = new URL(request.url, 'http://desk').searchParams
  const asked = {
    query: sent.get('query'),
    documentId: sent.get('documentId'),
    extensions: objectIn(sent.get('extensions')),
  }
  const instead = withoutId(asked, response)
  if (instead) {
    sent.set('query', instead.query ?? '')
    sent.set('extensions', JSON.stringify(instead.extensions ?? {}))
    request.url = `/?${sent.toString()}`
  }
  next()
}

/** What Apollo Server is handed instead; null where there is no id. */
function withoutId<T extends AskedDocument>(asked: T, response: Response): T | null {
  const id = sentIdOf(asked)
  if (id === null) return null
  if (!asked.query) localsOf(response).documentId = id
  const extensions = isObject(asked.extensions) ? { ...asked.extensions, persistedQuery: undefined } : {}
  return { ...asked, query: asked.query || '{ __typename }', extensions }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null for what is none: Apollo Server says so. */
function objectIn(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
