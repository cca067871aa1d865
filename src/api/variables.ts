import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  Kind,
  typeFromAST,
  visit,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql'
import { badInput, badInputs, DeskError, type FieldFault } from '../errors/desk-error.js'
import { limits } from './limits.js'

export type Variables = Readonly<Record<string, unknown>>
type Path = (string | number)[]

/**
 * Where each variable's value arrives, counted from the arguments of its field: `['input', 'title']` for
 * `openIncident(input: { title: $title })`, so that faults of variables and of literals are named alike.
 */
export function argumentPaths(document: DocumentNode): ReadonlyMap<string, Path> {
  const paths = new Map<string, Path>()
  const enter = (value: ValueNode, path: Path): void => {
    if (value.kind === Kind.VARIABLE && !paths.has(value.name.value)) paths.set(value.name.value, path)
    if (value.kind === Kind.OBJECT) {
      for (const field of value.fields) enter(field.value, [...path, field.name.value])
    }
    if (value.kind === Kind.LIST) value.values.forEach((item, index) => enter(item, [...path, index]))
  }
  visit(document, { Argument: ({ name, value }) => enter(value, [name.value]) })
  return paths
}

/**
 * Refuses variables that no column could keep as they are, or that are too many or too deep to look at.
 * A lone surrogate would be stored as U+FFFD, NUL ends a text in half of the world's programs.
 * @throws BAD_USER_INPUT, TOO_COMPLEX
 */
export function checkTexts(variables: Variables, paths: ReadonlyMap<string, Path>): void {
  let values = 0
  const faults: FieldFault[] = []
  const look = (value: unknown, path: Path, depth: number): void => {
    values += 1
    if (values > limits.variableValues || depth > limits.variableDepth) {
      throw new DeskError(
        'TOO_COMPLEX',
        `Variables may hold at most ${limits.variableValues} values, ${limits.variableDepth} levels deep.`,
      )
    }
    if (typeof value === 'string') {
      const fault = textFault(value)
      if (fault) faults.push({ path, message: fault })
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => look(item, [...path, index], depth + 1))
    } else if (value !== null && typeof value === 'object') {
      for (const [name, member] of Object.entries(value)) {
        const fault = textFault(name)
        if (fault) faults.push({ path, message: fault })
        look(member, fault ? path : [...path, name], depth + 1)
      }
    }
  }
  for (const [name, value] of Object.entries(variables)) look(value, paths.get(name) ?? [name], 1)
  if (faults.length > 0) throw badInputs(faults.slice(0, limits.wrongFields))
}

function textFault(text: string): string | null {
  // In Node since 20; the library that TypeScript is told of here is older.
  if (!(text as string & { isWellFormed(): boolean }).isWellFormed()) return 'must be well-formed Unicode'
  return text.includes('\0') ? 'must not contain the character NUL' : null
}

/**
 * Refuses variables that do not fit their types, with every wrong field at once and no value repeated.
 * @throws BAD_USER_INPUT
 */
export function checkTypes(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
  paths: ReadonlyMap<string, Path>,
  hideSuggestions = false,
): void {
  const faults: FieldFault[] = []
  for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value
    const path = paths.get(name) ?? [name]
    const type = typeFromAST(schema, typeNode)
    if (!isInputType(type)) throw badInput(path, 'has a type that is none of inputs')
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined
    if (given === undefined || given === null) {
      const missing = isNonNullType(type) && (given === null || !defaultValue)
      if (missing) faults.push({ path, message: `must be given, as ${String(type)}` })
      continue
    }
    const note = (below: readonly (string | number)[], _value: unknown, error: GraphQLError) => {
      faults.push({ path: [...path, ...below], message: withoutValue(error.message) })
      // Each error costs a trace and a search for what was meant: thousands of them would block everybody.
      if (faults.length >= limits.wrongFields) throw badInputs(faults)
    }
    coerceInputValue(given, type, note, hideSuggestions)
  }
  if (faults.length > 0) throw badInputs(faults.slice(0, limits.wrongFields))
}

/** graphql-js repeats the wrong value at the end of its messages; it may be a secret in the wrong place. */
function withoutValue(message: string): string {
  return message.replace(/ value: .*$/s, ' value').replace(/^Value ".*?" /s, 'The value ')
}
