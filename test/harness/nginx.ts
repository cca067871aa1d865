import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './networked-server.js'
import { ensureProgram } from './programs.js'

/** The configuration that docs/scaling.md shows. */
export const recipe = 'docs/scaling/nginx.conf'

export interface Nginx {
  port: number
  stop(): Promise<void>
}

/** A real nginx before two copies, with the configuration of the documentation, but for the ports. */
export async function nginxBefore(copies: readonly [string, string]): Promise<Nginx> {
  const program = await ensureProgram('nginx')
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-nginx-'))
  const port = await freePort()
  const [one, other] = copies.map((url) => new URL(url).port) as [string, string]
  const own = (await readFile(recipe, 'utf8'))
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replace('127.0.0.1:4001', `127.0.0.1:${one}`)
    .replace('127.0.0.1:4002', `127.0.0.1:${other}`)
  const scratch = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  )
  const main = `daemon off; worker_processes 1; pid ${join(folder, 'pid')}; error_log ${join(folder, 'errors')};
    events { worker_connections 4096; }
    http { access_log off; ${scratch.join(' ')} include ${join(folder, 'tocsin.conf')}; }`
  await writeFile(join(folder, 'tocsin.conf'), own)
  await writeFile(join(folder, 'nginx.conf'), main)
  const child = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  let running = true
  void ended.then(() => (running = false))
  while (!(await answers(port))) {
    if (!running) throw new Error(await readFile(join(folder, 'errors'), 'utf8'))
    await delay(20)
  }
  return {
    port,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/health/live`).then(
    ({ ok }) => ok,
    () => false,
  )
