import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'

/** Between two notes, in milliseconds. */
const every = 200

/** A desk of its own, in a process and with a database of its own, and somebody who writes numbered notes at it. */
export class SoakedDesk {
  /** How many notes are known to be written. */
  written = 0
  /** How often a note had to be sent again. */
  again = 0
  private isWriting = false
  private writing: Promise<void> | null = null

  private constructor(
    private readonly desk: DeskProcess,
    private readonly dataDir: string,
    private readonly incident: string,
    /** Before the first note. */
    readonly begin: string,
    readonly keys: string[],
  ) {}

  static async start(keys: number): Promise<SoakedDesk> {
    const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-soak-'))
    const desk = await startDeskProcess(dataDir, { SOCKETS_PER_PRINCIPAL: '5000' })
    const secrets: string[] = []
    for (let count = 0; count < keys; count += 1) {
      secrets.push(
        await dig<string>(
          desk,
          `mutation { createApiKey(input: { name: "soak", role: VIEWER }) { secret } }`,
        ),
      )
    }
    const description = 'A long one. '.repeat(1_500)
    const id = await dig<string>(
      desk,
      'mutation($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }',
      { input: { title: 'Soaked', severity: 'LOW', urgency: 'LOW', description } },
    )
    const begin = await dig<string>(desk, '{ statusBoard { cursor } }')
    return new SoakedDesk(desk, dataDir, id, begin, secrets)
  }

  get url(): string {
    return this.desk.url
  }

  /** Memory of the desk's process, in MiB; NaN where there is no /proc. */
  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.desk.process.pid}/status`, 'utf8').catch(() => '')
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
  }

  write(): void {
    this.isWriting = true
    this.writing = this.writeOn()
  }

  async stopWriting(): Promise<void> {
    this.isWriting = false
    await this.writing
  }

  private async writeOn(): Promise<void> {
    const query = `mutation($id: ID!, $text: String!) { addIncidentNote(input: { id: $id, text: $text }) { event { id } } }`
    while (this.isWriting) {
      const text = `${this.written + 1} ${Date.now()}`
      const key = `soak-${this.written + 1}`
      for (;;) {
        const answer = await ask(this.desk, query, { id: this.incident, text }, key)
        if (answer?.data) break
        this.again += 1
        await delay(every)
      }
      this.written += 1
      await delay(every)
    }
  }

  async stop(): Promise<void> {
    await this.desk.kill('SIGTERM')
    await rm(this.dataDir, { recursive: true, force: true })
  }
}

/** The one value that an answer holds, however deep. */
async function dig<T>(desk: DeskProcess, query: string, variables: object = {}): Promise<T> {
  const answer = await ask(desk, query, variables)
  let value: unknown = answer?.data
  if (!value) throw new Error(JSON.stringify(answer))
  while (typeof value === 'object' && value !== null) value = Object.values(value)[0]
  return value as T
}
