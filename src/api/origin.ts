/**
 * Whether a page of this origin may use the desk: one that the desk itself serves, or one of those listed.
 * Browsers cannot lie about the origin; programs send none and prove themselves by their key alone.
 */
export function isAllowedOrigin(
  origin: string,
  host: string | undefined,
  allowedOrigins: readonly string[],
): boolean {
  if (allowedOrigins.includes(origin)) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
}
