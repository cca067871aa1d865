import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A desk as its operator runs it: a process of its own. */
export interface CopyProcess {
  /** Where it answers: GraphQL, or its probes where it has no API. */
  url: string
  process: ChildProcess
  /** What it has said so far. */
  output(): string
  /** Ends as `kill` does, and waits for it. */
  kill(signal: NodeJS.Signals): Promise<number | null>
}

/** One on a data folder of its own, with the key to it. */
export interface DeskProcess extends CopyProcess {
  key: string
}

/** Starts `dist/src/main.js` (npm test builds it) and waits until it answers. */
export async function startCopy(env: Record<string, string>): Promise<CopyProcess> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'warn', RATE_LIMIT: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/localhost:\d+\/(graphql|health)/.exec(output)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then((code) => reject(new Error(`the desk ended with ${code}:\n${output}`)))
  })
  return {
    url,
    process: child,
    output: () => output,
    kill: async (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** Starts a desk on its private database. */
export async function startDeskProcess(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<DeskProcess> {
  const copy = await startCopy({ DATA_DIR: dataDir, ...env })
  return { ...copy, key: (await readFile(join(dataDir, 'admin-key'), 'utf8')).trim() }
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
