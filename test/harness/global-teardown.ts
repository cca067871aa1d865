// As in global-setup.ts; Node has loaded the module there, and gives the same one here.
const loader: string = './typescript.mjs'

/** Jest calls this once, after all tests, also when some failed. */
export default async function globalTeardown(): Promise<void> {
  const { importTypeScript } = (await import(loader)) as {
    importTypeScript: (path: string) => Promise<unknown>
  }
  const server = (await importTypeScript('./test-server.ts')) as typeof import('./test-server.js')
  await server.stopTestServer()
}
