import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity'
import { defaultPage, largestPage } from '../connections/page.js'
import { DeskError } from '../errors/desk-error.js'
import { limits } from './limits.js'
import type { Variables } from './variables.js'

/** What a plain list is taken for: those of the schema are short by nature, as the roles of an incident. */
const shortList = 10
/** A mutation opens a transaction, whatever it answers. */
const mutation = 50
/** The whole schema, as answered; two of them in one request are enough. */
const wholeSchema = limits.cost / 2

/**
 * The objects that an answer may read. Sizes outside of what a page may have are refused where they are read;
 * here they count as the largest, so that nothing makes an answer look cheaper than it is.
 */
const estimate: ComplexityEstimator = ({ args, childComplexity, field, type }) => {
  if (field.name === '__schema') return wholeSchema
  const named = getNamedType(field.type)
  if (!isCompositeType(named) || named.name.startsWith('__')) return type.name === 'Mutation' ? mutation : 0
  const given = args as Readonly<Record<string, unknown>>
  if (named.name.endsWith('Connection')) return 1 + pageSize(given) * childComplexity
  const own = type.name === 'Mutation' ? mutation : declared(field.extensions.complexity)
  const isEdges = type.name.endsWith('Connection')
  const list = isListType(getNullableType(field.type)) && !isEdges
  return own + (list ? listSize(given) : 1) * Math.max(childComplexity, 1)
}

/** What a field says that it costs by itself, where it reads far more than it answers; else one object. */
const declared = (complexity: unknown) => (typeof complexity === 'number' ? complexity : 1)

function pageSize({ first, last }: Readonly<Record<string, unknown>>): number {
  const sizes = [first, last].filter((size) => size !== null && size !== undefined).map(Number)
  if (sizes.length === 0) return defaultPage
  return Math.max(...sizes.map((size) => (size >= 1 && size <= largestPage ? size : largestPage)))
}

/** As many as are asked for, by number or by name where a list of ids is an argument. */
function listSize(args: Readonly<Record<string, unknown>>): number {
  const lists = Object.values(args).filter((value) => Array.isArray(value))
  const first = args.first === null || args.first === undefined ? 0 : pageSize({ first: args.first })
  return Math.max(shortList, first, ...lists.map((list) => list.length))
}

/** Estimates operations; what depends on no variable is estimated once. */
export class CostOf {
  private readonly known = new Map<string, number>()

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {}

  /** At least 1. @throws TOO_COMPLEX */
  with(variables: Variables): number {
    const cost = this.of(variables)
    if (cost > limits.cost) {
      throw new DeskError(
        'TOO_COMPLEX',
        `This may read more than ${limits.cost} objects in one operation. Ask for smaller pages.`,
      )
    }
    return Math.max(1, cost)
  }

  private of(variables: Variables): number {
    const key = this.sizes(variables)
    const known = this.known.get(key)
    if (known !== undefined) return known
    const cost = this.estimate(variables)
    if (this.known.size >= 100) this.known.clear()
    this.known.set(key, cost)
    return cost
  }

  /** Only numbers, switches and lengths of lists can change the estimate. */
  private sizes(variables: Variables): string {
    const definitions = this.operation.variableDefinitions ?? []
    if (definitions.length === 0) return ''
    return definitions
      .map(({ variable }) => {
        const value = variables[variable.name.value]
        if (Array.isArray(value)) return `[${value.length}`
        return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value
      })
      .join()
  }

  private estimate(variables: Variables): number {
    try {
      return getComplexity({
        schema: this.schema,
        query: this.document,
        variables: { ...variables },
        estimators: [estimate],
        ...(this.operation.name && { operationName: this.operation.name.value }),
      })
    } catch {
      // It gives up on what is too big to be counted; whatever else is wrong has been found before.
      return Infinity
    }
  }
}
