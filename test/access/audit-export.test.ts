import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { AuditEntryEntity } from '../../src/access/audit.entity.js'
import { auditLine, auditLines } from '../../src/access/audit-lines.js'
import { auditInOrder } from '../../src/access/audit.reads.js'
import { insertRows } from '../../src/database/rows.js'
import { idBytes, newId } from '../../src/ids/type-id.js'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'
import { testDesk, type TestDesk } from '../harness/desk.js'

let desk: TestDesk
let folder: string
let running: DeskProcess
beforeAll(async () => {
  desk = await testDesk()
  folder = await mkdtemp(join(tmpdir(), 'tocsin-audit-'))
  running = await startDeskProcess(join(folder, 'data'))
})
afterAll(async () => {
  await running.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
  await desk.close()
})

const instant = (second: number) => new Date(Date.UTC(2026, 2, 1, 9, 0, second))

function entryOf(more: Partial<AuditEntryEntity> = {}): AuditEntryEntity {
  const { organizationId, principal, actor } = desk.admin
  return {
    id: newId('audit_entry'),
    organizationId,
    at: instant(0),
    principal,
    actorKind: actor.kind,
    actorUserId: actor.userId,
    actorName: actor.name,
    action: 'createTeam',
    targetKind: null,
    targetId: null,
    outcome: 'ALLOWED',
    code: null,
    ipAddress: null,
    requestId: 'test',
    input: null,
    ...more,
  }
}

async function exported(pageSize: number, from: Date | null = null, to: Date | null = null) {
  const span = { from, to }
  const pages: AuditEntryEntity[][] = []
  for await (const page of auditInOrder(desk.manager, desk.admin.organizationId, span, pageSize)) {
    expect(page.length).toBeLessThanOrEqual(pageSize)
    pages.push(page)
  }
  return pages.flat()
}

test('entries come oldest first, each once, also where many have one instant', async () => {
  const entries = Array.from({ length: 20 }, (_, index) => entryOf({ at: instant(Math.floor(index / 7)) }))
  const stranger = await desk.stranger()
  await insertRows(desk.manager, AuditEntryEntity, [
    ...entries,
    entryOf({ organizationId: stranger.organizationId }),
  ])
  const ordered = entries
    .map(({ id, at }) => `${at.toISOString()} ${idBytes(id).toString('hex')} ${id}`)
    .sort()
    .map((text) => text.split(' ')[2])
  for (const size of [1, 2, 7, 20, 1_000]) {
    expect((await exported(size)).map(({ id }) => id)).toEqual(ordered)
  }
  expect((await exported(3, instant(1))).map(({ id }) => id)).toEqual(ordered.slice(7))
  expect((await exported(3, instant(1), instant(2))).map(({ id }) => id)).toEqual(ordered.slice(7, 14))
  expect(await exported(3, instant(3))).toEqual([])
})

test('no text of an entry can begin a line of its own or speak to a terminal', () => {
  const text = 'a\r\nb\u0000\u001b[2J\u007f\u0085\u009b\u2028\u2029"c\\'
  const entry = entryOf({ actorName: text, input: { [text]: [text] } })
  const line = auditLine(entry)
  expect(line.slice(0, -1)).toMatch(/^[\x20-\x7e]+$/)
  expect(line.at(-1)).toBe('\n')
  expect(JSON.parse(line)).toMatchObject({ actor: { name: text }, input: { [text]: [text] } })
})

test('a line holds who, what, about what, how it ended, from where and with what', async () => {
  const { admin, manager } = desk
  const at = instant(100)
  const target = newId('incident')
  const more = {
    at,
    targetKind: 'incident',
    targetId: idBytes(target),
    outcome: 'FAILED',
    code: 'CONFLICT',
  } as const
  const entry = entryOf({ ...more, ipAddress: '192.0.2.1', input: { id: target, title: 'Grüße' } })
  await insertRows(manager, AuditEntryEntity, [entry])
  const pieces: string[] = []
  for await (const piece of auditLines(manager, admin.organizationId, { from: at, to: null }))
    pieces.push(piece)
  expect(JSON.parse(pieces.join(''))).toEqual({
    id: entry.id,
    organizationId: admin.organizationId,
    at: '2026-03-01T09:01:40.000Z',
    actor: { kind: 'USER', name: 'Ada Park', userId: admin.actor.userId, principal: admin.principal },
    action: 'createTeam',
    target,
    outcome: 'FAILED',
    code: 'CONFLICT',
    ipAddress: '192.0.2.1',
    requestId: 'test',
    input: { id: target, title: 'Grüße' },
  })
})

/** The command as its user runs it, beside the desk. */
async function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [resolve('dist/src/audit.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATA_DIR: 'data', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, ...said }
}

test('the export runs beside a desk, and writes nothing but lines to its output', async () => {
  const create = 'mutation($name: String!) { createTeam(input: {name: $name}) { team { id } } }'
  await ask(running, create, { name: 'Edge\n{"id":"forged"}' })
  await ask(running, create, { name: '' })
  const { code, out, err } = await run(['export'])
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('while it runs') })
  const lines = out.split('\n')
  expect(lines.pop()).toBe('')
  const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(entries).toMatchObject([
    { action: 'createTeam', outcome: 'ALLOWED', code: null, input: { name: 'Edge\n{"id":"forged"}' } },
    { action: 'createTeam', outcome: 'FAILED', code: 'BAD_USER_INPUT', input: { name: '' } },
  ])
  const [first, second] = entries.map(({ at }) => String(at))
  const by = ['--organization', 'My organisation']
  expect((await run(['export', ...by, '--from', second ?? ''])).out).toBe(`${lines[1]}\n`)
  expect((await run(['export', ...by, '--from', first ?? '', '--to', second ?? ''])).out).toBe(
    `${lines[0]}\n`,
  )
})

test.each([
  [[], 'what is wanted'],
  [['import'], 'what is wanted'],
  [['export', 'all'], 'what is wanted'],
  [['grants'], 'what is wanted'],
  [['export', '--since', 'x'], '--since'],
  [['export', '--from', 'yesterday'], '--from: expected an RFC 3339'],
  [['export', '--to', '2026-03-01'], '--to: expected an RFC 3339'],
  [['export', '--organization', 'no'], 'say --organization, one of:'],
  [['grants', 'tocsin@%'], 'set DATABASE_URL'],
])('what is wrong with the command line is said with how it is used: %j', async (args, said) => {
  const { code, out, err } = await run(args)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(said)
  expect(err).toContain('audit -- export')
  expect(err).not.toMatch(/at .*\.js/)
})

test('grants are printed for the database of the configuration, without a look at it', async () => {
  const env = { DATABASE_URL: 'mysql://owner:pw@db.invalid/desk%20one' }
  const { code, out, err } = await run(['grants', 'tocsin@10.0.0.%'], env)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain("GRANT SELECT, INSERT ON `desk one`.`audit_entry` TO 'tocsin'@'10.0.0.%';\n")
  for (const user of ['tocsin', "t'@%", 'a@b@c d', '@%']) {
    expect((await run(['grants', user], env)).err).toContain('say USER@HOST')
  }
})
