import { useLayoutEffect, useState } from 'preact/hooks'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** Counts how often the page has come to look different: what is drawn and not styled is drawn anew. */
export function useLook(): number {
  const [look, setLook] = useState(0)
  useLayoutEffect(() => {
    const changed = () => setLook((before) => before + 1)
    const chosen = new MutationObserver(changed)
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme', 'class'] })
    dark.addEventListener('change', changed)
    return () => {
      chosen.disconnect()
      dark.removeEventListener('change', changed)
    }
  }, [])
  return look
}
