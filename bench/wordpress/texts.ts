import { writeFileSync } from 'node:fs'
import { bodySchema } from '@/domain/content/body/schema'
import { publicOutline } from '@/domain/exports/wordpress/outline'
import { revisionText } from '@/domain/exports/wordpress/revision-text'

/** The lines of every public text as readers of this site have them, by entry: `npx tsx bench/wordpress/texts.ts FILE.json`. */
const lines: Record<number, string[]> = {}
for (const { entryId, kind, revisionId } of await publicOutline(Date.now())) {
  const { text } = await revisionText(revisionId, kind)
  const texts: string[] = []
  bodySchema.nodeFromJSON(text.body).descendants((node) => {
    if (node.isTextblock) node.forEach((inline) => void (inline.isText && texts.push(inline.text!)))
    for (const field of ['caption', 'credit', 'title', 'text'])
      if (node.attrs[field]) texts.push(String(node.attrs[field]))
  })
  lines[entryId] = texts
}
writeFileSync(process.argv[2]!, JSON.stringify(lines))
