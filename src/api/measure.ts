import {
  BREAK,
  getNamedType,
  GraphQLError,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { badInput, DeskError } from '../errors/desk-error.js'
import { limits } from './limits.js'

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

interface Extent {
  depth: number
  introspectionDepth: number
  /** Fields with every fragment written out. */
  expanded: number
  /** The same, times the types that a parent may turn out to be: what a compiler has to write. */
  generated: number
}

export interface Measured {
  generated: number
  introspects: boolean
  /** Whether a string of the client stands in the document: the compiler must never see one. */
  hasText: boolean
}

export function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
}

/**
 * Refuses a document that asks for too much, before anything whose cost could explode looks at it. It need not
 * be valid yet: what is unknown counts as a leaf, and a circle of fragments ends where it closes.
 * @throws TOO_COMPLEX, BAD_USER_INPUT
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Measured {
  const hasText = countAsWritten(document)
  const fragments = fragmentsOf(document)
  const extent = extentOf(
    { schema, fragments, known: new Map() },
    operation.selectionSet,
    schema.getRootType(operation.operation) ?? undefined,
  )
  atMost('depth', extent.depth)
  atMost('introspectionDepth', extent.introspectionDepth)
  atMost('expandedFields', extent.expanded)
  atMost('rootFields', rootFields(operation, fragments).length)
  return { generated: extent.generated, introspects: extent.introspectionDepth > 0, hasText }
}

/** The names of the fields of the root, through fragments, `__typename` left out. */
export function rootFields(operation: OperationDefinitionNode, fragments: Fragments): string[] {
  return rootSelections(operation, fragments)
    .filter((selection) => selection.kind === Kind.FIELD)
    .map(({ name }) => name.value)
    .filter((name) => name !== '__typename')
}

/** What stands at the root: fields, and the fragments around them. */
export function rootSelections(operation: OperationDefinitionNode, fragments: Fragments): SelectionNode[] {
  const found: SelectionNode[] = []
  const entered = new Set<string>()
  const enter = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      found.push(selection)
      if (selection.kind === Kind.INLINE_FRAGMENT) enter(selection.selectionSet)
      if (selection.kind !== Kind.FRAGMENT_SPREAD || entered.has(selection.name.value)) continue
      entered.add(selection.name.value)
      enter(fragments.get(selection.name.value)?.selectionSet)
    }
  }
  enter(operation.selectionSet)
  return found
}

function countAsWritten(document: DocumentNode): boolean {
  let aliases = 0
  let directives = 0
  let fields = 0
  let hasText = false
  let fault: GraphQLError | null = null
  visit(document, {
    Field: (node) => {
      fields += 1
      if (node.alias) aliases += 1
    },
    Directive: () => {
      directives += 1
    },
    Name: ({ value }) => {
      hasText ||= value.startsWith('__proto') || value.includes('__MAGIC')
    },
    StringValue: ({ value }) => {
      hasText = true
      if (!value.includes('\0')) return undefined
      fault = badInput([], 'a text must not contain the character NUL')
      return BREAK
    },
  })
  if (fault) throw fault as GraphQLError
  atMost('fields', fields)
  atMost('aliases', aliases)
  atMost('directives', directives)
  return hasText
}

interface Walk {
  schema: GraphQLSchema
  fragments: Fragments
  known: Map<string, Extent>
}

const nothing: Extent = { depth: 0, introspectionDepth: 0, expanded: 0, generated: 0 }

function extentOf(walk: Walk, set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined): Extent {
  if (!set) return nothing
  const types = isAbstractType(type) ? walk.schema.getPossibleTypes(type).length : 1
  const total = { ...nothing }
  for (const selection of set.selections) {
    const part =
      selection.kind === Kind.FIELD
        ? ofField(
            extentOf(walk, selection.selectionSet, typeOf(type, selection.name.value)),
            types,
            selection.name.value,
          )
        : selection.kind === Kind.INLINE_FRAGMENT
          ? extentOf(
              walk,
              selection.selectionSet,
              selection.typeCondition ? walk.schema.getType(selection.typeCondition.name.value) : type,
            )
          : ofFragment(walk, selection.name.value)
    total.depth = Math.max(total.depth, part.depth)
    total.introspectionDepth = Math.max(total.introspectionDepth, part.introspectionDepth)
    total.expanded += part.expanded
    total.generated += part.generated
  }
  return total
}

function ofField(below: Extent, types: number, name: string): Extent {
  const introspection = name === '__schema' || name === '__type'
  return {
    depth: introspection ? 1 : below.depth + 1,
    introspectionDepth: introspection ? below.depth + 1 : below.introspectionDepth,
    expanded: below.expanded + 1,
    generated: (below.generated + 1) * types,
  }
}

function ofFragment(walk: Walk, name: string): Extent {
  const known = walk.known.get(name)
  if (known) return known
  walk.known.set(name, nothing)
  const fragment = walk.fragments.get(name)
  const extent = extentOf(
    walk,
    fragment?.selectionSet,
    fragment && walk.schema.getType(fragment.typeCondition.name.value),
  )
  walk.known.set(name, extent)
  return extent
}

function typeOf(parent: GraphQLNamedType | undefined, field: string): GraphQLNamedType | undefined {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined
  const type = parent.getFields()[field]?.type
  const named = type && getNamedType(type)
  return isCompositeType(named) ? named : undefined
}

type Countable =
  'depth' | 'introspectionDepth' | 'expandedFields' | 'rootFields' | 'fields' | 'aliases' | 'directives'

const words: Record<Countable, string> = {
  depth: 'levels of fields',
  introspectionDepth: 'levels of introspection',
  expandedFields: 'fields with all fragments written out',
  rootFields: 'fields at the root',
  fields: 'fields',
  aliases: 'aliases',
  directives: 'directives',
}

function atMost(what: Countable, count: number): void {
  if (count > limits[what]) {
    throw new DeskError('TOO_COMPLEX', `A document may have at most ${limits[what]} ${words[what]}.`)
  }
}
