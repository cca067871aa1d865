import { afterAll, expect, test } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { createFollower } from '../../src/log/follow.js'
import { localWakeups } from '../../src/log/wakeups.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const { organizationId } = desk.admin

test('a desk that is closed in the middle of a read lets it end first, and reads nothing more', async () => {
  let under = 0
  let asked = 0
  const slowly = {
    dataSource: desk.manager.dataSource,
    query: async (sql: string, parameters: unknown[]) => {
      asked += 1
      under += 1
      const rows: unknown = await desk.manager.query(sql, parameters)
      under -= 1
      return rows
    },
  }
  const errors: unknown[] = []
  const wakeups = localWakeups()
  const follower = createFollower({ manager: slowly } as unknown as DataSource, wakeups, (error) => {
    errors.push(error)
  })
  const { tail, release } = follower.follow(organizationId)
  await tail.position()
  wakeups.announce(organizationId)
  expect(under).toBe(1)
  await follower.close()
  expect(under).toBe(0)
  const before = asked
  wakeups.announce(organizationId)
  expect(asked).toBe(before)
  expect(errors).toEqual([])
  release()
})
