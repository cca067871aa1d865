import { mutationNames, queryNames, subscriptionNames } from './access/operation-names.js'
import { permissions, type Right } from './access/permissions.js'
import { atLeast } from './access/rights.js'

const roles = ['VIEWER', 'REPORTER', 'RESPONDER', 'MANAGER', 'ADMIN'] as const

const kinds: { heading: string; intro: string; names: readonly string[] | null }[] = [
  { heading: 'Queries', intro: 'Each is bound to the organisation of the viewer.', names: queryNames },
  {
    heading: 'Subscriptions',
    intro:
      'The right is asked for at the beginning; who the viewer is by now, within two seconds, and before each event that is about access.',
    names: subscriptionNames,
  },
  {
    heading: 'Mutations',
    intro: 'Every call of one is written into the [audit](audit.md).',
    names: mutationNames,
  },
  {
    heading: 'What the desk does',
    intro:
      'No operation of the API: timers, imports, the founding of an organisation, and the bookmark that a subscription with a `consumer` begins with. Where no role has a mark, only the desk itself may.',
    names: null,
  },
]

const preface = `<!-- Written by npm run schema from src/access/permissions.ts. -->

# Who may do what

One table for the whole desk: the guard before each operation, the transaction that does it, \`viewer.permissions\` and this page read it ([decision 0010](decisions/0010-one-table-of-rights.md)). What is refused answers \`FORBIDDEN\`, changes nothing and is written into the audit. Which rows somebody _sees_ is another question: all of the organisation but [restricted incidents](decisions/0011-readers-are-facets.md).

| Mark        | Means                                                             |
| ----------- | ----------------------------------------------------------------- |
| ✓           | may, everywhere in the organisation                               |
| people      | may, everywhere, but no program                                   |
| in the team | may, for what concerns a team in which their role is worth enough |
| themselves  | may, to themselves                                                |
| –           | may not                                                           |

**Roles in a team.** Within a team the higher of the role in the organisation and the role there holds. A team's MANAGER is worth a MANAGER there, its RESPONDER a RESPONDER, its STAKEHOLDER a VIEWER. An incident concerns the team that owns it and the teams that own the services it affects; a service concerns the team that owns it. What no team owns belongs to the organisation's roles alone. To hand a service to another team, somebody must manage both. Retired teams give nothing.

**Themselves.** People change their own name and time zone; their address, by which an issuer's tokens find them, only an ADMIN changes.

**Keys.** A program has the role of its key and is in no team. A person's key has the lower of its role and the person's, in the organisation and in each team.

**The desk itself.** Timers, imports, sample data and the commands of the installation act with the role SYSTEM. It may do everything, and no key and no token has it.
`

/** docs/permissions.md: the table of rights as people read it. */
export function permissionsDocument(): string {
  const named = new Set<string>(kinds.flatMap(({ names }) => names ?? []))
  const rows = Object.entries(permissions)
  const parts = kinds.map(({ heading, intro, names }) => {
    const own = rows.filter(([name]) => (names ? names.includes(name) : !named.has(name)))
    return `## ${heading}\n\n${intro}\n\n${table(own)}`
  })
  return [preface, ...parts].join('\n')
}

function table(rows: [name: string, right: Right][]): string {
  const cells = [
    ['Operation', ...roles],
    ...rows.map(([name, right]) => [`\`${name}\``, ...roles.map((role) => mark(role, right))]),
  ]
  const widths =
    cells[0]?.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0))) ?? []
  const line = (row: string[], fill = ' ') =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |\n`
  const [head = [], ...body] = cells
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...body.map((row) => line(row)),
  ].join('')
}

function mark(role: (typeof roles)[number], right: Right): string {
  if (atLeast(role, right.role)) return right.person ? 'people' : '✓'
  const lesser = [right.team && 'in the team', right.self && 'themselves'].filter(Boolean)
  return lesser.join(', ') || '–'
}
