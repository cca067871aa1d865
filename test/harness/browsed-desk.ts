import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from '@jest/globals'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { openBoard, type BoardPage } from './board-page.js'
import { openBrowser } from './browser.js'
import { ask, startDeskProcess, type DeskProcess } from './desk-process.js'

/** What the desk is started with; the folder is there for whatever it needs, and goes with it. */
type Environment = (folder: string) => Promise<Record<string, string>>

/** A desk with its sample data, in a process of its own, and a browser: there for all tests of the file that calls this. */
export function browsedDesk(environment: Environment = () => Promise.resolve({})): BrowsedDesk {
  const desk = new BrowsedDesk(environment)
  beforeAll(() => desk.open(), 180_000)
  afterAll(() => desk.close())
  return desk
}

class BrowsedDesk {
  browser: Browser
  private process: DeskProcess
  private folder: string

  constructor(private readonly environment: Environment) {}

  get url(): string {
    return this.process.url
  }

  get key(): string {
    return this.process.key
  }

  /** What it has said so far. */
  output(): string {
    return this.process.output()
  }

  /** Where one of its pages stands: `at('/board')`. */
  at(path: string): string {
    return new URL(path, this.url).href
  }

  /** Opens one of its pages, as somebody new. */
  page(path: string, options: BrowserContextOptions = {}): Promise<BoardPage> {
    return openBoard(this.browser, this.at(path), options)
  }

  /** What it answers to its admin; a refusal fails the test. */
  async asked<Data>(query: string, variables: object = {}): Promise<Data> {
    const answer = await ask(this, query, variables)
    expect(answer?.errors).toBeUndefined()
    return answer?.data as unknown as Data
  }

  /** A mutation with its input: `did('resolveIncident', { id, resolution }, 'incident { id }')`. */
  async did<Payload>(mutation: string, input: object, selection = '__typename'): Promise<Payload> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`
    return (await this.asked<Record<string, Payload>>(query, { input }))[mutation] as Payload
  }

  /** Opens an incident, a P1 where nothing else is said. */
  async incident(title: string, more: object = {}): Promise<{ id: string; number: number }> {
    const input = { title, severity: 'HIGH', urgency: 'HIGH', ...more }
    const { incident } = await this.did<{ incident: { id: string; number: number } }>(
      'openIncident',
      input,
      'incident { id number }',
    )
    return incident
  }

  /** The secret of a new key with which one may only look. */
  async viewerKey(name: string): Promise<string> {
    return (await this.did<{ secret: string }>('createApiKey', { name, role: 'VIEWER' }, 'secret')).secret
  }

  kill(signal: NodeJS.Signals): Promise<number | null> {
    return this.process.kill(signal)
  }

  /** Starts it on the data that it had. */
  async start(more: Record<string, string> = {}): Promise<void> {
    const environment = await this.environment(this.folder)
    this.process = await startDeskProcess(join(this.folder, 'desk'), { ...environment, ...more })
  }

  async open(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'tocsin-board-'))
    await this.start()
    this.browser = await openBrowser()
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.kill('SIGTERM')
    await rm(this.folder, { recursive: true, force: true })
  }
}
