import type { Contestant } from './contestants.js'
import { ask } from './load.js'
import type { World } from './world.js'

/** Has the desk do one thing, as clients do, and answers with what came of it. @throws where it refuses */
export async function mutate<Payload>(
  desk: Contestant,
  world: World,
  name: string,
  input: object,
  selection: string,
): Promise<Payload> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`
  const answer = await ask(desk, world, JSON.stringify({ query, variables: { input } }))
  const { data } = JSON.parse(answer) as { data?: Record<string, Payload> | null }
  const payload = data?.[name]
  if (!payload) throw new Error(answer)
  return payload
}
