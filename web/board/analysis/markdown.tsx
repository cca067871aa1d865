import MarkdownIt, { type Token } from 'markdown-it'
import { h, type ComponentChild } from 'preact'
import { OuterLink } from '../desk/outer-link'

const markdown = new MarkdownIt({ html: false })

/** The page has headings of its own, of the first two ranks. */
const headings: Record<string, string> = { h1: 'h3', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6', h6: 'h6' }
const kept = new Set('p ul ol li blockquote em strong s table thead tbody tr th td'.split(' '))

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
  if (token.tag === 'a') return <OuterLink to={token.attrGet('href')}>{inside}</OuterLink>
  const element = headings[token.tag] ?? token.tag
  const shown = !token.hidden && (kept.has(element) || token.tag in headings)
  return h(shown ? element : 'span', null, ...inside)
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
      return <OuterLink to={token.attrGet('src')}>{token.content || 'picture'}</OuterLink>
    default:
      return token.content
  }
}
