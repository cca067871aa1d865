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

/** Puts the page into its look and keeps it, at once: the next page may come before this one is drawn again. */
function wear(): void {
  document.documentElement.dataset.theme = theme.get()
  document.documentElement.classList.toggle('large', large.get())
  localStorage.setItem(THEME, theme.get())
  localStorage.setItem(LARGE, large.get() ? 'yes' : 'no')
}
wear()
theme.subscribe(wear)
large.subscribe(wear)

// Paper is light, also for what is drawn and not styled.
addEventListener('beforeprint', () => (document.documentElement.dataset.theme = 'light'))
addEventListener('afterprint', () => (document.documentElement.dataset.theme = theme.get()))

/** Where one can go, and how it is to look. */
export function Header() {
  const { pathname } = useAddress()
  return (
    <header class="top">
      <Link to="/board" class="brand">
        <Bell /> Tocsin
      </Link>
      <nav aria-label="Pages">
        <Link to="/board" current={pathname === '/board'}>
          Board
        </Link>
        <Link to="/metrics-board" current={pathname === '/metrics-board'}>
          Figures
        </Link>
      </nav>
      <Look />
      {key.get() !== settings.key && (
        <button type="button" onClick={() => signOut()}>
          Sign out
        </button>
      )}
    </header>
  )
}

/** The bell of the page's icon. */
function Bell() {
  return (
    <svg viewBox="0 0 16 16" width="1em" height="1em" aria-hidden="true">
      <path
        fill="currentColor"
        d="M8 1a1 1 0 0 1 1 1v.6A5 5 0 0 1 13 7.5V11l1.5 2h-13L3 11V7.5a5 5 0 0 1 4-4.9V2a1 1 0 0 1 1-1zM6 14h4a2 2 0 0 1-4 0z"
      />
    </svg>
  )
}

function Look() {
  const look = useValue(theme)
  const isLarge = useValue(large)
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
