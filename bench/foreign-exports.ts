// Nine exports of WordPress that the importer never saw, moved in and compared word by word and address by address. See bench/README.md.
//   node --import tsx bench/foreign-exports.ts [--report] [NAME...]
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Report } from '@/domain/imports/report'
import { foreignSites } from './foreign/all'
import type { ForeignSite } from './foreign/export'
import { moveIn } from './foreign/move-in'
import { oldAddresses } from './foreign/old-addresses'
import { plainExport, publicWords, textOf, wordsOf, type PlainExport } from './foreign/plain-reader'
import { served, type Answer } from './foreign/served'

/** The least share of words, and of addresses. */
const wanted = { words: 0.999, addresses: 1 }

type Ask = (path: string) => Promise<Answer>
type Counted = { right: number; of: number; faults: string[] }

const { positionals, values } = parseArgs({ allowPositionals: true, options: { report: { type: 'boolean' } } })
if (!existsSync(join(import.meta.dirname, '../.next/BUILD_ID')))
  throw new Error('This needs a built tree: npm run build')
const folder = mkdtempSync(join(tmpdir(), 'gazette-foreign-'))
const total = { words: none(), addresses: none(), hidden: none() }

function none(): Counted {
  return { right: 0, of: 0, faults: [] }
}

async function compare(site: ForeignSite, home: string) {
  mkdirSync(home)
  const now = Date.now()
  const { xml, zone, takesLanguage, live, report, changedAgain } = await moveIn(site, home, now)
  const plain = plainExport(xml, now)
  const { ask, end } = await served(join(home, 'data'))
  try {
    const told = addressesTold(report)
    const words = await compareWords(plain, told, ask)
    const addresses = await compareAddresses(plain, { site, told }, ask)
    const hidden = await compareHidden(plain, ask)
    const texts = plain.items.filter(({ isPublic }) => isPublic).length
    if (live !== texts) hidden.faults.push(`${live} entries are public, ${texts} texts were`)
    if (changedAgain > 0) hidden.faults.push(`${changedAgain} things were not the same when imported again`)
    const advice = [zone, takesLanguage && site.language].filter(Boolean).join(', ')
    const cells = [texts, share(words), share(addresses), share(hidden)].map((cell) => String(cell).padStart(22))
    console.log(`${site.name.padEnd(34)}${cells.join('')}  ${advice}`)
    for (const [name, counted] of Object.entries({ words, addresses, hidden })) {
      for (const fault of counted.faults) console.log(`    ${name}: ${fault}`)
      const sum = total[name as keyof typeof total]
      sum.right += counted.right
      sum.of += counted.of
      sum.faults.push(...counted.faults)
    }
    if (values.report)
      for (const { what, found } of [...report.problems, ...report.leftOut])
        console.log(`    ${found.length} × ${what} ${found[0]?.place?.slice(0, 80) ?? ''}`)
  } finally {
    await end()
  }
}

/** Old addresses that are this site's own, such as `/news`: the report says of each that it cannot lead to its text. */
function addressesTold({ problems }: Report) {
  const { found = [] } = problems.find(({ what }) => what.startsWith('An old address of it cannot lead to it')) ?? {}
  return new Set(found.flatMap(({ place = '' }) => [place, `${place}/`]))
}

/** The words of each public text, against those of the page that its old address leads to. */
async function compareWords(plain: PlainExport, told: Set<string>, ask: Ask): Promise<Counted> {
  const counted = none()
  for (const item of plain.items.filter(({ isPublic }) => isPublic)) {
    const link = new URL(item.link)
    const path = link.pathname + link.search
    const { html } = await ask(told.has(path) ? `/?p=${item.id}` : path)
    const article = /<article\b.*<\/article>/s.exec(html)?.[0] ?? ''
    const here = wordsOf(textOf(article))
    const lost: string[] = []
    for (const [word, times] of publicWords(item, plain)) {
      const missing = Math.max(0, times - (here.get(word) ?? 0))
      counted.of += times
      counted.right += times - missing
      if (missing > 0) lost.push(missing > 1 ? `${word} (${missing})` : word)
    }
    if (lost.length > 0)
      counted.faults.push(`${item.id} “${item.title.slice(0, 40)}” lost ${lost.slice(0, 30).join(' ')}`)
  }
  return counted
}

async function compareAddresses(
  plain: PlainExport,
  { site, told }: { site: ForeignSite; told: Set<string> },
  ask: Ask,
): Promise<Counted> {
  const counted = none()
  const { pages, files } = oldAddresses(plain, { base: site.base, files: site.files ?? [] })
  const isTold = (path: string) => [...told].some((own) => own.endsWith('/') && path.startsWith(own)) || told.has(path)
  // A host of files of WordPress.com stays that company's.
  const asked = [
    ...pages.filter((path) => !isTold(path)),
    ...files.flatMap(({ isForeign, path }) => (isForeign ? [] : [path])),
  ]
  for (const path of asked) {
    const { status, hops } = await ask(path)
    counted.of++
    if (status === 200 && hops <= 1) counted.right++
    else counted.faults.push(`${decodeURI(path)} answers ${status} after ${hops} redirects`)
  }
  return counted
}

/** What was not public there must not be found here, by its number or its address. */
async function compareHidden(plain: PlainExport, ask: Ask): Promise<Counted> {
  const counted = none()
  const known = new Set(plain.items.filter(({ isPublic }) => isPublic).flatMap(({ id, link }) => [link, id]))
  for (const item of plain.items.filter(({ isPublic, type }) => !isPublic && type !== 'attachment')) {
    const link = new URL(item.link)
    const paths = [
      ...(known.has(item.id) ? [] : [`/?p=${item.id}`]),
      ...(known.has(item.link) ? [] : [link.pathname + link.search]),
    ]
    const answers = await Promise.all(paths.map((path) => ask(path)))
    counted.of++
    if (answers.every(({ status }) => status !== 200)) counted.right++
    else counted.faults.push(`${item.id} “${item.title}” is public`)
  }
  return counted
}

function share({ right, of }: Counted) {
  return `${right} of ${of}`
}

console.log(
  `${'site'.padEnd(34)}${['texts', 'words', 'addresses', 'hidden'].map((head) => head.padStart(22)).join('')}`,
)
try {
  for (const [n, site] of foreignSites.entries())
    if (positionals.length === 0 || positionals.some((name) => site.name.includes(name)))
      await compare(site, join(folder, String(n)))
  const { words, addresses, hidden } = total
  console.log(`${'all'.padEnd(56)}${[words, addresses, hidden].map((one) => share(one).padStart(22)).join('')}`)
  console.log(
    `${((words.right / words.of) * 100).toFixed(3)} % of words, ${((addresses.right / addresses.of) * 100).toFixed(2)} % of addresses`,
  )
  const isEnough = words.right >= words.of * wanted.words && addresses.right >= addresses.of * wanted.addresses
  if (!isEnough || hidden.faults.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
