import { expect, test } from 'vitest'
import { CdataRepairer } from './cdata'
import { readWxr } from './read'
import { exportOf, itemWith, whole } from './test-export'
import type { WxrPart } from './types'

/** Reads a file leniently, in pieces of `piece` bytes. */
async function lenient(file: string, piece = 1024) {
  const bytes = new TextEncoder().encode(file)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  const parts: WxrPart[] = []
  for await (const part of readWxr(pieces(), { isLenient: true })) parts.push(part)
  return {
    parts,
    items: parts.flatMap((part) => (part.is === 'item' ? [part.item] : [])),
    remarks: parts.filter((part) => part.is === 'remark'),
    broken: parts.find((part) => part.is === 'broken'),
  }
}

const text = (words: string) => `<content:encoded><![CDATA[${words}]]></content:encoded>`
const script = '<script>\n//<![CDATA[\nif (a < b && c) go()\n//]]>\n</script> and on & on'

test.each([
  ['a script', script],
  ['a text that is nothing but CDATA', '<![CDATA[a < b]]>'],
  ['an ending at the end', 'x ]]>'],
  ['two of them', `one ]]> two ]]> three`],
  ['an element of its own behind an ending', 'a ]]></script> b'],
])('%s in a text that old WordPress wrote comes whole', async (_, words) => {
  const file = exportOf(
    itemWith(text(words)) + itemWith(`${text('The next')}<excerpt:encoded><![CDATA[s]]></excerpt:encoded>`),
  )
  for (const piece of [1, 2, 3, 7, 64, 100_000]) {
    const { items, broken, remarks } = await lenient(file, piece)
    expect(broken).toBeUndefined()
    expect(items.map(({ content }) => content)).toEqual([words, 'The next'])
    expect(items[1]!.excerpt).toBe('s')
    expect(remarks).toMatchObject([{ message: expect.stringContaining('second, lenient way') as string }])
  }
})

test('the line of the first is said', async () => {
  const file = exportOf(itemWith(text(script)))
  const line = file.slice(0, file.indexOf('//]]>')).split('\n').length
  expect((await lenient(file)).remarks).toMatchObject([
    { line, message: expect.stringMatching(/^A text ended/) as string },
  ])
})

test.each([1, 3, 1024])('a file that is sound gives the same in either way, in pieces of %i bytes', async (piece) => {
  const { parts, remarks } = await lenient(whole, piece)
  const strict: WxrPart[] = []
  async function* bytes() {
    yield new TextEncoder().encode(whole)
  }
  for await (const part of readWxr(bytes())) strict.push(part)
  expect(parts).toEqual(strict)
  expect(remarks).toEqual([])
})

test('two texts never become one: what is broken otherwise stays so', async () => {
  const category = (end: string) => `<category domain="category" nicename="a"><![CDATA[A]]>${end}`
  for (const inner of [
    `<title><![CDATA[One]]><b></title>${text('Words')}`,
    `${category('x</category>')}<wp:status>draft</wp:status>${category('</category>')}`,
  ]) {
    const { items, broken } = await lenient(exportOf(itemWith(inner) + itemWith(text('The next'))))
    expect(broken).toBeDefined()
    expect(items).toEqual([])
  }
  const cut = exportOf(itemWith(text(script))).slice(0, -60)
  expect((await lenient(cut)).broken?.message).toContain('cut off')
})

test('a file of endings takes no time and no memory', () => {
  const mender = new CdataRepairer()
  const begun = performance.now()
  let held = 0
  mender.repair('<![CDATA[')
  for (let n = 0; n < 300; n++)
    held = Math.max(held, `${']]>'.repeat(5_000)}`.length * 5 - mender.repair(']]>'.repeat(5_000)).length)
  expect(performance.now() - begun).toBeLessThan(3_000)
  expect(held).toBeLessThan(1_000)
})
