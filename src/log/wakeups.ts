import { createClient } from 'redis'

/** "There is something new in this log", said to every process. It carries no truth and may get lost. */
export interface Wakeups {
  announce(organizationId: string): void
  listen(listener: (organizationId: string) => void): void
  /** False while other processes do not hear us; they find out by polling. */
  readonly connected: boolean
  close(): Promise<void>
}

const channel = 'tocsin:log'
/** Wake-ups that wait for Redis. */
const mostWaiting = 1_000

/** Within this process. */
export function localWakeups(): Wakeups {
  const listeners: ((organizationId: string) => void)[] = []
  return {
    announce: (organizationId) => listeners.forEach((listener) => listener(organizationId)),
    listen: (listener) => listeners.push(listener),
    connected: true,
    close: () => Promise.resolve(),
  }
}

/** Here at once, elsewhere through Redis. Its absence or loss is logged and costs a poll, nothing else. */
export async function redisWakeups(
  url: string,
  log: (message: string, error?: unknown) => void,
): Promise<Wakeups> {
  const local = localWakeups()
  const options = { url, disableOfflineQueue: true, socket: { connectTimeout: 2_000 } }
  // One that hangs must not gather what nobody will need: a poll finds everything.
  const publisher = createClient({ ...options, commandsQueueMaxLength: mostWaiting })
  const subscriber = createClient(options)
  let down = false
  for (const client of [publisher, subscriber]) {
    client.on('error', (error) => {
      if (!down) log('Redis is out of reach; other copies hear of changes by polling', error)
      down = true
    })
    client.on('ready', () => {
      if (down) log('Redis is back')
      down = false
    })
  }
  const begin = async () => {
    await subscriber.connect()
    await subscriber.subscribe(channel, (organizationId) => local.announce(organizationId))
  }
  await Promise.allSettled([
    Promise.race([publisher.connect(), failedOnce(publisher)]),
    Promise.race([begin(), failedOnce(subscriber)]),
  ])
  return {
    announce: (organizationId) => {
      local.announce(organizationId)
      if (publisher.isReady) publisher.publish(channel, organizationId).catch(() => undefined)
    },
    listen: (listener) => local.listen(listener),
    get connected() {
      return publisher.isReady && subscriber.isReady
    },
    close: async () => {
      publisher.destroy()
      subscriber.destroy()
      await Promise.resolve()
    },
  }
}

/** Start-up goes on without Redis; the client keeps trying by itself. */
function failedOnce(client: { once(event: 'error', listener: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => {
    client.once('error', () => resolve())
  })
}
