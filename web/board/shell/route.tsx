import type { ComponentChildren } from 'preact'
import { createValue, useValue } from '../desk/value'

const address = createValue(new URL(location.href))
addEventListener('popstate', () => address.set(new URL(location.href)))

/** Where the browser is. */
export const useAddress = () => useValue(address)

/** Goes there without loading anything anew. */
export function goTo(path: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', path)
  else history.replaceState(null, '', path)
  address.set(new URL(location.href))
}

interface LinkProps {
  to: string
  class?: string
  current?: boolean
  children: ComponentChildren
}

/** A link that a middle click opens elsewhere and a plain one follows here. */
export function Link({ to, current, children, class: name }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goTo(to)
    document.getElementById('content')?.focus()
  }
  return (
    <a href={to} class={name} aria-current={current ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  )
}
