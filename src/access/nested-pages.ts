import { readPages, type KeysetQuery } from '../connections/keyset.js'
import type { Page, PageInput } from '../connections/page.js'
import type { Context } from './context.js'

/**
 * A connection that hangs on other rows: the same page of all parents of a request is read in one statement.
 * `shape` tells apart what is asked for besides the page, as a filter.
 */
export function nestedPage<T>(
  context: Context,
  name: string,
  parentId: string,
  query: (parentId: string) => KeysetQuery<T>,
  input: PageInput,
  shape: unknown = null,
): Promise<Page<T>> {
  const { first = null, after = null, last = null, before = null } = input
  return context
    .load<string, Page<T>>({
      name: `${name} ${JSON.stringify([first, after, last, before, shape])}`,
      read: (reading, ids) => readPages(reading.manager, ids.map(query), input),
    })
    .load(parentId)
}
