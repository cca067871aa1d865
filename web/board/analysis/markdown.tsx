import MarkdownIt, { type Token } from 'markdown-it'
import { h, type ComponentChild, type VNode } from 'preact'

const markdown = new MarkdownIt({ html: false })

/** Elements of Markdown as they stand in a page whose own headings are of the first two ranks. */
const elements: Record<string, string> = {
  h1: 'h3',
  h2: 'h4',
  h3: 'h5',
  ...Object.fromEntries(['h4', 'h5', 'h6'].map((tag) => [tag, 'h6'])),
  ...Object.fromEntries(
    'p ul ol li blockquote em strong s table thead tbody tr th td'.split(' ').map((tag) => [tag, tag]),
  ),
}
/** Where links may lead; all others are text. */
const harmless = /^(https?:\/\/|mailto:)/i

/** Text in Markdown. It is made of elements and never of HTML, so that nothing in it can do anything. */
export function Markdown({ text }: { text: string }) {
  return <div class="prose">{nodesOf(markdown.parse(text, {}))}</div>
}

function nodesOf(tokens: readonly Token[]): ComponentChild[] {
  const whole: ComponentChild[] = []
  const open: { token: Token; inside: ComponentChild[] }[] = []
  for (const token of tokens) {
    if (token.nesting === 1) {
      open.push({ token, inside: [] })
      continue
    }
    const ended = token.nesting === -1 ? open.pop() : undefined
    const place = open.at(-1)?.inside ?? whole
    if (ended) place.push(elementOf(ended.token, ended.inside))
    else place.push(nodeOf(token))
  }
  return whole
}

function elementOf(token: Token, inside: ComponentChild[]): ComponentChild {
  if (token.tag === 'a') return linkTo(token.attrGet('href'), inside)
  const element = elements[token.tag]
  return element === undefined || token.hidden ? h('span', null, ...inside) : h(element, null, ...inside)
}

function nodeOf(token: Token): ComponentChild {
  switch (token.type) {
    case 'inline':
      return nodesOf(token.children ?? [])
    case 'softbreak':
      return '\n'
    case 'hardbreak':
      return <br />
    case 'hr':
      return <hr />
    case 'code_inline':
      return <code>{token.content}</code>
    case 'code_block':
    case 'fence':
      return (
        <pre>
          <code>{token.content}</code>
        </pre>
      )
    // A picture would tell its host who reads this.
    case 'image':
      return linkTo(token.attrGet('src'), [token.content || 'picture'])
    default:
      return token.content
  }
}

function linkTo(address: string | null, inside: ComponentChild[]): VNode {
  if (address === null || !harmless.test(address)) return h('span', null, ...inside)
  return (
    <a href={address} rel="noreferrer noopener">
      {inside}
    </a>
  )
}
