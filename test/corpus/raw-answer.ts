import type { Asker, Reply, ServedDesk } from '../harness/served-desk.js'
import type { IdPlace } from './foreign-ids.js'

/** A fault of ours, or a question that was not even tried. */
export const neverTold = /INTERNAL_SERVER_ERROR|GRAPHQL_|BAD_REQUEST|TOO_COMPLEX/

/** The raw answer; of a subscription all messages up to the first position. */
export async function rawAnswer(
  { poster }: ServedDesk,
  asker: Asker,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<string> {
  if (!query.startsWith('subscription')) {
    const { status, text } = await poster.send({ query, variables }, asker.key)
    return `${status} ${text}`
  }
  const messages = asker.socket.iterate({ query, variables })
  const said: string[] = []
  try {
    for (;;) {
      const { value } = (await messages.next()) as { value: Reply | undefined }
      said.push(JSON.stringify(value))
      const list = value?.data?.list as { kind?: string } | undefined
      if (list?.kind !== 'EVENT') return said.join('\n')
    }
  } catch (error) {
    return JSON.stringify(error)
  } finally {
    await messages.return?.()
  }
}

/** The ways to write a value at the place. */
export const waysOf = ({ list }: IdPlace): ((value: string, own: string) => unknown)[] =>
  list ? [(value) => [value], (value, own) => [own, value]] : [(value) => value]
