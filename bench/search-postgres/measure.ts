import { closeDatabase } from '@/db/connection'
import { actor, type Actor } from '@/domain/staff/actor'
import { catalogueAt } from '@/domain/published/catalogue/catalogue'
import { vocabulary } from '@/domain/published/search/vocabulary'
import { deskKinds, publicKinds, type Kind } from './kinds'
import { Statements, type Taken } from './statements'

const wanted = 50

/** Asks everything of the database that DATABASE_URL names, and says whether each kind stayed under the limit. @param only kinds whose names hold this */
export async function measure(url: string, only = ''): Promise<boolean> {
  const statements = await Statements.of(url)
  const now = Date.now()
  const editor: Actor = actor({ id: 1, name: 'Anna', role: 'admin', zone: 'Asia/Bangkok' })
  await sayOnce(statements, 'the catalogue, after a start', () => catalogueAt(now))
  await sayOnce(statements, 'words for suggestions, read once', () => vocabulary())
  console.log(`\n${''.padEnd(51)}processor of the database    on the clock`)
  console.log(`${'ms'.padEnd(46)}times   median      p95  longest      p95`)
  let isGood = true
  const parts = { readers: publicKinds(now), 'the desk': deskKinds(editor, now) }
  for (const [who, kinds] of Object.entries(parts)) {
    const all: Taken[] = []
    for (const kind of kinds.filter(({ name }) => name.includes(only))) {
      const taken = await ask(statements, kind)
      // Kinds with a limit of their own are no part of what is usual.
      if (kind.limit === undefined) all.push(...taken)
      isGood = judge(kind.name, taken, kind.limit) && isGood
      if (process.env.LONGEST) sayLongest(taken)
    }
    if (all.length > 0) isGood = judge(`all: ${who}`, all) && isGood
  }
  await statements.end()
  closeDatabase()
  return isGood
}

async function sayOnce(statements: Statements, name: string, work: () => Promise<unknown>) {
  const { processor } = await statements.during(work)
  console.log(`${name.padEnd(46)}${processor.toFixed(0)} ms`)
}

async function ask(statements: Statements, { rounds, ask }: Kind): Promise<Taken[]> {
  // The first of a kind is planned with what the server has not read yet.
  await ask(0)
  const all: Taken[] = []
  for (let n = 1; n <= rounds; n++) all.push(await statements.during(() => ask(n)))
  return all
}

function sayLongest(all: Taken[]) {
  const [longest] = all.toSorted((a, b) => b.processor - a.processor)
  for (const { ms, query } of longest!.statements) console.log(`    ${ms.toFixed(1)} ${query}`)
}

function judge(name: string, all: Taken[], limit = wanted) {
  const processor = partsOf(all.map(({ processor }) => processor))
  const clock = partsOf(all.map(({ clock }) => clock))
  const figures = [processor.median, processor.most, processor.longest, clock.most].map((ms) =>
    ms.toFixed(1).padStart(9),
  )
  const isGood = processor.most < limit
  const verdict = isGood ? '' : `   over ${limit}`
  console.log(`${name.padEnd(46)}${String(all.length).padStart(5)}${figures.join('')}${verdict}`)
  return isGood
}

function partsOf(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
  return { median: at(0.5), most: at(0.95), longest: at(1) }
}
