import {
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'
import type { Context } from '../access/context.js'
import { defaultsOf } from './defaults.js'
import { limits } from './limits.js'
import type { Measured } from './measure.js'
import type { Variables } from './variables.js'

/** Answers the errors of resolvers as they were thrown; see `clientError`. */
export type Execute = (rootValue: unknown, context: Context, variables: Variables) => Promise<ExecutionResult>

/** Documents are interpreted until they have come again and again: compiling costs as much as some ten runs. */
export const compiledFromUse = 5

/**
 * One operation, ready to run: compiled to a function where it is worth it (measured for the list of incidents:
 * docs/performance.md), interpreted by graphql-js otherwise.
 *
 * graphql-jit 0.8.9 writes literals of the document into the source of that function, and one that begins with
 * a certain mark becomes code: `{ user(name: "__MAGIC_DATE__…(process.exit())") }` runs on the server. So a
 * document with any text in it is always interpreted. Clients that use variables, as all generated ones do,
 * lose nothing.
 */
export function executableOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  measured: Measured,
): Execute {
  const operationName = operation.name?.value
  const mayCompile = !measured.hasText && !measured.introspects && measured.generated <= limits.compiledFields
  let uses = 0
  let compiled: CompiledQuery | null | undefined
  let withDefaults = (variables: Variables) => variables
  return async (rootValue, contextValue, variables) => {
    uses += 1
    if (compiled === undefined && mayCompile && uses >= compiledFromUse) {
      const outcome = compileQuery(schema, document, operationName, {
        disablingCapturingStackErrors: true,
        useExperimentalPathBasedSkipInclude: true,
      })
      compiled = isCompiledQuery(outcome) ? outcome : null
      withDefaults = defaultsOf(schema, operation)
    }
    if (compiled) return await compiled.query(rootValue, contextValue, withDefaults(variables))
    return execute({ schema, document, rootValue, contextValue, variableValues: variables, operationName })
  }
}
