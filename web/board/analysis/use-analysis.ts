import { useCallback } from 'preact/hooks'
import { AnalysisPageDocument, type AnalysisFragment } from '../../generated/graphql'
import { ask, useDesk } from '../desk/asking'
import { useReading } from '../desk/use-reading'

/** What is done to the analysis stands in the log of each of its incidents. */
const itsIncidents = (analysis: AnalysisFragment | null) => analysis?.incidents.map(({ id }) => id) ?? []

/** As far as it is; undefined until the desk has answered, null where there is none or none to be seen. */
export function useAnalysis(id: string): {
  analysis: AnalysisFragment | null | undefined
  fault: string | null
} {
  const client = useDesk()
  const read = useCallback(async () => {
    const { node } = await ask(client, AnalysisPageDocument, { id })
    return node?.__typename === 'PostIncidentAnalysis' ? node : null
  }, [client, id])
  const { found, fault } = useReading(read, itsIncidents)
  return { analysis: found, fault }
}
