import type { ImportProblem } from '@/db/schema'
import { maxCellLength } from '@/lib/formats/csv-rows'
import { factsIn, inSnakeCase } from '@/lib/kinds/kinds'
import type { Language } from '@/lib/languages/languages'
import { isSlug, slugify } from '@/lib/text/slug'
import { emptyBody } from '@/domain/content/body/schema'
import { Content } from '@/domain/content/content'
import { isUnknown, sourceLanguage } from '../import-setting'
import type { ColumnName, SheetRow } from './columns'
import { factsInCells, type RefuseCell } from './facts'
import { listIn, stateIn } from './spellings'

export type Publication = {
  line: number
  /** The address, or the first file: identifies the publication in later imports. */
  key: string
  files: string[]
  language: Language
  isPublic: boolean
  topics: string[]
  countries: string[]
  content: Content
  oldUrls: string[]
  /** Unknown columns and invalid cells, by head. */
  otherCells: Record<string, string>
  problems: ImportProblem[]
}

export type RefusedLine = { line: number; key: string; title: string; leftOut: string }

/** Reads a line. An invalid cell makes it a draft; without a usable file, title or language it is left out. */
export function publicationIn(row: SheetRow): Publication | RefusedLine {
  const { line, cells } = row
  const otherCells = { ...row.otherCells }
  const problems: ImportProblem[] = []
  let isIncomplete = false
  const remark = (column: ColumnName, what: string, more?: string) => {
    // The cell's text becomes the place, so that all cells with one problem share a sentence.
    const quoted = `“${cells[column]}” `
    const isQuoted = cells[column] !== '' && what.startsWith(quoted)
    const value = isQuoted ? cells[column] : more
    const place = cellName(line, column) + (value ? `: ${value}` : '')
    problems.push({ what: isQuoted ? `The cell ${what.slice(quoted.length)}` : what, place })
  }
  const say = (column: ColumnName, what: string) => {
    remark(column, what)
    isIncomplete = true
  }
  for (const { column, head } of row.cut) {
    problems.push({ what: cellTooLong, place: cellName(line, column ?? head) })
    isIncomplete ||= column !== undefined
  }
  const notUnderstood = (column: ColumnName, what: string) => {
    say(column, what)
    otherCells[column] = cells[column]!
    return undefined
  }

  const files = pathsIn(cells.file)
  const title = cells.title.replace(/\s+/g, ' ')
  const slug = slugIn(cells.slug, say)
  // Runs of spaces count as one, as in the keys of earlier imports.
  const keyOf = () => slug || (files[0] ?? '').replace(/\s+/g, ' ')
  const leftOut = (why: string): RefusedLine => ({ line, key: keyOf() || `line ${line}`, title, leftOut: why })
  if (row.wrong) return leftOut(row.wrong)
  if (!files.length) return leftOut('The line names no file.')
  if (files.length > 100) return leftOut('The line names more than 100 files, which is all that a text can have.')
  const { language, tag } = sourceLanguage([cells.language])
  if (isUnknown(tag))
    return leftOut(`“${tag}” is no language that is known here. Write its name in English, or its code.`)

  const publication = factsInCells(cells, { remark, refuse: notUnderstood })
  const state = stateIn(cells.state)
  if (!state) notUnderstood('state', `“${cells.state}” is neither “draft” nor “public”.`)
  if (!title) say('title', 'The line has no title: the name of its file stands in.')

  const typedContent: Content = {
    title: title || titleFrom(files[0]!),
    slug,
    summary: cells.summary.replace(/\s+/g, ' '),
    body: abstractBody(cells.abstract),
    dated: null,
    byline: '',
    contentNote: '',
    termIds: [],
    files: [],
    lead: null,
    publication,
  }
  const content = withinLimits(typedContent, notUnderstood)
  if (typeof content === 'string') return leftOut(content)
  return {
    line,
    key: keyOf(),
    files,
    language,
    content,
    otherCells,
    problems,
    isPublic: state === 'public' && !isIncomplete,
    topics: listIn(cells.topics),
    countries: listIn(cells.countries),
    oldUrls: listIn(cells.old_url),
  }
}

const cellTooLong = `The cell is longer than ${maxCellLength.toLocaleString('en')} characters. What stands behind these is left out.`

export function cellName(line: number, column: string) {
  return `line ${line}, ${column}`
}

function pathsIn(cell: string) {
  const paths = cell.replaceAll('\\', '/').split(/[;\n\r]+/)
  return [...new Set(paths.map((path) => path.trim()).filter(Boolean))]
}

type SayProblem = (column: ColumnName, what: string) => void

function slugIn(typed: string, say: SayProblem) {
  if (!typed || isSlug(typed)) return typed
  const slug = slugify(typed, '')
  say(
    'slug',
    slug
      ? `An address has small letters, digits and hyphens: “${slug}” stands in for “${typed}”.`
      : `“${typed}” has no letters that could stand in an address. One is made from the title.`,
  )
  return slug
}

/** "reports/annual_report-2014.pdf": "annual report 2014". */
export function titleFrom(file: string) {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
  return name.replace(/[-_\s]+/g, ' ').trim() || name
}

function abstractBody(abstract: string) {
  const paragraphs = abstract.split(/[\r\n]+/).map((line) => line.trim().replace(/\s+/g, ' '))
  const content = paragraphs.filter(Boolean).map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  return content.length ? { type: 'doc', content } : emptyBody
}

/** Stores too long texts with the publication; returns a sentence if nothing can be imported. */
function withinLimits(typedContent: Content, refuse: RefuseCell): Content | string {
  const parsed = Content.safeParse(typedContent)
  if (parsed.success) return parsed.data
  const publication = { ...typedContent.publication! }
  const content = { ...typedContent, publication }
  for (const { path, message } of parsed.error.issues) {
    const [field, inner] = path as string[]
    if (field === 'summary') content.summary = refuse('summary', message) ?? ''
    else if (field === 'body') content.body = refuse('abstract', message) ?? emptyBody
    else if (field === 'publication' && inner) {
      refuse(inSnakeCase(inner), message)
      Object.assign(publication, { [inner]: factsIn('publication', {})[inner as 'publisher'] })
    } else return message
  }
  return content
}
