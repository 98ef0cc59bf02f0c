import { expect, test } from 'vitest'
import { importGraph } from './lint/import-graph.mjs'
import { sources, text } from './test-sources'

/** Files that may be longer than 250 lines, and why. */
const long: Record<string, string> = {
  'lib/kinds/publication.ts': 'every field of a publication',
}

test('no file is longer than 250 lines without a reason', () => {
  const code = sources.filter((file) => /\.(tsx?|mjs|css)$/.test(file) && !file.endsWith('site/stylesheet.ts'))
  const tooLong = code.filter((file) => text(file).split('\n').length > 251)
  expect(tooLong.filter((file) => !long[file])).toEqual([])
  expect(Object.keys(long).filter((file) => !tooLong.includes(file))).toEqual([])
})

/** The most lines of code, without tests and benches. A record of a decision raises it; a change that takes lines away lowers it. */
const maxLinesOfCode = 131_334

test('the rooms stay within their number of lines', () => {
  const isTest = /(\.(test|spec)\.\w+$|(^|\/)test-|\/testing\/|^(bench|e2e|proofs)\/)/
  const isMade = /^components\/site\/stylesheet\.ts$|\/node_modules\//
  const code = sources.filter((file) => /\.(tsx?|mjs|css|sh)$/.test(file) && !isTest.test(file) && !isMade.test(file))
  const lines = code.reduce((sum, file) => sum + text(file).split('\n').length - 1, 0)
  expect(code.length).toBeGreaterThan(1000)
  expect(lines).toBeLessThanOrEqual(maxLinesOfCode)
})

/** Files of at most 40 lines, without comments, that have one importer. Lowered whenever one of them joins its importer. */
const maxSmallFiles = 84

test('a file of at most 40 lines has more than one importer, but for some', () => {
  const isTest = /(\.test\.tsx?$|\/test-|^domain\/testing\/|^(bench|e2e|proofs)\/)/
  const isOfNext = /^app\/.*\/(page|layout|route|error|not-found)\.tsx?$/
  const code = [...importGraph()].filter(([file]) => !isTest.test(file))
  const importers = Map.groupBy(
    code.flatMap(([, targets]) => targets),
    (target) => target,
  )
  const linesOf = (file: string) => text(file).trimEnd().split('\n')
  const isShort = (file: string) => linesOf(file).filter((line) => !/^\s*(\/\/|\/?\*)/.test(line)).length <= 40
  const small = code.filter(([file]) => importers.get(file)?.length === 1 && !isOfNext.test(file) && isShort(file))
  expect(code.length).toBeGreaterThan(1000)
  expect(small.length, 'put the new file into its importer').toBeLessThanOrEqual(maxSmallFiles)
})
