import { connection, type Connection } from '../desk/connection'
import { useValue } from '../desk/value'
import { timeOf } from '../desk/words'

/** Says whether what is shown is what is; read out when it changes. */
export function ConnectionLine() {
  const now = useValue(connection)
  return (
    <p role="status" class={`connection ${now.state.toLowerCase()}`}>
      {wordsOf(now)}
    </p>
  )
}

function wordsOf(now: Connection): string {
  switch (now.state) {
    case 'IDLE':
      return ''
    case 'CONNECTING':
      return '… Connecting'
    case 'LOST':
      return `⚠ Not live – since ${timeOf(now.since)}. What is shown may be out of date; trying again.`
    case 'CATCHING_UP':
      return '↻ Back; catching up'
    case 'LIVE':
      return now.caughtUp === null
        ? '● Live'
        : `● Live. Caught up: ${now.caughtUp} ${now.caughtUp === 1 ? 'change' : 'changes'}`
  }
}
