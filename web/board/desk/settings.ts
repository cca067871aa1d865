/** What the desk has written into the page. */
interface Settings {
  endpoint: string
  /** Filled in by a desk on this machine, and by no other. */
  key: string | null
}

export const settings = JSON.parse(document.getElementById('settings')?.textContent ?? '{}') as Settings
