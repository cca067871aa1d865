import { useEffect } from 'preact/hooks'
import { settings } from '../desk/settings'
import { key, signOut } from '../desk/key'
import { createValue, useValue } from '../desk/value'
import { Link, useAddress } from './route'

const themes = ['auto', 'light', 'dark'] as const
type Theme = (typeof themes)[number]
const THEME = 'tocsin:theme'
const LARGE = 'tocsin:large'

const theme = createValue<Theme>(themes.find((name) => name === localStorage.getItem(THEME)) ?? 'auto')
const large = createValue(localStorage.getItem(LARGE) === 'yes')

/** Where one can go, and how it is to look. */
export function Header() {
  const { pathname } = useAddress()
  return (
    <header class="top">
      <Link to="/board" class="brand" current={pathname === '/board'}>
        <span aria-hidden="true">🔔 </span>Tocsin
      </Link>
      <Look />
      {key.get() !== settings.key && (
        <button type="button" onClick={() => signOut()}>
          Sign out
        </button>
      )}
    </header>
  )
}

function Look() {
  const look = useValue(theme)
  const isLarge = useValue(large)
  useEffect(() => {
    document.documentElement.dataset.theme = look
    localStorage.setItem(THEME, look)
  }, [look])
  useEffect(() => {
    document.documentElement.classList.toggle('large', isLarge)
    localStorage.setItem(LARGE, isLarge ? 'yes' : 'no')
  }, [isLarge])
  return (
    <div class="look">
      <label>
        Theme{' '}
        <select value={look} onChange={(event) => theme.set(event.currentTarget.value as Theme)}>
          <option value="auto">as the device</option>
          <option value="light">light</option>
          <option value="dark">dark</option>
        </select>
      </label>
      <button type="button" aria-pressed={isLarge} onClick={() => large.set(!isLarge)}>
        Large type
      </button>
    </div>
  )
}
