// Jest loads this file without its own module system, in which `./x.js` would not find `./x.ts`: hence the detour.
const loader: string = './typescript.mjs'

/** Jest calls this once, before all tests. */
export default async function globalSetup(): Promise<void> {
  const { importTypeScript } = (await import(loader)) as {
    importTypeScript: (path: string) => Promise<unknown>
  }
  const server = (await importTypeScript('./test-server.ts')) as typeof import('./test-server.js')
  await server.startTestServer()
}
