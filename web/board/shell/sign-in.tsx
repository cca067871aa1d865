import { useState } from 'preact/hooks'
import { refusal, signIn } from '../desk/key'
import { useValue } from '../desk/value'

/** Asks for an API key. Whether it is good the desk says when it is used. */
export function SignIn() {
  const why = useValue(refusal)
  const [text, setText] = useState('')
  const [remember, setRemember] = useState(false)
  return (
    <main id="content" class="sign-in">
      <h1>Tocsin</h1>
      {why && <p role="alert">{why}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') signIn(text.trim(), remember)
        }}
      >
        <label for="key">API key</label>
        <input
          id="key"
          type="password"
          autocomplete="off"
          required
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />{' '}
          Stay signed in on this device
        </label>
        <button type="submit">Sign in</button>
      </form>
      <p>A key is made with the mutation createApiKey; for a wall, one with the role VIEWER is enough.</p>
    </main>
  )
}
