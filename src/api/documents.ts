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
import { fragmentsOf, measure, rootFields, rootSelections, type Measured } from './measure.js'
import { variablesBelowRoot } from './shared-variables.js'
import { textOf, type AskedDocument, type TrustedDocuments } from './trusted-documents.js'
import { argumentPaths, checkTexts, checkTypes, type Variables } from './variables.js'

/** What a client sends, on either transport: a text, or the id of a trusted document. */
export interface OperationRequest extends AskedDocument {
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
  /** Bytes that it may come to hold, about. */
  weight: number
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
  /** How many were parsed, validated and found good so far, and what those hold that are kept, about. */
  readonly prepared: number
  readonly keptBytes: number
  /** @throws Refusal */
  ready(request: OperationRequest): ReadyOperation
}

/**
 * `introspection` false: the schema is not told, neither whole nor by hints at what was perhaps meant. `trusted`
 * null: any document may run.
 */
export function createDocuments(
  schema: GraphQLSchema,
  introspection: boolean,
  trusted: TrustedDocuments | null = null,
): Documents {
  const kept = new Lru<Prepared>(limits.keptDocumentBytes, ({ weight }) => weight)
  let made = 0
  const keep = (key: string, prepared: Prepared) => {
    made += 1
    kept.set(key, prepared)
    return prepared
  }
  return {
    schema,
    get prepared() {
      return made
    },
    get keptBytes() {
      return kept.weight
    },
    ready: (request) => {
      const { operationName, variables } = request
      try {
        const query = textOf(request, trusted)
        const key = `${operationName ?? ''}\n${query}`
        const prepared =
          kept.get(key) ?? keep(key, prepare(schema, query, operationName ?? undefined, introspection))
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
    weight: weightOf(query, document, measured),
  }
}

/** As measured: the text stays twice, a token takes 130 bytes as parsed and a field 650 as compiled. */
function weightOf(
  query: string,
  { tokenCount = limits.tokens }: DocumentNode,
  { generated }: Measured,
): number {
  return 8_192 + 4 * query.length + 130 * tokenCount + 650 * Math.min(generated, limits.compiledFields)
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
