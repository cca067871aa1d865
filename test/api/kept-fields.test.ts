// Every field that an answer can hold is asked of a copy that keeps answers and of one that keeps none, while time
// goes by and nothing enters the log: whatever turns by time alone must turn in both.
import { afterAll, expect, test } from '@jest/globals'
import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql'
import { makeSample } from '../../src/sample/index.js'
import { buildSchema } from '../../src/schema.js'
import { copyOf } from '../harness/copy.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const { admin } = desk
await makeSample({ ...desk.desk, organizationId: admin.organizationId, admin })
const keeping = copyOf(desk.desk)
const plain = copyOf(await desk.another(), null)
const schema = await buildSchema()

/** What fields must be given, by name; what is not here is not asked for. */
const given: Record<string, string> = {
  from: JSON.stringify(desk.clock.in('-20d')),
  to: JSON.stringify(desk.clock.in('10d')),
  at: JSON.stringify(desk.clock.in('1h')),
  text: '"checkout"',
  ids: JSON.stringify([]),
  interval: 'WEEK',
  input: '{ title: "Till", severity: HIGH, urgency: HIGH }',
}

type Field = GraphQLField<unknown, unknown>

function asked({ name, args }: Field): string | null {
  const required = args.filter(isRequiredArgument)
  if (required.some((arg) => !(arg.name in given))) return null
  const some = args.some((arg) => arg.name === 'first') ? ['first: 3'] : []
  const texts = [...required.map((arg) => `${arg.name}: ${given[arg.name]}`), ...some]
  return texts.length > 0 ? `${name}(${texts.join(', ')})` : name
}

const targets = (type: GraphQLNamedType) =>
  isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []

/** For each type, how it is reached from the root the soonest: what stands before and behind its selection. */
function ways(): Map<string, [string, string]> {
  const found = new Map<string, [string, string]>([['Query', ['{', '}']]])
  for (const [name, [before, behind]] of found) {
    const type = schema.getType(name)
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const call = asked(field)
      const next = getNamedType(field.type)
      if (call === null || isLeafType(next)) continue
      for (const target of targets(next)) {
        const on = isAbstractType(next) ? [`... on ${target.name} {`, '}'] : ['', '']
        if (!found.has(target.name)) {
          found.set(target.name, [`${before} ${call} { ${on[0]}`, `${on[1]} } ${behind}`])
        }
      }
    }
  }
  return found
}

const documents = [...ways()].flatMap(([name, [before, behind]]) => {
  const type = schema.getType(name)
  if (!isObjectType(type)) return []
  return Object.values(type.getFields()).flatMap((field) => {
    const call = asked(field)
    if (call === null) return []
    const isLeaf = isLeafType(getNamedType(field.type))
    return [[`${name}.${field.name}`, `${before} ${call} ${isLeaf ? '' : '{ __typename }'} ${behind}`]]
  })
}) as [string, string][]
documents.push(['overdue', '{ actionItems(overdue: true) { edges { node { id overdue } } } }'])

const instants = ['1ms', '20m', '5h', '3d', '90d']

test('every field that turns by time alone turns in what is kept, too', async () => {
  expect(documents.length).toBeGreaterThan(400)
  const differing: string[] = []
  for (const by of ['0s', ...instants]) {
    desk.clock.advance(by === '1ms' ? 1 : by)
    for (const [name, document] of documents) {
      // Of the plain copy `asOf` says when it was read, and nothing of what was found.
      if (name === 'StatusBoard.asOf') continue
      const fresh = await plain.ask(admin, document)
      for (let times = by === '0s' ? 3 : 1; times > 0; times -= 1) {
        if ((await keeping.ask(admin, document)) !== fresh) differing.push(`${name} after ${by}`)
      }
    }
  }
  expect(differing).toEqual([])
}, 600_000)
