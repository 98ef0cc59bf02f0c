// Every book of the demonstration under epubcheck, or those whose address a word is in, and what each takes. See bench/README.md.
//   node --import tsx bench/epub.ts [WORD]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listsIn } from '@/app/(site)/-/[lang]/sitemap-xml/lists'
import { siteFrame } from '@/app/(site)/frame'
import { handlerOf } from '@/app/(site)/handlers'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { seedDemonstration } from '@/demonstration/seed'
import { languages } from '@/lib/languages'
import { publicAddress } from '@/lib/public-address'

/** Debian's package `epubcheck`; its own script starts the file as a program, which needs binfmt. */
const epubcheck = '/usr/share/java/epubcheck.jar'

const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
process.env.DATA_DIR = folder
openDatabase(folder)
try {
  await migrateDatabase()
  const now = Date.now()
  await seedDemonstration(now)
  const books = (await booksAt(now)).filter((address) => address.includes(process.argv[2] ?? ''))
  console.log('book, texts and pictures in kB, ms of this process, epubcheck')
  for (const address of books) {
    const { handler, params } = handlerOf(address.split('?')[0]!)
    const start = process.cpuUsage()
    const answer = await handler(new Request(`http://localhost:3000${address}`), { params: Promise.resolve(params) })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const { user, system } = process.cpuUsage(start)
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`)
    console.log(
      [address, Math.round(bytes.length / 1_000), Math.round((user + system) / 1_000), checked(bytes)].join('  '),
    )
  }
} finally {
  closeDatabase()
  rmSync(folder, { recursive: true, force: true })
}
process.exit()

async function booksAt(now: number) {
  const addresses: string[] = []
  for (const language of languages) {
    const frame = await siteFrame({ at: now, language })
    if (frame.languages.includes(language))
      for (const { path } of await listsIn({ frame, language, now }))
        if (publicAddress(`${path}/book.epub`).row.name.startsWith('book')) addresses.push(`${path}/book.epub`)
  }
  return [...addresses, '/publications/book.epub?type=report']
}

function checked(bytes: Buffer) {
  if (!existsSync(epubcheck)) return 'not checked'
  const file = join(folder, 'book.epub')
  writeFileSync(file, bytes)
  try {
    return execFileSync('java', ['-jar', epubcheck, file], { encoding: 'utf8', stdio: 'pipe' }).includes(
      'No errors or warnings',
    )
      ? 'valid'
      : 'WARNINGS'
  } catch (error) {
    return `FAULTS\n${(error as { stderr: string }).stderr}`
  }
}
