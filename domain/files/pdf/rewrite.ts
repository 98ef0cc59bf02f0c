import { done, refused, type Result } from '@/lib/result'
import { withReceived } from '../received-files'
import { runInChild } from './run-in-child'
import { titleInProperty } from '../document-title'
import { propertiesIn } from './facts'
import { readPdf, type PdfContents } from './read'

type FileToRead = Parameters<typeof readPdf>[0]

const rewriteTimeout = { next: 8_000, all: 8_000 }

/** Copies a PDF without properties but its title. Refused unless the copy has the same pages, words and tags. */
export async function withoutProperties(file: FileToRead, signal?: AbortSignal): Promise<Result<Buffer>> {
  const before = await readPdf(file, { signal })
  if (!before.ok) return before
  const title = titleInProperty(before.value.properties.Title)
  const args = title ? ['title'] : []
  const work = { script: 'pdf/rewrite-child.mjs', heap: 160, args, input: file.path, patience: rewriteTimeout, signal }
  const result = await runInChild({
    ...work,
    maxLineBytes: 0,
    maxOutputBytes: file.bytes * 2 + 1_000_000,
    onLine: () => false,
  })
  if (result.stopped === 'memory' || result.stopped === 'time') return refused(tooLarge)
  if (!result.succeeded || result.output.length === 0) return refused(notRewritten)
  const copy = await withReceived(result.output, (copyFile) => readPdf(copyFile, { signal }))
  if (!copy.ok || !hasSameContents(before.value, copy.value)) return refused(notRewritten)
  const remainingNames = Object.keys(propertiesIn(copy.value.properties)).filter((name) => !title || name !== 'title')
  return remainingNames.length > 0 ? refused(notRewritten) : done(result.output)
}

function hasSameContents(before: PdfContents, after: PdfContents) {
  return (
    before.pages === after.pages &&
    before.tagged === after.tagged &&
    before.pageTexts.every((text, n) => text === after.pageTexts[n])
  )
}

const inItsProgram = 'In the program it comes from, remove its properties, save it again and replace the file.'
const notRewritten = `This PDF cannot be rewritten without changing it. ${inItsProgram}`
const tooLarge = `This PDF is too large to be rewritten here. ${inItsProgram}`
