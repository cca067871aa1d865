import { expect, test } from '@jest/globals'
import { ReadSlots } from '../../src/log/read-slots.js'

/** Reads that are under way until they are let go, one after the other. */
class Reads {
  readonly begun: string[] = []
  private readonly going: (() => void)[] = []

  readonly ask = (slots: ReadSlots, principal: string, name: string) =>
    slots.run(principal, () => {
      this.begun.push(name)
      return new Promise<void>((resolve) => this.going.push(resolve))
    })

  /** Ends the oldest, and waits until those who wait have noticed. */
  async end(): Promise<void> {
    this.going.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('so many go at a time, and whoever asks for many waits longer than the one of another', async () => {
  const slots = new ReadSlots(2)
  const reads = new Reads()
  const all = [1, 2, 3, 4, 5].map((number) => reads.ask(slots, 'hungry', `hungry ${number}`))
  all.push(reads.ask(slots, 'modest', 'modest 1'))
  expect(reads.begun).toEqual(['hungry 1', 'hungry 2'])
  await reads.end()
  expect(reads.begun).toHaveLength(3)
  await reads.end()
  expect(reads.begun.slice(2)).toEqual(['hungry 3', 'modest 1'])
  while (reads.begun.length < 6) await reads.end()
  expect(reads.begun.slice(4)).toEqual(['hungry 4', 'hungry 5'])
  await reads.end()
  await reads.end()
  await Promise.all(all)
})

test('a read that fails frees its place', async () => {
  const slots = new ReadSlots(1)
  await expect(slots.run('one', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  expect(await slots.run('one', () => Promise.resolve('read'))).toBe('read')
})
