import { createHash, timingSafeEqual } from 'node:crypto'
import { Router } from 'express'
import type { AddressOf } from './address.js'
import type { Figures } from './figures.js'

/**
 * `/metrics`, for Prometheus: with a token whoever has it, without one this machine alone. Whom it is not for is
 * answered as if there was nothing.
 */
export function figuresPage(
  figures: Figures,
  { token, addressOf }: { token: string | null; addressOf: AddressOf },
): Router {
  const router = Router()
  router.get('/metrics', async (request, response, next) => {
    const isFor =
      token === null
        ? isThisMachine(addressOf(request))
        : isSame(request.get('authorization') ?? '', `Bearer ${token}`)
    if (!isFor) return next()
    response.set('Content-Type', figures.contentType).send(await figures.text())
  })
  return router
}

const isThisMachine = (address: string | null) => address === '::1' || /^127\./.test(address ?? '')

/** By their hashes, so that neither length nor place of a difference shows. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
