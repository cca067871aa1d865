import 'reflect-metadata'
import { readFileSync, writeFileSync } from 'node:fs'
import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import { printDeskSchema } from './api/schema.js'
import { permissionsDocument } from './permissions-table.js'
import { buildSchema } from './schema.js'

// Writes what follows from the resolvers, or with --check says whether the files are what the code emits.
const schema = await buildSchema()
const files = {
  'schema.graphql': printDeskSchema(schema),
  'src/access/operation-names.ts': operationNames(schema),
  'docs/permissions.md': permissionsDocument(),
}
for (const [file, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text)
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what the code emits: run npm run schema`)
    process.exitCode = 1
  }
}

/** The names that the table of rights must have a row for. */
function operationNames(emitted: GraphQLSchema): string {
  const list = (word: string, type: GraphQLObjectType | null | undefined) => {
    const names = Object.keys(type?.getFields() ?? {}).sort()
    const constant = `${word.toLowerCase()}Names`
    return `export const ${constant} = [
${names.map((name) => `  '${name}',\n`).join('')}] as const
export type ${word}Name = (typeof ${constant})[number]
`
  }
  return [
    '// Written by npm run schema: every operation that schema.graphql has.\n',
    list('Query', emitted.getQueryType()),
    list('Mutation', emitted.getMutationType()),
    list('Subscription', emitted.getSubscriptionType()),
  ].join('\n')
}
