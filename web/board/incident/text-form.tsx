import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'

interface TextFormProps {
  label: string
  button: string
  busy: boolean
  /** Answers whether it was taken: what was not stays to be sent again. */
  send: (text: string) => Promise<boolean>
  children?: ComponentChildren
}

/** A text and a button that sends it. */
export function TextForm({ label, button, busy, send, children }: TextFormProps) {
  const id = useId()
  const [text, setText] = useState('')
  const submit = async () => {
    if (await send(text.trim())) setText('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void submit()
      }}
    >
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        required
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {children}
      <button type="submit" disabled={busy}>
        {button}
      </button>
    </form>
  )
}
