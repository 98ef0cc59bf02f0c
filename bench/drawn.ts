// Every kind of public page as Chromium, Firefox and WebKit draw it. See bench/README.md.
//   xvfb-run -a -s '-screen 0 1600x2600x24' node --import tsx bench/drawn.ts [FOLDER FOR PICTURES] [PART OF A KIND'S NAME]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@/db/connection'
import type { Actor } from '@/domain/staff/actor'
import { someone } from '@/domain/testing/newsroom'
import { engines } from './browsers/engines.mjs'
import { differencesOf, faultsOf, greyDifference, tolerance, type Layout } from './drawn/compared'
import { layout, pale, settled } from './drawn/layout.mjs'
import { makePosts, publish } from './pages/made-posts'
import { addressOf, templates } from './pages/weights'
import { startSite } from './site.mjs'

const [givenFolder, part = ''] = process.argv.slice(2)
const widths = [360, 1_280]
/** The height of the pictures. Higher pages are compared by positions only. */
const height = 2_400

type Hand = Awaited<ReturnType<(typeof engines)[keyof typeof engines]['open']>>
type Drawn = { layout: Layout; picture: string }

const missing = Object.values(engines).filter((engine) => !engine.has())
for (const { needs } of missing) console.error(`This needs ${needs}.`)
if (missing.length > 0) process.exit(1)

const folder = givenFolder ?? mkdtempSync(join(tmpdir(), 'gazette-drawn-'))
const site = await startSite({ settings: { DEMO: 'yes' } })
try {
  openDatabase(site.dataDir)
  const kinds = Object.entries(await kindsToDraw(await someone())).filter(([name]) => name.includes(part))
  const pages = await Promise.all(
    kinds.map(async ([name, path]) => ({ name, address: await addressOf(site.url, path) })),
  )
  const drawn: Record<string, Map<string, Drawn>> = {}
  for (const [name, engine] of Object.entries(engines)) drawn[name] = await drawAll(name, await engine.open(), pages)
  for (const name of Object.keys(engines)) await report(name, drawn[name]!, drawn.chromium!)
} finally {
  await site.end()
  if (!givenFolder) rmSync(folder, { recursive: true, force: true })
}

/** Returns the path of a page of each kind, by name: measured pages, and texts with every kind of content. */
async function kindsToDraw(actor: Actor) {
  const { withdrawn, '600 words of Burmese': burmese } = await makePosts(actor)
  const weighed = Object.entries(templates).filter(([name]) => !/^help.* (lo|th|vi|zh)$/.test(name))
  return {
    ...Object.fromEntries(weighed.map(([name, { path }]) => [name, path])),
    'publications, Chinese': '/zh/publications',
    'post with a chart': '/2013/11/figures-and-what-they-cannot-say',
    'post with a quotation': '/2014/11/secretariat',
    'post with a picture': '/2015/09/pictures-that-show-nobody',
    'post with notes': await publishNotes(actor),
    'long post, Burmese': burmese,
    withdrawn,
  }
}

async function publishNotes(actor: Actor) {
  const note = (text: string) => ({ type: 'footnote', attrs: { text } })
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Numbers come from two offices' }] }
  const content = [...paragraph.content, note('The labour office.'), { type: 'text', text: ' and are compared' }]
  const whole = { ...paragraph, content: [...content, note('Each year, in March: https://example.org/figures')] }
  const { path } = await publish(actor, {
    title: 'Where numbers are from',
    summary: 'Two sources.',
    body: { type: 'doc', content: [whole] },
  })
  return path
}

async function drawAll(engine: string, hand: Hand, pages: { name: string; address: string }[]) {
  const drawn = new Map<string, Drawn>()
  mkdirSync(join(folder, engine), { recursive: true })
  try {
    console.log(hand.name)
    for (const width of widths) {
      await resize(hand, width)
      for (const { name, address } of pages) {
        const picture = join(folder, engine, `${name.replaceAll(/\W+/g, '-')}-${width}.png`)
        await hand.go(address)
        for (let tries = 0; tries < 100 && !(await hand.run(settled)); tries++) await wait(50)
        drawn.set(`${name}, ${width}`, { layout: (await hand.run(layout)) as Layout, picture })
        await hand.run(pale)
        await hand.shot(picture)
      }
    }
  } finally {
    await hand.close()
  }
  return drawn
}

/** A window with bars is larger than the page in it. */
async function resize(hand: Hand, width: number) {
  await hand.size(width, height)
  const inner = '() => [innerWidth, innerHeight]'
  const [gotWidth, gotHeight] = (await hand.run(inner)) as [number, number]
  if (gotWidth !== width || gotHeight !== height) await hand.size(2 * width - gotWidth, 2 * height - gotHeight)
  const [now] = (await hand.run(inner)) as [number, number]
  if (now !== width) throw new Error(`${hand.name} makes no page ${width} px wide: ${now}`)
}

async function report(engine: string, drawn: Map<string, Drawn>, reference: Map<string, Drawn>) {
  let [wrong, max, mostOf] = [0, 0, '']
  for (const [page, { layout, picture }] of drawn) {
    const other = reference.get(page)!
    const grey = await greyDifference(picture, other.picture)
    if (grey > max) [max, mostOf] = [grey, page]
    const faults = [
      ...faultsOf(layout),
      ...differencesOf(layout, other.layout),
      ...(grey > tolerance.grey ? [`the pictures differ by ${grey.toFixed(1)}`] : []),
    ]
    if (faults.length === 0) continue
    wrong++
    console.log(`  ${page}\n${faults.map((fault) => `    ${fault}`).join('\n')}`)
  }
  const difference = mostOf && `; pictures differ by at most ${max.toFixed(1)} (${mostOf})`
  console.log(`${engine}: ${drawn.size} pages, ${wrong} wrong${difference}`)
  if (wrong > 0) process.exitCode = 1
}
