// Lighthouse's four scores for one public page of each kind, as a phone. See bench/README.md.
//   node bench/lighthouse.mjs [KIND OF PAGE]
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { findChromium, flags } from '../scripts/chromium.mjs'
import { freePort, kinds, startSite } from './pages/site.mjs'

const minScores = { performance: 0.99, accessibility: 1, 'best-practices': 1, seo: 1 }
// What was found for somebody's words asks not to be listed; Lighthouse counts that against a page.
const unlisted = ['search results', 'nothing found']
const only = process.argv[2]
const categories = Object.keys(minScores)

const executablePath = findChromium(chromium.executablePath())
if (!executablePath)
  throw new Error('This needs Chromium: apt-get install chromium, or npx playwright install chromium')
const site = await startSite()
const port = await freePort()
const powers = []
const browser = await chromium.launch({ executablePath, args: [...flags, `--remote-debugging-port=${port}`] })
try {
  console.log(`${''.padEnd(22)}${categories.map((name) => name.padStart(16)).join('')}`)
  for (const [kind, path] of Object.entries(kinds)) if (!only || kind === only) await audit(kind, path)
  // Lighthouse makes whatever machine four times slower, and calls one slow itself where this is below 1,000.
  console.log(
    `\nLighthouse's index of this machine: ${Math.round(Math.min(...powers))} to ${Math.round(Math.max(...powers))}`,
  )
} finally {
  await browser.close()
  await site.end()
}

async function audit(kind, path) {
  const skipAudits = unlisted.includes(kind) ? ['is-crawlable'] : []
  const options = { port, onlyCategories: categories, skipAudits, logLevel: 'error' }
  const lhr = await measured(site.url + path, options)
  powers.push(lhr.environment.benchmarkIndex)
  const scores = categories.map((name) => lhr.categories[name].score)
  console.log(`${kind.padEnd(22)}${scores.map((score) => String(Math.round(score * 100)).padStart(16)).join('')}`)
  const short = categories.filter((name, n) => scores[n] < minScores[name])
  for (const name of short) explain(lhr, name)
  if (short.length > 0) process.exitCode = 1
}

/** On a busy machine a picture of the page may never come, and some scores with it: that is no score of 0. */
async function measured(address, options) {
  for (let tries = 0; tries < 3; tries++) {
    const { lhr } = await lighthouse(address, options)
    if (categories.every((name) => lhr.categories[name].score !== null)) return lhr
  }
  throw new Error(`Lighthouse could not measure ${address}`)
}

/** The audits that took something from a score. */
function explain(lhr, name) {
  for (const { id, weight } of lhr.categories[name].auditRefs) {
    const { score, title, displayValue = '', explanation = '', details } = lhr.audits[id]
    if (weight === 0 || score === null || score >= 0.9) continue
    console.log(`  ${name}: ${title} ${displayValue} ${explanation}`)
    for (const item of (details?.items ?? []).slice(0, 3)) {
      const { node, url, description, source } = item
      console.log(`    ${node?.snippet ?? url ?? description ?? source ?? ''}`)
    }
  }
}
