import { expect, test } from '@jest/globals'
import { linesOf, type Line } from '../../src/imports/lines.js'

async function read(...chunks: (string | Buffer)[]): Promise<Line[]> {
  async function* stream() {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  const lines: Line[] = []
  for await (const piece of linesOf(stream())) lines.push(...piece)
  return lines
}

test('lines come whole, wherever the stream is cut', async () => {
  const text = Buffer.from('eins\r\nzwei ü\n\nvier')
  for (let cut = 0; cut <= text.length; cut += 1) {
    const lines = await read(text.subarray(0, cut), text.subarray(cut))
    expect(lines.map(({ number, text }) => `${number} ${text}`)).toEqual([
      '1 eins',
      '2 zwei ü',
      '3 ',
      '4 vier',
    ])
  }
})

test('a line without end is not kept in memory, and spoils no other', async () => {
  const endless = Array.from({ length: 40 }, () => 'x'.repeat(100_000))
  expect(await read('one\n', ...endless, 'x\nthree')).toEqual([
    { number: 1, text: 'one' },
    { number: 2, text: null },
    { number: 3, text: 'three' },
  ])
  expect((await read(...endless)).at(-1)).toEqual({ number: 1, text: null })
})
