// node scripts/image.mjs FOLDER copies what serves from a built clone: all of the image and of a release but Node.
import { createRequire } from 'node:module'
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fontFiles } from '../lib/languages/fonts.mjs'
import { sources } from './compile.mjs'
import { imageFaults, isForBuilding } from './image-faults.mjs'
import { root } from './run.mjs'

const load = createRequire(join(root, 'package.json'))
const { name, version, license, type, engines, dependencies } = load('./package.json')

const programs = ['.compiled', '.letters', 'messages', 'addresses.mjs', 'next.config.mjs', 'public']
const documents = ['.env.example', 'CHANGELOG.md', 'LICENSE', 'docs/deploy', 'docs/operating', 'docs/operating.md']
const notServed = /^(cache|diagnostics|trace|trace-build|turbopack|types|build|\.ready|.*\.nft\.json)$/
const testPattern = /\.test\.|\/test(ing|-[^/]*)(\/|$)|tsbuildinfo$/
/** Types, maps, and of Next the documents, the measures of typefaces and the compiler. */
const unneededFiles = /\.(map|[cm]?tsx?)$|^node_modules\/next\/dist\/(docs|server\/capsize|compiled\/webpack\/bundle)/
/** Parts of Next of which its own trace alone knows what a server loads. */
const tracedByNextAlone = /^node_modules\/next\/dist\/compiled\/(babel|next-server|next-devtools|@vercel\/(nft|og))/

/** Copies what serves into a new folder. Returns a sentence for each thing in it that only builds or tests. */
export async function makeImage(folder) {
  const copy = (path, isWanted = () => true) =>
    cpSync(join(root, path), join(folder, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => isWanted(file.slice(root.length)),
    })
  for (const path of [...programs, ...documents]) copy(path)
  for (const path of sources) copy(path, (file) => !/\.tsx?$/.test(file) && !testPattern.test(file))
  for (const name of readdirSync(join(root, '.next')))
    if (!notServed.test(name)) copy(`.next/${name}`, (file) => !/\.nft\.json$/.test(file))
  for (const file of await packageFiles()) copy(file)
  for (const file of filesIn(folder, '.next', /\.map$/)) shortenMap(join(folder, file))
  writePackage(folder)
  return imageFaults(folder)
}

/** Returns the files of packages that are opened: those that Next traced for its pages, and where all else leads. */
async function packageFiles() {
  const { nodeFileTrace } = load('next/dist/compiled/@vercel/nft')
  const beside = sources.flatMap((folder) => filesIn(root, folder, /\.mjs$/)).filter((file) => !testPattern.test(file))
  const entries = [...filesIn(root, '.compiled', /\.js$/), ...beside, ...requiredFiles()]
  const ignore = (file) => isLeftOut(file) || tracedByNextAlone.test(file)
  const { fileList } = await nodeFileTrace(
    entries.map((file) => join(root, file)),
    { base: root, processCwd: root, ignore },
  )
  // Next asks where these are, by names that it puts together.
  const asked = filesIn(root, 'node_modules/next/dist/compiled', /^(webpack\/.*\.js|@babel\/runtime\/package\.json)$/)
  const all = [...fileList, ...tracedByNext(), ...asked, ...fontFiles.map(({ file }) => file)]
  const files = all.filter((file) => file.startsWith('node_modules/') && !isLeftOut(file))
  return new Set([...files, ...[...new Set(files.map(dirname))].flatMap(licencesIn)])
}

/** Finds the licences in a folder: whoever gives a package on has to give them on. */
function licencesIn(folder) {
  return readdirSync(join(root, folder)).flatMap((name) =>
    /^(licen[cs]e|notice|copying)/i.test(name) ? [join(folder, name)] : [],
  )
}

function isLeftOut(file) {
  const [packagePath] = /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file) ?? []
  const [, platform, processor] = /prebuilds\/(\w+?)-(\w+)\.node$/.exec(file) ?? []
  const isForOthers = platform !== undefined && (platform !== process.platform || processor !== process.arch)
  return unneededFiles.test(file) || isForOthers || (packagePath !== undefined && isForBuilding(packagePath))
}

function tracedByNext() {
  return filesIn(root, '.next', /\.nft\.json$/).flatMap((trace) =>
    load(`./${trace}`).files.map((file) => join(dirname(trace), file)),
  )
}

/** Files that sources load with `createRequire`, which no bundler sees. */
function requiredFiles() {
  const texts = sources
    .flatMap((folder) => filesIn(root, folder, /\.tsx?$/))
    .filter((file) => !testPattern.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .filter((text) => text.includes('createRequire('))
  const names = texts.flatMap((text) => [...text.matchAll(/\(\s*(?:\/\*[^*]*\*\/\s*)?'([^'.]+[^']*)',?\s*\)/g)])
  return names
    .map(([, name]) => name)
    .filter((name) => Object.keys(dependencies).some((one) => name === one || name.startsWith(`${one}/`)))
    .map((name) => load.resolve(name).slice(root.length))
}

function filesIn(base, folder, pattern) {
  if (!existsSync(join(base, folder))) return []
  return readdirSync(join(base, folder), { recursive: true })
    .filter((file) => pattern.test(file))
    .map((file) => `${folder}/${file}`)
}

/** Stacks need places alone; the texts of the sources are two thirds of a build. */
function shortenMap(file) {
  const shorten = ({ sourcesContent: _, sections, ...map }) => ({
    ...map,
    ...(sections && { sections: sections.map(({ offset, map }) => ({ offset, map: shorten(map) })) }),
  })
  writeFileSync(file, JSON.stringify(shorten(JSON.parse(readFileSync(file, 'utf8')))))
}

function writePackage(folder) {
  const scripts = {
    start: 'exec node --max-semi-space-size=4 .compiled/server/start.js',
    gazette: 'exec node .compiled/cli/main.js',
  }
  const contents = { name, version, license, private: true, type, engines, scripts }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(contents, undefined, 2)}\n`)
  writeFileSync(join(folder, 'VERSION'), `${version}\n`)
}

if (process.argv[1] === import.meta.filename) {
  const folder = resolve(process.argv[2] ?? '')
  const isNew = process.argv[2] && !existsSync(folder)
  const faults = isNew
    ? await makeImage(folder)
    : ['Name a folder that is not there yet: node scripts/image.mjs FOLDER']
  for (const fault of faults) console.error(fault)
  process.exit(faults.length > 0 ? 1 : 0)
}
