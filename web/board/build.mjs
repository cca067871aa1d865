// Bundles the board into dist/web/board, beside the list of the documents that it sends.
import { stringifyDocument } from '@urql/core'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { Kind, parse } from 'graphql'
import { build } from 'vite'
import { compress, removeOthers, writeManifest } from '../pack.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = join(here, '../../dist/web/board')
const trusted = 'trusted-documents.json'

const { output } = await build({
  configFile: false,
  root: here,
  base: './',
  logLevel: 'warn',
  build: {
    outDir: out,
    // A desk that runs meanwhile goes on with what it has until there is a new manifest.
    emptyOutDir: false,
    assetsDir: '',
    assetsInlineLimit: 0,
    copyPublicDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: join(here, 'main.tsx'),
      output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})

const made = output.map((file) => file.fileName)
await mkdir(out, { recursive: true })
await compress(out, made)
await writeFile(join(out, trusted), JSON.stringify(await trustedDocuments(), null, 1))
const entry = output.find((file) => file.type === 'chunk' && file.isEntry)
await writeManifest(out, { script: entry.fileName, style: [...entry.viteMetadata.importedCss][0] })
await removeOthers(out, [...made, trusted])

/** Each operation as the client prints it, with the fragments that it needs, under its SHA-256. */
async function trustedDocuments() {
  const { documents } = await generatedDocuments()
  const operations = await ownOperations()
  const texts = Object.values(documents)
    .filter((document) =>
      document.definitions.some(
        (part) => part.kind === Kind.OPERATION_DEFINITION && operations.has(part.name.value),
      ),
    )
    .map((document) => stringifyDocument(document))
  return Object.fromEntries(texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]))
}

/** What `npm run codegen` made, without its types. */
async function generatedDocuments() {
  const folder = join(out, `documents.${process.pid}.tmp`)
  await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      lib: { entry: join(here, '../generated/graphql.ts'), formats: ['es'], fileName: () => 'documents.mjs' },
    },
  })
  const documents = await import(join(folder, 'documents.mjs'))
  await rm(folder, { recursive: true })
  return {
    documents: Object.fromEntries(Object.entries(documents).filter(([, value]) => value?.definitions)),
  }
}

/** The names of what stands in documents/. */
async function ownOperations() {
  const folder = join(here, 'documents')
  const names = new Set()
  for (const file of await readdir(folder))
    for (const part of parse(await readFile(join(folder, file), 'utf8')).definitions)
      if (part.kind === Kind.OPERATION_DEFINITION) names.add(part.name.value)
  return names
}
