import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A desk as its operator runs it: a process of its own on a data folder of its own. */
export interface DeskProcess {
  url: string
  key: string
  process: ChildProcess
  /** What it has said so far. */
  output(): string
  /** Ends as `kill` does, and waits for it. */
  kill(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts `dist/src/main.js` (npm test builds it) and waits until it answers. */
export async function startDeskProcess(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<DeskProcess> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'warn',
      RATE_LIMIT: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/localhost:\d+\/graphql/.exec(output)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then((code) => reject(new Error(`the desk ended with ${code}:\n${output}`)))
  })
  return {
    url,
    key: (await readFile(join(dataDir, 'admin-key'), 'utf8')).trim(),
    process: child,
    output: () => output,
    kill: async (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** One request; null where the connection broke, so that nobody knows what became of it. */
export async function ask(
  { url, key }: { url: string; key: string },
  query: string,
  variables: object = {},
  idempotencyKey?: string,
): Promise<{ data?: Record<string, never>; errors?: { message: string }[] } | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${key}`,
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as never
  } catch {
    return null
  }
}
