// As much of the package as is used here: it brings no types.
declare module 'markdown-it' {
  export interface Token {
    type: string
    /** The element of HTML that it would be. */
    tag: string
    /** 1 opens, -1 closes, 0 stands for itself. */
    nesting: -1 | 0 | 1
    content: string
    children: Token[] | null
    /** Of a paragraph in a tight list: what is in it stands for itself. */
    hidden: boolean
    attrGet(name: string): string | null
  }

  export default class MarkdownIt {
    constructor(options: { html: boolean })
    parse(text: string, environment: object): Token[]
  }
}
