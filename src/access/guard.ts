import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql'
import type { Context } from './context.js'
import { admit, isForAll } from './rights.js'

type Resolver = GraphQLFieldResolver<unknown, Context>

/**
 * Puts the table of rights before every operation of the schema. Mutations are also checked where their
 * transaction begins; here they are refused before their input is looked at, and what was refused or went wrong is
 * written down. Everybody may do what asks for the least role, so nothing stands before it (bench: list query).
 */
export function guardOperations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (!isForAll(field.name)) field.resolve = admitted(field.name, field.resolve as Resolver)
  }
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    if (!isForAll(field.name)) field.subscribe = admitted(field.name, field.subscribe as Resolver)
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    field.resolve = audited(field.name, admitted(field.name, field.resolve as Resolver))
  }
}

function admitted(name: string, resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    admit(context.viewer, name)
    return resolve(source, args, context, info)
  }
}

function audited(name: string, resolve: Resolver): Resolver {
  return async (source, args: Record<string, unknown>, context, info) => {
    try {
      return await resolve(source, args, context, info)
    } catch (error) {
      await context.auditRefused(name, args.input, error)
      throw error
    }
  }
}
