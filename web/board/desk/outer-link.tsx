import type { ComponentChildren } from 'preact'

/** Where links of people's own may lead: nowhere that runs something. */
const harmless = /^(https?:\/\/|mailto:)/i

/** A link out of the desk; text alone where it would lead to something else than a page or a mail. */
export function OuterLink({ to, children }: { to: string | null; children: ComponentChildren }) {
  if (to === null || !harmless.test(to)) return <span>{children}</span>
  return (
    <a href={to} rel="noreferrer noopener">
      {children}
    </a>
  )
}
