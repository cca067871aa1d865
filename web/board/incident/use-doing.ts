import { useState } from 'preact/hooks'

export interface Doing {
  busy: boolean
  /** Why the last attempt came to nothing. */
  fault: string | null
  /** Does it; answers whether it was done. */
  run: (what: () => Promise<unknown>) => Promise<boolean>
}

/** One thing at a time, and what the desk said to it. */
export function useDoing(done: () => void): Doing {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const run = async (what: () => Promise<unknown>) => {
    setBusy(true)
    setFault(null)
    try {
      await what()
      return true
    } catch (error) {
      setFault((error as Error).message)
      return false
    } finally {
      setBusy(false)
      // Also after a refusal: most often somebody was faster, and that is to be seen.
      done()
    }
  }
  return { busy, fault, run }
}
