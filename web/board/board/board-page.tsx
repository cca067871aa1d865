import type { PageProps } from '../shell/pages'

export function BoardPage(_: PageProps) {
  return <h1>Board</h1>
}
