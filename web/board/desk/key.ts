import { settings } from './settings'
import { createValue } from './value'

const NAME = 'tocsin:key'

/** The key to ask with; null: nobody has signed in. */
export const key = createValue(
  sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME) ?? settings.key ?? null,
)
/** Why a key that was in use is not any more. */
export const refusal = createValue<string | null>(null)

/** Takes a key, for this tab or until somebody signs out on this device. */
export function signIn(text: string, remember: boolean): void {
  ;(remember ? localStorage : sessionStorage).setItem(NAME, text)
  refusal.set(null)
  key.set(text)
}

export function signOut(why: string | null = null): void {
  sessionStorage.removeItem(NAME)
  localStorage.removeItem(NAME)
  refusal.set(why)
  key.set(null)
}
