import { spawnSync } from 'node:child_process'
import { stalledReaders } from './stalled.js'
import { storm } from './storm.js'

// `npm run soak -- engine|storm|stalled`, all of them without a name. SOAK_SOCKETS makes the last two smaller.
const sockets = (usual: number) => Number(process.env.SOAK_SOCKETS ?? usual)

const soaks: Record<string, () => Promise<boolean>> = {
  engine: () => {
    const env = {
      ENGINE_RUNS: '3000',
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules',
    }
    const run = ['node_modules/jest/bin/jest.js', 'test/escalation/engine-model.test.ts']
    return Promise.resolve(spawnSync(process.execPath, run, { env, stdio: 'inherit' }).status === 0)
  },
  storm: () => storm(sockets(10_000)),
  stalled: () => stalledReaders(sockets(1_000)),
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !Object.hasOwn(soaks, name))
if (unknown.length > 0) {
  console.error(`There is no soak ${unknown.join(', ')}; there are ${Object.keys(soaks).join(', ')}.`)
  process.exit(2)
}
for (const [name, soak] of Object.entries(soaks)) {
  if (named.length > 0 && !named.includes(name)) continue
  console.log(`${name}:`)
  const isGood = await soak()
  console.log(isGood ? `${name} is as promised.\n` : `${name} is NOT as promised.\n`)
  if (!isGood) process.exitCode = 1
}
