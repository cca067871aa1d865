// Every place of the schema where somebody may write an id, a cursor or a reader's name.
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { byPlace, least, named, spans, type Kind } from './kinds.js'

export type { Kind }

export interface IdPlace {
  /** `Mutation.openIncident(input.serviceIds)` */
  name: string
  root: 'query' | 'mutation' | 'subscription'
  /** Of the root. */
  operation: string
  kinds: readonly Kind[]
  list: boolean
  document: string
  /** The variables; `base` is what a mutation is asked besides. */
  variables(value: unknown, base?: object): Record<string, unknown>
}

interface Leaf {
  path: string[]
  type: GraphQLInputType
  required: boolean
}

function leavesOf({ name, type }: GraphQLArgument | GraphQLInputField, above: string[] = []): Leaf[] {
  const path = [...above, name]
  const inner = getNamedType(type)
  if (!isInputObjectType(inner)) return [{ path, type, required: isNonNullType(type) }]
  const within = isListType(getNullableType(type)) ? [...path, `[${inner.name}]`] : path
  return Object.values(inner.getFields()).flatMap((field) => leavesOf(field, within))
}

function isPlace({ path, type }: Leaf): boolean {
  const name = path.at(-1) ?? ''
  return (
    getNamedType(type).name === 'ID' ||
    (getNamedType(type).name === 'String' && ['after', 'before', 'cursor', 'consumer'].includes(name))
  )
}

/** A rotation keeps its identity within its own schedule alone: test/on-call/schedules.test.ts tries others. */
const isOfItsOwn = ({ path }: Leaf) => path.at(-1) === 'id' && path.includes('rotations')

/** @throws for a name that nobody has said the kind of */
function kindsOf(name: string, { path, required }: Leaf, root: string, isConnection: boolean) {
  const field = path.at(-1) ?? ''
  if (root === 'mutation' && field === 'id' && required) return ['input'] as const
  const known =
    byPlace[name] ??
    (isConnection && /^(after|before)$/.test(field) ? ['list cursor' as const] : named[field])
  if (!known) throw new Error(`Which kind of id is ${name}?`)
  return known
}

const pageOf = (field: GraphQLField<unknown, unknown>) =>
  field.args.some(({ name }) => name === 'first') ? ['first: 5'] : []
const called = (name: string, args: string[]) => (args.length > 0 ? `${name}(${args.join(', ')})` : name)
const isFree = ({ args }: GraphQLField<unknown, unknown>) =>
  args.every((arg) => !isNonNullType(arg.type) || arg.defaultValue !== undefined)

/**
 * The types that the fields of several types have most often: one selection has fields of one name apart where they
 * are of another.
 */
function usualTypes(types: readonly GraphQLObjectType[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { name, type } of types.flatMap((each) => Object.values(each.getFields()))) {
    const ofName = counts.get(name) ?? new Map<string, number>()
    counts.set(name, ofName.set(String(type), (ofName.get(String(type)) ?? 0) + 1))
  }
  const usual = (ofName: Map<string, number>) =>
    [...ofName].sort((one, other) => other[1] - one[1])[0]?.[0] ?? ''
  return new Map([...counts].map(([name, ofName]) => [name, usual(ofName)]))
}

/** All that may be read of a type, so far down. */
function selectionOf(type: GraphQLOutputType, depth: number, schema: GraphQLSchema): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (isAbstractType(named)) {
    const parts = schema.getPossibleTypes(named).map((possible) => {
      return `... on ${possible.name} ${fieldsOf(possible, 0, schema, usualTypes(schema.getPossibleTypes(named)))}`
    })
    return `{ __typename ${parts.join(' ')} }`
  }
  return fieldsOf(named, depth, schema)
}

function fieldsOf(
  type: GraphQLObjectType,
  depth: number,
  schema: GraphQLSchema,
  usual: ReadonlyMap<string, string> = new Map(),
): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (!isFree(field)) return []
    const isLeaf = isLeafType(getNamedType(field.type))
    if (!isLeaf && depth <= 0) return []
    const isApart = (usual.get(field.name) ?? String(field.type)) !== String(field.type)
    const label = isApart ? `${type.name}_${field.name}: ` : ''
    return [`${label}${called(field.name, pageOf(field))} ${selectionOf(field.type, depth - 1, schema)}`]
  })
  return `{ __typename ${parts.join(' ')} }`
}

