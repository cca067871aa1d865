import { afterAll, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { ApiKeyEntity, ApiKeySecretEntity } from '../../src/access/api-key.entity.js'
import { createAuthenticator } from '../../src/access/authenticator.js'
import { selectRow, selectRows } from '../../src/database/rows.js'
import type { Viewer } from '../../src/database/work.js'
import { idBytes } from '../../src/ids/type-id.js'
import { secretShown, type CreateApiKeyInput } from '../../src/people/api-key.inputs.js'
import { createApiKey } from '../../src/people/use-cases/create-api-key.js'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { reactivateUser } from '../../src/people/use-cases/reactivate-user.js'
import { revokeApiKey } from '../../src/people/use-cases/revoke-api-key.js'
import { rotateApiKey } from '../../src/people/use-cases/rotate-api-key.js'
import { setUserRole } from '../../src/people/use-cases/set-user-role.js'
import { setTeamMember } from '../../src/people/use-cases/set-team-member.js'
import { createTeam } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())

async function make(input: Partial<CreateApiKeyInput> = {}) {
  const answer = await desk.do(createApiKey, { name: 'probe', role: 'RESPONDER', ...input })
  return { id: answer.apiKey, secret: answer[secretShown] as string }
}
async function rotate(id: string, overlap: number): Promise<string> {
  return (await desk.do(rotateApiKey, { id, overlap }))[secretShown] as string
}
/** Who holds the secret, asked of the table at this instant; null for nobody. */
function holder(secret: string): Promise<Viewer | null> {
  const authenticate = createAuthenticator({ manager: desk.manager, clock: desk.clock })
  return authenticate(`Bearer ${secret}`).catch(() => null)
}
const works = async (secret: string) => (await holder(secret)) !== null
const keyRow = (id: string) => selectRow(desk.manager, ApiKeyEntity, 'WHERE id = ?', [idBytes(id)])
const secretRows = (id: string) =>
  selectRows(desk.manager, ApiKeySecretEntity, 'WHERE apiKeyId = ?', [idBytes(id)])

test('a secret has a prefix that scanners know and 256 bits that only its hash is kept of', async () => {
  const { id, secret } = await make()
  const [, random] = /^tocsin_([\w-]{43})$/.exec(secret) as unknown as [string, string]
  expect(Buffer.from(random, 'base64url')).toHaveLength(32)
  expect((await make()).secret).not.toBe(secret)
  const hash = createHash('sha256').update(secret).digest()
  expect(await secretRows(id)).toMatchObject([{ hash, validUntil: null }])
  expect((await keyRow(id))?.prefix).toBe(secret.slice(0, 12))
})

test('a key works until the instant at which it expires', async () => {
  const { secret } = await make({ expiresAt: desk.clock.in('1h') })
  desk.clock.advance('59m')
  expect(await works(secret)).toBe(true)
  desk.clock.advance('1m')
  expect(await works(secret)).toBe(false)
})

test('after a rotation the old secret works for the overlap, and the new one at once', async () => {
  const { id, secret } = await make()
  const next = await rotate(id, 3_600_000)
  expect((await keyRow(id))?.prefix).toBe(next.slice(0, 12))
  expect([await works(secret), await works(next)]).toEqual([true, true])
  desk.clock.advance(3_599_999)
  expect(await works(secret)).toBe(true)
  desk.clock.advance(1)
  expect([await works(secret), await works(next)]).toEqual([false, true])
})

test('only the newest of the old secrets goes on, and none where there is no overlap', async () => {
  const { id, secret } = await make()
  const second = await rotate(id, 3_600_000)
  const third = await rotate(id, 3_600_000)
  expect([await works(secret), await works(second), await works(third)]).toEqual([false, true, true])
  const fourth = await rotate(id, 0)
  expect([await works(second), await works(third), await works(fourth)]).toEqual([false, false, true])
})

test('an expiry ends an overlap too', async () => {
  const { id, secret } = await make({ expiresAt: desk.clock.in('30m') })
  const next = await rotate(id, 3_600_000)
  desk.clock.advance('30m')
  expect([await works(secret), await works(next)]).toEqual([false, false])
})

test('of two who rotate a key at once both get a secret, and the key has one newest', async () => {
  const { id, secret } = await make()
  const both = await Promise.all([rotate(id, 3_600_000), rotate(id, 3_600_000)])
  expect(await works(secret)).toBe(false)
  expect(await Promise.all(both.map(works))).toEqual([true, true])
  expect((await secretRows(id)).filter(({ validUntil }) => validUntil === null)).toHaveLength(1)
})

test('an overlap lies between nothing and 30 days', async () => {
  const { id } = await make()
  for (const overlap of [-1, 30 * 86_400_000 + 1]) {
    const { extensions } = await refusal(rotate(id, overlap))
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'overlap'] }] })
  }
  await rotate(id, 30 * 86_400_000)
})

