// Writers for backups.ts, in their own process. They save, upload and publish until stopped, and log each
// acknowledgement in the file of the first argument before the next act. Archive: DATA_DIR.
import { appendFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase, read } from '@/db/connection'
import { storedFiles } from '@/db/schema'
import { saveDraft } from '@/domain/writing/drafts'
import { release } from '@/domain/publishing/releases'
import { content, got, post, someone, text } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { eq } from 'drizzle-orm'
import type { AcknowledgedWork } from './backups'

const log = process.argv[2]!
const writers = 4
/** Milliseconds between two acts of a writer: as many people would write, while the disk fills slowly. */
const writePause = 80
let isWriting = true
process.on('SIGTERM', () => (isWriting = false))

const acknowledge = (what: AcknowledgedWork) => appendFileSync(log, `${JSON.stringify(what)}\n`)
await Promise.all(Array.from({ length: writers }, (_, n) => writeOn(n)))
closeDatabase()

async function writeOn(writer: number) {
  const who = await someone('editor')
  for (let turn = 0; isWriting; turn++) {
    const title = `Writer ${writer}, text ${turn}`
    const session = `writer-${writer}-${turn}`
    const begun = await post(who, { title, slug: `w${writer}-${turn}`, summary: 'A summary.' }, Date.now())
    let last: { entryId: number; revisionId: number; counter: number } = begun
    for (let save = 0; save < 6 && isWriting; save++, await wait(writePause)) {
      const words = `Words ${writer} ${turn} ${save}`
      const whole = content({ title, slug: `w${writer}-${turn}`, summary: 'A summary.', body: text(words) })
      last = got(await saveDraft(who, { entryId: begun.entryId, base: last, session, content: whole }, Date.now()))
      acknowledge({ is: 'saved', revisionId: last.revisionId, counter: last.counter, words })
    }
    got(await release(who, last, Date.now()))
    acknowledge({ is: 'released', entryId: last.entryId, revisionId: last.revisionId })
    if (turn % 4 === writer) {
      const { id } = await picture(who)
      const files = await read().select().from(storedFiles).where(eq(storedFiles.mediaId, id))
      acknowledge({ is: 'uploaded', mediaId: id, files: files.map(({ name, sha256 }) => ({ name, sha256 })) })
    }
    await wait(writePause)
  }
}
