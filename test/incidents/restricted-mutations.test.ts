// Every mutation that names an incident or a task, with those that the caller may not see.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutationNames } from '../../src/access/operation-names.js'
import { prefixOf } from '../../src/ids/type-id.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { createTeam } from '../../src/people/index.js'
import { buildSchema } from '../../src/schema.js'
import { validCalls, type Place } from '../access/valid-calls.js'
import { codesOf, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

const schema = await buildSchema()
const never: Record<string, string> = {
  incident: 'incident_01h455vb4pex5vsknk084sn02q',
  incident_task: 'incident_task_01h455vb4pex5vsknk084sn02q',
}
const kindOf = (value: unknown) => (typeof value === 'string' ? (prefixOf(value) ?? '') : '')

let served: ServedDesk
let outsider: Asker
let hidden: Record<string, string>
const inputs: [name: string, field: string, input: object][] = []

beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  outsider = await served.asker(await desk.hire('Noa'))
  const incident = await desk.open({ restricted: true })
  const { task } = await desk.do(addIncidentTask, { id: incident, title: 'look' })
  hidden = { incident, incident_task: task }
  const { team } = await desk.do(createTeam, { name: 'Core' })
  const place: Place = {
    team,
    newTeam: () => Promise.resolve(team),
    user: desk.admin.principal,
    reader: () => Promise.resolve({ consumer: 'board', cursor: '' }),
  }
  const valid = validCalls(desk)
  for (const name of mutationNames) {
    const input = await valid[name](place)
    const known = Object.entries(input).filter(([, value]) => Object.hasOwn(never, kindOf(value)))
    for (const [field] of known) inputs.push([name, field, input])
  }
  const id = await desk.open()
  inputs.push(['updateIncident', 'parentId', { id, parentId: incident }])
  inputs.push(['openIncident', 'parentId', { title: 'It hums', severity: 'LOW', parentId: incident }])
})
afterAll(() => served.close())

test('no mutation tells a restricted incident from one that never was, or changes it', async () => {
  const { desk } = served
  const before = await desk.timeline(hidden.incident as string)
  expect(inputs.length).toBeGreaterThan(20)
  for (const [name, field, input] of inputs) {
    const type = schema.getMutationType()?.getFields()[name]?.args[0]?.type
    const document = `mutation ($input: ${String(type)}) { ${name}(input: $input) { __typename } }`
    const kind = kindOf((input as Record<string, unknown>)[field])
    const ask = (ids: Record<string, string>) =>
      outsider.http(document, { input: { ...input, [field]: ids[kind] } })
    const [answer, missing] = [await ask(hidden), await ask(never)]
    expect([name, field, answer]).toEqual([name, field, missing])
    expect([name, field, codesOf(answer)]).toEqual([name, field, ['NOT_FOUND']])
  }
  expect(await desk.timeline(hidden.incident as string)).toEqual(before)
})
