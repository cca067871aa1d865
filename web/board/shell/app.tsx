import { useEffect, useState } from 'preact/hooks'
import { DeskProvider } from '../desk/asking'
import { openClient } from '../desk/client'
import { key } from '../desk/key'
import { useValue } from '../desk/value'
import { ConnectionLine } from './connection-line'
import { Header } from './header'
import { CurrentPage } from './pages'
import { SignIn } from './sign-in'

/** Everything there is: who has no key signs in first. */
export function App() {
  return useValue(key) === null ? <SignIn /> : <Desk key={key.get()} />
}

/** What whoever is signed in sees: one client for all pages. */
function Desk() {
  const [{ client, close }] = useState(openClient)
  useEffect(() => close, [close])
  return (
    <DeskProvider value={client}>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <Header />
      <ConnectionLine />
      <main id="content" tabIndex={-1}>
        <CurrentPage />
      </main>
    </DeskProvider>
  )
}
