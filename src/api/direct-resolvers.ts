import {
  isInterfaceType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { getMetadataStorage } from 'type-graphql'
import type { Context } from '../access/context.js'

type Resolver = GraphQLFieldResolver<unknown, Context>
type Method = (this: object, ...given: unknown[]) => unknown
type FieldResolver = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number]

/** By what a method takes, in its order: how it is called. */
const calls: Readonly<Record<string, (method: Method, self: object) => Resolver>> = {
  root: (method, self) => (root) => method.call(self, root),
  context: (method, self) => (_root, _args, context) => method.call(self, context),
  'root context': (method, self) => (root, _args, context) => method.call(self, root, context),
  'root context info': (method, self) => (root, _args, context, info) =>
    method.call(self, root, context, info),
}

/**
 * Has field resolvers that take no argument called without what type-graphql puts around each call: it sorts the
 * parameters, collects them and looks for middleware, which we have none of. A list of fifty incidents with their
 * owners and services calls a hundred of them (bench: list query).
 */
export function callDirectly(schema: GraphQLSchema): void {
  const { fieldResolvers, objectTypes, interfaceTypes } = getMetadataStorage()
  const selves = new Map<unknown, object>()
  const resolve = (metadata: FieldResolver, types: readonly GraphQLObjectType[]) => {
    const call = calls[takes(metadata)]
    if (!call || metadata.kind !== 'external' || metadata.middlewares?.length || metadata.roles) return
    const self = selves.get(metadata.target) ?? new (metadata.target as new () => object)()
    selves.set(metadata.target, self)
    const resolver = call((self as Record<string, Method>)[metadata.methodName] as Method, self)
    for (const type of types) {
      const field = type.getFields()[metadata.schemaName]
      if (field) field.resolve = resolver
    }
  }
  const ownerOf = (metadata: FieldResolver) => metadata.getObjectType?.()
  const named = (owner: unknown, types: readonly { target: unknown; name: string }[]) =>
    schema.getType(types.find(({ target }) => target === owner)?.name ?? '')
  // What an interface resolves holds for its types that do not resolve it themselves.
  for (const metadata of fieldResolvers) {
    const type = named(ownerOf(metadata), interfaceTypes)
    if (isInterfaceType(type)) resolve(metadata, schema.getPossibleTypes(type))
  }
  for (const metadata of fieldResolvers) {
    const type = named(ownerOf(metadata), objectTypes)
    if (isObjectType(type)) resolve(metadata, [type])
  }
}

/** The kinds of its parameters; nothing where one of them is more than what stands in the request. */
function takes({ params = [] }: FieldResolver): string {
  const inOrder = [...params].sort((one, other) => one.index - other.index)
  const isPlain = inOrder.every(
    (param) =>
      !('propertyName' in param && param.propertyName !== undefined) &&
      !(param.kind === 'root' && param.getType !== undefined),
  )
  return isPlain ? inOrder.map(({ kind }) => kind).join(' ') : ''
}
