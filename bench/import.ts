// WordPress exports of each size, imported into an empty archive, and imported again. See bench/README.md.
//   node --import tsx bench/import.ts [MEGABYTES...]
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { closeDatabase, openDatabase } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { actor } from '@/domain/staff/actor'
import { importWordPress } from '@/domain/imports/wordpress/import'
import { exportXml, itemXml, oldUrl } from '@/domain/imports/wordpress/test-export'

/** In megabytes; the smallest first, since memory is told by its peak so far. */
const sizes = process.argv.slice(2).map(Number)
// As the command does.
setFlagsFromString('--heap-growing-percent=20')
const who = actor({ id: null, name: 'Bench', role: 'admin', zone: 'Asia/Bangkok' })
const folder = mkdtempSync(join(tmpdir(), 'gazette-import-'))

async function measure(megabytes: number) {
  const file = join(folder, `${megabytes}.xml`)
  await write(file, megabytes * 1_000_000)
  openDatabase(join(folder, String(megabytes)))
  migrateDatabase()
  let items = 0
  const first = await timed(async () => {
    const imported = await importWordPress(who, { files: [file] }, Date.now())
    if (!imported.ok) throw new Error(imported.problems[0]!.message)
    items = imported.value.report.tally.new
  })
  const again = await timed(async () => {
    const imported = await importWordPress(who, { files: [file] }, Date.now())
    if (!imported.ok || imported.value.report.tally.unchanged !== items) throw new Error('It was not the same again.')
  })
  closeDatabase()
  const peak = Math.round(process.resourceUsage().maxRSS / 1000)
  const size = (statSync(file).size / 1_000_000).toFixed(1)
  console.log(
    `${size.padStart(7)} ${String(items).padStart(7)} ${first.padStart(18)} ${again.padStart(18)} ${`${peak} MB`.padStart(10)}`,
  )
}

/** Processor time, and time on the clock. */
async function timed(work: () => Promise<void>) {
  const [began, clock] = [process.cpuUsage(), performance.now()]
  await work()
  const { user, system } = process.cpuUsage(began)
  return `${((user + system) / 1_000_000).toFixed(1)} s (${((performance.now() - clock) / 1000).toFixed(0)} s)`
}

async function write(file: string, bytes: number) {
  const [head, tail] = exportXml(['HERE']).split('HERE')
  const stream = createWriteStream(file)
  stream.write(head)
  for (let n = 1; stream.bytesWritten + stream.writableLength < bytes; n++)
    if (!stream.write(item(n))) await once(stream, 'drain')
  stream.end(tail)
  await once(stream, 'close')
}

const words =
  'the project met people of six countries in Bangkok and agreed how survivors are heard before anything is decided'

/** A post of about five thousand characters, with links to others and a picture that is missing. */
function item(n: number) {
  const paragraph = (k: number) =>
    `<!-- wp:paragraph -->\n<p>${n}.${k} ${words}, <a href="${oldUrl}/?p=${((n * 7 + k) % n) + 1}">more</a>, <strong>${words}</strong>.</p>\n<!-- /wp:paragraph -->\n`
  const content = Array.from({ length: 12 }, (_, k) => paragraph(k)).join('\n')
  const month = String((n % 12) + 1).padStart(2, '0')
  return itemXml({
    id: n,
    date: `${2004 + (n % 12)}-${month}-15 10:00:00`,
    excerpt: words,
    terms: [`category c${n % 40} C${n % 40}`],
    content: `${content}<img src="${oldUrl}/wp-content/uploads/2014/10/${n}.jpg" alt="A river">`,
    comments: n % 3 ? [] : [{ author: 'A reader', text: words }],
  })
}

console.log('     MB  things   first (on clock)   again (on clock)       peak')
for (const megabytes of sizes.length > 0 ? sizes : [10, 100]) await measure(megabytes)
rmSync(folder, { recursive: true, force: true })
