import { createHash } from 'node:crypto'
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { DeskError } from '../errors/desk-error.js'
import { CostOf } from './cost.js'
import { protocolError, withCode } from './errors.js'
import { executableOf, type Execute } from './executable.js'
import { limits } from './limits.js'
import { Lru } from './lru.js'
import { fragmentsOf, measure, rootFields, rootSelections } from './measure.js'
import { variablesBelowRoot } from './shared-variables.js'
import { argumentPaths, checkTexts, checkTypes, type Variables } from './variables.js'

/** What a client sends, on either transport. */
export interface OperationRequest {
  query: string
  operationName?: string | null
  variables?: Variables | null
}

/** One operation of one document that has been found good, for any variables. */
export interface Prepared {
  /** The same for the same text and operation. */
  id: string
  document: DocumentNode
  operation: OperationDefinitionNode
  rootFields: string[]
  /** The variables that an answer to a live event may depend on. */
  belowRoot: string[]
  execute: Execute
  /** What it costs with these variables, which are found good as well. @throws GraphQLError */
  costWith: (variables: Variables) => number
}

/** An operation that may run with the variables that came with it. */
export interface ReadyOperation {
  prepared: Prepared
  variables: Variables
  /** The objects that it may read, as cost.ts estimates. */
  cost: number
}

/** Why a request is not executed: every reason that was found. */
export class Refusal extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message)
  }
}

/** The one way from a text to something that may run, for HTTP and for WebSockets alike. */
export interface Documents {
  readonly schema: GraphQLSchema
  /** @throws Refusal */
  ready(request: OperationRequest): ReadyOperation
}

/** `introspection` false: the schema is not told, neither whole nor by hints at what was perhaps meant. */
export function createDocuments(schema: GraphQLSchema, introspection: boolean): Documents {
  const kept = new Lru<Prepared>(limits.keptDocuments)
  return {
    schema,
    ready: ({ query, operationName, variables }) => {
      const key = `${operationName ?? ''}\n${query}`
      try {
        const known = kept.get(key)
        const prepared = known ?? prepare(schema, query, operationName ?? undefined, introspection)
        if (!known) kept.set(key, prepared)
        const cost = prepared.costWith(variables ?? {})
        return { prepared, variables: variables ?? {}, cost }
      } catch (error) {
        throw error instanceof GraphQLError ? new Refusal([error]) : error
      }
    },
  }
}

function prepare(
  schema: GraphQLSchema,
  query: string,
  operationName: string | undefined,
  introspection: boolean,
): Prepared {
  const document = parsed(query)
  const operation = operationOf(document, operationName)
  const measured = measure(schema, document, operation)
  const hideSuggestions = !introspection
  if (measured.introspects && !introspection) {
    throw protocolError('GRAPHQL_VALIDATION_FAILED', 'This desk does not tell its schema.')
  }
  const errors = validate(schema, document, specifiedRules, {
    maxErrors: limits.validationErrors,
    hideSuggestions,
  })
  if (errors.length > 0) {
    throw new Refusal(errors.map((error) => withCode('GRAPHQL_VALIDATION_FAILED', error)))
  }
  const fragments = fragmentsOf(document)
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    // Skipped, there is nothing left to subscribe to: newer editions of the specification forbid it too.
    const conditional = rootSelections(operation, fragments).some(({ directives }) => directives?.length)
    if (conditional) {
      throw protocolError(
        'GRAPHQL_VALIDATION_FAILED',
        'No directive may stand at the root of a subscription.',
      )
    }
  }
  const paths = argumentPaths(document)
  const cost = new CostOf(schema, document, operation)
  return {
    id: createHash('sha256')
      .update(`${operationName ?? ''}\n${query}`)
      .digest('base64url'),
    document,
    operation,
    rootFields: rootFields(operation, fragments),
    belowRoot: variablesBelowRoot(document, operation),
    execute: executableOf(schema, document, operation, measured),
    costWith: (variables) => {
      checkTexts(variables, paths)
      checkTypes(schema, operation, variables, paths, hideSuggestions)
      return cost.with(variables)
    },
  }
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: limits.tokens })
  } catch (error) {
    if (error instanceof GraphQLError && !error.message.includes(`more that ${limits.tokens} tokens`)) {
      throw withCode('GRAPHQL_PARSE_FAILED', error)
    }
    // Too long, or (RangeError) nested so deep that the parser ran out of stack.
    throw new DeskError('TOO_COMPLEX', `A document may have at most ${limits.tokens} tokens.`)
  }
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name)
  if (operation) return operation
  throw protocolError(
    'OPERATION_RESOLUTION_FAILURE',
    name === undefined
      ? 'The document must hold one operation, or `operationName` must name one of them.'
      : 'The document holds no operation of that name.',
  )
}
