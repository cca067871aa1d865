import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'

const known = new WeakMap<FieldNode, ReadonlySet<string>>()

/**
 * The names of the fields that are asked for below a field of Query, `edges.node` of a list say: through fragments
 * of whatever type, skipped ones too, without `__typename`. Worked out once for each document.
 *
 * Null where that cannot be told: compiled execution confuses the places of fields whose joined names are equal,
 * as `a_b` and `b` below `a`, so what it says of the place must be what the caller knows.
 */
export function selectedBelow(
  info: GraphQLResolveInfo,
  field: string,
  ...path: string[]
): ReadonlySet<string> | null {
  const [first] = info.fieldNodes
  if (!first || first.name.value !== field || info.parentType.name !== 'Query') return null
  const found = known.get(first)
  if (found) return found
  let sets = info.fieldNodes.map(({ selectionSet }) => selectionSet)
  for (const name of path) {
    sets = fieldsOf(info, sets)
      .filter((node) => node.name.value === name)
      .map(({ selectionSet }) => selectionSet)
  }
  const names = new Set(fieldsOf(info, sets).map(({ name }) => name.value))
  names.delete('__typename')
  known.set(first, names)
  return names
}

function fieldsOf(
  info: GraphQLResolveInfo,
  sets: readonly (SelectionSetNode | undefined)[],
): readonly FieldNode[] {
  return sets.flatMap((set) =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection]
      if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(info, [selection.selectionSet])
      return fieldsOf(info, [info.fragments[selection.name.value]?.selectionSet])
    }),
  )
}
