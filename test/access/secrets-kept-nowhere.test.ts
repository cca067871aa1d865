import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { dig, servedDesk, type ServedDesk } from '../harness/served-desk.js'

/** All values of all tables, bytes as they are. */
async function everything(query: (sql: string) => Promise<object[]>): Promise<string> {
  const tables = (await query('SHOW TABLES')).map((row) => String(Object.values(row)[0]))
  const texts: string[] = []
  for (const table of tables) {
    for (const row of await query(`SELECT * FROM \`${table}\``)) {
      for (const value of Object.values(row)) {
        texts.push(Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value))
      }
    }
  }
  return texts.join('\n')
}

const lines: string[] = []
let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk({ log: (line) => lines.push(line) })
})
afterAll(() => served.close())

test('no secret of a key stands in any table or any line of the log', async () => {
  const { admin, desk } = served
  const create = `mutation Make($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id } } }`
  const rotate = `mutation($id: ID!) { rotateApiKey(input: {id: $id}) { secret } }`
  const secrets = [admin.key]
  for (const transport of ['http', 'ws'] as const) {
    const created = await admin[transport](create, { input: { name: 'probe', role: 'ADMIN' } }, transport)
    const id = dig(created, 'createApiKey.apiKey.id')
    const rotated = await admin[transport](rotate, { id }, `${transport}-2`)
    secrets.push(String(dig(created, 'createApiKey.secret')), String(dig(rotated, 'rotateApiKey.secret')))
    // A repeat is refused, which is written down.
    await admin[transport](rotate, { id }, `${transport}-2`)
    // Refused as an id, and kept out of the audit where it was pasted.
    await admin[transport](rotate, { id: secrets.at(-1) })
  }
  const kept = await everything((sql) => desk.manager.query<object[]>(sql))
  const logged = lines.join('')
  expect(kept).toContain('API_KEY_ROTATED')
  expect(logged).toContain('Make')
  expect(secrets).toHaveLength(5)
  for (const secret of secrets) {
    const random = secret.replace('tocsin_', '')
    // Its first characters, to tell keys apart, are kept; the rest, in whatever form, is not.
    const bytes = Buffer.from(random, 'base64url')
    for (const form of [random, bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('base64')]) {
      expect(kept).not.toContain(form)
      expect(logged).not.toContain(form)
    }
  }
})
