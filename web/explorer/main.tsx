import { GraphiQL, type GraphiQLProps } from 'graphiql'
import 'graphiql/style.css'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { examples } from './examples'
import './explorer.css'
import { createFetcher, type Headers } from './fetcher'
import linkedIncident from './linked-incident.graphql'
import { LIVE_PANE } from './live'
import { storage } from './storage'
import { noteTabs, onLeaving } from './streams'

/** What src/api/explorer.ts writes into the page. */
interface Settings {
  endpoint: string
  /** Only in local mode, only to this machine. */
  key: string | null
  /** Lets the dialogs add their style element under the page's content security policy. */
  nonce: string
}

const DOCUMENTATION = 'Documentation Explorer'
const TYPED_HEADERS = 'tocsin:headers'
const PANES = [LIVE_PANE]
/** What a message led to: `/?incident=incident_…`. Without variables: those of a first tab are not shown. */
const linked = linkedQuery(new URLSearchParams(location.search).get('incident') ?? '')
const firstVisit = localStorage.getItem('graphiql:tabState') === null

function Explorer({ settings: { endpoint, key } }: { settings: Settings }) {
  const [headers, setHeaders] = useState(() => (key === null ? typedHeaders() : headersWith(key)))
  const [fetcher] = useState(() => createFetcher(endpoint, () => parsed(headers)))
  const remember = (edited: string) => {
    sessionStorage.setItem(TYPED_HEADERS, edited)
    setHeaders(edited)
  }
  useEffect(() => onLeaving(() => openPane(LIVE_PANE.title)), [])
  useEffect(() => {
    if (firstVisit) requestAnimationFrame(() => openPane(DOCUMENTATION))
  }, [])
  return (
    <GraphiQL
      fetcher={fetcher as GraphiQLProps['fetcher']}
      defaultTabs={linked === null ? examples : [{ query: linked }, ...examples]}
      defaultHeaders={headers}
      defaultQuery=""
      {...(linked !== null && { initialQuery: linked })}
      shouldPersistHeaders={false}
      storage={storage}
      defaultEditorToolsVisibility={key === null ? 'headers' : 'variables'}
      onEditHeaders={key === null ? remember : undefined}
      inputValueDeprecation
      schemaDescription
      plugins={PANES}
      onTabChange={noteTabs}
    >
      <GraphiQL.Logo>Tocsin</GraphiQL.Logo>
    </GraphiQL>
  )
}

/** GraphiQL's own property for this leaves the pane without a width where it was closed before. */
function openPane(title: string): void {
  document.querySelector<HTMLButtonElement>(`button[aria-label="Show ${title}"]`)?.click()
}

function linkedQuery(id: string): string | null {
  return /^incident_[0-9a-z]{26}$/.test(id) ? linkedIncident.replace(/incident_0{26}/, id) : null
}

function headersWith(key: string): string {
  return JSON.stringify({ Authorization: `Bearer ${key}` }, null, 2)
}

function parsed(headers: string): Headers {
  try {
    return JSON.parse(headers) as Headers
  } catch {
    return {}
  }
}

/** A key that somebody typed is there in every tab and after a reload, until the browser's tab is closed. */
function typedHeaders(): string {
  return sessionStorage.getItem(TYPED_HEADERS) ?? headersWith('')
}

const settings = JSON.parse(document.getElementById('settings')?.textContent ?? '{}') as Settings
Object.assign(globalThis, { __webpack_nonce__: settings.nonce })
createRoot(document.getElementById('explorer')!).render(<Explorer settings={settings} />)
