/** What GraphiQL keeps with each query of its history, whatever it is told about headers. */
interface Kept {
  headers?: string
}

/** The browser's storage, to which no header goes: keys stand there. */
export const storage = {
  get length() {
    return localStorage.length
  },
  getItem: (name: string) => localStorage.getItem(name),
  setItem: (name: string, value: string) => localStorage.setItem(name, withoutHeaders(name, value)),
  removeItem: (name: string) => localStorage.removeItem(name),
  clear: () => localStorage.clear(),
}

function withoutHeaders(name: string, value: string): string {
  if (!/queries|favorites/.test(name)) return value
  const lists = JSON.parse(value) as Record<string, Kept[]>
  for (const list of Object.values(lists)) for (const kept of list) delete kept.headers
  return JSON.stringify(lists)
}
