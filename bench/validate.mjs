// Every public page, in every language, as validators and a crawler see it. See bench/README.md.
//   node bench/validate.mjs
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { LinkChecker } from 'linkinator'
import { faultsOf } from './pages/html.mjs'
import { addressesIn, kinds, startSite } from './pages/site.mjs'

const site = await startSite()
try {
  const otherAddresses = [
    '/no-such-page',
    '/publications?type=report&country=myanmar',
    '/publications?q=consent',
    ...Object.values(kinds),
  ]
  const addresses = new Set([
    ...(await addressesIn(`${site.url}/sitemap.xml`)),
    ...otherAddresses.map((path) => site.url + path),
  ])
  const pages = await Promise.all([...addresses].map(async (address) => ({ address, html: await read(address) })))
  report('html-validate', pages.length, await htmlFaults(pages))
  report('Nu Html Checker', pages.length, await nuFaults(pages))
  const { checked, faults } = await brokenLinks()
  report('Links', checked, faults)
} finally {
  await site.end()
}

async function read(address) {
  return (await fetch(address)).text()
}

async function htmlFaults(pages) {
  const checked = await Promise.all(pages.map(async ({ address, html }) => ({ address, faults: await faultsOf(html) })))
  return checked.flatMap(({ address, faults }) => faults.map((fault) => ({ fault, address })))
}

/** The W3C's checker, all pages in one run of Java. */
async function nuFaults(pages) {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-html-'))
  const files = pages.map(({ html }, n) => {
    const file = join(folder, `${n}.html`)
    writeFileSync(file, html)
    return file
  })
  const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar')
  // React closes void elements with a slash, which does nothing; and the checker knows no container queries, no calc() and, in CSS, no property of SVG.
  const passedOver =
    '.*Trailing slash on void elements.*|CSS: .*(container-type|Unknown dimension|calc\\(|paint-order).*'
  const flags = ['--format', 'json', '--exit-zero-always', '--filterpattern', passedOver]
  try {
    const { stderr } = await promisify(execFile)('java', ['-jar', jar, ...flags, ...files], { maxBuffer: 2 ** 27 })
    return JSON.parse(stderr).messages.map(({ url, type, subType, message, extract }) => {
      const { address } = pages[Number(/(\d+)\.html$/.exec(url)[1])]
      return { fault: `${subType ?? type}: ${message} ${(extract ?? '').trim()}`, address }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Follows every link from the front page and from every language's. Other hosts are left alone. */
async function brokenLinks() {
  const checker = new LinkChecker()
  const foundOn = ({ url, status, parent }) => ({ fault: `${url} answers ${status}, found`, address: parent })
  const { links } = await checker.check({
    path: `${site.url}/`,
    recurse: true,
    concurrency: 20,
    // Only a line that broke is tried again, as on a busy machine; an answer is an answer.
    retryErrors: true,
    // Two choices of the library together are as many pages as there are pairs, made of the same links.
    linksToSkip: async (link) => !link.startsWith(site.url) || /[?&]\w+=.*&\w+=/.test(link),
  })
  const checkedLinks = links.filter(({ state }) => state !== 'SKIPPED')
  return { checked: checkedLinks.length, faults: checkedLinks.filter(({ state }) => state === 'BROKEN').map(foundOn) }
}

/** Each fault once, with the first page that has it: what stands in every page's head or style is one fault. */
function report(name, checked, faults) {
  console.log(`${name}: ${checked} checked, ${faults.length} wrong`)
  const byFault = new Map(faults.map(({ fault }) => [fault, faults.filter((other) => other.fault === fault)]))
  for (const [fault, [{ address }, ...otherPages]] of [...byFault].slice(0, 50))
    console.log(`  ${fault} on ${address}${otherPages.length > 0 ? ` and ${otherPages.length} more` : ''}`)
  if (faults.length > 0) process.exitCode = 1
}
