import { useState } from 'preact/hooks'
import { PublishedVersionsDocument, type AnalysisFragment } from '../../generated/graphql'
import { ask, useDesk } from '../desk/asking'
import { dayAndTimeOf } from '../desk/words'
import { Markdown } from './markdown'

/** As it was published, each to be unfolded. */
export function Versions({ id, versions }: Pick<AnalysisFragment, 'id' | 'versions'>) {
  const client = useDesk()
  const [texts, setTexts] = useState(new Map<number, string>())
  const [fault, setFault] = useState<string | null>(null)
  const read = () =>
    ask(client, PublishedVersionsDocument, { id }).then(
      ({ node }) => {
        const found = node?.__typename === 'PostIncidentAnalysis' ? node.versions : []
        setTexts(new Map(found.map(({ version, markdown }) => [version, markdown])))
      },
      (error: Error) => setFault(error.message),
    )
  return (
    <>
      {fault !== null && <p role="alert">{fault}</p>}
      {versions.map(({ version, publishedAt }) => (
        <details
          key={version}
          onToggle={({ currentTarget }) => {
            if (currentTarget.open && !texts.has(version)) void read()
          }}
        >
          <summary>
            Version {version}, published {dayAndTimeOf(publishedAt)}
          </summary>
          <Markdown text={texts.get(version) ?? 'Asking the desk …'} />
        </details>
      ))}
    </>
  )
}
