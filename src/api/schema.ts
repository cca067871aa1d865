import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLAbstractType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import { buildSchema, getMetadataStorage, type BuildSchemaOptions } from 'type-graphql'
import type { Context } from '../access/context.js'
import { notFound } from '../errors/desk-error.js'
import { callDirectly } from './direct-resolvers.js'
import { validateArguments } from './validate-arguments.js'

type Resolver = GraphQLFieldResolver<unknown, Context>

/** Live events come from the log: nothing may go through a pub/sub that loses or mixes them. */
const noPubSub = {
  publish: (): never => {
    throw new Error('Record an entry of the log instead')
  },
  subscribe: (): never => {
    throw new Error('Give the subscription its own `subscribe`')
  },
}

/** The executable schema of these resolvers. `orphanedTypes`: those that only an interface leads to. */
export async function buildDeskSchema(
  resolvers: BuildSchemaOptions['resolvers'],
  orphanedTypes: BuildSchemaOptions['orphanedTypes'] = [],
): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers,
    orphanedTypes,
    pubSub: noPubSub,
    validateFn: validateArguments,
  })
  callDirectly(schema)
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) resolveAtOnce(schema, type)
    if (isObjectType(type) && type.name.endsWith('Payload')) {
      for (const field of Object.values(type.getFields())) {
        if (isNode(field.type)) field.resolve = nodesOf(field.name, field.type)
      }
    }
    if (isObjectType(type) && type.name.endsWith('Connection')) {
      const { totalCount } = type.getFields()
      // The default resolver would call it; compiled execution has none.
      if (totalCount) totalCount.resolve = countOf
    }
  }
  return schema
}

/** The schema as text, in an order of its own, so that its diff shows what changed and nothing else. */
export function printDeskSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}

const countOf: Resolver = (page) => {
  const { totalCount } = page as { totalCount: number | (() => Promise<number>) }
  return typeof totalCount === 'function' ? totalCount() : totalCount
}

function isNode(type: GraphQLOutputType): boolean {
  const named = getNamedType(type)
  if (!isObjectType(named) && !isInterfaceType(named)) return false
  return named.name === 'Node' || named.getInterfaces().some(({ name }) => name === 'Node')
}

/** Payloads carry ids: what they name is read as it stands when the answer is made, also for a repeat. */
function nodesOf(name: string, type: GraphQLOutputType): Resolver {
  if (isListType(isNonNullType(type) ? type.ofType : type)) {
    return (payload, _, context) => {
      const ids = (payload as Record<string, string[] | null | undefined>)[name]
      return ids && Promise.all(ids.map((id) => context.node(id)))
    }
  }
  return async (payload, _, context) => {
    const id = (payload as Record<string, string | null | undefined>)[name]
    const node = id ? await context.node(id) : null
    // Who repeats a request may have lost sight of what it changed the first time.
    if (node === null && isNonNullType(type)) throw notFound([name])
    return node
  }
}

/**
 * type-graphql hides every `resolveType` behind a promise, one for each item of a list, and compiled execution
 * takes none: it gets the declared function itself. One that names an interface leads on to that one's.
 */
function resolveAtOnce(schema: GraphQLSchema, type: GraphQLAbstractType): void {
  const { interfaceTypes, unions } = getMetadataStorage()
  const declared = [...interfaceTypes, ...unions].find(({ name }) => name === type.name)?.resolveType
  if (!declared) return
  type.resolveType = (value, context, info) => {
    const name: unknown = tryTo(() => declared(value, context, info, type))
    if (typeof name !== 'string') return undefined
    const named = schema.getType(name)
    return named && named !== type && isAbstractType(named)
      ? named.resolveType?.(value, context, info, named)
      : name
  }
}

/** What is thrown in the middle of compiled execution would end the process. */
function tryTo<T>(resolve: () => T): T | undefined {
  try {
    return resolve()
  } catch {
    return undefined
  }
}
