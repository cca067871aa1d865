import { afterAll, expect, test } from '@jest/globals'
import { insertRows, selectRows } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { claimDue, lease } from '../../src/notifications/claims.js'
import { NotificationEntity } from '../../src/notifications/notification.entity.js'
import { rowOf } from '../../src/notifications/notify.js'
import { ContactMethodEntity } from '../../src/people/index.js'
import { contactOf } from '../harness/contacts.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
let made = 0

/** Messages that wait for one person, in this order, a second apart. */
async function waiting(...causes: ('PAGE' | 'STATUS_UPDATE')[]): Promise<string[]> {
  await desk.manager.query('DELETE FROM notification')
  const { id } = await desk.hire(`Person ${(made += 1)}`)
  const contact = await contactOf(desk.manager, id)
  const [method] = await selectRows(desk.manager, ContactMethodEntity, 'WHERE id = ?', [idBytes(contact)])
  const rows: NotificationEntity[] = []
  await desk.do(async function makeSampleCompany(work) {
    for (const cause of causes) {
      const notice = { cause, key: `${(made += 1)}`, incident: null, subject: cause, ask: 'Please.' }
      rows.push({ ...rowOf(work, notice, method as ContactMethodEntity), dueAt: desk.clock.advance(1_000) })
    }
    await insertRows(desk.manager, NotificationEntity, rows)
  }, {})
  return rows.map(({ id: row }) => row)
}
const claim = async (most = 100) => {
  const claims = await claimDue(desk.desk.dataSource, 'EMAIL', desk.clock.now(), most)
  return claims.map(({ bundleId }) => bundleId)
}

test('what somebody must get up for is claimed before news, however long that has waited', async () => {
  const [news, page] = await waiting('STATUS_UPDATE', 'PAGE')
  expect(await claim(1)).toEqual([page])
  expect(await claim(1)).toEqual([news])
})

test('pages for one contact method are claimed as one, news each for itself', async () => {
  const [, news, , more] = await waiting('PAGE', 'STATUS_UPDATE', 'PAGE', 'STATUS_UPDATE')
  const bundles = await claim()
  expect(bundles).toHaveLength(3)
  expect(bundles).toEqual(expect.arrayContaining([expect.stringMatching(/^bundle_/), news, more]))
})

test('of two who claim at once one has it, and a claim that was left is free again when its lease is over', async () => {
  const [page] = await waiting('PAGE')
  const both = await Promise.all([claim(), claim()])
  expect(both.flat()).toEqual([page])
  desk.clock.advance(lease - 1)
  expect(await claim()).toEqual([])
  desk.clock.advance(1)
  expect(await claim()).toEqual([page])
})

test('nothing joins a bundle that was claimed: what comes later goes on its own a minute later', async () => {
  const rows = await waiting('PAGE', 'PAGE')
  const [bundle] = await claim()
  const later = await desk.do(async function makeSampleCompany(work) {
    const [first] = await selectRows(work.manager, NotificationEntity, 'WHERE id = ?', [
      idBytes(rows[0] ?? ''),
    ])
    const [method] = await selectRows(work.manager, ContactMethodEntity, 'WHERE id = ?', [
      idBytes(first?.contactMethodId ?? ''),
    ])
    const notice = { cause: 'PAGE' as const, key: 'later', incident: null, subject: 'x', ask: 'Please.' }
    const row = rowOf(work, notice, method as ContactMethodEntity)
    await insertRows(work.manager, NotificationEntity, [row])
    return row.id
  }, {})
  desk.clock.advance(lease)
  expect(await claim()).toEqual([bundle])
  desk.clock.advance('1m')
  expect(new Set(await claim())).toEqual(new Set([bundle, later]))
})

test('fifty pages go as one message at most, the others a minute later', async () => {
  const rows = await waiting(...Array.from({ length: 60 }, () => 'PAGE' as const))
  const [bundle] = await claim()
  const sizeOf = async (id: string | undefined) =>
    (await selectRows(desk.manager, NotificationEntity, 'WHERE bundleId = ?', [id])).length
  expect(await sizeOf(bundle)).toBe(50)
  desk.clock.advance('1m')
  const rest = (await claim()).filter((id) => id !== bundle)
  expect(await sizeOf(rest[0])).toBe(rows.length - 50)
})
