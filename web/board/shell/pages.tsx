import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Link, useAddress } from './route'

/** What a page is given: the part of the address that names its subject. */
export interface PageProps {
  subject: string
}

interface Page {
  path: RegExp
  load: () => Promise<ComponentType<PageProps>>
}

/** Loaded when somebody goes there. */
const pages: Page[] = [
  { path: /^\/board$/, load: async () => (await import('../board/board-page')).BoardPage },
  {
    path: /^\/incidents\/([^/]+)$/,
    load: async () => (await import('../incident/incident-page')).IncidentPage,
  },
  { path: /^\/metrics-board$/, load: async () => (await import('../metrics/metrics-page')).MetricsPage },
  {
    path: /^\/analyses\/([^/]+)$/,
    load: async () => (await import('../analysis/analysis-page')).AnalysisPage,
  },
]

/** The page that the address names. */
export function CurrentPage() {
  const { pathname } = useAddress()
  const page = pages.find(({ path }) => path.test(pathname))
  const [loaded, setLoaded] = useState<{ page: Page; Shown: ComponentType<PageProps> } | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    page?.load().then(
      (Shown) => setLoaded({ page, Shown }),
      () => setFailed(true),
    )
  }, [page])
  if (!page) {
    return (
      <p class="notice">
        There is nothing here. <Link to="/board">To the board</Link>
      </p>
    )
  }
  if (failed) return <p role="alert">This page could not be loaded. Please load it anew.</p>
  if (loaded?.page !== page) return <p class="notice">Loading …</p>
  const subject = decodeURIComponent(page.path.exec(pathname)?.[1] ?? '')
  return <loaded.Shown key={subject} subject={subject} />
}
