import type { Mark, Node } from '@tiptap/pm/model'
import { escapeHtml } from '@/lib/html'
import { sha256 } from '@/lib/random'
import { isSafeHref } from '../../body/schema'

export type Note = { id: string; content: string }

type Asked = {
  /** What names this text's footnotes: the same text has the same ones each time. */
  of: string
  /** Where a link of this site leads in WordPress. */
  hrefOf: (href: string) => string
}

/** The words of blocks, with their marks and the places of their footnotes, which are gathered in `notes`. */
export function inlines({ of, hrefOf }: Asked) {
  const notes: Note[] = []
  return { notes, words }

  function words(node: Node): string {
    return node.children.map(one).join('')
  }

  function one(node: Node): string {
    if (node.isText) return node.marks.reduce(marked, escapeWords(node.text!))
    if (node.type.name === 'hardBreak') return '<br>'
    return reference(String(node.attrs.text))
  }

  function marked(html: string, mark: Mark) {
    if (mark.type.name !== 'link') return `<${tags[mark.type.name]}>${html}</${tags[mark.type.name]}>`
    const href = String(mark.attrs.href)
    return isSafeHref(href) ? `<a href="${escapeHtml(hrefOf(href))}">${html}</a>` : html
  }

  /** As the editor of WordPress 6.3 and later writes it; the words are in the post's field `footnotes`. */
  function reference(text: string) {
    const id = uuid(`${of} ${notes.length}`)
    const number = notes.push({ id, content: linked(text.trim()) })
    return `<sup data-fn="${id}" class="fn"><a id="${id}-link" href="#${id}">${number}</a></sup>`
  }
}

const tags: Record<string, string> = { bold: 'strong', italic: 'em', strike: 's', code: 'code' }

/** Text as it may stand in a block. A bracket that WordPress could take for the beginning of a shortcode is no bracket. */
export function escapeWords(text: string) {
  return text
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!)
    .replace(/\[(?=\/?[a-z])/gi, '&#91;')
}

function linked(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’”])/)
    .map((part, n) => (n % 2 ? `<a href="${escapeHtml(part)}">${escapeWords(part)}</a>` : escapeWords(part)))
    .join('')
}

function uuid(seed: string) {
  const hex = sha256(seed)
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
