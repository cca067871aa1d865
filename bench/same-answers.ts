import type { Contestant } from './contestants.js'
import { ask } from './load.js'
import type { World } from './world.js'

/** What two right answers to a mutation may differ in: ids, numbers and times of what each server made itself. */
const settled = (text: string) =>
  text
    .replace(/"(incident|event)_\w+"/g, '"id"')
    .replace(/"number":\d+/g, '"number":0')
    .replace(/"[\d-]+T[\d:.]+Z"/g, '"time"')

/** @throws where two servers answer otherwise than byte for byte the same: such are not compared */
export async function refuseDifferentAnswers(
  contestants: readonly Contestant[],
  world: World,
  body: string,
): Promise<void> {
  const answers = await Promise.all(contestants.map((contestant) => ask(contestant, world, body)))
  const changes = body.includes('mutation')
  compare(
    contestants.map(({ name }) => name),
    changes ? answers.map(settled) : answers,
  )
}

/** The same for what subscribers were sent. */
export function refuseDifferentMessages(messages: ReadonlyMap<string, string>): void {
  compare(
    [...messages.keys()],
    [...messages.values()].map((message) => settled(message)),
  )
}

function compare(names: string[], answers: string[]): void {
  const [first = '', ...others] = answers
  if (first.length < 20 || first.includes('"errors"')) throw new Error(`${names[0] ?? ''} answers ${first}`)
  others.forEach((answer, index) => {
    if (answer === first) return
    const at = [...answer].findIndex((character, position) => character !== first[position])
    const show = (text: string) => text.slice(Math.max(0, at - 100), at + 100)
    throw new Error(
      `${names[index + 1] ?? ''} answers otherwise than ${names[0] ?? ''}:\n${show(answer)}\n${show(first)}`,
    )
  })
}
