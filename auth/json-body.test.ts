import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readJsonBody } from './json-body'

const jsonIn = (body: string, texts?: number) =>
  readJsonBody(new Request('http://localhost/', { method: 'POST', body }), texts)
const long = 'The text is too long. Split it into several.'

test('what is no JSON, is nested without end or has thousands of names is as if nothing was sent', async () => {
  const names = (count: number) => `{${Array.from({ length: count }, (_, n) => `"k${n}" :1`).join(',')}}`
  expect(await jsonIn('{"a": [1, "b: {[\\"" ]}')).toEqual({ ok: true, value: { a: [1, 'b: {["'] } })
  expect(await jsonIn(names(1_000))).toMatchObject({ ok: true, value: { k999: 1 } })
  const nothing = ['{', names(1_001), `${'['.repeat(1_001)}${']'.repeat(1_001)}`]
  for (const body of nothing) expect(await jsonIn(body)).toEqual({ ok: true, value: undefined })
})

test.each([
  ['characters', (count: number) => `"${'a'.repeat(count - 2)}"`, 2_500_000],
  ['objects and lists', (count: number) => `[${'{},'.repeat(count - 2)}[]]`, 150_000],
])(
  'more %s than a text can have are refused in a sentence, and twice as many where there are two',
  async (_, body, max) => {
    expect(await jsonIn(body(max))).toMatchObject({ ok: true })
    expect(await jsonIn(body(max + 1))).toMatchObject({ ok: false, problems: [{ message: long }] })
    expect(await jsonIn(body(max * 2), 2)).toMatchObject({ ok: true })
    expect(await jsonIn(body(max * 2 + 1), 2)).toMatchObject({ ok: false, problems: [{ message: long }] })
  },
)

test('the character U+0000 is dropped, and nothing else', async () => {
  const json = '{"title":"a\\u0000b","list":["\\\\u0000","\\u0000"]}'
  expect(await jsonIn(json)).toEqual({ ok: true, value: { title: 'ab', list: ['\\u0000', ''] } })
})

test('the character U+0000 is dropped from JSON, and nothing else reads the body of a request that does not drop it', async () => {
  expect(await jsonIn('{"a": ["b\\u0000c"]}')).toEqual({ ok: true, value: { a: ['bc'] } })
  const root = join(import.meta.dirname, '..')
  const readers = ['app', 'auth'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('test'))
      .filter((file) =>
        /request\.(text|json|formData|arrayBuffer|blob|bytes|body)\b/.test(readFileSync(join(root, file), 'utf8')),
      ),
  )
  expect(readers.sort()).toEqual([
    'app/api/desk/backups/[id]/download/route.ts', // by `parse`
    'app/api/desk/media/receive.ts',
    'app/api/desk/text-of.ts',
    'auth/json-body.ts',
  ])
})