test('a revoked key works no more, overlap or not, keeps no secret, and is revoked once', async () => {
  const { id, secret } = await make()
  const next = await rotate(id, 3_600_000)
  await desk.do(revokeApiKey, { id })
  const { revokedAt } = (await keyRow(id)) as ApiKeyEntity
  expect(revokedAt).toEqual(desk.clock.now())
  expect([await works(secret), await works(next)]).toEqual([false, false])
  expect(await secretRows(id)).toEqual([])
  desk.clock.advance('1m')
  await desk.do(revokeApiKey, { id })
  expect((await keyRow(id))?.revokedAt).toEqual(revokedAt)
  const kinds = (await desk.timeline(id)).map(({ kind }) => kind)
  expect(kinds).toEqual(['API_KEY_CREATED', 'API_KEY_ROTATED', 'API_KEY_REVOKED'])
})

test('what has ended gets no new secret', async () => {
  const revoked = await make()
  await desk.do(revokeApiKey, { id: revoked.id })
  const expired = await make({ expiresAt: desk.clock.in('1m') })
  desk.clock.advance('1m')
  for (const { id } of [revoked, expired]) expect((await refusal(rotate(id, 0))).code).toBe('CONFLICT')
})

test('the last use is noted once a minute', async () => {
  const { id, secret } = await make()
  const asked: Promise<unknown>[] = []
  const query = (sql: string, parameters: unknown[]) => {
    const answer = desk.manager.query<unknown>(sql, parameters)
    asked.push(answer)
    return answer
  }
  const manager = { query } as EntityManager
  const noted = async () => {
    await createAuthenticator({ manager, clock: desk.clock })(`Bearer ${secret}`)
    // Nobody who uses a key waits for the note.
    await Promise.all(asked)
    return (await keyRow(id))?.lastUsedAt
  }
  expect((await keyRow(id))?.lastUsedAt).toBeNull()
  const first = desk.clock.now()
  expect(await noted()).toEqual(first)
  desk.clock.advance(59_999)
  expect(await noted()).toEqual(first)
  desk.clock.advance(1)
  expect(await noted()).toEqual(desk.clock.now())
})

test('through a key a person may do the lower of what the key and they themselves may', async () => {
  const bo = await desk.hire('Bo', 'MANAGER')
  const { team } = await desk.do(createTeam, { name: 'Core' })
  await desk.do(setTeamMember, { teamId: team, userId: bo.id, role: 'MANAGER' })
  const { id, secret } = await make({ userId: bo.id, role: 'RESPONDER' })
  expect(await holder(secret)).toEqual({
    ...bo,
    id: undefined,
    role: 'RESPONDER',
    teams: [{ teamId: team, role: 'RESPONDER' }],
    apiKeyId: id,
  })
  await desk.do(setUserRole, { userId: bo.id, role: 'VIEWER' })
  expect(await holder(secret)).toMatchObject({ role: 'VIEWER' })
})

test('a program has the role of its key and no team', async () => {
  const { id, secret } = await make({ name: 'monitoring', role: 'REPORTER' })
  expect(await holder(secret)).toMatchObject({
    principal: id,
    actor: { kind: 'API_KEY', userId: null, name: 'monitoring' },
    role: 'REPORTER',
    teams: [],
  })
})

test('the keys of who has left work no more, and work again when they are back', async () => {
  const bo = await desk.hire('Bo')
  const { secret } = await make({ userId: bo.id })
  await desk.do(deactivateUser, { userId: bo.id })
  expect(await works(secret)).toBe(false)
  await desk.do(reactivateUser, { userId: bo.id })
  expect(await works(secret)).toBe(true)
})

test('a key is made for who is here, with no role above theirs, and to end in the future', async () => {
  const bo = await desk.hire('Bo', 'REPORTER')
  const gone = await desk.hire('Cy')
  await desk.do(deactivateUser, { userId: gone.id })
  const stranger = (await desk.stranger()).principal
  const faults: [Partial<CreateApiKeyInput>, string, string][] = [
    [{ userId: bo.id, role: 'RESPONDER' }, 'BAD_USER_INPUT', 'role'],
    [{ userId: gone.id }, 'BAD_USER_INPUT', 'userId'],
    [{ userId: stranger }, 'NOT_FOUND', 'userId'],
    [{ expiresAt: desk.clock.now() }, 'BAD_USER_INPUT', 'expiresAt'],
  ]
  for (const [input, code, field] of faults) {
    const { extensions } = await refusal(make(input))
    expect(extensions).toMatchObject({ code, fields: [{ path: ['input', field] }] })
  }
  await make({ userId: bo.id, role: 'REPORTER' })
  // What they may do in one team is theirs too.
  const { team } = await desk.do(createTeam, { name: 'Core' })
  await desk.do(setTeamMember, { teamId: team, userId: bo.id, role: 'RESPONDER' })
  const { secret } = await make({ userId: bo.id, role: 'RESPONDER' })
  expect(await holder(secret)).toMatchObject({ role: 'REPORTER', teams: [{ role: 'RESPONDER' }] })
})

test('the keys of another organisation are not there', async () => {
  const { id, secret } = await make()
  const theirs = desk.as(await desk.stranger())
  expect((await refusal(theirs.do(revokeApiKey, { id }))).code).toBe('NOT_FOUND')
  expect((await refusal(theirs.do(rotateApiKey, { id, overlap: 0 }))).code).toBe('NOT_FOUND')
  expect(await works(secret)).toBe(true)
})
