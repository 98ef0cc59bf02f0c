import { z } from 'zod'
import { plainText, PageBlocks, WordReport, type Edition } from '@/lib/edition/schema'
import { parseJsonText } from '@/lib/formats/json-text'
import { runInChild } from '../pdf/run-in-child'
import type { ReceivedFile } from '../received-files'

const maxSections = 2_000

// The child has read a hostile file: any line of another form ends it.
const EditionLine = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('none') }),
  z.strictObject({
    is: z.literal('edition'),
    sections: z.int().min(0).max(maxSections),
    language: z.string().max(100).optional(),
    report: WordReport,
    hidden: z.string().max(200_000),
  }),
  z.strictObject({ is: z.literal('section'), n: z.int().min(1).max(maxSections), blocks: PageBlocks }),
  z.strictObject({ is: z.literal('end') }),
])
type EditionLine = z.output<typeof EditionLine>
type EditionHead = Extract<EditionLine, { is: 'edition' }>

/** Milliseconds of processor time: 300 pages take about two seconds. */
const readTimeout = { next: 10_000, all: 20_000 }
const unhurriedTimeout = { next: 60_000, all: 100_000 }
const maxLineBytes = 60_000_000

export type WordEdition = { edition: Edition; pageTexts: string[]; language?: string }
type ReadOptions = { signal?: AbortSignal; onCost?: (peak: number) => void; isBackground?: boolean }

/** Makes an edition of a Word document in a child process; of source `none` if that fails or takes too long. */
export async function readWordEdition(
  file: Pick<ReceivedFile, 'path' | 'bytes'>,
  { signal, onCost, isBackground = false }: ReadOptions = {},
): Promise<WordEdition> {
  let head: EditionHead | undefined
  let isWhole = false
  const pages: Edition['pages'] = []
  const limit = isBackground ? unhurriedTimeout : readTimeout
  const onLine = (text: string) => {
    const line = parseJsonText(EditionLine, text)
    if (!line || isWhole) return false
    if (line.is === 'edition' && !head) head = line
    else if (line.is === 'section' && head && line.n === pages.length + 1)
      pages.push({ blocks: line.blocks, artifacts: line.n === 1 ? head.hidden : '' })
    else if (line.is === 'end' && head?.sections === pages.length) isWhole = true
    else if (line.is !== 'none') return false
    return limit
  }
  const input = { script: 'office/edition-child.mjs', heap: 200, args: [String(file.bytes)], input: file.path }
  const limits = { maxLineBytes, maxOutputBytes: 0, patience: limit, isBackground }
  const result = await runInChild({ ...input, ...limits, onLine, signal })
  onCost?.(result.peak)
  const found = head as EditionHead | undefined
  if (!found || !isWhole) return { edition: { from: 'none', pages: [] }, pageTexts: [] }
  const { report, language } = found
  const pageTexts = pages.map(({ blocks = [] }) => plainText(blocks))
  return {
    edition: { from: 'word', report, pages },
    pageTexts,
    language: language?.slice(0, language.indexOf('-') >>> 0),
  }
}
