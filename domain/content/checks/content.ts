import type { Node } from '@tiptap/pm/model'
import type { FactLines } from '@/lib/kinds/field'
import { fieldsOf } from '@/lib/kinds/kinds'
import { advice, blocking, type Check, type CheckedText, openingWords } from './check'
import { headingChecks, isAllCapitals, isInCapitals } from './headings'
import { languageChecks } from './languages'
import type { Language } from '@/lib/languages/languages'
import { pictureChecks } from './pictures'
import { textCountsOf, easeInWords, readingEase, type TextCounts } from './reading-ease'
import { slugProblem } from './slug'
import { agreedWordChecks } from './translation/agreed-words'
import { translationChecks } from './translation/still-original'
import { withoutEnd } from '@/lib/text/slug'
import { keptByObject } from '@/lib/lists/kept-results'

/** Blocking checks come first. */
export function checksOf(text: CheckedText): Check[] {
  const checks = [...factChecks(text), ...kindChecks(text), ...pictureChecks(text), ...headingChecks(text.doc)]
  checks.push(...translationChecks(text), ...wordChecks(text.doc, text.language, text.broken), ...termChecks(text))
  checks.push(...languageChecks(text), ...englishChecks(text))
  return [...checks.filter(isBlocking), ...checks.filter((check) => !isBlocking(check))]
}

/** Returns what refuses a release. All other checks only advise, and reading a long text for them takes long. */
export function blockingChecksOf(text: CheckedText): Check[] {
  const groups = [factChecks, kindChecks, pictureChecks, translationChecks]
  return groups.flatMap((checks) => checks(text)).filter(isBlocking)
}

function isBlocking({ level }: Check) {
  return level === 'blocking'
}

function sentencesIn(text: string, language: Language) {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].length
}

function factChecks({
  kind,
  language,
  title,
  slug,
  summary,
  contentNote = '',
  topics,
  countries,
}: CheckedText): Check[] {
  const checks: Check[] = []
  const problem = slugProblem(kind, slug)
  if (!title.trim()) checks.push(blocking('title', 'Give the text a title.', { field: 'title' }))
  if (problem) checks.push(blocking('address', problem, { field: 'slug' }))
  if (isAllCapitals(title)) checks.push(advice('capitals', isInCapitals('The title'), { field: 'title' }))
  if (sentencesIn(contentNote, language) > 2)
    checks.push(
      advice('content note', 'The content note is long. One or two sentences are read; more are passed over.', {
        field: 'contentNote',
      }),
    )
  if (!summary.trim())
    checks.push(
      advice('summary', 'There is no summary. Lists, search engines and messages show it under the title.', {
        field: 'summary',
      }),
    )
  if (kind === 'page') return checks
  const lacking = [topics === 0 && 'topic', countries === 0 && 'country'].filter(Boolean)
  if (lacking.length > 0)
    checks.push(
      advice('terms', `It has no ${lacking.join(' and no ')}: readers who follow one will not find it.`, {
        field: 'terms',
      }),
    )
  return checks
}

function termChecks({ doc, language, original }: CheckedText): Check[] {
  const { blocks, terms } = original ?? {}
  return blocks && terms ? agreedWordChecks(doc, language, { language: original!.language, blocks, terms }) : []
}

function englishChecks({ language, doc }: CheckedText): Check[] {
  const ease = language === 'en' ? readingEaseOf(doc) : undefined
  return ease && ease.ease < 30
    ? [
        advice('reading ease', `${easeInWords(ease)}. Shorter sentences and words reach more people.`, {
          from: 0,
          to: 0,
        }),
      ]
    : []
}

/** Leaves out headings. */
export function readingEaseOf(doc: Node) {
  const sum: TextCounts = { sentences: 0, words: 0, syllables: 0 }
  for (const block of proseBlocks(doc)) {
    const counts = countsOf(block)
    for (const key of ['sentences', 'words', 'syllables'] as const) sum[key] += counts[key]
  }
  return readingEase(sum)
}

// Paragraphs are immutable: after an edit only the changed one is counted.
const countsOf = keptByObject((block: Node) => textCountsOf(block.textContent))

function proseBlocks(doc: Node) {
  const blocks: Node[] = []
  doc.descendants((node) => {
    if (node.isTextblock && node.type.name !== 'heading') blocks.push(node)
    return !node.isTextblock
  })
  return blocks
}

export function hrefsIn(doc: Node): string[] {
  const hrefs = new Set<string>()
  doc.descendants((node, pos) => {
    if (node.isTextblock) for (const { href } of linksIn(node, pos + 1)) hrefs.add(href)
    return !node.isTextblock
  })
  return [...hrefs]
}

/** Returns what prevents a release in the fields of its kind, such as an end before the start; and advice. */
export function kindChecks({ kind, files, doc, facts }: CheckedText): Check[] {
  const checks = kind === 'publication' ? libraryChecks(files, doc.textContent) : []
  for (const { name, refusal, advice: adviceOf } of fieldsOf(kind)) {
    if (!facts) continue
    const [refused, said] = [refusal?.(facts[name], facts as FactLines), adviceOf?.(facts[name], facts as FactLines)]
    if (refused) checks.push(blocking(name, refused, { field: 'facts' }))
    if (said) checks.push(advice(name, said, { field: 'facts' }))
  }
  return checks
}

function libraryChecks(files: CheckedText['files'], abstract: string): Check[] {
  const checks: Check[] = []
  if (files.length === 0) checks.push(advice('files', 'The publication has no file to download.', { field: 'files' }))
  if (!abstract.trim())
    checks.push(
      advice('abstract', 'There is no abstract. On a slow line it may be all that somebody can read.', {
        from: 0,
        to: 0,
      }),
    )
  return checks
}

const saysNothing =
  /^(please )?(click|tap|press)?\s*(here|this|this link|link|read more|more|more info(rmation)?|learn more|see more|details|continue( reading)?|website|download)$/i
const maxInSentence = { words: 150, characters: 900 }

function wordChecks(doc: Node, language: Language, broken: ReadonlyMap<string, string> | undefined): Check[] {
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

type Link = { href: string; words: string; from: number; to: number }

/** A link over bold or italic words counts once. */
function linksIn(block: Node, start: number): Link[] {
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
