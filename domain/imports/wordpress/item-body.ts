import type { ImportProblem } from '@/db/schema'
import { parseBody, readParsedBody, type ParsedBody } from '../body'
import type { MediaRef } from '../imported-body'
import type { ImportContext } from './import-context'
import { linkTarget } from './link-targets'
import type { ImportItem } from './plan'
import { metaOf } from './survey'
import { importNamedFiles } from './import-files'
import type { ImportedFile } from './uploads'

/** Reads the body with new links; imports files that only the text names. */
export async function itemBody(item: ImportItem, ctx: ImportContext) {
  const parsed = parseBody(item.wxr.content)
  const body = readItemBody(parsed, item, ctx)
  const refs = [...body.mediaRefs, ...body.links.map((url) => ({ url }))]
  return (await importNamedFiles(refs, ctx)) ? readItemBody(parsed, item, ctx) : body
}

function readItemBody(parsed: ParsedBody, { link, id, wxr, language }: ImportItem, ctx: ImportContext) {
  const { survey, uploads } = ctx
  const targets = new Map<string, string>()
  const documents = new Map<string, ImportedFile>()
  const media = new Set<string>()
  const problems: ImportProblem[] = []
  const body = readParsedBody(parsed, {
    language,
    resolveLink(href) {
      const target = linkTarget(href, link, ctx)
      if (!target) return undefined
      targets.set(href, 'to' in target ? target.to : target.why)
      const what = 'why' in target ? target.why : target.lost
      if (what) problems.push({ what, place: href })
      const file = uploads.find({ url: href })
      if (file?.kind === 'document') documents.set(file.mediaId, file)
      return 'to' in target ? target.to : wholeAddress(href, link || survey.old.url)
    },
    resolveMedia(ref: MediaRef) {
      const file = uploads.find(ref)
      if (file) media.add(file.mediaId)
      return file
    },
    hasNoFiles: ctx.folder === undefined,
    resolveBlock: (block) => survey.blocks.get(block),
    attached: uploads.attachedTo(id),
    footnotes: metaOf(wxr, 'footnotes')[0],
  })
  return {
    ...body,
    targets: [...targets],
    media: [...media],
    documents: [...documents.values()],
    problems: unique([...body.problems, ...problems]),
  }
}

/** Keeps an unknown address: it may still work at the old site. */
function wholeAddress(href: string, from: string) {
  return URL.canParse(href, from) ? new URL(href, from).href : undefined
}

function unique(problems: ImportProblem[]) {
  const keys = new Set<string>()
  return problems.filter(({ what, place }) => {
    const key = `${what}\n${place}`
    return !keys.has(key) && keys.add(key)
  })
}
