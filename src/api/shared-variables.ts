import { Kind, visit, type ASTNode, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import { fragmentsOf } from './measure.js'

/**
 * The variables that decide what is selected from a live event and with which arguments. Those that are only
 * arguments of the subscription itself decide which events come, not what is said of one.
 */
export function variablesBelowRoot(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const fragments = fragmentsOf(document)
  const names = new Set<string>()
  const entered = new Set<string>()
  const enter = (node: ASTNode): void => {
    visit(node, {
      Variable: ({ name }) => {
        names.add(name.value)
      },
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (!fragment || entered.has(name.value)) return
        entered.add(name.value)
        enter(fragment)
      },
    })
  }
  for (const selection of operation.selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      selection.directives?.forEach(enter)
      if (selection.selectionSet) enter(selection.selectionSet)
    } else {
      // A fragment around the root field: its arguments are taken along, which shares less, never too much.
      enter(selection)
    }
  }
  return [...names].sort()
}
