import type { Asker } from './served-desk.js'

/** Somebody with an open subscription over a real socket, and all that they were ever sent on it. */
export class Listener<T> {
  readonly heard: T[] = []
  /** Everything that arrived, as text: nothing that must not leak may be in it. */
  readonly wire: string[] = []
  private taken = 0
  private failure: string | null = null
  private wake: () => void = () => undefined

  /** `field` is the one field of the subscription. */
  constructor(asker: Asker, query: string, field: string, variables: Record<string, unknown> = {}) {
    const note = (message: unknown) => {
      this.wire.push(JSON.stringify(message))
      this.wake()
    }
    asker.socket.subscribe<Record<string, unknown>>(
      { query, variables },
      {
        next: (result) => {
          this.heard.push(result.data?.[field] as T)
          note(result)
        },
        error: (error) => {
          this.failure = error instanceof Error ? error.message : JSON.stringify(error)
          note(error)
        },
        complete: () => note('complete'),
      },
    )
  }

  async next(): Promise<T> {
    while (this.taken >= this.heard.length) {
      if (this.failure !== null) throw new Error(this.failure)
      await new Promise<void>((resolve) => (this.wake = resolve))
    }
    this.taken += 1
    return this.heard[this.taken - 1] as T
  }
}

/** With which code the socket of somebody is closed. */
export const closingOf = ({ socket }: Asker): Promise<number> =>
  new Promise((resolve) => {
    socket.on('closed', (event) => resolve((event as { code: number }).code))
  })
