export type LinkInText = { words: string; href: string }
type Node = { type?: string; text?: string; marks?: { type: string; attrs?: { href?: string } }[]; content?: Node[] }

/** A link over several marks counts once. */
export function linksIn(body: unknown): LinkInText[] {
  const links: LinkInText[] = []
  let open: LinkInText | undefined
  const walk = ({ text, marks = [], content = [] }: Node) => {
    const href = marks.find(({ type }) => type === 'link')?.attrs?.href
    if (href !== undefined && open?.href === href) open.words += text ?? ''
    else {
      open = href === undefined ? undefined : { words: text ?? '', href }
      if (open) links.push(open)
    }
    content.forEach(walk)
  }
  walk(body as Node)
  return links
}
