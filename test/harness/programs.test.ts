import { expect, test } from '@jest/globals'
import { createClient } from 'redis'
import { redisServer } from './programs.js'

test('a test gets a real Redis of its own, and leaves none behind', async () => {
  const redis = await redisServer()
  const client = createClient({ url: redis.url, socket: { reconnectStrategy: false } })
  client.on('error', () => undefined)
  await client.connect()
  expect(await client.ping()).toBe('PONG')
  await client.close()
  await redis.stop()
  expect(redis.process.signalCode).toBe('SIGKILL')
})
