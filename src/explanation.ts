/** Errors that say themselves what to do; a stack would only bury it. */
const explained = new Set([
  'ConfigurationError',
  'SchemaMismatch',
  'DataDirectoryInUse',
  'ServerProgramMissing',
])

/** What the operator is shown of an error that ends a command: a sentence where there is one, else all of it. */
export function explanationOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `Something else listens on port ${port}: set PORT to another one`
  return explained.has(error.name) ? error.message : error
}
