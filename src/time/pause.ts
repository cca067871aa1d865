import { setTimeout as delay } from 'node:timers/promises'

/** Real time that passes, for what protects machines and eyes, never for a rule. Ends at once on `signal`. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, signal && { signal }).catch(() => undefined)
}

/** Lets whatever waits in this process have its turn first: for work that would otherwise hold it for long. */
export function othersFirst(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
