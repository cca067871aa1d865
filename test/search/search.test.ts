import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { resolveIncident } from '../../src/incidents/index.js'
import { codesOf, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
})
afterAll(() => served.close())

interface Hit {
  target: { number: number; title: string }
  score: number
  snippet: string
}
const query = `query ($text: String!, $first: Int) {
  search(text: $text, first: $first) { target { ... on Incident { number title } } score snippet } }`
async function search(text: string, asker: Asker = served.admin, first?: number): Promise<Hit[]> {
  const reply = await asker.http(query, { text, first })
  expect(reply.errors).toBeUndefined()
  return reply.data?.search as Hit[]
}

const filler = 'Nothing else was seen on any of the boxes that night. '.repeat(12)
test.each([
  ['Latin', 'exchange rates', `${filler}The Exchange-Rates feed is stale. ${filler}`],
  ['accents', 'deja vu', `${filler}Déjà vu, once more. ${filler}`],
  ['Cyrillic', 'платеж', `${filler}Ошибка платежа. ${filler}`],
  ['Japanese', '決済', `${'今日は何も起きていません。'.repeat(30)}オンライン決済が失敗。`],
  ['Korean', '장애', `${'아무일도없었습니다 '.repeat(40)}서버장애가 발생`],
  ['Thai', 'ไฟไหม้', `${'ไม่มีอะไรเกิดขึ้น'.repeat(30)}ไฟไหม้ที่ศูนย์ข้อมูล`],
  ['Hindi', 'बिजली', `${filler}फिर बिजली गुल ${filler}`],
  ['Arabic', 'الخادم', `${filler}تعطل الخادم الرئيسي ${filler}`],
  ['an id', 'db-17', `${filler}replica host-db-17 lags ${filler}`],
  ['a picture', '🦘', `${filler}a 🦘 did it ${filler}`],
])('finds %s in a description, and shows where', async (name, text, description) => {
  const id = await served.desk.open({ title: `Found by ${name}`, description })
  const { number } = await served.desk.incident(id)
  const hits = await search(text)
  expect(hits.map(({ target }) => target.number)).toEqual([number])
  const [first] = text.split(' ')
  const folded = hits[0]?.snippet
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
  expect(folded).toContain(first)
  expect(hits[0]?.snippet.length).toBeLessThan(170)
})

test('what has the words in its title comes before what mentions them', async () => {
  const { desk } = served
  await desk.open({
    title: 'Something else',
    description: 'As when the warehouse scanner broke, scanner by scanner.',
  })
  await desk.open({ title: 'Warehouse scanner is broken' })
  const resolved = await desk.open({ title: 'A third thing' })
  await desk.do(resolveIncident, { id: resolved, resolution: 'Plugged the warehouse scanner in' })
  const hits = await search('warehouse scanner')
  expect(hits.map(({ target }) => target.title)).toHaveLength(3)
  expect(hits[0]?.target.title).toBe('Warehouse scanner is broken')
  const scores = hits.map(({ score }) => score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  expect(Math.max(...scores)).toBeLessThan(1)
  expect(await search('warehouse scanner', served.admin, 1)).toEqual(hits.slice(0, 1))
})

test('a number is the best hit, with and without INC-', async () => {
  await served.desk.open({ title: 'INC-3 is back', description: '3 3 3 INC-3' })
  for (const text of ['3', 'INC-3', ' inc-3 ', '３']) {
    const hits = await search(text)
    expect(hits[0]).toMatchObject({ target: { number: 3 }, score: 1 })
    expect(hits.slice(1).map(({ target }) => target.title)).toContain('INC-3 is back')
  }
})

test('where nothing has all of the words, what has some of them is found', async () => {
  await served.desk.open({ title: 'Turbine overheats' })
  expect((await search('turbine xylophone')).map(({ target }) => target.title)).toEqual(['Turbine overheats'])
  expect(await search('xylophone')).toEqual([])
})

test('restricted incidents show to their readers alone, also by their number', async () => {
  const { desk } = served
  const id = await desk.open({ title: 'Narwhal leak', restricted: true })
  const { number } = await desk.incident(id)
  const [viewer, reader] = [await desk.hire('Out of it'), await desk.hire('In it')]
  await desk.assign(id, reader.id)
  const [out, within] = [await served.asker(viewer), await served.asker(reader)]
  for (const text of ['narwhal', `INC-${number}`, 'narwhal zzz']) {
    expect((await search(text, out)).map(({ target }) => target.number)).not.toContain(number)
    expect((await search(text, within)).map(({ target }) => target.number)).toContain(number)
  }
})

test('another organisation finds nothing of it', async () => {
  await served.desk.open({ title: 'Pangolin parade' })
  const stranger = await served.asker(await served.desk.stranger())
  expect(await search('pangolin', stranger)).toEqual([])
  expect(await search('1', stranger)).toEqual([])
})

test.each(['', '   ', '+', '-', '"', '(a', '+a* -b', '@1', "'", '\\', '%_%', '~<>', 'x'.repeat(200)])(
  '%j breaks nothing',
  async (text) => {
    expect(Array.isArray(await search(text))).toBe(true)
  },
)

test.each([
  ['pager', 0],
  ['pager', 101],
  ['x'.repeat(201), 5],
])('refuses %j, first %d', async (text, first) => {
  expect(codesOf(await served.admin.http(query, { text, first }))).toEqual(['BAD_USER_INPUT'])
})
