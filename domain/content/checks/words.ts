import type { Node } from '@tiptap/pm/model'
import type { Language } from '@/lib/languages/languages'
import { advice, openingWords, type Check } from './check'
import { withoutEnd } from '@/lib/text/without-end'

const saysNothing =
  /^(please )?(click|tap|press)?\s*(here|this|this link|link|read more|more|more info(rmation)?|learn more|see more|details|continue( reading)?|website|download)$/i
const maxInSentence = { words: 150, characters: 900 }

export function wordChecks(doc: Node, language: Language, broken: ReadonlyMap<string, string> | undefined): Check[] {
  const checks: Check[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return
    for (const { href, words, from, to } of linksIn(node, pos + 1)) {
      const text = withoutEnd(words, /[\s.…:»›>→]/).trim()
      const why = broken?.get(href)
      if (why) checks.push(advice('broken link', `The link “${openingWords(words)}” ${why}.`, { from, to }))
      if (saysNothing.test(text)) checks.push(advice('link words', vagueLinkProblem(words), { from, to }))
      else if (/^(https?:\/\/|www\.)/i.test(text))
        checks.push(advice('bare address', bareAddressProblem(words), { from, to }))
    }
    if (node.type.name === 'paragraph' && isLong(node.textContent, language))
      checks.push(
        advice(
          'long paragraph',
          `The paragraph that begins “${openingWords(node.textContent)}” is very long. On a phone it fills more than a screen: split it.`,
          { from: pos + 1, to: pos + node.nodeSize - 1 },
        ),
      )
    return false
  })
  return checks
}

function vagueLinkProblem(words: string) {
  return `The link “${openingWords(words)}” does not say where it leads. Screen readers list links without the text around them.`
}

function bareAddressProblem(words: string) {
  return `The link “${openingWords(words)}” is a bare address. Say what is there, and link those words.`
}

export type Link = { href: string; words: string; from: number; to: number }

/** A link over bold or italic words counts once. */
export function linksIn(block: Node, start: number): Link[] {
  const links: Link[] = []
  block.forEach((child, offset) => {
    const href = child.marks.find((mark) => mark.type.name === 'link')?.attrs.href as string | undefined
    if (href === undefined) return
    const [from, to] = [start + offset, start + offset + child.nodeSize]
    const last = links.at(-1)
    if (last?.to === from && last.href === href) Object.assign(last, { words: last.words + child.textContent, to })
    else links.push({ href, words: child.textContent, from, to })
  })
  return links
}

/** Scripts without spaces are measured in characters. */
function isLong(text: string, language: Language) {
  if (text.length < maxInSentence.characters / 2) return false
  if (['km', 'lo', 'my', 'th', 'zh'].includes(language)) return text.length > maxInSentence.characters
  return text.split(/\s+/).length > maxInSentence.words
}
