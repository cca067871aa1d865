import { useCallback, useState } from 'preact/hooks'
import { AnalysisPageDocument, type AnalysisFragment } from '../../generated/graphql'
import { ask, useDesk } from '../desk/asking'
import { useReadAgain } from '../desk/use-read-again'

/** As far as it is; undefined until the desk has answered, null where there is none or none to be seen. */
export function useAnalysis(id: string): {
  analysis: AnalysisFragment | null | undefined
  fault: string | null
} {
  const client = useDesk()
  const [analysis, setAnalysis] = useState<AnalysisFragment | null | undefined>(undefined)
  const read = useCallback(async () => {
    const { node } = await ask(client, AnalysisPageDocument, { id })
    const found = node?.__typename === 'PostIncidentAnalysis' ? node : null
    // Answers may overtake each other: an older one is not shown.
    setAnalysis((before) => (before && found && before.version > found.version ? before : found))
    return found?.incidents[0]?.id ?? null
  }, [client, id])
  const { fault } = useReadAgain(read)
  return { analysis, fault }
}
