import { setTimeout as delay } from 'node:timers/promises'

/** Real time that passes, for what protects machines and eyes, never for a rule. Ends at once on `signal`. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, signal && { signal }).catch(() => undefined)
}
