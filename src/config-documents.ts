import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'graphql'
// How the lists of trusted documents are read, in the forms in which tools of clients write them.

/** Documents by their ids. */
export type DocumentList = ReadonlyMap<string, string>

/**
 * The documents of a file, or of all .json files of a folder. `fault` hears of whatever is wrong, each time with the
 * name of the file.
 */
export function readDocuments(path: string, fault: (text: string) => void): DocumentList {
  const documents = new Map<string, string>()
  for (const file of filesAt(path, fault)) {
    for (const { id, text } of documentsIn(file, fault)) {
      const known = documents.get(id)
      if (known !== undefined && known !== text) fault(`${file}: ${id} is another document in another place`)
      documents.set(id, text)
    }
  }
  return documents
}

function filesAt(path: string, fault: (text: string) => void): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    const files = readdirSync(path).filter((name) => name.endsWith('.json'))
    if (files.length === 0) fault(`${path} holds no .json file`)
    return files.sort().map((name) => join(path, name))
  } catch (error) {
    fault(`${path} cannot be read: ${messageOf(error)}`)
    return []
  }
}

interface Listed {
  id: string
  text: string
}

function documentsIn(file: string, fault: (text: string) => void): Listed[] {
  try {
    const listed = listedIn(JSON.parse(readFileSync(file, 'utf8')) as unknown)
    if (!listed) {
      fault(`${file} is neither an object of texts by their ids nor a manifest of Apollo (version 1)`)
      return []
    }
    return listed.filter(({ id, text }) => isGraphql(text, (why) => fault(`${file}: ${id}: ${why}`)))
  } catch (error) {
    fault(`${file} cannot be read: ${messageOf(error)}`)
    return []
  }
}

/** Null where it has neither form. */
function listedIn(json: unknown): Listed[] | null {
  if (!isObject(json)) return null
  const { format, version, operations } = json
  if (format === undefined) return allTexts(Object.entries(json).map(([id, text]) => ({ id, text })))
  const isManifest =
    format === 'apollo-persisted-query-manifest' && version === 1 && Array.isArray(operations)
  return isManifest
    ? allTexts(operations.map((each: unknown) => (isObject(each) ? { id: each.id, text: each.body } : {})))
    : null
}

function allTexts(listed: { id?: unknown; text?: unknown }[]): Listed[] | null {
  const isListed = (each: object): each is Listed =>
    Object.values(each).length === 2 && Object.values(each).every((value) => typeof value === 'string')
  return listed.length > 0 && listed.every(isListed) ? listed : null
}

function isGraphql(text: string, fault: (why: string) => void): boolean {
  try {
    parse(text, { noLocation: true })
    return true
  } catch (error) {
    fault(messageOf(error))
    return false
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const messageOf = (error: unknown) => (error as Error).message
