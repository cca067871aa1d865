import { Router } from 'express'
import type { DataSource } from 'typeorm'
import { readFeed } from './on-call/index.js'
import type { Clock } from './time/clock.js'

/** What every address looks like; anything else is not looked up. */
const address = /^[\w-]{43}\.ics$/

/** `/calendar/….ics`: who has the address reads the shifts. What is no feed, or none any more, is 404 alike. */
export function calendarFeeds({ dataSource, clock }: { dataSource: DataSource; clock: Clock }): Router {
  const router = Router()
  router.get('/calendar/:file', async (request, response, next) => {
    const { file } = request.params
    const text = address.test(file)
      ? await readFeed(dataSource.manager, file.slice(0, -'.ics'.length), clock.now())
      : null
    if (text === null) return next()
    response.set('Cache-Control', 'private, max-age=300')
    response.type('text/calendar; charset=utf-8').send(text)
  })
  return router
}
