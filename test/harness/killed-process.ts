import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a program until it says that it is where it shall die, and kills it there. */
export async function killedAt<Order>(program: string, order: Order): Promise<void> {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = once(child, 'exit')
  const isThere = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)])
  if (!isThere) throw new Error(`it ended by itself: ${said}`)
  child.kill('SIGKILL')
  await ended
}
