// Loaded into a server that is measured: on SIGUSR2 it collects its garbage and says what memory is left in use.
import { setTimeout as delay } from 'node:timers/promises'

process.on('SIGUSR2', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    globalThis.gc()
    await delay(100)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  process.stdout.write(`memory ${JSON.stringify({ used: heapUsed + external, rss })}\n`)
})
