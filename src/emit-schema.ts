import 'reflect-metadata'
import { readFileSync, writeFileSync } from 'node:fs'
import { printDeskSchema } from './api/schema.js'
import { buildSchema } from './schema.js'

// Writes schema.graphql, or with --check says whether the file is what the code emits.
const file = 'schema.graphql'
const text = printDeskSchema(await buildSchema())
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what the code emits: run npm run schema`)
    process.exit(1)
  }
} else {
  writeFileSync(file, text)
}
