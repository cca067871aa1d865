import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Installs packages of Debian or Ubuntu, which takes root and a reachable mirror.
 *
 * The packages asked for must be those without a system service ("-core"): nothing is started or enabled.
 *
 * @returns null when it is done, else why it could not be
 */
export async function installWithApt(
  packages: string[],
  log: (message: string) => void,
): Promise<string | null> {
  if (process.platform !== 'linux') return 'that works on Debian and Ubuntu only'
  if (process.getuid?.() !== 0) return 'that takes root'
  try {
    await run('apt-get', ['--version'])
  } catch {
    return 'that works with apt-get only, which is not here'
  }
  log(`Installing ${packages.join(' and ')} with apt-get, which may take a minute`)
  try {
    await apt('update')
    await apt('install', '--no-install-recommends', ...packages)
    return null
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    return `apt-get failed: ${stderr.trim().split('\n').slice(-3).join(' ') || message}`
  }
}

// RUNLEVEL=1 keeps the scripts of packages that do have a service from starting it.
async function apt(...args: string[]): Promise<void> {
  const quiet = ['DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_MODE=l', 'RUNLEVEL=1']
  const patient = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2']
  await run('env', [...quiet, 'apt-get', '-qq', '-y', ...patient, ...args], {
    timeout: 10 * 60_000,
    maxBuffer: 64 * 1024 * 1024,
  })
}
