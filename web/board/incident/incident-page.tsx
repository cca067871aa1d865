import type { PageProps } from '../shell/pages'

export function IncidentPage({ subject }: PageProps) {
  return <h1>{subject}</h1>
}