/** The ways down from Query to every type, through what is always there and needs no argument. */
function routesOf(schema: GraphQLSchema): Map<GraphQLObjectType, string[]> {
  const query = schema.getQueryType() as GraphQLObjectType
  const routes = new Map<GraphQLObjectType, string[]>([[query, []]])
  for (const [type, route] of routes) {
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type)
      if (!isNonNullType(field.type) || !isObjectType(next) || !isFree(field) || routes.has(next)) continue
      routes.set(next, [...route, called(field.name, pageOf(field))])
    }
  }
  return routes
}

/** Every such place that the schema has. */
export function idPlacesOf(schema: GraphQLSchema): IdPlace[] {
  const routes = routesOf(schema)
  const roots = [schema.getMutationType(), schema.getSubscriptionType()]
  for (const root of roots) if (root) routes.set(root, [])
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType)
  // They read on like incidentChanged, but say nothing where nothing is told: test/sla/alerted.test.ts and
  // test/notifications/notified.test.ts have them.
  const isSilent = (field: GraphQLField<unknown, unknown>) => ['slaAlerted', 'notified'].includes(field.name)
  const fieldsOf = (type: GraphQLObjectType) =>
    Object.values(type.getFields()).filter((field) => !isSilent(field))
  return objects.flatMap((type) =>
    fieldsOf(type).flatMap((field) =>
      field.args.flatMap((arg) =>
        leavesOf(arg)
          .filter((leaf) => isPlace(leaf) && !isOfItsOwn(leaf))
          .map((leaf) => placeOf(type, field, arg, leaf, routes.get(type), schema)),
      ),
    ),
  )
}

function placeOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  arg: GraphQLArgument,
  leaf: Leaf,
  route: string[] | undefined,
  schema: GraphQLSchema,
): IdPlace {
  const name = `${type.name}.${field.name}(${leaf.path.join('.')})`
  if (!route) throw new Error(`No way leads to ${name}`)
  const root = type.name === 'Mutation' ? 'mutation' : type.name === 'Subscription' ? 'subscription' : 'query'
  const result = getNamedType(field.type)
  const isConnection = result.name.endsWith('Connection')
  const kinds = kindsOf(name, leaf, root, isConnection)
  const start = field.name === 'incidentChanged' ? ['positions: true'] : []
  const after = start.length > 0 && arg.name !== 'after' ? ['after: $start'] : []
  const page = kinds[0] === 'list cursor' ? [`${arg.name === 'before' ? 'last' : 'first'}: 5`] : pageOf(field)
  const others = field.args.filter(
    (other) => other !== arg && isNonNullType(other.type) && other.defaultValue === undefined,
  )
  const instants = others.map((other) => {
    const instant = spans[other.name]
    if (!instant) throw new Error(`${name} needs more than its ids`)
    return `${other.name}: "${instant}"`
  })
  // Their payloads hold two incidents: all of both is more than a document may have.
  const isLarge = ['mergeIncident', 'addIncidentNote'].includes(field.name)
  const depth = isConnection || (root === 'mutation' && !isLarge) ? 2 : 1
  const call = `list: ${called(field.name, [`${arg.name}: $v`, ...instants, ...page, ...start, ...after])} ${selectionOf(field.type, depth, schema)}`
  const body = route.reduceRight((inner, step) => `${step} { ${inner} }`, call)
  const declared = [`$v: ${String(arg.type)}`, ...(after.length > 0 ? ['$start: String'] : [])]
  return {
    name,
    root,
    operation: (route[0] ?? field.name).split('(')[0] ?? '',
    kinds,
    list: isListType(getNullableType(leaf.type)),
    document: `${root} (${declared.join(', ')}) { ${body} }`,
    variables: (value, base) => {
      const within = leaf.path.slice(1).reduceRight((inner: unknown, key) => {
        // `[Type]`: within a list of such inputs.
        if (key.startsWith('[')) return [{ ...least[key.slice(1, -1)], ...(inner as object) }]
        return { [key]: key === 'asOf' ? { round: 1, position: 1, ...(inner as object) } : inner }
      }, value)
      const needed = base ?? least[getNamedType(arg.type).name]
      return { v: needed ? { ...needed, ...(within as object) } : within }
    },
  }
}
