import {
  astFromValue,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  valueFromASTUntyped,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { Variables } from './variables.js'

type Members = Readonly<Record<string, unknown>>
type Fill = (value: unknown) => unknown
/** A default as a client would write it, and what fills the value below. */
type Member = [name: string, default_: unknown, fill: Fill]

/**
 * Writes the defaults of an operation's variables and inputs into what a client left out: graphql-jit 0.8.9
 * refuses a value that is left out where its type is non-null, whatever its default is.
 */
export function defaultsOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): (variables: Variables) => Variables {
  const known = new Map<GraphQLInputType, Fill>()
  const members = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }): Member => {
    const named = typeFromAST(schema, type)
    const fill = isInputType(named) ? fillOf(named, known) : same
    return [variable.name.value, defaultValue && valueFromASTUntyped(defaultValue), fill]
  })
  return (variables) => filled(variables, members)
}

const same: Fill = (value) => value

function fillOf(given: GraphQLInputType, known: Map<GraphQLInputType, Fill>): Fill {
  const type: GraphQLInputType = getNullableType(given)
  if (isListType(type)) {
    const fill = fillOf(type.ofType, known)
    return fill === same ? same : (value) => (Array.isArray(value) ? value.map(fill) : fill(value))
  }
  if (!isInputObjectType(type)) return same
  const before = known.get(type)
  if (before) return before
  const members: Member[] = []
  const fill: Fill = (value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? filled(value as Members, members)
      : value
  known.set(type, fill)
  for (const field of Object.values(type.getFields())) {
    const literal = field.defaultValue === undefined ? null : astFromValue(field.defaultValue, field.type)
    members.push([field.name, literal ? valueFromASTUntyped(literal) : undefined, fillOf(field.type, known)])
  }
  return fill
}

/** The same value where nothing was left out. */
function filled(value: Members, members: readonly Member[]): Members {
  let copy: Record<string, unknown> | null = null
  for (const [name, default_, fill] of members) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined
    const full = given === undefined ? default_ : fill(given)
    if (full !== given) (copy ??= { ...value })[name] = full
  }
  return copy ?? value
}
